"""The numbers of letters, each put on the letter for which it was allotted."""

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from recovery_docs.filings.filing import Document

LetterNumbers = Mapping[tuple[str, str, int], str]
"""By filing, reader (nothing where it is the whole case) and which of several letters to the same."""
NO_NUMBERS: LetterNumbers = MappingProxyType({})


def letters_to(filing: str, readers: Iterable[str]) -> list[tuple[str, str, int]]:
    """The letters of a filing to these readers, as `LetterNumbers` tells them apart."""
    copies: Counter[str] = Counter()
    found = []
    for reader in readers:
        copies[reader] += 1
        found.append((filing, reader, copies[reader]))
    return found


def numbered(filing: str, documents: Iterable[Document], numbers: LetterNumbers) -> Iterable[Document]:
    """The same documents; the creditor's letters among them with their numbers."""
    if not numbers:
        return documents
    documents = tuple(documents)
    letters = [one for one in documents if one.from_creditor]
    given = zip(letters, letters_to(filing, (one.subject or "" for one in letters)), strict=True)
    found = {id(letter): numbers.get(key) for letter, key in given}
    return tuple(one.numbered(number) if (number := found.get(id(one))) else one for one in documents)
