"""What a lessor asks beside the rents that are due: the price of the thing, or the loss left by the rescission."""

from dataclasses import dataclass
from decimal import Decimal

from recovery_docs.case import Case
from recovery_docs.case.lease import Lease
from recovery_docs.ledger import Statement
from recovery_docs.ledger.terms_at_day import rents_not_asked
from recovery_docs.money import ZERO


@dataclass(frozen=True, slots=True)
class LeaseSums:
    """The sums of a lease in yuan; `due` and `later` are what is unpaid of the rents that fell due and of the others."""

    due: Decimal
    later: Decimal
    worth_at_end: Decimal
    """The price at which the lessee was to buy the thing, or what the thing would have been worth to the lessor."""
    others: Decimal
    """Damages for late rents and the like, as they stand in the statement."""
    value: Decimal | None
    """What the thing taken back is worth; nothing where nobody valued it yet."""

    @property
    def unpaid(self) -> Decimal:
        """全部未付租金."""
        return self.due + self.later

    @property
    def before_value(self) -> Decimal:
        """全部未付租金及其他费用."""
        return self.unpaid + self.worth_at_end + self.others

    @property
    def loss(self) -> Decimal:
        """融资租赁解释11②：全部未付租金及其他费用与收回租赁物价值的差额，约定期满归出租人的，包括残值。

        136,104.00 due, 156,000.00 not due, 100.00 to buy, 9,364.48 of damages, the thing worth 180,000.00: 121,568.48.
        """
        return max(self.before_value - (self.value or ZERO), ZERO)


def lease_sums(case: Case, statement: Statement) -> LeaseSums | None:
    """The sums where all rents or the losses are asked for; nothing where it is the rents that are due, or no lease."""
    lease, request = case.loan.lease, case.request
    losses = bool(request.rescind and request.claim_losses and not request.accelerate)
    if lease is None or not (losses or request.accelerate):
        return None
    not_due = sum((one.amount for one in lease.rents if one.due_on >= statement.as_of), ZERO)
    all_stated = not rents_not_asked(case, statement.as_of) or _holds_later_rents(lease, statement, not_due)
    later = min(not_due, statement.principal) if all_stated else not_due
    price = ZERO if request.accelerate and lease.owner_at_end == "lessor" else lease.worth_at_end
    return LeaseSums(
        due=statement.principal - later if all_stated else statement.principal,
        later=later,
        worth_at_end=price,
        others=statement.total - statement.principal,
        value=lease.value if losses else None,
    )


def _holds_later_rents(lease: Lease, statement: Statement, not_due: Decimal) -> bool:
    """Whether a statement of the lessor's own counts every unpaid rent, and not only those that fell due.

    One of 292,104.00, where 136,104.00 fell due and 156,000.00 did not, does; one of 136,000.00 does not.
    """
    fell_due = statement.computed.principal if statement.computed else lease.total - not_due
    return statement.source == "bank" and 2 * (statement.principal - fell_due) > not_due


def later_rents_counted(case: Case, statement: Statement) -> bool:
    """Whether a statement of the lessor's own holds rents to come.

    772,000.00 in eight rents, three of which fell due: 289,500.00 can be due at most, and 289,500.01 cannot.
    """
    lease, not_asked = case.loan.lease, rents_not_asked(case, statement.as_of)
    if lease is None or not not_asked:
        return False
    to_come = sum((one.amount for one in not_asked), ZERO)
    return statement.principal > lease.total - to_come or _holds_later_rents(lease, statement, to_come)


def claimed(case: Case, statement: Statement) -> Decimal:
    """The amount that a suit is about: what is owed with its costs, of a lease with the price or the loss."""
    sums = lease_sums(case, statement)
    return statement.claim if sums is None else sums.loss + statement.costs
