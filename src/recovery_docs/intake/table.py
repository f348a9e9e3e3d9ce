"""One sheet as a table: where its headings stand, what each column means, which rows below are cases."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from recovery_docs.case.grammar.text import cleaned
from recovery_docs.errors import FactError, Fault, Place
from recovery_docs.intake.headings import Column, Heading
from recovery_docs.intake.layout.header import Header, merged_in
from recovery_docs.intake.layout.row_kinds import RowKind, kind_of
from recovery_docs.intake.layout.units import NO_UNIT, Said
from recovery_docs.intake.profile.profile import NOTHING_SAID, Profile
from recovery_docs.intake.values.cell_text import is_blank
from recovery_docs.messages import say
from recovery_docs.spreadsheet.column_letters import letters_of
from recovery_docs.spreadsheet.reading.sheet import Cells, Sheet
from recovery_docs.spreadsheet.reading.untold import NEVER_COMPUTED, NOT_FOUND


@dataclass(frozen=True, slots=True)
class Placed:
    """A column of a table: where it stands, as headed, and what it means. `rivals` also claim to be that fact.

    One that is `added` is a part of the fact, to be added up with the others.
    """

    position: int
    letter: str
    text: str
    heading: Heading
    rivals: tuple[str, ...] = ()
    added: bool = False

    @property
    def column(self) -> Column:
        """What it means."""
        return self.heading.column


@dataclass(frozen=True, slots=True)
class Barred:
    """A column that refuses every row with anything in it: it may hold what a letter must not lack, and was not read."""

    position: int
    letter: str
    text: str
    wrong: FactError


@dataclass(frozen=True)
class Table:
    """One sheet with its headings understood. `group` is `None` for the sheet of cases."""

    path: Path
    sheet: Sheet
    group: str | None
    header: Header
    columns: tuple[Placed, ...] = ()
    barred: tuple[Barred, ...] = ()
    currency: tuple[int, str, str] | None = None
    """Position, letter and heading of the column that says in which currency a row is."""
    unit: Said = NO_UNIT
    faults: tuple[Fault, ...] = ()
    profile: Profile = NOTHING_SAID

    @property
    def header_row(self) -> int:
        """The last row of the headings."""
        return self.header.last

    @cached_property
    def headings(self) -> tuple[tuple[int, str], ...]:
        """The headings as they are called, each with the number of its column."""
        named = enumerate(self.header.names, start=self.sheet.left + 1)
        return tuple((column, text) for column, (text, _) in named if text)

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """The rows of cases with their numbers; what is merged down a column stands in each of its rows."""
        return ((number, cells) for number, cells, kind in self.every_row() if kind is None)

    def every_row(self) -> Iterator[tuple[int, Cells, RowKind | None]]:
        """Every row below the headings with anything to be read, and what it is where it is no case."""
        read = [placed.position for placed in self.columns]
        for number, cells in self._carried_down():
            if any(not is_blank(cells[position]) for position in read) or self._is_broken(number):
                yield number, cells, self._kind(number, cells, read)

    def continues(self, row: int) -> bool:
        """Whether a row is merged with the one above it in a column that says which case, or whose."""
        return row in self._continued

    def _kind(self, row: int, cells: Cells, read: Sequence[int]) -> RowKind | None:
        kind = kind_of(cells, read, self.header.cells, self.header.above)
        look = self.sheet.appearance
        if kind is None and row in look.hidden and not self.profile.keeps_hidden:
            return RowKind.HIDDEN
        if kind is None and look.struck and not self.profile.keeps_struck and self._is_struck(row, cells, read):
            return RowKind.STRUCK
        if kind is None and self._skipping:
            skipped = any(cleaned(str(cells[at])) in values for at, values in self._skipping)
            return RowKind.SKIPPED if skipped else None
        return kind

    def _is_struck(self, row: int, cells: Cells, read: Sequence[int]) -> bool:
        written = [at for at in read if not is_blank(cells[at])]
        struck = self.sheet.appearance.struck
        return 2 * sum(f"{self.letter(at)}{row}" in struck for at in written) > len(written)

    @cached_property
    def _skipping(self) -> list[tuple[int, tuple[str, ...]]]:
        at = {text: position for position, (text, _) in enumerate(self.header.names)}
        return [(at[name], values) for name, values in self.profile.skipped.items() if name in at]

    def _carried_down(self) -> Iterator[tuple[int, Cells]]:
        starts: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for first, left, last, _ in self._merged_down:
            starts[first].append((left, last))
        held: dict[int, tuple[object, int]] = {}
        for number, cells in self.sheet.rows():
            if number <= self.header.last:
                continue
            if held:
                held = {at: one for at, one in held.items() if one[1] >= number}
                cells = [held[at][0] if at in held and is_blank(cell) else cell for at, cell in enumerate(cells)]
            for at, last in starts.get(number, ()):
                held[at] = cells[at], last
            yield number, cells

    @cached_property
    def _merged_down(self) -> list[tuple[int, int, int, int]]:
        return [one for one in merged_in(self.sheet) if one[2] > one[0] > self.header.last and one[1] >= 0]

    @cached_property
    def carried(self) -> frozenset[str]:
        """The cells that are merged with one above."""
        return frozenset(
            f"{self.letter(left)}{row}"
            for first, left, last, _ in self._merged_down
            for row in range(first + 1, min(last, self.sheet.last_row) + 1)
        )

    @cached_property
    def _continued(self) -> frozenset[int]:
        names = {placed.position for placed in self.columns if (placed.column.group, placed.column.fact) in _WHICH_CASE}
        return frozenset(
            row
            for first, left, last, _ in self._merged_down
            if left in names
            for row in range(first + 1, min(last, self.sheet.last_row) + 1)
        )

    def only_amounts(self, row: int, cells: Cells) -> bool:
        """Whether all that stands in the columns that are read are amounts, as in a row of sums without that word."""
        errors = self.sheet.errors
        written = (
            placed.column.kind
            for placed in self.columns
            if not is_blank(cells[placed.position]) or f"{placed.letter}{row}" in errors
        )
        return set(written) == {"amount"}

    def _is_broken(self, row: int) -> bool:
        """Whether something stands in the row, though nothing can be read."""
        errors = self.sheet.errors
        return bool(errors) and any(
            errors.get(f"{placed.letter}{row}", NOT_FOUND) != NOT_FOUND for placed in self.columns
        )

    def letter(self, position: int) -> str:
        """The letter of a column."""
        return letters_of(self.sheet.left + position + 1)

    def place(self, row: int, placed: Placed | Barred | None = None) -> Place:
        """A row of the table, or one cell of it."""
        file, sheet = self._names
        if placed is None:
            return Place(file=file, sheet=sheet, row=row)
        return Place(file=file, sheet=sheet, row=row, heading=placed.text or None, cell=f"{placed.letter}{row}")

    def heading_place(self, text: str, letter: str) -> Place:
        """The cell of a heading."""
        file, sheet = self._names
        row = self.header_row
        return Place(file=file, sheet=sheet, row=row, heading=text or None, cell=f"{letter}{row}")

    @cached_property
    def _names(self) -> tuple[str, str]:
        return self.path.name, self.sheet.name

    def is_percent(self, row: int, placed: Placed) -> bool:
        """Whether a rate in a row is shown as a percentage."""
        return self.sheet.is_percent(f"{placed.letter}{row}")


_WHICH_CASE = frozenset(
    (
        *(("case", fact) for fact in ("id", "number", "loan.contract.number")),
        *(("borrower", fact) for fact in ("name", "identity")),
        ("disbursement", "note"),
    )
)
"""Facts that say which case a row is of."""


def unreadable_cell(error: str) -> FactError:
    """What is wrong with a cell of this error value, and what to do."""
    if error == NEVER_COMPUTED:
        return FactError(
            say("单元格里是公式，文件里没有它的计算结果"),
            say("在 Excel 或者 WPS 中打开这个文件，保存一次，再重新读取"),
        )
    return FactError(
        say("公式的结果是错误值 {value}", value=error), say("改正公式，或者对照原件直接填写；本来没有的，清空单元格")
    )
