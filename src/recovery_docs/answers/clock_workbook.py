"""Clocks as a workbook: a row a right, the most urgent case first."""

from datetime import date

from openpyxl.styles import Alignment, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from recovery_docs.answers.answer_sheet import answer_sheet, packed, words_at
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
    book, sheet = answer_sheet(say("权利期限"), _COLUMNS, language)
    sheet.freeze_panes = "A2"
    rows = [(case, clock) for case in report.cases for clock in case.clocks]
    alive = ("running", "undetermined")
    rows.sort(key=lambda row: (row[1].state not in alive, row[1].last_day or date.max))
    for row, (case, clock) in enumerate(rows, start=2):
        _write_row(sheet, row, case, clock, language)
    return packed(book, sheet)


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
        words_at(sheet, row, column, text or "")
    sheet.cell(row, 5, clock.last_day).number_format = "yyyy-mm-dd"
    sheet.cell(row, 6, clock.days_left)
    for column in range(1, len(_COLUMNS) + 1):
        sheet.cell(row, column).alignment = Alignment(vertical="top", wrap_text=True)
    if colour := _COLOURS.get(clock.state):
        sheet.cell(row, 4).fill = PatternFill("solid", fgColor=colour)
