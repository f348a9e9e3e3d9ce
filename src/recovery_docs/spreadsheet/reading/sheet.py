"""A sheet as rows of values, as calamine holds it, with what calamine alone would lose."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from recovery_docs.messages import say
from recovery_docs.packages import WORKBOOK, PackageError, opened
from recovery_docs.spreadsheet.reading.appearance import Appearance, appearance
from recovery_docs.spreadsheet.reading.file_kinds import unreadable
from recovery_docs.spreadsheet.reading.ods_appearance import ods_appearance
from recovery_docs.spreadsheet.reading.ods_untold import ods_untold
from recovery_docs.spreadsheet.reading.text_rows import rows_of_text
from recovery_docs.spreadsheet.reading.untold import Untold, untold, with_known_errors
from recovery_docs.spreadsheet.reading.used_range import prove
from recovery_docs.spreadsheet.reading.without_traces import without_traces
from recovery_docs.spreadsheet.reading.xls_cells import LockedError, XlsSheet, old_book

Cells = Sequence[Any]
"""What calamine gives for the cells of a row; an empty one is the empty text."""


class Sheet:
    """One sheet of a workbook."""

    def __init__(self, path: Path, held: CalamineSheet, old: XlsSheet | None = None) -> None:
        self.name = held.name
        self.left = held.start[1] if held.start else 0
        """How many columns stand before the first value of a row."""
        self.last_row = held.end[0] + 1 if held.end else 0
        """The number of the last row that is written, perhaps with formats only; 0 where there is none."""
        self.merged = tuple(held.merged_cell_ranges or ())
        """Merged cells, each by its first and its last cell, as row and column from 0."""
        self._path, self._held, self._old = path, held, old

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """Every row with its number from 1, all of one width."""
        number = 0
        cells: Cells = ()
        for number, cells in enumerate(self._held.iter_rows(), start=1):
            yield number, cells
        for below in range(number + 1, self._untold.last_row + 1):
            yield below, [""] * len(cells)

    def is_percent(self, reference: str) -> bool:
        """Whether a cell (`G3`) is shown as a percentage."""
        return reference in self._untold.percents

    @property
    def errors(self) -> Mapping[str, str]:
        """The cells that cannot be read; see `Untold`."""
        return self._untold.errors

    @cached_property
    def appearance(self) -> Appearance:
        """Which rows are not shown or struck through."""
        if self._old is not None:
            return self._old.appearance
        seen = ods_appearance if self._path.suffix.lower() == ".ods" else appearance
        return seen(self._path, self.name)

    @cached_property
    def _untold(self) -> Untold:
        if self._old is not None:
            return self._old.untold
        found = ods_untold if self._path.suffix.lower() == ".ods" else untold
        return found(self._path, self.name)


class HeldSheet(Sheet):
    """A sheet whose rows are in memory: of a file of text, or of a few entries."""

    merged = ()
    appearance = Appearance()
    errors: Mapping[str, str] = MappingProxyType({})

    def __init__(self, name: str, values: Sequence[Cells]) -> None:
        self.name, self.values = name, values
        self.left, self.last_row = 0, len(values)

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """Every row with its number from 1, all of one width."""
        return iter(enumerate(self.values, start=1))

    def is_percent(self, reference: str) -> bool:
        """No cell is shown otherwise than it is written."""
        return False


class Sheets(NamedTuple):
    """The sheets of one workbook."""

    visible: list[Sheet]
    hidden: list[Sheet]


def sheets_of(path: Path) -> Sheets:
    """The sheets of a workbook that can be seen, and those that are hidden, in its order.

    Raises `PackageError` for what cannot be read, or is no honest file.
    """
    try:
        with path.open("rb") as file:
            if zipfile.is_zipfile(file):
                with opened(file, WORKBOOK) as package:
                    prove(package)
        return _read(path)
    except LockedError as error:
        raise PackageError(say("工作簿有密码"), say("在表格软件中取消密码后另存")) from error
    except (CalamineError, OSError, ValueError, OverflowError, MemoryError) as error:
        raise PackageError(*unreadable(path)) from error
    except BaseException as error:
        # Rust 中的 panic 不是 Exception
        if type(error).__name__ != "PanicException":
            raise
        raise PackageError(*unreadable(path)) from error


def _read(path: Path) -> Sheets:
    if path.suffix.lower() == ".csv":
        return Sheets([HeldSheet(path.stem, rows_of_text(path))], [])
    if old := old_book(path):
        with without_traces():
            return _sorted(path, CalamineWorkbook.from_filelike(io.BytesIO(old.sound)), old.sheets)
    try:
        return _sorted(path, CalamineWorkbook.from_path(str(path)), ())
    except CalamineError as error:
        if "error value" not in str(error):
            raise
    return _sorted(path, CalamineWorkbook.from_filelike(with_known_errors(path)), ())


def _sorted(path: Path, workbook: CalamineWorkbook, old: Sequence[XlsSheet]) -> Sheets:
    found = Sheets([], [])
    sheets = workbook.sheets_metadata
    known: Sequence[XlsSheet | None] = old or [None] * len(sheets)
    for sheet, cells in zip(sheets, known, strict=True):
        group = found.visible if sheet.visible == SheetVisibleEnum.Visible else found.hidden
        group.append(Sheet(path, workbook.get_sheet_by_name(sheet.name), cells))
    return found
