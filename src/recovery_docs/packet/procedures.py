"""The papers of a packet by the procedure for which they are handed in, each bound into a volume of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from recovery_docs.filings.filing import Filing
from recovery_docs.packet.letters import Finished
from recovery_docs.prerequisites.matter import Matter

_LETTERS, _ANNEXES = "notices", "annexes"


@dataclass(frozen=True, slots=True)
class Procedure:
    """What goes to one court or committee at one time, or to one reader: the Word files, and what the first is called."""

    title: str
    files: frozenset[str]


def procedures_of(matter: Matter, finished: Iterable[Finished]) -> tuple[Procedure, ...]:
    """The procedures of a packet in their order. Letters to the debtor are no part of what a court is given.

    Where there is no court or committee: the letters to one reader with their annexes; none of letters to several readers.
    """
    papers = tuple(finished)
    filings = {one.filing.id: one.filing for one in papers if one.filing.folder != _ANNEXES}
    courts = [one for one in filings.values() if one.folder != _LETTERS]
    if not courts:
        readers = {one.document.subject for one in papers} - {None}
        every = frozenset(one.file for one in papers)
        return (Procedure("", every),) if papers and len(readers) <= 1 else ()
    known = frozenset(filings)
    led: dict[str, list[Filing]] = {}
    for filing in courts:
        apart = filing.beside(matter, known - {filing.id}) is not None
        leading = next((one for one in filing.filed_with if one in known and not apart), filing.id)
        led.setdefault(leading, []).append(filing)
    return tuple(
        Procedure(
            filings[leading].title, _files(papers, {one.id for one in of} | {a for one in of for a in one.annexes})
        )
        for leading, of in led.items()
    )


def _files(papers: Iterable[Finished], ids: set[str]) -> frozenset[str]:
    return frozenset(one.file for one in papers if one.filing.id in ids)
