"""The part of one worksheet: what stands before its rows and behind them, and its rows one by one as they are written."""

import re
from collections.abc import Callable, Iterator
from typing import IO, Any

from lxml import etree
from openpyxl.utils import column_index_from_string as column_number
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_from_string, range_boundaries

from recovery_docs.batch.package import RELATIONS, UnusualError, hole, main, parsed, serialised, split

_PIECE = 1 << 18
_START = re.compile(rb"<sheetData\s*>")
_NO_ROWS = re.compile(rb"<sheetData\s*/>")
_ROW = re.compile(rb'<row\s[^>]*?\br="(\d+)"')
_CELL = re.compile(rb'<c\s[^>]*?\br="([A-Z]+)\d+"')
_SUSPECT = re.compile(rb"<f[\s>][^<]*(?:\||&#|WEBSERVICE|HYPERLINK|REGISTER|CALL\(|EXEC\(|DDE|\[)", re.IGNORECASE)
_END, _ROWS_END = b"</row>", b"</sheetData>"
_BEHIND_LINKS = (
    *("printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties"),
    *("cellWatches", "ignoredErrors", "smartTags", "drawing"),
)
_BEHIND_NOTES = (
    *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"),
)


class RawRow:
    """One row as it stands in the file."""

    __slots__ = ("data", "number")

    def __init__(self, data: bytes) -> None:
        found = _ROW.match(data)
        if found is None:
            raise UnusualError("row")
        self.number = int(found[1])
        self.data = data

    @property
    def may_reach_out(self) -> bool:
        """Whether a formula needs a closer look."""
        return b"<f" in self.data and _SUSPECT.search(self.data) is not None

    @property
    def last_column(self) -> int:
        """The column of the last cell; 0 where there is none."""
        at = self.data.rfind(b"<c ")
        if at < 0:
            return 0
        found = _CELL.match(self.data, at)
        if found is None:
            raise UnusualError("cell")
        return column_number(found[1].decode())


class SheetPart:
    """Goes through a worksheet once to learn its outline; then a second time, through `rows`, to write it."""

    def __init__(self, open_part: Callable[[], IO[bytes]]) -> None:
        self._open = open_part
        self.last_row = self.last_column = 0
        self.reaches_out = False
        self._head = self._tail = b""
        for row in self.rows():
            if isinstance(row, RawRow):
                self.last_row = row.number
                self.last_column = max(self.last_column, row.last_column)
                self.reaches_out = self.reaches_out or row.may_reach_out
        self.skeleton = parsed(self._head + self._tail)
        if self.skeleton.tag != main("worksheet"):
            raise UnusualError("namespace")
        self._names = dict(self.skeleton.nsmap)

    def rows(self) -> Iterator["RawRow | bytes"]:
        """Every row with cells, and between them what has none, as it stands."""
        with self._open() as stream:
            held = stream.read(_PIECE)
            if held[:2] in (b"\xff\xfe", b"\xfe\xff"):
                raise UnusualError("encoding")
            while (start := _START.search(held)) is None:
                piece = stream.read(_PIECE)
                if _NO_ROWS.search(held) or not piece:
                    self._head, self._tail = held + stream.read(), b""
                    return
                held += piece
            self._head, held = held[: start.end()], held[start.end() :]
            while True:
                *whole, held = held.split(_END)
                for part in whole:
                    at = part.rfind(b"<row ")
                    if at < 0:
                        raise UnusualError("row")
                    if at:
                        yield part[:at]
                    yield RawRow(part[at:] + _END)
                piece = stream.read(_PIECE)
                if not piece:
                    break
                held += piece
        loose, _, tail = held.partition(_ROWS_END)
        if loose:
            yield loose
        self._tail = _ROWS_END + tail

    def cells_of(self, row: RawRow) -> Any:
        """The row as a tree."""
        names = "".join(f' xmlns{":" if prefix else ""}{prefix or ""}="{name}"' for prefix, name in self._names.items())
        return parsed(f"<r{names}>".encode() + row.data + b"</r>")[0]

    def head(self, columns: dict[int, int]) -> bytes:
        """The part before the rows. `columns` gives the width of each column added."""
        if columns:
            self._widen(self.skeleton, columns)
        return self._serialised()[0]

    def tail(self, *, links: bool, notes: str | None) -> tuple[bytes, bytes]:
        """The part behind the rows, split where the added links go; `notes` is the relation to the comments' drawing."""
        root = self.skeleton
        if notes is not None and root.find(main("legacyDrawing")) is None:
            _put(root, "legacyDrawing", _BEHIND_NOTES).set(f"{{{RELATIONS}}}id", notes)
        held = root.find(main("hyperlinks"))
        if links:
            held = (
                held
                if held is not None
                else _put(root, "hyperlinks", (*_BEHIND_LINKS, "legacyDrawing", *_BEHIND_NOTES))
            )
            held.append(hole())
        elif held is not None and not len(held):
            root.remove(held)
        _, between, *last = self._serialised()
        return between, b"".join(last)

    def _serialised(self) -> list[bytes]:
        rows = self.skeleton.find(main("sheetData"))
        rows[:] = [hole()]
        rows.text = None
        return split(serialised(self.skeleton))

    def _widen(self, root: Any, columns: dict[int, int]) -> None:
        dimension = root.find(main("dimension"))
        if dimension is not None:
            dimension.set("ref", f"A1:{get_column_letter(max(self.last_column, *columns))}{self.last_row}")
        held = root.find(main("cols"))
        if held is None:
            held = etree.Element(main("cols"))
            root.find(main("sheetData")).addprevious(held)
        taken = [(int(one.get("min", "1")), int(one.get("max", "1"))) for one in held]
        for column, width in columns.items():
            if not any(first <= column <= last for first, last in taken):
                entry = {"min": str(column), "max": str(column), "width": str(width), "customWidth": "1"}
                etree.SubElement(held, main("col"), entry)
        held[:] = sorted(held, key=lambda one: int(one.get("min", "1")))
        if not len(held):
            root.remove(held)

    def merged(self) -> list[tuple[int, int, int, int]]:
        """The merged areas: first column, first row, last column, last row."""
        found = []
        for one in self.skeleton.iter(main("mergeCell")):
            left, top, right, bottom = range_boundaries(one.get("ref", ""))
            if left and top and right and bottom:
                found.append((left, top, right, bottom))
        return found

    def links(self) -> list[Any]:
        """The hyperlinks that are there."""
        return list(self.skeleton.iter(main("hyperlink")))


def as_bytes(row: Any) -> bytes:
    """A row as it is written; the namespaces stand at the head of the part."""
    data: bytes = etree.tostring(row)
    end = data.index(b">")
    return re.sub(rb'\sxmlns(?::\w+)?="[^"]*"', b"", data[:end]) + data[end:]


def column_of(reference: str) -> int:
    """The column of a cell, from 1."""
    return column_number(coordinate_from_string(reference)[0])


def _put(root: Any, name: str, behind: tuple[str, ...]) -> Any:
    """A new child in its place: before the first of those that must follow it."""
    entry = etree.Element(main(name))
    following = {main(one) for one in behind}
    for child in root:
        if child.tag in following:
            child.addprevious(entry)
            return entry
    root.append(entry)
    return entry
