"""证据目录: every exhibit with its group, source, what it proves, original or copy, copies and pages."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from recovery_docs.case import Exhibit
from recovery_docs.case.words import word
from recovery_docs.filings.filing import Document, Filing, register
from recovery_docs.filings.prose.paper import paper
from recovery_docs.prerequisites.matter import Matter


def evidence_list(matter: Matter) -> tuple[Document, ...]:
    """The list by groups, in each in the order of the numbers; nothing where there are no exhibits."""
    exhibits = _by_group(matter.case.exhibits)
    if not exhibits:
        return ()
    copies = len(matter.defendants) + 1
    pages = _pages(exhibits)
    groups = [
        {"name": name or "", "exhibits": [_row(one, copies, pages[one.number]) for one in group]}
        for name, group in groupby(exhibits, key=lambda exhibit: exhibit.group)
    ]
    return (paper(matter, "evidence-list", "证据目录", {"groups": groups}),)


def _by_group(exhibits: Iterable[Exhibit]) -> list[Exhibit]:
    """In the order of the numbers, but each group together where its first exhibit stands."""
    numbered = sorted(exhibits, key=lambda exhibit: exhibit.number)
    groups = list(dict.fromkeys(exhibit.group for exhibit in numbered))
    return sorted(numbered, key=lambda exhibit: groups.index(exhibit.group))


def _row(exhibit: Exhibit, copies: int, pages: str) -> dict[str, Any]:
    return {
        "number": str(exhibit.number),
        "name": exhibit.name,
        "source": exhibit.source or "提交人提供",
        "proves": exhibit.proves or "",
        "form": word("exhibit_form", exhibit.form) if exhibit.form else "",
        "copies": str(exhibit.copies or copies),
        "pages": pages,
    }


def _pages(exhibits: list[Exhibit]) -> dict[int, str]:
    """The pages that each exhibit takes in a bundle bound in this order, as far as every page count is known."""
    first, found = 1, {}
    for exhibit in exhibits:
        if exhibit.pages is None:
            return {one.number: "" if one.pages is None else f"{one.pages}页" for one in exhibits}
        last = first + exhibit.pages - 1
        found[exhibit.number] = str(first) if last == first else f"{first}—{last}"
        first = last + 1
    return found


register(
    Filing(
        id="evidence-list",
        title="证据目录",
        folder="annexes",
        prerequisites=(),
        documents=evidence_list,
        templates=("evidence-list",),
    )
)
