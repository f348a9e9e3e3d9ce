"""A workbook loaded whole by openpyxl to be marked: what an earlier run put in is taken out, and what reaches out."""

from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.workbook.defined_name import DefinedNameDict
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from recovery_docs.batch.disarmed import FORMAT, FORMULA, NAME, TABLE, VALIDATION, Disarmed, name_as_words
from recovery_docs.batch.marks import WRITABLE, put_text, unmark
from recovery_docs.batch.outside import reaches_out


def copy_of(path: Path, disarmed: Disarmed | None = None) -> Workbook:
    """The workbook to write into, with the layout it has; of an older format only the values.

    `disarmed` takes note of what was taken away because it reached out; links to other workbooks are not kept.
    """
    disarmed = disarmed if disarmed is not None else Disarmed()
    if path.suffix.lower() in WRITABLE:
        workbook = load_workbook(path, keep_vba=path.suffix.lower() == ".xlsm", keep_links=False)
    else:
        workbook = _values_of(path)
    _disarm_names(workbook.defined_names, disarmed)
    for sheet in workbook.worksheets:
        _disarm_names(sheet.defined_names, disarmed)
        _disarm_outline(sheet, disarmed)
        _clean(sheet, disarmed)
    return workbook


def _clean(sheet: Worksheet, disarmed: Disarmed) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, MergedCell):
                continue
            if cell.comment is not None:
                unmark(cell)
            if cell.data_type == "f":
                formula = cell.value.text if isinstance(cell.value, ArrayFormula) else cell.value
                if isinstance(formula, str) and reaches_out(formula):
                    put_text(cell, formula)
                    disarmed.add(FORMULA, sheet.title, cell.coordinate)


def _disarm_names(names: DefinedNameDict, disarmed: Disarmed) -> None:
    for name, held in names.items():
        if reaches_out(held.attr_text or ""):
            disarmed.add(NAME, name)
            held.attr_text = name_as_words(held.attr_text)


def _disarm_outline(sheet: Worksheet, disarmed: Disarmed) -> None:
    validations = sheet.data_validations.dataValidation
    for validation in list(validations):
        if reaches_out(validation.formula1 or "") or reaches_out(validation.formula2 or ""):
            validations.remove(validation)
            disarmed.add(VALIDATION, sheet.title)
    for area in list(sheet.conditional_formatting):
        kept = [rule for rule in area.rules if not any(map(reaches_out, rule.formula))]
        for _ in range(len(area.rules) - len(kept)):
            disarmed.add(FORMAT, sheet.title)
        if len(kept) < len(area.rules):
            del sheet.conditional_formatting[str(area.sqref)]
            for rule in kept:
                sheet.conditional_formatting.add(str(area.sqref), rule)
    for table in sheet.tables.values():
        for column in table.tableColumns:
            held = column.calculatedColumnFormula
            if held is not None and reaches_out(held.attr_text or ""):
                column.calculatedColumnFormula = None
                disarmed.add(TABLE, table.displayName)


def _values_of(path: Path) -> Workbook:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    source = CalamineWorkbook.from_path(str(path))
    for name in source.sheet_names:
        sheet = workbook.create_sheet(name)
        read = source.get_sheet_by_name(name)
        left = read.start[1] if read.start else 0
        for number, row in enumerate(read.iter_rows(), start=1):
            for position, value in enumerate(row, start=left + 1):
                if isinstance(value, str) and value:
                    put_text(sheet.cell(number, position), value)
                elif value != "":
                    sheet.cell(number, position, value)
    return workbook
