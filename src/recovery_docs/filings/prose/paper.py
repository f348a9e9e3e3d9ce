"""What every paper has in common: its title, the creditor who signs it, its day."""

from typing import Any

from recovery_docs.fields.phrases.legal_basis import filing_day
from recovery_docs.fields.phrases.party_names import author_of
from recovery_docs.fields.phrases.written_amounts import day, parts
from recovery_docs.filings.filing import Document
from recovery_docs.money import capitals, figures
from recovery_docs.prerequisites.matter import Matter


def paper(
    matter: Matter, template: str, title: str, context: dict[str, Any], *, subject: str | None = None, name: str = ""
) -> Document:
    """A document with what every paper has; `name` is the file's name where it differs from the printed title."""
    creditor = matter.case.creditor
    common = {
        "title": title,
        "author": author_of(matter.case),
        "creditor": creditor.name,
        "creditor_signs": "签名" if creditor.kind == "person" else "公章和签名",
        "filing_date": day(filing_day(matter)),
    }
    return Document(template, name or title, common | context, subject)


def debt_table(matter: Matter) -> dict[str, Any]:
    """The table of what is owed, by kind, with its total in figures and capitals."""
    statement = matter.statement
    return {
        "parts": [{"name": name, "amount": figures(amount)} for name, amount in parts(matter)],
        "total": figures(statement.total),
        "total_capitals": capitals(statement.total),
    }
