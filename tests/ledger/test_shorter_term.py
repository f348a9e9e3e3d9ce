"""A prepayment on an instalment loan lessens the instalments or shortens the term, as the parties agreed."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from recovery_docs.case import Case
from recovery_docs.ledger import Statement, draw_up
from recovery_docs.prerequisites.matter import Matter

Lend = Callable[..., Case]
Owed = Callable[[Statement], dict[str, str]]
LEVEL = {
    "disbursements": [{"paid_on": "2025-01-10", "amount": 120000, "due_on": "2026-01-10"}],
    "schedule": {"method": "level_instalment", "periods": 12},
}
FIRST = {"paid_on": "2025-02-10", "amount": "10327.97"}
PREPAID = {"paid_on": "2025-02-10", "amount": 60000, "principal": 60000}
SHORTER = PREPAID | {"reschedules": "shorter_term"}


def monthly(*months: int, amount: str = "10327.97") -> list[dict[str, Any]]:
    return [{"paid_on": f"2025-{month:02d}-10", "amount": amount} for month in months]


def test_the_instalments_stay_and_the_term_ends_when_they_have_repaid_it(lend: Lend, owed: Owed) -> None:
    # 120,000 − 9,727.97 − 60,000 = 50,272.03; 10,076.61, 10,126.99, 10,177.63 and 10,228.52 of it are repaid; the fifth
    # instalment is the last: 9,662.28 and 48.31
    case = lend(FIRST, SHORTER, *monthly(3, 4, 5, 6), **LEVEL)
    assert owed(draw_up(case, date(2025, 6, 10))) == {"principal": "9662.28"}
    statement = draw_up(case, date(2025, 7, 10))
    assert owed(statement) == {"principal": "9662.28", "interest": "48.31"}
    assert (statement.matured, statement.balances[0].due_on) == (False, date(2025, 7, 10))
    assert draw_up(case, date(2025, 7, 11)).matured
    assert any("缩短期限，最后一期于2025年7月10日到期" in str(notice) for notice in statement.notices)


def test_else_the_term_stays_and_the_instalments_are_less(lend: Lend, owed: Owed) -> None:
    # 50,272.03 over eleven instalments are 4,708.43 each, of which 251.36 is interest of the first
    case = lend(FIRST, PREPAID | {"reschedules": "smaller_instalments"}, *monthly(3, amount="4708.43"), **LEVEL)
    assert draw_up(case, date(2025, 4, 1)).overdue_from is None
    statement = draw_up(case, date(2025, 3, 10))
    assert owed(statement) == {"principal": "45814.96"}
    assert statement.balances[0].due_on == date(2026, 1, 10)


def test_a_new_last_day_that_was_agreed_is_the_last_day(lend: Lend, owed: Owed) -> None:
    # Until 10 September seven instalments: 50,272.03 × 0.5 % ÷ (1 − 1.005⁻⁷) = 7,326.07, of which 251.36 is interest
    case = lend(FIRST, SHORTER | {"new_due_on": "2025-09-10"}, *monthly(3, amount="7326.07"), **LEVEL)
    assert draw_up(case, date(2025, 4, 1)).overdue_from is None
    statement = draw_up(case, date(2025, 3, 10))
    assert owed(statement) == {"principal": "43197.32"}
    assert statement.balances[0].due_on == date(2025, 9, 10)


def test_a_prepayment_that_nobody_booked_pays_what_is_due_and_then_principal(lend: Lend, owed: Owed) -> None:
    # 70,327.97 in one sum: the instalment of the day, then 60,000 of what is not due
    whole = {"paid_on": "2025-02-10", "amount": "70327.97", "reschedules": "shorter_term"}
    case = lend(whole, *monthly(3, 4, 5, 6), **LEVEL)
    assert owed(draw_up(case, date(2025, 6, 10))) == {"principal": "9662.28"}


def test_level_principal_keeps_its_part(lend: Lend) -> None:
    # 10,000 a month; 50,000 are left after 60,000: five more months
    loan = LEVEL | {"schedule": {"method": "level_principal", "periods": 12}}
    first = {"paid_on": "2025-02-10", "amount": 10600}
    assert draw_up(lend(first, SHORTER, **loan), date(2025, 3, 1)).balances[0].due_on == date(2025, 7, 10)


def test_a_settled_past_that_was_shortened_is_shortened(lend: Lend, owed: Owed) -> None:
    loan = LEVEL | {"disbursements": [LEVEL["disbursements"][0] | {"interest_paid_until": "2025-06-10"}]}
    statement = draw_up(lend(FIRST, SHORTER, *monthly(3, 4, 5, 6), **loan), date(2025, 7, 10))
    assert owed(statement) == {"principal": "9662.28", "interest": "48.31"}
    assert statement.balances[0].due_on == date(2025, 7, 10)


def test_limitation_is_counted_from_the_sooner_day(lend: Lend) -> None:
    case, as_of = lend(FIRST, SHORTER, **LEVEL), date(2025, 12, 1)
    matter = Matter(case, draw_up(case, as_of), as_of)
    assert [(one.due_on, one.instalments[-1]) for one in matter.main_claims] == [(date(2025, 7, 10), date(2025, 7, 10))]
    assert matter.limitation.last_day == date(2028, 7, 10)


@pytest.mark.parametrize("more", [{"reschedules": "smaller_instalments"}, {}, {"paid_on": "2025-09-10"}])
def test_a_new_last_day_belongs_to_a_shorter_term_and_lies_ahead(lend: Lend, more: dict[str, str]) -> None:
    written = SHORTER | {"new_due_on": "2025-09-10"} | more
    if not more:
        del written["reschedules"]
    with pytest.raises(ValidationError, match="提前还款后的到期日"):
        lend(written, **LEVEL)
