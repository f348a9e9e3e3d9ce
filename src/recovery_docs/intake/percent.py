"""Which number cells of a sheet are shown as percentages: calamine gives 0.06 for a cell that reads 6%."""

import zipfile
from pathlib import Path
from typing import IO

from lxml import etree

from recovery_docs.intake.xlsx_parts import main, parsed_part, sheet_parts

_BUILT_IN = (9, 10)
"""Number formats 0% and 0.00% (ECMA-376 part 1, 18.8.30)."""


def percent_cells(file: Path | IO[bytes], sheet: str, columns: frozenset[str]) -> frozenset[str]:
    """The cells (`G3`) of these columns that are formatted as percentages; none where the file is not .xlsx."""
    if not zipfile.is_zipfile(file):
        return frozenset()
    with zipfile.ZipFile(file) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            return frozenset()
        styles = _percent_styles(archive)
        part = sheet_parts(archive).get(sheet)
        if not styles or part is None:
            return frozenset()
        with archive.open(part) as stream:
            return frozenset(_matching(stream, styles, columns))


def _matching(stream: IO[bytes], styles: frozenset[str], columns: frozenset[str]) -> list[str]:
    found = []
    for _, row in etree.iterparse(stream, tag=main("row"), resolve_entities=False, no_network=True):
        for cell in row:
            reference = cell.get("r", "")
            if cell.get("s") in styles and reference.rstrip("0123456789") in columns:
                found.append(reference)
        row.clear()
    return found


def _percent_styles(archive: zipfile.ZipFile) -> frozenset[str]:
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    root = parsed_part(archive, "xl/styles.xml")
    own = {entry.get("numFmtId") for entry in root.iter(main("numFmt")) if "%" in (entry.get("formatCode") or "")}
    formats = own | {str(number) for number in _BUILT_IN}
    cells = root.find(main("cellXfs"))
    return frozenset(
        str(index) for index, entry in enumerate(cells if cells is not None else ()) if entry.get("numFmtId") in formats
    )
