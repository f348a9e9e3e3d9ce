"""The bank's principal beside what was paid out and repaid: whose figures a row stands on, and what is said of it."""

from pathlib import Path
from typing import Any

import pytest
from workbook_files import FLAT, book, flat, only, the_fault

from recovery_docs.errors import Fault
from recovery_docs.ledger import draw_up

REPAID = [["案件编号", "日期", "金额"], ["2026-0001", "2022-03-21", 50000]]


def _read(path: Path) -> tuple[Any, tuple[Fault, ...]]:
    row = only(path)
    assert row.loaded is not None, [str(fault) for fault in row.faults]
    return row.loaded.case, row.loaded.warnings


def _with_repayment(folder: Path, principal: object, repaid: list[list[object]], **more: object) -> Path:
    facts = {**FLAT, "本金余额": principal, **more}
    return book(folder / "台账.xlsx", {"台账": [list(facts), list(facts.values())], "还款": repaid})


def test_a_balance_that_no_listed_repayment_explains_is_the_bank_s_to_state(tmp_path: Path) -> None:
    # 放款 200,000.00，没有还款记录，银行账面 123,456.78：按 200,000.00 催收就多催了
    # 台账只记余额、不列还款是常事，不必每行提醒
    case, doubts = _read(flat(tmp_path, {"本金余额": "123,456.78"}))
    statement = draw_up(case, case.request.as_of)
    assert (statement.source, str(statement.principal), str(statement.interest)) == ("bank", "123456.78", "1200")
    assert doubts == ()


def test_a_list_of_repayments_that_is_not_whole_is_told(tmp_path: Path) -> None:
    # 200,000.00 − 50,000.00 = 150,000.00，银行账面 123,456.78
    case, (doubt,) = _read(_with_repayment(tmp_path, "123,456.78", REPAID))
    assert case.request.figures == "bank"
    assert (doubt.severity, doubt.place.heading, doubt.place.cell) == ("warning", "本金余额", "J2")
    assert "所列还款 50,000.00 元，本金余额却只有 123,456.78 元，还款没有列全" in str(doubt)
    assert "已经采用银行的" in str(doubt.remedy)


@pytest.mark.parametrize(
    ("principal", "figures", "doubts"),
    [("200,000.00", "bank", 0), ("199,999.99", "bank", 0), ("200,000.05", "bank", 1)],
)
def test_to_the_fen(tmp_path: Path, principal: str, figures: str, doubts: int) -> None:
    case, warnings = _read(flat(tmp_path, {"本金余额": principal}))
    assert (case.request.figures, len(warnings)) == (figures, doubts)


@pytest.mark.parametrize(("principal", "figures"), [("150,000.00", "computed"), ("149,999.99", "bank")])
def test_a_listed_repayment_may_have_gone_to_the_principal_and_no_further(
    tmp_path: Path, principal: str, figures: str
) -> None:
    # 200,000.00 − 50,000.00 = 150,000.00
    assert _read(_with_repayment(tmp_path, principal, REPAID))[0].request.figures == figures


@pytest.mark.parametrize(("booked", "figures"), [(40000, "computed"), (39999.99, "bank")])
def test_what_the_bank_booked_to_the_principal_is_what_it_is(tmp_path: Path, booked: float, figures: str) -> None:
    # 200,000.00 − 40,000.00 = 160,000.00
    repaid = [[*REPAID[0], "入账本金"], [*REPAID[1], booked]]
    assert _read(_with_repayment(tmp_path, 160000, repaid))[0].request.figures == figures


@pytest.mark.parametrize(("day", "figures"), [("2023-02-10", "computed"), ("2023-02-11", "bank")])
def test_a_repayment_after_the_bank_s_day_explains_nothing(tmp_path: Path, day: str, figures: str) -> None:
    repaid = [REPAID[0], ["2026-0001", day, 50000]]
    assert _read(_with_repayment(tmp_path, 150000, repaid))[0].request.figures == figures


def test_a_principal_alone_is_not_taken_for_the_whole_debt(tmp_path: Path) -> None:
    # 没有利息、罚息、复利，采用银行的就等于不要利息；没有还款记录，按利率算又会多要
    fault = the_fault(flat(tmp_path, {"本金余额": 150000}, without=("利息",)))
    assert "只有本金余额" in str(fault.problem)
    assert fault.place.heading == "本金余额"
    case, doubts = _read(flat(tmp_path, {"本金余额": 150000, "采用的金额": "银行"}, without=("利息",)))
    assert (case.request.figures, doubts) == ("bank", ())
    assert _read(flat(tmp_path, {"本金余额": 150000, "利息": 0}))[0].request.figures == "bank"


def test_a_ledger_without_repayments_is_the_bank_s_word_whatever_rates_it_has(tmp_path: Path) -> None:
    # 50,000.00 + 300.00 + 500.00 = 50,800.00
    facts = {
        "放款金额": 50000,
        "本金余额": 50000,
        "利息": 300,
        "罚息": 500,
        "罚息上浮比例": "50%",
        "是否计收复利": "是",
    }
    case, doubts = _read(flat(tmp_path, {**facts, "还款方式": "按月计息到期还本"}))
    statement = draw_up(case, case.request.as_of)
    assert (statement.source, str(statement.total), doubts) == ("bank", "50800", ())


def test_the_row_may_say_whose_figures_to_take(tmp_path: Path) -> None:
    assert _read(flat(tmp_path, {"采用的金额": "计算"}))[0].request.figures == "computed"
    assert _read(flat(tmp_path, {"采用的金额": "银行"}))[0].request.figures == "bank"
    # 要计算的，还款要列全：200,000.00 − 0 ≠ 150,000.00
    fault = the_fault(flat(tmp_path, {"本金余额": 150000, "采用的金额": "本系统计算"}))
    assert "还款没有列全" in str(fault.problem)
    assert _read(flat(tmp_path, {"本金余额": 150000, "采用的金额": "银行"}))[1] == ()


@pytest.mark.parametrize("principal", [200000.06, 400000, 2000000])
def test_more_owed_than_lent_is_asked_about(tmp_path: Path, principal: float) -> None:
    fault = the_fault(flat(tmp_path, {"本金余额": principal}))
    assert "多于放款金额 200,000.00 元" in str(fault.problem)
    case, doubts = _read(flat(tmp_path, {"本金余额": principal, "差异已核对": "是"}))
    assert case.request.figures == "bank"
    assert len(doubts) == 1


@pytest.mark.parametrize(("total", "stops"), [(201200.05, False), (201200.06, True), (201199.94, True), (233200, True)])
def test_a_total_beyond_rounding_stops_the_row(tmp_path: Path, total: float, stops: bool) -> None:
    # 200,000.00 + 1,200.00 = 201,200.00；六项各自舍入，至多差五分
    assert (only(flat(tmp_path, {"本息合计": total})).loaded is None) == stops
    assert only(flat(tmp_path, {"本息合计": total, "差异已核对": "是"})).loaded is not None


@pytest.mark.parametrize(("balance", "problem"), [(-5, "金额不能为负数"), ("200000.005", "金额精确到分")])
def test_a_balance_that_no_case_may_hold_is_refused_once(tmp_path: Path, balance: object, problem: str) -> None:
    row = only(flat(tmp_path, {"本金余额": balance}))  # the second is more than the 200,000 paid out, too
    assert row.loaded is None
    assert [(problem in str(fault.problem), fault.place.cell) for fault in row.faults] == [(True, "J2")]


@pytest.mark.parametrize(
    ("principal", "interest", "total", "stops"),
    [
        (19.99, 0.12, 20.12, False),  # 差 100 元；三个数各按 0.01 万元四舍五入，至多差 150 元
        (19.99, 0.12, 20.13, True),  # 差 200 元
        (19.9912, 0.1235, 20.1147, False),
        (19.9912, 0.1235, 20.1149, True),  # 差 2 元；写到 0.0001 万元的，至多差 1.5 元
        ("19.99万元", "0.12万元", "20.12万元", False),
    ],
)
def test_a_total_in_ten_thousands_may_be_off_by_the_rounding_of_its_unit_alone(
    tmp_path: Path, principal: object, interest: object, total: object, stops: bool
) -> None:
    headings = {"本金余额": "本金余额（万元）", "利息": "利息（万元）"}
    facts = {headings.get(key, key): value for key, value in FLAT.items() if key not in ("罚息", "复利")}
    facts |= {
        "本金余额（万元）": principal,
        "利息（万元）": interest,
        "本息合计（万元）": total,
        "利息暂计日期": "2023-02-10",
    }
    path = book(tmp_path / "台账.xlsx", {"台账": [list(facts), list(facts.values())]})
    faults = [str(fault) for fault in only(path).faults if "合计写的是" in str(fault)]
    assert bool(faults) == stops


@pytest.mark.parametrize(("principal", "stops"), [(3.21, False), (3.22, True)])
def test_a_balance_in_ten_thousands_may_exceed_the_loan_by_its_rounding(
    tmp_path: Path, principal: float, stops: bool
) -> None:
    # 放款 32,051.00 元：3.21 万元至少是 32,050.00 元，3.22 万元至少是 32,150.00 元
    facts = {key: value for key, value in FLAT.items() if key != "本金余额"}
    amount = next(key for key in facts if "放款金额" in key or "借款金额" in key)
    facts |= {amount: 32051, "本金余额（万元）": principal}
    path = book(tmp_path / "台账.xlsx", {"台账": [list(facts), list(facts.values())]})
    assert any("多于放款金额" in str(fault) for fault in only(path).faults) == stops
