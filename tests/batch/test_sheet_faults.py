"""What is wrong with a sheet or a heading is told there and once, and never as the fault of a case."""

import json
from pathlib import Path
from typing import Any

from batch_runs import Ran, run
from benchmarks.workbook import HEADINGS, SHARED, write_workbook
from openpyxl import Workbook, load_workbook

from recovery_docs.batch.report import REPORT

NOTICE = ("--filing", "collection-notice", "--as-of", "2023-02-10")


def _report(ran: Ran) -> dict[str, Any]:
    return dict(json.loads((ran.out / REPORT).read_text(encoding="utf-8")))


def _book(path: Path, rows: int = 2) -> Path:
    write_workbook(path, rows)
    return path


def test_a_heading_that_nobody_knows_is_marked_at_its_cell_and_in_no_case(tmp_path: Path) -> None:
    book = _book(tmp_path / "台账.xlsx")
    workbook = load_workbook(book)
    workbook.worksheets[0].cell(1, len(HEADINGS) + 1, "蓝天白云")
    workbook.save(book)
    ran = run(book, tmp_path / "out", *NOTICE)
    assert ran.result.exit_code == 0, ran.result.output
    assert "蓝天白云" in ran.result.output
    report = _report(ran)
    assert [case["faults"] for case in report["cases"]] == [[], []]
    assert ["不认识这个标题，没有读取" in fault["problem"] for fault in report["faults"]] == [True]
    sheet = load_workbook(ran.returned).worksheets[0]
    assert "不认识这个标题" in sheet.cell(1, len(HEADINGS) + 1).comment.text
    problems = next(cell.column for cell in sheet[1] if cell.value == "问题")
    assert [sheet.cell(row, problems).value for row in (2, 3)] == [None, None]


def test_a_hidden_sheet_of_cases_is_told(tmp_path: Path) -> None:
    book = _book(tmp_path / "台账.xlsx")
    workbook = load_workbook(book)
    hidden = workbook.copy_worksheet(workbook.worksheets[0])
    hidden.title, hidden.sheet_state = "旧案", "hidden"
    workbook.save(book)
    ran = run(book, tmp_path / "out", *NOTICE)
    assert ran.result.exit_code == 0, ran.result.output
    assert "旧案" in ran.result.output
    assert "隐藏的，没有读取" in ran.result.output
    assert _report(ran)["counts"]["made"] == 2


def test_a_formula_that_was_never_computed_refuses_its_case_at_its_cell(tmp_path: Path) -> None:
    book = _book(tmp_path / "台账.xlsx")
    workbook = load_workbook(book)
    column = HEADINGS.index("逾期上浮比例") + 1
    workbook.worksheets[0].cell(3, column, "=50%")  # openpyxl writes no result
    workbook.save(book)
    ran = run(book, tmp_path / "out", *NOTICE)
    assert ran.result.exit_code == 2
    assert [case["status"] for case in _report(ran)["cases"]] == ["made", "bad_input"]
    assert "没有它的计算结果" in load_workbook(ran.returned).worksheets[0].cell(3, column).comment.text


def test_a_bad_row_says_its_case_and_the_packet_that_no_longer_holds(tmp_path: Path) -> None:
    book = _book(tmp_path / "台账.xlsx")
    run(book, tmp_path / "out", *NOTICE)
    workbook = load_workbook(book)
    workbook.worksheets[0].cell(3, HEADINGS.index("借款金额（元）") + 1, "约二十万")
    workbook.save(book)
    _, bad = _report(run(book, tmp_path / "out", *NOTICE))["cases"]
    assert (bad["case"], bad["status"], bad["stale"]) == ("BM000001", "bad_input", "BM000001")
    assert "还是上次做的文书" in bad["faults"][-1]["problem"]


def test_two_rows_of_one_number_that_differ_are_asked_about_and_neither_gets_a_letter(tmp_path: Path) -> None:
    book = _book(tmp_path / "台账.xlsx")
    workbook = load_workbook(book)
    workbook.worksheets[0].cell(3, 1, "BM000000")
    workbook.save(book)
    (case,) = _report(run(book, tmp_path / "out", *NOTICE))["cases"]
    assert (case["status"], case["papers"], case["stale"]) == ("bad_input", [], None)
    assert "与第2行是同一案，这一项却不同" in case["faults"][0]["problem"]


def test_a_balance_beside_neither_interest_nor_repayments_is_asked_about_and_no_letter_asks_it_alone(
    tmp_path: Path,
) -> None:
    workbook = Workbook()
    sheet = workbook.active
    sheet.append(HEADINGS)
    row = ["A1", "李示例", "330481198503120015", "13900000001", "海宁市示例街1号", "示借字第1号"]
    loan = ["2021-08-10", "2021-08-18", "2022-07-15", 200000, 6, "50%", 123456.78, None, None, None, "2023-02-10"]
    sheet.append([*row, *loan])
    shared = workbook.create_sheet("共同信息")
    shared.append(list(SHARED))
    shared.append(list(SHARED.values()))
    workbook.save(tmp_path / "台账.xlsx")
    ran = run(tmp_path / "台账.xlsx", tmp_path / "out", *NOTICE)
    (case,) = _report(ran)["cases"]
    assert case["papers"] == []
    assert any("只有本金余额" in fault["problem"] for fault in case["faults"]), case
