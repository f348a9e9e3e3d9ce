"""The reading of a workbook as the rows of a page: what each column is taken for, what is asked, what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from recovery_docs.answers.wanted_facts import WantedFact, read_for
from recovery_docs.desk.headings.options import may_be_added
from recovery_docs.errors import Fault
from recovery_docs.filings.filing import Filing
from recovery_docs.intake.headings import book, plain
from recovery_docs.intake.layout.left_out import spans
from recovery_docs.intake.layout.reading import ColumnReading, Reading, SheetReading
from recovery_docs.intake.profile.lenient_toml import loads
from recovery_docs.intake.profile.profile import ADDED, Profile
from recovery_docs.intake.profile.write_profile import profile_text

NOT_READ = "-"
"""Chosen for a column that is not to be read; nothing chosen leaves it as it is."""


@dataclass(frozen=True)
class ColumnRow:
    """One column on the page. `chosen` is the fact that it is taken for, `NOT_READ`, or nothing.

    `to_check` says that it was proposed and not understood; `doubts` are what is asked or told of it.
    """

    letter: str
    heading: str
    samples: tuple[str, ...]
    chosen: str
    suggestions: tuple[str, ...]
    unit: str
    watched: bool
    to_check: bool
    is_new: bool
    is_unknown: bool
    doubts: tuple[Fault, ...]

    @property
    def is_open(self) -> bool:
        """Whether it must be answered before anything is read."""
        return any(one.severity == "error" for one in self.doubts)

    @property
    def stands_out(self) -> bool:
        """Whether it belongs on top: asked, proposed, not understood, or not there last month."""
        return bool(self.doubts) or self.to_check or self.is_new or self.is_unknown


@dataclass(frozen=True)
class SheetColumns:
    """One sheet; only those of cases can be corrected, `left_out` are the rows that are no cases, in words."""

    reading: SheetReading
    is_main: bool
    rows: tuple[ColumnRow, ...]

    @property
    def on_top(self) -> tuple[ColumnRow, ...]:
        """Those to look at first."""
        return tuple(row for row in self.rows if row.stands_out)

    @property
    def as_before(self) -> tuple[ColumnRow, ...]:
        """The others."""
        return tuple(row for row in self.rows if not row.stands_out)

    @property
    def read(self) -> int:
        """How many columns are understood."""
        return len(self.reading.of("read", "profile"))

    @property
    def unread(self) -> int:
        """How many are not."""
        return len(self.rows) - self.read

    @property
    def known(self) -> int:
        """How many were there last month."""
        return sum(not row.is_new for row in self.rows)

    @property
    def left_out(self) -> tuple[tuple[str, str], ...]:
        """Why rows are no cases, and which."""
        return tuple((why, spans(numbers)) for why, numbers in self.reading.left_out.items())


@dataclass(frozen=True)
class BookColumns:
    """All that the page shows of a workbook.

    `gone` are headings of the profile that are there no more, with their facts; `faults` belong to no column.
    """

    reading: Reading
    sheets: tuple[SheetColumns, ...]
    gone: tuple[tuple[str, str], ...]
    said: Mapping[str, Any]
    wanted: tuple[WantedFact, ...]
    faults: tuple[Fault, ...]
    is_known: bool
    """Whether a profile was heeded, so that there is a last month to compare with."""

    @property
    def main(self) -> tuple[SheetColumns, ...]:
        """The sheets of cases."""
        return tuple(one for one in self.sheets if one.is_main)

    @property
    def new(self) -> int:
        """How many columns were not there last month."""
        return sum(row.is_new for sheet in self.main for row in sheet.rows)

    @property
    def questions(self) -> int:
        """How many columns must be answered before anything is read."""
        return sum(row.is_open for sheet in self.main for row in sheet.rows) + len(self.gone)


def book_columns(path: Path, profile: Profile, filings: Sequence[Filing], today: date) -> BookColumns:
    """The columns of a workbook as they are understood with a profile; raises `InputError` where no sheet can be read."""
    reading, wanted = read_for(path, filings, today=today, profile=profile)
    heeded = profile if reading.profile else Profile()
    said = loads(profile_text(reading, heeded))
    here = {plain(one.heading) for sheet in reading.main for one in sheet.columns}
    gone = tuple((name, fact) for name, fact in said["列"].items() if plain(name) not in here)
    sheets = tuple(_sheet(sheet, reading, heeded, said["列"]) for sheet in reading.sheets)
    told = {id(fault) for sheet in sheets for row in sheet.rows for fault in row.doubts}
    others = tuple(fault for fault in reading.faults if id(fault) not in told)
    return BookColumns(reading, sheets, gone, said, wanted, others, bool(heeded.columns or heeded.known_headings))


def _sheet(sheet: SheetReading, reading: Reading, profile: Profile, columns: Mapping[str, str]) -> SheetColumns:
    is_main = sheet.kind == book().groups["case"].title
    by_heading: dict[str, list[Fault]] = {}
    for fault in reading.faults:
        if fault.place.heading and fault.place.sheet == sheet.name:
            by_heading.setdefault(plain(fault.place.heading), []).append(fault)
    rows = (
        _row(one, profile, columns if is_main else {}, tuple(by_heading.get(plain(one.heading), ())))
        for one in sheet.columns
    )
    return SheetColumns(sheet, is_main, tuple(rows))


def _row(one: ColumnReading, profile: Profile, columns: Mapping[str, str], doubts: tuple[Fault, ...]) -> ColumnRow:
    understood = one.taken in ("read", "profile")
    chosen = columns.get(one.heading, one.fact)
    if not chosen and profile.passes_over(one.heading, one.letter):
        chosen = NOT_READ
    known = set(map(plain, profile.known_headings))
    suggestions = tuple(fact for fact, _ in one.could_be)
    added = tuple(f"{fact}{ADDED}" for fact in suggestions if one.taken == "asked" and may_be_added(fact))
    return ColumnRow(
        letter=one.letter,
        heading=one.heading,
        samples=one.samples,
        chosen=chosen,
        suggestions=tuple(dict.fromkeys((*([chosen] if chosen not in ("", NOT_READ) else []), *suggestions, *added))),
        unit=one.unit,
        watched=one.taken == "watched",
        to_check=bool(chosen) and chosen != NOT_READ and not (understood and chosen == one.fact),
        is_new=bool(known) and bool(one.heading) and plain(one.heading) not in known,
        is_unknown=one.taken == "unknown" and plain(one.heading) not in known and bool(one.samples),
        doubts=doubts,
    )
