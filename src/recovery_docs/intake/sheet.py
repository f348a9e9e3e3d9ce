"""A sheet as rows of values: one that calamine holds whole, or, of a large .xlsx, one that is read some rows at a time."""

import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from recovery_docs.intake.broken import broken_cells, last_broken
from recovery_docs.intake.large_book import LargeBook
from recovery_docs.intake.percent import percent_cells
from recovery_docs.intake.raw_rows import UnusualError
from recovery_docs.intake.values.cell_text import Raw

Cells = Sequence[Raw]
_LARGE = 4 << 20
"""Bytes of a worksheet part, inflated, above which its workbook is no longer held whole: about 5,000 rows."""


class Sheet(Protocol):
    """What tables are made of."""

    @property
    def name(self) -> str:
        """As its tab says."""

    @property
    def left(self) -> int:
        """How many columns stand before the first value of a row."""

    @property
    def last_row(self) -> int:
        """The number of the last row that is written, perhaps with formats only; 0 where there is none."""

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """Every row with its number from 1, all of one width."""

    def is_percent(self, reference: str, columns: frozenset[str]) -> bool:
        """Whether a cell (`G3`) of the row that was given last, in one of these columns, is shown as a percentage."""

    @property
    def broken(self) -> Mapping[str, str]:
        """The cells of the row that was given last, and of others, that cannot be read; see `broken_cells`."""


class Sheets(NamedTuple):
    """The sheets of one workbook."""

    visible: list[Sheet]
    hidden: list[Sheet]


class HeldSheet:
    """A sheet that calamine holds."""

    def __init__(self, path: Path, held: CalamineSheet) -> None:
        self.name = held.name
        self.left = held.start[1] if held.start else 0
        self.last_row = held.end[0] + 1 if held.end else 0
        self._path, self._held = path, held
        self._percents: frozenset[str] | None = None

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """See `Sheet`."""
        number = 0
        cells: Cells = ()
        for number, cells in enumerate(self._held.iter_rows(), start=1):
            yield number, cells
        for below in range(number + 1, last_broken(self.broken) + 1):
            yield below, [""] * len(cells)

    def is_percent(self, reference: str, columns: frozenset[str]) -> bool:
        """See `Sheet`; the file is looked through once, at the first question."""
        if self._percents is None:
            self._percents = percent_cells(self._path, self.name, columns)
        return reference in self._percents

    @cached_property
    def broken(self) -> Mapping[str, str]:
        """See `Sheet`."""
        return broken_cells(self._path, self.name)


def sheets_of(path: Path) -> Sheets:
    """The sheets of a workbook that can be seen, and those that are hidden, in its order; raises what calamine raises."""
    if _is_large(path):
        try:
            return _large(path)
        except UnusualError:
            pass
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        return _sorted(workbook, lambda name: HeldSheet(path, workbook.get_sheet_by_name(name)))
    except CalamineError as error:
        if "error value" not in str(error):
            raise
    try:
        return _large(path)  # 较新的 Excel 才有的错误值，只有这条路读得出是哪一格
    except UnusualError:
        raise CalamineError("error value") from None


def _large(path: Path) -> Sheets:
    book = LargeBook(path)
    return _sorted(book.outline(), book.sheet)


def _sorted(workbook: CalamineWorkbook, named: Callable[[str], Sheet]) -> Sheets:
    found = Sheets([], [])
    for sheet in workbook.sheets_metadata:
        group = found.visible if sheet.visible == SheetVisibleEnum.Visible else found.hidden
        group.append(named(sheet.name))
    return found


def _is_large(path: Path) -> bool:
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    return any(part.filename.startswith("xl/worksheets/") and part.file_size > _LARGE for part in parts)
