"""One disbursement run forward in time: what accrues, what falls due, what a payment satisfies.

The account moves from mark to mark (settlement, instalment, maturity, change of rate). Between marks each kind of interest
runs on one base at one rate; a line is written when either changes. What falls due and stays unpaid is late from the next day
on: late principal bears penalty interest in place of interest, late interest bears compound interest.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import ClassVar

from recovery_docs.law.periods import plus_months
from recovery_docs.ledger.accounts.arrears import Arrear
from recovery_docs.ledger.accounts.debts import Debts
from recovery_docs.ledger.accounts.interest import booked_line, interest_line, year_days
from recovery_docs.ledger.accounts.lent_terms import DAY, NEVER, Terms
from recovery_docs.ledger.accounts.stretch import Stretch, write_stretch
from recovery_docs.ledger.accounts.what_runs import SLOTS, GoesOn, Slot, WhatRuns
from recovery_docs.ledger.entry import INTERESTS, KINDS, Balance, Kind, Line
from recovery_docs.ledger.schedule.days_of_change import marks, settlement_marks
from recovery_docs.ledger.schedule.due_days import settles
from recovery_docs.ledger.schedule.settled_past import Booking
from recovery_docs.messages import Message, say
from recovery_docs.money import ZERO, round_fen


class Account:
    """The running account of one disbursement, until `horizon`; its interest runs by days and is settled on days."""

    by_plan: ClassVar[bool] = False

    def __init__(self, terms: Terms, horizon: date, settled: Sequence[Booking] = ()) -> None:
        self.terms = terms
        self.note, self.words = terms.note, terms.words
        self.debts = Debts()
        self.arrears = self.debts.arrears
        self.repaid_interest = ZERO
        self.settled_until: date | None = terms.paid_until
        self._running: dict[Slot, Stretch] = {}
        self._daily: Decimal | None = None
        self.opened_on = max(terms.paid_on, terms.paid_until or terms.paid_on)
        """What was paid by the day to which interest is paid is in its books."""
        self._horizon = horizon
        self.repaid_principal = self._repaid_before(settled)
        self.unpaid = terms.amount - self.repaid_principal
        self.follow(self.terms)
        agreed = settles(terms.schedule, terms.days)[0] is not None
        self._posted = self._settlements if agreed else frozenset[date]()
        self.lines: list[Line] = []
        self.principal_since: list[tuple[date, Decimal]] = []
        self._open_books(self.opened_on)
        self._retune(self.opened_on)

    def follow(self, terms: Terms, after: date = date.min) -> None:
        """Run by these terms after a day."""
        self._runs = WhatRuns(terms, self.debts, by_plan=self.by_plan)
        self._due_marks = settlement_marks(terms, self.opened_on, plus_months(self._horizon, 13), by_plan=self.by_plan)
        # with the next after the horizon: what is early does not turn on the day that is asked of
        self._settlements = {mark for mark in self._due_marks if mark <= self._horizon}
        found = marks(terms, self.opened_on, self._horizon, self._settlements, self._due_days())
        self._marks = [mark for mark in found if mark > after]

    def _repaid_before(self, settled: Sequence[Booking]) -> Decimal:
        """The principal that was repaid by the day to which interest is paid."""
        return min(sum((one.principal for one in settled), ZERO), self.terms.amount)

    # -- from mark to mark ------------------------------------------------------------------------------------------------

    def advance(self, to: date) -> None:
        """Let fall due what falls due until `to`, that day included."""
        while self._marks and self._marks[-1] <= to:
            mark = self._marks.pop()
            self._pass(mark)
            self._retune(mark)

    def _pass(self, mark: date) -> None:
        if mark in self._settlements:
            self._close("late", mark)
            self.debts.settle_penalty()
            if not self.by_plan and mark <= self.terms.matures_on:
                self._close("term", mark)
                self._add(mark - DAY, mark, ZERO, self.debts.accrued)
                self.debts.accrued = ZERO
        self._fall_due(mark)

    def _fall_due(self, mark: date) -> None:
        """What falls due on that day, and what is late from it on, becomes an arrear."""
        if mark >= self.terms.late_from(self.terms.matures_on) and self.performing:
            self._close("term", mark)
            self._add(self.terms.matures_on, mark, self.performing, self.debts.accrued)
            self.debts.accrued = ZERO

    def _add(self, due_on: date, late_from: date, principal: Decimal, interest: Decimal, fees: Decimal = ZERO) -> None:
        self.arrears.add(Arrear(due_on, late_from, principal, interest, fees, self.terms.free(due_on, due_on)))

    def _due_days(self) -> list[date]:
        """The days of instalments still to come."""
        return []

    def _nothing_to_come(self) -> bool:
        return not self.unpaid

    def _running_period(self, base: Decimal, until: date) -> list[Line]:
        """The interest on `base` of the period that runs, where no stretch of days bears it."""
        return []

    def _write(self, lines: list[Line]) -> Decimal:
        self.lines += lines
        return sum((line.amount for line in lines), ZERO)

    # -- what runs ----------------------------------------------------------------------------------------------------

    @property
    def performing(self) -> Decimal:
        """Principal that is not due."""
        return self.unpaid - self.arrears.due("principal")

    def _retune(self, on: date) -> None:
        """Close what no longer runs as it did, and let run what does from `on`."""
        wanted = self._wanted(on)
        for slot in SLOTS:
            now, then = wanted.get(slot), self._running.get(slot)
            if then and now and then[:-1] == now[:-1]:  # the same but for `since`
                continue
            self._close(slot, on)
            if now is not None:
                self._running[slot] = now

    def _wanted(self, on: date) -> dict[Slot, Stretch]:
        return self._runs.wanted(on, self.performing)

    def _close(self, slot: Slot, on: date) -> None:
        running = self._running.pop(slot, None)
        if running is None or running.since >= on:
            return
        merges = not self.terms.penalty.compound and running.since not in self._posted
        grown = write_stretch(self.lines, self.terms.note, running, on, self.terms.days, merges=merges)
        self.debts.grow(running.kind, grown)

    def close(self, on: date) -> None:
        """Write every line up to `on`, so that what is owed is known to the fen."""
        for slot in SLOTS:
            self._close(slot, on)

    # -- payments -----------------------------------------------------------------------------------------------------

    def owed(self, kind: Kind) -> Decimal:
        """What is owed of one kind, due or accrued, as far as lines are written."""
        return self.unpaid if kind == "principal" else self.debts.owed(kind)

    def charge(self, line: Line) -> None:
        """Something is owed besides principal and interest: liquidated damages, a fee."""
        self.lines.append(line)
        self.debts.grow(line.kind, line.amount)

    def payable(self, kind: Kind, on: date) -> Decimal:
        """What of it a payment satisfies: principal only as far as it is due."""
        if kind != "principal":
            return self.owed(kind)
        return self.unpaid if on >= self.terms.matures_on else self.arrears.due("principal")

    def payoff(self, on: date) -> Decimal:
        """What ends the debt on that day, all of it due or not; call `close(on)` before."""
        running = self._running_period(self.performing, on)
        return sum((self.owed(kind) for kind in KINDS), sum((line.amount for line in running), ZERO))

    def end(self, on: date) -> None:
        """All of it is paid before its time: interest of the running period is owed to the day, and nothing later."""
        self.debts.accrued += self._write(self._running_period(self.performing, on))

    def pay(self, kind: Kind, amount: Decimal, on: date, reason: Message, *, early: bool = False) -> Decimal:
        """Satisfy up to `amount` yuan of one kind, principal not yet due only if `early`; returns what it took.

        Call `close(on)` before and `resume(on)` after the payments of a day.
        """
        taken = min(amount, self.owed(kind) if early else self.payable(kind, on))
        if taken <= 0:
            return ZERO
        if kind == "principal":
            self._pay_principal(taken, on)
            self.repaid_principal += taken
        else:
            self.debts.shrink(kind, taken)
            self.repaid_interest += taken if kind in INTERESTS else ZERO
        self.lines.append(booked_line(kind, self.terms.note, -taken, on, reason))
        return taken

    def _pay_principal(self, amount: Decimal, on: date) -> None:
        early = amount - self.arrears.pay("principal", amount)
        if early and not self._finished:
            self._repay_early(early, on)
        self.unpaid -= amount
        self.principal_since.append((on, self.unpaid))

    def _repay_early(self, amount: Decimal, on: date) -> None:
        """Principal is repaid that is not yet due."""
        self.debts.accrued += self._write(self._running_period(amount, on))

    def resume(self, on: date) -> None:
        """Interest runs on from `on`; where nothing is in arrears any more, the lines that are paid are dropped."""
        if not self.debts:
            self.settled_until = self._interest_paid_to(on)
            self._open_books(self.settled_until)
        self._retune(on)

    def _interest_paid_to(self, on: date) -> date:
        """The day to which interest is paid where nothing is owed on that day but principal."""
        return on

    def _open_books(self, on: date) -> None:
        reason = self.terms.opening
        if self.settled_until is not None and self.settled_until > self.terms.paid_on:
            reason = say("至{on}利息均已结清，尚欠本金", on=on)
        self.lines = [booked_line("principal", self.terms.note, self.unpaid, on, reason)] if self.unpaid else []
        self.principal_since = [(on, self.unpaid)]

    def next_due_on(self, after: date) -> date | None:
        """The next day on which something falls due."""
        if self._nothing_to_come():
            return None
        days = {self.terms.matures_on, *self._due_marks, *self._due_days()}
        return min((day for day in days if after < day <= self.terms.matures_on), default=None)

    def early_limit(self, on: date) -> Decimal | None:
        """How much more than is due may be a payment made some days early: the interest of the running period."""
        due_on = self.next_due_on(on)
        if due_on is None or due_on == self.terms.matures_on:
            return ZERO
        quote = self.terms.rates.term(on)
        return interest_line("interest", "", self.performing, quote, on, due_on, self.terms.days).amount

    def finish(self, as_of: date) -> None:
        """Come to the statement's day: the interest of a period that has begun and not ended is owed by days."""
        self.advance(as_of)
        self.close(as_of)
        if self.performing:
            self.debts.accrued += self._write(self._running_period(self.performing, as_of))
        self._daily = self.daily(as_of)

    @property
    def _finished(self) -> bool:
        """Whether the interest of the running period is charged already: money that waits is only set off here."""
        return self._daily is not None

    def daily(self, as_of: date) -> Decimal:
        """What accrues on `as_of` itself, unrounded; money that waits for its day does not lessen it."""
        if self._daily is not None:
            return self._daily
        return self._runs.daily(as_of, self.performing)

    def matured(self, as_of: date) -> bool:
        """Whether all of it is due: from the day after the due day, or from the day of acceleration on."""
        matures_on = self.terms.matures_on
        return matures_on <= as_of if matures_on < self.terms.due_on else self.terms.last_day(matures_on) < as_of

    @property
    def called(self) -> Message:
        return say("借据{note}", note=self.note) if self.terms.has_note else say("第{place}笔借款", place=self.note)

    def late_since(self, on: date) -> date | None:
        """The first day of the oldest lateness still unpaid on that day."""
        return self.arrears.late_since(on)

    def rank(self, on: date) -> tuple[bool, int, Decimal, date, str]:
        """Debts that are due first, of these the least secured, then the heavier burden, then the earlier due (民法典560②)."""
        due = bool(self.arrears) or on >= self.terms.matures_on
        rate = self.terms.rates.late(on) or self.terms.rates.term(on)
        return (not due, self.terms.securities, -rate.yearly(360), self.terms.due_on, self.terms.note)

    def goes_on(self, start: date) -> GoesOn:
        """What goes on accruing from `start`; what is due by then counts as late."""
        return self._runs.going_on(start, self.performing, self.lines)

    def balance(self, as_of: date) -> Balance:
        """What is owed at the statement's day."""
        runs, divisor = self._runs, year_days(self.terms.days, as_of)
        overdue = self.terms.rates.late(as_of, misused=runs.misused(as_of))
        compound_base = runs.compound_base(as_of)
        return Balance(
            note=self.terms.note,
            paid_on=self.terms.paid_on,
            due_on=None if self.terms.matures_on == NEVER else self.terms.last_day(self.terms.matures_on),
            amount=self.terms.amount,
            principal=self.unpaid,
            overdue_principal=self.arrears.late("principal", as_of),
            overdue_interest=self.arrears.late("interest", as_of),
            interest=self.owed("interest"),
            penalty_interest=self.debts.penalty,
            compound_interest=self.debts.compound,
            overdue_from=self.arrears.late_since(as_of),
            daily_accrual=round_fen(self.daily(as_of)),
            annual_rate=self.terms.rates.term(as_of).yearly(divisor),
            overdue_rate=overdue.yearly(divisor) if overdue else None,
            compound_base=compound_base,
            compound_rate=runs.compound_quote(as_of).yearly(divisor) if compound_base else None,
            liquidated_damages=self.owed("liquidated_damages"),
            fees=self.owed("fees"),
            settled_until=self.settled_until,
        )
