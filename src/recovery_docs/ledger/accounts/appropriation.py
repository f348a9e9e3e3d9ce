"""Where a repayment goes: which debt first (民法典560), and within it costs, interest, principal (民法典561).

An agreed order comes before the law's, a designation before both, and what the bank booked before everything. Within
interest, interest of the term comes first, since it alone bears compound interest. Liquidated damages, which the article
does not name, come last.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import accumulate, pairwise

from recovery_docs.case import BankStatement, Case, Disbursement, MaximumAmount, Repayment
from recovery_docs.ledger.entry import INTERESTS, Kind
from recovery_docs.money import ZERO, round_fen

LEGAL_ORDER: tuple[Kind, ...] = ("costs", *INTERESTS, "fees", "principal", "liquidated_damages")


def agreed_order(case: Case) -> tuple[Kind, ...]:
    """The contract's order, completed by the law's for what it does not name."""
    agreed: tuple[Kind, ...] = case.loan.appropriation.order if case.loan.appropriation else ()
    return (*agreed, *(kind for kind in LEGAL_ORDER if kind not in agreed))


def credit_set_off(case: Case, bank: BankStatement) -> tuple[BankStatement, Decimal]:
    """The bank's figures less what was paid too much, and how much of that was taken, in the order of any repayment.

    A credit of 150.00 against interest of 100.00 and principal of 1,000.00 leaves 950.00 of principal.
    """
    if not bank.credit:
        return bank, ZERO
    left, reduced = bank.credit, {}
    for kind in agreed_order(case):
        if kind != "costs":
            owed: Decimal = getattr(bank, kind)
            reduced[kind] = owed - min(left, owed)
            left -= min(left, owed)
    return bank.model_copy(update=reduced | {"credit": left}), bank.credit - left


def in_order(repayments: Iterable[Repayment]) -> list[Repayment]:
    """Repayments by day; those of one day in an order of their own, so that the order of writing does not matter."""
    return sorted(
        repayments,
        key=lambda one: (one.paid_on, one.applied_to is None, one.note or "", one.amount, one.model_dump_json()),
    )


def in_proportion(amount: Decimal, debts: Sequence[Decimal]) -> list[Decimal]:
    """What of `amount` each debt gets, to the fen, and no more than it is.

    >>> in_proportion(Decimal("100.00"), [Decimal("100.00"), Decimal("200.00")])
    [Decimal('33.33'), Decimal('66.67')]
    """
    total = sum(debts, ZERO)
    if amount >= total:
        return list(debts)
    marks = [round_fen(amount * sum_so_far / total) for sum_so_far in accumulate(debts, initial=ZERO)]
    return [min(after - before, debt) for (before, after), debt in zip(pairwise(marks), debts, strict=True)]


def fixed_on(maximum: MaximumAmount, as_of: date) -> date | None:
    """The day on which the claims under a maximum amount were fixed, if that was by `as_of`.

    民法典423：约定的期间届满；新的债权不可能发生；债权人知道或者应当知道抵押财产被查封、扣押；破产、解散；等等。取最早的。
    """
    days = (maximum.fixed_on, maximum.until_on, maximum.seizure_known_on)
    return min((day for day in days if day is not None and day <= as_of), default=None)


def too_late(maximum: MaximumAmount, disbursement: Disbursement) -> bool:
    """Whether the note was paid out after the claims under a maximum amount were fixed (民法典420、423、690)."""
    fixed = fixed_on(maximum, disbursement.paid_on)
    return fixed is not None and fixed < disbursement.paid_on


def too_early(maximum: MaximumAmount, disbursement: Disbursement) -> bool:
    """Whether the note is older than the period of a maximum amount, which may be agreed to secure it (民法典420②、690②)."""
    return maximum.from_on is not None and disbursement.paid_on < maximum.from_on


def securities_of(case: Case, disbursement: Disbursement) -> int:
    """How many guarantees, mortgages and pledges secure the note; what was waived or released does not."""
    guarantees = [one.maximum for one in case.guarantees if one.released_on is None and one.counter_for is None]
    things = [one.maximum for one in case.security_interests if one.waived_on is None]
    return sum(maximum is None or _secures(maximum, disbursement) for maximum in (*guarantees, *things))


def _secures(maximum: MaximumAmount, disbursement: Disbursement) -> bool:
    left_out = maximum.earlier_claims is False and too_early(maximum, disbursement)
    return not left_out and not too_late(maximum, disbursement)
