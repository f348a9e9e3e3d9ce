"""A sheet of any size and shape as rows of values: texts that cells share, percentages, errors, rows far apart."""

from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from workbook_files import FLAT, flat, read

from recovery_docs.errors import InputError
from recovery_docs.intake import read_workbook
from recovery_docs.spreadsheet.reading.sheet import sheets_of


def _with_shared_texts(path: Path, texts: str, row: str) -> Path:
    """A workbook as Excel writes it: cells name texts by number. `row` is put behind the headings' row."""
    workbook = Workbook()
    workbook.active.title = "台账"  # type: ignore[union-attr]
    workbook.save(path)
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    related = "xl/_rels/workbook.xml.rels"
    parts[related] = parts[related].replace(b"</Relationships>", relation.encode())
    parts["xl/sharedStrings.xml"] = f"<sst {namespace}>{texts}</sst>".encode()
    parts["xl/worksheets/sheet1.xml"] = f"<worksheet {namespace}><sheetData>{row}</sheetData></worksheet>".encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def _written(path: Path) -> list[tuple[int, list[Any]]]:
    """The rows with values."""
    (sheet,) = sheets_of(path).visible
    return [(number, list(cells)) for number, cells in sheet.rows() if any(cell != "" for cell in cells)]


def test_texts_that_cells_share_come_from_anywhere_in_their_part(tmp_path: Path) -> None:
    texts = "".join(f"<si><t>文{number}</t></si>" for number in range(40)) + "<si/>"
    rich = "<si><r><t>甲</t></r><r><rPr><b/></rPr><t xml:space='preserve'> 乙</t></r></si>"
    cells = (("A", 39), ("B", 0), ("C", 41), ("D", 40), ("E", 39))
    rows = "".join(
        f'<row r="{number}">{"".join(f"""<c r="{letter}{number}" t="s"><v>{text}</v></c>""" for letter, text in cells)}'
        f'<c r="F{number}" t="s"><f>A1</f><v>7</v></c><c r="G{number}"><v>12</v></c></row>'
        for number in (1, 2, 5, 9)
    )
    path = _with_shared_texts(tmp_path / "共享.xlsx", texts + rich, rows)
    expected = ["文39", "文0", "甲 乙", "", "文39", "文7", 12.0]
    assert _written(path) == [(number, expected) for number in (1, 2, 5, 9)]


@pytest.mark.parametrize(
    ("error", "beside"), [("#SPILL!", "5"), ("#CALC!", "5"), ("#FIELD!", "5"), ("#BLOCKED!", "5"), ("#BUSY!", "5")]
)
def test_an_error_value_of_a_newer_program_costs_no_other_cell(tmp_path: Path, error: str, beside: str) -> None:
    row = f'<row r="1"><c r="A1" t="e"><f>X1#</f><v>{error}</v></c><c r="B1"><v>{beside}</v></c></row>'
    path = _with_shared_texts(tmp_path / "溢出.xlsx", "", row)
    assert _written(path)[0][1][-1] == float(beside)
    (sheet,) = sheets_of(path).visible
    assert sheet.errors == {"A1": error}


def test_a_percentage_is_one_wherever_it_stands(tmp_path: Path) -> None:
    path = flat(tmp_path, *({"案件编号": f"2026-{number:04d}"} for number in range(8)))
    workbook = load_workbook(path)
    column = list(FLAT).index("年利率") + 1
    for (cell,) in workbook["台账"].iter_rows(min_row=2, min_col=column, max_col=column):
        cell.value, cell.number_format = 0.06, "0.00%"
    workbook.save(path)
    found = [row.loaded.case.loan.rate for row in read(path) if row.loaded]
    assert [str(rate and rate.annual) for rate in found] == ["0.06"] * 8


def test_one_row_far_below_is_found(tmp_path: Path) -> None:
    path = flat(tmp_path, {})
    workbook = load_workbook(path)
    workbook["台账"].cell(50_000, 1, "合计")
    workbook.save(path)
    (row,) = read(path)
    assert row.loaded is not None


def test_a_cell_that_cannot_be_understood_stops_the_run_with_a_sentence(tmp_path: Path) -> None:
    path = _with_shared_texts(tmp_path / "坏.xlsx", "", '<row r="2"><c r="A2" t="n"><v> </v></c></row>')
    with pytest.raises(InputError, match="另存为"):
        read_workbook(path)
