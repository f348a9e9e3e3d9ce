"""追偿权: the amount paid for the debtor, the occupation fee from the day of payment, the damages agreed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from recovery_docs.case import Case
from recovery_docs.ledger import Statement, draw_up

Lend = Callable[..., Case]
Owed = Callable[[Statement], dict[str, str]]


def paid_for(lend: Lend, *repayments: dict[str, Any], **terms: Any) -> Case:
    return lend(*repayments, cause="recourse", recourse={"paid_on": "2024-01-01", "amount": 100000, **terms})


def test_the_fee_by_the_day(lend: Lend, owed: Owed) -> None:
    # 100,000 × 0.05 % × 31 = 1,550.00
    statement = draw_up(paid_for(lend, occupation_rate_daily="5‱"), date(2024, 2, 1))
    assert owed(statement) == {"principal": "100000.00", "interest": "1550.00"}
    assert statement.overdue_from == date(2024, 1, 1)
    assert str(statement.runs_on).endswith("以本金100,000.00元为基数，按每日0.05%计算的资金占用费")


def test_the_fee_by_the_year_and_the_damages_once(lend: Lend, owed: Owed) -> None:
    # 100,000 × 12 % ÷ 360 × 31 = 1,033.33; 5 % of 100,000
    statement = draw_up(paid_for(lend, occupation_rate_annual="12%", damages_share="5%"), date(2024, 2, 1))
    assert owed(statement) == {"principal": "100000.00", "interest": "1033.33", "liquidated_damages": "5000.00"}


def test_a_repayment_satisfies_the_fee_then_the_amount_then_the_damages(lend: Lend, owed: Owed) -> None:
    case = paid_for(lend, {"paid_on": "2024-02-01", "amount": 101600}, occupation_rate_daily="5‱", damages_share="5%")
    statement = draw_up(case, date(2024, 3, 1))
    assert owed(statement) == {"liquidated_damages": "4950.00"}
    assert [kind for kind, _, _ in statement.applied[0].to] == ["interest", "principal", "liquidated_damages"]
    assert statement.repaid_interest == Decimal("1550.00")


def test_without_a_rate_nothing_accrues_and_the_reader_is_told(lend: Lend, owed: Owed) -> None:
    statement = draw_up(paid_for(lend), date(2024, 2, 1))
    assert owed(statement) == {"principal": "100000.00"}
    assert not statement.accrues
    assert any("资金占用费" in str(notice) for notice in statement.notices)
