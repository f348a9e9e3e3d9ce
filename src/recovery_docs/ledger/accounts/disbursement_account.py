"""One disbursement run forward in time: what accrues, what falls due, what a payment satisfies.

The account moves from mark to mark (settlement, instalment, maturity, change of rate). Between marks each kind of interest
runs on one base at one rate; a line is written when either changes, so that a line is as long as it can be. What falls
due and stays unpaid is late from the next day on: late principal bears penalty interest in place of interest, late
interest bears compound interest. Worked sums stand with the sums themselves, in `interest`.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from recovery_docs.law.periods import plus_months
from recovery_docs.ledger.accounts.arrears import Arrear, Arrears
from recovery_docs.ledger.accounts.days_of_change import marks, settlement_marks
from recovery_docs.ledger.accounts.due_days import settles
from recovery_docs.ledger.accounts.interest import Quote, booked_line, interest_line, year_days
from recovery_docs.ledger.accounts.lent_terms import DAY, ClauseWords, Terms
from recovery_docs.ledger.accounts.schedule import INSTALMENT_METHODS, Plan
from recovery_docs.ledger.accounts.settled_past import Booking, principal_repaid
from recovery_docs.ledger.accounts.stretch import Stretch, write_stretch
from recovery_docs.ledger.entry import INTERESTS, KINDS, Balance, Kind, Line
from recovery_docs.messages import Message, say
from recovery_docs.money import ZERO, round_fen

Slot = Literal["term", "fresh", "late", "compound"]
"""What runs: principal not due, principal due and not late, late principal, late interest."""
SLOTS: tuple[Slot, ...] = ("term", "fresh", "late", "compound")


class Account:
    """The running account of one disbursement, until `horizon`."""

    def __init__(self, terms: Terms, horizon: date, settled: Sequence[Booking] = ()) -> None:
        self.terms = terms
        self.arrears = Arrears()
        self.repaid_principal = min(sum((one.principal for one in settled), ZERO), terms.amount)
        self.repaid_interest = ZERO
        self.settled_until: date | None = terms.paid_until
        self._accrued = self._penalty = self._compound = self._penalty_settled = ZERO
        self._charged: dict[Kind, Decimal] = {}
        self._running: dict[Slot, Stretch] = {}
        self._daily: Decimal | None = None
        self._start = max(terms.paid_on, terms.paid_until or terms.paid_on)
        self._plan: Plan | None = None
        if terms.schedule is not None and terms.schedule.method in INSTALMENT_METHODS:
            self._plan = Plan(terms.schedule, terms.paid_on, terms.due_on, terms.rates, terms.days)
            if terms.paid_until is not None:
                self.repaid_principal = principal_repaid(self._plan, terms.paid_until, terms.amount, settled)
        self.unpaid = terms.amount - self.repaid_principal
        self._settlements = settlement_marks(terms, self._start, horizon, by_plan=self._plan is not None)
        self._due_marks = settlement_marks(terms, self._start, plus_months(horizon, 13), by_plan=self._plan is not None)
        """With the first after the horizon: whether money is early does not turn on the day that is asked of."""
        agreed, _ = settles(terms.schedule, terms.days)
        self._posted = self._settlements if agreed is not None else frozenset[date]()
        self._marks = marks(terms, self._start, horizon, self._settlements, self._plan)
        self.lines: list[Line] = []
        self.principal_since: list[tuple[date, Decimal]] = []
        self._open_books(self._start)
        self._retune(self._start)

    # -- from mark to mark ------------------------------------------------------------------------------------------------

    def advance(self, to: date) -> None:
        """Let fall due what falls due until `to`, that day included."""
        while self._marks and self._marks[-1] <= to:
            mark = self._marks.pop()
            self._pass(mark)
            self._retune(mark)

    def _pass(self, mark: date) -> None:
        matures_on = max(self.terms.matures_on, self._start)
        if mark in self._settlements:
            self._settle(mark)
        if self._plan is None:
            if mark >= self.terms.late_from(self.terms.matures_on) and self.performing:
                self._mature_by_days(mark)
            return
        while (period := self._plan.running) and period.due_on == mark and mark < matures_on:
            self._fall_due(mark)
        if mark == matures_on and self.performing:
            self._mature_on_plan(mark)

    def _settle(self, mark: date) -> None:
        self._close("late", mark)
        self._penalty_settled = self._penalty
        if self._plan is None and mark <= self.terms.matures_on:
            self._close("term", mark)
            self.arrears.add(Arrear(mark - DAY, mark, ZERO, self._accrued))
            self._accrued = ZERO

    def _mature_by_days(self, mark: date) -> None:
        self._close("term", mark)
        self.arrears.add(Arrear(self.terms.matures_on, mark, self.performing, self._accrued))
        self._accrued = ZERO

    def _fall_due(self, mark: date) -> None:
        assert self._plan is not None
        balance = self.performing
        principal, interest = self._plan.principal(balance), self._charge_period(balance)
        self.arrears.add(Arrear(mark, self.terms.late_from(mark), principal, interest, self._charge_fee(mark)))
        self._plan.move_on()

    def _mature_on_plan(self, mark: date) -> None:
        interest, late_from = self._charge_period(self.performing, mark), self.terms.late_from(self.terms.matures_on)
        self.arrears.add(Arrear(mark, late_from, self.performing, interest, self._charge_fee(mark)))

    def _charge_period(self, base: Decimal, until: date | None = None) -> Decimal:
        """Write the interest of the running period of the plan on `base`, whole or broken off at `until`."""
        if self._plan is None or (period := self._plan.running) is None:
            return ZERO
        if until is not None and until <= period.from_on:
            return ZERO
        lines = self._plan.interest(self.terms.note, base, until and min(until, period.due_on))
        self.lines += lines
        return sum((line.amount for line in lines), ZERO)

    def _charge_fee(self, due_on: date) -> Decimal:
        """Write the fee that the plan lists for a due day."""
        period = self._plan.running if self._plan else None
        if period is None or period.due_on != due_on or not period.fee:
            return ZERO
        self.lines.append(booked_line("fees", self.terms.note, period.fee, due_on, say("还款计划所列手续费")))
        return period.fee

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
        terms, rates = self.terms, self.terms.rates
        late, term = self.arrears.late("principal", on), rates.term(on)
        divisor = year_days(terms.days, on)
        misused = self._misused(on)
        wanted: dict[Slot, Stretch] = {}

        def run(slot: Slot, kind: Kind, base: Decimal, quote: Quote) -> None:
            if base and quote.rate:
                wanted[slot] = Stretch(kind, base, quote, divisor, on)

        if self._plan is None:
            misuse = rates.misuse(on) if misused else None
            run("term", "penalty_interest" if misuse else "interest", self.performing, misuse or term)
        else:
            run("fresh", "interest", self.arrears.due("principal") - late, term)
        overdue = rates.late(on, misused=misused)
        base = late + (self.arrears.late("interest", on) if terms.penalty.base == "instalment" else ZERO)
        # 合同没有约定罚息的，逾期后仍按合同利率计息
        run("late", "penalty_interest" if overdue else "interest", base, overdue or term)
        run("compound", "compound_interest", self.compound_base(on), self.compound_quote(on))
        return wanted

    def _misused(self, on: date) -> bool:
        return self.terms.penalty.misused_from is not None and self.terms.penalty.misused_from <= on

    def compound_base(self, on: date) -> Decimal:
        """What compound interest runs on: late interest of the term, nothing where the contract has no compound."""
        penalty = self.terms.penalty
        if not penalty.compound or penalty.base == "instalment":
            return ZERO
        return self.arrears.late("interest", on) + (self._penalty_settled if penalty.compound_on_penalty else ZERO)

    def compound_quote(self, on: date) -> Quote:
        """The rate of compound interest on that day."""
        how, rates = self.terms.penalty.compound_rate, self.terms.rates
        in_term = on < self.terms.late_from(self.terms.matures_on)
        if how == "contract" or (how == "stepped" and in_term):
            return rates.term(on)
        return rates.late(on, misused=self._misused(on)) or rates.term(on)

    def _close(self, slot: Slot, on: date) -> None:
        running = self._running.pop(slot, None)
        if running is None or running.since >= on:
            return
        merges = not self.terms.penalty.compound and running.since not in self._posted
        grown = write_stretch(self.lines, self.terms.note, running, on, self.terms.days, merges=merges)
        if running.kind == "penalty_interest":
            self._penalty += grown
        elif running.kind == "compound_interest":
            self._compound += grown
        else:
            self._accrued += grown

    def close(self, on: date) -> None:
        """Write every line up to `on`, so that what is owed is known to the fen."""
        for slot in SLOTS:
            self._close(slot, on)

    # -- payments -----------------------------------------------------------------------------------------------------

    def owed(self, kind: Kind) -> Decimal:
        """What is owed of one kind, due or accrued, as far as lines are written."""
        match kind:
            case "principal":
                return self.unpaid
            case "interest":
                return self.arrears.due("interest") + self._accrued
            case "penalty_interest":
                return self._penalty
            case "compound_interest":
                return self._compound
            case "fees":
                return self.arrears.due("fees") + self._charged.get(kind, ZERO)
            case _:
                return self._charged.get(kind, ZERO)

    def charge(self, line: Line) -> None:
        """Something is owed besides principal and interest: liquidated damages, a fee."""
        self.lines.append(line)
        self._charged[line.kind] = self._charged.get(line.kind, ZERO) + line.amount

    def payable(self, kind: Kind, on: date) -> Decimal:
        """What of it a payment satisfies: principal only as far as it is due."""
        if kind != "principal":
            return self.owed(kind)
        return self.unpaid if on >= self.terms.matures_on else self.arrears.due("principal")

    def payoff(self, on: date) -> Decimal:
        """What ends the debt on that day, all of it due or not; call `close(on)` before."""
        running = ZERO
        if self._plan is not None and (period := self._plan.running) is not None and period.from_on < on:
            lines = self._plan.interest(self.terms.note, self.performing, min(on, period.due_on))
            running = sum((line.amount for line in lines), ZERO)
        return running + sum((self.owed(kind) for kind in KINDS), ZERO)

    def end(self, on: date) -> None:
        """All of it is paid before its time: interest of the running period is owed to the day, and nothing later."""
        if self._plan is not None:
            self._accrued += self._charge_period(self.performing, on)
            self._plan.end()

    def pay(self, kind: Kind, amount: Decimal, on: date, reason: Message, *, early: bool = False) -> Decimal:
        """Satisfy up to `amount` yuan of one kind, principal not yet due only if `early`; returns what it took.

        Call `close(on)` before and `resume(on)` after the payments of a day.
        """
        taken = min(amount, self.owed(kind) if early else self.payable(kind, on))
        if taken <= 0:
            return ZERO
        match kind:
            case "principal":
                self._pay_principal(taken, on)
            case "interest":
                self._accrued -= taken - self.arrears.pay("interest", taken)
            case "penalty_interest":
                self._penalty -= taken
                self._penalty_settled = min(self._penalty_settled, self._penalty)
            case "compound_interest":
                self._compound -= taken
            case "fees" if due := self.arrears.pay("fees", taken):
                self._charged[kind] = self._charged.get(kind, ZERO) - (taken - due)
            case _:
                self._charged[kind] -= taken
        if kind == "principal":
            self.repaid_principal += taken
        elif kind in INTERESTS:
            self.repaid_interest += taken
        self.lines.append(booked_line(kind, self.terms.note, -taken, on, reason))
        return taken

    def _pay_principal(self, amount: Decimal, on: date) -> None:
        early = amount - self.arrears.pay("principal", amount)
        if early and self._plan is not None and not self._finished:
            self._accrued += self._charge_period(early, on)
            self._plan.balance_changed()
            if early == self.unpaid:
                self._plan.end()
        self.unpaid -= amount
        self.principal_since.append((on, self.unpaid))

    def resume(self, on: date) -> None:
        """Interest runs on from `on`; where nothing is in arrears any more, the lines that are paid are dropped."""
        if not (self.arrears or self._penalty or self._compound or self._accrued or any(self._charged.values())):
            period = self._plan.running if self._plan is not None and self.unpaid else None
            self.settled_until = on if period is None else min(period.from_on, on)
            self._open_books(self.settled_until)
        self._retune(on)

    def _open_books(self, on: date) -> None:
        reason = self.terms.opening
        if self.settled_until is not None and self.settled_until > self.terms.paid_on:
            reason = say("至{on}利息均已结清，尚欠本金", on=on)
        self.lines = [booked_line("principal", self.terms.note, self.unpaid, on, reason)] if self.unpaid else []
        self.principal_since = [(on, self.unpaid)]

    def next_due_on(self, after: date) -> date | None:
        """The next day on which something falls due."""
        if not self.unpaid and (self._plan is None or self._plan.running is None):
            return None
        days = {self.terms.matures_on, *self._due_marks, *(self._plan.due_days if self._plan else ())}
        return min((day for day in days if after < day <= self.terms.matures_on), default=None)

    def early_limit(self, on: date) -> Decimal | None:
        """How much more than is due may be a payment made some days early; `None` for no limit.

        On a loan by instalments all of it waits for the next ones; on others only the interest of the running period.
        """
        if self._plan is not None:
            return None
        due_on = self.next_due_on(on)
        if due_on is None or due_on == self.terms.matures_on:
            return ZERO
        quote = self.terms.rates.term(on)
        return interest_line("interest", "", self.performing, quote, on, due_on, self.terms.days).amount

    # -- the result ---------------------------------------------------------------------------------------------------

    def finish(self, as_of: date) -> None:
        """Come to the statement's day: the interest of a period that has begun and not ended is owed by days."""
        self.advance(as_of)
        self.close(as_of)
        if self.performing:
            self._accrued += self._charge_period(self.performing, as_of)
        self._daily = self.daily(as_of)

    @property
    def _finished(self) -> bool:
        """Whether the interest of the running period is charged already: money that waits is only set off here."""
        return self._daily is not None

    def daily(self, as_of: date) -> Decimal:
        """What accrues on `as_of` itself, unrounded; money that waits for its day does not lessen it."""
        if self._daily is not None:
            return self._daily
        divisor = year_days(self.terms.days, as_of)
        running = sum(
            (one.base * one.quote.yearly(one.divisor) / one.divisor for one in self._wanted(as_of).values()), ZERO
        )
        if self._plan is None:
            return running
        return running + self.performing * self.terms.rates.term(as_of).yearly(divisor) / divisor

    def matured(self, as_of: date) -> bool:
        """Whether all of it is due: from the day after the due day, or from the day of acceleration on."""
        matures_on = self.terms.matures_on
        return matures_on <= as_of if matures_on < self.terms.due_on else matures_on < as_of

    @property
    def opened_on(self) -> date:
        """The day from which it is owed; what was paid by the day to which interest is paid is in its books."""
        return self._start

    @property
    def note(self) -> str:
        """The number of the note."""
        return self.terms.note

    @property
    def called(self) -> Message:
        """The note by its number."""
        return say("借据{note}", note=self.terms.note)

    @property
    def words(self) -> ClauseWords:
        """What the contract calls what accrues: that of money paid for another is 资金占用费."""
        return self.terms.words

    def late_since(self, on: date) -> date | None:
        """The first day of the oldest lateness still unpaid on that day."""
        return self.arrears.late_since(on)

    def rank(self, on: date) -> tuple[bool, Decimal, date, str]:
        """Debts that are due first, of these the heavier burden first, then the earlier due (民法典560)."""
        due = bool(self.arrears) or on >= self.terms.matures_on
        rate = self.terms.rates.late(on) or self.terms.rates.term(on)
        return (not due, -rate.yearly(360), self.terms.due_on, self.terms.note)

    @property
    def floats(self) -> bool:
        """Whether the rate is still going to change."""
        return self.terms.rates.floats

    def runs_from(self, start: date) -> date:
        """Nothing waits for a later day."""
        return start

    def runs_after(self, start: date) -> list[tuple[Kind, Decimal, Quote]]:
        """What goes on accruing from `start` on; what is due by then counts as late."""
        matured = start >= self.terms.matures_on
        on = max(start, self.terms.late_from(self.terms.matures_on)) if matured else start
        if matured and self.performing:
            self.arrears.add(Arrear(self.terms.matures_on, on, self.performing, ZERO))
        found = [(one.kind, one.base, one.quote) for one in self._wanted(on).values()]
        if self._plan is not None and self.performing:
            found.insert(0, ("interest", self.performing, self.terms.rates.term(on)))
        return found

    def balance(self, as_of: date) -> Balance:
        """What is owed at the statement's day."""
        divisor = year_days(self.terms.days, as_of)
        overdue = self.terms.rates.late(as_of, misused=self._misused(as_of))
        compound_base = self.compound_base(as_of)
        return Balance(
            note=self.terms.note,
            paid_on=self.terms.paid_on,
            due_on=self.terms.matures_on,
            amount=self.terms.amount,
            principal=self.unpaid,
            overdue_principal=self.arrears.late("principal", as_of),
            interest=self.owed("interest"),
            penalty_interest=self._penalty,
            compound_interest=self._compound,
            overdue_from=self.arrears.late_since(as_of),
            daily_accrual=round_fen(self.daily(as_of)),
            annual_rate=self.terms.rates.term(as_of).yearly(divisor),
            overdue_rate=overdue.yearly(divisor) if overdue else None,
            compound_base=compound_base,
            compound_rate=self.compound_quote(as_of).yearly(divisor) if compound_base else None,
            liquidated_damages=self.owed("liquidated_damages"),
            fees=self.owed("fees"),
            settled_until=self.settled_until,
        )
