"""The section 事实与理由 of a credit card: the card, its terms, what was repaid, how the holder was called on to pay."""

from decimal import Decimal

from recovery_docs.filings.court.element.boxes import Values, box, yes_no
from recovery_docs.filings.court.element.loan_grounds import overdue
from recovery_docs.money import ZERO, figures
from recovery_docs.prerequisites.matter import Matter


def card_facts(matter: Matter) -> Values:
    """Items 1 to 6 of the form for credit cards."""
    case, card = matter.case, matter.case.loan.card
    demanded = any(one.kind == "demand" and one.on <= matter.as_of for one in case.events)
    notice = card.notice_given if card else None
    return {
        "overdue": overdue(matter),
        "card": {
            "notice_yes": box(notice),
            "notice_no": box(notice is False),
            "notice_how": (card.notice_how if card else None) or "",
            "repaid": figures(_repaid(matter)),
        },
        "demands": yes_no(True if demanded else None),
    }


def _repaid(matter: Matter) -> Decimal:
    """What came in since the first day of default."""
    since = matter.case.request.default_on or matter.statement.overdue_from
    if since is None:
        return ZERO
    paid = (one.amount for one in matter.case.repayments if since <= one.paid_on <= matter.as_of)
    return sum(paid, ZERO)
