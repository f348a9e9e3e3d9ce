"""The officer's own workbook given back: what became of each row, the papers made, every fault at its cell."""

from collections import defaultdict
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from recovery_docs.batch.marks import ERROR, GOOD, WARNING, copy_of, mark, put_link, put_text, suffix_of
from recovery_docs.batch.outcome import STATUS_WORDS, CaseOutcome
from recovery_docs.batch.report import RIGHT_WORDS, Run
from recovery_docs.batch.unit import SOON
from recovery_docs.errors import Place
from recovery_docs.filings import FILINGS
from recovery_docs.intake.sheets import opened
from recovery_docs.messages import Language, Message, say

STATUS, PROBLEMS, PAPER = say("处理结果"), say("问题"), say("文书")
SUMMARY = "处理汇总"
_FILLS = {"made": GOOD, "unchanged": GOOD, "refused": WARNING, "bad_input": ERROR, "failed": ERROR}
_SENTENCES = 32_000
"""Excel holds 32,767 characters in a cell (Microsoft, Excel specifications and limits)."""


def write_returned(run: Run, source: Path, language: Language = "zh") -> Path:
    """Write the copy into the folder of the run, beside the packets that it links to; gives its path."""
    workbook = copy_of(source)
    rows: dict[str, list[tuple[CaseOutcome, Place]]] = defaultdict(list)
    for outcome, place in zip(run.outcomes, run.places, strict=True):
        if place is not None and place.sheet in workbook.sheetnames and place.row:
            rows[place.sheet or ""].append((outcome, place))
    book = opened(source)
    headings = {table.sheet.name: table.header_row for table in (*book.main, *book.children)}
    for name, found in rows.items():
        _Columns(workbook[name], headings.get(name, 1), language).write(found)
    mark(workbook, (fault for outcome in run.outcomes for fault in outcome.faults), language)
    _write_summary(workbook, run, language)
    path = run.settings.out / f"{source.stem}_{say('已处理').in_language(language)}{suffix_of(source)}"
    partial = path.with_name(f".{path.name}.partial")
    workbook.save(partial)
    partial.replace(path)
    return path


class _Columns:
    """The columns that are added at the right of a sheet of cases, or found there from an earlier run."""

    def __init__(self, sheet: Worksheet, heading_row: int, language: Language) -> None:
        self._sheet = sheet
        self._row = heading_row
        self._language = language
        self._known = {str(cell.value): cell.column for cell in sheet[heading_row] if cell.value and cell.column}
        self._next = sheet.max_column + 1

    def write(self, found: list[tuple[CaseOutcome, Place]]) -> None:
        """One row for each outcome."""
        language = self._language
        for outcome, place in found:
            row = place.row or 0
            status = self._cell(row, STATUS.in_language(language))
            put_text(status, STATUS_WORDS[outcome.status].in_language(language))
            status.fill = _FILLS[outcome.status]
            problems = self._cell(row, PROBLEMS.in_language(language), width=60)
            put_text(problems, _problems(outcome, language)[:_SENTENCES])
            problems.alignment = Alignment(wrap_text=True, vertical="top")
        for outcome, place in found:
            self._papers(outcome, place.row or 0)

    def _papers(self, outcome: CaseOutcome, row: int) -> None:
        prefix = PAPER.in_language(self._language)
        for heading, column in self._known.items():
            if heading.startswith(prefix) and heading.removeprefix(prefix).isdigit():
                old = self._sheet.cell(row, column)
                if isinstance(old, Cell):
                    old.value, old.hyperlink = None, None
        for number, paper in enumerate(outcome.papers, start=1):
            put_link(self._cell(row, f"{prefix}{number}", width=30), paper, f"{outcome.folder}/{paper}")

    def _cell(self, row: int, heading: str, width: int = 12) -> Cell:
        column = self._known.get(heading)
        if column is None:
            column = self._known[heading] = self._next
            self._next += 1
            head = self._sheet.cell(self._row, column)
            if isinstance(head, Cell):
                put_text(head, heading)
                head.font = Font(bold=True)
            self._sheet.column_dimensions[get_column_letter(column)].width = width
        cell = self._sheet.cell(row, column)
        assert not isinstance(cell, MergedCell)
        return cell


def _problems(outcome: CaseOutcome, language: Language) -> str:
    lines = [fault.in_language(language) for fault in outcome.faults if fault.severity == "error"]
    for refusal in outcome.refusals:
        filing = FILINGS[refusal.filing].title if refusal.filing in FILINGS else refusal.filing
        hint = "" if refusal.hint is None else f"　{refusal.hint.in_language(language)}"
        lines.append(f"{filing}：{refusal.code or ''} {refusal.reason.in_language(language)}{hint}")
    lines += [fault.in_language(language) for fault in outcome.faults if fault.severity == "warning"]
    return "\n".join(lines)


def _write_summary(workbook: Workbook, run: Run, language: Language) -> None:
    if SUMMARY in workbook.sheetnames:
        del workbook[SUMMARY]
    sheet: Worksheet = workbook.create_sheet(SUMMARY)
    for letter, width in zip("ABCD", (30, 40, 16, 40), strict=True):
        sheet.column_dimensions[letter].width = width
    lines = _Lines(sheet, language)
    lines.heading(say("结果"), say("案件数"))
    for status, words in STATUS_WORDS.items():
        lines.line(words, run.counts[status])
    lines.line(say("合计"), len(run.outcomes))
    lines.gap()
    lines.heading(say("金额和文书"), say("数额"))
    lines.line(say("债权合计（元，不含费用）"), run.total)
    lines.line(say("文书份数"), run.papers)
    lines.gap()
    lines.heading(say("未做的文书"), say("原因（首例）"), say("案件数"), say("编号"))
    for refusal, number in run.refusals():
        title = FILINGS[refusal.filing].title if refusal.filing in FILINGS else refusal.filing
        lines.line(title, refusal.reason, number, refusal.code or "")
    lines.gap()
    lines.heading(say("{days}日内届满的权利", days=SOON), say("案件"), say("最后一日"))
    for outcome, ending in run.endings():
        lines.line(RIGHT_WORDS[ending.right], outcome.case_id or "", ending.last_day)


class _Lines:
    """Writes a sheet from the top."""

    def __init__(self, sheet: Worksheet, language: Language) -> None:
        self._sheet = sheet
        self._language = language
        self._row = 0

    def heading(self, *words: Message) -> None:
        """A line in bold."""
        self.line(*words)
        for cell in self._sheet[self._row]:
            cell.font = Font(bold=True)

    def line(self, *values: object) -> None:
        """A line of words, counts, amounts and days."""
        self._row += 1
        for column, value in enumerate(values, start=1):
            cell = self._sheet.cell(self._row, column)
            if isinstance(value, Message):
                value = value.in_language(self._language)
            if isinstance(value, str):
                put_text(cell, value)  # type: ignore[arg-type]
            else:
                cell.value = value  # type: ignore[assignment]
                if isinstance(value, Decimal):
                    cell.number_format = "#,##0.00"

    def gap(self) -> None:
        """An empty line."""
        self._row += 1
