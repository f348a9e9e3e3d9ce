"""Where a repayment goes: which debt first (民法典560), and within it costs, interest, principal (民法典561).

An agreed order comes before the law's, a designation before both, and what the bank booked before everything. Within
interest, interest of the term comes first, since it alone bears compound interest. Liquidated damages, which the article
does not name, come last.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from recovery_docs.case import Case, Repayment
from recovery_docs.ledger.accounts.account import Owing
from recovery_docs.ledger.entry import INTERESTS, Applied, Kind
from recovery_docs.messages import Message, say
from recovery_docs.money import ZERO

LEGAL_ORDER: tuple[Kind, ...] = ("costs", *INTERESTS, "fees", "principal", "liquidated_damages")
Parts = list[tuple[Kind, str, Decimal]]


def agreed_order(case: Case) -> tuple[Kind, ...]:
    """The contract's order, completed by the law's for what it does not name."""
    agreed: tuple[Kind, ...] = case.loan.appropriation.order if case.loan.appropriation else ()
    return (*agreed, *(kind for kind in LEGAL_ORDER if kind not in agreed))


def in_order(repayments: Iterable[Repayment]) -> list[Repayment]:
    """Repayments by day; those of one day in an order of their own, so that the order of writing does not matter."""
    return sorted(
        repayments,
        key=lambda one: (one.paid_on, one.applied_to is None, one.note or "", one.amount, one.model_dump_json()),
    )


class Teller:
    """Takes repayments day by day and hands them to the accounts; keeps what was paid some days early."""

    def __init__(self, case: Case, accounts: Sequence[Owing], costs: Decimal) -> None:
        self._order = agreed_order(case)
        self._accounts = accounts
        self.costs = costs
        self.applied: list[Applied] = []
        self._waiting: list[tuple[int, Repayment, Decimal]] = []
        self._today = date.min

    def take(self, repayment: Repayment) -> None:
        """One repayment, at its day."""
        self._to_day(repayment.paid_on)
        parts: Parts = []
        accounts = self._concerned(repayment.note)
        for account in accounts:
            account.close(repayment.paid_on)
        left = self._as_booked(repayment, accounts, parts)
        left = self._as_designated(repayment, left, accounts, parts)
        left = self._by_order(repayment, left, accounts, parts)
        left = self._early(repayment, left, accounts, parts)
        for account in accounts:
            account.resume(repayment.paid_on)
        self._record(repayment, parts, left)

    def record_settled(self, repayment: Repayment) -> None:
        """A repayment before the day to which interest is paid: it is contained in what the case says of that day."""
        reason = say("在已付息日之前，已计入该日的余额")
        self.applied.append(Applied(repayment.paid_on, repayment.amount, (), ZERO, reason))

    def finish(self, as_of: date) -> None:
        """Bring every account to the statement's day, and let what still waits be set off there."""
        self._to_day(as_of)
        for account in self._accounts:
            account.finish(as_of)
        for index, repayment, left in self._waiting:
            parts: Parts = []
            for account in self._concerned(repayment.note):
                for kind in self._order:
                    left -= self._pay(account, kind, left, repayment, as_of, parts, early=True)
            self._complete(index, parts, left)
        self._waiting = []

    # -- day by day ---------------------------------------------------------------------------------------------------

    def _to_day(self, day: date) -> None:
        while self._waiting and (due_on := self._next_due_on()) is not None and due_on <= day:
            self._advance(due_on)
            self._spend_waiting(due_on)
        self._advance(day)

    def _advance(self, day: date) -> None:
        self._today = day
        for account in self._accounts:
            account.advance(day)

    def _next_due_on(self) -> date | None:
        days = (account.next_due_on(self._today) for account in self._accounts)
        return min((day for day in days if day is not None), default=None)

    def _spend_waiting(self, on: date) -> None:
        waiting, self._waiting = self._waiting, []
        for index, repayment, amount in waiting:
            parts: Parts = []
            accounts = self._concerned(repayment.note)
            for account in accounts:
                account.close(on)
            left = self._by_order(repayment, amount, accounts, parts, on)
            for account in accounts:
                account.resume(on)
            self._complete(index, parts, left)
            if left:
                self._waiting.append((index, repayment, left))

    # -- one repayment ------------------------------------------------------------------------------------------------

    def _concerned(self, note: str | None) -> list[Owing]:
        named = [account for account in self._accounts if note is not None and account.note == note]
        return named or sorted(self._accounts, key=lambda account: account.rank(self._today))

    def _as_booked(self, repayment: Repayment, accounts: list[Owing], parts: Parts) -> Decimal:
        booked: tuple[tuple[Kind, Decimal | None], ...] = (
            ("interest", repayment.interest),
            ("penalty_interest", repayment.penalty_interest),
            ("compound_interest", repayment.compound_interest),
            ("principal", repayment.principal),
        )
        left = repayment.amount
        for kind, amount in booked:
            share = min(amount or ZERO, left)
            for account in accounts:
                taken = self._pay(account, kind, share, repayment, repayment.paid_on, parts, early=True)
                share, left = share - taken, left - taken
        return left

    def _as_designated(self, repayment: Repayment, left: Decimal, accounts: list[Owing], parts: Parts) -> Decimal:
        kinds: tuple[Kind, ...] = ()
        if repayment.applied_to == "costs":
            taken = min(left, self.costs)
            self.costs -= taken
            if taken:
                parts.append(("costs", "", taken))
            return left - taken
        if repayment.applied_to is not None:
            kinds = ("principal",) if repayment.applied_to == "principal" else INTERESTS
        for account in accounts:
            for kind in kinds:
                left -= self._pay(account, kind, left, repayment, repayment.paid_on, parts, early=True)
        return left

    def _by_order(
        self, repayment: Repayment, left: Decimal, accounts: list[Owing], parts: Parts, on: date | None = None
    ) -> Decimal:
        for account in accounts:
            for kind in self._order:
                left -= self._pay(account, kind, left, repayment, on or repayment.paid_on, parts)
        return left

    def _early(self, repayment: Repayment, left: Decimal, accounts: list[Owing], parts: Parts) -> Decimal:
        """A payment some days before the due day waits for it; a larger one reduces principal that is not yet due."""
        day = repayment.paid_on
        limits = [account.early_limit(day) for account in accounts if account.unpaid or account.next_due_on(day)]
        if left and limits and (None in limits or left <= sum(limit for limit in limits if limit is not None)):
            self._waiting.append((len(self.applied), repayment, left))
            return left
        for account in accounts:
            left -= self._pay(account, "principal", left, repayment, repayment.paid_on, parts, early=True)
        return left

    def _pay(
        self,
        account: Owing,
        kind: Kind,
        amount: Decimal,
        repayment: Repayment,
        on: date,
        parts: Parts,
        *,
        early: bool = False,
    ) -> Decimal:
        taken = account.pay(kind, amount, on, say("{paid_on}还款抵充", paid_on=repayment.paid_on), early=early)
        if taken:
            parts.append((kind, account.note, taken))
        return taken

    # -- the record ---------------------------------------------------------------------------------------------------

    def _record(self, repayment: Repayment, parts: Parts, surplus: Decimal) -> None:
        self.applied.append(
            Applied(repayment.paid_on, repayment.amount, tuple(parts), surplus, self._reason(repayment))
        )

    def _complete(self, index: int, parts: Parts, surplus: Decimal) -> None:
        """More of a repayment that waited has found its place."""
        self.applied[index] = replace(self.applied[index], to=(*self.applied[index].to, *parts), surplus=surplus)

    def _reason(self, repayment: Repayment) -> Message:
        if any(
            part is not None
            for part in (
                repayment.principal,
                repayment.interest,
                repayment.penalty_interest,
                repayment.compound_interest,
            )
        ):
            return say("按银行入账")
        if repayment.applied_to is not None:
            return say("按指定")
        if self._order != LEGAL_ORDER:
            return say("按合同约定的顺序")
        return say("依照民法典第五百六十一条的顺序")
