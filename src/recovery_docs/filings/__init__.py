"""What each filing is: its title, its prerequisites, its documents in final words, its annexes."""

from recovery_docs.filings.annexes import debt_statement, evidence_list, receipt, representation  # noqa: F401
from recovery_docs.filings.court import (  # noqa: F401
    civil_complaint,
    collateral_auction_request,
    enforcement_application,
    payment_order_application,
    preservation_application,
)
from recovery_docs.filings.filing import FILINGS, Document, Filing, on_their_own
from recovery_docs.filings.mediation import (  # noqa: F401
    asset_settlement,
    judicial_confirmation,
    mediation_agreement,
    mediation_application,
    repayment_plan,
)
from recovery_docs.filings.notices import (  # noqa: F401
    acceleration_notice,
    assignment_notice,
    collection_notice,
    guarantor_demand,
    sms_reminder,
    visit_record,
)

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
