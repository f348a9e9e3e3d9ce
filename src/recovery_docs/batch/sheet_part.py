"""The part of one worksheet: what stands before its rows and behind them, and its rows one by one as they are written."""

import re
from collections.abc import Callable, Mapping
from typing import IO, Any

from lxml import etree
from openpyxl.utils import column_index_from_string as column_number
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_from_string, range_boundaries

from recovery_docs.batch.markup import hole, parsed, serialised, split
from recovery_docs.batch.outside import may_reach_out
from recovery_docs.intake.raw_rows import RawRow, RawRows, UnusualError
from recovery_docs.intake.xlsx_parts import MAIN, RELATIONS, main

_BEHIND_LINKS = (
    *("printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties"),
    *("cellWatches", "ignoredErrors", "smartTags", "drawing"),
)
_BEHIND_NOTES = (
    *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"),
)


class SheetPart:
    """Goes through a worksheet once to learn its outline; then a second time, through `rows`, to write it."""

    def __init__(self, open_part: Callable[[], IO[bytes]]) -> None:
        self.rows = RawRows(open_part)
        self.last_row = self.last_column = 0
        self.reaches_out = False
        for row in self.rows:
            if isinstance(row, RawRow):
                self.last_row = row.number
                self.last_column = max(self.last_column, row.last_column)
                self.reaches_out = self.reaches_out or may_reach_out(row.data)
        self.skeleton = parsed(self.rows.head + self.rows.tail)
        if self.skeleton.tag != main("worksheet"):
            raise UnusualError("namespace")
        self._names = dict(self.skeleton.nsmap)
        if any(prefix and name == MAIN for prefix, name in self._names.items()):
            raise UnusualError("prefix")

    def cells_of(self, row: RawRow) -> Any:
        """The row as a tree."""
        names = "".join(f' xmlns{":" if prefix else ""}{prefix or ""}="{name}"' for prefix, name in self._names.items())
        return parsed(f"<r{names}>".encode() + row.data + b"</r>")[0]

    def head(self, columns: Mapping[int, int]) -> bytes:
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

    def _widen(self, root: Any, columns: Mapping[int, int]) -> None:
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

    def column_style(self, column: int) -> int:
        """The format of a column's cells that are not written."""
        for one in self.skeleton.iter(main("col")):
            if int(one.get("min", "1")) <= column <= int(one.get("max", "1")):
                return int(one.get("style", "0"))
        return 0

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
