"""The accounts of a case, opened by its facts and run to a day: what a statement is read from."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain

from recovery_docs.case import Card, Case, Repayment
from recovery_docs.errors import LawError, LedgerError
from recovery_docs.ledger.accounts.account import Owing
from recovery_docs.ledger.accounts.appropriation import in_order
from recovery_docs.ledger.accounts.card_account import CardAccount
from recovery_docs.ledger.accounts.costs import Costs
from recovery_docs.ledger.accounts.instalment_account import account_of
from recovery_docs.ledger.accounts.interest import Quote
from recovery_docs.ledger.accounts.lent_terms import Terms
from recovery_docs.ledger.accounts.rate import fixed
from recovery_docs.ledger.accounts.recourse_account import recourse_accounts
from recovery_docs.ledger.accounts.teller import Teller
from recovery_docs.ledger.entry import Kind, Line
from recovery_docs.ledger.schedule.settled_past import Booking, Shortening
from recovery_docs.ledger.terms_at_day import (
    missing_card_rate,
    missing_disbursements,
    note_of,
    notes_of,
    nothing_yet,
    terms_of,
)
from recovery_docs.money import ZERO
from recovery_docs.value_class import value_class

DAY = timedelta(days=1)


@value_class
class Books:
    """Every account at `as_of`, with all repayments taken. Interest is counted up to `horizon`, that day left out."""

    as_of: date
    horizon: date
    terms: list[Terms]
    accounts: list[Owing]
    teller: Teller

    def owed(self, kind: Kind) -> Decimal:
        """What is owed of one kind."""
        return sum((account.owed(kind) for account in self.accounts), ZERO)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of every account."""
        return tuple(chain.from_iterable(account.lines for account in self.accounts))


def run_books(case: Case, as_of: date) -> Books:
    """The accounts from the facts alone, whatever the bank's own statement says. `LedgerError` where they do not suffice."""
    horizon = as_of + DAY if case.loan.interest_days.count_last_day else as_of
    repayments = [one for one in in_order(case.repayments) if one.paid_on <= as_of]
    try:
        opened = _open(case, horizon, as_of)
    except LawError as problem:
        raise LedgerError(*problem.faults) from problem
    settled, later = _split(repayments, opened)
    accounts: list[Owing] = [account_of(terms, horizon, _bookings(settled, terms, opened)) for terms in opened]
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
    return Books(as_of, horizon, opened, accounts, teller)


def costs(case: Case) -> Decimal:
    """The costs of realising the claim that the request names."""
    return sum((cost.amount for cost in case.request.costs), ZERO)


def _others(case: Case, horizon: date, repayments: list[Repayment]) -> Iterator[Owing]:
    """What is owed otherwise than on a disbursement: a payment for the debtor, a credit card."""
    loan = case.loan
    if loan.recourse is not None:
        yield from recourse_accounts(case, loan.recourse, horizon)
    card = loan.card
    if card is not None and any(one.stated_on < horizon for one in card.statements):
        compound = loan.penalty is not None and loan.penalty.compound is True
        named = {note_of(one, index) for index, one in enumerate(loan.disbursements)}
        paid = [(one.paid_on, one.amount) for one in repayments if one.note not in named]
        yield CardAccount(card, _card_quote(case, card), loan.interest_days, horizon, paid, compound=compound)


def _card_quote(case: Case, card: Card) -> Quote:
    if card.daily_rate is not None:
        return Quote(card.daily_rate, by_day=True)
    if case.loan.rate is None or case.loan.rate.follows:
        raise LedgerError(missing_card_rate())
    return fixed(case.loan.rate)


def _open(case: Case, horizon: date, as_of: date) -> list[Terms]:
    loan = case.loan
    if not (loan.disbursements or loan.recourse or loan.lease or (loan.card and loan.card.statements)):
        raise LedgerError(missing_disbursements())
    numbered = sorted(
        enumerate(notes_of(case, as_of)), key=lambda one: (one[1].paid_on, one[1].due_on or date.max, one[0])
    )
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
            principal = repayment.principal or (repayment.amount if _prepaid(repayment) else ZERO)
            interest = repayment.interest or repayment.penalty_interest or repayment.applied_to == "interest"
            shortens = Shortening(repayment.new_due_on) if repayment.reschedules == "shorter_term" else before.shortens
            by_day[repayment.paid_on] = Booking(
                repayment.paid_on, before.principal + principal, before.with_interest or bool(interest), shortens
            )
    return list(by_day.values())


def _prepaid(repayment: Repayment) -> bool:
    """Whether all of it went to principal, where the bank did not book it otherwise."""
    booked = repayment.interest or repayment.penalty_interest or repayment.compound_interest
    return repayment.applied_to == "principal" or (repayment.reschedules is not None and not booked)
