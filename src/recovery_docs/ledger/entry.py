"""The immutable entries of a statement: a line for each stretch of days, a record of each repayment, the balances."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from recovery_docs.messages import Message
from recovery_docs.money import ZERO
from recovery_docs.value_class import value_class

Kind = Literal["principal", "interest", "penalty_interest", "compound_interest", "liquidated_damages", "fees", "costs"]
KINDS: tuple[Kind, ...] = (
    "principal",
    "interest",
    "penalty_interest",
    "compound_interest",
    "liquidated_damages",
    "fees",
    "costs",
)
INTERESTS: tuple[Kind, ...] = ("interest", "penalty_interest", "compound_interest")
Unit = Literal["day", "month", "once", "booked"]
"""What `days` of a line counts: days, months, one share of the base; a booked line has no sum of its own."""


@value_class
class Line:
    """One entry of the ledger, with the sum that anybody can do again.

    An accruing line is `base × rate ÷ year_days × days`, rounded half up to the fen once. `from_on` is counted, `to_on`
    is not; `rate` is the yearly rate as a fraction with the parts of a year in `year_days` (12 where `unit` is
    `month`), or a rate by the day where `year_days` is 1. A `booked` line has no rate: principal paid out, or a part of
    a repayment, which is negative. All lines of a kind together are what is owed of it.
    """

    kind: Kind
    note: str
    base: Decimal
    rate: Decimal
    year_days: int
    from_on: date
    to_on: date
    days: int
    amount: Decimal
    reason: Message
    unit: Unit = "day"

    @property
    def accrues(self) -> bool:
        """Whether the line is a sum of base, rate and time, rather than a booked amount."""
        return self.unit != "booked"


@dataclass(frozen=True, slots=True)
class Applied:
    """Where a repayment went: amounts by kind, in the order in which they were satisfied, and what was left over.

    `waiting` is what came before its due day and is not spent at the statement's day.
    """

    paid_on: date
    amount: Decimal
    to: tuple[tuple[Kind, str, Decimal], ...]
    surplus: Decimal
    reason: Message
    waiting: Decimal = ZERO


@value_class
class Balance:
    """What is owed on one disbursement at the statement's day, in yuan."""

    note: str
    paid_on: date
    due_on: date | None
    """The day on which all of it falls due; none where nobody agreed one or demanded it."""
    amount: Decimal
    principal: Decimal
    overdue_principal: Decimal
    interest: Decimal
    penalty_interest: Decimal
    compound_interest: Decimal
    overdue_from: date | None
    daily_accrual: Decimal
    liquidated_damages: Decimal = ZERO
    fees: Decimal = ZERO
    annual_rate: Decimal | None = None
    """The contract rate at the statement's day, as a yearly fraction."""
    overdue_rate: Decimal | None = None
    """The yearly rate on overdue principal at the statement's day."""
    compound_base: Decimal = ZERO
    """The unpaid interest that compound interest runs on at the statement's day."""
    compound_rate: Decimal | None = None
    settled_until: date | None = None
    """The day on which nothing was in arrears any more; the lines before it are paid and are not listed."""
    overdue_interest: Decimal | None = None
    """What of the interest was settled, fell due and is unpaid, the rest still runs to its day; `None` where nobody tells."""
