"""What each filing is: its title, its prerequisites, its documents in final words, its annexes."""

from recovery_docs.filings.court import civil_complaint  # noqa: F401
from recovery_docs.filings.declared import built_in_filing
from recovery_docs.filings.filing import FILINGS, Document, Filing, on_their_own, register
from recovery_docs.shipped import TEMPLATES

_ORDER = (
    "collection-notice",
    "guarantor-demand",
    "acceleration-notice",
    "assignment-notice",
    "lawyer-letter",
    "pre-suit-notice",
    "payoff-certificate",
    "sms-reminder",
    "visit-record",
    "mediation-application",
    "mediation-agreement",
    "judicial-confirmation",
    "repayment-plan",
    "asset-settlement",
    "collateral-auction-request",
    "civil-complaint",
    "preservation-application",
    "payment-order-application",
    "withdrawal-application",
    "enforcement-application",
    "applicant-change-application",
    "consumption-limit-application",
    "resumption-application",
    "distribution-application",
    "enforcement-guarantee-application",
    "debt-statement",
    "evidence-list",
    "evidence-cover",
    "legal-representative-certificate",
    "power-of-attorney",
    "power-of-attorney-for-auction",
    "power-of-attorney-for-confirmation",
    "power-of-attorney-for-enforcement",
    "power-of-attorney-for-payment-order",
    "enforcement-guarantee-letter",
    "service-address-confirmation",
    "receipt",
    "watch-list-entry",
)
for _id in _ORDER:
    if _id not in FILINGS:
        register(built_in_filing(next(TEMPLATES.glob(f"*/{_id}.toml"))))
    FILINGS[_id] = FILINGS.pop(_id)

__all__ = ["FILINGS", "Document", "Filing", "on_their_own"]
