"""Two hundred letters there and back: `python -m benchmarks.posting [LETTERS]`.

One print file, one posting list, envelopes and labels; the list comes back with results, and the clocks of exactly those cases
move whose letter was delivered. Exits with 1 where another moves or one does not.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from openpyxl import load_workbook

from benchmarks.workbook import write_workbook
from recovery_docs import (
    Prints,
    clocks_report,
    make_posting,
    read_posting,
    read_returned,
    read_workbook,
    receive_results,
    run_batch,
)

Thing = TypeVar("Thing")

POSTED, ARRIVED, TODAY = date(2023, 2, 10), date(2023, 2, 15), date(2023, 3, 31)
RESULTS = ("妥投", "已妥投：本人签收", "妥投", "拒收", "退回妥投", "派送中", "已投丰巢快递柜")
"""In turn: of seven letters three are delivered, four are not, or not surely."""


def main(count: int) -> int:
    """Post, fill in, receive, and compare the clocks."""
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        book, out, posted = room / "台账.xlsx", room / "函件", room / "交寄"
        write_workbook(book, count)
        batch = _timed("batch", lambda: run_batch(book, out, ("collection-notice",), today=POSTED))
        assert batch.run.counts["made"] == count
        prints = Prints(envelope="DL", label="100x150", letters=True)
        made = _timed("posting", lambda: make_posting(book, out, posted, posted_on=POSTED, prints=prints))
        for file in made.files:
            print(f"  {file.name} {file.stat().st_size / 1e6:.1f} MB {_pages(file)}")
        before = _limitation(book)
        delivered = _filled_in(posted / "交寄清单.xlsx")
        posting = read_posting(posted)
        found = _timed(
            "list read", lambda: read_returned(posted / "交寄清单.xlsx", posting, posted / "交寄清单.xlsx", TODAY)
        )
        received = _timed("received", lambda: receive_results(book, found.results))
        print(f"  {dict(received.taken)}, {found.waiting} waiting, {len(found.asked)} asked, {len(found.wrong)} wrong")
        after = _limitation(book)
        moved = {case for case in after if after[case] != before[case]}
        print(f"  clocks moved for {len(moved)} cases, {len(delivered)} letters were delivered")
        again = receive_results(book, found.results)
        return int(moved != delivered or bool(again.taken) or len(made.mailings) != count)


def _timed(name: str, work: Callable[[], Thing]) -> Thing:
    began, cpu = time.perf_counter(), time.process_time()
    done = work()
    print(f"{name}: {time.perf_counter() - began:.1f} s, of which {time.process_time() - cpu:.1f} s in this process")
    return done


def _filled_in(path: Path) -> set[str]:
    """Write a result into every row; gives the cases whose letters were delivered."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    columns = {str(cell.value): cell.column for cell in sheet[1]}
    delivered: set[str] = set()
    for number in range(sheet.max_row - 1):
        told = RESULTS[number % len(RESULTS)]
        cells = {"邮件号": f"115{number:010d}", "投递结果": told, "结果日期": ARRIVED}
        for heading, value in cells.items():
            sheet.cell(number + 2, columns[heading]).value = value
        if told.endswith(("妥投", "本人签收")) and "退回" not in told:
            delivered.add(str(sheet.cell(number + 2, columns["案件编号"]).value))
    book.save(path)
    return delivered


def _limitation(book: Path) -> dict[str | None, tuple[date | None, str]]:
    """By case until when the claim lives, and whether that is sure."""
    report = clocks_report(read_workbook(book), as_of=TODAY, today=TODAY, language="zh")
    return {
        case.case: (clock.last_day, clock.state)
        for case in report.cases
        for clock in case.clocks
        if clock.right == "limitation"
    }


def _pages(file: Path) -> str:
    if file.suffix != ".pdf":
        return ""
    import pikepdf

    with pikepdf.open(file) as pdf:
        return f"{len(pdf.pages)} pages"


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
