"""Cells in which something stands and nothing can be read: formulas that were never computed, and error values.

calamine gives an empty text for either, as if nobody had written anything; a fact would be lost without a word. Programs
that write formulas (openpyxl, report exporters) leave their values to Excel, which computes them when somebody saves.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import ascii_uppercase
from typing import IO, Any

from lxml import etree
from openpyxl.utils import get_column_letter

from recovery_docs.spreadsheet.markup import UnusualError, is_on
from recovery_docs.spreadsheet.package import Package

NEVER_COMPUTED = ""
NOT_FOUND = "#N/A"
"""What a look-up gives that finds nothing; a row of nothing else is a formula that was drawn down too far."""
_ERRORS = frozenset(("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"))
_NEWER = re.compile(rb">#(?:SPILL|CALC|FIELD|BLOCKED|CONNECT|UNKNOWN|BUSY|EXTERNAL|PYTHON)!<")
"""Error values for which calamine refuses a whole sheet (Microsoft, ECMA-376 extensions since Excel 365)."""
_NO_VALUE = re.compile(
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)(?!\s*<(?:\w+:)?v(?:\s[^>]*)?>(?:[^<0]|0[^<]))"
)
"""A formula that no value follows, or 0, or one that only a close look can tell."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SUSPECTS = etree.XPath("*[local-name()='c'][*[local-name()='f'] or @t='e']")


def error_cells(file: Path, sheet: str) -> Mapping[str, str]:
    """By reference (`G3`), the error value of each such cell, empty for a formula without one; none outside .xlsx."""
    if not zipfile.is_zipfile(file):
        return {}
    try:
        with Package(file) as package:
            part = package.sheets().get(sheet)
            data = package.read(part) or b""
            # Excel 没有存过的，文件里注明打开时要重算，XlsxWriter 给每个公式的结果都写 0
            unsaved = is_on(package.book.find("{*}calcPr"), "fullCalcOnLoad")
            return dict(_found(io.BytesIO(data), unsaved=unsaved)) if _may_hold_some(data) else {}
    except UnusualError:
        return {}


def with_known_errors(file: Path) -> IO[bytes]:
    """The workbook with the error values of newer programs said as one that calamine knows."""
    known = io.BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(known, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, _NEWER.sub(b">#VALUE!<", data) if name.startswith("xl/worksheets/") else data)
    known.seek(0)
    return known


def last_row(cells: Mapping[str, str]) -> int:
    """The number of the last row of such cells, which calamine leaves out where it holds nothing else; 0 for none."""
    return max((int(reference.lstrip(ascii_uppercase)) for reference in cells), default=0)


def error_value(raw: object) -> str | None:
    """The error value that stands in a cell as text, if one does."""
    return raw if isinstance(raw, str) and raw in _ERRORS else None


def _may_hold_some(data: bytes) -> bool:
    """Whether a close look is worth its time."""
    if data.startswith(_UTF_16) or b't="e"' in data or b"t='e'" in data:
        return True
    return (b"<f" in data or b":f" in data) and _NO_VALUE.search(data) is not None


def _found(part: IO[bytes], *, unsaved: bool) -> Iterator[tuple[str, str]]:
    rows = etree.iterparse(part, tag="{*}row", resolve_entities=False, no_network=True, huge_tree=True)
    for number, (_, row) in enumerate(rows, start=1):
        for cell in _SUSPECTS(row):
            error = _error(cell, unsaved=unsaved)
            if error is not None:
                yield cell.get("r") or _reference(cell, row.get("r") or number), error
        row.clear()


def _error(cell: Any, *, unsaved: bool) -> str | None:
    """Nothing where the cell has a value. A text may be empty: that is what ="" comes to."""
    kind, value = cell.get("t"), cell.find("{*}v")
    written = "" if value is None else (value.text or "").strip()
    if kind == "e":
        return written or NEVER_COMPUTED
    if written:
        return NEVER_COMPUTED if unsaved and written == "0" and kind in (None, "n") else None
    if cell.find("{*}is") is not None or (kind == "str" and value is not None):
        return None
    return NEVER_COMPUTED


def _reference(cell: Any, row: int | str) -> str:
    return f"{get_column_letter(1 + sum(1 for _ in cell.itersiblings(preceding=True)))}{row}"
