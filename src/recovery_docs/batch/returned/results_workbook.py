"""A workbook of results, for one that cannot be copied: its rows say where each case or fault stands in the officer's."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font

from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.report import Run
from recovery_docs.errors import Fault, Place
from recovery_docs.messages import Language, Message, say
from recovery_docs.spreadsheet.cell_markup import put_words

_SHEET = say("各案结果")
_PLACE, _CASE, _PROBLEM = (say("位置"), 34), (say("案件"), 22), (say("问题"), 90)


def results_of_run(run: Run, language: Language) -> tuple[IO[bytes], Mapping[str, Mapping[int, CaseOutcome]]]:
    """A row for each case, and for each error of a heading or a sheet; with these rows by their number."""
    wrong = [fault for fault in run.of_sheets if fault.severity == "error"]
    of_sheets = [CaseOutcome(-1, None, "bad_input", faults=(fault,), place=fault.place) for fault in wrong]
    rows = dict(enumerate((*of_sheets, *run.outcomes), start=2))
    lines = [(_told(one.place or Place(), language), one.case_id or "") for one in rows.values()]
    return _workbook((_PLACE, _CASE), lines, language), {_SHEET.in_language(language): rows}


def results_of_check(faults: Iterable[Fault], language: Language) -> IO[bytes]:
    """A row for each fault."""
    lines = [(_told(fault.place, language), replace(fault, place=Place()).in_language(language)) for fault in faults]
    return _workbook((_PLACE, _PROBLEM), lines, language)


def _told(place: Place, language: Language) -> str:
    return replace(place, file=None).message().in_language(language)


def _workbook(headings: Iterable[tuple[Message, int]], lines: Iterable[Iterable[str]], language: Language) -> IO[bytes]:
    """One sheet of words, its headings with the width of their columns."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_SHEET.in_language(language))
    sheet.freeze_panes = "A2"
    for letter, (_, width) in zip("AB", headings, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append([_words(sheet, heading.in_language(language), bold=True) for heading, _ in headings])
    for line in lines:
        sheet.append([_words(sheet, text) for text in line])
    packed = io.BytesIO()
    book.save(packed)
    return packed


def _words(sheet: Any, text: str, *, bold: bool = False) -> Cell:
    cell: Cell = WriteOnlyCell(sheet)
    put_words(cell, text)
    cell.font = Font(bold=bold)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
