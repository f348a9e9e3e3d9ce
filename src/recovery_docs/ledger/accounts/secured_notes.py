"""Which note is secured by how much: 民法典560② asks it before the burden."""

from datetime import date

from recovery_docs.case import Case, Disbursement, MaximumAmount


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
