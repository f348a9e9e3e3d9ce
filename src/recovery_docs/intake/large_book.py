"""A large .xlsx, some rows at a time: each few hundred rows are made a small workbook of their own, which calamine reads.

So a cell means the same however large the sheet is, and memory does not grow with the sheet: rows are cut out of the part
as they stand, and of the texts that the cells share only those that these rows name are put beside them.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.intake.broken import broken_cells, last_broken
from recovery_docs.intake.percent import percent_cells
from recovery_docs.intake.raw_rows import RawRow, RawRows, UnusualError
from recovery_docs.intake.shared_texts import SharedTexts
from recovery_docs.intake.values.cell_text import Raw
from recovery_docs.intake.xlsx_parts import MAIN, book_relations, related_part, sheet_parts
from recovery_docs.messages import say

_ROWS = 500
"""Rows read at a time; also the most by which their numbers may differ, since calamine holds the gaps too."""
_SHARED = re.compile(rb'(<c\s[^>]*\bt="s"[^>]*>(?:<f(?:\s[^>]*)?(?:/>|>[^<]*</f>))?<v>)(\d+)(?=</v>)')
_NEWER_ERROR = re.compile(
    rb'(<c\s[^>]*\bt="e"[^>]*>(?:<f(?:\s[^>]*)?(?:/>|>[^<]*</f>))?<v>)#(?:SPILL|CALC|FIELD|BLOCKED|CONNECT|UNKNOWN|BUSY|EXTERNAL|PYTHON)!'
)
"""Error values that calamine refuses a whole sheet for (Microsoft, ECMA-376 extensions since Excel 365)."""
_EMPTY_TEXTS = f'<sst xmlns="{MAIN}"/>'.encode()


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
        if b't="e"' in data:
            data = _NEWER_ERROR.sub(rb"\1#VALUE!", data)
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
        self.broken: Mapping[str, str] = {}
        """See `Sheet`."""
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
            packed = self._book.with_rows(self.name, self._head, segment)
            self._now, self._percents = packed, None
            sheet = self._held(packed, segment)
            self.broken = broken_cells(self._now, self.name)
            top, left = sheet.start or (done, 0)
            for number in range(done + 1, top + 1):
                yield number, [""] * self._width
            for number, cells in enumerate(sheet.to_python(), start=top + 1):
                done = number
                yield number, [*[""] * left, *cells, *[""] * (self._width - left - len(cells))]
            for number in range(done + 1, last_broken(self.broken) + 1):
                done = number
                yield number, [""] * self._width

    def _held(self, packed: io.BytesIO, segment: list[RawRow]) -> CalamineSheet:
        try:
            return CalamineWorkbook.from_filelike(packed).get_sheet_by_name(self.name)
        except CalamineError:
            first, last = segment[0].number, segment[-1].number
            raise InputError(
                Fault(
                    Place(file=self._book.path.name, sheet=self.name),
                    say("第{first}行至第{last}行之间有读不懂的单元格", first=first, last=last),
                    say("在 Excel 或者 WPS 中打开，另存为 .xlsx 后再试"),
                )
            ) from None

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
