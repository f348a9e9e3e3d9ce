"""A profile: an officer's corrections of a reading, and what is the same for the whole book."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from recovery_docs.intake.headings import Heading, plain


@dataclass(frozen=True)
class Profile:
    """All that a profile says; one that says nothing is `Profile()`.

    `columns` are headings, made plain, with what they mean; `passed_over` headings, and columns by their letters (L列).
    `constants` are headings with the value that holds for every case. `separators` is by group how several people in
    one cell are told from each other. `skipped` are headings with the values at which a row is no case.
    """

    file: str = ""
    sheets: tuple[str, ...] = ()
    header_rows: tuple[int, int] | None = None
    unit: str = ""
    columns: Mapping[str, Heading] = field(default_factory=dict)
    passed_over: frozenset[str] = frozenset()
    constants: Mapping[str, tuple[Heading, object]] = field(default_factory=dict)
    separators: Mapping[str, str] = field(default_factory=dict)
    skipped: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keeps_hidden: bool = False
    keeps_struck: bool = False
    figures: str = ""
    filings: tuple[str, ...] = ()
    known_headings: tuple[str, ...] = ()
    """Every heading of the workbook for which the profile was written."""
    results_beside: bool = False
    """Whether what became of a case stands right after its number, and not at the right."""

    def passes_over(self, heading: str, letter: str) -> bool:
        """Whether a column is not to be read."""
        return plain(heading) in self.passed_over or f"{letter}列" in self.passed_over

    def meaning(self, heading: str) -> Heading | None:
        """What a heading means, where the profile says so."""
        return self.columns.get(plain(heading))


NOTHING_SAID = Profile()
