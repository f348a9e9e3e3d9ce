"""A profile: an officer's corrections of a reading, and what is the same for the whole book."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from recovery_docs.intake.headings import Heading, plain
from recovery_docs.intake.values.record import Record


@dataclass(frozen=True)
class Profile:
    """All that a profile says; one that says nothing is `Profile()`.

    `columns` are headings, made plain, with what they mean; `passed_over` headings, and columns by their letters (L列).
    `constants` is what holds for every case that does not say otherwise. `separators` is by group how several people in
    one cell are told from each other. `skipped` are headings with the values at which a row is no case.
    """

    file: str = ""
    sheets: tuple[str, ...] = ()
    header_rows: tuple[int, int] | None = None
    unit: str = ""
    columns: Mapping[str, Heading] = field(default_factory=dict)
    added: frozenset[str] = frozenset()
    """Of these headings, those whose amounts are added up with others of the same fact."""
    passed_over: frozenset[str] = frozenset()
    constants: tuple[Record, ...] = ()
    shown: tuple[str, ...] = ()
    """Headings of the columns that a letter shows as they are."""
    separators: Mapping[str, str] = field(default_factory=dict)
    skipped: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keeps_hidden: bool = False
    keeps_struck: bool = False
    letter_number: str = ""
    """How the number of a letter is made: 示银催〔2026〕{序号}号; empty where the book says it or nobody does."""
    filings: tuple[str, ...] = ()
    known_headings: tuple[str, ...] = ()
    """Every heading of the workbook for which the profile was written."""
    one_letter: bool = False
    """Whether the notes of one customer, row after row, are one case and so come to one letter."""
    results_beside: bool = True
    """Whether the workbook given back opens with what became of a case beside the case's number."""

    beside: bool = False
    """Whether nobody named it: it was found in the folder of the workbook."""
    said: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """All of it as the officer wrote it, for whoever writes it again."""

    @property
    def balance_day(self) -> date | None:
        """The day of the balances, where the profile says it for every case."""
        said = (one.values.get("bank_statement.as_of") for one in self.constants)
        return next((day for day in said if isinstance(day, date)), None)

    def suits(self, headings: Collection[str]) -> bool:
        """Whether it was written for a workbook of these headings: of its columns, most are there."""
        here = set(map(plain, headings))
        wanted = set(self.columns) or set(map(plain, self.known_headings))
        return not wanted or 2 * len(wanted & here) >= len(wanted)

    def passes_over(self, heading: str, letter: str) -> bool:
        """Whether a column is not to be read; what is said of a heading itself goes before that."""
        return plain(heading) not in self.columns and self._is_aside(heading, letter)

    def _is_aside(self, heading: str, letter: str) -> bool:
        return plain(heading) in self.passed_over or f"{letter}列" in self.passed_over

    def meaning(self, heading: str) -> Heading | None:
        """What a heading means, where the profile says so."""
        return self.columns.get(plain(heading))


ADDED = "（相加）"
"""Behind the fact of a column: it is a part, to be added up with the other columns of this fact."""
NOTHING_SAID = Profile()
