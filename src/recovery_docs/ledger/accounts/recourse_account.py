"""What a guarantor has who paid for the debtor: each payment, its occupation fee, the damages agreed (民法典700)."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from recovery_docs.case import Advance, Case, LoanRate, Penalty, Recourse
from recovery_docs.ledger.accounts.disbursement_account import Account
from recovery_docs.ledger.accounts.interest import booked_line, share_line
from recovery_docs.ledger.accounts.lent_terms import ClauseWords, Terms
from recovery_docs.ledger.accounts.rate import Rates
from recovery_docs.ledger.accounts.what_runs import GoesOn
from recovery_docs.messages import Message, say
from recovery_docs.money import ZERO

NOTE = "代偿"
WORDS = ClauseWords(base=say("代偿款"), interest=say("资金占用费"), late=say("资金占用费"))
OF_AN_INSURER = ClauseWords(base=say("理赔款"), interest=say("违约金"), late=say("违约金"))
_DAY = timedelta(days=1)


class RecourseAccount(Account):
    """One payment for the debtor. Until the grace is over it bears nothing; what is unpaid then bears damages once.

    116,122.40 yuan at 5 ‱ a day over 65 days is 3,773.98; damages of 10 % are 11,612.24. Without a rate nothing accrues.
    """

    def __init__(self, terms: Terms, horizon: date, runs_from: date, damages: Decimal | None) -> None:
        super().__init__(terms, horizon)
        self._runs_from, self._damages = runs_from, damages

    @property
    def called(self) -> Message:
        """The payment by its day, as its note has it."""
        return Message(self.note)

    def advance(self, to: date) -> None:
        """Charge the damages on the first day of default."""
        if self._damages and self._runs_from <= to:
            super().advance(self._runs_from)
            if self.unpaid:
                self.charge(share_line("liquidated_damages", self.note, self.unpaid, self._damages, self._runs_from))
            self._damages = None
        super().advance(to)

    def goes_on(self, start: date) -> GoesOn:
        """What goes on accruing, from the end of the grace where that is later."""
        return super().goes_on(max(start, self._runs_from))


def recourse_accounts(case: Case, recourse: Recourse, horizon: date) -> Iterator[RecourseAccount]:
    """An account for each payment made before `horizon`; the premium owed stands with the first."""
    made = [
        (note, one)
        for note, one in zip(payment_notes(case, recourse), recourse.payments, strict=True)
        if one.paid_on < horizon
    ]
    for index, (note, one) in enumerate(made):
        account = _account(case, recourse, note, one, horizon)
        premium_due_on = recourse.premium_due_on or one.paid_on
        if index == 0 and recourse.premium_owed and premium_due_on < horizon:
            reason = say("欠付的担保费") if case.loan.insurance is None else say("欠付的保险费")
            account.charge(booked_line("fees", note, recourse.premium_owed, premium_due_on, reason))
        yield account


def payment_notes(case: Case, recourse: Recourse) -> list[str]:
    """How each payment is called: by its day where there are several, with a number where two are of one day."""
    days = [one.paid_on for one in recourse.payments]
    if len(days) == 1:
        return [NOTE]
    called = [say("{on}理赔款", on=on) if case.loan.insurance is not None else say("{on}代偿款", on=on) for on in days]
    named = [one.in_language("zh") for one in called]
    return [
        f"{name}（{named[: index + 1].count(name)}）" if named.count(name) > 1 else name
        for index, name in enumerate(named)
    ]


def _account(case: Case, recourse: Recourse, note: str, payment: Advance, horizon: date) -> RecourseAccount:
    runs_from = recourse.runs_from(payment)
    penalty = Penalty(starts="due_day") if recourse.grace_days is None else Penalty()
    terms = Terms(
        note=note,
        paid_on=payment.paid_on,
        amount=payment.paid,
        due_on=recourse.due_on(payment),
        accelerated_on=None,
        rates=_rates(recourse, payment, penalty, runs_from, max(horizon, runs_from + _DAY)),
        penalty=penalty,
        days=case.loan.interest_days,
        schedule=None,
        words=WORDS if case.loan.insurance is None else OF_AN_INSURER,
        opening=say("代偿款") if case.loan.insurance is None else say("理赔款"),
    )
    return RecourseAccount(terms, horizon, runs_from, recourse.damages_share)


def _rates(recourse: Recourse, payment: Advance, penalty: Penalty, runs_from: date, until: date) -> Rates:
    """The agreed rate, and none before the fee begins."""
    rate = _rate(recourse)
    if runs_from == payment.paid_on:
        return Rates(rate, penalty, payment.paid_on, until)
    return Rates(LoanRate(annual=ZERO), penalty, payment.paid_on, until, amended=[(runs_from, rate)])


def _rate(recourse: Recourse) -> LoanRate:
    if recourse.occupation_rate is not None:
        return recourse.occupation_rate
    if recourse.occupation_rate_daily is not None:
        return LoanRate(daily=recourse.occupation_rate_daily)
    if recourse.occupation_rate_annual is not None:
        return LoanRate(annual=recourse.occupation_rate_annual)
    return LoanRate(annual=Decimal(0))
