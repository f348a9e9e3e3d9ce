"""A workbook of one sheet: headings, rows below them, words that stay words."""

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from recovery_docs.messages import Language, Message
from recovery_docs.spreadsheet.cell_markup import put_words


def answer_sheet(
    title: Message, columns: Sequence[tuple[Message, int]], language: Language
) -> tuple[Workbook, Worksheet]:
    """A new workbook and its sheet; each column has a heading and a width in characters."""
    book = Workbook()
    book.properties.creator = "recovery-docs"
    sheet: Worksheet = book.active  # type: ignore[assignment]
    sheet.title = title.in_language(language)
    for column, (heading, width) in enumerate(columns, start=1):
        sheet.cell(1, column, heading.in_language(language)).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    return book, sheet


def words_at(sheet: Worksheet, row: int, column: int, text: str) -> Cell | MergedCell:
    """The cell with these words, whatever they begin with: a name such as “=1+1” must not be computed."""
    cell = sheet.cell(row, column)
    put_words(cell, text)
    return cell


def packed(book: Workbook, sheet: Worksheet) -> bytes:
    """The workbook as bytes, with a filter over all that was written."""
    sheet.auto_filter.ref = sheet.dimensions
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
