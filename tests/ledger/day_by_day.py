"""A loan by instalments told day by day in exact fractions, by itself: nothing here is taken from the ledger.

Every day bears its interest on what is owed at its end; a period's interest is a twelfth of the year's for each month.
Rounded to the fen are only what the bank posts: the instalment, its interest and the sum that ends the debt.
"""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import Literal

from chinese_calendar import is_holiday

DAY = timedelta(days=1)
NOTHING = Fraction(0)


def fen(amount: Fraction) -> Fraction:
    """Half up to the fen."""
    return Fraction(floor(amount * 100 + Fraction(1, 2)), 100)


def month_after(start: date, count: int) -> date:
    """The corresponding day of a later month, or its last day."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def working_day(day: date) -> date:
    """The day itself, or the next working day."""
    while is_holiday(day):
        day += DAY
    return day


@dataclass(frozen=True)
class Payment:
    """Money that comes on a day; `prepaid` says that the bank books it to principal at once."""

    on: date
    amount: Fraction
    prepaid: bool = False


@dataclass(frozen=True)
class Loan:
    """What was lent and on what terms."""

    paid_out: date
    amount: Fraction
    periods: int
    yearly: Fraction
    method: Literal["level_instalment", "level_principal"]
    due: date
    surcharge: Fraction | None = None
    compound: bool = False
    shortens: bool = False
    """Whether a prepayment lets the instalments stand as they are and ends the loan sooner."""
    by_days: bool = False
    """Whether an instalment's interest is by the days of its period, and the rest of it principal."""
    moves: Literal["moved_with_interest", "moved_without_interest"] | None = None
    ceiling: Fraction | None = None
    """The most a year that interest, penalty and compound interest of a day may come to together."""

    @property
    def due_days(self) -> list[date]:
        """The day of each instalment; the last one is the maturity."""
        days = [month_after(self.paid_out, count) for count in range(1, self.periods)]
        last = working_day(self.due) if self.moves == "moved_with_interest" else self.due
        days = [day for day in days if day < last]
        if self.moves == "moved_with_interest":
            days = [working_day(day) for day in days]
        return [*days, last]

    def last_day(self, due: date) -> date:
        """The last day to pay what falls due on that day."""
        return working_day(due) if self.moves == "moved_without_interest" else due

    def is_whole(self, start: date, end: date) -> bool:
        """Whether the period is a whole month of the loan, from one of its days to the next."""
        months = [month_after(self.paid_out, count) for count in range(self.periods + 1)]
        return (start, end) in pairwise(months)


@dataclass
class Told:
    """The debt at the end of the story of one loan."""

    loan: Loan
    performing: Fraction
    due: list[tuple[date, Fraction, Fraction]] = field(default_factory=list)
    """Of each instalment: its day, the principal and the interest still unpaid."""
    accrued: Fraction = NOTHING
    penalty: Fraction = NOTHING
    compound: Fraction = NOTHING
    waiting: Fraction = NOTHING
    period_from: date = date.min
    instalments_left: int = 0
    agreed: Fraction | None = None
    ended: bool = False

    # -- what a day brings ----------------------------------------------------------------------------------------

    def fall_due(self, day: date) -> None:
        """An instalment is posted."""
        loan, last = self.loan, self.instalments_left == 1
        month = loan.yearly / 12
        if loan.by_days or not loan.is_whole(self.period_from, day):
            interest = fen(self.performing * loan.yearly * (day - self.period_from).days / 360)
        else:
            interest = fen(self.performing * month)
        principal = self.performing
        if not last:
            if self.agreed is None:
                self.agreed = fen(self._regular(month))
            split = interest if loan.by_days else fen(self.performing * month)
            level = loan.method == "level_instalment"
            principal = max(min(self.agreed - (split if level else 0), self.performing), NOTHING)
        self.performing -= principal
        self.due.append((day, principal, interest))
        self.period_from, self.instalments_left = day, self.instalments_left - 1
        self.ended = last

    def _regular(self, month: Fraction, count: int = 0) -> Fraction:
        left = count or self.instalments_left
        if self.loan.method == "level_principal" or not month:
            return self.performing / left
        return self.performing * month / (1 - (1 + month) ** -left)

    def accrue(self, day: date) -> None:
        """The interest of one day; late is what was due before it."""
        loan = self.loan
        late = sum((principal for due, principal, _ in self.due if loan.last_day(due) < day), NOTHING)
        fresh = sum((principal for due, principal, _ in self.due if due == loan.last_day(due) == day), NOTHING)
        free = sum((principal for due, principal, _ in self.due if due != loan.last_day(due) >= day), NOTHING)
        unpaid_interest = sum((interest for due, _, interest in self.due if loan.last_day(due) < day), NOTHING)
        daily = loan.yearly / 360
        raised = daily * (1 + (loan.surcharge or 0))
        room = (self.performing + fresh + free + late) * loan.ceiling / 360 if loan.ceiling is not None else None
        if room is not None and loan.ceiling is not None:
            raised = min(raised, loan.ceiling / 360)
            room -= (self.performing + fresh) * daily + late * raised
        self.accrued += fresh * daily
        if loan.surcharge is None:
            self.accrued += late * daily
        else:
            self.penalty += late * raised
        if loan.compound:
            whole = unpaid_interest * raised
            self.compound += whole if room is None else min(whole, max(room, NOTHING))

    # -- what money does ------------------------------------------------------------------------------------------

    def receive(self, payment: Payment) -> None:
        """Money comes: what is due is paid, then all of it if that suffices, and what is left waits."""
        money = payment.amount
        if payment.prepaid:
            money = self._prepay(money, payment.on)
        self.waiting += self._pay_due(money)
        self._end(payment.on)

    def spend_waiting(self, day: date) -> None:
        """An instalment fell due that money waited for."""
        self.waiting = self._pay_due(self.waiting)
        self._end(day)

    def _prepay(self, money: Fraction, day: date) -> Fraction:
        money = self._pay_principal(money)
        early = min(money, self.performing)
        if early:
            month = self.loan.yearly / 12
            before = fen(self._regular(month)) if self.agreed is None else self.agreed
            self.accrued += fen(early * self.loan.yearly * (day - self.period_from).days / 360)
            self.performing -= early
            self.agreed = None
            self.ended = not self.performing
            if self.loan.shortens and self.performing:
                counts = range(1, self.instalments_left)
                enough = [count for count in counts if fen(self._regular(month, count)) <= before]
                self.instalments_left = min(enough, default=self.instalments_left)
                self.agreed = before
        return money - early

    def _pay_due(self, money: Fraction) -> Fraction:
        for index, (day, principal, interest) in enumerate(self.due):
            taken = min(money, interest)
            self.due[index] = (day, principal, interest - taken)
            money -= taken
        for name in ("accrued", "penalty", "compound"):
            taken = min(money, getattr(self, name))
            setattr(self, name, getattr(self, name) - taken)
            money -= taken
        return self._pay_principal(money)

    def _pay_principal(self, money: Fraction) -> Fraction:
        for index, (day, principal, interest) in enumerate(self.due):
            taken = min(money, principal)
            self.due[index] = (day, principal - taken, interest)
            money -= taken
        self.due = [one for one in self.due if one[1] or one[2]]
        return money

    def running(self, day: date) -> Fraction:
        """The interest of the period that runs, by days."""
        return self.performing * self.loan.yearly * (day - self.period_from).days / 360

    def owed(self, day: date) -> Fraction:
        """All that is owed on that day, due or not."""
        due = sum((principal + interest for _, principal, interest in self.due), NOTHING)
        return due + self.performing + self.accrued + self.penalty + self.compound + self.running(day)

    def _end(self, day: date) -> None:
        if self.waiting and self.performing and self.waiting >= fen(self.owed(day)):
            self.waiting -= min(self.owed(day), self.waiting)
            self.performing = self.accrued = self.penalty = self.compound = NOTHING
            self.due, self.ended = [], True


def told(loan: Loan, payments: list[Payment], as_of: date) -> Told:
    """The debt as of a day: the interest of the day before is in it, and what fell due on the day itself.

    Of two payments of one day the smaller comes first, however they are written.
    """
    story = Told(loan, loan.amount, period_from=loan.paid_out, instalments_left=len(loan.due_days))
    day = loan.paid_out
    while True:
        if day in loan.due_days and not story.ended:
            story.fall_due(day)
            story.spend_waiting(day)
        for payment in sorted((one for one in payments if one.on == day), key=lambda one: one.amount):
            story.receive(payment)
        if day == as_of:
            return story
        story.accrue(day)
        day += DAY


def net(story: Told, as_of: date) -> Fraction:
    """What is owed with the money that waits taken off."""
    return max(story.owed(as_of) - story.waiting, NOTHING)
