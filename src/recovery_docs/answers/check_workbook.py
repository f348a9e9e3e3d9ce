"""The answer of `check` as a workbook: one sheet of cases and filings, one of findings, one of faults in the input."""

import io
from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from recovery_docs.answers.check_data import OUTCOMES, STATUSES, CaseReport, CheckReport, FindingReport
from recovery_docs.batch.returned.fault_marks import ERROR_COLOUR, GOOD_COLOUR, WARNING_COLOUR
from recovery_docs.messages import Language, Message, say
from recovery_docs.packet.atomic_folder import put_file
from recovery_docs.spreadsheet.cell_markup import put_words

ERROR, WARNING, GOOD = (PatternFill("solid", fgColor=rgb) for rgb in (ERROR_COLOUR, WARNING_COLOUR, GOOD_COLOUR))
_STATUS_FILLS = {"ready": GOOD, "refused": ERROR}
_CASES = (
    say("案件"),
    say("位置"),
    say("截至日"),
    say("债权合计（元）"),
    say("文书"),
    say("编号"),
    say("结论"),
    say("原因"),
)
_FINDINGS = (
    say("案件"),
    say("文书"),
    say("规则"),
    say("名称"),
    say("结论"),
    say("是否阻止提交"),
    say("对象"),
    say("说明"),
    say("怎么办"),
    say("依据"),
    say("事实"),
)
_FAULTS = (say("案件"), say("位置"), say("问题"), say("原值"), say("怎么办"), say("性质"))


def write_check(report: CheckReport, out: Path) -> None:
    """Write the whole report; words stay words, so nothing in it can become a formula."""
    book = Workbook()
    book.remove(book.worksheets[0])
    language = report.language
    _write_cases(_sheet(book, say("结论"), _CASES, (18, 28, 12, 18, 22, 26, 12, 60), language), report)
    _write_findings(
        _sheet(book, say("检查明细"), _FINDINGS, (18, 22, 10, 24, 10, 12, 18, 60, 50, 50, 50), language), report
    )
    _write_faults(_sheet(book, say("数据问题"), _FAULTS, (18, 40, 50, 24, 50, 10), language), report)
    book.properties.creator = "recovery-docs"
    packed = io.BytesIO()
    book.save(packed)
    put_file(out, packed.getvalue())


def _write_cases(sheet: Worksheet, report: CheckReport) -> None:
    for case in report.cases:
        head = (case.case, case.place, case.as_of, case.total)
        if not case.filings:
            words = say("数据有误，没有检查").in_language(report.language) if case.faults else None
            _line(sheet, (*head, None, None, words, None))
        for filing in case.filings:
            status = STATUSES[filing.status].in_language(report.language)
            cells = _line(sheet, (*head, filing.title, filing.id, status, filing.reason))
            if fill := _STATUS_FILLS.get(filing.status):
                cells[6].fill = fill


def _write_findings(sheet: Worksheet, report: CheckReport) -> None:
    for case in report.cases:
        for filing in case.filings:
            for finding in filing.findings:
                cells = _line(sheet, (_name(case), filing.title, *_finding(finding, report.language)))
                if finding.blocks:
                    cells[4].fill = ERROR
                elif finding.outcome.value in ("not_met", "undetermined"):
                    cells[4].fill = WARNING


def _finding(finding: FindingReport, language: Language) -> tuple[object, ...]:
    return (
        finding.code,
        finding.name,
        OUTCOMES[finding.outcome].in_language(language),
        say("是").in_language(language) if finding.blocks else None,
        finding.subject,
        finding.message,
        finding.hint,
        "\n".join(f"{citation.text}[{citation.grade}]" for citation in finding.citations),
        "\n".join(f"{fact.path} = {fact.value}（{fact.place or ''}）" for fact in finding.facts),
    )


def _write_faults(sheet: Worksheet, report: CheckReport) -> None:
    words = {"error": say("错误"), "warning": say("提示")}
    named = [(None, report.faults), *((_name(case), case.faults) for case in report.cases)]
    for name, faults in named:
        for fault in faults:
            severity = words[fault.severity].in_language(report.language)
            cells = _line(sheet, (name, fault.place, fault.problem, fault.seen, fault.remedy, severity))
            cells[5].fill = ERROR if fault.severity == "error" else WARNING


def _name(case: CaseReport) -> str | None:
    return case.case or case.place


def _sheet(
    book: Workbook, title: Message, headings: Iterable[Message], widths: Iterable[int], language: Language
) -> Worksheet:
    sheet: Worksheet = book.create_sheet(title.in_language(language))
    for cell in _line(sheet, [heading.in_language(language) for heading in headings], row=1):
        cell.font = Font(bold=True)
    for width, column in zip(widths, sheet.iter_cols(min_row=1, max_row=1), strict=True):
        sheet.column_dimensions[column[0].column_letter].width = width  # type: ignore[union-attr]
    sheet.freeze_panes = "A2"
    return sheet


def _line(sheet: Worksheet, values: Iterable[object], row: int | None = None) -> list[Cell]:
    row = row or sheet.max_row + 1
    cells = []
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column)
        assert isinstance(cell, Cell)
        if isinstance(value, str):
            put_words(cell, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        elif value is not None:
            cell.value = value  # type: ignore[assignment]
        cells.append(cell)
    return cells
