"""The official element forms: a complaint in five causes, and the application for enforcement (法〔2025〕82号)."""

from recovery_docs.filings.court.element.complaint_form import FORMS, complaint_document
from recovery_docs.filings.court.element.enforcement_form import enforcement_document

__all__ = ["FORMS", "complaint_document", "enforcement_document"]
