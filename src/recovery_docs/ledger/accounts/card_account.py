"""The running account of a credit card: what each statement posted, overdraft interest, damages on the unpaid minimum.

The contract decides the rate and the damages (银发〔2020〕327号, 银发〔2016〕111号); a fee bears no interest (111号).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from recovery_docs.case import Card, CardStatement, InterestDays
from recovery_docs.law.periods import plus_months
from recovery_docs.ledger.accounts.interest import Quote, booked_line, interest_line, share_line, year_days
from recovery_docs.ledger.accounts.lent_terms import OF_A_LOAN
from recovery_docs.ledger.accounts.what_runs import GoesOn, Named
from recovery_docs.ledger.entry import INTERESTS, KINDS, Balance, Kind, Line
from recovery_docs.messages import Message, say
from recovery_docs.money import ZERO, round_fen

DAY = timedelta(days=1)


class CardAccount:
    """One card, statement by statement, until `horizon`.

    What a statement posts bears interest from the statement's day, unless the statement is paid in full by its due day;
    the day of each purchase is not known here. With compound interest agreed, interest unpaid at a statement's day
    bears interest from then on.
    """

    opened_on = date.min
    words = OF_A_LOAN

    def __init__(
        self,
        card: Card,
        quote: Quote,
        days: InterestDays,
        horizon: date,
        paid: Sequence[tuple[date, Decimal]],
        *,
        compound: bool,
    ) -> None:
        self._card, self._quote, self._days, self._compounds = card, quote, days, compound
        self._paid = paid
        self._statements = {one.stated_on: one for one in card.statements if one.stated_on < horizon}
        self._due = {one.due_on + DAY: one for one in self._statements.values()}
        self.called = say("尾号{last4}", last4=card.last4)
        self.note = self.called.in_language("zh")
        self.lines: list[Line] = []
        self.principal_since: list[tuple[date, Decimal]] = []
        self.unpaid = self.repaid_principal = self.repaid_interest = self._repaid_else = self._posted = ZERO
        self.settled_until: date | None = None
        self._owed: dict[Kind, Decimal] = dict.fromkeys(KINDS, ZERO)
        self._free = self._settled = ZERO
        self._since = min(self._statements, default=horizon)
        self._late_since: date | None = None
        self._billed: dict[Kind, date] = {
            "interest": max(
                (day for day, one in self._statements.items() if one.interest is not None), default=date.min
            ),
            "liquidated_damages": max(
                (day for day, one in self._statements.items() if one.damages is not None), default=date.min
            ),
        }
        """The last statement that posts a kind: until then the bank's own figure stands and none is computed."""
        self._settle_days = self._every_settlement(horizon)
        self._marks = sorted(self._every_mark(horizon), reverse=True)

    def _every_mark(self, horizon: date) -> set[date]:
        return {*self._statements, *self._settle_days, *(day for day in self._due if day <= horizon)}

    def _every_settlement(self, horizon: date) -> set[date]:
        """The statements' days, and the same day of each month after the last one."""
        last = max(self._statements, default=None)
        if not self._compounds or last is None:
            return set()
        days, count = set(self._statements), 1
        while (day := plus_months(last, count)) < horizon:
            days.add(day)
            count += 1
        return days

    # -- day by day ---------------------------------------------------------------------------------------------------

    def advance(self, to: date) -> None:
        """Post the statements, and charge what is due, until `to`, that day included."""
        while self._marks and self._marks[-1] <= to:
            mark = self._marks.pop()
            self.close(mark)
            if mark in self._due:
                self._miss(self._due[mark], mark)
            if mark in self._statements:
                self._post(self._statements[mark])
            if mark in self._settle_days:
                self._settled = self._owed["interest"]

    def _post(self, statement: CardStatement) -> None:
        on = statement.stated_on
        if statement.spent:
            self._book("principal", statement.spent, on, say("{on}账单新增透支本金", on=on))
            self._posted += statement.spent
            self._set_unpaid(self.unpaid + statement.spent, on)
        posted: tuple[tuple[Kind, Decimal | None, Message], ...] = (
            ("interest", statement.interest, say("{on}账单所列利息", on=on)),
            ("liquidated_damages", statement.damages, say("{on}账单所列违约金", on=on)),
            ("fees", statement.instalment_fee, say("{on}账单分期手续费", on=on)),
            ("fees", statement.fee, say("{on}账单所列其他费用", on=on)),
        )
        for kind, amount, reason in posted:
            if amount:
                self._book(kind, amount, on, reason)
        if self._carried_over(on) + self._received(statement) >= sum(self._owed.values(), ZERO):
            self._free += statement.spent  # 到期还款日前全额还款的，享受免息还款期

    def _miss(self, statement: CardStatement, on: date) -> None:
        """The due day has passed: the unpaid part of the minimum bears damages once, and no purchase is free any more."""
        self._free = ZERO
        minimum = self._minimum(statement)
        if minimum is None:
            if self.unpaid and self._late_since is None:
                self._late_since = on
            return
        missed = min(minimum - self._received(statement), sum(self._owed.values(), ZERO))
        if missed <= 0:
            return
        self._late_since = self._late_since or on
        share, least = self._card.damages_rate, self._card.damages_minimum or ZERO
        if share is None or on <= self._billed["liquidated_damages"]:
            return
        line = share_line("liquidated_damages", self.note, missed, share, on)
        if line.amount < least:
            self._book("liquidated_damages", least, on, say("最低还款额未还部分的违约金，不足约定最低额的按最低额"))
        else:
            self._owed[line.kind] += line.amount
            self.lines.append(line)

    def _minimum(self, statement: CardStatement) -> Decimal | None:
        if statement.minimum is not None:
            return statement.minimum
        share = self._card.minimum_share
        return None if share is None else round_fen(self.unpaid * share)

    def _received(self, statement: CardStatement) -> Decimal:
        return sum((amount for day, amount in self._paid if statement.stated_on < day <= statement.due_on), ZERO)

    def _carried_over(self, on: date) -> Decimal:
        """Money that came by the statement's day and found nothing yet to pay."""
        taken = self.repaid_principal + self.repaid_interest + self._repaid_else
        return max(sum((amount for day, amount in self._paid if day <= on), ZERO) - taken, ZERO)

    def close(self, on: date) -> None:
        """Write interest up to `on`."""
        for kind, base in (("interest", self.unpaid - self._free), ("compound_interest", self._settled)):
            if base > 0 and max(self._since, self._billed["interest"]) < on and self._quote.rate:
                line = interest_line(kind, self.note, base, self._quote, self._since, on, self._days)  # type: ignore[arg-type]
                self.lines.append(line)
                self._owed[line.kind] += line.amount
        self._since = max(self._since, on)

    def resume(self, on: date) -> None:
        """Where nothing is owed any more, the lines that are paid are dropped."""
        if not any(self._owed.values()):
            self.settled_until, self._late_since = on, None
            self.lines, self.principal_since = [], [(on, ZERO)]

    def finish(self, as_of: date) -> None:
        """Come to the statement's day."""
        self.advance(as_of)
        self.close(as_of)

    # -- payments -----------------------------------------------------------------------------------------------------

    def owed(self, kind: Kind) -> Decimal:
        """What is owed of one kind."""
        return self._owed[kind]

    def payable(self, kind: Kind, on: date) -> Decimal:
        """All of it: a cardholder may pay at any time."""
        return self._owed[kind]

    def payoff(self, on: date) -> Decimal:
        """All that is owed."""
        return sum(self._owed.values(), ZERO)

    def end(self, on: date) -> None:
        """Nothing runs on a card that is paid."""

    def pay(self, kind: Kind, amount: Decimal, on: date, reason: Message, *, early: bool = False) -> Decimal:
        """Satisfy up to `amount` of one kind; a cardholder may pay at any time, so nothing is early."""
        taken = min(amount, self._owed[kind])
        if taken <= 0:
            return ZERO
        self._book(kind, -taken, on, reason)
        if kind == "principal":
            self.repaid_principal += taken
            self._set_unpaid(self.unpaid - taken, on)
            self._free = min(self._free, self.unpaid)
        elif kind in INTERESTS:
            self.repaid_interest += taken
            self._settled = min(self._settled, self._owed["interest"])
        else:
            self._repaid_else += taken
        return taken

    def next_due_on(self, after: date) -> date | None:
        """The day of the next statement, for which an overpayment waits."""
        return min((day for day in self._statements if day > after), default=None)

    def early_limit(self, on: date) -> Decimal | None:
        """An overpayment waits for what is spent next, whatever its amount."""
        return None

    def rank(self, on: date) -> tuple[bool, int, Decimal, date, str]:
        """Where a payment is for the card or another debt."""
        return (self._late_since is None, 0, -self._quote.yearly(360), max(self._due, default=on), self.note)

    def _book(self, kind: Kind, amount: Decimal, on: date, reason: Message) -> None:
        amount = round_fen(amount)
        self._owed[kind] += amount
        self.lines.append(booked_line(kind, self.note, amount, on, reason))

    def _set_unpaid(self, unpaid: Decimal, on: date) -> None:
        self.unpaid = unpaid
        self.principal_since.append((on, unpaid))

    # -- the result ---------------------------------------------------------------------------------------------------

    def daily(self, as_of: date) -> Decimal:
        """What accrues on `as_of` itself, unrounded."""
        divisor = year_days(self._days, as_of)
        base = self.unpaid - self._free + self._settled
        return base * self._quote.yearly(divisor) / divisor

    def matured(self, as_of: date) -> bool:
        """Whether the last statement's due day has passed."""
        return max(self._due, default=as_of) <= as_of

    def late_since(self, on: date) -> date | None:
        """The first day on which a minimum was unpaid."""
        return self._late_since

    def goes_on(self, start: date) -> GoesOn:
        """What goes on accruing from `start` on."""
        found = [
            Named("interest", self.unpaid - self._free, self._quote),
            Named("compound_interest", self._settled, self._quote),
        ]
        return GoesOn(start, (), tuple(one for one in found if one.base > 0 and one.quote.rate))

    def balance(self, as_of: date) -> Balance:
        """What is owed at the statement's day."""
        return Balance(
            note=self.note,
            paid_on=min(self._statements, default=as_of),
            due_on=max((one.due_on for one in self._statements.values()), default=as_of),
            amount=self._posted,
            principal=self.unpaid,
            overdue_principal=self.unpaid if self._late_since else ZERO,
            interest=self._owed["interest"],
            penalty_interest=ZERO,
            compound_interest=self._owed["compound_interest"],
            overdue_from=self._late_since,
            daily_accrual=round_fen(self.daily(as_of)),
            liquidated_damages=self._owed["liquidated_damages"],
            fees=self._owed["fees"],
            annual_rate=self._quote.yearly(year_days(self._days, as_of)),
            compound_base=self._settled,
            compound_rate=self._quote.yearly(year_days(self._days, as_of)) if self._settled else None,
            settled_until=self.settled_until,
        )
