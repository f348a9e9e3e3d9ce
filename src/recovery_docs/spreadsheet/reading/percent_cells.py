"""Which number cells of a sheet are shown as percentages: calamine gives 0.06 for a cell that reads 6%."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from lxml import etree

from recovery_docs.spreadsheet.markup import UnusualError, main, parsed
from recovery_docs.spreadsheet.package import Package

_BUILT_IN = {"9", "10"}
"""Number formats 0% and 0.00% (ECMA-376 part 1, 18.8.30)."""


def percent_cells(file: Path, sheet: str, columns: frozenset[str]) -> frozenset[str]:
    """The cells (`G3`) of these columns that are formatted as percentages; none where the file is not .xlsx."""
    if not zipfile.is_zipfile(file):
        return frozenset()
    try:
        with Package(file) as package:
            part = package.sheets().get(sheet)
            styles = _percent_styles(package.read(package.relations.part("styles")))
            if part is None or not styles:
                return frozenset()
            with package.opened(part) as stream:
                return frozenset(_matching(stream, styles, columns))
    except UnusualError:
        return frozenset()


def _matching(stream: IO[bytes], styles: set[str], columns: frozenset[str]) -> Iterator[str]:
    for _, row in etree.iterparse(stream, tag=main("row"), resolve_entities=False, no_network=True, huge_tree=True):
        for cell in row:
            reference = cell.get("r", "")
            if cell.get("s") in styles and reference.rstrip("0123456789") in columns:
                yield reference
        row.clear()


def _percent_styles(data: bytes | None) -> set[str]:
    if data is None:
        return set()
    root = parsed(data)
    own = {entry.get("numFmtId") for entry in root.iter(main("numFmt")) if "%" in (entry.get("formatCode") or "")}
    cells = root.find(main("cellXfs"))
    formats = [entry.get("numFmtId") for entry in cells] if cells is not None else []
    return {str(index) for index, number in enumerate(formats) if number in own | _BUILT_IN}
