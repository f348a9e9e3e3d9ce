"""The part of one worksheet: what stands before its rows and behind them as a tree, its rows one by one as they are written."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lxml import etree
from openpyxl.utils import column_index_from_string as column_number
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_from_string, coordinate_to_tuple, range_boundaries

from recovery_docs.spreadsheet.markup import MAIN, UnusualError, child, is_on, main, parsed, relation, serialised

_START, _ROW_END, _ROWS_END = re.compile(rb"<sheetData\s*>"), b"</row>", b"</sheetData>"
_ROW = re.compile(rb'<row\s[^>]*?\br="(\d+)"')
_CELL = re.compile(rb'<c\s[^>]*?\br="([A-Z]+)\d+"')
_NO_ROWS = b"<sheetData/>"
_BEHIND_LINKS = (
    *("printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties"),
    *("cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing"),
)
_BEHIND_NOTES = (
    *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"),
)
"""Elements that follow the links and the comments (ECMA-376 part 1, 18.3.1.99)."""


class RawRow(NamedTuple):
    """One row as it stands in the file."""

    number: int
    data: bytes

    @property
    def last_column(self) -> int:
        """The column of the last cell; 0 where there is none."""
        at = self.data.rfind(b"<c ")
        found = _CELL.match(self.data, at) if at >= 0 else None
        if at >= 0 and found is None:
            raise UnusualError("cell")
        return column_number(found[1].decode()) if found else 0


class Worksheet:
    """A worksheet part. Raises `UnusualError` where it is not put together as usual."""

    def __init__(self, data: bytes) -> None:
        start = _START.search(data)
        self._data = data
        self._first, self._last = (start.end(), data.rfind(_ROWS_END)) if start else (len(data), len(data))
        if data[:2] in (b"\xff\xfe", b"\xfe\xff") or self._last < self._first:
            raise UnusualError("encoding")
        self.skeleton = parsed(data[: self._first] + data[self._last :])
        names = dict(self.skeleton.nsmap)
        if self.skeleton.tag != main("worksheet") or any(prefix and name == MAIN for prefix, name in names.items()):
            raise UnusualError("namespace")
        self._names = "".join(
            f' xmlns{":" if prefix else ""}{prefix or ""}="{name}"' for prefix, name in names.items()
        ).encode()
        self._rows = self.skeleton.find(main("sheetData"))
        if self._rows is None:
            raise UnusualError("rows")
        self._rows.text = None
        self.last_row = self.last_column = 0
        for row in self.rows():
            if isinstance(row, RawRow):
                self.last_row, self.last_column = row.number, max(self.last_column, row.last_column)

    def rows(self) -> Iterator[RawRow | bytes]:
        """Every row with cells, and between them what has none, as it stands."""
        at = self._first
        while (end := self._data.find(_ROW_END, at, self._last) + len(_ROW_END)) >= len(_ROW_END):
            begin = self._data.rfind(b"<row ", at, end)
            found = _ROW.match(self._data, begin, end) if begin >= 0 else None
            if found is None:
                raise UnusualError("row")
            if begin > at:
                yield self._data[at:begin]
            yield RawRow(int(found[1]), self._data[begin:end])
            at = end
        if at < self._last:
            yield self._data[at : self._last]

    def tree_of(self, row: RawRow) -> Any:
        """A row as a tree."""
        return parsed(b"<r%b>%b</r>" % (self._names, row.data))[0]

    def head(self) -> bytes:
        """The part before the rows."""
        head, empty, _ = serialised(self.skeleton).partition(_NO_ROWS)
        if not empty:
            raise UnusualError("rows")
        return head + b"<sheetData>"

    def tail(self) -> bytes:
        """The part behind the rows."""
        return _ROWS_END + serialised(self.skeleton).partition(_NO_ROWS)[2]

    def widen(self, columns: Mapping[int, int]) -> None:
        """Make room for more columns, each with its width."""
        dimension = self.skeleton.find(main("dimension"))
        if dimension is not None and columns:
            dimension.set("ref", f"A1:{get_column_letter(max(self.last_column, *columns))}{self.last_row}")
        held = child(self.skeleton, "cols", ("sheetData",))
        taken = [(int(one.get("min", "1")), int(one.get("max", "1"))) for one in held]
        for column, width in columns.items():
            if not any(first <= column <= last for first, last in taken):
                entry = {"min": str(column), "max": str(column), "width": str(width), "customWidth": "1"}
                etree.SubElement(held, main("col"), entry)
        held[:] = sorted(held, key=lambda one: int(one.get("min", "1")))
        self._without_if_empty(held)

    def column_style(self, column: int) -> int:
        """The format of a column's cells that are not written."""
        for one in self.skeleton.iter(main("col")):
            if int(one.get("min", "1")) <= column <= int(one.get("max", "1")):
                return int(one.get("style", "0"))
        return 0

    def corner(self, reference: str) -> str:
        """The cell that shows what stands in a cell: of merged cells their corner."""
        row, column = coordinate_to_tuple(reference)
        for one in self.skeleton.iter(main("mergeCell")):
            left, top, right, bottom = (edge or 0 for edge in range_boundaries(one.get("ref", "")))
            if left <= column <= right and top <= row <= bottom:
                return f"{get_column_letter(left)}{top}"
        return reference

    def links(self) -> Any:
        """The group of hyperlinks, made where there is none; `drop_empty_groups` takes an empty one away."""
        return child(self.skeleton, "hyperlinks", (*_BEHIND_LINKS, *_BEHIND_NOTES))

    def drop_empty_groups(self) -> None:
        """Leave no group of links without any."""
        self._without_if_empty(self.links())

    def show_comments(self, identity: str) -> None:
        """Lead to the drawing of the comments, by the id of its relation."""
        child(self.skeleton, "legacyDrawing", _BEHIND_NOTES).set(relation("id"), identity)

    def _without_if_empty(self, group: Any) -> None:
        if not len(group):
            self.skeleton.remove(group)

    def cell(self, row: Any, reference: str) -> Any:
        """A cell of a row's tree, made in its place where there is none: it looks as its row does, else as its column."""
        column = column_of(reference)
        following = None
        for cell in row.findall(main("c")):
            if cell.get("r") == reference:
                return cell
            if column_of(cell.get("r", "")) > column:
                following = cell
                break
        style = int(row.get("s", "0")) if is_on(row, "customFormat") else self.column_style(column)
        new = etree.Element(main("c"), {"r": reference, **({"s": str(style)} if style else {})})
        if following is None:
            row.append(new)
        else:
            following.addprevious(new)
        return new


def as_bytes(row: Any) -> bytes:
    """A row's tree as it is written; the namespaces stand at the head of the part."""
    written: bytes = etree.tostring(row)
    end = written.index(b">")
    return re.sub(rb'\sxmlns(?::\w+)?="[^"]*"', b"", written[:end]) + written[end:]


def replace_cell(cell: Any, written: str) -> None:
    """Put a cell, as it is written, in the place of another."""
    cell.getparent().replace(cell, parsed(f'<r xmlns="{MAIN}">{written}</r>'.encode())[0])


def column_of(reference: str) -> int:
    """The column of a cell, from 1."""
    return column_number(coordinate_from_string(reference)[0])
