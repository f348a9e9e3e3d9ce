"""One book, runs in either language: our columns and our sheet stay one, in the language of the last run."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from batch_runs import EXAMPLES, run
from openpyxl import load_workbook

from recovery_docs.batch.returned.added_columns import Columns

NOTICE = ("--filing", "collection-notice", "--as-of", "2023-02-10")


@pytest.fixture(params=["days from 1900", "days from 1904"])
def after_english(request: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A book done in Chinese, then in English; and the folder of the second run."""
    first = run(EXAMPLES / "workbook-linked.xlsx", tmp_path / "一", *NOTICE).returned
    if request.param == "days from 1904":
        book = load_workbook(first)
        book.epoch = datetime(1904, 1, 1)
        book.save(first)
    monkeypatch.setenv("RECOVERY_DOCS_LANG", "en")
    out = tmp_path / "二"
    run(first, out, *NOTICE)
    return next(out.glob("*.xlsx")), out


def test_columns_of_a_chinese_run_are_renamed_and_written_anew(after_english: tuple[Path, Path]) -> None:
    path, out = after_english
    sheet = load_workbook(path)["案件"]
    headings = [cell.value for cell in sheet[1]]
    assert [headings.count(one) for one in ("Outcome", "Problems", "Filing1")] == [1, 1, 1]
    assert not {"处理结果", "问题", "文书1"} & set(headings)
    outcome, paper = headings.index("Outcome") + 1, headings.index("Filing1") + 1
    assert sheet.cell(2, outcome).value not in (None, "已制作")
    assert (out / sheet.cell(2, paper).hyperlink.target).is_file()
    links = [link.ref for link in sheet._hyperlinks]
    assert len(links) == len(set(links))


def test_the_summary_is_renamed(after_english: tuple[Path, Path]) -> None:
    names = load_workbook(after_english[0]).sheetnames
    assert names.count("Run summary") == 1
    assert "处理汇总" not in names


def test_the_language_turns_back(after_english: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOVERY_DOCS_LANG", "zh")
    path, out = after_english
    run(path, out, *NOTICE)
    book = load_workbook(max(out.glob("*.xlsx"), key=lambda file: file.stat().st_mtime_ns))
    assert [cell.value for cell in book["案件"][1]].count("处理结果") == 1
    assert "Run summary" not in book.sheetnames


def test_a_column_of_the_officer_s_with_such_a_name_stays_his(tmp_path: Path) -> None:
    book = load_workbook(EXAMPLES / "workbook-linked.xlsx")
    sheet = book["案件"]
    own = sheet.max_column + 1
    for row, text in enumerate(("问题", "客户失联"), start=1):
        sheet.cell(row, own, text)
    for row, text in enumerate(("处理结果", "已移交法务"), start=1):
        sheet.cell(row, own + 1, text)
    path = tmp_path / "台账.xlsx"
    book.save(path)
    for _ in range(2):
        path = Path(shutil.copy(run(path, tmp_path / "out", *NOTICE).returned, path))
        sheet = load_workbook(path)["案件"]
        assert (sheet.cell(2, own).value, sheet.cell(2, own + 1).value) == ("客户失联", "已移交法务")
        assert [cell.value for cell in sheet[1]].count("处理结果") == 2


def test_our_columns_need_not_be_whole_nor_of_one_language() -> None:
    columns = Columns.among(1, [(4, "问题"), (7, "Outcome"), (8, "文书1"), (9, "Filing2"), (10, "备注")])
    assert columns.known == {-1: 7, 1: 8, 2: 9}
    assert columns.add(3, 10) == {11: 70, 12: 42}
    headings = columns.headings("zh").items()
    assert {column: cell.text for column, cell in headings} == {
        7: "处理结果",
        8: "文书1",
        9: "文书2",
        11: "问题",
        12: "文书3",
    }
