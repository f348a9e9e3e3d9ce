"""Marks in somebody's workbook: faults as comments and colour at their cells, links, words that cannot become formulas."""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from recovery_docs.errors import Fault
from recovery_docs.messages import Language

AUTHOR = "recovery-docs"
SEPARATOR = f"\n—— {AUTHOR} ——\n"
"""Between an officer's comment and ours at the same cell."""
ERROR_COLOUR, WARNING_COLOUR, GOOD_COLOUR = "FFFFC7CE", "FFFFEB9C", "FFC6EFCE"
OURS = frozenset((ERROR_COLOUR, WARNING_COLOUR, GOOD_COLOUR))
ERROR, WARNING, GOOD = (PatternFill("solid", fgColor=rgb) for rgb in (ERROR_COLOUR, WARNING_COLOUR, GOOD_COLOUR))
_LINK = Font(color="FF0563C1", underline="single")
_REACHES_OUT = re.compile(
    r"^[=+\-@].*(\||WEBSERVICE|HYPERLINK|REGISTER|CALL\(|EXEC\(|DDE|\[)", re.IGNORECASE | re.DOTALL
)
"""Formulas that start a program or fetch from elsewhere; an officer's sums are left alone."""
WRITABLE = (".xlsx", ".xlsm")


def copy_of(path: Path) -> Workbook:
    """The workbook to write into, with the layout it has; of an older format only the values."""
    if path.suffix.lower() in WRITABLE:
        workbook = load_workbook(path, keep_vba=path.suffix.lower() == ".xlsm")
    else:
        workbook = _values_of(path)
    for sheet in workbook.worksheets:
        _clean(sheet)
    return workbook


def suffix_of(path: Path) -> str:
    """The suffix of the copy."""
    return ".xlsm" if path.suffix.lower() == ".xlsm" else ".xlsx"


def printable(text: str) -> str:
    """The text without characters that a workbook cannot hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def needs_quote(text: str) -> bool:
    """Whether a text would be taken for a formula when somebody edits its cell."""
    return text[:1] in "=+-@\t\r" and text != ""


def reaches_out(formula: str) -> bool:
    """Whether a formula, written with its sign, starts a program or fetches from elsewhere."""
    return _REACHES_OUT.match(formula) is not None


def link_target(target: str) -> str:
    """A path beside the workbook as a link holds it."""
    return quote(target, safe="/", encoding="utf-8") if re.search(r"[ #%?]", target) else target


def put_text(cell: Cell, text: str) -> None:
    """Words into a cell as words, whatever they begin with."""
    cell.value = printable(text)
    cell.data_type = "s"
    if needs_quote(text):
        cell.quotePrefix = True


def put_link(cell: Cell, text: str, target: str) -> None:
    """A link to a file beside the workbook."""
    put_text(cell, text)
    cell.hyperlink = link_target(target)
    cell.font = _LINK


def mark(workbook: Workbook, faults: Iterable[Fault], language: Language = "zh") -> None:
    """Each fault as a comment at its cell, and the cell coloured; a fault of a whole row at the row's first cell."""
    at: dict[tuple[str, str], list[Fault]] = defaultdict(list)
    for fault in faults:
        place = fault.place
        if place.sheet in workbook.sheetnames and (place.cell or place.row):
            found = at[place.sheet or "", place.cell or f"A{place.row}"]
            if fault not in found:
                found.append(fault)
    for (sheet, reference), found in at.items():
        cell = _open_cell(workbook[sheet], reference)
        lines = "\n".join(line_of(fault, language) for fault in found)
        old = cell.comment
        text, author = (f"{old.text}{SEPARATOR}{lines}", old.author) if old else (lines, AUTHOR)
        cell.comment = Comment(text, author, height=60 + 40 * len(found), width=320)
        cell.fill = ERROR if any(fault.severity == "error" for fault in found) else WARNING


def line_of(fault: Fault, language: Language) -> str:
    """What a comment says of a fault; where it is, the cell says."""
    stop = "。" if language == "zh" else ". "
    return f"{fault.problem.in_language(language)}{stop}{fault.remedy.in_language(language)}{stop}".strip()


def _clean(sheet: Worksheet) -> None:
    """Take away what an earlier run marked, and formulas that reach out of the workbook."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, MergedCell):
                continue
            if cell.comment is not None and (cell.comment.author == AUTHOR or SEPARATOR in cell.comment.text):
                _take_ours_out(cell)
                if cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb in OURS:
                    cell.fill = PatternFill()
            if isinstance(cell.value, str) and cell.data_type == "f" and reaches_out(cell.value):
                put_text(cell, cell.value)


def _take_ours_out(cell: Cell) -> None:
    old = cell.comment
    assert old is not None
    cell.comment = None if old.author == AUTHOR else Comment(old.text.partition(SEPARATOR)[0], old.author)


def _open_cell(sheet: Worksheet, reference: str) -> Cell:
    cell = sheet[reference]
    if isinstance(cell, MergedCell):
        merged = next(area for area in sheet.merged_cells.ranges if reference in area)
        cell = sheet.cell(merged.min_row, merged.min_col)
    assert isinstance(cell, Cell)
    return cell


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
