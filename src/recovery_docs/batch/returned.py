"""The officer's own workbook given back: what became of each row, the papers made, every fault at its cell.

An .xlsx or .xlsm is copied as a stream (see `streamed`). One that is put together unusually is loaded and saved by
openpyxl, which takes time and memory for each row; of an older format only the values are taken over.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import chain
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from recovery_docs.batch.added import COLOURS, Columns, problems_of
from recovery_docs.batch.copy_path import copy_path, seal
from recovery_docs.batch.disarmed import Disarmed
from recovery_docs.batch.loaded import copy_of
from recovery_docs.batch.marks import WRITABLE, mark, put_link, put_text
from recovery_docs.batch.outcome import STATUS_WORDS, CaseOutcome
from recovery_docs.batch.report import Run
from recovery_docs.batch.streamed import write_streamed
from recovery_docs.batch.summary import SUMMARY, SUMMARY_NAMES, WIDTHS, Line, summary_lines
from recovery_docs.intake.case_sheets import Table, opened
from recovery_docs.intake.raw_rows import UnusualError
from recovery_docs.messages import Language
from recovery_docs.packet.atomic_folder import file_in_making


def write_returned(run: Run, source: Path, language: Language = "zh") -> Path:
    """Write the copy into the folder of the run, beside the packets that it links to; gives its path."""
    path = copy_path(run.settings.out, source, language)
    with file_in_making(path) as making:
        if source.suffix.lower() in WRITABLE:
            try:
                write_streamed(run, source, making, _columns(source), language)
            except UnusualError:
                _write_loaded(run, source, making, _columns(source), language)
        else:
            _write_loaded(run, source, making, _columns(source), language)
        seal(making)
    return path


def _columns(source: Path) -> dict[str, Columns]:
    book = opened(source)
    return {table.sheet.name: _headed(table) for table in (*book.main, *book.children)}


def _headed(table: Table) -> Columns:
    cells = next((cells for number, cells in table.sheet.rows() if number == table.header_row), ())
    first = table.sheet.left + 1
    return Columns.among(
        table.header_row, [(column, str(text)) for column, text in enumerate(cells, start=first) if text]
    )


def _write_loaded(run: Run, source: Path, target: Path, columns: Mapping[str, Columns], language: Language) -> None:
    disarmed, remade = Disarmed(), 0
    workbook = copy_of(source, disarmed)
    for name, index in run.outcomes.sheets.items():
        if index.cases and name in workbook.sheetnames:
            sheet = _Cases(workbook[name], columns.get(name, Columns()), index.papers, language)
            for outcome in run.outcomes:
                if outcome.place is not None and outcome.place.sheet == name and outcome.place.row:
                    sheet.write(outcome, outcome.place.row)
                    remade += bool(outcome.changed)
    of_cases = (fault for outcome in run.outcomes for fault in outcome.faults)
    mark(workbook, chain(run.of_sheets, of_cases), language)
    _write_summary(workbook, SUMMARY.in_language(language), summary_lines(run, language, disarmed, remade))
    workbook.save(target)


class _Cases:
    """The added columns of a sheet that openpyxl holds."""

    def __init__(self, sheet: Worksheet, columns: Columns, papers: int, language: Language) -> None:
        self._sheet, self._columns, self._language = sheet, columns, language
        for column, width in columns.add(papers, sheet.max_column).items():
            sheet.column_dimensions[get_column_letter(column)].width = width
        for column, heading in columns.headings(language).items():
            head = self._cell(columns.row, column)
            put_text(head, heading)
            head.font = Font(bold=True)

    def write(self, outcome: CaseOutcome, row: int) -> None:
        """What became of the case in a row."""
        language, columns = self._language, self._columns
        if row == columns.row:
            return
        status = self._cell(row, columns.status)
        put_text(status, STATUS_WORDS[outcome.status].in_language(language))
        status.fill = PatternFill("solid", fgColor=COLOURS[outcome.status])
        problems = self._cell(row, columns.problems)
        put_text(problems, problems_of(outcome, language))
        problems.alignment = Alignment(wrap_text=True, vertical="top")
        for position, column in enumerate(columns.papers):
            cell = self._cell(row, column)
            if position < len(outcome.papers):
                paper = outcome.papers[position]
                put_link(cell, paper, f"{outcome.folder}/{paper}")
            else:
                cell.value, cell.hyperlink = None, None

    def _cell(self, row: int, column: int) -> Cell:
        cell = self._sheet.cell(row, column)
        assert not isinstance(cell, MergedCell)
        return cell


def _write_summary(workbook: Workbook, name: str, lines: Iterable[Line]) -> None:
    for old in SUMMARY_NAMES.intersection(workbook.sheetnames):
        del workbook[old]
    sheet: Worksheet = workbook.create_sheet(name)
    for letter, width in zip("ABCD", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    for row, line in enumerate(lines, start=1):
        for column, value in enumerate(line.values, start=1):
            cell = sheet.cell(row, column)
            assert isinstance(cell, Cell)
            if isinstance(value, str):
                put_text(cell, value)
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            else:
                cell.value = value
                cell.alignment = Alignment(horizontal="left", vertical="top")
                if isinstance(value, Decimal):
                    cell.number_format = "#,##0.00"
            if line.heading:
                cell.font = Font(bold=True)
