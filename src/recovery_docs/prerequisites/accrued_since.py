"""What has accrued since a day, for interest whose further running is unsettled from that day on."""

from datetime import date
from decimal import Decimal

from recovery_docs.errors import LedgerError
from recovery_docs.ledger import draw_up
from recovery_docs.ledger.entry import Kind
from recovery_docs.prerequisites.matter import Matter


def accrued_since(matter: Matter, on: date, *kinds: Kind) -> tuple[Decimal, Decimal] | None:
    """What was owed of the kinds on the day, and what has come on top; nothing where payments since mix the two."""
    if matter.statement.source != "computed" or any(on <= one.paid_on for one in matter.case.repayments):
        return None
    try:
        then = draw_up(matter.case, on)
    except LedgerError:
        return None
    before = sum((then.owed(kind) for kind in kinds), Decimal(0))
    now = sum((matter.statement.owed(kind) for kind in kinds), Decimal(0))
    return (before, now - before) if now >= before else None
