"""Due days that are days of rest move to the next working day where the contract says so, with interest or without.

The Spring Festival of 2023 was 21 to 27 January; Saturday 28 January was a working day. In 2022 the Mid-Autumn holidays
were 10 to 12 September.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from recovery_docs.case import Case
from recovery_docs.ledger import Statement, draw_up
from recovery_docs.prerequisites.matter import Matter

Lend = Callable[..., Case]
Owed = Callable[[Statement], dict[str, str]]
FESTIVAL = {"paid_on": "2022-02-22", "amount": 200000, "due_on": "2023-01-22"}


def at_maturity(lend: Lend, how: str | None, day: date) -> Statement:
    loan = {"disbursements": [FESTIVAL], "penalty": {"surcharge": "50%"}, "interest_days": {"settle": "at_maturity"}}
    return draw_up(lend(**loan, due_on_holiday=how), day)


def by_instalments(lend: Lend, how: str | None, day: date) -> Statement:
    loan = {
        "disbursements": [{"paid_on": "2022-08-10", "amount": 36000, "due_on": "2022-11-10"}],
        "rate": {"annual": "12%"},
        "schedule": {"method": "level_principal"},
        "penalty": {"surcharge": "50%"},
    }
    return draw_up(lend(**loan, due_on_holiday=how), day)


@pytest.mark.parametrize(
    ("how", "interest"),
    [
        ("moved_with_interest", "11333.33"),  # 22 February to 28 January, 340 days: 200,000 × 6 % ÷ 360 × 340
        ("moved_without_interest", "11133.33"),  # to 22 January, 334 days
    ],
)
def test_on_the_working_day_after_the_festival_nothing_is_late(lend: Lend, owed: Owed, how: str, interest: str) -> None:
    statement = at_maturity(lend, how, date(2023, 1, 28))
    assert owed(statement) == {"principal": "200000.00", "interest": interest}
    assert (statement.overdue_from, statement.matured) == (None, False)
    assert statement.balances[0].due_on == date(2023, 1, 28)
    assert any("到期日2023年1月22日为休息日，按合同约定顺延至2023年1月28日" in str(one) for one in statement.notices)


@pytest.mark.parametrize(
    ("how", "interest", "penalty"),
    [
        ("moved_with_interest", "11366.67", "500.00"),  # the due day bears the contract rate: 341 days; then 10 at 9 %
        ("moved_without_interest", "11133.33", "500.00"),  # nothing for the days of rest nor for the day they end on
        (None, "11166.67", "800.00"),  # 335 days, and 16 at 9 % from 23 January
    ],
)
def test_the_penalty_begins_the_day_after_the_moved_day(
    lend: Lend, owed: Owed, how: str | None, interest: str, penalty: str
) -> None:
    statement = at_maturity(lend, how, date(2023, 2, 8))
    assert owed(statement) == {"principal": "200000.00", "interest": interest, "penalty_interest": penalty}
    assert statement.overdue_from == (date(2023, 1, 29) if how else date(2023, 1, 23))


@pytest.mark.parametrize(
    ("how", "day", "interest"),
    [
        ("moved_with_interest", date(2022, 9, 12), "396.00"),  # 36,000 × 12 % ÷ 360 × 33
        ("moved_with_interest", date(2022, 9, 13), "408.00"),  # 34 days
        ("moved_without_interest", date(2022, 9, 12), "376.00"),  # a month, 360.00, and 24,000 for two days
        ("moved_without_interest", date(2022, 9, 13), "384.00"),
    ],
)
def test_an_instalment_moves_too(lend: Lend, owed: Owed, how: str, day: date, interest: str) -> None:
    statement = by_instalments(lend, how, day)
    assert owed(statement) == {"principal": "36000.00", "interest": interest}
    assert statement.overdue_from is None


@pytest.mark.parametrize(
    ("how", "first", "second", "penalty"),
    [
        # 34 days of 36,000, the due day of 12,000: 408.00 + 4.00; 13 September to 10 October, 27 days of 24,000
        ("moved_with_interest", "412.00", "216.00", "162.00"),
        ("moved_without_interest", "360.00", "240.00", "162.00"),
        (None, "364.00", "240.00", "180.00"),  # late from 11 September: 30 days at 18 % in place of 27
    ],
)
def test_the_next_instalment_bears_its_own_days(
    lend: Lend, owed: Owed, how: str | None, first: str, second: str, penalty: str
) -> None:
    # 12,000 × 18 % ÷ 360 × 27 days from 14 September to 10 October; that day 12,000 fresh and 12,000 not due bear 4.00 each
    statement = by_instalments(lend, how, date(2022, 10, 11))
    interest = Decimal(first) + Decimal(second) + Decimal("8.00")
    assert statement.overdue_from == (date(2022, 9, 14) if how else date(2022, 9, 11))
    assert (statement.penalty_interest, statement.interest) == (Decimal(penalty), interest)


def test_limitation_and_guarantee_are_counted_from_the_moved_day(lend: Lend) -> None:
    guarantee = {
        "guarantor": {"kind": "person", "name": "周示例"},
        "kind": "joint_and_several",
        "contract": {"signed_on": "2022-02-22"},
        "period": {"not_agreed": True},
    }
    case = lend(disbursements=[FESTIVAL], due_on_holiday="moved_without_interest", case={"guarantees": [guarantee]})
    as_of = date(2023, 3, 1)
    matter = Matter(case, draw_up(case, as_of), as_of)
    assert matter.limitation.last_day == date(2026, 1, 28)
    assert [one.last_day for standing in matter.guarantees for one in standing.period.of_claims] == [date(2023, 7, 28)]


def test_holidays_that_nobody_knows_yet_are_told(lend: Lend) -> None:
    disbursement = {"paid_on": "2029-01-06", "amount": 1000, "due_on": "2030-01-05"}  # a Saturday
    told = [
        draw_up(lend(disbursements=[disbursement], due_on_holiday=how), date(2030, 2, 1)).notices
        for how in ("moved_with_interest", None)
    ]
    assert [any("没有2030年的节假日安排" in str(one) for one in notices) for notices in told] == [True, False]
