"""What each filing is: its title, its prerequisites, its documents in final words, its annexes."""

from recovery_docs.filings import (  # noqa: F401
    acceleration_notice,
    asset_settlement,
    assignment_notice,
    civil_complaint,
    collateral_auction_request,
    collection_notice,
    debt_statement,
    enforcement_application,
    evidence_list,
    guarantor_demand,
    judicial_confirmation,
    mediation_agreement,
    mediation_application,
    payment_order_application,
    preservation_application,
    receipt,
    repayment_plan,
    representation,
    sms_reminder,
    visit_record,
)
from recovery_docs.filings.filing import FILINGS, Document, Filing, on_their_own

_ORDER = (
    "collection-notice",
    "guarantor-demand",
    "acceleration-notice",
    "assignment-notice",
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
    "enforcement-application",
    "debt-statement",
    "evidence-list",
    "legal-representative-certificate",
    "power-of-attorney",
    "service-address-confirmation",
    "receipt",
)
for _id in _ORDER:
    FILINGS[_id] = FILINGS.pop(_id)

__all__ = ["FILINGS", "Document", "Filing", "on_their_own"]
