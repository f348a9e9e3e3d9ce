"""Worker processes: what they find is what is found on the spot, nothing is lost with one of them, none outlives the desk."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from ledger_of_days import write_ledger

from recovery_docs.desk.folder import Folder
from recovery_docs.desk.table.book import Book
from recovery_docs.desk.table.books import Books
from recovery_docs.desk.table.sources import Source
from recovery_docs.desk.table.worker import Read

TODAY = date(2026, 11, 27)
CASES = 120


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "清收")
    folder.lay_out()
    days = {f"A{number:03d}": date(2023 + number % 3, 11, 20) for number in range(CASES)}
    write_ledger(folder.ledgers / "台账.xlsx", days, balance_on=date(2026, 10, 31), broken=["A005"])
    return folder


@pytest.fixture
def started(folder: Folder) -> Iterator[Books]:
    books = Books(folder, lambda: TODAY, lambda event, value: None)
    books.start()
    yield books
    books.close()


def _wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not until():
        assert time.monotonic() < end
        time.sleep(0.02)


def _book(books: Books) -> Book:
    book = books.book("台账.xlsx")
    assert book is not None
    return book


def _children(parent: int) -> list[int]:
    found: list[int] = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(path.read_text().rpartition(")")[2].split()[1]) == parent:
                found.append(int(path.parent.name))
    return found


def test_workers_find_what_is_found_on_the_spot(started: Books, folder: Folder) -> None:
    book = _book(started)
    _wait(lambda: book.is_settled)
    here = _book(Books(folder, lambda: TODAY, lambda event, value: None))
    assert book.lines == here.lines
    assert (len(book.lines), book.broken, book.row("A007")) == (CASES, "", here.row("A007"))


def test_a_book_changed_while_it_is_open_is_read_again_unasked(started: Books, folder: Folder) -> None:
    first = _book(started)
    _wait(lambda: first.is_settled)
    write_ledger(folder.ledgers / "台账.xlsx", {"B1": date(2024, 6, 30)}, balance_on=date(2026, 10, 31))
    _wait(lambda: started.known("台账.xlsx") is not first)  # 没有人问，也看得出来
    again = _book(started)
    _wait(lambda: again.is_settled)
    assert ([line.number for line in again.lines], again.changed) == (["B1"], True)


def test_whoever_looks_at_a_page_has_its_cases_looked_at_first(folder: Folder) -> None:
    path = folder.ledgers / "台账.xlsx"
    book = Book(Source(path.name, path), TODAY)
    for result in Read(book.source, TODAY).results(lambda: False):
        book.took(result)
    book.want([100, 90, 5])
    first, then = book.take(folder.templates), book.take(folder.templates)
    assert first is not None
    assert then is not None
    assert [line.number for line in first.lines] == ["A100", "A090"]  # A005 不是案件，没有什么可看
    assert [line.number for line in then.lines][:2] == ["A000", "A001"]


def test_what_a_broken_reading_left_out_is_not_passed_over(folder: Folder) -> None:
    path = folder.ledgers / "台账.xlsx"
    book = Book(Source(path.name, path), TODAY)
    task = Read(book.source, TODAY)
    results = task.results(lambda: False)
    for _ in range(2):
        book.took(next(results))
    book.ended(task, well=False)
    assert "只读出 25 案" in book.broken


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes as Linux shows them")
def test_workers_end_with_a_desk_that_is_killed(folder: Folder) -> None:
    script = (
        "import sys, time; from datetime import date; from pathlib import Path\n"
        "from recovery_docs.desk.folder import Folder; from recovery_docs.desk.table.books import Books\n"
        "if __name__ == '__main__':\n"
        "    books = Books(Folder(Path(sys.argv[1])), date.today, lambda event, value: None); books.start()\n"
        "    books.book('台账.xlsx'); print('ready', flush=True); time.sleep(600)\n"
    )
    program = folder.root / "desk.py"
    program.write_text(script, encoding="utf-8")
    process = subprocess.Popen([sys.executable, str(program), str(folder.root)], stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        process.stdout.readline()
        workers = _children(process.pid)
        assert len(workers) >= 2
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    _wait(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))
