"""送达回执 on a sheet of its own, for a collection notice that is handed over a second time or by another hand."""

from recovery_docs.filings.filing import Document, Filing, register
from recovery_docs.filings.notices.collection_notice import collection_notices
from recovery_docs.filings.prose.paper import paper
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.matter import Matter

TITLE = "送达回执"


def receipts(matter: Matter) -> tuple[Document, ...]:
    """One for each borrower, in the words at the foot of his notice."""
    return tuple(
        paper(matter, "receipt", TITLE, {"receipt_text": text}, subject=to)
        for to, text in ((one.subject, one.context["receipt_text"]) for one in collection_notices(matter))
    )


def _excuse(matter: Matter) -> Message | None:
    return None if matter.statement.overdue_from else say("没有到期未还的款项")


register(
    Filing(
        id="receipt",
        title=TITLE,
        folder="annexes",
        prerequisites=(),
        documents=receipts,
        templates=("receipt",),
        excuse=_excuse,
        subjects=lambda matter: tuple(standing.name for standing in matter.addressees),
    )
)
