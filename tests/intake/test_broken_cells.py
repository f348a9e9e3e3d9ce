"""Cells in which something stands and nothing can be read: formulas never computed, and error values."""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook
from workbook_files import FLAT, book, case_of, flat, only, read, resident_id

from recovery_docs.errors import Fault
from recovery_docs.spreadsheet.reading.untold import untold

NEVER = "单元格里是公式，文件里没有它的计算结果"
WITH_SURCHARGE = {"逾期上浮比例": "MARK"}


def with_cells(path: Path, cells: Mapping[str, str], *, saved: bool = True) -> Path:
    """The workbook with these cells as other programs write them, `ref` and all; `saved` as Excel leaves it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if saved:
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    part = "xl/worksheets/sheet1.xml"
    for reference, cell in cells.items():
        found = re.compile(rf'<c r="{reference}"(?:[^>]*/>|.*?</c>)'.encode(), re.DOTALL)
        parts[part], times = found.subn(cell.format(r=f'r="{reference}"').encode(), parts[part])
        assert times == 1, reference
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def _cell(path: Path, heading: str) -> str:
    (row,) = load_workbook(path)["台账"].iter_rows(max_row=1)
    return next(f"{cell.column_letter}2" for cell in row if cell.value == heading)


def _faults(path: Path) -> list[Fault]:
    row = only(path)
    assert row.loaded is None
    return list(row.faults)


@pytest.mark.parametrize(
    "cell",
    [
        "<c {r}><f>50%</f></c>",
        "<c {r}><f>50%</f><v></v></c>",
        "<c {r}><f>50%</f><v/></c>",
        '<c {r} s="0"><f t="shared" ref="M2:M3" si="0">50%</f><v></v></c>',
        '<c {r}><f t="shared" si="0"/></c>',
        '<c {r} t="str"><f>A1</f></c>',
    ],
)
def test_a_formula_that_was_never_computed_is_a_fault_at_its_cell(tmp_path: Path, cell: str) -> None:
    path = flat(tmp_path, WITH_SURCHARGE)
    where = _cell(path, "逾期上浮比例")
    (fault,) = _faults(with_cells(path, {where: cell}))
    assert (fault.place.sheet, fault.place.heading, fault.place.cell) == ("台账", "逾期上浮比例", where)
    assert str(fault.problem) == NEVER
    assert "保存一次" in str(fault.remedy)
    assert "原值" not in str(fault)


@pytest.mark.parametrize(
    ("cell", "surcharge"),
    [
        ("<c {r}><f>1/2</f><v>0.5</v></c>", None),
        ('<c {r} t="str"><f>A1</f><v>50%</v></c>', "0.50"),
        ('<c {r} t="str"><f>""</f><v></v></c>', ""),
        ('<c {r} t="str"><f>""</f><v/></c>', ""),
        ('<c {r} s="0"/>', ""),
        ("<c {r}><v></v></c>", ""),
    ],
)
def test_a_formula_that_was_computed_is_its_value_and_an_empty_text_is_empty(
    tmp_path: Path, cell: str, surcharge: str | None
) -> None:
    path = flat(tmp_path, WITH_SURCHARGE)
    path = with_cells(path, {_cell(path, "逾期上浮比例"): cell})
    if surcharge is None:  # 0.5 without a unit is another fault, and none of the formula
        assert all(str(fault.problem) != NEVER for fault in _faults(path))
        return
    penalty = case_of(path).loan.penalty
    assert str(penalty and penalty.surcharge) == (surcharge or "None")


@pytest.mark.parametrize(("saved", "lost"), [(True, False), (False, True)])
def test_nought_for_every_result_is_no_result_until_the_book_is_saved(tmp_path: Path, saved: bool, lost: bool) -> None:
    # XlsxWriter writes 0 for the result of every formula, and asks Excel to compute when the book is opened
    path = with_cells(flat(tmp_path, {"罚息": 1}), {"M2": "<c {r}><f>A9*2</f><v>0</v></c>"}, saved=saved)
    assert (only(path).loaded is None) is lost


def test_a_second_guarantor_in_formulas_is_not_dropped(tmp_path: Path) -> None:
    columns = {"担保人2": "甲", "担保人2证件号码": "乙", "担保人2地址": "丙", "担保人2电话": "丁"}
    path = flat(tmp_path, {"担保人1": "赵示例", "担保人1身份证号": resident_id(2), **columns})
    cells = [_cell(path, heading) for heading in columns]
    faults = _faults(with_cells(path, dict.fromkeys(cells, "<c {r}><f>Sheet2!A1</f><v></v></c>")))
    assert [fault.place.cell for fault in faults] == cells
    assert {str(fault.problem) for fault in faults} == {NEVER}


def test_rows_of_nothing_but_formulas_are_rows_also_below_the_last_value(tmp_path: Path) -> None:
    path = flat(tmp_path, *({"案件编号": f"2026-{number:04d}"} for number in range(7)))
    letters = "ABCDEFGHIJKL"
    cells = {f"{letter}{row}": "<c {r}><f>X1</f><v></v></c>" for letter in letters for row in (4, 7, 8)}
    rows = read(with_cells(path, cells))
    assert [row.place.row for row in rows if row.place] == [2, 3, 4, 5, 6, 7, 8]
    assert [row.loaded is None for row in rows] == [False, False, True, False, False, True, True]
    assert all(len(row.faults) == len(letters) for row in rows if row.loaded is None)


def test_in_columns_that_are_not_read_nobody_minds(tmp_path: Path) -> None:
    path = flat(tmp_path, {"备注": "甲", "客户经理": "乙"})
    cells = {"M2": "<c {r}><f>X1</f></c>", "N2": '<c {r} t="e"><f>X1</f><v>#REF!</v></c>'}
    assert only(with_cells(path, cells)).loaded is not None


def test_on_sheets_that_belong_to_the_cases(tmp_path: Path) -> None:
    sheets = {
        "还款": [["案件编号", "日期", "金额"], ["2026-0001", "2022-03-21", 1000]],
        "台账": [list(FLAT), list(FLAT.values())],
    }
    path = with_cells(book(tmp_path / "台账.xlsx", sheets), {"C2": "<c {r}><f>500+500</f></c>"})
    (fault,) = _faults(path)
    assert (fault.place.sheet, fault.place.cell, str(fault.problem)) == ("还款", "C2", NEVER)


def test_a_heading_that_was_never_computed_is_pointed_out(tmp_path: Path) -> None:
    path = with_cells(flat(tmp_path, WITH_SURCHARGE), {"M1": "<c {r}><f>X1</f></c>"})
    faults = only(path).faults
    assert [(fault.place.cell, fault.severity) for fault in faults] == [("M1", "error")]
    assert "标题读不出来" in str(faults[0])


@pytest.mark.parametrize("error", ["#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#N/A", "#SPILL!"])
def test_an_error_value_is_a_fault_that_names_it(tmp_path: Path, error: str) -> None:
    path = flat(tmp_path, WITH_SURCHARGE)
    (fault,) = _faults(with_cells(path, {"M2": f'<c {{r}} t="e"><f>X1</f><v>{error}</v></c>'}))
    assert fault.place.cell == "M2"
    assert "公式的结果是错误值" in str(fault)
    assert error in str(fault)


@pytest.mark.parametrize("error", ["#REF!", "#VALUE!", "#NAME?"])
def test_an_error_value_kept_as_text_is_no_name(tmp_path: Path, error: str) -> None:
    path = flat(tmp_path, {"借款用途": "甲"})
    (fault,) = _faults(with_cells(path, {"M2": f'<c {{r}} t="str"><v>{error}</v></c>'}))
    assert f"错误值 {error}" in str(fault)


def test_a_row_of_look_ups_that_found_nothing_is_no_case(tmp_path: Path) -> None:
    path = flat(tmp_path, {}, {"案件编号": "2026-0002"})
    cells = {f"{letter}3": '<c {r} t="e"><f>X1</f><v>#N/A</v></c>' for letter in "ABCDEFGHIJKL"}
    assert only(with_cells(path, cells)).loaded is not None
    cells["D3"] = '<c {r} t="e"><f>X1</f><v>#REF!</v></c>'
    assert len(read(with_cells(path, cells))) == 2


def test_whatever_prefix_and_encoding_the_part_has(tmp_path: Path) -> None:
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    path = flat(tmp_path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    row = '<x:row r="2"><x:c r="B2"><x:f>A1</x:f></x:c><x:c r="C2"><x:f>A1</x:f><x:v>7</x:v></x:c></x:row>'
    part = f'<x:worksheet xmlns:x="{namespace}"><x:sheetData>{row}</x:sheetData></x:worksheet>'
    for encoded in (part.encode(), f'<?xml version="1.0" encoding="UTF-16"?>{part}'.encode("utf-16")):
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in (parts | {"xl/worksheets/sheet1.xml": encoded}).items():
                archive.writestr(name, data)
        assert dict(untold(path, "台账").errors) == {"B2": ""}


def test_cells_that_do_not_say_where_they_are_are_counted(tmp_path: Path) -> None:
    path = with_cells(flat(tmp_path), {"A2": "<c><v>1</v></c>", "B2": "<c><f>X1</f></c>"})
    assert dict(untold(path, "台账").errors) == {"B2": ""}
