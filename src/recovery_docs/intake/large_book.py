"""A large .xlsx, some rows at a time: each few hundred rows are made a small workbook of their own, which calamine reads.

So a cell means the same however large the sheet is, and memory does not grow with the sheet: rows are cut out of the part
as they stand, and of the texts that the cells share only those that these rows name are put beside them.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineWorkbook

from recovery_docs.intake.cells import Raw
from recovery_docs.intake.percent import percent_cells
from recovery_docs.intake.raw_rows import RawRow, RawRows, UnusualError
from recovery_docs.intake.shared_texts import SharedTexts
from recovery_docs.intake.xlsx_parts import book_relations, related_part, sheet_parts

_ROWS = 500
"""Rows read at a time; also the most by which their numbers may differ, since calamine holds the gaps too."""
_SHARED = re.compile(rb'(<c\s[^>]*\bt="s"[^>]*>(?:<f(?:\s[^>]*)?(?:/>|>[^<]*</f>))?<v>)(\d+)(?=</v>)')
_EMPTY_TEXTS = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'


class LargeBook:
    """Gives the sheets of one workbook. Raises `UnusualError` where it is not put together as usual."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with zipfile.ZipFile(path) as archive:
            relations = book_relations(archive)
            self._sheets = sheet_parts(archive)
            self._shared = related_part(relations, "sharedStrings")
            left_out = {*self._sheets.values(), self._shared}
            wanted = [name for name in archive.namelist() if name not in left_out and _calamine_needs(name)]
            self._around = {name: archive.read(name) for name in wanted}
            self._texts = SharedTexts(archive, self._shared) if self._shared in archive.namelist() else None

    def outline(self) -> CalamineWorkbook:
        """The workbook without any rows."""
        return CalamineWorkbook.from_filelike(self._packed({}))

    def sheet(self, name: str) -> "LargeSheet":
        """A sheet by its name."""
        if name not in self._sheets:
            raise UnusualError("sheet")
        return LargeSheet(self, name)

    def raw_rows(self, name: str) -> RawRows:
        """The rows of a sheet as they stand."""
        part = self._sheets[name]
        return RawRows(lambda: zipfile.ZipFile(self.path).open(part))

    def with_rows(self, name: str, head: bytes, rows: list[RawRow]) -> io.BytesIO:
        """A workbook in which that sheet has only these rows."""
        data = b"".join(row.data for row in rows)
        parts = {}
        if self._texts is not None and self._shared:
            known: dict[bytes, bytes] = {}
            data = _SHARED.sub(lambda found: found[1] + known.setdefault(found[2], b"%d" % len(known)), data)
            parts[self._shared] = self._texts.picked(map(int, known))
        parts[self._sheets[name]] = head + data + b"</sheetData></worksheet>"
        return self._packed(parts)

    def _packed(self, parts: dict[str, bytes]) -> io.BytesIO:
        small = io.BytesIO()
        if self._shared:
            parts = {self._shared: _EMPTY_TEXTS} | parts
        with zipfile.ZipFile(small, "w") as archive:
            for name, data in (self._around | parts).items():
                archive.writestr(name, data)
        small.seek(0)
        return small


class LargeSheet:
    """One sheet, of which some rows are held at a time; see `Sheet`."""

    left = 0

    def __init__(self, book: LargeBook, name: str) -> None:
        self.name = name
        self._book = book
        self._now: io.BytesIO | None = None
        self._percents: frozenset[str] | None = None
        rows = book.raw_rows(name)
        self.last_row = self._width = 0
        for row in rows:
            if isinstance(row, RawRow):
                if row.number <= self.last_row:
                    raise UnusualError("order")
                self.last_row = row.number
                self._width = max(self._width, row.last_column)
        self._head = rows.head

    def rows(self) -> Iterator[tuple[int, list[Raw]]]:
        """See `Sheet`."""
        done = 0
        for segment in self._segments():
            self._now, self._percents = self._book.with_rows(self.name, self._head, segment), None
            sheet = CalamineWorkbook.from_filelike(self._now).get_sheet_by_name(self.name)
            top, left = sheet.start or (done, 0)
            for number in range(done + 1, top + 1):
                yield number, [""] * self._width
            for number, cells in enumerate(sheet.to_python(), start=top + 1):
                done = number
                yield number, [*[""] * left, *cells, *[""] * (self._width - left - len(cells))]

    def is_percent(self, reference: str, columns: frozenset[str]) -> bool:
        """See `Sheet`."""
        if self._percents is None:
            self._percents = percent_cells(self._now, self.name, columns) if self._now else frozenset()
        return reference in self._percents

    def _segments(self) -> Iterator[list[RawRow]]:
        held: list[RawRow] = []
        for row in self._book.raw_rows(self.name):
            if isinstance(row, RawRow):
                if held and row.number - held[0].number >= _ROWS:
                    yield held
                    held = []
                held.append(row)
        if held:
            yield held


def _calamine_needs(name: str) -> bool:
    return name.endswith((".rels", "styles.xml", "workbook.xml", "[Content_Types].xml"))
