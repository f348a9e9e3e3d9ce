"""Cells in which something stands and nothing can be read: formulas that were never computed, and error values.

calamine gives an empty text for either, as if nobody had written anything; a fact would be lost without a word. Programs
that write formulas (openpyxl, report exporters) leave their values to Excel, which computes them when somebody saves.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import ascii_uppercase
from typing import IO, Any

from lxml import etree
from openpyxl.utils import get_column_letter

from recovery_docs.errors import FactError
from recovery_docs.intake.xlsx_parts import parsed_part, sheet_parts
from recovery_docs.messages import say

NOT_FOUND = "#N/A"
"""What a look-up gives that finds nothing; a row of nothing else is a formula that was drawn down too far."""
_NEVER = ""
_ERRORS = frozenset(("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"))
_NO_VALUE = re.compile(
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)(?!\s*<(?:\w+:)?v(?:\s[^>]*)?>(?:[^<0]|0[^<]))"
)
"""A formula that no value follows, or 0, or one that only a close look can tell."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SUSPECTS = etree.XPath("*[local-name()='c'][*[local-name()='f'] or @t='e']")


def broken_cells(file: Path | IO[bytes], sheet: str) -> Mapping[str, str]:
    """By reference (`G3`), the error value of each such cell, empty for a formula without one; none outside .xlsx."""
    if not zipfile.is_zipfile(file):
        return {}
    with zipfile.ZipFile(file) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            return {}
        part = sheet_parts(archive).get(sheet)
        if part is None or not _may_hold_some(archive.read(part)):
            return {}
        unsaved = _is_unsaved(archive)
        with archive.open(part) as stream:
            return dict(_broken(stream, unsaved=unsaved))


def _may_hold_some(data: bytes) -> bool:
    """Whether a close look is worth its time."""
    if data.startswith(_UTF_16) or b't="e"' in data or b"t='e'" in data:
        return True
    return (b"<f" in data or b":f" in data) and _NO_VALUE.search(data) is not None


def last_broken(cells: Mapping[str, str]) -> int:
    """The number of the last row of such cells, which calamine leaves out where it holds nothing else; 0 for none."""
    return max((int(reference.lstrip(ascii_uppercase)) for reference in cells), default=0)


def error_value(raw: object) -> str | None:
    """The error value that stands in a cell as text, if one does."""
    return raw if isinstance(raw, str) and raw in _ERRORS else None


def broken(value: str) -> FactError:
    """What is wrong with a cell of this error value, and what to do."""
    if value == _NEVER:
        return FactError(
            say("单元格里是公式，文件里没有它的计算结果"),
            say("在 Excel 或者 WPS 中打开这个文件，保存一次，再重新运行"),
        )
    return FactError(
        say("公式的结果是错误值 {value}", value=value), say("改正公式，或者对照原件直接填写；本来没有的，清空单元格")
    )


def _broken(stream: IO[bytes], *, unsaved: bool) -> Iterator[tuple[str, str]]:
    for number, (_, row) in enumerate(
        etree.iterparse(stream, tag="{*}row", resolve_entities=False, no_network=True), start=1
    ):
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
        return written or _NEVER
    if written:
        return _NEVER if unsaved and written == "0" and kind in (None, "n") else None
    if cell.find("{*}is") is not None or (kind == "str" and value is not None):
        return None
    return _NEVER


def _is_unsaved(archive: zipfile.ZipFile) -> bool:
    """Whether no program that computes has saved the book: it asks for that, and XlsxWriter puts 0 for every result."""
    asked = parsed_part(archive, "xl/workbook.xml").find("{*}calcPr")
    return asked is not None and asked.get("fullCalcOnLoad") in ("1", "true")


def _reference(cell: Any, row: int | str) -> str:
    return f"{get_column_letter(1 + sum(1 for _ in cell.itersiblings(preceding=True)))}{row}"
