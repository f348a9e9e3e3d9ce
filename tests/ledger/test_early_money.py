"""Money that came before its day: it waits, ends the debt or is set off, and pays nothing twice."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from recovery_docs.case import Case
from recovery_docs.intake import read_case
from recovery_docs.ledger import Statement, draw_up

Lend = Callable[..., Case]
Owed = Callable[[Statement], dict[str, str]]
FIGURES = Path(__file__).parent / "figures"


def stated(name: str, as_of: date) -> Statement:
    return draw_up(read_case(FIGURES / f"{name}.yaml").case, as_of)


def instalments(lend: Lend, *repayments: dict[str, Any], case: dict[str, Any] | None = None, **loan: Any) -> Case:
    """120,000 yuan at 6 % in twelve level instalments of 10,327.97 from 10 February 2025 on."""
    loan.setdefault("disbursements", [{"paid_on": "2025-01-10", "amount": 120000, "due_on": "2026-01-10"}])
    loan.setdefault("schedule", {"method": "level_instalment", "periods": 12})
    return lend(*repayments, case=case, **loan)


@pytest.mark.parametrize("as_of", [date(2025, 1, 12), date(2025, 12, 10), date(2026, 3, 1)])
def test_principal_and_interest_to_the_day_end_the_debt_that_day(as_of: date) -> None:
    # 120,000 × 6 % ÷ 360 × 2 = 40.00
    statement = stated("paid-off-early", as_of)
    assert (statement.total, statement.credit, statement.daily_accrual) == (0, 0, 0)
    assert not statement.accrues
    assert statement.overdue_from is None
    assert statement.interest_paid_until == date(2025, 1, 12)
    assert [(kind, amount) for kind, _, amount in statement.applied[0].to] == [
        ("interest", Decimal("40.00")),
        ("principal", Decimal("120000.00")),
    ]


def test_a_fen_less_does_not_end_it(lend: Lend) -> None:
    case = instalments(lend, {"paid_on": "2025-01-12", "amount": "120039.99"})
    assert draw_up(case, date(2025, 1, 12)).total == Decimal("0.01")
    # the instalments take it one by one; what it falls short of is the interest of the later periods
    assert draw_up(case, date(2026, 1, 10)).total > 3000


def test_two_payments_that_together_suffice_end_it_on_the_day_of_the_second(lend: Lend) -> None:
    # on 12 January 60,000 wait; on the 20th 120,000 × 6 % ÷ 360 × 10 = 200.00 are owed beside the principal
    paid = [{"paid_on": "2025-01-12", "amount": 60000}, {"paid_on": "2025-01-20", "amount": "60200.00"}]
    statement = draw_up(instalments(lend, *paid), date(2025, 6, 1))
    assert (statement.total, statement.interest_paid_until) == (0, date(2025, 1, 20))
    assert [one.surplus for one in statement.applied] == [0, 0]


def test_more_than_all_is_left_over_and_said_to_be(lend: Lend) -> None:
    case = instalments(lend, {"paid_on": "2025-01-12", "amount": "120140.00"})
    assert draw_up(case, date(2025, 6, 1)).applied[0].surplus == Decimal("100.00")


def test_one_yuan_pays_no_interest_to_its_day() -> None:
    # 120,000 × 6 % ÷ 360 × 29 = 580.00, less the yuan that waits for 10 February
    statement = stated("one-yuan", date(2025, 2, 8))
    assert (statement.principal, statement.interest) == (Decimal("120000.00"), Decimal("579.00"))
    assert statement.interest_paid_until == date(2025, 1, 10)
    assert not any("24%" in str(notice) for notice in statement.notices)


def test_what_waits_is_credit_netted_and_said() -> None:
    statement = stated("one-yuan", date(2025, 2, 8))
    assert statement.credit == statement.applied[0].waiting == Decimal("1.00")
    assert any("2025年2月5日收到的1.00元早于应还之日" in str(notice) for notice in statement.notices)
    on_its_day = stated("one-yuan", date(2025, 2, 10))
    assert (on_its_day.credit, on_its_day.applied[0].waiting) == (0, 0)


def test_a_day_more_costs_a_days_interest_whatever_waits(lend: Lend) -> None:
    case = instalments(lend, {"paid_on": "2025-01-15", "amount": 50000})
    today, tomorrow = draw_up(case, date(2025, 1, 20)), draw_up(case, date(2025, 1, 21))
    assert tomorrow.total - today.total == today.daily_accrual == Decimal("20.00")


def test_interest_paid_with_prepaid_principal_is_not_charged_again(lend: Lend, owed: Owed) -> None:
    # 60,000 on 20 January with its interest of ten days, 100.00; the other 60,000 bear their month, 300.00
    booked = {"paid_on": "2025-01-20", "amount": 60100, "interest": 100, "principal": 60000}
    statement = draw_up(instalments(lend, booked), date(2025, 2, 10))
    assert owed(statement) == {"principal": "60000.00", "interest": "300.00"}


def test_listed_interest_is_not_charged_on_principal_that_is_gone(lend: Lend, owed: Owed) -> None:
    plan = {"method": "irregular", "instalments": [{"due_on": "2025-07-10", "principal": 120000, "interest": 3600}]}
    disbursements = [{"paid_on": "2025-01-10", "amount": 120000, "due_on": "2025-07-10"}]
    booked = {"paid_on": "2025-01-20", "amount": 60100, "principal": 60000}
    case = instalments(lend, booked, disbursements=disbursements, schedule=plan)
    # the listed 3,600 were for 120,000; 60,000 × 6 % ÷ 360 × 181 = 1,810.00
    assert owed(draw_up(case, date(2025, 7, 10))) == {"principal": "60000.00", "interest": "1810.00"}


@pytest.mark.parametrize("until", [None, "2025-04-10"])
def test_an_instalment_and_a_prepayment_booked_in_one_sum_are_both_in_the_settled_past(
    lend: Lend, owed: Owed, until: str | None
) -> None:
    # 9,727.97 are the first instalment's, 60,000.00 early; of 50,272.03 the second repays 4,708.43 − 251.36; 1,000.00 early
    # leave 44,814.96 in ten parts of 4,605.66, of which 224.07 is interest: 40,433.37 are left
    paid = [
        {"paid_on": "2025-02-10", "amount": "70327.97", "principal": "69727.97", "interest": 600},
        {"paid_on": "2025-03-10", "amount": "4708.43", "principal": "4457.07", "interest": "251.36"},
        {"paid_on": "2025-03-20", "amount": "1000", "principal": 1000},
        {"paid_on": "2025-04-10", "amount": "4607.33", "principal": "4381.59", "interest": "225.74"},
    ]
    disbursement = {"paid_on": "2025-01-10", "amount": 120000, "due_on": "2026-01-10", "interest_paid_until": until}
    case = lend(*paid, disbursements=[disbursement], schedule={"method": "level_instalment", "periods": 12})
    found = owed(draw_up(case, date(2025, 4, 10)))
    assert found == {"principal": "40433.37"}


def test_interest_paid_until_the_day_of_payment_is_none_paid(lend: Lend) -> None:
    disbursement = {
        "paid_on": "2025-01-10",
        "amount": 1000,
        "due_on": "2026-01-10",
        "interest_paid_until": "2025-01-10",
    }
    first = draw_up(lend(disbursements=[disbursement]), date(2025, 2, 1)).lines[0]
    assert (str(first.reason), first.amount) == ("放款", 1000)


def test_what_is_paid_off_on_a_due_day_leaves_no_line_of_no_days(lend: Lend) -> None:
    case = instalments(lend, {"paid_on": "2025-02-10", "amount": "120600.00"})
    statement = draw_up(case, date(2025, 6, 1))
    assert (statement.total, statement.lines) == (0, ())


@pytest.mark.parametrize("name", ["prepaid-before-paid-until", "prepaid-whole-history"])
def test_principal_booked_before_the_day_to_which_interest_is_paid_counts(name: str) -> None:
    statement = stated(name, date(2025, 5, 1))
    assert statement.principal == Decimal("41335.60")
    assert statement.interest_paid_until == date(2025, 4, 10)


@pytest.mark.parametrize(
    "bookings",
    [
        # the instalments themselves, booked on their days, late, and in two rows of one day, repay nothing twice
        [("2025-02-10", "9727.97", "600"), ("2025-03-10", "9776.61", "551.36"), ("2025-04-10", "9825.49", "502.48")],
        [("2025-02-14", "9727.97", "600.5"), ("2025-03-10", "9776.61", "551.36")],
        [("2025-02-10", "9727.97", None), ("2025-02-10", None, "600")],
        [("2025-03-20", "19504.58", "1151.36")],
    ],
)
def test_booked_instalments_are_the_instalments(lend: Lend, bookings: list[tuple[str, str | None, str | None]]) -> None:
    paid = []
    for on, principal, interest in bookings:
        amount = Decimal(principal or 0) + Decimal(interest or 0)
        paid.append({"paid_on": on, "amount": amount, "principal": principal, "interest": interest})
    disbursement = {
        "paid_on": "2025-01-10",
        "amount": 120000,
        "due_on": "2026-01-10",
        "interest_paid_until": "2025-04-10",
    }
    statement = draw_up(instalments(lend, *paid, disbursements=[disbursement]), date(2025, 5, 1))
    # 120,000 − 9,727.97 − 9,776.61 − 9,825.49
    assert statement.principal == Decimal("90669.93")


def test_money_before_the_loan_existed_counts_from_the_payout_and_is_told() -> None:
    statement = stated("paid-before-the-loan", date(2024, 3, 1))
    # 90,000 × 6 % ÷ 360 × 51
    assert (statement.principal, statement.interest) == (Decimal("90000.00"), Decimal("765.00"))
    assert any("早于放款" in str(notice) for notice in statement.notices)
    assert all(line.from_on >= date(2024, 1, 10) for line in statement.lines)


def test_money_for_a_note_that_comes_later_waits_for_it(lend: Lend, owed: Owed) -> None:
    notes = [
        {"note": "甲", "paid_on": "2024-01-10", "amount": 1000, "due_on": "2024-02-10"},
        {"note": "乙", "paid_on": "2024-06-10", "amount": 100000, "due_on": "2025-06-10"},
    ]
    case = lend({"paid_on": "2024-05-01", "note": "乙", "amount": 10000}, disbursements=notes, rate={"annual": "6%"})
    # 乙: 90,000 × 6 % ÷ 360 × 10 = 150.00; 甲: 1,000 × 6 % ÷ 360 × 162 = 27.00
    assert owed(draw_up(case, date(2024, 6, 20))) == {"principal": "91000.00", "interest": "177.00"}


def test_a_credit_on_a_card_counts_for_the_free_period(lend: Lend, owed: Owed) -> None:
    statements = [
        {"stated_on": "2023-01-05", "due_on": "2023-01-25", "spent": 10000, "minimum": 1000},
        {"stated_on": "2023-02-05", "due_on": "2023-02-25", "spent": 3000, "minimum": 300},
    ]
    paid = [{"paid_on": "2023-01-20", "amount": 12000}, {"paid_on": "2023-02-20", "amount": 1000}]
    terms = {"last4": "1234", "daily_rate": "5‱", "statements": statements}
    # 2,000 carried over and 1,000 in time are the 3,000 of the statement
    assert owed(draw_up(lend(*paid, cause="credit_card", card=terms), date(2023, 3, 15))) == {}
    short = [paid[0], {"paid_on": "2023-02-20", "amount": 999}]
    assert draw_up(lend(*short, cause="credit_card", card=terms), date(2023, 3, 15)).interest > 0


def test_money_before_the_day_to_which_interest_is_paid_charges_nothing_again(lend: Lend) -> None:
    notes = [
        {
            "note": "甲",
            "paid_on": "2024-01-10",
            "amount": 100000,
            "due_on": "2025-01-10",
            "interest_paid_until": "2024-06-20",
        },
        {"note": "乙", "paid_on": "2024-01-10", "amount": 50000, "due_on": "2025-01-10"},
    ]
    case = lend({"paid_on": "2024-03-10", "amount": 10000}, disbursements=notes, rate={"annual": "6%"})
    first, second = draw_up(case, date(2024, 7, 20)).balances
    # 甲: 100,000 × 6 % ÷ 360 × 30 from 20 June on, and the money went to 乙: 10,000 − 500.00 of interest to 10 March
    assert (first.principal, first.interest) == (Decimal("100000"), Decimal("500.00"))
    assert second.principal == Decimal("40500.00")
