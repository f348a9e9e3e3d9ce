"""The days on which instalments and interest fall due."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from recovery_docs.case import InterestDays, Schedule
from recovery_docs.law.periods import next_working_day, plus_months

_SHORTEST = 28
"""Every month has this day."""
_SETTLE_MONTHS = {"monthly": 1, "with_instalment": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
_METHOD_SETTLES = {"interest_monthly": "monthly", "interest_quarterly": "quarterly", "interest_yearly": "yearly"}


def due_dates(schedule: Schedule, paid_on: date, due_on: date, *, moves: bool = False) -> list[date]:
    """The due day of every instalment; the last one is the maturity of the disbursement.

    A loan of the 31st is due on the last day of a shorter month, and on the 31st again after it (民法典202). Where the
    contract `moves` them, a day of rest gives way to the next working day.
    """
    if schedule.instalments:
        days = sorted({instalment.due_on for instalment in schedule.instalments})
    else:
        days = until_maturity(regular_days(schedule, paid_on, due_on), due_on)
    return [moved(day) for day in days] if moves else days


def moved(day: date) -> date:
    """The day itself, or the first working day after a day of rest; itself too where the calendar is unknown."""
    return next_working_day(day)[0]


def until_maturity(regular: Sequence[date], due_on: date) -> list[date]:
    """The regular due days, of which the last gives way to the maturity."""
    return [*(each for each in regular[:-1] if each < due_on), due_on]


def odd_last_period(schedule: Schedule, paid_on: date, due_on: date, *, moves: bool = False) -> tuple[date, int] | None:
    """The first day and the days of a last period that ends on another day than the schedule's last instalment."""
    if schedule.instalments:
        last = max(instalment.due_on for instalment in schedule.instalments)
    elif schedule.method in ("level_instalment", "level_principal"):
        last = _Regular.of(schedule, paid_on, due_on).last
    else:
        last = due_on
    if due_on == last or (moves and due_on == moved(last)):
        return None
    start = max((day for day in due_dates(schedule, paid_on, due_on, moves=moves) if day < due_on), default=paid_on)
    return start, (due_on - start).days


def regular_days(schedule: Schedule, paid_on: date, due_on: date) -> list[date]:
    """The due days by the day of the month alone, whatever the maturity of the disbursement."""
    regular = _Regular.of(schedule, paid_on, due_on)
    return [regular.at(index) for index in range(regular.periods)]


class _Regular(NamedTuple):
    """So many due days, each so many months after the one before, on one day of the month."""

    start: int
    step: int
    periods: int
    day: int

    @classmethod
    def of(cls, schedule: Schedule, paid_on: date, due_on: date) -> "_Regular":
        step = schedule.every_months
        corresponding = plus_months(paid_on, step)
        first = schedule.first_due_on or _on_day(corresponding, schedule.day or paid_on.day)
        periods = schedule.periods or max((due_on.year - first.year) * 12 + due_on.month - first.month, 0) // step + 1
        day = schedule.day or (paid_on.day if first == corresponding else first.day)
        return cls(first.year * 12 + first.month - 1, step, periods, day)

    def at(self, index: int) -> date:
        """The due day at that place, counted from 0."""
        return _in_month(self.start + self.step * index, self.day)

    @property
    def last(self) -> date:
        """The last one."""
        return self.at(self.periods - 1)


def settlement_days(settle: str, on: int, first: date, until: date) -> Sequence[date]:
    """The days in between on which interest is settled; the day itself belongs to the period that it ends.

    A quarter's interest is settled in March, June, September and December, a year's in December (银发〔2003〕251号一).
    """
    months = _SETTLE_MONTHS.get(settle)
    if months is None:
        return []
    month, found = first.replace(day=1), []
    while month < until:
        if month.month % months == 0 and first <= (day := _on_day(month, on)) < until:
            found.append(day)
        month = plus_months(month, 1)
    return found


def anniversaries(paid_on: date, until: date) -> list[date]:
    """Each full year of the loan before `until`, when interest falls due if nothing was agreed (民法典674)."""
    years = (plus_months(paid_on, 12 * count) for count in range(1, until.year - paid_on.year + 1))
    return [day for day in years if day < until]


def settles(schedule: Schedule | None, days: InterestDays) -> tuple[str | None, int]:
    """How often interest is settled and on which day of the month, nothing where neither place says."""
    method = schedule.method if schedule else None
    settle = days.settle or _METHOD_SETTLES.get(method or "") or ("at_maturity" if method == "at_maturity" else None)
    return settle, days.on or (schedule.day if schedule else None) or 20


def _on_day(month: date, day: int) -> date:
    return _in_month(month.year * 12 + month.month - 1, day)


def _in_month(index: int, day: int) -> date:
    """The day of a month counted from year 0, or its last day where it has no such day."""
    year, month = divmod(index, 12)
    return date(year, month + 1, day if day <= _SHORTEST else min(day, monthrange(year, month + 1)[1]))
