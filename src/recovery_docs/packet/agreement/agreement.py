"""The finished papers held against one another: where two places disagree, the packet is refused."""

import json
from collections.abc import Collection, Iterable, Iterator

from recovery_docs.errors import Fault, PacketError
from recovery_docs.packet.agreement.across import disagreeing_papers
from recovery_docs.packet.agreement.copies_and_base import CHECK_SHEET, wrong_bases, wrong_copies
from recovery_docs.packet.agreement.exhibits_cited import wrong_exhibits
from recovery_docs.packet.agreement.identities import (
    mistyped_names,
    mistyped_numbers,
    nearly_persons,
    strange_contracts,
)
from recovery_docs.packet.agreement.said import Disagreement, PaperText
from recovery_docs.packet.agreement.strange_values import strange_values
from recovery_docs.packet.agreement.sums import totals, wrong_totals
from recovery_docs.packet.agreement.worked_lines import wrong_lines


def refuse_disagreement(papers: Iterable[PaperText], names: Collection[str], facts: str) -> None:
    """Raise `PacketError` with every two places of the papers that do not say the same.

    `names` are those of the case's parties, `facts` all that the case holds, as text.
    """
    if found := tuple(disagreements(papers, names, facts)):
        raise PacketError(*faults_of(found))


def disagreements(
    papers: Iterable[PaperText], names: Collection[str], facts: str | None = None
) -> Iterator[Disagreement]:
    """Every two places that do not agree. Where the case is not at hand, what several passages write is held for right."""
    papers = tuple(papers)
    read = [paper for paper in papers if paper.template != CHECK_SHEET]

    def known(words: str) -> bool:
        if facts is not None:
            return words in facts or json.dumps(words, ensure_ascii=False)[1:-1] in facts
        return sum(paper.body.count(words) for paper in read) > 1

    found = {paper: list(totals(paper)) for paper in read}
    for paper in read:
        yield from wrong_totals(paper, found[paper])
        yield from wrong_lines(paper)
    yield from disagreeing_papers(read, found)
    yield from wrong_exhibits(read)
    yield from wrong_copies(papers)
    yield from wrong_bases(papers)
    if facts is None:  # 做的时候，不是本案的号码已经由 leak_guard 拒绝
        yield from mistyped_numbers(read)
        yield from nearly_persons(read, names, known)
    yield from mistyped_names(read, names, known)
    yield from strange_contracts(read, known)
    yield from strange_values(read, known)


def faults_of(found: Iterable[Disagreement]) -> tuple[Fault, ...]:
    """Each once, in words."""
    return tuple(dict.fromkeys(one.fault() for one in found))
