"""The teller takes repayments day by day and hands them to the accounts.

Money that came before its day waits for it; what suffices for all of the debt ends it that day (民法典677); what still waits
at the statement's day is set off there.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import chain, groupby

from recovery_docs.case import Case, Repayment
from recovery_docs.ledger.accounts.account import Owing
from recovery_docs.ledger.accounts.appropriation import LEGAL_ORDER, agreed_order, in_proportion
from recovery_docs.ledger.accounts.costs import Costs
from recovery_docs.ledger.accounts.instalment_account import InstalmentAccount
from recovery_docs.ledger.entry import INTERESTS, Applied, Kind
from recovery_docs.ledger.schedule.settled_past import Shortening
from recovery_docs.messages import Message, say
from recovery_docs.money import ZERO


@dataclass(slots=True)
class _Money:
    """What is left of a repayment, and where it stands in the record."""

    repayment: Repayment
    index: int
    left: Decimal


class Teller:
    """Takes repayments day by day and hands them to the accounts; keeps what came before its day until that day."""

    def __init__(self, case: Case, accounts: Sequence[Owing], costs: Costs) -> None:
        self._order = agreed_order(case)
        self._accounts = accounts
        self.costs = costs
        self.applied: list[Applied] = []
        self.credit = ZERO
        """What still waits at the statement's day; it is set off there, so that what is asked is net of it."""
        self.early: list[tuple[date, Decimal]] = []
        """The day and the amount of each repayment of which some still waits."""
        self.before_payout: list[tuple[date, Decimal]] = []
        """The day and the amount of each repayment that came before there was anything to repay."""
        self._waiting: list[_Money] = []
        self._today = date.min

    def take(self, repayment: Repayment) -> None:
        """One repayment, at its day."""
        self._to_day(repayment.paid_on)
        money = _Money(repayment, len(self.applied), repayment.amount)
        self.applied.append(Applied(repayment.paid_on, repayment.amount, (), ZERO, self._reason(repayment)))
        accounts = self._concerned(repayment)
        for account in accounts:
            account.close(repayment.paid_on)
        self._shortening(accounts, repayment)
        self._as_booked(money, accounts)
        self._as_designated(money, accounts)
        self._as_prepaid(money, accounts)
        if not accounts and money.left:
            self.before_payout.append((repayment.paid_on, money.left))
        self._spend([money], accounts)
        self._shortening(accounts)

    def record_settled(self, repayment: Repayment) -> None:
        """A repayment before the day to which interest is paid: it is contained in what the case says of that day."""
        reason = say("在已付息日之前，已计入该日的余额")
        self.applied.append(Applied(repayment.paid_on, repayment.amount, (), ZERO, reason))

    def finish(self, as_of: date) -> None:
        """Bring every account to the statement's day, and set off there what still waits."""
        self._to_day(as_of)
        for account in self._accounts:
            account.finish(as_of)
        for money in self._waiting:
            self._set_off(money, as_of)
            self._left_over(money)
        self._waiting = []

    def _set_off(self, money: _Money, as_of: date) -> None:
        paid_on, before = money.repayment.paid_on, money.left
        reason = say("{paid_on}提前收到的款项，截至本日尚待抵充，先行减去", paid_on=paid_on)
        for account in self._concerned(money.repayment):
            for kind in self._order:
                money.left -= account.pay(kind, money.left, as_of, reason, early=True)
        if taken := before - money.left:
            self.credit += taken
            self.early.append((paid_on, taken))
            self.applied[money.index] = replace(self.applied[money.index], waiting=taken)

    # -- day by day ---------------------------------------------------------------------------------------------------

    def _to_day(self, day: date) -> None:
        while self._waiting and (due_on := self._next_due_on()) is not None and due_on <= day:
            self._advance(due_on)
            waiting, self._waiting = self._waiting, []
            for money in waiting:
                accounts = self._concerned(money.repayment)
                for account in accounts:
                    account.close(due_on)
                self._spend([money], accounts)
        self._advance(day)

    def _advance(self, day: date) -> None:
        self._today = day
        for account in self._accounts:
            account.advance(day)

    def _next_due_on(self) -> date | None:
        opening = (account.opened_on for account in self._accounts if account.opened_on > self._today)
        due = (account.next_due_on(self._today) for account in self._accounts)
        return min((day for day in chain(opening, due) if day is not None), default=None)

    # -- where it goes ------------------------------------------------------------------------------------------------

    def _concerned(self, repayment: Repayment) -> list[Owing]:
        """The accounts that it may satisfy, of those that are open by now, in the order in which it does."""
        return [account for account in self._meant(repayment) if account.opened_on <= self._today]

    def _meant(self, repayment: Repayment) -> list[Owing]:
        note = repayment.note
        named = [account for account in self._accounts if note is not None and account.note == note]
        return named or sorted(self._accounts, key=lambda account: account.rank(self._today))

    def _spend(self, coming: list[_Money], accounts: list[Owing]) -> None:
        """What is due is paid; with what waits it ends the debt, where it suffices for all of it, or waits as well."""
        for money in coming:
            self._by_order(money, accounts)
        at_hand = [*self._waiting, *(money for money in coming if money.left)]
        if at_hand:
            self._end_debts(at_hand, accounts)
            self._reduce(at_hand, accounts)
        for account in accounts:
            account.resume(self._today)
        self._waiting = [money for money in at_hand if money.left and self._may_wait(money)]
        for money in at_hand:
            if money.left and money not in self._waiting:
                self._left_over(money)

    def _may_wait(self, money: _Money) -> bool:
        return any(
            account.unpaid or account.opened_on > self._today or account.next_due_on(self._today)
            for account in self._meant(money.repayment)
        )

    def _by_order(self, money: _Money, accounts: Sequence[Owing]) -> None:
        on = self._today
        if self._order[0] == "costs":
            self._pay_costs(money, self.costs.arisen(on))

        def due(account: Owing) -> Decimal:
            return sum((account.payable(kind, on) for kind in self._order), ZERO)

        for account, share in self._shared(money, accounts, due):
            left = share
            for kind in self._order:
                if kind == "costs":
                    left -= self._pay_costs(money, min(left, self.costs.arisen(on)))
                else:
                    left -= self._pay(account, kind, money, on, most=left)

    def _shared(
        self, money: _Money, accounts: Sequence[Owing], debt: Callable[[Owing], Decimal]
    ) -> Iterator[tuple[Owing, Decimal]]:
        """负担相同的，按照债务到期的先后顺序履行；到期时间相同的，按照债务比例履行（民法典560②）."""
        for _, group in groupby(accounts, key=lambda account: account.rank(self._today)[:-1]):
            equal = list(group)
            shares = [money.left] if len(equal) == 1 else in_proportion(money.left, [debt(one) for one in equal])
            yield from zip(equal, shares, strict=True)

    def _repay_early(self, money: _Money, accounts: Sequence[Owing]) -> None:
        """Principal that is not due, of equal notes alike."""
        for account, share in self._shared(money, accounts, lambda account: account.unpaid):
            self._pay(account, "principal", money, self._today, early=True, most=share)

    def _pay_costs(self, money: _Money, most: Decimal) -> Decimal:
        taken = self.costs.pay(min(money.left, most), self._today)
        if taken:
            money.left -= taken
            self._add(money, ("costs", "", taken))
        return taken

    def _end_debts(self, at_hand: list[_Money], accounts: Sequence[Owing]) -> None:
        """What suffices for principal and interest to this day of all that it may satisfy ends the debt (民法典677)."""
        on, needed = self._today, {id(account): account.payoff(self._today) for account in accounts}
        if not any(needed.values()):
            return
        for money in sorted(at_hand, key=lambda one: one.repayment.note is None):
            left = money.left
            for account in self._concerned(money.repayment):
                share = min(left, needed.get(id(account), ZERO))
                left -= share
                if share:
                    needed[id(account)] -= share
        if any(needed.values()):
            return
        for account in accounts:
            account.end(on)
        for money in sorted(at_hand, key=lambda one: one.repayment.note is None):
            for account in self._concerned(money.repayment):
                if id(account) in needed:
                    for kind in self._order:
                        self._pay(account, kind, money, on, early=True)

    def _reduce(self, at_hand: list[_Money], accounts: Sequence[Owing]) -> None:
        """A payment some days before the due day waits for it; a larger one reduces principal that is not yet due."""
        on = self._today
        mine = [money for money in at_hand if all(one in accounts for one in self._concerned(money.repayment))]
        limits = [account.early_limit(on) for account in accounts if account.unpaid or account.next_due_on(on)]
        pool = sum((money.left for money in mine), ZERO)
        if None in limits or pool <= sum((limit for limit in limits if limit is not None), ZERO):
            return
        for money in mine:
            self._repay_early(money, self._concerned(money.repayment))

    def _as_booked(self, money: _Money, accounts: list[Owing]) -> None:
        repayment = money.repayment
        booked: tuple[tuple[Kind, Decimal | None], ...] = (
            ("interest", repayment.interest),
            ("penalty_interest", repayment.penalty_interest),
            ("compound_interest", repayment.compound_interest),
            ("principal", repayment.principal),
        )
        for kind, amount in booked:
            share = amount or ZERO
            for account in accounts:
                share -= self._pay(account, kind, money, self._today, early=True, most=share)

    def _as_designated(self, money: _Money, accounts: list[Owing]) -> None:
        designated = money.repayment.applied_to
        if designated == "costs":
            self._pay_costs(money, self.costs.unpaid)
        elif designated is not None:
            kinds: tuple[Kind, ...] = ("principal",) if designated == "principal" else INTERESTS
            for account in accounts:
                for kind in kinds:
                    self._pay(account, kind, money, self._today, early=True)

    def _shortening(self, accounts: Sequence[Owing], repayment: Repayment | None = None) -> None:
        shorter = repayment is not None and repayment.reschedules == "shorter_term"
        how = Shortening(repayment.new_due_on) if shorter and repayment is not None else None
        for account in accounts:
            if isinstance(account, InstalmentAccount):
                account.shortening = how

    def _as_prepaid(self, money: _Money, accounts: list[Owing]) -> None:
        """What is due is paid first; the rest of a prepayment repays principal that is not."""
        if money.repayment.reschedules is not None:
            self._by_order(money, accounts)
            self._repay_early(money, accounts)

    def _pay(
        self,
        account: Owing,
        kind: Kind,
        money: _Money,
        on: date,
        *,
        early: bool = False,
        most: Decimal | None = None,
    ) -> Decimal:
        amount = money.left if most is None else min(money.left, most)
        reason = say("{paid_on}还款抵充", paid_on=money.repayment.paid_on)
        taken = account.pay(kind, amount, on, reason, early=early)
        if taken:
            money.left -= taken
            self._add(money, (kind, account.note, taken))
        return taken

    # -- the record ---------------------------------------------------------------------------------------------------

    def _add(self, money: _Money, part: tuple[Kind, str, Decimal]) -> None:
        applied = self.applied[money.index]
        self.applied[money.index] = replace(applied, to=(*applied.to, part))

    def _left_over(self, money: _Money) -> None:
        self.applied[money.index] = replace(self.applied[money.index], surplus=money.left)

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
