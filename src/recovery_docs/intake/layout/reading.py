"""A workbook as it was understood, in plain data, for a person to look at before anything is made of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Literal

from recovery_docs.case.words import word
from recovery_docs.errors import Fault
from recovery_docs.intake.case_sheets import Opened
from recovery_docs.intake.headings import Column, Heading, Unread, book
from recovery_docs.intake.layout.row_kinds import RowKind
from recovery_docs.intake.layout.stated_day import day_of
from recovery_docs.intake.loaded_case import Rows
from recovery_docs.intake.meaning.states import watched
from recovery_docs.intake.profile.fact_names import fact_name
from recovery_docs.intake.profile.profile import ADDED, NOTHING_SAID, Profile
from recovery_docs.intake.suggestion import Suggestion, suggest
from recovery_docs.intake.supplement.supplement import Supplement
from recovery_docs.intake.table import Table
from recovery_docs.intake.values.cell_text import is_blank
from recovery_docs.intake.values.quantities import written
from recovery_docs.intake.workbook import rows_of
from recovery_docs.spreadsheet.reading.sheet import Cells

_SAMPLES = 3
_SURE, _MOST = 0.75, 2
"""Of the suggestions for a heading that nobody knows, those that are worth a look."""
_LOOKED_AT = 30
"""Cells of a column by which a suggestion judges what it holds."""

Taken = Literal["read", "profile", "asked", "unknown", "watched", "left_out"]
"""Understood; said by the profile; may be several things; not understood; looked at for what speaks against a letter (已结清,
勿催, 美元); known to be of no use, or not wanted."""


@dataclass(frozen=True)
class ColumnReading:
    """One column: what it is taken for (`fact`, as a profile says it), and three of its values as they stand.

    `sureness` is between 0 and 1. Of a column that is not read, `could_be` are the facts that it may be, the likeliest
    first, each with how sure that is.
    """

    letter: str
    heading: str
    taken: Taken
    fact: str = ""
    unit: str = ""
    samples: tuple[str, ...] = ()
    sureness: float = 0.0
    could_be: tuple[tuple[str, float], ...] = ()

    @property
    def is_aside(self) -> bool:
        """Whether it is of no use, as far as anybody knows."""
        return self.taken in ("left_out", "unknown") and not self.could_be


@dataclass(frozen=True)
class SheetReading:
    """One sheet of cases, or one that belongs to cases (`kind`: 案件, 还款, 共同信息 …).

    `header_rows` are the first and the last row of the headings, `rows` those of the cases. `left_out` are the rows that
    are no cases, by why. `as_of` is the day that a line above the table names.
    """

    name: str
    kind: str
    header_rows: tuple[int, int]
    rows: tuple[int, int]
    cases: int
    unit: str
    unit_words: str
    as_of: str
    columns: tuple[ColumnReading, ...]
    left_out: Mapping[str, tuple[int, ...]]

    def of(self, *taken: Taken) -> tuple[ColumnReading, ...]:
        """The columns that were taken so."""
        return tuple(one for one in self.columns if one.taken in taken)


@dataclass(frozen=True)
class Reading:
    """A workbook as it was understood.

    `of_profile` and `of_common_sheet` hold for every case, each as fact and value; `missing` no case can be without.
    """

    file: str
    profile: str
    sheets: tuple[SheetReading, ...]
    of_profile: tuple[tuple[str, str], ...]
    of_common_sheet: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    faults: tuple[Fault, ...] = field(repr=False)
    supplement: Supplement | None = None

    @property
    def constants(self) -> tuple[tuple[str, str], ...]:
        """All that holds for every case."""
        return (*self.of_profile, *self.of_common_sheet)

    @property
    def main(self) -> tuple[SheetReading, ...]:
        """The sheets of cases."""
        return tuple(sheet for sheet in self.sheets if sheet.kind == book().groups["case"].title)


def read_layout(path: Path, profile: Profile = NOTHING_SAID) -> Reading:
    """How the workbook was understood. Raises `InputError` where it cannot be opened or holds no sheet of cases."""
    return reading_of(path, *rows_of(path, profile))


def reading_of(path: Path, rows: Rows, heeded: Profile, found: Opened) -> Reading:
    """The reading of a workbook that is open."""
    sheets = [
        *(_sheet(table, book().groups["case"].title) for table in found.main),
        *(_sheet(table, book().groups[table.group or "case"].title) for table in found.children),
        *([_sheet(found.common, "共同信息")] if found.common else []),
    ]
    missing = tuple(fact_name(Heading(column)) for column in rows.missing)
    return Reading(
        path.name,
        heeded.file,
        tuple(sheets),
        _of_profile(heeded),
        _of_common(found),
        missing,
        rows.faults,
        rows.supplement,
    )


def _of_profile(profile: Profile) -> tuple[tuple[str, str], ...]:
    return tuple(_said(profile))


def _said(profile: Profile) -> Iterator[tuple[str, str]]:
    for record in profile.constants:
        for fact, value in record.values.items():
            column = next((one for one in book().groups[record.group].columns if one.fact == fact), None)
            if column is not None:
                yield fact_name(Heading(column)), _shown(column, value)


def _shown(column: Column, value: object) -> str:
    """A value as a person would write it."""
    if column.words:
        return word(column.words, value)
    return "、".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _of_common(found: Opened) -> tuple[tuple[str, str], ...]:
    _, cells = next(found.common.rows(), (0, ())) if found.common is not None else (0, ())
    return tuple(
        (fact_name(placed.heading), written(cells[placed.position]))
        for placed in (found.common.columns if found.common is not None and cells else ())
        if not is_blank(cells[placed.position])
    )


def _sheet(table: Table, kind: str) -> SheetReading:
    samples: dict[int, list[object]] = {at: [] for at in range(len(table.header.names))}
    left_out: dict[RowKind, list[int]] = {}
    first = last = cases = 0
    looked_at = {at for at, _, _ in watched(table)} | ({table.currency[0]} if table.currency else set())
    for number, cells, why in table.every_row():
        if why is not None:
            left_out.setdefault(why, []).append(number)
            continue
        first, last, cases = first or number, number, cases + 1
        if cases <= _LOOKED_AT:
            _look_at(cells, samples)
    if not table.columns:  # 一列也没有认出的，没有行算案件，内容仍要看得到
        below = (cells for number, cells in table.sheet.rows() if number > table.header.last)
        for cells in islice(below, _LOOKED_AT):
            _look_at(cells, samples)
    named = [one for one in enumerate(table.header.names) if one[1][0] or samples[one[0]]]
    return SheetReading(
        name=table.sheet.name,
        kind=kind,
        header_rows=(table.header.first, table.header.last),
        rows=(first, last),
        cases=cases,
        unit=table.unit.unit,
        unit_words=table.unit.words,
        as_of=day_of(table),
        columns=tuple(
            replace(one, taken="watched") if at in looked_at and one.is_aside else one
            for at, one in ((at, _column(table, at, samples[at])) for at, _ in named)
        ),
        left_out={str(why): tuple(rows) for why, rows in left_out.items()},
    )


def _look_at(cells: Cells, samples: Mapping[int, list[object]]) -> None:
    for at, values in samples.items():
        if at < len(cells) and not is_blank(cells[at]):
            values.append(cells[at])


def _column(table: Table, at: int, values: Sequence[object]) -> ColumnReading:
    text, meaning = table.header.names[at]
    letter = table.letter(at)
    shown = tuple(dict.fromkeys(written(value)[:24] for value in values))[:_SAMPLES]
    placed = next((one for one in table.columns if one.position == at), None)
    if placed is not None and not placed.rivals:
        taken: Taken = "profile" if table.profile.meaning(text) else "read"
        named = fact_name(placed.heading) + (ADDED if placed.added else "")
        return ColumnReading(letter, text, taken, named, placed.heading.unit, shown, 1.0)
    if placed is not None:
        return ColumnReading(
            letter, text, "asked", "", placed.heading.unit, shown, could_be=((fact_name(placed.heading), 0.5),)
        )
    barred = any(one.position == at for one in table.barred)
    if not barred and (meaning is None or table.profile.passes_over(text, letter)) and text:
        return ColumnReading(letter, text, "left_out", samples=shown)
    neighbours = [name for name, _ in table.header.names[max(at - 2, 0) : at + 3] if name and name != text]
    of_other_sheet = isinstance(meaning, Unread) and meaning.elsewhere is not None
    found = suggest(text, values, neighbours) if text and not of_other_sheet else ()
    likely = [(fact_name(Heading(one.column)), one.sureness) for one in found if _may_stand_here(table, one)][:_MOST]
    if isinstance(meaning, Unread) and meaning.could_be:
        names = [name for title in meaning.could_be for name in _named(title)]
        sure = dict(likely)
        likely = [(name, sure.get(name, 0.5)) for name in names] or likely
    asked: Taken = "asked" if barred or (isinstance(meaning, Unread) and meaning.could_be) else "unknown"
    return ColumnReading(letter, text, asked, samples=shown, could_be=tuple(likely))


def _may_stand_here(table: Table, one: Suggestion) -> bool:
    group = book().groups[one.column.group]
    return one.sureness >= _SURE and (group.main if table.group is None else group.name == table.group)


def _named(title: str) -> Iterator[str]:
    """The fact that a message calls by its heading."""
    if isinstance(known := book().meaning(title), Heading):
        yield fact_name(known)
