"""The table of the desk on a book of ten thousand cases: first rows, filters, pages asked meanwhile, memory, all readiness.

`python -m benchmarks.desk 1000` measures another size. Seconds are those of a clock, and say little on a busy machine; CPU
seconds of all workers follow.
"""

import os
import resource
import sys
import tempfile
import time
from datetime import date
from itertools import cycle
from pathlib import Path

from starlette.testclient import TestClient

from benchmarks.workbook import write_workbook
from recovery_docs.desk.app import build
from recovery_docs.desk.desk import Desk
from recovery_docs.desk.door import COOKIE, Door
from recovery_docs.desk.folder import Folder
from recovery_docs.desk.table.book import Book
from recovery_docs.desk.table.facets import Question, answered

SIZE = 10_000
TODAY = date(2025, 6, 20)
"""A day on which the rights of the invented loans, due on 2022-07-15, end in 25 days."""
A_PERSON = 0.5
"""Seconds that somebody takes to look at a page before asking for the next."""
QUESTIONS = ({"bands": "month"}, {"order": "debt"}, {"ready": "collection-notice", "page": "50"}, {"find": "示例七"})


def main(size: int) -> None:
    """Print one line for each measurement."""
    with tempfile.TemporaryDirectory() as root:
        folder = Folder(Path(root) / "清收")
        folder.lay_out()
        write_workbook(folder.ledgers / "台账.xlsx", size)
        desk = Desk(folder, lambda: TODAY, Door("desk-test.localhost:4321"))
        app = build(desk)
        with TestClient(app, base_url=desk.door.origin, cookies={COOKIE: desk.door.cookie}) as client:
            client.headers.update({"origin": desk.door.origin, "sec-fetch-site": "same-origin"})
            time.sleep(8)  # 工作进程装好程序要几秒；人打开首页、放入台账的时候已经装好
            _watch(desk, client)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = used.ru_utime + used.ru_stime
    print(f"desk workers {worked:.1f} s CPU, {worked / size * 1000:.2f} ms a case with reading and starting")


def _watch(desk: Desk, client: TestClient) -> None:
    began = time.perf_counter()
    client.get("/books/台账.xlsx")
    book = desk.books.known("台账.xlsx")
    assert book is not None
    headings, rows = _first(book, began)
    print(f"desk headings after {headings:.2f} s, first rows {rows - headings:.2f} s later")
    pages: list[float] = []
    questions = cycle(QUESTIONS)
    memory = 0
    read = 0.0
    while not book.is_settled:
        pages.append(_asked(client, next(questions)))
        memory = max(memory, _memory())
        read = read or (time.perf_counter() - began if book.is_read else 0.0)
        time.sleep(A_PERSON)
    whole = time.perf_counter() - began
    pages.sort()
    print(f"desk {len(book.lines)} cases read after {read:.1f} s, all readiness after {whole:.1f} s, peak {memory} MB")
    print(f"desk pages meanwhile: median {pages[len(pages) // 2]:.3f} s, slowest {pages[-1]:.3f} s of {len(pages)}")
    print(f"desk pages afterwards: slowest {max(_asked(client, asked) for asked in QUESTIONS):.3f} s")
    print(f"desk sort and filter: {_worked(book) * 1000:.0f} ms CPU the slowest; peak {memory} MB of all processes")


def _first(book: Book, began: float) -> tuple[float, float]:
    while not book.expected:
        time.sleep(0.005)
    headings = time.perf_counter() - began
    while not book.lines:
        time.sleep(0.005)
    return headings, time.perf_counter() - began


def _asked(client: TestClient, query: dict[str, str]) -> float:
    began = time.perf_counter()
    assert client.get("/books/台账.xlsx", params=query).status_code == 200
    return time.perf_counter() - began


def _worked(book: Book) -> float:
    slowest = 0.0
    for question in (Question(), Question(bands=frozenset({"month"}), order="debt"), Question(find="示例七")):
        began = time.process_time()
        answered(book.lines, book.marks, question)
        slowest = max(slowest, time.process_time() - began)
    return slowest


def _memory() -> int:
    """MB of this process and its children, what they share counted once; nothing where the system does not tell."""
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            status = (process / "stat").read_text()
            parent = int(status.rpartition(")")[2].split()[1])
            if os.getpid() in (parent, int(process.name)):
                rolled = (process / "smaps_rollup").read_text()
                total += sum(int(line.split()[1]) for line in rolled.splitlines() if line.startswith("Pss:"))
        except OSError:
            continue
    return total // 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
