"""Cells as they are written into the part of a sheet: words that stay words, amounts and days."""

import re
from datetime import date
from decimal import Decimal
from urllib.parse import quote
from xml.sax.saxutils import escape

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell

from recovery_docs.spreadsheet.styles import Styles

_EPOCHS = date(1899, 12, 30), date(1904, 1, 1)
"""Day 0 of Excel's days: from March 1900 on, and where a workbook counts from 1904 (ECMA-376 part 1, 18.17.4.1)."""
_DATE, _AMOUNT = 14, 4
"""Built-in number formats: a day, and #,##0.00 (ECMA-376 part 1, 18.8.30)."""

Value = str | int | Decimal | date


def printable(text: str) -> str:
    """The text without characters that a workbook cannot hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def needs_quote(text: str) -> bool:
    """Whether a text would be taken for a formula when somebody edits its cell."""
    return text[:1] in "=+-@\t\r" and text != ""


def link_target(target: str) -> str:
    """A path beside the workbook as a link holds it."""
    return quote(target, safe="/", encoding="utf-8") if re.search(r"[ #%?]", target) else target


def words(reference: str, text: str, styles: Styles, style: int = 0) -> str:
    """A cell of words, whatever they begin with."""
    if needs_quote(text):
        style = styles.quoted(style)
    shown = escape(printable(text))
    return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


def put_words(cell: Cell | MergedCell, text: str) -> None:
    """Words into a cell of openpyxl, whatever they begin with."""
    cell.value = printable(text)
    cell.data_type = "s"
    if needs_quote(text):
        cell.quotePrefix = True


def value(reference: str, held: Value, styles: Styles, *, bold: bool, from_1904: bool) -> str:
    """A cell of whatever is held, words broken into lines, figures and days at the left below their heading."""
    style = styles.bold() if bold else 0
    match held:
        case str():
            return words(reference, held, styles, styles.aligned(style, wrapText="1", vertical="top"))
        case Decimal():
            style = styles.numbered(_AMOUNT)
        case date():
            style, held = styles.numbered(_DATE), (held - _EPOCHS[from_1904]).days
    return f'<c r="{reference}" s="{styles.aligned(style, horizontal="left", vertical="top")}"><v>{held}</v></c>'
