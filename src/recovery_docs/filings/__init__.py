"""What each filing is: its title, its prerequisites, its documents in final words, its annexes."""

from recovery_docs.filings import (  # noqa: F401
    civil_complaint,
    collateral_auction_request,
    collection_notice,
    debt_statement,
    evidence_list,
    guarantor_demand,
    mediation_application,
    representation,
)
from recovery_docs.filings.filing import FILINGS, Document, Filing

_ORDER = (
    "collection-notice",
    "guarantor-demand",
    "mediation-application",
    "collateral-auction-request",
    "civil-complaint",
    "debt-statement",
    "evidence-list",
    "legal-representative-certificate",
    "power-of-attorney",
    "service-address-confirmation",
)
for _id in _ORDER:
    FILINGS[_id] = FILINGS.pop(_id)

__all__ = ["FILINGS", "Document", "Filing"]
