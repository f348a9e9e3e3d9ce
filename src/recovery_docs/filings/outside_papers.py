"""What goes with a filing besides its own papers: how many copies, and what comes from outside, there or still missing."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from recovery_docs.case.exhibit import in_listed_order
from recovery_docs.filings.filing import Filing
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.shipped import TEMPLATES

_LICENSED = ("lawyer", "legal_worker")

CONDITIONS: Mapping[str, Callable[[Matter], bool]] = {
    "secured": lambda matter: bool(matter.case.guarantees or matter.case.security_interests),
    "registered": lambda matter: bool(matter.case.security_interests),
    "assigned": lambda matter: bool(matter.case.assignments),
    "lawyer": lambda matter: any(agent.kind in _LICENSED for agent in matter.case.agents),
    "employee": lambda matter: any(agent.kind == "employee" for agent in matter.case.agents),
}
"""When a paper is wanted, as `if` says it."""

COPIES: Mapping[str, Callable[[Matter], int]] = {"court and defendants": lambda matter: 1 + len(matter.defendants)}
"""How many copies of a filing and its exhibits are handed in, as `copies` says it."""


def copies_of(filing: Filing, matter: Matter) -> int | None:
    """Copies of the filing and its exhibits, the court's own among them; nothing where no source says how many."""
    said = filing.copies or _description(filing.id).get("copies")
    return COPIES[said](matter) if isinstance(said, str) else said


@dataclass(frozen=True, slots=True)
class OutsidePaper:
    """A paper from outside, and the exhibits that are it; `doubtful` where their kind alone does not say whose it is."""

    name: str
    exhibits: tuple[int, ...]
    doubtful: bool


def outside_papers(filing: Filing, matter: Matter) -> Iterator[OutsidePaper]:
    """Each paper from outside that goes with the filing in this case, there or missing."""
    for key in filing.outside or _description(filing.id).get("outside", ()):
        paper = known_papers().get(key, {"name": key, "words": [key]})
        if "if" in paper and not CONDITIONS[paper["if"]](matter):
            continue
        kinds, words = paper.get("kinds", ()), paper.get("words", ())
        there = (
            one.number
            for one in in_listed_order(matter.case.exhibits)
            if one.kind in kinds or any(word in one.name for word in words)
        )
        yield OutsidePaper(paper["name"], tuple(there), paper.get("doubtful", False))


@cache
def known_papers() -> Mapping[str, Any]:
    """The papers from outside that a filing may name by their keys."""
    return tomllib.loads((Path(__file__).parent / "outside_papers.toml").read_text(encoding="utf-8"))


@cache
def _description(filing: str) -> Mapping[str, Any]:
    found = next(TEMPLATES.glob(f"*/{filing}.toml"), None)
    return tomllib.loads(found.read_text(encoding="utf-8")) if found else {}
