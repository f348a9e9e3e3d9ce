"""Which of several notes a payment satisfies: 民法典560②, and alike what is alike."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from recovery_docs.case import Case
from recovery_docs.ledger import Statement, draw_up

Lend = Callable[..., Case]
EARLY = {"paid_on": "2021-01-10", "amount": 60000, "due_on": "2022-01-10", "note": "甲"}
LATER = {"paid_on": "2021-07-10", "amount": 30000, "due_on": "2022-01-10", "note": "乙"}
PERSON = {"kind": "person", "name": "周示例"}


def principals(statement: Statement) -> dict[str, str]:
    return {one.note: str(one.principal) for one in statement.balances}


def test_a_prepayment_on_equal_notes_that_are_not_due_is_shared(lend: Lend) -> None:
    # Without interest so far: 30,000 early, 60,000 and 40,000 outstanding: 18,000 and 12,000
    notes = [{**EARLY, "paid_on": "2021-06-01"}, {**LATER, "paid_on": "2021-06-01", "amount": 40000}]
    case = lend({"paid_on": "2021-06-01", "amount": 30000}, disbursements=notes)
    assert principals(draw_up(case, date(2021, 6, 2))) == {"甲": "42000.00", "乙": "28000.00"}


def test_a_prepayment_for_one_note_is_for_that_note(lend: Lend) -> None:
    notes = [{**EARLY, "paid_on": "2021-06-01"}, {**LATER, "paid_on": "2021-06-01"}]
    case = lend({"paid_on": "2021-06-01", "amount": 30000, "note": "乙"}, disbursements=notes)
    assert principals(draw_up(case, date(2021, 6, 2))) == {"甲": "60000.00", "乙": "0.00"}


def test_costs_come_first_of_the_whole_payment_and_not_of_one_notes_share(lend: Lend) -> None:
    # 5,000 for the lawyer; 6,000 are left for 60,000 and 40,000, due together and at one rate: 3,600 and 2,400
    notes = [{**EARLY, "paid_on": "2021-07-10"}, {**LATER, "amount": 40000}]
    facts = {"disbursements": notes, "rate": {"annual": "0%"}, "appropriation": {"order": ["costs", "principal"]}}
    cost = {"kind": "lawyer_fee", "amount": 5000, "incurred_on": "2022-02-01"}
    paid = {"paid_on": "2022-03-01", "amount": 11000}
    statement = draw_up(lend(paid, case={"request": {"costs": [cost]}}, **facts), date(2022, 3, 2))
    assert principals(statement) == {"甲": "56400.00", "乙": "37600.00"}
    assert statement.costs == 0


def security(**maximum: Any) -> dict[str, Any]:
    return {"guarantees": [{"guarantor": PERSON, "kind": "joint_and_several", "maximum": {"limit": 90000, **maximum}}]}


@pytest.mark.parametrize(
    ("case", "left"),
    [
        # Both secured and due together: the note at 8 % is the heavier burden and is paid first, 60,000.00 and 4,866.67
        (security(), {"甲": "0.00", "乙": "30000.00"}),
        # The line ended before the second note, which has no security: 30,920.00 are for that note, 4,866.67 and 29,080.00
        # for the first
        (security(until_on="2021-06-30"), {"甲": "30920.00", "乙": "0.00"}),
        (None, {"甲": "0.00", "乙": "30000.00"}),
    ],
)
def test_of_notes_that_are_due_the_one_with_the_least_security_is_paid_first(
    lend: Lend, case: dict[str, Any] | None, left: dict[str, str]
) -> None:
    # Interest to the due day: 60,000 × 8 % ÷ 360 × 365 = 4,866.67, 30,000 × 6 % ÷ 360 × 184 = 920.00
    notes = [{**EARLY, "rate": {"annual": "8%"}}, LATER]
    paid = {"paid_on": "2022-01-10", "amount": "64866.67"}
    assert principals(draw_up(lend(paid, disbursements=notes, case=case), date(2022, 1, 10))) == left
