"""The officer's own workbook, given back with what became of each row."""

import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from batch_runs import EXAMPLES, Ran, run
from openpyxl import Workbook, load_workbook

from recovery_docs.batch.outcome import CaseOutcome, Ending, Refusal
from recovery_docs.batch.report import Run
from recovery_docs.batch.returned.returned_workbook import write_marked, write_returned
from recovery_docs.batch.unit import Settings
from recovery_docs.errors import Fault, Place
from recovery_docs.intake.workbook import read_workbook
from recovery_docs.messages import Message, say
from recovery_docs.packet.packet import Source
from recovery_docs.spreadsheet.cell_markup import put_words
from recovery_docs.spreadsheet.comments import SEPARATOR


def _column(sheet: Any, heading: str, row: int = 1) -> int:
    return next(cell.column for cell in sheet[row] if cell.value == heading)


def test_every_row_has_its_status_and_the_layout_is_kept(linked_run: Ran) -> None:
    before, after = load_workbook(EXAMPLES / "workbook-linked.xlsx"), load_workbook(linked_run.returned)
    assert after.sheetnames == [*before.sheetnames, "处理汇总"]
    sheet, original = after["案件"], before["案件"]
    for row in original.iter_rows():
        for cell in row:
            assert sheet[cell.coordinate].value == cell.value
    assert sheet.freeze_panes == original.freeze_panes
    status = _column(sheet, "处理结果")
    words = [sheet.cell(row, status).value for row in range(2, 22)]
    assert words.count("已制作") == 14
    assert words.count("数据有误") == 6  # the seventh is a guarantor of no case, on his own sheet


def test_the_papers_are_linked_and_there(linked_run: Ran) -> None:
    sheet = load_workbook(linked_run.returned)["案件"]
    cell = sheet.cell(2, _column(sheet, "文书1"))
    assert cell.value.startswith("01_")
    assert cell.hyperlink.target == f"2026-0001/{cell.value}"
    assert (linked_run.out / cell.hyperlink.target).is_file()
    assert sheet.cell(5, cell.column).value is None


def test_every_fault_stands_at_its_cell(linked_run: Ran) -> None:
    book = load_workbook(linked_run.returned)
    assert "不是金额" in book["案件"]["L5"].comment.text
    assert book["案件"]["L5"].fill.fgColor.rgb == "FFFFC7CE"
    assert "日历上没有这一天" in book["还款"]["B6"].comment.text
    assert "没有编号为“2026-9999”的案件" in book["担保人"]["A7"].comment.text
    assert book["案件"]["L4"].comment is None


def test_the_summary_counts_and_adds_up(linked_run: Ran) -> None:
    sheet = load_workbook(linked_run.returned)["处理汇总"]
    lines = {row[0]: row[1] for row in sheet.iter_rows(values_only=True) if row[0]}
    assert (lines["已制作"], lines["数据有误"], lines["合计"]) == (14, 7, 21)
    assert lines["债权合计（元，不含费用）"] > 14 * 200_000 - 14 * 1_000


def test_the_returned_workbook_can_be_read_again(linked_run: Ran) -> None:
    before = [row.loaded and row.loaded.case for row in read_workbook(EXAMPLES / "workbook-linked.xlsx")]
    again = list(read_workbook(linked_run.returned))
    assert [row.loaded and row.loaded.case for row in again] == before
    assert not [fault for row in again for fault in row.faults if fault.place.row == 1]


def test_a_second_run_takes_its_old_marks_away(tmp_path: Path, linked_run: Ran) -> None:
    book = load_workbook(linked_run.returned)
    book["案件"]["L5"] = 200000
    book["案件"]["A1"].comment = None
    mended = tmp_path / "改正.xlsx"
    book.save(mended)
    again = load_workbook(run(mended, tmp_path / "out", "--filing", "collection-notice").returned)
    assert again["案件"]["L5"].comment is None
    assert again["案件"]["L5"].fill.fill_type is None
    headings = [cell.value for cell in again["案件"][1]]
    assert headings.count("处理结果") == headings.count("问题") == headings.count("文书1") == 1
    assert again.sheetnames.count("处理汇总") == 1


def _run_of(tmp_path: Path, outcome: CaseOutcome, place: Place) -> Run:
    settings = Settings(tmp_path, ("collection-notice",), date(2023, 2, 10), Source("台账.xlsx", "0" * 64))
    headings = read_workbook(EXAMPLES / "workbook-flat.xlsx").headings
    run = Run(settings, headings={("台账.xlsx", sheet): found for (_, sheet), found in headings.items()})
    run.add(replace(outcome, place=place))
    return run


def test_refusals_and_rights_that_end_soon_are_told(tmp_path: Path) -> None:
    source = tmp_path / "台账.xlsx"
    shutil.copy(EXAMPLES / "workbook-flat.xlsx", source)
    outcome = CaseOutcome(
        0,
        "JJ1",
        "refused",
        refusals=(Refusal("collection-notice", "NOT001", say("没有到期的款项"), say("核对到期日")),),
        total=Decimal("1234.56"),
        endings=(Ending("guarantee_period", date(2023, 2, 28)),),
    )
    path = write_returned(_run_of(tmp_path, outcome, Place(sheet="不良贷款台账", row=3)), source)
    book = load_workbook(path)
    sheet = book["不良贷款台账"]
    assert sheet.cell(3, _column(sheet, "处理结果", row=2)).value == "条件不具备"  # the headings stand in row 2
    assert "NOT001 没有到期的款项　核对到期日" in sheet.cell(3, _column(sheet, "问题", row=2)).value
    lines = [row for row in book["处理汇总"].iter_rows(values_only=True) if row[0]]
    assert any(row[1:4] == (1, "NOT001", "没有到期的款项") for row in lines)
    assert any(row[0] == "保证期间" and row[2] == "JJ1" for row in lines)
    assert any(row[1] == 1234.56 for row in lines)


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", '=cmd|"/C calc"!A0')


def test_words_never_become_formulas(tmp_path: Path) -> None:
    book = Workbook()
    for row, text in enumerate(FORMULAS, start=1):
        put_words(book.active.cell(row, 1), text)
    book.save(tmp_path / "字.xlsx")
    read = load_workbook(tmp_path / "字.xlsx").active
    assert {cell.data_type for (cell,) in read["A1:A5"]} == {"s"}
    assert all(cell.quotePrefix for (cell,) in read["A1:A5"])


@pytest.mark.parametrize("text", [*FORMULAS, "<b>&amp;</b> \"'", "a]]>b", "\x0b甲\x00乙\n丙"])
def test_whatever_words_are_added_to_the_officer_s_sheet_stay_words(tmp_path: Path, text: str) -> None:
    source = Path(shutil.copy(EXAMPLES / "workbook-flat.xlsx", tmp_path / "台账.xlsx"))
    fault = Fault(Place(sheet="不良贷款台账", row=3, cell="A3"), Message(text, ()), Message(text, ()))
    outcome = CaseOutcome(0, "甲", "made", folder="a b#1%<&", papers=(f"{text}.docx",), faults=(fault,))
    path = write_returned(_run_of(tmp_path, outcome, Place(sheet="不良贷款台账", row=3)), source)
    sheet, held = load_workbook(path)["不良贷款台账"], text.replace("\x0b", "").replace("\x00", "")
    paper, problems = (sheet.cell(3, _column(sheet, heading, row=2)) for heading in ("文书1", "问题"))
    assert (paper.value, paper.data_type) == (f"{held}.docx", "s")
    assert unquote(paper.hyperlink.target) == f"a b#1%<&/{text}.docx"
    assert held in problems.value
    assert held in sheet["A3"].comment.text


def test_a_link_that_begins_like_a_formula_is_one_to_a_file(tmp_path: Path) -> None:
    source = Path(shutil.copy(EXAMPLES / "workbook-flat.xlsx", tmp_path / "台账.xlsx"))
    outcome = CaseOutcome(0, "甲", "made", folder="a b#1", papers=("=HYPERLINK(1).docx",))
    sheet = load_workbook(write_returned(_run_of(tmp_path, outcome, Place(sheet="不良贷款台账", row=3)), source))[
        "不良贷款台账"
    ]
    cell = sheet.cell(3, _column(sheet, "文书1", row=2))
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert " " not in cell.hyperlink.target
    assert "#" not in cell.hyperlink.target


def test_a_formula_that_reaches_out_comes_back_as_text_and_a_sum_as_a_sum(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(['=cmd|"/C calc"!A0', '=HYPERLINK("http://example.com","x")', "=SUM(C2:C9)"])
    book.save(tmp_path / "式.xlsx")
    assert write_marked(tmp_path / "式.xlsx", tmp_path / "标.xlsx", (), "zh") is None
    row = load_workbook(tmp_path / "标.xlsx").active[1]
    assert [cell.data_type for cell in row] == ["s", "s", "f"]


def test_a_comment_of_the_officer_s_stays_and_a_merged_cell_is_marked_at_its_corner(tmp_path: Path) -> None:
    from openpyxl.comments import Comment

    book = Workbook()
    book.active.title = "台账"
    book.active["A1"], book.active["B2"], book.active["A3"] = "甲", "乙", "丙"
    book.active["A1"].comment = Comment("请核对", "张示例")
    book.active.merge_cells("B2:C3")
    book.save(tmp_path / "台账.xlsx")
    faults = [Fault(Place(sheet="台账", cell=cell), say("不是金额"), say("改正")) for cell in ("A1", "C3", "A1")]
    write_marked(tmp_path / "台账.xlsx", tmp_path / "标.xlsx", faults, "zh")
    sheet = load_workbook(tmp_path / "标.xlsx").active
    assert sheet["A1"].comment.text == f"请核对{SEPARATOR}不是金额。改正。"  # told once
    assert sheet["A1"].comment.author == "张示例"
    assert "不是金额" in sheet["B2"].comment.text


def test_every_row_of_one_case_says_what_became_of_it(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    named = ["案件编号", "债权人名称", "案由", "借款人姓名"]
    sheet.append([*named, "借据号", "借款合同编号", "放款日期", "到期日", "借款金额", "本金余额", "欠息", "截至日"])
    same = ["A-1", "示例银行股份有限公司", "金融借款合同纠纷", "李示例"]
    for note, principal in (("J1", 30000), ("J2", 20000)):
        sheet.append([*same, note, "示借字第1号", "2024-01-15", "2026-01-15", 50000, principal, 0, "2026-10-31"])
    other = ["J3", "示借字第2号", "2024-01-15", "2026-01-15", 50000, 10000, 0, "2026-10-31"]
    sheet.append(["A-2", *same[1:3], "孙范文", *other])
    for column in "ABCD":
        sheet.merge_cells(f"{column}2:{column}3")
    workbook.save(tmp_path / "台账.xlsx")
    ran = run(tmp_path / "台账.xlsx", tmp_path / "out", "--filing", "collection-notice")
    given_back = load_workbook(ran.returned).worksheets[0]
    status, problems = (_column(given_back, heading) for heading in ("处理结果", "问题"))
    assert given_back.cell(2, status).value in ("已制作", "条件不具备", "数据有误")
    assert given_back.cell(3, status).value == given_back.cell(2, status).value
    assert given_back.cell(3, problems).value.startswith("与第2行是同一案")
    assert "同一案" not in (given_back.cell(4, problems).value or "")
