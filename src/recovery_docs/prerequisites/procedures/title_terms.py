"""What a title orders by the day: the whole, or, where it is to be paid in instalments, those whose day has passed."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from recovery_docs.case import Term, Title
from recovery_docs.money import ZERO


def due_terms(title: Title, as_of: date) -> tuple[Term, ...]:
    """The instalments whose last day to perform has passed, by day (民事诉讼法250②；迟延履行利息解释2)."""
    return tuple(sorted((one for one in title.terms if one.due_on < as_of), key=lambda one: one.due_on))


def first_due(title: Title) -> date | None:
    """The day on which the time to perform, or that of the first instalment, ends."""
    return min((one.due_on for one in title.terms), default=title.perform_by)


def later_terms(title: Title, as_of: date, paid: Decimal) -> tuple[Term, ...]:
    """The instalments that may not be asked for yet; none where the title makes one default call in the rest."""
    due = due_terms(title, as_of)
    rest = tuple(sorted((one for one in title.terms if one.due_on >= as_of), key=lambda one: one.due_on))
    in_default = added(due) > paid
    return () if title.rest_due_on_default and in_default else rest


def added(terms: Sequence[Term]) -> Decimal:
    """The sum of the instalments."""
    return sum((one.amount for one in terms), ZERO)


def ordered(title: Title, as_of: date, paid: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """Principal, ordinary interest and costs that may be asked for by the day.

    Where instalments are still to come, those that are due stand for the principal, with interest and costs beside them
    unless the instalments add up to these too.
    """
    whole = added(title.terms)
    principal = title.principal if title.principal is not None else whole
    interest, costs = title.ordinary_interest or ZERO, title.costs or ZERO
    later = later_terms(title, as_of, paid)
    if not later:
        return principal, interest, costs
    beyond = whole - principal
    if beyond >= interest + costs or beyond < 0:
        beside = (ZERO, ZERO) if beyond else (interest, costs)
    elif beyond == costs and beyond:
        beside = (interest, ZERO)
    else:
        beside = (ZERO if beyond >= interest else interest - beyond, costs)
    return whole - added(later), *beside
