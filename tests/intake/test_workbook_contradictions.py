"""Contradictions of the kinds found in real papers: sums that do not add up, days in an order that cannot be."""

from pathlib import Path
from typing import Any

import pytest
from workbook_files import flat, only, the_fault

from recovery_docs.errors import Fault


def doubts(folder: Path, **facts: Any) -> tuple[Fault, ...]:
    row = only(flat(folder, facts))
    assert row.loaded is not None, [str(fault) for fault in row.faults]
    return row.loaded.warnings


def test_a_total_that_is_not_the_sum_is_pointed_out_at_its_cell(tmp_path: Path) -> None:
    # 1,828.36 + 267.28 = 2,095.64, and not 110,976.36
    facts = {"放款金额": 1828.36, "本金余额": 1828.36, "利息": 267.28, "本息合计": 110976.36}
    fault = the_fault(flat(tmp_path, facts))
    assert (fault.severity, fault.place.cell) == ("error", "M2")
    assert "合计写的是 110,976.36 元，各项相加是 2,095.64 元" in str(fault)


def test_a_total_right_to_the_fen_is_right_and_one_fen_off_is_not(tmp_path: Path) -> None:
    parts = {"放款金额": 1828.36, "本金余额": 1828.36, "利息": 267.28}
    assert doubts(tmp_path, **parts, 本息合计=2095.64) == ()
    assert len(doubts(tmp_path, **parts, 本息合计=2095.65)) == 1  # 差一分是舍入，只提示


@pytest.mark.parametrize(("signed_on", "found"), [("2021-08-18", 0), ("2021-08-19", 1)])
def test_money_paid_out_before_the_contract_was_signed(tmp_path: Path, signed_on: str, found: int) -> None:
    result = doubts(tmp_path, 签约日期=signed_on)  # paid out on 2021-08-18
    assert len(result) == found
    assert all("放款日期2021年8月18日早于合同签订日期2021年8月19日" in str(doubt) for doubt in result)


@pytest.mark.parametrize(("default_on", "found"), [("2021-08-19", 0), ("2021-08-18", 1), ("2012-04-15", 1)])
def test_overdue_before_anything_was_paid_out(tmp_path: Path, default_on: str, found: int) -> None:
    assert len(doubts(tmp_path, 逾期日期=default_on)) == found
