"""融资租赁: rents due and not due, the damages on late ones, all of them called in, the contract rescinded."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from recovery_docs.case import Case
from recovery_docs.errors import LedgerError
from recovery_docs.ledger import Statement, draw_up

Lend = Callable[..., Case]
Owed = Callable[[Statement], dict[str, str]]
RENTS = [{"due_on": f"2024-{month:02d}-15", "amount": 10000} for month in range(1, 7)]
ON = date(2024, 3, 26)


def lease(lend: Lend, *repayments: dict[str, Any], rents: Any = RENTS, **request: Any) -> Case:
    return lend(
        *repayments,
        cause="finance_lease",
        lease={"thing": "挖掘机一台", "from_on": "2023-12-15", "rents": rents},
        penalty={"daily": "5‱"},
        disbursements=[],
        rate=None,
        case={"request": request},
    )


def test_only_the_rents_that_are_due_are_owed_and_the_others_are_told(lend: Lend, owed: Owed) -> None:
    statement = draw_up(lease(lend), ON)
    # to 25 March the rents are late 70, 39 and 10 days: 10,000 × 0.05 % × 119 = 595.00
    assert owed(statement) == {"principal": "30000.00", "penalty_interest": "595.00"}
    assert (
        str(statement.runs_on)
        == "自2024年3月26日起至实际清偿之日止，以未付租金30,000.00元为基数，按每日0.05%计算的逾期违约金"
    )
    assert (statement.matured, statement.overdue_from) == (True, date(2024, 1, 16))
    assert any("未到期租金3期共30,000.00元，没有请求支付全部租金，没有计入" in str(one) for one in statement.notices)


def test_a_rent_is_due_on_its_day_and_late_on_the_next(lend: Lend, owed: Owed) -> None:
    assert owed(draw_up(lease(lend), date(2024, 1, 16)))["principal"] == "10000.00"
    assert draw_up(lease(lend), date(2024, 1, 16)).penalty_interest == 0
    assert draw_up(lease(lend), date(2024, 1, 17)).penalty_interest == Decimal("5.00")
    with pytest.raises(LedgerError):
        draw_up(lease(lend), date(2024, 1, 15))


def test_all_rents_are_asked_and_those_not_due_bear_nothing_before_they_are_called_in(lend: Lend, owed: Owed) -> None:
    statement = draw_up(lease(lend, accelerate=True), ON)
    assert owed(statement) == {"principal": "60000.00", "penalty_interest": "595.00"}
    assert "60,000.00" not in str(statement.runs_on)
    assert "0%计算的利息" not in str(statement.runs_on)
    (balance,) = statement.balances
    assert (balance.overdue_principal, statement.matured) == (30000, False)


def test_from_the_day_on_which_they_are_called_in_all_rents_are_late(lend: Lend, owed: Owed) -> None:
    # 30,000 more from 21 March, the day after: 5 days to the 25th × 15.00 = 75.00
    statement = draw_up(lease(lend, accelerated_on="2024-03-20"), ON)
    assert owed(statement) == {"principal": "60000.00", "penalty_interest": "670.00"}
    assert statement.matured


def test_a_rescinded_lease_has_no_rents_to_come(lend: Lend, owed: Owed) -> None:
    assert owed(draw_up(lease(lend, rescind=True), ON))["principal"] == "30000.00"


def test_what_was_paid_satisfies_the_damages_then_the_oldest_rent(lend: Lend, owed: Owed) -> None:
    # on 26 January 10 days of 5.00 are late: 50.00, then 9,950.00 of the rent
    statement = draw_up(lease(lend, {"paid_on": "2024-01-26", "amount": 10000}), date(2024, 2, 6))
    # 50 × 0.05 % × 11 days = 0.28 (0.275)
    assert owed(statement) == {"principal": "50.00", "penalty_interest": "0.28"}


def test_a_lease_without_rents_is_refused(lend: Lend) -> None:
    with pytest.raises(ValidationError) as error:
        lease(lend, rents=[])
    assert "没有写明租金" in str(error.value.errors()[0]["ctx"]["error"].problem)
