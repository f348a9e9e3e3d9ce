"""A column that is the sum of others is not asked beside them."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from workbook_files import book, read, resident_id

HEADINGS = [
    "借据号",
    "借款人姓名",
    "身份证号",
    "借款合同编号",
    "放款日期",
    "到期日",
    "借款金额",
    "截至日",
    "债权人名称",
    "案由",
]
REST = ["2024-01-15", "2026-01-15", 50000, "2026-10-31", "示例银行股份有限公司海宁支行", "金融借款合同纠纷"]
OWED = ["本金余额", "欠息", "罚息", "复利"]


def _ledger(folder: Path, *owed: list[Any]) -> Path:
    rows = [
        [f"JJ{number}", "李示例", resident_id(number), f"示借字第{number}号", *REST, *amounts]
        for number, amounts in enumerate(owed, start=1)
    ]
    return book(folder / "台账.xlsx", {"台账": [[*HEADINGS, *OWED], *rows]})


def test_a_column_that_is_the_sum_of_two_others_in_every_row_is_asked_about(tmp_path: Path) -> None:
    rows = read(_ledger(tmp_path, [30000, 1530, 1500, 30], [20000, 515, 500, 15], [10000, 0, 0, 0]))
    first, second, third = rows
    for row in (first, second):
        assert row.loaded is None
        assert any("“欠息”每一行都等于“罚息”、“复利”之和" in str(fault) for fault in row.faults), row.faults
    assert third.loaded is None or third.loaded.case.bank_statement is not None


@pytest.mark.parametrize(
    "owed",
    [
        [[30000, 1530, 1500, 30], [20000, 515, 500, 16]],  # one row is no sum
        [[30000, 1530, 1500, 30]],  # one row may be chance
        [[30000, 1500, 1500, 0], [20000, 500, 500, 0]],  # two columns that are alike, and a third with nothing in it
        [[30000, 1500, 300, 10], [20000, 500, 100, 5]],
    ],
)
def test_one_that_is_not_is_read(tmp_path: Path, owed: list[list[Any]]) -> None:
    for row, (principal, interest, penalty, compound) in zip(read(_ledger(tmp_path, *owed)), owed, strict=True):
        assert row.loaded is not None, row.faults
        statement = row.loaded.case.bank_statement
        assert statement is not None
        said = (statement.principal, statement.interest, statement.penalty_interest, statement.compound_interest)
        assert said == (principal, interest, penalty, compound)


def test_one_that_is_passed_over_leaves_the_others_to_be_read(tmp_path: Path) -> None:
    path = _ledger(tmp_path, [30000, 1530, 1500, 30], [20000, 515, 500, 15])
    workbook = load_workbook(path)
    heading = next(cell for cell in workbook["台账"][1] if cell.value == "欠息")
    heading.value = "备注（欠息）"
    workbook.save(path)
    statements = [row.loaded.case.bank_statement for row in read(path) if row.loaded]
    assert [(one.interest, one.penalty_interest) for one in statements if one] == [(0, 1500), (0, 500)]
