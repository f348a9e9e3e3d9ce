"""The terms of each disbursement as they stand at a day: amendments and acceleration taken in."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from recovery_docs.case import (
    Case,
    Disbursement,
    Event,
    Instalment,
    InterestDays,
    Loan,
    LoanRate,
    Penalty,
    Rent,
    Schedule,
)
from recovery_docs.case.grammar.day import EARLIEST
from recovery_docs.errors import Fault, LedgerError, Place
from recovery_docs.ledger.accounts.appropriation import securities_of
from recovery_docs.ledger.accounts.interest import year_days
from recovery_docs.ledger.accounts.lent_terms import NEVER, OF_A_LOAN, OF_A_PRIVATE_LOAN, PAID_OUT, ClauseWords, Terms
from recovery_docs.ledger.accounts.old_bank_rules import late_rates, repriced, settled
from recovery_docs.ledger.accounts.published_rate import agreed_end, in_band
from recovery_docs.ledger.accounts.rate import Rates, fixed, penalty_rate
from recovery_docs.ledger.ceiling import bound, ceilings, late_rate_not_agreed, total_ceiling
from recovery_docs.ledger.schedule.due_days import moved
from recovery_docs.messages import Message, say
from recovery_docs.money import ZERO

RENTS = "租金"
OF_RENTS = ClauseWords(base=say("未付租金"), penalty=say("逾期违约金"))
_DAY = timedelta(days=1)
_CAME_TO_NOTHING = ("withdrawn", "not_accepted", "rejected", "dismissed", "lapsed")


def lent(disbursement: Disbursement) -> Decimal:
    """What the borrower really received: interest withheld in advance is no principal (民法典670)."""
    return disbursement.amount - (disbursement.withheld_interest or ZERO)


def notes_of(case: Case, as_of: date) -> tuple[Disbursement, ...]:
    """What was lent, note by note; the rents of a finance lease as one note that is repaid rent by rent, without interest."""
    lease = case.loan.lease
    if lease is None:
        return case.loan.disbursements
    rents = [one for one in lease.in_order if one not in rents_not_asked(case, as_of)]
    if not rents:
        return ()
    day_before = max(rents[0].due_on - _DAY, EARLIEST)
    return (
        Disbursement(
            note=RENTS,
            paid_on=min(lease.from_on or case.loan.contract.signed_on or day_before, day_before),
            amount=sum((one.amount for one in rents), ZERO),
            due_on=rents[-1].due_on,
            rate=LoanRate(annual=ZERO),
            schedule=Schedule(
                method="irregular",
                instalments=tuple(Instalment(due_on=one.due_on, principal=one.amount, interest=ZERO) for one in rents),
            ),
        ),
    )


def rents_not_asked(case: Case, as_of: date) -> tuple[Rent, ...]:
    """The rents that fall due later, unless all of them are asked for (民法典752：请求支付全部租金，或者解除合同)."""
    if case.loan.lease is None or case.request.accelerate or _called_in(case, as_of):
        return ()
    return tuple(one for one in case.loan.lease.in_order if one.due_on >= as_of)


def _called_in(case: Case, as_of: date) -> bool:
    if case.request.accelerate is False:
        return False
    days = (case.request.accelerated_on, *(_effective_on(one) for one in case.events if one.kind == "acceleration"))
    return any(day is not None and day <= as_of for day in days)


def terms_of(case: Case, disbursement: Disbursement, index: int, until: date, as_of: date) -> Terms:
    """What the contract says of one disbursement; rates are read until the day `until`.

    `LedgerError` if no rate is written.
    """
    loan = case.loan
    written = disbursement.rate or loan.rate
    if written is None:
        raise LedgerError(missing_rate())
    rate = in_band(written, disbursement.paid_on, agreed_end(disbursement))
    rate = repriced(case, disbursement, rate)
    due_on = agreed_due_on = extended_due_on(case, disbursement, until)
    if loan.due_on_holiday == "moved_with_interest":
        due_on = last_day_to_pay(case, agreed_due_on)
    penalty = _lawful_penalty(case, disbursement.penalty or loan.penalty or Penalty(), rate, due_on, until)
    return Terms(
        note=note_of(disbursement, index),
        paid_on=disbursement.paid_on,
        amount=lent(disbursement),
        due_on=due_on,
        accelerated_on=accelerated_on(case, disbursement, until),
        rates=Rates(
            rate,
            penalty,
            disbursement.paid_on,
            until,
            ceilings(case, disbursement, as_of),
            amended(case, disbursement, until),
            late_from=due_on + timedelta(days=1),
            most=total_ceiling(case),
            late=late_rates(case, disbursement, penalty),
            year=year_days(interest_days(case), disbursement.paid_on),
        ),
        penalty=penalty,
        days=settled(case, disbursement, interest_days(case)),
        schedule=disbursement.schedule or loan.schedule,
        paid_until=disbursement.interest_paid_until,
        securities=securities_of(case, disbursement),
        due_before_moved=agreed_due_on,
        on_holiday=loan.due_on_holiday,
        total_ceiling=total_ceiling(case),
        words=_words(loan),
        has_note=disbursement.note is not None or loan.lease is not None,
        opening=say("租金") if loan.lease else PAID_OUT,
    )


def _words(loan: Loan) -> ClauseWords:
    if loan.lease is not None:
        return OF_RENTS
    return OF_A_PRIVATE_LOAN if loan.cause == "private_loan" else OF_A_LOAN


def interest_days(case: Case) -> InterestDays:
    """How days are counted; 银发〔2005〕129号 divides by 360 for banks only, so that a private loan divides by 365."""
    days = case.loan.interest_days
    if bound(case) and "year" not in days.model_fields_set:
        return days.model_copy(update={"year": 365})
    return days


def _lawful_penalty(case: Case, penalty: Penalty, rate: LoanRate, due_on: date, until: date) -> Penalty:
    """既未约定借期内利率，也未约定逾期利率的民间借贷，自逾期之日起按法定的标准承担责任（民间借贷规定28②（一））."""
    overdue_on = due_on + timedelta(days=1)
    if not bound(case) or overdue_on >= until or rate.follows or fixed(rate).rate or penalty.pegged:
        return penalty
    if penalty_rate(penalty, fixed(rate)) or penalty.annual is not None:
        return penalty
    lawful = late_rate_not_agreed(overdue_on)
    return penalty if lawful is None else penalty.model_copy(update={"annual": lawful[0]})


def note_of(disbursement: Disbursement, index: int) -> str:
    """The number of the note, or the place in the list, counted from 1."""
    return disbursement.note or str(index + 1)


def last_due_on(case: Case, disbursement: Disbursement, by: date) -> date:
    """The day by which all of it is to be paid: as extended by the day `by`, and moved where the contract moves it."""
    return last_day_to_pay(case, extended_due_on(case, disbursement, by))


def last_day_to_pay(case: Case, due_on: date) -> date:
    """The due day, or the next working day where the contract moves a day of rest."""
    return moved(due_on) if case.loan.due_on_holiday and due_on != NEVER else due_on


def extended_due_on(case: Case, disbursement: Disbursement, by: date) -> date:
    """The due day after the extensions signed by the day `by`."""
    extensions = [
        amendment.new_due_on
        for amendment in sorted(case.loan.amendments, key=lambda one: one.signed_on)
        if amendment.kind == "extension" and amendment.new_due_on and amendment.signed_on <= by
    ]
    if disbursement.due_on is None and not extensions:
        return demanded_due_on(case, disbursement, by) or NEVER
    return max(day for day in (disbursement.due_on, *extensions) if day is not None)


def demanded_due_on(case: Case, disbursement: Disbursement, by: date) -> date | None:
    """对借款期限没有约定的，贷款人可以催告借款人在合理期限内返还（民法典675、511（四））: the end of the grace that the first
    demand gave which reached the borrower by the day `by`. A demand that gives none makes nothing due.
    """
    borrowers = {"borrower", None, *(one.name for one in case.borrowers)}
    ends = []
    for event in case.events:
        arrived = _arrived_on(event) if event.kind == "demand" and event.claims_payment is not False else None
        if arrived is None or arrived > by or event.to not in borrowers:
            continue
        if event.notes and disbursement.note not in event.notes:
            continue
        if event.effective_on is not None:
            ends.append(max(event.effective_on, arrived))
        elif event.pay_within_days is not None:
            ends.append(arrived + timedelta(days=event.pay_within_days))
    return min(ends, default=None)


def amended(case: Case, disbursement: Disbursement, by: date) -> list[tuple[date, LoanRate]]:
    """The rates agreed later, each with the day from which it counts.

    A note that has a rate of its own keeps it, unless it is named or no note bears the contract's.
    """
    own = disbursement.rate is not None and any(one.rate is None for one in case.loan.disbursements)
    return [
        (one.effective_on or one.signed_on, one.new_rate)
        for one in case.loan.amendments
        if one.new_rate is not None
        and one.signed_on <= by
        and (disbursement.note in one.notes if one.notes else not own)
    ]


def accelerated_on(case: Case, disbursement: Disbursement, as_of: date) -> date | None:
    """The day on which the creditor made the rest fall due, if that was by `as_of`.

    It takes effect as the creditor fixed it, otherwise when the notice or the copy of an earlier complaint arrived
    (民法典137、565). Until then the terms of the contract stand, even where this very packet asks for it.
    """
    if case.request.accelerate is False:
        return None
    days = [case.request.accelerated_on, *(_effective_on(event) for event in accelerations(case, disbursement))]
    days.append(served_on(case))
    found = min((day for day in days if day is not None), default=None)
    return found if found is not None and found <= as_of else None


def served_on(case: Case) -> date | None:
    """When an earlier suit that called the loan in was served, unless it came to nothing (民法典565②；合同编通则解释54)."""
    if not case.request.accelerate:
        return None
    served = [
        one.served_on
        for one in case.proceedings
        if one.kind in ("suit", "arbitration") and one.same_claim is not False and one.outcome not in _CAME_TO_NOTHING
    ]
    return min((day for day in served if day is not None), default=None)


def accelerations(case: Case, disbursement: Disbursement) -> Iterator[Event]:
    """The acceleration notices that concern the disbursement."""
    for event in case.events:
        if event.kind == "acceleration" and (not event.notes or disbursement.note in event.notes):
            yield event


def _effective_on(event: Event) -> date | None:
    if event.effective_on is not None:
        return max(event.effective_on, event.received_on or event.effective_on)
    return _arrived_on(event)


def _arrived_on(event: Event) -> date | None:
    if event.received_on is not None:
        return event.received_on
    return event.on if event.outcome in ("delivered", "signed", "answered", "agreed") else None


def missing_rate() -> Fault:
    """No rate is written: interest cannot be computed."""
    return Fault(
        Place(key_path="loan.rate"),
        say("没有写明利率，无法计算欠款"),
        say('按合同填写利率；约定不计利息的写 annual: "0%"；或者填写 bank_statement'),
    )


def missing_card_rate() -> Fault:
    """No rate is written for a card."""
    return Fault(
        Place(key_path="loan.card.daily_rate"),
        say("没有写明信用卡透支利率，无法计算欠款"),
        say('按领用合约填写透支日利率，例如 "5‱"；或者填写 bank_statement'),
    )


def nothing_yet(as_of: date) -> Fault:
    """Nothing had been paid out by that day."""
    return Fault(
        Place(key_path="request.as_of"),
        say("截至日{as_of}不晚于最早的放款日、账单日或者代偿日，当时还没有欠款", as_of=as_of),
        say("核对截至日，以及各笔放款、账单、代偿的日期"),
    )


def missing_disbursements() -> Fault:
    """Nothing was paid out as far as the case says."""
    return Fault(
        Place(key_path="loan.disbursements"),
        say("没有写明放款、信用卡账单、代偿或者租金，无法计算欠款"),
        say("逐笔填写放款日期、金额和到期日，信用卡填写账单，追偿填写代偿，融资租赁填写租金；或者填写 bank_statement"),
    )


def assumptions(case: Case, as_of: date) -> Iterator[Message]:
    """What was taken to be so because the case does not say."""
    for disbursement in notes_of(case, as_of):
        pending = case.request.accelerate and accelerated_on(case, disbursement, as_of) is None
        if pending and as_of <= last_due_on(case, disbursement, as_of):
            yield say(
                "截至{as_of}没有到达的提前到期通知，按尚未提前到期计算；通知或者起诉状副本到达之日起全部到期",
                as_of=as_of,
            )
            break
    for disbursement in case.loan.disbursements:
        rate = disbursement.rate or case.loan.rate
        if rate is not None and rate.follows and repriced(case, disbursement, rate).reprice is None:
            yield say("浮动利率没有写明重定价方式，按不调整计算")
            break
    if bound(case) and interest_days(case) is not case.loan.interest_days:
        yield say("没有约定一年的天数，民间借贷按365天计算")
