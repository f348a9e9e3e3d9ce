"""When each main claim falls due: as first agreed, as extended, as accelerated. Rights are counted from these days."""

from datetime import date

from recovery_docs.case import Amendment, Case, Disbursement, Guarantee, Lease, MaximumAmount, Recourse, Schedule
from recovery_docs.ledger.accounts.appropriation import too_early, too_late
from recovery_docs.ledger.accounts.lent_terms import NEVER
from recovery_docs.ledger.accounts.recourse_account import payment_notes
from recovery_docs.ledger.schedule.due_days import due_dates
from recovery_docs.ledger.statement import Statement
from recovery_docs.ledger.terms_at_day import accelerated_on, last_day_to_pay, last_due_on, note_of, notes_of
from recovery_docs.value_class import value_class


@value_class
class MainClaim:
    """One debt with a life of its own: a note, a card account, or a guarantor's recourse.

    `due_on` is the day first agreed, the last instalment where there are several; `extended_on` the day after every
    extension; `accelerated_on` only where it is earlier than both. `first_unpaid_on` is the due day of the oldest
    instalment in arrears.
    """

    name: str
    path: str
    due_on: date
    extended_on: date
    accelerated_on: date | None
    instalments: tuple[date, ...] = ()
    first_unpaid_on: date | None = None

    @property
    def falls_due_on(self) -> date:
        """The day on which the debtor must have paid everything."""
        return self.accelerated_on or self.extended_on

    @property
    def by_instalments(self) -> bool:
        """Whether the debt is repaid by several instalments."""
        return len(self.instalments) > 1


def main_claims(case: Case, statement: Statement, as_of: date) -> tuple[MainClaim, ...]:
    """The debts that are not yet repaid, by due day; nothing where no due day is known."""
    if case.loan.recourse is not None:
        return _recourse(case, case.loan.recourse, statement)
    if case.loan.lease is not None:
        return (_rents(case, case.loan.lease, statement, as_of),)
    repaid = {balance.note for balance in statement.balances if balance.principal + balance.interest == 0}
    found = [
        _claim(case, index, disbursement, as_of, statement)
        for index, disbursement in enumerate(case.loan.disbursements)
        if (note_of(disbursement, index) not in repaid or len(repaid) == len(case.loan.disbursements))
        and last_due_on(case, disbursement, as_of) != NEVER
    ]
    if not found and case.loan.card and case.loan.card.statements:
        index, last = max(enumerate(case.loan.card.statements), key=lambda one: one[1].due_on)
        path = f"loan.card.statements[{index}].due_on"
        found = [MainClaim("1", path, last.due_on, last.due_on, None)]
    if not found and case.loan.until_on is not None:
        due_on = last_day_to_pay(case, case.loan.until_on)
        found = [MainClaim("1", "loan.until_on", due_on, due_on, None)]
    return tuple(sorted(found, key=lambda one: one.due_on))


def _rents(case: Case, lease: Lease, statement: Statement, as_of: date) -> MainClaim:
    """The rents of one lease are one debt by instalments: its limitation runs from the last (民法典189)."""
    days = tuple(one.due_on for one in lease.in_order)
    note = next(iter(notes_of(case, as_of)), None)
    accelerated = accelerated_on(case, note, as_of) if note else None
    unpaid = [day for day in days if statement.overdue_from is not None and day < statement.overdue_from]
    return MainClaim(
        name="1",
        path=f"loan.lease.rents[{lease.rents.index(lease.in_order[-1])}].due_on",
        due_on=days[-1],
        extended_on=days[-1],
        accelerated_on=accelerated if accelerated is not None and accelerated < days[-1] else None,
        instalments=days,
        first_unpaid_on=max(unpaid, default=None),
    )


def _recourse(case: Case, recourse: Recourse, statement: Statement) -> tuple[MainClaim, ...]:
    """Each payment for the debtor is a claim of its own, due when it was made or when its grace is over (民法典700)."""
    if not recourse.advances:
        due_on = recourse.due_on(recourse.payments[0])
        return (MainClaim("1", "loan.recourse.paid_on", due_on, due_on, None),)
    repaid = {one.note for one in statement.balances if one.principal + one.interest == 0}
    named = list(zip(payment_notes(case, recourse), recourse.payments, strict=True))
    left = [one for one in named if one[0] not in repaid] or named
    return tuple(
        MainClaim(
            name,
            f"loan.recourse.advances[{recourse.advances.index(one)}].paid_on",
            recourse.due_on(one),
            recourse.due_on(one),
            None,
        )
        for name, one in left
    )


def claims_secured(
    case: Case, guarantee: Guarantee, claims: tuple[MainClaim, ...], as_of: date
) -> tuple[MainClaim, ...]:
    """The debts that a guarantee secures: the main claims, or for a counter-guarantee what the guarantor has paid."""
    if guarantee.counter_for is None or guarantee.counter_for == case.creditor.name:
        outside = not_secured(case, guarantee.maximum)
        return tuple(claim for claim in claims if claim.name not in outside)
    paid = payments_by(case, guarantee.counter_for, as_of)
    return tuple(MainClaim("代偿", f"repayments[{index}].paid_on", on, on, None) for index, on in paid[:1])


def not_secured(case: Case, maximum: MaximumAmount | None) -> tuple[str, ...]:
    """The notes that a maximum amount does not secure: paid out after its claims were fixed, or before it and left out."""
    before = lent_before(case, maximum) if maximum is not None and maximum.earlier_claims is False else ()
    return (*before, *lent_too_late(case, maximum))


def lent_before(case: Case, maximum: MaximumAmount | None) -> tuple[str, ...]:
    """The notes older than the period of a maximum amount, which it secures where that was agreed (民法典420②、690②)."""
    if maximum is None:
        return ()
    return tuple(note_of(one, at) for at, one in enumerate(case.loan.disbursements) if too_early(maximum, one))


def lent_too_late(case: Case, maximum: MaximumAmount | None) -> tuple[str, ...]:
    """The notes paid out after the claims under a maximum amount were fixed (民法典420、423、690)."""
    if maximum is None:
        return ()
    return tuple(note_of(one, at) for at, one in enumerate(case.loan.disbursements) if too_late(maximum, one))


def payments_by(case: Case, name: str, as_of: date) -> tuple[tuple[int, date], ...]:
    """What somebody other than the debtor has paid: places in `repayments` with their days, the earliest first."""
    found = (
        (index, one.paid_on)
        for index, one in enumerate(case.repayments)
        if one.payer == name and one.amount > 0 and one.paid_on <= as_of
    )
    return tuple(sorted(found, key=lambda one: one[1]))


def extensions(case: Case, as_of: date) -> tuple[tuple[int, Amendment], ...]:
    """The extensions signed by the day, in the order of signing, with their place in `loan.amendments`."""
    signed = (
        (index, amendment)
        for index, amendment in enumerate(case.loan.amendments)
        if amendment.kind == "extension" and amendment.new_due_on is not None and amendment.signed_on <= as_of
    )
    return tuple(sorted(signed, key=lambda one: one[1].signed_on))


def _claim(case: Case, index: int, disbursement: Disbursement, as_of: date, statement: Statement) -> MainClaim:
    extended_on = last_due_on(case, disbursement, as_of)
    due_on = last_day_to_pay(case, disbursement.due_on) if disbursement.due_on else extended_on
    accelerated = accelerated_on(case, disbursement, as_of)
    if (sooner := dict(statement.shortened).get(note_of(disbursement, index))) is not None:
        due_on, extended_on = min(due_on, sooner), min(extended_on, sooner)
    moves = case.loan.due_on_holiday is not None
    days = _instalments(disbursement.schedule or case.loan.schedule, disbursement, moves=moves)
    if sooner is not None:
        days = tuple(day for day in days if day <= sooner)
    overdue_from = statement.overdue_from
    unpaid = [day for day in days if overdue_from is not None and day < overdue_from]
    return MainClaim(
        name=note_of(disbursement, index),
        path=f"loan.disbursements[{index}].due_on",
        due_on=due_on,
        extended_on=extended_on,
        accelerated_on=accelerated if accelerated is not None and accelerated < due_on else None,
        instalments=days,
        first_unpaid_on=max(unpaid, default=None),
    )


def _instalments(schedule: Schedule | None, disbursement: Disbursement, *, moves: bool) -> tuple[date, ...]:
    if schedule is None or not schedule.by_instalments or disbursement.due_on is None:
        return ()
    return tuple(due_dates(schedule, disbursement.paid_on, disbursement.due_on, moves=moves))


def to_be_demanded(case: Case, as_of: date) -> bool:
    """Whether nothing falls due before a demand is made: no note has a due day, and none was demanded."""
    return 0 < len(case.loan.disbursements) == len(not_demanded(case, as_of))


def not_demanded(case: Case, as_of: date) -> tuple[str, ...]:
    """The notes without a due day that no demand has made due, or will make due after a grace (民法典675)."""
    return tuple(
        note_of(one, at)
        for at, one in enumerate(case.loan.disbursements)
        if one.no_due_date and last_due_on(case, one, as_of) == NEVER
    )
