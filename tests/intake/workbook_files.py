"""Workbooks for tests, written the way an officer's would be. Everybody in them is invented."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from stdnum.cn import ric, uscc

from recovery_docs.errors import Fault
from recovery_docs.intake import Row
from recovery_docs.intake.workbook import read_workbook


def resident_id(number: int = 1) -> str:
    body = f"330481198503120{number:02d}"
    return body + ric.calc_check_digit(body + "0")


def credit_code(number: int = 1) -> str:
    body = f"91330481MA{number:07d}"
    return body + uscc.calc_check_digit(body)


FLAT: dict[str, Any] = {
    "案件编号": "2026-0001",
    "债权人名称": "示例银行股份有限公司海宁支行",
    "案由": "金融借款合同纠纷",
    "借款人姓名": "李示例",
    "身份证号码": resident_id(),
    "放款日期": "2021-08-18",
    "放款金额": 200000,
    "到期日": "2022-07-15",
    "年利率": "6%",
    "本金余额": 200000,
    "利息": 1200,
    "截至日": "2023-02-10",
}


def book(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    workbook.save(path)
    return path


def flat(folder: Path, *rows: Mapping[str, Any], without: Sequence[str] = ()) -> Path:
    """One flat sheet of the usual columns; each row says only what it has differently, None for an empty cell."""
    headings = [name for name in dict.fromkeys([*FLAT, *(key for row in rows for key in row)]) if name not in without]
    lines = [[{**FLAT, **row}.get(name) for name in headings] for row in rows or ({},)]
    return book(folder / "台账.xlsx", {"台账": [headings, *lines]})


def read(path: Path) -> list[Row]:
    return list(read_workbook(path))


def only(path: Path) -> Row:
    (row,) = read(path)
    return row


def case_of(path: Path) -> Any:
    row = only(path)
    assert row.loaded is not None, [str(fault) for fault in row.faults]
    return row.loaded.case


def the_fault(path: Path) -> Fault:
    row = only(path)
    assert row.loaded is None
    (fault,) = row.faults
    return fault
