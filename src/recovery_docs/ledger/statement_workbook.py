"""The statement as a workbook whose figures are formulas, so that a court or a debtor can do every sum again."""

import io
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from recovery_docs.ledger.entry import KINDS, Kind, Line
from recovery_docs.ledger.reconcile import KIND_NAMES
from recovery_docs.ledger.statement import Statement
from recovery_docs.messages import chinese_date
from recovery_docs.spreadsheet.cell_markup import put_words

LINES, SUMMARY, REPAYMENTS = "计算明细", "汇总", "还款抵充"
_HEADINGS = (
    "种类",
    "借据",
    "起算日（计入）",
    "截止日（不计入）",
    "天数或月数",
    "基数（元）",
    "利率或比例",
    "一年的天数或月数",
    "金额（元）",
    "说明",
)
_WIDTHS = (12, 18, 16, 18, 12, 18, 12, 18, 18, 48)
_MONEY, _RATE, _DAY = "#,##0.00", "0.000000%", "yyyy-mm-dd"
_GUARD = 8
"""Binary fractions fall just short of a half fen; rounded to these places first, they are the decimal again."""


def statement_workbook(statement: Statement, title: str) -> bytes:
    """An .xlsx of three sheets: the totals as sums over the lines, the lines as products, the repayments as booked.

    Where the bank's own figures are used, the totals show them beside what the lines come to.
    """
    book = Workbook()
    summary: Worksheet = book.active  # type: ignore[assignment]
    summary.title = SUMMARY
    last = _write_lines(book.create_sheet(LINES), statement)
    _write_summary(summary, statement, title, last)
    _write_repayments(book.create_sheet(REPAYMENTS), statement)
    book.properties.creator = "recovery-docs"
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _write_lines(sheet: Worksheet, statement: Statement) -> int:
    """The number of the last row."""
    _head(sheet, _HEADINGS, _WIDTHS)
    for row, line in enumerate(statement.lines, start=2):
        put_words(sheet.cell(row, 1), _name(line.kind))
        put_words(sheet.cell(row, 2), line.note)
        sheet.cell(row, 3, line.from_on).number_format = _DAY
        sheet.cell(row, 4, line.to_on).number_format = _DAY
        if line.accrues:
            _write_sum(sheet, row, line)
        else:
            sheet.cell(row, 9, line.amount)
        sheet.cell(row, 9).number_format = _MONEY
        put_words(sheet.cell(row, 10), str(line.reason))
    return max(len(statement.lines) + 1, 2)


def _write_sum(sheet: Worksheet, row: int, line: Line) -> None:
    by_dates = line.unit == "day" and (line.to_on - line.from_on).days == line.days
    sheet.cell(row, 5, f"=D{row}-C{row}" if by_dates else line.days).number_format = "0"
    sheet.cell(row, 6, line.base).number_format = _MONEY
    sheet.cell(row, 7, line.rate).number_format = _RATE
    sheet.cell(row, 8, line.year_days)
    sheet.cell(row, 9, f"=ROUND(ROUND(F{row}*G{row}*E{row}/H{row},{_GUARD}),2)")


def _write_summary(sheet: Worksheet, statement: Statement, title: str, last: int) -> None:
    put_words(sheet.cell(1, 1), f"债权计算清单　{title}")
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    put_words(sheet.cell(2, 1), f"截至{chinese_date(statement.as_of)}；计息计起算日、不计截止日，逐段四舍五入到分")
    _head(sheet, ("项目", "金额（元）", "按明细计算（元）"), (24, 20, 20), row=3)
    bank = statement.source == "bank"
    kinds = [kind for kind in KINDS if kind != "costs"]
    for row, kind in enumerate(kinds, start=4):
        put_words(sheet.cell(row, 1), _name(kind))
        summed = f"=ROUND(SUMIF({LINES}!$A$2:$A${last},A{row},{LINES}!$I$2:$I${last}),2)"
        sheet.cell(row, 2, getattr(statement, kind) if bank else summed)
        sheet.cell(row, 3, summed)
    total, costs, claim = 4 + len(kinds), 5 + len(kinds), 6 + len(kinds)
    for row, name in ((total, "合计"), (costs, _name("costs")), (claim, "连同费用合计")):
        put_words(sheet.cell(row, 1), name)
    for column in "BC":
        sheet[f"{column}{total}"] = f"=ROUND(SUM({column}4:{column}{total - 1}),2)"
        sheet[f"{column}{costs}"] = statement.costs
        sheet[f"{column}{claim}"] = f"=ROUND({column}{total}+{column}{costs},2)"
        for row in range(4, claim + 1):
            sheet[f"{column}{row}"].number_format = _MONEY
    notes = [str(statement.runs_on), *map(str, statement.notices)]
    for row, note in enumerate(notes, start=claim + 2):
        put_words(sheet.cell(row, 1), note)


def _write_repayments(sheet: Worksheet, statement: Statement) -> None:
    _head(sheet, ("还款日期", "还款金额（元）", "抵充", "借据", "抵充金额（元）", "依据"), (14, 18, 14, 18, 18, 40))
    row = 2
    for repayment in statement.applied:
        parts: list[tuple[str, str, Decimal]] = [(_name(kind), note, amount) for kind, note, amount in repayment.to]
        if repayment.waiting:
            parts.append(("待抵充", "", repayment.waiting))
        if repayment.surplus or not parts:
            parts.append(("余款", "", repayment.surplus))
        for kind, note, amount in parts:
            sheet.cell(row, 1, repayment.paid_on).number_format = _DAY
            sheet.cell(row, 2, repayment.amount).number_format = _MONEY
            put_words(sheet.cell(row, 3), kind)
            put_words(sheet.cell(row, 4), note)
            sheet.cell(row, 5, amount).number_format = _MONEY
            put_words(sheet.cell(row, 6), str(repayment.reason))
            row += 1


def _head(sheet: Worksheet, headings: tuple[str, ...], widths: tuple[int, ...], row: int = 1) -> None:
    for column, (heading, width) in enumerate(zip(headings, widths, strict=True), start=1):
        titled = sheet.cell(row, column, heading)
        titled.font = Font(bold=True)
        titled.fill = PatternFill("solid", fgColor="DDE6F0")
        titled.alignment = Alignment(horizontal="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"A{row + 1}"


def _name(kind: Kind) -> str:
    return str(KIND_NAMES[kind])
