"""Cells as they are written into the part of a sheet."""

from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

from recovery_docs.batch.marks import needs_quote, printable
from recovery_docs.batch.styles import Styles

_EPOCH = date(1899, 12, 30)
"""Day 0 of Excel's days from March 1900 on (ECMA-376 part 1, 18.17.4.1)."""
_DATE, _AMOUNT = 14, 4
"""Built-in number formats: a day, and #,##0.00 (ECMA-376 part 1, 18.8.30)."""


def words(reference: str, text: str, styles: Styles, style: int = 0) -> str:
    """A cell of words, whatever they begin with."""
    if needs_quote(text):
        style = styles.quoted(style)
    shown = escape(printable(text))
    return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


def value(reference: str, held: str | int | Decimal | date, styles: Styles, style: int = 0) -> str:
    """A cell of the summary: whatever is held, words broken into lines."""
    match held:
        case str():
            return words(reference, held, styles, styles.wrapped(style))
        case Decimal():
            return f'<c r="{reference}" s="{styles.shown_left(styles.numbered(_AMOUNT))}"><v>{held}</v></c>'
        case date():
            return (
                f'<c r="{reference}" s="{styles.shown_left(styles.numbered(_DATE))}"><v>{(held - _EPOCH).days}</v></c>'
            )
        case _:
            return f'<c r="{reference}" s="{styles.shown_left(style)}"><v>{held}</v></c>'
