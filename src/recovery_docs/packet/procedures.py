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
    named = _named_annexes(papers, filings.values())
    found = []
    for leading, of in led.items():
        ids = named.union(*({one.id, *one.annexes} for one in of))
        files = frozenset(one.file for one in papers if one.filing.id in ids)
        found.append(Procedure(filings[leading].title, files))
    return tuple(found)


def _named_annexes(papers: Iterable[Finished], filings: Iterable[Filing]) -> set[str]:
    """Annexes of the whole case that no filing brings along, so that somebody asked for them by name."""
    brought = {annex for filing in filings for annex in filing.annexes}
    annexes = {one.filing.id for one in papers if one.filing.folder == _ANNEXES and one.document.subject is None}
    return annexes - brought
