"""When each part of a disbursement falls due: principal by instalments, interest by settlement days."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from recovery_docs.case import Instalment, InterestDays, Schedule
from recovery_docs.law.periods import plus_months
from recovery_docs.ledger.accounts.interest import Quote, booked_line, interest_line, months_line
from recovery_docs.ledger.accounts.rate import Rates
from recovery_docs.ledger.entry import Line
from recovery_docs.messages import say
from recovery_docs.money import ZERO, round_fen

_SHORTEST = 28
"""Every month has this day."""
INSTALMENT_METHODS = ("level_instalment", "level_principal", "irregular")
_SETTLE_MONTHS = {"monthly": 1, "with_instalment": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
_METHOD_SETTLES = {"interest_monthly": "monthly", "interest_quarterly": "quarterly", "interest_yearly": "yearly"}


def level_payment(principal: Decimal, period_rate: Decimal, periods: int) -> Decimal:
    """The level instalment P·r·(1+r)ⁿ ÷ ((1+r)ⁿ−1), to the fen.

    465,000.00 yuan at 1.53 % a month over 48 months:

    >>> level_payment(Decimal(465000), Decimal("0.0153"), 48)
    Decimal('13747.00')
    """
    if period_rate == 0:
        return round_fen(principal / periods)
    growth = (1 + period_rate) ** periods
    return round_fen(principal * period_rate * growth / (growth - 1))


@dataclass(frozen=True, slots=True)
class Period:
    """The days that one instalment's interest is for; `whole` periods count by months, others by days."""

    from_on: date
    due_on: date
    whole: bool
    planned: Instalment | None = None

    @property
    def fee(self) -> Decimal:
        """The fee that the plan lists for the due day."""
        return (self.planned.fee if self.planned else None) or ZERO


class Plan:
    """The instalments of one disbursement still to come; principal is worked out as they fall due.

    A level instalment is computed anew when the rate has changed and when principal was repaid early, over the periods
    that remain. Interest of a whole period at one rate is a twelfth of a year's for each month, of any other by days.
    """

    def __init__(self, schedule: Schedule, paid_on: date, due_on: date, rates: Rates, days: InterestDays) -> None:
        self._schedule = schedule
        self._rates = rates
        self._days = days
        self._periods = _periods(schedule, paid_on, due_on)
        self._next = 0
        self._agreed: tuple[Quote, Decimal] | None = None
        self._as_listed = True

    @property
    def running(self) -> Period | None:
        """The period that runs, nothing after the last one."""
        return self._periods[self._next] if self._next < len(self._periods) else None

    @property
    def due_days(self) -> list[date]:
        """Every due day still to come."""
        return [period.due_on for period in self._periods[self._next :]]

    def move_on(self) -> None:
        """The running period has ended."""
        self._next += 1

    def balance_changed(self) -> None:
        """Principal was repaid out of turn: the instalments that remain, and listed interest, are computed anew."""
        self._agreed = None
        self._as_listed = False

    def end(self) -> None:
        """All was repaid before its time: nothing falls due any more."""
        self._next = len(self._periods)

    def begin_at(self, day: date) -> None:
        """Interest of the running period is paid until the day: only its days from then on are left."""
        period = self._periods[self._next]
        if period.from_on < day:
            self._periods[self._next] = replace(period, from_on=day, whole=False)

    @property
    def in_last_period(self) -> bool:
        """Whether the running period is the last one."""
        return self._next == len(self._periods) - 1

    def principal(self, balance: Decimal) -> Decimal:
        """How much of the balance the running period's instalment repays."""
        period, left = self._periods[self._next], len(self._periods) - self._next
        if left == 1:
            return balance
        if period.planned and (self._schedule.method == "irregular" or "principal" in period.planned.model_fields_set):
            return min(period.planned.principal, balance)
        quote = self._rates.term(period.from_on)
        if self._schedule.method == "level_principal":
            self._agreed = self._agreed or (quote, round_fen(balance / left))
            return min(self._agreed[1], balance)
        rate = quote.yearly(360) * self._schedule.every_months / 12
        if self._agreed is None or self._agreed[0] != quote:
            self._agreed = (quote, level_payment(balance, rate, left))
        return max(min(self._agreed[1] - round_fen(balance * rate), balance), ZERO)

    def interest(self, note: str, balance: Decimal, until: date | None = None) -> list[Line]:
        """The lines of interest of the running period on `balance`, whole or broken off at `until`."""
        period = self._periods[self._next]
        end = until or period.due_on
        if not balance and not self._as_listed:
            return []
        if self._as_listed and period.planned and period.planned.interest is not None and end == period.due_on:
            return [booked_line("interest", note, period.planned.interest, end, say("还款计划所列利息"))]
        quote = self._rates.term(period.from_on)
        cuts = [period.from_on, *self._rates.changes(period.from_on, end), end]
        if period.whole and end == period.due_on and len(cuts) == 2 and not quote.by_day:
            return [months_line(note, balance, quote, period.from_on, end, self._schedule.every_months)]
        return [
            interest_line("interest", note, balance, self._rates.term(start), start, stop, self._days)
            for start, stop in pairwise(cuts)
            if start < stop
        ]


def _periods(schedule: Schedule, paid_on: date, due_on: date) -> list[Period]:
    dates = due_dates(schedule, paid_on, due_on)
    if schedule.instalments:
        named = _by_due_day(schedule.instalments)
        return [Period(start, end, False, named[end]) for start, end in pairwise([paid_on, *dates])]
    if schedule.method == "irregular":
        return [Period(start, end, False) for start, end in pairwise([paid_on, *dates])]
    if "first_interest" in schedule.model_fields_set:
        first_whole = schedule.first_interest == "full_period"
    else:
        first_whole = plus_months(paid_on, schedule.every_months) == dates[0]
    regular = set(_regular_days(schedule, paid_on, due_on))
    return [
        Period(start, end, whole=first_whole if start == paid_on else end in regular)
        for start, end in pairwise([paid_on, *dates])
    ]


def _by_due_day(instalments: Iterable[Instalment]) -> dict[date, Instalment]:
    """The listed instalments, those of one day added up."""
    found: dict[date, Instalment] = {}
    for one in instalments:
        before = found.get(one.due_on)
        if before is not None:
            sums = {
                name: (getattr(before, name) or ZERO) + (getattr(one, name) or ZERO)
                for name in ("principal", "interest", "fee")
                if getattr(before, name) is not None or getattr(one, name) is not None
            }
            one = before.model_copy(update=sums)
        found[one.due_on] = one
    return found


def due_dates(schedule: Schedule, paid_on: date, due_on: date) -> list[date]:
    """The due day of every instalment; the last one is the maturity of the disbursement.

    A loan of the 31st is due on the last day of a shorter month, and on the 31st again after it (民法典202).
    """
    if schedule.instalments:
        return sorted({instalment.due_on for instalment in schedule.instalments})
    return [*(each for each in _regular_days(schedule, paid_on, due_on)[:-1] if each < due_on), due_on]


def fits_no_period(schedule: Schedule, paid_on: date, due_on: date) -> bool:
    """Whether the maturity is not the day on which the last instalment would fall due."""
    if schedule.instalments:
        return max(instalment.due_on for instalment in schedule.instalments) != due_on
    return (
        schedule.method in ("level_instalment", "level_principal")
        and _regular_days(schedule, paid_on, due_on)[-1] != due_on
    )


def last_period(schedule: Schedule, paid_on: date, due_on: date) -> tuple[date, int]:
    """The first day of the last period, and its days."""
    start = max((day for day in due_dates(schedule, paid_on, due_on) if day < due_on), default=paid_on)
    return start, (due_on - start).days


def _regular_days(schedule: Schedule, paid_on: date, due_on: date) -> list[date]:
    step = schedule.every_months
    corresponding = plus_months(paid_on, step)
    first = schedule.first_due_on or _on_day(corresponding, schedule.day or paid_on.day)
    count = schedule.periods or max((due_on.year - first.year) * 12 + due_on.month - first.month, 0) // step + 1
    day = schedule.day or (paid_on.day if first == corresponding else first.day)
    start = first.year * 12 + first.month - 1
    return [_in_month(start + step * index, day) for index in range(count)]


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
