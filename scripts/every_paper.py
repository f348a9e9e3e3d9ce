"""Every paper that a case has a use for, as far as it can be put together: whatever looks at all papers walks them so."""

from collections.abc import Iterator

from recovery_docs.errors import RecoveryDocsError
from recovery_docs.filings import FILINGS, Document
from recovery_docs.prerequisites.matter import Matter


def every_paper(matter: Matter) -> Iterator[Document]:
    """The documents of every filing, ready or not, without those that a missing fact keeps from being put together."""
    for filing in FILINGS.values():
        try:
            if not filing.excuse(matter):
                yield from filing.documents(matter)
        except RecoveryDocsError:
            continue
