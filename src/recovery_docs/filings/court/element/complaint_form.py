"""The complaint as an official element form: which of the five, and every field of it."""

from collections.abc import Callable

from recovery_docs.case.loan import Cause
from recovery_docs.case.words import word
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.phrases.sides import sides
from recovery_docs.fields.roots import names
from recovery_docs.filings.court.element.boxes import Values
from recovery_docs.filings.court.element.card_grounds import card_facts
from recovery_docs.filings.court.element.claims_asked import asked
from recovery_docs.filings.court.element.closing_items import grounds
from recovery_docs.filings.court.element.insurance_grounds import insurance_facts
from recovery_docs.filings.court.element.lease_grounds import lease_facts
from recovery_docs.filings.court.element.loan_grounds import loan_facts
from recovery_docs.filings.court.element.paper import paper
from recovery_docs.filings.court.element.security_items import security_facts
from recovery_docs.filings.filing import Document
from recovery_docs.prerequisites.matter import Matter

_TITLE = "民事起诉状"
FORMS: dict[Cause, str] = {
    "financial_loan": "complaint-financial-loan",
    "credit_card": "complaint-credit-card",
    "private_loan": "complaint-private-lending",
    "finance_lease": "complaint-financial-lease",
    "guarantee_insurance": "complaint-guarantee-insurance",
}
"""Template by cause; a guarantor's suit for recourse has no element form."""


GROUNDS: dict[Cause, Callable[[Matter], Values]] = {
    "credit_card": card_facts,
    "finance_lease": lease_facts,
    "guarantee_insurance": insurance_facts,
}
"""The items of 事实与理由 that only one form has; the others are those of a loan."""


def complaint_document(matter: Matter) -> Document:
    """The element form that the cause of action calls for."""
    cause = matter.case.loan.cause
    name = f"{_TITLE}（{word('cause', cause)}）"
    return paper(matter, FORMS[cause], _TITLE, complaint_context(matter), name=name)


def complaint_context(matter: Matter) -> Values:
    """Every field of the form in final words."""
    case, on = matter.case, sides(matter, "原告", "被告")
    told = names(Occasion(matter, _TITLE, sides=on))
    return (
        told
        | asked(matter)
        | GROUNDS.get(case.loan.cause, loan_facts)(matter)
        | security_facts(matter)
        | grounds(matter, on)
    )
