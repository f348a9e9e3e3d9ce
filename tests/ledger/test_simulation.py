"""The ledger against a day-by-day story of the same loans; `make simulate` tells a thousand of them.

The ledger rounds each line to the fen, the story what a bank posts. A line may therefore differ by half a fen, and a
payment cuts at most the lines that run; allowed is half a fen for every stretch between two events.
"""

import os
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from day_by_day import Loan, Payment, Told, fen, month_after, net, told

from recovery_docs.case import Case
from recovery_docs.ledger import draw_up

COUNT = int(os.environ.get("SIMULATIONS", "60"))
KINDS = ["instalment", "partial", "yuan", "excess", "ahead", "prepaid", "whole"]
WEIGHTS = [10, 8, 3, 6, 1, 3, 1]
HALF_A_FEN = Fraction(1, 200)


def some_loan(chance: Random) -> Loan:
    paid_out = date(2021, 1, 1) + timedelta(days=chance.randrange(700))
    if chance.random() < 0.3:
        paid_out = date(2022, chance.choice([1, 3, 5, 8, 10, 12]), chance.choice([29, 30, 31]))
    periods = chance.randint(2, 18)
    odd = chance.choice([0, 0, 0, 0, 9, 17])
    surcharge = chance.choice([None, Fraction(1, 2), Fraction(3, 10)])
    yearly = Fraction(chance.randint(300, 2400), 10_000)
    return Loan(
        paid_out=paid_out,
        amount=Fraction(chance.randint(300_000, 50_000_000), 100),
        periods=periods,
        yearly=yearly,
        method=chance.choice(["level_instalment", "level_principal"]),
        due=month_after(paid_out, periods) + timedelta(days=odd),
        surcharge=surcharge,
        compound=surcharge is not None and chance.random() < 0.5,
        shortens=chance.random() < 0.3,
        by_days=chance.random() < 0.25,
        moves=chance.choice([None, None, None, "moved_with_interest", "moved_without_interest"]),
        ceiling=yearly * Fraction(chance.randint(100, 160), 100) if chance.random() < 0.3 else None,
    )


def some_payments(loan: Loan, as_of: date, chance: Random) -> list[Payment]:
    """Early, late, partial and excess money, and now and then the whole debt."""
    paid: list[Payment] = []
    about = loan.amount / loan.periods
    days = sorted(chance.choices(range((as_of - loan.paid_out).days + 1), k=chance.randint(0, 9)))
    for offset in days:
        day = loan.paid_out + timedelta(days=offset)
        kind = chance.choices(KINDS, WEIGHTS)[0]
        story = told(loan, paid, day)
        factor = {"instalment": (98, 102), "partial": (5, 90), "excess": (110, 400), "ahead": (400, 900)}
        if kind == "whole":
            owed = fen(story.owed(day) - story.waiting)
            amount = owed + Fraction(chance.choice([10, 100, 12_345]), 100)
        elif kind == "yuan":
            amount = Fraction(1)
        elif kind == "prepaid":
            amount = fen(story.performing * Fraction(chance.randint(5, 95), 100))
        else:
            amount = fen(about * Fraction(chance.randint(*factor[kind]), 100))
        if amount > 0:
            paid.append(Payment(day, amount, kind == "prepaid"))
    return paid


def as_case(lend: Callable[..., Case], loan: Loan, payments: list[Payment]) -> Case:
    def written(amount: Fraction) -> str:
        return str(Decimal(amount.numerator) / Decimal(amount.denominator))

    how = "shorter_term" if loan.shortens else "smaller_instalments"
    repayments = [
        {"paid_on": one.on.isoformat(), "amount": written(one.amount)}
        | ({"principal": written(one.amount), "reschedules": how} if one.prepaid else {})
        for one in payments
    ]
    penalty = {"surcharge": f"{written(loan.surcharge * 100)}%", "compound": loan.compound} if loan.surcharge else None
    return lend(
        *repayments,
        disbursements=[
            {"paid_on": loan.paid_out.isoformat(), "amount": written(loan.amount), "due_on": loan.due.isoformat()}
        ],
        rate={"annual": f"{written(loan.yearly * 100)}%"},
        penalty=penalty,
        due_on_holiday=loan.moves,
        total_ceiling=f"{written(loan.ceiling * 100)}%" if loan.ceiling else None,
        schedule={
            "method": loan.method,
            "periods": loan.periods,
            "interest": "by_days" if loan.by_days else "by_months",
        },
    )


def allowed(loan: Loan, payments: list[Payment]) -> Fraction:
    kinds = 3 if loan.compound else 2
    return HALF_A_FEN * kinds * (len(payments) + len(loan.due_days) + 2)


@pytest.mark.parametrize("seed", range(COUNT))
def test_the_ledger_agrees_with_the_story_of_the_loan_day_by_day(lend: Callable[..., Case], seed: int) -> None:
    chance = Random(seed)
    loan = some_loan(chance)
    as_of = loan.paid_out + timedelta(days=chance.randint(1, (loan.due - loan.paid_out).days + 120))
    payments = some_payments(loan, as_of, chance)
    statement, story = draw_up(as_case(lend, loan, payments), as_of), told(loan, payments, as_of)

    assert abs(Fraction(statement.total) - net(story, as_of)) <= allowed(loan, payments)
    assert_same_waiting(Fraction(statement.credit), story, as_of, allowed(loan, payments))
    assert statement.total >= 0


def assert_same_waiting(credit: Fraction, story: Told, as_of: date, rounding: Fraction) -> None:
    assert abs(credit - min(story.waiting, story.owed(as_of))) <= rounding
