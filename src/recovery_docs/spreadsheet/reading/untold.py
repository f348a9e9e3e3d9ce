"""What calamine does not tell of cells: which cannot be read, and which are shown as percentages.

It gives an empty text for a formula that was never computed and for an error value, as if nobody had written anything; a
fact would be lost without a word. Programs that write formulas (openpyxl, report exporters) leave their values to Excel,
which computes them when somebody saves. And it gives 0.06 for a cell that reads 6%.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from string import ascii_uppercase
from typing import IO, Any, NamedTuple

from recovery_docs.packages import PackageError, elements, without_references
from recovery_docs.spreadsheet.column_letters import letters_of
from recovery_docs.spreadsheet.markup import UnusualError, is_on, main, parsed
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
PERCENTS = frozenset(("9", "10"))
"""Number formats 0% and 0.00% (ECMA-376 part 1, 18.8.30)."""
_NOTHING: Mapping[str, str] = {}


class Untold(NamedTuple):
    """By reference (`G3`), the error value of each cell that has none, empty for a formula without a result; percentages."""

    errors: Mapping[str, str] = _NOTHING
    percents: frozenset[str] = frozenset()

    @property
    def last_row(self) -> int:
        """The last row with an error, which calamine leaves out where it holds nothing else; 0 for none."""
        return max((int(reference.lstrip(ascii_uppercase)) for reference in self.errors), default=0)


def untold(file: Path, sheet: str) -> Untold:
    """What calamine does not tell of a sheet; nothing where the file is not .xlsx."""
    if not zipfile.is_zipfile(file):
        return Untold()
    try:
        with Package(file) as package:
            data = package.read(package.sheets().get(sheet)) or b""
            percent_styles = _percent_styles(package.read(package.relations.part("styles")))
            # Excel 没有存过的，文件里注明打开时要重算，XlsxWriter 给每个公式的结果都写 0
            unsaved = is_on(package.book.find("{*}calcPr"), "fullCalcOnLoad")
    except (UnusualError, PackageError):
        return Untold()
    worth_a_look = bool(percent_styles) or _may_hold_errors(data)
    return _looked_up(data, percent_styles, unsaved=unsaved) if worth_a_look and data else Untold()


def with_known_errors(file: Path) -> IO[bytes]:
    """The workbook with the error values of newer programs said as one that calamine knows."""
    known = io.BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(known, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, _NEWER.sub(b">#VALUE!<", data) if name.startswith("xl/worksheets/") else data)
    known.seek(0)
    return known


def error_value(raw: object) -> str | None:
    """The error value that stands in a cell as text, if one does."""
    return raw if isinstance(raw, str) and raw in _ERRORS else None


def _may_hold_errors(data: bytes) -> bool:
    """Whether a close look is worth its time."""
    if data.startswith(_UTF_16) or b't="e"' in data or b"t='e'" in data:
        return True
    return (b"<f" in data or b":f" in data) and _NO_VALUE.search(data) is not None


def _percent_styles(data: bytes | None) -> set[str]:
    if data is None:
        return set()
    root = parsed(data)
    own = {entry.get("numFmtId") for entry in root.iter(main("numFmt")) if "%" in (entry.get("formatCode") or "")}
    cells = root.find(main("cellXfs"))
    formats = [entry.get("numFmtId") for entry in cells] if cells is not None else []
    return {str(index) for index, number in enumerate(formats) if number in own | PERCENTS}


def _looked_up(data: bytes, percent_styles: set[str], *, unsaved: bool) -> Untold:
    errors, percents = {}, []
    for number, row in enumerate(elements(without_references(data), "{*}row"), start=1):
        for cell in row.iterchildren("{*}c"):
            if cell.get("s") in percent_styles:
                percents.append(cell.get("r", ""))
            if cell.get("t") == "e" or cell.find("{*}f") is not None:
                error = _error(cell, unsaved=unsaved)
                if error is not None:
                    errors[cell.get("r") or _reference(cell, row.get("r") or number)] = error
    return Untold(errors, frozenset(percents))


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
    return f"{letters_of(1 + sum(1 for _ in cell.itersiblings(preceding=True)))}{row}"
