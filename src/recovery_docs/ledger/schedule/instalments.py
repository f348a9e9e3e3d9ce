"""When each part of a disbursement falls due: principal by instalments, interest by settlement days."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from recovery_docs.case import Instalment, InterestDays, Schedule
from recovery_docs.law.periods import plus_months
from recovery_docs.ledger.accounts.interest import Quote, booked_line, interest_line, months_line
from recovery_docs.ledger.accounts.rate import Rates
from recovery_docs.ledger.entry import Line
from recovery_docs.ledger.schedule.due_days import moved, regular_days, until_maturity
from recovery_docs.messages import say
from recovery_docs.money import ZERO, round_fen

INSTALMENT_METHODS = ("level_instalment", "level_principal", "irregular")


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


class Period(NamedTuple):
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
    that remain. Interest of a whole period at one rate is a twelfth of a year's for each month, of any other by days; so too
    of a period that a day of rest made longer or shorter, where due days move with their interest.
    """

    def __init__(
        self,
        schedule: Schedule,
        paid_on: date,
        due_on: date,
        rates: Rates,
        days: InterestDays,
        *,
        moves: bool = False,
    ) -> None:
        self._schedule = schedule
        self._rates = rates
        self._days = days
        self._periods = _periods(schedule, paid_on, due_on, moves=moves)
        self._next = 0
        self._agreed: tuple[Quote, Decimal] | None = None
        self._as_listed = True
        self.shortened_to: date | None = None
        """The last due day after a prepayment that shortened the term."""

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

    def instalment(self, balance: Decimal) -> Decimal:
        """What is repaid each time: the level instalment, or the level part of the principal."""
        left = len(self._periods) - self._next
        if self._agreed is not None:
            return self._agreed[1]
        return self._instalment(balance, self._rates.term(self._periods[self._next].from_on), left)

    def shorten(self, instalment: Decimal, balance: Decimal, until: date | None) -> None:
        """The balance is repaid sooner: by the day agreed, or by instalments as large as before, of which the last is less.

        120,000 yuan in twelve level instalments at 6 %, of which 60,000 are repaid early after the first: 50,272.03 at
        10,327.97 are five more instalments in place of eleven.
        """
        rest = self._periods[self._next :]
        if until is None:
            quote = self._rates.term(rest[0].from_on)
            enough = (count for count in range(1, len(rest)) if self._instalment(balance, quote, count) <= instalment)
            rest = rest[: next(enough, len(rest))]
            self._agreed = (quote, instalment)
        else:
            earlier = [period for period in rest if period.due_on < until]
            start = earlier[-1].due_on if earlier else rest[0].from_on
            whole = any(period.whole and period.due_on == until for period in rest)
            rest = [*earlier, Period(start, until, whole)]
        self._periods[self._next :] = rest
        self.shortened_to = rest[-1].due_on

    def _instalment(self, balance: Decimal, quote: Quote, count: int) -> Decimal:
        if self._schedule.method == "level_principal":
            return round_fen(balance / count)
        return level_payment(balance, quote.yearly(360) * self._schedule.every_months / 12, count)

    def end(self) -> None:
        """All was repaid before its time: nothing falls due any more."""
        self._next = len(self._periods)

    def begin_at(self, day: date) -> None:
        """Interest of the running period is paid until the day: only its days from then on are left."""
        period = self._periods[self._next]
        if period.from_on < day:
            self._periods[self._next] = period._replace(from_on=day, whole=False)

    @property
    def in_last_period(self) -> bool:
        """Whether the running period is the last one."""
        return self._next == len(self._periods) - 1

    def principal(self, balance: Decimal) -> Decimal:
        """How much of the balance the running period's instalment repays.

        120,000 yuan in twelve level instalments of 10,327.97 at 6 % by days: 31 days bear 620.00 and 9,707.97 are repaid, the
        next 28 days bear 514.70 and 9,813.27 are.
        """
        period, left = self._periods[self._next], len(self._periods) - self._next
        if left == 1:
            return balance
        if period.planned and (self._schedule.method == "irregular" or "principal" in period.planned.model_fields_set):
            return min(period.planned.principal, balance)
        quote = self._rates.term(period.from_on)
        if self._schedule.method == "level_principal":
            self._agreed = self._agreed or (quote, self._instalment(balance, quote, left))
            return min(self._agreed[1], balance)
        rate = quote.yearly(360) * self._schedule.every_months / 12
        if self._agreed is None or self._agreed[0] != quote:
            self._agreed = (quote, self._instalment(balance, quote, left))
        interest = round_fen(balance * rate)
        if self._schedule.interest == "by_days":
            interest = sum((line.amount for line in self.interest("", balance)), ZERO)
        return max(min(self._agreed[1] - interest, balance), ZERO)

    def interest(self, note: str, balance: Decimal, until: date | None = None) -> list[Line]:
        """The lines of interest of the running period on `balance`, whole or broken off at `until`."""
        period = self.running
        if period is None or (until is not None and until <= period.from_on):
            return []
        end = min(until or period.due_on, period.due_on)
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

    def fee(self, note: str, due_on: date) -> list[Line]:
        """The line of the fee that is listed for the due day of the running period."""
        period = self.running
        if period is None or period.due_on != due_on or not period.fee:
            return []
        return [booked_line("fees", note, period.fee, due_on, say("还款计划所列手续费"))]


def _periods(schedule: Schedule, paid_on: date, due_on: date, *, moves: bool) -> list[Period]:
    if schedule.instalments:
        named = {moved(on) if moves else on: one for on, one in _by_due_day(schedule.instalments).items()}
        return [Period(start, end, False, named[end]) for start, end in pairwise([paid_on, *named])]
    regular = regular_days(schedule, paid_on, due_on)
    dates = until_maturity(regular, due_on)
    if schedule.method == "irregular":
        return [Period(start, end, False) for start, end in pairwise([paid_on, *_moved(dates, moves=moves)])]
    if "first_interest" in schedule.model_fields_set:
        first_whole = schedule.first_interest == "full_period"
    else:
        first_whole = plus_months(paid_on, schedule.every_months) == dates[0]
    whole = {paid_on, *regular} if schedule.interest == "by_months" else set[date]()
    return [
        Period(start, end, whole=start in whole and end in whole and (start != paid_on or first_whole))
        for start, end in pairwise([paid_on, *_moved(dates, moves=moves)])
    ]


def _moved(dates: list[date], *, moves: bool) -> list[date]:
    return [moved(day) for day in dates] if moves else dates


def _by_due_day(instalments: Iterable[Instalment]) -> dict[date, Instalment]:
    """The listed instalments by day, those of one day added up."""
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
    return dict(sorted(found.items()))
