"""What calamine does not tell of the cells of an .ods: error values, which it gives as an empty text, and percentages."""

import re
from pathlib import Path
from typing import Any

from recovery_docs.packages import WORKBOOK, PackageError, XmlError, inflated, opened
from recovery_docs.spreadsheet.column_letters import letters_of
from recovery_docs.spreadsheet.reading.ods_appearance import cells_of, rows_of, table_in
from recovery_docs.spreadsheet.reading.untold import NEVER_COMPUTED, Untold

_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_FORMULA, _TEXT = f"{{{_NAMES}:table:1.0}}formula", f"{{{_NAMES}:text:1.0}}p"
_KIND = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_OFFICE = f"{{{_NAMES}:office:1.0}}"
_ERROR = re.compile(r"#[A-Z0-9_/]+[!?]|#N/A|Err:[0-9]{3}")
"""As Excel and LibreOffice show it."""


def ods_untold(file: Path, sheet: str) -> Untold:
    """What calamine does not tell of a sheet; nothing where the file is no .ods."""
    try:
        with opened(file, WORKBOOK) as package:
            table = table_in(b"".join(inflated(package, "content.xml", WORKBOOK)), sheet)
    except (PackageError, XmlError, StopIteration):
        return Untold()
    errors, percents = {}, set()
    for number, row in rows_of(table):
        for column, cell in cells_of(row):
            reference = f"{letters_of(column)}{number}"
            if (error := _error(cell)) is not None:
                errors[reference] = error
            elif cell.get(f"{_OFFICE}value-type") == "percentage":
                percents.add(reference)
    return Untold(errors, frozenset(percents))


def _error(cell: Any) -> str | None:
    """Nothing where the cell has a value. What somebody typed is a text, whatever it looks like."""
    texts = list(cell.iter(_TEXT))
    shown = "".join("".join(one.itertext()) for one in texts).strip()
    if cell.get(_KIND) == "error":
        return shown or NEVER_COMPUTED
    computed, kind = cell.get(_FORMULA) is not None, cell.get(f"{_OFFICE}value-type")
    if computed and kind is None and not texts:  # LibreOffice 写 ="" 的结果，只有一段空的文字
        return NEVER_COMPUTED
    typed = not computed and kind == "string"
    return shown if not typed and _ERROR.fullmatch(shown) else None
