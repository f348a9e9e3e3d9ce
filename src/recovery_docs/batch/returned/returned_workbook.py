"""The workbook that is given back: the officer's own, copied as a stream; where that cannot be done, one of results.

A workbook of results has a row for each case and says where that stands in the officer's.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import IO

from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.report import Run
from recovery_docs.batch.returned.added_columns import Columns
from recovery_docs.batch.returned.copy_path import RESULTS, copy_path, seal
from recovery_docs.batch.returned.fault_marks import MARK_COLOURS, by_cell, marks
from recovery_docs.batch.returned.results_workbook import results_of_check, results_of_run
from recovery_docs.batch.returned.summary_sheet import SUMMARY, SUMMARY_NAMES, WIDTHS, summary_lines
from recovery_docs.errors import Fault, Place
from recovery_docs.messages import Language, say
from recovery_docs.packet.atomic_folder import file_in_making
from recovery_docs.spreadsheet.markup import UNUSUAL, UnusualError
from recovery_docs.spreadsheet.streamed_copy import StreamedCopy
from recovery_docs.spreadsheet.streamed_sheet import Edits, Mark, NewCell, StreamedSheet

_COPIED = (".xlsx", ".xlsm")
Cases = Mapping[str, Mapping[int, CaseOutcome]]


def write_returned(run: Run, source: Path, language: Language = "zh") -> Path:
    """Write the workbook into the folder of the run, beside the packets that it links to; gives its path.

    Where it is one of results, `run` is told so.
    """
    folder = run.settings.out
    try:
        _refuse_other_kinds(source)
        path = copy_path(folder, source, language)
        with file_in_making(path) as making:
            ours = [one for one in run.outcomes if one.place is None or one.place.file in (None, source.name)]
            told = chain(run.of_sheets, (fault for outcome in run.outcomes for fault in outcome.faults))
            faults = by_cell(fault for fault in told if fault.place.file in (None, source.name))
            _copy_with_cases(run, source, making, _by_row(ours), faults, _columns(run, source.name), language)
            seal(making)
    except UNUSUAL as error:
        path = copy_path(folder, source, language, RESULTS)
        run.of_sheets += (_not_copied(source, error),)
        with file_in_making(path) as making:
            results, cases = results_of_run(run, language)
            _copy_with_cases(run, results, making, cases, {}, {}, language)
            seal(making)
    return path


def write_marked(source: Path, target: Path, faults: Iterable[Fault], language: Language) -> Fault | None:
    """Write the workbook with its faults at their cells; says so where it is one of results instead."""
    told = list(faults)
    try:
        _refuse_other_kinds(source)
        _copy_with_marks(source, target, told, language)
    except UNUSUAL as error:
        _copy_with_marks(results_of_check(told, language), target, (), language)
        return _not_copied(source, error)
    return None


def _copy_with_cases(
    run: Run,
    source: Path | IO[bytes],
    target: Path,
    cases: Cases,
    faults: Mapping[str, Mapping[str, list[Fault]]],
    columns: Mapping[str, Columns],
    language: Language,
) -> None:
    with StreamedCopy(source, target, language, mark_colours=MARK_COLOURS) as copy:
        for name, sheet in copy.sheets(without=SUMMARY_NAMES):
            at_cells = marks(faults.get(name, {}), sheet.corner, language)
            sheet.write(_edits(sheet, cases.get(name, {}), columns.get(name, Columns()), at_cells, language))
        copy.disarm_book()
        lines = summary_lines(run, language, copy.disarmed)
        copy.write_sheet(SUMMARY.in_language(language), SUMMARY_NAMES, WIDTHS, lines)
        copy.finish()


def _copy_with_marks(source: Path | IO[bytes], target: Path, faults: Iterable[Fault], language: Language) -> None:
    found = by_cell(faults)
    with file_in_making(target) as making, StreamedCopy(source, making, language, mark_colours=MARK_COLOURS) as copy:
        for name, sheet in copy.sheets():
            sheet.write(Edits(marks=marks(found.get(name, {}), sheet.corner, language)))
        copy.disarm_book()
        copy.finish()


def _refuse_other_kinds(source: Path) -> None:
    if source.suffix.lower() not in _COPIED:
        raise UnusualError("kind")


def _not_copied(source: Path, error: Exception) -> Fault:
    kind = source.suffix.lower()
    part = str(error) if isinstance(error, UnusualError) else "values"
    reason = say("{kind} 格式", kind=kind) if kind not in _COPIED else say("文件的内部结构少见：{part}", part=part)
    return Fault(
        Place(file=source.name),
        say("不能照原样写回（{reason}），另做了一本结果工作簿", reason=reason),
        say("要在原表的单元格上看到错处的，在 Excel 或者 WPS 中另存为 .xlsx 后再做一次"),
        severity="warning",
    )


def _by_row(outcomes: Iterable[CaseOutcome]) -> Cases:
    found: dict[str, dict[int, CaseOutcome]] = defaultdict(dict)
    for outcome in outcomes:
        place = outcome.place
        if place is not None and place.sheet and place.row:
            found[place.sheet][place.row] = outcome
            found[place.sheet] |= dict.fromkeys(outcome.joined, _same_case(outcome, place.row))
    return found


def _same_case(outcome: CaseOutcome, row: int) -> CaseOutcome:
    """What a further row of a case tells: what became of it, and where the rest is said."""
    told = Fault(Place(), say("与第{row}行是同一案", row=row), say("说明见那一行"))
    return replace(outcome, faults=(told,), refusals=(), remarks=(), changed=())


def _columns(run: Run, file: str) -> dict[str, Columns]:
    """Of each sheet that was read, the columns that an earlier run has added."""
    ours = ((sheet, found) for (book, sheet), found in run.headings.items() if book == file)
    return {sheet: Columns.among(*found, beside=run.results_beside) for sheet, found in ours}


def _edits(
    sheet: StreamedSheet,
    cases: Mapping[int, CaseOutcome],
    columns: Columns,
    at_cells: Mapping[int, Mapping[str, Mark]],
    language: Language,
) -> Edits:
    if not cases:
        return Edits(marks=at_cells)
    widths = columns.add(max(len(outcome.papers) for outcome in cases.values()), sheet.last_column)

    def cells(row: int) -> Mapping[int, NewCell]:
        if row == columns.row:
            return columns.headings(language)
        return columns.cells(cases[row], language) if row in cases else {}

    return Edits(cells, at_cells, widths, columns.view)
