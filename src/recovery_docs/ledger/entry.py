"""The immutable entries of a statement: a line for each stretch of days, a record of each repayment, the balances."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from recovery_docs.messages import Message
from recovery_docs.money import ZERO

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


@dataclass(frozen=True, slots=True)
class Line:
    """One stretch of days at one base and one rate, with the sum that anybody can do again.

    `from_on` is counted, `to_on` is not (unless the contract counts both); `rate` is the yearly rate as a fraction, or
    the daily one where `year_days` is 1. `amount` is rounded half up to the fen, once.
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


@dataclass(frozen=True, slots=True)
class Applied:
    """Where a repayment went: amounts by kind, in the order in which they were satisfied, and what was left over."""

    paid_on: date
    amount: Decimal
    to: tuple[tuple[Kind, str, Decimal], ...]
    surplus: Decimal
    reason: Message


@dataclass(frozen=True, slots=True)
class Balance:
    """What is owed on one disbursement at the statement's day, in yuan."""

    note: str
    paid_on: date
    due_on: date
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
