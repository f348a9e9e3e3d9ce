"""Loans repaid by instalments: what each instalment is, what of it is late, and what acceleration does."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from recovery_docs.case import Case, InterestDays
from recovery_docs.case.loan import Schedule
from recovery_docs.ledger import Statement, draw_up
from recovery_docs.ledger.schedule.due_days import due_dates, odd_last_period, settlement_days, settles
from recovery_docs.ledger.schedule.instalments import level_payment

Lend = Callable[..., Case]
Owed = Callable[[Statement], dict[str, str]]


def by_instalments(lend: Lend, *repayments: dict[str, Any], **loan: Any) -> Case:
    """36,000 yuan at 12 % from 10 January 2022 for twelve months, repaid on each 10th."""
    loan.setdefault("schedule", {"method": "level_principal", "day": 10})
    return lend(
        *repayments,
        disbursements=[{"paid_on": "2022-01-10", "amount": 36000, "due_on": "2023-01-10"}],
        rate={"annual": "12%"},
        penalty={"surcharge": "50%", "compound": True},
        **loan,
    )


def test_level_principal_falls_due_month_by_month(lend: Lend, owed: Owed) -> None:
    # 10 February: principal 3,000.00 and interest 36,000 × 12 % ÷ 12 = 360.00
    # 10 March: principal 3,000.00 and interest 33,000 × 12 % ÷ 12 = 330.00
    statement = draw_up(by_instalments(lend), date(2022, 3, 11))
    # 10 February itself on 3,000: 1.00; then 28 days at 18 %: 3,000 × 18 % ÷ 360 × 28 = 42.00, 360 × … = 5.04
    # 10 March itself on the second 3,000: 1.00; and on the 30,000 not due: 10.00
    assert owed(statement) == {
        "principal": "36000.00",
        "interest": "702.00",
        "penalty_interest": "42.00",
        "compound_interest": "5.04",
    }
    assert statement.balances[0].overdue_principal == Decimal("6000.00")
    assert statement.overdue_from == date(2022, 2, 11)
    assert not statement.matured


def test_instalments_paid_on_their_days_leave_nothing_late(lend: Lend, owed: Owed) -> None:
    paid = [{"paid_on": "2022-02-10", "amount": 3360}, {"paid_on": "2022-03-10", "amount": 3330}]
    statement = draw_up(by_instalments(lend, *paid), date(2022, 3, 10))
    assert owed(statement) == {"principal": "30000.00"}
    assert statement.interest_paid_until == date(2022, 3, 10)


def test_an_instalment_paid_some_days_early_waits_for_its_day(lend: Lend, owed: Owed) -> None:
    statement = draw_up(by_instalments(lend, {"paid_on": "2022-02-07", "amount": 3360}), date(2022, 2, 10))
    assert owed(statement) == {"principal": "33000.00"}
    assert statement.applied[0].surplus == 0


def test_one_day_late_costs_one_day(lend: Lend, owed: Owed) -> None:
    # due on the 10th, paid on the 11th: the 10th at the contract rate on 3,000 (1.00) and on 33,000 (11.00)
    statement = draw_up(by_instalments(lend, {"paid_on": "2022-02-11", "amount": 3361}), date(2022, 2, 11))
    assert owed(statement) == {"principal": "33000.00", "interest": "11.00"}


def test_acceleration_lets_all_the_rest_fall_due(lend: Lend, owed: Owed) -> None:
    events = [{"kind": "acceleration", "on": "2022-03-20", "received_on": "2022-03-20"}]
    paid = [{"paid_on": "2022-02-10", "amount": 3360}, {"paid_on": "2022-03-10", "amount": 3330}]
    statement = draw_up(by_instalments(lend, *paid, case={"events": events}), date(2022, 4, 20))
    # 10 to 20 March, that day included: 11 days on 30,000 at 12 %: 110.00; then 30 days at 18 %: 450.00
    # compound on the 100.00 that was due on the 20th: × 18 % ÷ 360 × 30 = 1.50
    assert owed(statement) == {
        "principal": "30000.00",
        "interest": "110.00",
        "penalty_interest": "450.00",
        "compound_interest": "1.50",
    }
    assert statement.matured
    assert statement.balances[0].overdue_principal == Decimal("30000.00")


def test_a_first_period_that_is_no_whole_month_counts_its_days(lend: Lend) -> None:
    # 10 January to 25 January: 15 days, 36,000 × 12 % ÷ 360 × 15 = 180.00; then whole months
    case = by_instalments(
        lend, schedule={"method": "level_principal", "first_due_on": "2022-01-25", "first_interest": "by_days"}
    )
    lines = [line for line in draw_up(case, date(2022, 2, 25)).lines if line.kind == "interest" and line.base >= 30000]
    assert (lines[0].unit, lines[0].days, lines[0].amount) == ("day", 15, Decimal("180.00"))
    assert (lines[1].unit, lines[1].days) == ("month", 1)


def test_an_irregular_plan_is_taken_as_written(lend: Lend, owed: Owed) -> None:
    plan = {
        "method": "irregular",
        "instalments": [
            {"due_on": "2022-06-10", "principal": 6000, "interest": 1800},
            {"due_on": "2023-01-10", "principal": 30000},
        ],
    }
    statement = draw_up(by_instalments(lend, schedule=plan), date(2022, 6, 11))
    # the 10th itself: 36,000 × 12 % ÷ 360 = 12.00
    assert owed(statement) == {"principal": "36000.00", "interest": "1812.00"}
    assert statement.balances[0].overdue_principal == Decimal("6000.00")


def test_a_level_instalment_is_computed_anew_when_the_lpr_changes(lend: Lend) -> None:
    # five-year LPR 4.65 % until 2021-12-31, 4.65 % on 2022-01-01, 4.30 % on 2023-01-01, 4.20 % on 2024-01-01
    case = lend(
        disbursements=[{"paid_on": "2021-06-10", "amount": 1000000, "due_on": "2051-06-10"}],
        rate={"lpr": "5y", "spread_bp": 50, "reprice": "yearly"},
        schedule={"method": "level_instalment", "day": 10},
    )
    # within the month of repricing interest runs at the old rate to 31 December and at the new one from 1 January on
    january = [line for line in draw_up(case, date(2023, 1, 10)).lines if line.to_on == date(2023, 1, 10)]
    january = [line for line in january if line.base > 900000]
    assert [(line.rate, line.days) for line in january] == [(Decimal("0.0480"), 9)]


@pytest.mark.parametrize("day", [28, 29, 30, 31])
def test_a_day_that_a_month_does_not_have_is_its_last(lend: Lend, day: int) -> None:
    case = lend(
        disbursements=[{"paid_on": "2022-01-31", "amount": 36000, "due_on": "2023-01-31"}],
        rate={"annual": "12%"},
        schedule={"method": "level_principal", "day": day},
        penalty={"surcharge": "50%"},
    )
    assert draw_up(case, date(2022, 3, 15)).overdue_from == date(2022, 3, 1)


def test_the_last_instalment_falls_due_with_the_loan_and_no_other_in_that_month() -> None:
    plan = Schedule(method="level_principal", day=10)
    assert due_dates(plan, date(2022, 11, 10), date(2023, 2, 15)) == [
        date(2022, 12, 10),
        date(2023, 1, 10),
        date(2023, 2, 15),
    ]


@pytest.mark.parametrize(
    ("settle", "first", "until", "days"),
    [
        # settled on the 20th: the first day may be one, the last is not
        ("monthly", date(2022, 1, 20), date(2022, 3, 20), [date(2022, 1, 20), date(2022, 2, 20)]),
        ("monthly", date(2022, 1, 21), date(2022, 3, 21), [date(2022, 2, 20), date(2022, 3, 20)]),
        ("quarterly", date(2022, 1, 1), date(2022, 12, 31), [date(2022, month, 20) for month in (3, 6, 9, 12)]),
        ("yearly", date(2022, 1, 1), date(2023, 12, 31), [date(2022, 12, 20), date(2023, 12, 20)]),
    ],
)
def test_the_days_of_settlement(settle: str, first: date, until: date, days: list[date]) -> None:
    assert list(settlement_days(settle, 20, first, until)) == days


def test_settled_on_the_first_the_month_of_the_last_day_counts_too() -> None:
    assert settlement_days("monthly", 1, date(2022, 1, 2), date(2022, 3, 2)) == [date(2022, 2, 1), date(2022, 3, 1)]


def test_where_no_day_was_agreed_interest_is_settled_on_the_20th() -> None:
    assert settles(None, InterestDays(settle="quarterly")) == ("quarterly", 20)
    assert settles(Schedule(method="interest_monthly", day=5), InterestDays()) == ("monthly", 5)


def test_a_loan_of_one_month_has_one_instalment() -> None:
    plan = Schedule(method="level_principal", day=10)
    assert due_dates(plan, date(2022, 11, 10), date(2022, 12, 15)) == [date(2022, 12, 15)]


def test_without_interest_a_level_instalment_is_an_equal_part() -> None:
    assert level_payment(Decimal(36000), Decimal(0), 12) == 3000


def test_an_early_repayment_lowers_the_instalments_that_remain(lend: Lend) -> None:
    paid = [
        {"paid_on": "2022-02-10", "amount": 3360},
        {"paid_on": "2022-03-10", "amount": 3330},
        {"paid_on": "2022-03-11", "amount": 10000, "applied_to": "principal"},
    ]
    # 36,000 − 2 × 3,000 − 10,000 = 20,000 over the ten that remain
    statement = draw_up(by_instalments(lend, *paid), date(2022, 4, 11))
    assert statement.balances[0].overdue_principal == Decimal("2000.00")


def test_what_runs_on_is_told_from_the_principal_not_yet_due_to_the_interest_on_interest(lend: Lend) -> None:
    assert str(draw_up(by_instalments(lend), date(2022, 3, 11)).runs_on) == (
        "自2022年3月11日起至实际清偿之日止，以本金30,000.00元为基数，按年利率12%计算的利息、"
        "以本金6,000.00元为基数，按年利率18%计算的罚息，以及以未付利息690.00元为基数，按年利率18%计算的复利"
    )


@pytest.mark.parametrize(
    ("interest", "principal"),
    [
        # 120,000 × 6 % ÷ 360 × 31 days = 620.00 of 10,327.97; 110,292.03 over 28 days: 514.70; 100,478.76 are left
        ("by_days", "100478.76"),
        # 600.00 and 551.36 of 10,327.97 are interest: 120,000 − 9,727.97 − 9,776.61
        ("by_months", "100495.42"),
    ],
)
def test_a_level_instalment_with_interest_by_days_repays_what_its_days_leave(
    lend: Lend, owed: Owed, interest: str, principal: str
) -> None:
    paid = [{"paid_on": day, "amount": "10327.97"} for day in ("2025-02-10", "2025-03-10")]
    case = lend(
        *paid,
        disbursements=[{"paid_on": "2025-01-10", "amount": 120000, "due_on": "2026-01-10"}],
        schedule={"method": "level_instalment", "periods": 12, "interest": interest},
    )
    assert owed(draw_up(case, date(2025, 3, 10))) == {"principal": principal}


def test_interest_by_days_of_a_year_of_365_and_a_rate_that_changes_within_the_period(lend: Lend, owed: Owed) -> None:
    # 120,000 × 6 % ÷ 365 × 21 + 120,000 × 5 % ÷ 365 × 10 = 414.25 + 164.38, and 10,327.97 less that is principal
    changed = {"kind": "rate", "signed_on": "2025-01-31", "new_rate": {"annual": "5%"}}
    case = lend(
        {"paid_on": "2025-02-10", "amount": "10327.97"},
        disbursements=[{"paid_on": "2025-01-10", "amount": 120000, "due_on": "2026-01-10"}],
        schedule={"method": "level_instalment", "periods": 12, "interest": "by_days"},
        interest_days={"year": 365},
        amendments=[changed],
    )
    assert owed(draw_up(case, date(2025, 2, 10))) == {"principal": "110250.66"}


def test_a_payment_three_days_before_maturity_waits_for_it(lend: Lend, owed: Owed) -> None:
    # 200,000 × 6 % ÷ 360 × 331 days = 11,033.33, less 5,000
    case = lend({"paid_on": "2022-07-12", "amount": 5000})
    assert owed(draw_up(case, date(2022, 7, 15))) == {"principal": "200000.00", "interest": "6033.33"}


@pytest.mark.parametrize(("last", "odd"), [("2023-01-10", False), ("2022-12-10", True)])
def test_a_plan_whose_last_instalment_is_not_the_maturity_is_odd(last: str, odd: bool) -> None:
    days = [{"due_on": "2022-06-10", "principal": 1}, {"due_on": last, "principal": 1}]
    plan = Schedule.model_validate({"method": "irregular", "instalments": days})
    assert (odd_last_period(plan, date(2022, 1, 10), date(2023, 1, 10)) is not None) is odd
