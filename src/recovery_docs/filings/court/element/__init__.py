"""The official element forms of the complaint in five causes (法〔2025〕82号)."""

from recovery_docs.filings.court.element.complaint_form import FORMS, complaint_document

__all__ = ["FORMS", "complaint_document"]
