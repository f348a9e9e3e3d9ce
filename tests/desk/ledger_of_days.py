"""A flat ledger whose loans fell due on days of the test's choosing, so that its rights end on days worked out by hand."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from benchmarks.workbook import HEADINGS, SHARED
from openpyxl import Workbook
from stdnum.cn import ric


def write_ledger(path: Path, due_days: Mapping[str, date], *, balance_on: date, broken: Sequence[str] = ()) -> None:
    """A row a case by its number; the principal of `broken` ones is no amount."""
    book = Workbook()
    sheet = book.create_sheet("不良贷款台账", 0)
    sheet.append(HEADINGS)
    for index, (number, due) in enumerate(due_days.items()):
        stem = f"33010619850302{index + 100:03d}"
        principal = "十五万左右" if number in broken else 100000 + 100 * index
        sheet.append(
            [
                *(number, f"李示例{number}", stem + ric.calc_check_digit(f"{stem}0"), f"139{index:08d}"),
                *(
                    f"浙江省海宁市示例路{index + 1}号",
                    f"示借字第{number}号",
                    due.replace(year=due.year - 1).isoformat(),
                ),
                *(due.replace(year=due.year - 1).isoformat(), due.isoformat(), 200000, 6, "50%", principal),
                *(0, 0, 0, balance_on.isoformat()),
            ]
        )
    shared = book.create_sheet("共同信息")
    shared.append(list(SHARED))
    shared.append(list(SHARED.values()))
    book.save(path)
