"""Bank loans made before 2004: settled by the quarter, late at the daily rate of the time, where the contract is silent."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from recovery_docs.case import Case
from recovery_docs.ledger import Statement, draw_up

Lend = Callable[..., Case]
Owed = Callable[[Statement], dict[str, str]]


def lent(lend: Lend, paid_on: str, due_on: str, **loan: Any) -> Case:
    facts = {"rate": {"annual": "5.31%"}, "disbursements": [{"paid_on": paid_on, "amount": 100000, "due_on": due_on}]}
    return lend(**(facts | loan))


def test_interest_is_settled_on_the_20th_of_the_quarters_last_month_and_late_at_the_daily_rate(
    lend: Lend, owed: Owed
) -> None:
    # 5.31 % ÷ 360 is 14.75 a day over 366 days: 5,398.50; from 1 March 2004 0.021 % a day: 30 days are 630.00
    statement = draw_up(lent(lend, "2003-03-01", "2004-02-29"), date(2004, 3, 31))
    assert owed(statement) == {"principal": "100000.00", "interest": "5398.50", "penalty_interest": "630.00"}
    assert statement.overdue_from == date(2003, 3, 21)
    assert any("放款于2004年以前" in str(notice) for notice in statement.notices)


def test_the_daily_rate_changes_with_the_rules_of_its_time(lend: Lend, owed: Owed) -> None:
    # 2 November 1998: 35 days at 0.04 %, 1,400.00; from 7 December 185 at 0.03 %, 5,550.00; from 10 June 30 at 0.021 %, 630.00
    statement = draw_up(lent(lend, "1998-01-05", "1998-11-01"), date(1999, 7, 10))
    assert owed(statement)["penalty_interest"] == "7580.00"


def test_a_loan_of_2004_goes_by_its_contract(lend: Lend, owed: Owed) -> None:
    # Without a penalty the contract rate goes on: 396 days at 14.75
    statement = draw_up(lent(lend, "2004-01-01", "2004-12-31"), date(2005, 1, 31))
    assert owed(statement) == {"principal": "100000.00", "interest": "5841.00"}
    assert not any("放款于2004年以前" in str(notice) for notice in statement.notices)


@pytest.mark.parametrize(
    ("penalty", "late"),
    [({"daily": "3‱"}, "900.00"), ({"surcharge": "20%"}, "531.00"), ({"surcharge": "0%"}, None)],
)
def test_what_the_contract_says_of_lateness_counts(
    lend: Lend, owed: Owed, penalty: dict[str, str], late: str | None
) -> None:
    statement = draw_up(lent(lend, "2003-03-01", "2004-02-29", penalty=penalty), date(2004, 3, 31))
    assert owed(statement).get("penalty_interest") == late


def test_a_private_loan_of_that_time_is_no_bank_loan(lend: Lend, owed: Owed) -> None:
    statement = draw_up(lent(lend, "2003-03-01", "2004-02-29", cause="private_loan"), date(2004, 3, 31))
    assert "penalty_interest" not in owed(statement)


def test_a_benchmark_rate_of_more_than_a_year_is_read_again_each_year(lend: Lend) -> None:
    # One to three years: 5.94 % from 10 June 1999, 5.49 % from 21 February 2002
    rate = {"benchmark": "by_term", "times": 1}

    def rates(due_on: str) -> list[str]:
        lines = draw_up(lent(lend, "2001-03-01", due_on, rate=rate), date(2002, 6, 1)).lines
        return list(dict.fromkeys(f"{line.rate:.4f}" for line in lines if line.kind == "interest" and line.accrues))

    assert rates("2004-02-28") == ["0.0594", "0.0549"]
    assert rates("2002-03-01") == ["0.0585"]
