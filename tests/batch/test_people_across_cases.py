"""One number under two names, one name with two numbers, one phone of two people: told at both cells, and no reason to stop."""

from pathlib import Path

import pytest
from batch_runs import Ran, run
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from recovery_docs.cli import group

HEADINGS = ("案件编号", "债权人名称", "案由", "借款人姓名", "身份证号码", "联系电话", "本金余额", "利息", "截至日")
ONE, OTHER = "330481198503120016", "330106198203154023"
ID, PHONE = "E", "F"


def book(path: Path, *people: tuple[str, str | None, str | None], first: int = 1) -> Path:
    made = Workbook()
    made.worksheets[0].append(HEADINGS)
    for number, (name, identity, phone) in enumerate(people, start=first):
        made.worksheets[0].append(
            (
                f"A{number}",
                "示例银行股份有限公司",
                "金融借款合同纠纷",
                name,
                identity,
                phone,
                1000,
                0,
                "2026-10-01",
            )
        )
    made.save(path)
    return path


def batch(tmp_path: Path, path: Path) -> Ran:
    return run(path, tmp_path / "out", "--filing", "collection-notice", "--as-of", "2026-11-20")


CONTRADICTIONS = [
    pytest.param(("李示例", ONE, None), ("李样本", ONE, None), ID, "证件号码与案件", id="one number, two names"),
    pytest.param(("李示例", ONE, None), ("李示例", OTHER, None), ID, "中写的不同", id="one name, two numbers"),
    pytest.param(("李示例", ONE, "13800000011"), ("王样本", OTHER, "13800000011"), PHONE, "的电话与", id="one phone"),
    pytest.param(
        ("李示例", ONE, "13800000011"), ("王样本", None, "+86 13800000011"), PHONE, "的电话与", id="spelt otherwise"
    ),
    pytest.param(("李示例", None, "0573-80000002"), ("王样本", None, "057380000002"), PHONE, "的电话与", id="landline"),
]


@pytest.mark.parametrize(("first", "second", "column", "said"), CONTRADICTIONS)
def test_two_rows_are_told_and_marked_at_both_cells(
    tmp_path: Path, first: tuple[str, ...], second: tuple[str, ...], column: str, said: str
) -> None:
    path = book(tmp_path / "台账.xlsx", first, ("钱例一", None, None), second)
    checked = CliRunner().invoke(group, ["workbook", "check", str(path)])
    ran = batch(tmp_path, path)
    sheet = load_workbook(ran.returned).worksheets[0]

    for row, other in ((2, "A3"), (4, "A1")):
        line = next(one for one in checked.output.splitlines() if f"第{row}行" in one and said in one)
        assert f"单元格{column}{row}" in line
        assert f"案件“{other}”" in line
        comment = sheet[f"{column}{row}"].comment
        assert comment is not None
        assert said in comment.text
    assert sheet[f"{column}3"].comment is None
    assert (checked.exit_code, ran.result.exit_code) == (0, 1)  # 1：这几列不够写一份催收通知书
    assert ONE not in checked.output


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(("李示例", ONE, "13800000011"), id="the same person again"),
        pytest.param(("李示例", None, "13800000011"), id="the same name, a number missing"),
        pytest.param(("王样本", OTHER, "13800000012"), id="another person altogether"),
        pytest.param(("王样本", OTHER, None), id="no phone"),
    ],
)
def test_what_two_rows_may_say(tmp_path: Path, second: tuple[str, ...]) -> None:
    path = book(tmp_path / "台账.xlsx", ("李示例", ONE, "13800000011"), second)

    assert "提示 0 处" in CliRunner().invoke(group, ["workbook", "check", str(path)]).output


def test_two_workbooks_of_one_folder_are_marked_each_at_its_own_cell(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    book(tmp_path / "in" / "甲.xlsx", ("李示例", ONE, None))
    book(tmp_path / "in" / "乙.xlsx", ("李样本", ONE, None), first=2)
    ran = batch(tmp_path, tmp_path / "in")

    for name in ("甲", "乙"):
        comment = load_workbook(ran.out / f"{name}_已处理.xlsx").worksheets[0]["E2"].comment
        assert comment is not None
        assert "证件号码与案件" in comment.text
