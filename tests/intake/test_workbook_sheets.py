"""What is wrong with sheets, headings and rows that are no cases: said once, in its place, and never in silence."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from workbook_files import FLAT, book, flat, only, read, resident_id

from recovery_docs.cli import group
from recovery_docs.errors import InputError
from recovery_docs.intake.workbook import read_workbook

HEADINGS, VALUES = list(FLAT), list(FLAT.values())


def _hidden(path: Path, name: str, state: str = "hidden") -> Path:
    workbook = load_workbook(path)
    workbook[name].sheet_state = state
    workbook.save(path)
    return path


REPAYMENTS = [["案件编号", "日期", "金额"], ["2026-0001", "2022-03-21", 1000]]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("旧台账", [HEADINGS, VALUES]),
        ("还款", REPAYMENTS),
        ("共同信息", [["管辖法院"], ["海宁市人民法院"]]),
    ],
)
def test_a_hidden_sheet_of_cases_or_of_theirs_is_named(
    tmp_path: Path, name: str, rows: list[list[Any]], state: str
) -> None:
    path = _hidden(book(tmp_path / "台账.xlsx", {"台账": [HEADINGS, VALUES], name: rows}), name, state)
    found = read_workbook(path)
    (fault,) = found.take_faults()
    assert (fault.severity, fault.place.sheet) == ("warning", name)
    assert "隐藏" in str(fault)
    (row,) = found
    assert row.loaded is not None
    assert row.faults == ()


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("下拉选项", [["住宅", "商铺"], ["土地", "车辆"]]),
        ("旧台账", [HEADINGS]),
        ("还款", [REPAYMENTS[0]]),
        ("空", []),
    ],
)
def test_a_hidden_sheet_of_anything_else_or_of_nothing_is_left_alone(
    tmp_path: Path, name: str, rows: list[list[Any]]
) -> None:
    path = _hidden(book(tmp_path / "台账.xlsx", {"台账": [HEADINGS, VALUES], name: rows}), name)
    assert read_workbook(path).faults == ()


def test_where_the_only_cases_are_hidden_that_is_what_is_said(tmp_path: Path) -> None:
    path = book(tmp_path / "台账.xlsx", {"台账": [HEADINGS, VALUES], "说明": [["看隐藏的表"]]})
    with pytest.raises(InputError, match="隐藏") as refused:
        read_workbook(_hidden(path, "台账"))
    assert "没有找到写案件的工作表" in str(refused.value)


@pytest.mark.parametrize("rows", [[], [["合计", *[None] * 11]], [["示例行，可删除", *VALUES[1:]]]])
def test_headings_without_a_case_are_an_error_at_their_sheet(tmp_path: Path, rows: list[list[Any]]) -> None:
    row = only(book(tmp_path / "台账.xlsx", {"台账": [HEADINGS, *rows]}))
    assert row.loaded is None
    (fault,) = row.faults
    assert (fault.severity, fault.place.sheet, fault.place.row) == ("error", "台账", 1)
    assert str(fault.problem) == "标题行下面没有案件"
    assert "一案一行" in str(fault.remedy)


def test_one_sheet_without_cases_beside_one_with_some_is_no_fault(tmp_path: Path) -> None:
    path = book(tmp_path / "台账.xlsx", {"台账": [HEADINGS, VALUES], "新增": [HEADINGS]})
    assert only(path).faults == ()


def test_no_case_is_said_by_the_command_also_beside_a_doubtful_heading(tmp_path: Path) -> None:
    path = book(tmp_path / "台账.xlsx", {"台账": [[*HEADINGS, "客户风险标签"]]})
    for command in (["workbook", "check"], ["check"]):
        result = CliRunner().invoke(group, [*command, str(path)])
        assert result.exit_code == 2
        assert "标题行下面没有案件" in result.output
        assert "客户风险标签" in result.output


def test_the_faults_of_headings_are_taken_apart_from_the_cases(tmp_path: Path) -> None:
    path = flat(tmp_path, {"客户风险标签": "关注"})
    rows = read_workbook(path)
    assert [fault.place.cell for fault in rows.take_faults()] == ["M1"]
    assert [row.faults for row in rows] == [()]
    # whoever does not take them finds them with the first row, as ever
    assert [fault.place.cell for fault in only(path).faults] == ["M1"]


def test_a_command_tells_of_a_heading_once_and_not_under_a_case(tmp_path: Path) -> None:
    path = flat(tmp_path, {"客户风险标签": "关注"}, {"案件编号": "2026-0002"})
    output = CliRunner().invoke(group, ["check", str(path), "--filing", "civil-complaint"]).output
    assert output.count("客户风险标签") == 1
    assert output.index("客户风险标签") < output.index("案件 2026-0001")


@pytest.mark.parametrize("wrong", [{}, {"放款日期": "2021-02-30"}, {"案由": "无此案由"}])
def test_a_row_says_what_its_case_is_called_whether_or_not_it_can_be_used(
    tmp_path: Path, wrong: dict[str, Any]
) -> None:
    assert only(flat(tmp_path, wrong)).case_id == "2026-0001"


def test_a_row_whose_case_has_no_readable_number_says_none(tmp_path: Path) -> None:
    assert only(flat(tmp_path, {"案件编号": None})).case_id is None
    assert only(flat(tmp_path, {"案件编号": "3.30481E+17"})).case_id is None


def test_a_row_of_another_sheet_says_which_case_it_names(tmp_path: Path) -> None:
    sheets = {"台账": [HEADINGS, VALUES], "还款": [REPAYMENTS[0], ["2026-0009", "2022-03-21", 1000]]}
    assert [row.case_id for row in read(book(tmp_path / "台账.xlsx", sheets))] == ["2026-0001", "2026-0009"]


@pytest.mark.parametrize("number", [resident_id(7), "13800000001"])
def test_a_case_number_that_is_somebody_s_own_does_not_stand_whole_in_a_message(tmp_path: Path, number: str) -> None:
    _, second = read(flat(tmp_path, {"案件编号": number}, {"案件编号": number}))
    said = "".join(map(str, second.faults))
    assert "与第2行的案件编号相同" in said
    assert number not in said
    assert f"{number[:3]}…{number[-4:]}" in said
    assert second.case_id == number
    sheets = {"台账": [HEADINGS, VALUES], "还款": [REPAYMENTS[0], [number, "2022-03-21", 1000]]}
    assert number not in str(read(book(tmp_path / "还款.xlsx", sheets))[1].faults)


def _with_last_row(folder: Path, *cells: object) -> Path:
    return book(folder / "台账.xlsx", {"台账": [["序号", *HEADINGS], [1, *VALUES], list(cells)]})


@pytest.mark.parametrize(
    "words",
    [
        "合计",
        "合计：",
        "总计:",
        "合 计",
        "合　计",
        "小计（元）",
        "本页合计",
        "总合计",
        "合计15户",
        "合计（20笔）：",
        " 共计",
    ],
)
def test_a_row_of_sums_is_known_by_its_first_words(tmp_path: Path, words: str) -> None:
    assert only(_with_last_row(tmp_path, words, *[None] * 6, 200000)).loaded is not None
    assert only(_with_last_row(tmp_path, "-", words, *[None] * 5, 200000)).loaded is not None


@pytest.mark.parametrize("words", ["合计有限公司", "合计算", "小计划", "2026-0002合计"])
def test_words_that_only_begin_alike_are_no_sum(tmp_path: Path, words: str) -> None:
    assert len(read(_with_last_row(tmp_path, None, words, *[None] * 5, 200000))) == 2


def test_an_amount_alone_is_one_clear_fault(tmp_path: Path) -> None:
    _, row = read(_with_last_row(tmp_path, 2, *[None] * 6, 200000, None, None, 200000))
    (fault,) = row.faults
    assert (fault.place.row, fault.place.cell) == (3, None)
    assert "这一行只有金额" in str(fault)
    assert "第一格写“合计”" in str(fault.remedy)


def test_an_amount_with_a_name_is_a_case_with_all_its_faults(tmp_path: Path) -> None:
    cells: Sequence[object] = (2, None, None, None, "钱示例", None, None, 200000)
    _, row = read(_with_last_row(tmp_path, *cells))
    assert len(row.faults) > 1
    assert "这一行只有金额" not in str(row.faults)


def _with_common(folder: Path, day: object, own: object) -> Path:
    return book(
        folder / "台账.xlsx",
        {
            "台账": [[*HEADINGS, "文书日期"], [*VALUES, own], ["2026-0002", *VALUES[1:], own]],
            "共同信息": [["文书日期"], [day]],
        },
    )


def test_what_cannot_be_read_for_every_case_refuses_every_case_that_needs_it(tmp_path: Path) -> None:
    rows = read_workbook(_with_common(tmp_path, "2023-02-30", None))
    (fault,) = rows.take_faults()
    assert (fault.place.sheet, fault.place.cell) == ("共同信息", "A2")
    for row in rows:
        assert row.loaded is None
        assert [str(one.problem) for one in row.faults] == ["工作表“共同信息”的单元格 A2 有错，本案用得着"]


def test_a_case_that_says_it_itself_needs_nothing_of_that(tmp_path: Path) -> None:
    rows = read_workbook(_with_common(tmp_path, "2023-02-30", "2023-02-10"))
    assert len(rows.take_faults()) == 1
    assert all(row.loaded is not None for row in rows)
