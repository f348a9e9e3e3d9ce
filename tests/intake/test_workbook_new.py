"""The empty workbook: what it offers can be read back without a fault. And the example workbooks, with the faults meant."""

from pathlib import Path
from typing import Literal

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from workbook_files import read

from recovery_docs.cli.workbook import workbook as command
from recovery_docs.intake.blank_workbook import CHOICES, blank_workbook

EXAMPLES = Path(__file__).parents[2] / "examples"
Shape = Literal["linked", "flat"]
SHAPES: tuple[Shape, ...] = ("linked", "flat")


def filled(folder: Path, shape: Shape) -> Path:
    """The empty workbook with its example made a case."""
    book = blank_workbook(shape)
    for sheet in book.worksheets:
        for cells in sheet.iter_rows():
            for cell in cells:
                if cell.value == "示例行（可删除）":
                    cell.value = "2026-0001"
    book.save(folder / "新.xlsx")
    return folder / "新.xlsx"


@pytest.mark.parametrize("shape", SHAPES)
def test_an_empty_workbook_holds_no_case(tmp_path: Path, shape: Shape) -> None:
    blank_workbook(shape).save(tmp_path / "新.xlsx")
    (row,) = read(tmp_path / "新.xlsx")
    assert [str(fault.problem) for fault in row.faults] == ["标题行下面没有案件"]


@pytest.mark.parametrize("shape", SHAPES)
def test_its_example_is_read_without_a_fault(tmp_path: Path, shape: Shape) -> None:
    (row,) = read(filled(tmp_path, shape))
    assert row.faults == ()
    assert row.loaded is not None
    assert row.loaded.warnings == ()
    case = row.loaded.case
    assert case.creditor.name == "示例银行股份有限公司海宁支行"
    assert len(case.guarantees) == 1
    assert len(case.mortgages) == 1
    assert case.loan.disbursements[0].due_on > case.loan.disbursements[0].paid_on


@pytest.mark.parametrize("shape", SHAPES)
def test_every_word_that_a_drop_down_offers_is_understood(tmp_path: Path, shape: Shape) -> None:
    path = filled(tmp_path, shape)
    book = load_workbook(path)
    for sheet in book.worksheets:
        for validation in sheet.data_validations.dataValidation:
            name, _, cells = validation.formula1.partition("!")
            assert name == CHOICES
            offered = [cell.value for (cell,) in book[CHOICES][cells.replace("$", "")]]
            assert all(offered)
            sheet[str(validation.sqref).partition(":")[0]] = offered[-1]
    book.save(path)
    (row,) = read(path)
    assert not [fault for fault in row.faults if "不是可以选的值" in str(fault.problem)]


@pytest.mark.parametrize("shape", SHAPES)
def test_numbers_are_kept_as_text_and_headings_stand_still(shape: Shape) -> None:
    sheet = blank_workbook(shape).worksheets[0]
    headings = {cell.value: cell for cell in sheet[1]}
    assert sheet.column_dimensions[headings["借款人证件号码"].column_letter].number_format == "@"
    assert headings["借款人证件号码"].comment is not None
    assert sheet.freeze_panes == "B2"


def test_the_command_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "新.xlsx"
    assert CliRunner().invoke(command, ["new", str(path), "--shape", "flat"]).exit_code == 0
    before = path.read_bytes()
    assert CliRunner().invoke(command, ["new", str(path)]).exit_code == 2
    assert path.read_bytes() == before


def test_check_says_all_and_exits_2_and_marks_a_copy(tmp_path: Path) -> None:
    marked = tmp_path / "标注.xlsx"
    result = CliRunner().invoke(command, ["check", str(EXAMPLES / "workbook-flat.xlsx"), "--out", str(marked)])
    assert result.exit_code == 2
    assert "可以读取的案件 13 件，错误 8 处，提示 9 处" in result.output
    sheet = load_workbook(marked)["不良贷款台账"]
    assert "校验位不符" in sheet["D6"].comment.text
    assert sheet["D6"].fill.fgColor.rgb == "FFFFC7CE"
    assert sheet["D5"].comment is None


def test_check_of_a_good_workbook_exits_0(tmp_path: Path) -> None:
    assert CliRunner().invoke(command, ["check", str(filled(tmp_path, "linked"))]).exit_code == 0


def test_the_flat_example_has_the_faults_that_it_is_to_show() -> None:
    rows = read(EXAMPLES / "workbook-flat.xlsx")
    assert len(rows) == 20
    assert [row.place.row for row in rows if row.loaded is None and row.place] == [6, 9, 11, 14, 16, 19, 20]
    cells = {fault.place.cell for row in rows for fault in row.faults}
    assert cells == {"AJ2", "D6", "I9", "N11", "D14", "N16", "V19", "AA19", "L20"}
    # 账面 150,000.50，放款 200,000：台账没有列还款，采用银行的金额
    assert {row.loaded.case.request.figures for row in rows if row.loaded} == {"bank"}


def test_the_linked_example_has_the_faults_that_it_is_to_show() -> None:
    rows = read(EXAMPLES / "workbook-linked.xlsx")
    assert sum(row.loaded is not None for row in rows) == 14
    places = {(fault.place.sheet, fault.place.cell or fault.place.row) for row in rows for fault in row.faults}
    assert places == {
        ("案件", "L5"),
        ("放款", 7),
        ("案件", "M10"),
        ("还款", "B6"),
        ("催收记录", "D16"),
        ("案件", "A21"),
        ("担保人", 7),
    }
