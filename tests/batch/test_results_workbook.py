"""A workbook that cannot be copied: a workbook of results stands in for it, and the run says so."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from batch_runs import EXAMPLES, Ran, run
from click.testing import CliRunner
from openpyxl import load_workbook

from recovery_docs.batch.report import REPORT
from recovery_docs.cli import group

NOTICE = ("--filing", "collection-notice", "--as-of", "2023-02-10")


def _prefixed(path: Path, **cells: str) -> Path:
    """The linked example with one part whose names have a prefix, as the stream does not pass on; some cells changed."""
    book = load_workbook(EXAMPLES / "workbook-linked.xlsx")
    book["案件"]["A2"] = "=1+1案"
    book["案件"]["A2"].data_type = "s"
    for reference, text in cells.items():
        book["案件"][reference] = text
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].replace(' xmlns="', ' xmlns:x="')
    parts["xl/worksheets/sheet1.xml"] = re.sub(r"<(/?)(?=\w)", r"<\1x:", sheet)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


@pytest.fixture
def ran(tmp_path: Path) -> Ran:
    return run(_prefixed(tmp_path / "台账.xlsx"), tmp_path / "out", *NOTICE)


def test_each_row_says_where_it_stands_what_became_of_it_and_links_its_papers(ran: Ran) -> None:
    book = load_workbook(ran.out / "台账_结果.xlsx")
    assert book.sheetnames == ["各案结果", "处理汇总"]
    head, *rows = book["各案结果"].iter_rows()
    headings = [cell.value for cell in head]
    assert headings[:5] == ["位置", "案件", "处理结果", "问题", "文书1"]
    words = [row[2].value for row in rows]
    assert (words.count("已制作"), words.count("数据有误")) == (14, 6)
    (faulty,) = (row for row in rows if row[0].value == "工作表“案件” 第5行")
    assert "单元格L5：不是金额" in faulty[3].value
    (paper,) = (row[4] for row in rows if row[1].value == "2026-0002")
    assert (ran.out / paper.hyperlink.target).is_file()
    lines = {row[0]: row[1] for row in book["处理汇总"].iter_rows(values_only=True) if row[0]}
    assert (lines["已制作"], lines["数据有误"], lines["合计"]) == (14, 6, 21)


def test_words_stay_words_in_it(ran: Ran) -> None:
    (named,) = (row[1] for row in load_workbook(ran.out / "台账_结果.xlsx")["各案结果"] if row[1].value == "=1+1案")
    assert (named.data_type, named.quotePrefix) == ("s", True)


def test_the_run_says_so_on_the_screen_and_in_its_report_and_makes_all_the_same(ran: Ran) -> None:
    assert "台账.xlsx：不能照原样写回" in ran.result.output
    assert not ran.returned.exists()
    report = json.loads((ran.out / REPORT).read_text(encoding="utf-8"))
    (told,) = report["faults"]
    assert (told["place"], told["severity"]) == ("台账.xlsx", "warning")
    assert "另做了一本结果工作簿" in told["problem"]
    assert report["counts"]["made"] == 14


def test_what_is_wrong_with_a_sheet_stands_in_it_too(tmp_path: Path) -> None:
    path = _prefixed(tmp_path / "台账.xlsx", L1="年利率")
    ran = run(path, tmp_path / "out", *NOTICE)
    rows = list(load_workbook(ran.out / "台账_结果.xlsx")["各案结果"].iter_rows(values_only=True))
    report = json.loads((ran.out / REPORT).read_text(encoding="utf-8"))
    wrong = [fault for fault in report["faults"] if fault["severity"] == "error"]
    assert len(wrong) == sum(row[1] is None and "第1行" in str(row[0]) for row in rows) > 0


def test_checking_such_a_workbook_lists_its_faults(tmp_path: Path) -> None:
    path, marked = _prefixed(tmp_path / "台账.xlsx"), tmp_path / "标.xlsx"
    result = CliRunner().invoke(group, ["workbook", "check", str(path), "--out", str(marked)])
    assert "台账.xlsx：不能照原样写回" in result.output
    _, *rows = load_workbook(marked)["各案结果"].iter_rows(values_only=True)
    assert len(rows) == 14  # 其中 8 处是同名不同号的提示，两案各一处
    assert "工作表“案件” 第5行 “合同金额”列 单元格L5" in [row[0] for row in rows]
    assert any("不是金额（原值：" in row[1] for row in rows)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_an_older_or_other_format_gets_one(tmp_path: Path, kind: str) -> None:
    import subprocess

    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", kind]
    book = str(EXAMPLES / "workbook-linked.xlsx")
    subprocess.run([*command, "--outdir", str(tmp_path), book], check=True, capture_output=True, timeout=180)
    ran = run(tmp_path / f"workbook-linked.{kind}", tmp_path / "out", *NOTICE)
    assert f"（.{kind} 格式）" in ran.result.output
    words = [row[2] for row in load_workbook(ran.out / "workbook-linked_结果.xlsx")["各案结果"].values]
    assert words.count("已制作") == 14
