"""A large workbook, read some rows at a time, says what it says when it is held whole."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from workbook_files import FLAT, flat, read

from recovery_docs.errors import InputError
from recovery_docs.intake import large_book, sheet
from recovery_docs.intake.sheet import HeldSheet, sheets_of

EXAMPLES = Path(__file__).parents[2] / "examples"
Values = Sequence[tuple[int, list[Any]]]


@pytest.fixture
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "_LARGE", 0)
    monkeypatch.setattr(large_book, "_ROWS", 3)


def _values(path: Path, *, large: bool) -> list[tuple[str, Values]]:
    """Of every sheet its name and its rows: no empty ones, each as wide as its last value."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheet, "_LARGE", 0 if large else 1 << 40)
        patch.setattr(large_book, "_ROWS", 3)
        sheets = sheets_of(path).visible
        assert all(isinstance(one, HeldSheet) != large for one in sheets)
        return [(one.name, _trimmed(one)) for one in sheets]


def _trimmed(one: sheet.Sheet) -> Values:
    found = []
    for number, cells in one.rows():
        written = [*[""] * one.left, *cells]
        while written and written[-1] == "":
            written.pop()
        if written:
            found.append((number, written))
    return found


_CELLS = st.one_of(
    st.none(),
    st.text("李示例 &<>\"'一二三12.=\n", max_size=6),
    st.integers(-(10**9), 10**9),
    st.floats(-1e6, 1e6).map(lambda number: round(number, 4)),
    st.booleans(),
    st.dates(date(1990, 1, 1), date(2060, 1, 1)),
    st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),
    st.just(time(9, 30)),
    st.sampled_from(["#N/A", "6%", "=1+1"]),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.lists(_CELLS, max_size=5), max_size=12),
    top=st.integers(1, 9),
    left=st.integers(1, 4),
    gap=st.integers(1, 8),
)
def test_any_cells_are_read_alike(tmp_path: Path, rows: list[list[Any]], top: int, left: int, gap: int) -> None:
    workbook = Workbook()
    first = workbook.active
    assert first is not None
    for at, cells in enumerate(rows):
        for column, value in enumerate(cells):
            first.cell(top + at * gap, left + column, value)
    workbook.create_sheet("第二张")["B2"] = "在此"
    path = tmp_path / "任意.xlsx"
    workbook.save(path)
    assert _values(path, large=True) == _values(path, large=False)


@pytest.mark.parametrize("name", ["workbook-flat.xlsx", "workbook-linked.xlsx"])
def test_the_examples_give_the_same_cases_and_the_same_faults(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    path = EXAMPLES / name
    held = read(path)
    request.getfixturevalue("everything_is_large")
    assert not any(isinstance(one, HeldSheet) for one in sheets_of(path).visible)
    assert read(path) == held


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
    ((_, read_rows),) = _values(path, large=True)
    assert [number for number, _ in read_rows] == [1, 2, 5, 9]
    assert all(cells == ["文39", "文0", "甲 乙", "", "文39", "文7", 12.0] for _, cells in read_rows)


@pytest.mark.usefixtures("everything_is_large")
@pytest.mark.parametrize(
    "row",
    [
        '<row><c r="A1"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
    ],
    ids=["rows without a number", "rows out of order"],
)
def test_a_sheet_that_is_put_together_otherwise_is_held_whole(tmp_path: Path, row: str) -> None:
    (found,) = sheets_of(_with_shared_texts(tmp_path / "别样.xlsx", "", row)).visible
    assert isinstance(found, HeldSheet)


@pytest.mark.usefixtures("everything_is_large")
def test_a_percentage_is_one_in_every_part_of_a_large_sheet(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = flat(tmp_path, *({"案件编号": f"2026-{number:04d}"} for number in range(8)))
    workbook = load_workbook(path)
    rates = workbook["台账"].iter_rows(
        min_row=2, min_col=list(FLAT).index("年利率") + 1, max_col=list(FLAT).index("年利率") + 1
    )
    for (cell,) in rates:
        cell.value, cell.number_format = 0.06, "0.00%"
    workbook.save(path)
    rows = read(path)
    assert [str(row.loaded.case.loan.rate.annual) for row in rows if row.loaded and row.loaded.case.loan.rate] == [
        "0.06"
    ] * 8


@pytest.mark.usefixtures("everything_is_large")
def test_one_row_far_below_does_not_fill_the_memory_with_the_rows_between(tmp_path: Path) -> None:
    path = flat(tmp_path, {})
    from openpyxl import load_workbook

    workbook = load_workbook(path)
    workbook["台账"].cell(1_048_576, 1, "合计")
    workbook.save(path)
    (row,) = read(path)
    assert row.loaded is not None


@pytest.mark.usefixtures("everything_is_large")
def test_rows_that_cannot_be_understood_stop_the_run_with_a_sentence(tmp_path: Path) -> None:
    path = _with_shared_texts(tmp_path / "坏.xlsx", "", '<row r="2"><c r="A2" t="n"><v> </v></c></row>')
    (found,) = sheets_of(path).visible
    with pytest.raises(InputError, match="第2行至第2行之间有读不懂的单元格"):
        list(found.rows())
