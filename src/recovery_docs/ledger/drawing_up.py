"""Drawing up the statement of a case at a day."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain

from recovery_docs.case import BankStatement, Card, Case, Repayment
from recovery_docs.errors import LawError, LedgerError
from recovery_docs.ledger.accounts.account import Owing
from recovery_docs.ledger.accounts.appropriation import Teller, in_order
from recovery_docs.ledger.accounts.card_account import CardAccount
from recovery_docs.ledger.accounts.costs import Costs
from recovery_docs.ledger.accounts.disbursement_account import Account
from recovery_docs.ledger.accounts.interest import Quote, percent
from recovery_docs.ledger.accounts.lent_terms import Terms
from recovery_docs.ledger.accounts.rate import fixed
from recovery_docs.ledger.accounts.recourse_account import recourse_account
from recovery_docs.ledger.accounts.settled_past import Booking
from recovery_docs.ledger.entry import Kind
from recovery_docs.ledger.money_notices import money_notices
from recovery_docs.ledger.reader_notices import notices
from recovery_docs.ledger.running_clause import NOTHING_RUNS, runs_on
from recovery_docs.ledger.statement import Statement
from recovery_docs.ledger.terms_at_day import (
    assumptions,
    missing_card_rate,
    missing_disbursements,
    note_of,
    nothing_yet,
    terms_of,
)
from recovery_docs.messages import Message, joined, say
from recovery_docs.money import ZERO, round_fen

DAY = timedelta(days=1)


def draw_up(case: Case, as_of: date) -> Statement:
    """What is owed on the case at `as_of`: the interest of the day before is counted, that of `as_of` is not.

    Computed from the contract, the disbursements and the repayments. Where these do not suffice, or the request says
    so, the totals are the bank's own as of the bank's day. `LedgerError` where neither suffices.
    """
    bank = case.bank_statement
    if bank is None:
        return compute(case, as_of)
    try:
        computed = compute(case, bank.as_of if case.request.figures == "bank" else as_of)
    except LedgerError as problem:
        return _on_bank_figures(case, bank, None, say("案件所写的事实不足以计算，采用银行对账单：{why}", why=problem))
    if case.request.figures == "bank":
        return _on_bank_figures(case, bank, computed, say("合计采用{as_of}银行对账单的金额", as_of=bank.as_of))
    return computed


def compute(case: Case, as_of: date) -> Statement:
    """The statement from the facts alone, whatever the bank's own says. `LedgerError` where they do not suffice."""
    horizon = as_of + DAY if case.loan.interest_days.count_last_day else as_of
    repayments = [one for one in in_order(case.repayments) if one.paid_on <= as_of]
    try:
        opened = _open(case, horizon, as_of)
    except LawError as problem:
        raise LedgerError(*problem.faults) from problem
    settled, later = _split(repayments, opened)
    accounts: list[Owing] = [Account(terms, horizon, _bookings(settled, terms, opened)) for terms in opened]
    accounts += _others(case, horizon, later)
    if not accounts:
        raise LedgerError(nothing_yet(as_of))
    order = case.loan.appropriation
    teller = Teller(case, accounts, Costs(case.request.costs, agreed=order is not None and "costs" in order.order))
    for repayment in settled:
        teller.record_settled(repayment)
    for repayment in later:
        teller.take(repayment)
    teller.finish(horizon)
    return _statement(case, as_of, horizon, accounts, teller, opened)


def _others(case: Case, horizon: date, repayments: list[Repayment]) -> Iterator[Owing]:
    """What is owed otherwise than on a disbursement: a payment for the debtor, a credit card."""
    loan = case.loan
    if loan.recourse is not None and loan.recourse.paid_on < horizon:
        yield recourse_account(case, loan.recourse, horizon)
    card = loan.card
    if card is not None and any(one.stated_on < horizon for one in card.statements):
        compound = loan.penalty is not None and loan.penalty.compound is True
        named = {note_of(one, index) for index, one in enumerate(loan.disbursements)}
        paid = [(one.paid_on, one.amount) for one in repayments if one.note not in named]
        yield CardAccount(card, _card_quote(case, card), loan.interest_days, horizon, paid, compound=compound)


def _card_quote(case: Case, card: Card) -> Quote:
    if card.daily_rate is not None:
        return Quote(card.daily_rate, by_day=True)
    if case.loan.rate is None or case.loan.rate.lpr is not None:
        raise LedgerError(missing_card_rate())
    return fixed(case.loan.rate)


def costs(case: Case) -> Decimal:
    """The costs of realising the claim that the request names."""
    return sum((cost.amount for cost in case.request.costs), ZERO)


def _open(case: Case, horizon: date, as_of: date) -> list[Terms]:
    loan = case.loan
    if not (loan.disbursements or loan.recourse or (loan.card and loan.card.statements)):
        raise LedgerError(missing_disbursements())
    numbered = sorted(enumerate(case.loan.disbursements), key=lambda one: (one[1].paid_on, one[1].due_on, one[0]))
    return [
        terms_of(case, disbursement, index, horizon, as_of)
        for index, disbursement in numbered
        if disbursement.paid_on < horizon
    ]


def _split(repayments: list[Repayment], opened: list[Terms]) -> tuple[list[Repayment], list[Repayment]]:
    """Repayments up to the day to which interest is paid, of which only the principal counts, and later ones."""
    settled: list[Repayment] = []
    later: list[Repayment] = []
    for repayment in repayments:
        terms = [one for one in opened if one.note == repayment.note] or opened
        before = all(one.paid_until is not None and repayment.paid_on <= one.paid_until for one in terms)
        (settled if before and terms else later).append(repayment)
    return settled, later


def _bookings(settled: list[Repayment], terms: Terms, opened: list[Terms]) -> list[Booking]:
    """What was booked to the principal of one disbursement on each day to which its interest is paid."""
    notes = {one.note for one in opened}
    by_day: dict[date, Booking] = {}
    for repayment in settled:
        if repayment.note == terms.note or (repayment.note not in notes and terms is opened[0]):
            before = by_day.get(repayment.paid_on, Booking(repayment.paid_on, ZERO, False))
            principal = repayment.principal or (repayment.amount if repayment.applied_to == "principal" else ZERO)
            interest = repayment.interest or repayment.penalty_interest or repayment.applied_to == "interest"
            by_day[repayment.paid_on] = Booking(
                repayment.paid_on, before.principal + principal, before.with_interest or bool(interest)
            )
    return list(by_day.values())


def _statement(
    case: Case, as_of: date, horizon: date, accounts: list[Owing], teller: Teller, opened: list[Terms]
) -> Statement:
    def owed(kind: Kind) -> Decimal:
        return sum((account.owed(kind) for account in accounts), ZERO)

    late = [day for account in accounts if (day := account.late_since(horizon))]
    balances = tuple(account.balance(horizon) for account in accounts)
    daily = round_fen(sum((account.daily(horizon) for account in accounts), ZERO))
    clause = runs_on(accounts, horizon)  # last: it lets fall due what is due by then
    return Statement(
        as_of=as_of,
        source="computed",
        principal=owed("principal"),
        interest=owed("interest"),
        penalty_interest=owed("penalty_interest"),
        compound_interest=owed("compound_interest"),
        liquidated_damages=owed("liquidated_damages"),
        fees=owed("fees"),
        costs=teller.costs,
        credit=teller.credit,
        balances=balances,
        lines=tuple(chain.from_iterable(account.lines for account in accounts)),
        applied=tuple(teller.applied),
        daily_accrual=daily,
        runs_on=clause,
        overdue_from=case.request.default_on or min(late, default=None),
        matured=all(account.matured(as_of) for account in accounts),
        repaid_principal=sum((account.repaid_principal for account in accounts), ZERO),
        repaid_interest=sum((account.repaid_interest for account in accounts), ZERO),
        interest_paid_until=_paid_until(accounts),
        accrues=clause is not NOTHING_RUNS,
        notices=(
            *assumptions(case, as_of),
            *notices(case, as_of, horizon, accounts, opened),
            *money_notices(case, as_of, teller, opened),
        ),
    )


def _paid_until(accounts: list[Owing]) -> date | None:
    """The day to which the interest of every account is paid; nothing where on one of them none ever was."""
    days = [account.settled_until for account in accounts]
    return None if None in days else min(day for day in days if day is not None)


def _bank_runs_on(bank: BankStatement, computed: Statement | None) -> Message:
    """How the claim runs on from the bank's figures: on its principal and interest, at the rates of the contract."""
    if computed and (computed.principal, computed.interest) == (bank.principal, bank.interest):
        return computed.runs_on
    one = computed.balances[0] if computed and len(computed.balances) == 1 else None
    if one is None or one.overdue_rate is None or not one.overdue_principal:
        return say("自{start}起至实际清偿之日止，按合同约定的利率继续计算的利息", start=bank.as_of)
    rate = percent(one.overdue_rate)
    penalty = say("以本金{base}元为基数，按年利率{rate}%计算的罚息", base=bank.principal, rate=rate)
    parts = [say("自{start}起至实际清偿之日止，", start=bank.as_of), penalty]
    if one.compound_rate is not None and bank.interest:
        compound = percent(one.compound_rate)
        clause = say("以未付利息{base}元为基数，按年利率{rate}%计算的复利", base=bank.interest, rate=compound)
        parts += [Message("，以及"), clause]
    return joined(parts)


def _late_from(maturities: list[date], as_of: date) -> date | None:
    """The day after the first day on which something fell due, as far as that is past."""
    return min((due_on + DAY for due_on in maturities if due_on < as_of), default=None)


def _on_bank_figures(case: Case, bank: BankStatement, computed: Statement | None, notice: Message) -> Statement:
    maturities = [disbursement.due_on for disbursement in case.loan.disbursements]
    if not maturities and case.loan.until_on:
        maturities = [case.loan.until_on]
    maturities += [one.due_on for one in (case.loan.card.statements if case.loan.card else ())]
    maturities += [case.loan.recourse.paid_on] if case.loan.recourse else []
    return Statement(
        as_of=bank.as_of,
        source="bank",
        principal=bank.principal,
        interest=bank.interest,
        penalty_interest=bank.penalty_interest,
        compound_interest=bank.compound_interest,
        liquidated_damages=bank.liquidated_damages,
        fees=bank.fees,
        costs=costs(case),
        balances=computed.balances if computed else (),
        lines=computed.lines if computed else (),
        applied=computed.applied if computed else (),
        daily_accrual=computed.daily_accrual if computed else ZERO,
        runs_on=_bank_runs_on(bank, computed),
        overdue_from=computed.overdue_from
        if computed
        else case.request.default_on or _late_from(maturities, bank.as_of),
        matured=computed.matured if computed else bool(maturities) and max(maturities) < bank.as_of,
        repaid_principal=computed.repaid_principal if computed else ZERO,
        repaid_interest=computed.repaid_interest if computed else ZERO,
        interest_paid_until=computed.interest_paid_until if computed else None,
        accrues=computed.accrues if computed else True,
        notices=(notice, *(computed.notices if computed else ())),
    )
