"""How much principal was repaid by a day to which all interest is paid, where the case lists no more than some bookings."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from recovery_docs.ledger.schedule.instalments import Plan
from recovery_docs.money import ZERO

_NEAR = Decimal(1)
"""By how much a bank's own instalment may differ from the closed form and still be that instalment, in yuan."""


@dataclass(frozen=True, slots=True)
class Shortening:
    """A prepayment shortens the term: to a day agreed, or as the instalments of before allow."""

    until: date | None = None


@dataclass(frozen=True, slots=True)
class Booking:
    """What the bank booked to principal on one day, and whether it booked interest on that day too."""

    paid_on: date
    principal: Decimal
    with_interest: bool
    shortens: Shortening | None = None


def principal_repaid(plan: Plan, until: date, balance: Decimal, bookings: Iterable[Booking]) -> Decimal:
    """Take the instalments due by `until` as paid, but never the last, with what was booked out of turn.

    120,000 yuan in twelve level instalments at 6 %, of which 60,000 are booked to principal after the first one:
    9,727.97 and 60,000.00 and the next two instalments of what is left, 78,664.40 in all.
    """
    left, unnamed = balance, ZERO
    waiting = sorted((one for one in bookings if one.principal), key=lambda one: one.paid_on)
    while (period := plan.running) is not None and period.due_on <= until and not plan.in_last_period:
        while waiting and waiting[0].paid_on < period.due_on:
            left, unnamed = _booked(plan, waiting.pop(0), left, unnamed)
        instalment = plan.principal(left)
        plan.move_on()
        left, unnamed = left - instalment, unnamed + instalment
        if waiting and (today := waiting[0]).paid_on == period.due_on:
            if today.principal <= instalment + _NEAR:
                del waiting[0]
                unnamed -= instalment
            elif today.with_interest:
                waiting[0] = replace(today, principal=today.principal - instalment, with_interest=False)
                unnamed -= instalment
    for one in waiting:
        left, unnamed = _booked(plan, one, left, unnamed)
    plan.begin_at(until)
    return balance - left


def _booked(plan: Plan, one: Booking, left: Decimal, unnamed: Decimal) -> tuple[Decimal, Decimal]:
    """What is left, and what of the instalments no booking has named, after a booking.

    A booking with interest is the instalment that is open, or the next; what is larger was repaid out of turn.
    """
    if one.with_interest and one.principal <= max(unnamed, plan.principal(left)) + _NEAR:
        return left, max(unnamed - one.principal, ZERO)
    before, after = plan.instalment(left), max(left - one.principal, ZERO)
    plan.balance_changed()
    if one.shortens is not None and after:
        plan.shorten(before, after, one.shortens.until)
    return after, unnamed
