"""What every element form has in common: its title, its author in the file's properties, its day."""

from recovery_docs.fields.phrases.legal_basis import filing_day
from recovery_docs.fields.phrases.party_names import author_of
from recovery_docs.fields.phrases.written_amounts import day
from recovery_docs.filings.court.element.boxes import Values
from recovery_docs.filings.filing import Document
from recovery_docs.prerequisites.matter import Matter


def paper(matter: Matter, template: str, title: str, context: Values, *, name: str = "") -> Document:
    """A form with its fields; `name` is the file's name where it differs from the printed title."""
    common = {"title": title, "author": author_of(matter.case), "filing_date": day(filing_day(matter))}
    return Document(template, name or title, common | context)
