"""Clocks as a workbook: a row a right, the most urgent case first."""

import io
from datetime import date

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from recovery_docs.answers.clock_data import CLOCK_STATES, CaseClocks, ClockReport, ClocksReport
from recovery_docs.messages import Language, listed, say

_COLUMNS = (
    (say("案件编号"), 18),
    (say("权利"), 18),
    (say("对象"), 24),
    (say("状态"), 10),
    (say("最后一日"), 14),
    (say("剩余天数"), 10),
    (say("怎样算出"), 60),
    (say("怎样保住"), 48),
    (say("注意"), 40),
    (say("依据"), 60),
)
_COLOURS = {"expired": "F4CCCC", "undetermined": "FFF2CC", "exercised": "D9EAD3"}


def clocks_workbook(report: ClocksReport, language: Language) -> bytes:
    """The workbook as bytes."""
    book = Workbook()
    sheet: Worksheet = book.active  # type: ignore[assignment]
    sheet.title = say("权利期限").in_language(language)
    for column, (heading, width) in enumerate(_COLUMNS, start=1):
        titled = sheet.cell(1, column, heading.in_language(language))
        titled.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    rows = [(case, clock) for case in report.cases for clock in case.clocks]
    alive = ("running", "undetermined")
    rows.sort(key=lambda row: (row[1].state not in alive, row[1].last_day or date.max))
    for row, (case, clock) in enumerate(rows, start=2):
        _write_row(sheet, row, case, clock, language)
    sheet.auto_filter.ref = sheet.dimensions
    book.properties.creator = "recovery-docs"
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _write_row(sheet: Worksheet, row: int, case: CaseClocks, clock: ClockReport, language: Language) -> None:
    texts = {
        1: case.case,
        2: clock.name,
        3: clock.subject,
        4: CLOCK_STATES[clock.state].in_language(language),
        7: clock.computed,
        8: clock.stopped_by,
        9: clock.caution,
        10: listed(clock.citations, language),
    }
    for column, text in texts.items():
        put_text(sheet.cell(row, column), text or "")
    sheet.cell(row, 5, clock.last_day).number_format = "yyyy-mm-dd"
    sheet.cell(row, 6, clock.days_left)
    for column in range(1, len(_COLUMNS) + 1):
        sheet.cell(row, column).alignment = Alignment(vertical="top", wrap_text=True)
    if colour := _COLOURS.get(clock.state):
        sheet.cell(row, 4).fill = PatternFill("solid", fgColor=colour)


def put_text(cell: Cell | MergedCell, text: str) -> None:
    """Words, whatever they begin with: a name such as “=1+1” must not be computed (formula injection)."""
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = text[:1] in ("=", "+", "-", "@", "\t", "\r")
