"""A disbursement that is repaid by instalments: its plan charges the interest of the term, period by period."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import ClassVar

from recovery_docs.ledger.accounts.disbursement_account import Account
from recovery_docs.ledger.accounts.lent_terms import Terms
from recovery_docs.ledger.entry import Line
from recovery_docs.ledger.schedule.instalments import INSTALMENT_METHODS, Plan
from recovery_docs.ledger.schedule.settled_past import Booking, Shortening, principal_repaid


def account_of(terms: Terms, horizon: date, settled: Sequence[Booking] = ()) -> Account:
    """The account of one disbursement, by instalments or by days."""
    by_plan = terms.schedule is not None and terms.schedule.method in INSTALMENT_METHODS
    return (InstalmentAccount if by_plan else Account)(terms, horizon, settled)


class InstalmentAccount(Account):
    """The running account of one disbursement by its plan, until `horizon`."""

    by_plan: ClassVar[bool] = True
    shortening: Shortening | None = None
    """How the principal that is repaid early now shortens the term; nothing where it lessens the instalments."""
    _plan: Plan

    def _repaid_before(self, settled: Sequence[Booking]) -> Decimal:
        terms = self.terms
        assert terms.schedule is not None
        moves = terms.on_holiday == "moved_with_interest"
        self._plan = Plan(terms.schedule, terms.paid_on, terms.due_on, terms.rates, terms.days, moves=moves)
        if terms.paid_until is None:
            return super()._repaid_before(settled)
        repaid = principal_repaid(self._plan, terms.paid_until, terms.amount, settled)
        self._end_sooner()
        return repaid

    def _fall_due(self, mark: date) -> None:
        matures_on = max(self.terms.matures_on, self.opened_on)
        while (period := self._plan.running) and period.due_on == mark and mark < matures_on:
            balance = self.performing
            principal = self._plan.principal(balance)
            self._add(mark, self.terms.late_from(mark), principal, self._charge(balance), self._charge_fee(mark))
            self._plan.move_on()
        if mark == matures_on and self.performing:
            interest, late_from = self._charge(self.performing, mark), self.terms.late_from(self.terms.matures_on)
            self._add(mark, late_from, self.performing, interest, self._charge_fee(mark))

    def _charge(self, base: Decimal, until: date | None = None) -> Decimal:
        return self._write(self._plan.interest(self.terms.note, base, until))

    def _charge_fee(self, due_on: date) -> Decimal:
        return self._write(self._plan.fee(self.terms.note, due_on))

    def _due_days(self) -> list[date]:
        return self._plan.due_days

    def _running_period(self, base: Decimal, until: date) -> list[Line]:
        return self._plan.interest(self.terms.note, base, until)

    def end(self, on: date) -> None:
        """All of it is paid before its time: nothing falls due later."""
        super().end(on)
        self._plan.end()

    def _repay_early(self, amount: Decimal, on: date) -> None:
        super()._repay_early(amount, on)
        if amount == self.unpaid:
            self._plan.end()
            return
        balance = self.performing
        instalment = self._plan.instalment(balance) if self.shortening and self._plan.running else None
        self._plan.balance_changed()
        if self.shortening and instalment is not None and amount < balance:
            self._plan.shorten(instalment, balance - amount, self.shortening.until)
            self._end_sooner()
            self.follow(self.terms, after=on)

    def _end_sooner(self) -> None:
        if (due_on := self._plan.shortened_to) is not None:
            self.terms = replace(self.terms, due_on=due_on, due_before_moved=None)

    @property
    def shortened_to(self) -> date | None:
        """The last due day after a prepayment that shortened the term."""
        return self._plan.shortened_to

    def _interest_paid_to(self, on: date) -> date:
        period = self._plan.running if self.unpaid else None
        return on if period is None else min(period.from_on, on)

    def _nothing_to_come(self) -> bool:
        """A listed fee or interest may fall due where no principal is left."""
        return not self.unpaid and self._plan.running is None

    def early_limit(self, on: date) -> Decimal | None:
        """All money that is early waits for the next instalments."""
        return None
