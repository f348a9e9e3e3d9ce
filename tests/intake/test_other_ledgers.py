"""Ledgers of those who are no bank with a loan: card departments, guarantee companies, asset managers."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from workbook_files import book, read, resident_id

from recovery_docs.intake.layout.reading import SheetReading, read_layout
from recovery_docs.intake.workbook import read_workbook

CARD: dict[str, Any] = {
    "客户姓名": "李示例",
    "身份证号": resident_id(),
    "卡号": "6222020200001234",
    "账单日": 5,
    "还款日": 25,
    "最低还款额": 1200,
    "透支本金": 20000,
    "利息": 500,
    "违约金": 300,
    "截至日": "2026-10-31",
}


def _ledger(folder: Path, row: Mapping[str, Any]) -> Path:
    return book(folder / "台账.xlsx", {"台账": [list(row), list(row.values())]})


def _sheet(folder: Path, row: Mapping[str, Any]) -> SheetReading:
    return read_layout(_ledger(folder, row)).main[0]


def _taken(folder: Path, row: Mapping[str, Any]) -> dict[str, str]:
    return {one.heading: one.fact for one in _sheet(folder, row).of("read")}


def _said(path: Path) -> str:
    rows = read_workbook(path)
    return "\n".join(str(fault) for fault in (*rows.faults, *(fault for row in rows for fault in row.faults)))


def test_the_due_day_of_a_card_is_that_of_its_statement(tmp_path: Path) -> None:
    path = _ledger(tmp_path, CARD)
    assert "还款方式" not in _said(path)
    assert "账单日（D）、还款日（E）、最低还款额（F） 一案可以有几项，写在“账单”表里" in _said(path)
    assert all(not one.could_be for one in read_layout(path).main[0].columns)


@pytest.mark.parametrize("beside", ["还款方式", "放款日期"])
def test_a_loan_has_its_day_of_each_instalment_though_a_card_number_stands_beside(tmp_path: Path, beside: str) -> None:
    loan = {"借款人": "李示例", "身份证号": resident_id(), "卡号": "6222020200001234", "还款日": 25, beside: None}
    assert _taken(tmp_path, loan)["还款日"] == "案件.每期还款日"


def test_what_tells_cases_apart_is_never_offered_as_the_same_for_all(tmp_path: Path) -> None:
    path = _ledger(tmp_path, CARD)
    (asked,) = [fault for fault in read_workbook(path).faults if "案件编号" in str(fault.problem)]
    assert "［列］" in str(asked.remedy)
    assert "加上“案件编号”一列" in str(asked.remedy)
    assert "共同信息" not in str(asked.remedy)
    assert "［固定］" not in str(asked.remedy)
    assert [row.loaded for row in read(path)] == [None]
