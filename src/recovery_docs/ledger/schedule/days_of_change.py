"""The days on which something changes in an account: settlements, due days, maturity, rates, years."""

from collections.abc import Iterable
from datetime import date

from recovery_docs.ledger.accounts.lent_terms import DAY, Terms
from recovery_docs.ledger.schedule.due_days import anniversaries, settlement_days, settles


def settlement_marks(terms: Terms, start: date, horizon: date, *, by_plan: bool) -> set[date]:
    """The days from which interest settled the day before is late; after maturity too, for settled penalties."""
    settle, on = settles(terms.schedule, terms.days)
    on_penalty = bool(terms.penalty.compound_on_penalty)
    if by_plan and not on_penalty:
        return set()
    until = horizon if on_penalty else min(terms.matures_on, horizon)
    if settle is None:
        return {day + DAY for day in anniversaries(terms.paid_on, until) if day >= start}
    if on_penalty and settle == "at_maturity":
        settle = "monthly"
    return {day + DAY for day in settlement_days(settle, on, start, until)}


def marks(
    terms: Terms, start: date, horizon: date, settlements: Iterable[date], due_days: Iterable[date]
) -> list[date]:
    """Every such day from `start` to `horizon`, the latest first."""
    matures_on = max(terms.matures_on, start)
    found = {matures_on, terms.late_from(terms.matures_on), *settlements}
    found.update(terms.rates.changes(start, horizon))
    for due_on in due_days:
        if due_on < matures_on and due_on <= horizon:
            found |= {due_on, terms.late_from(due_on)}
    if terms.penalty.misused_from is not None:
        found.add(terms.penalty.misused_from)
    if terms.days.year == "actual":
        found.update(date(year, 1, 1) for year in range(start.year + 1, horizon.year + 1))
    return sorted((mark for mark in found if start <= mark <= horizon), reverse=True)
