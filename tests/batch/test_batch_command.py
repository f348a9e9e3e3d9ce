"""The command: what it answers, what it writes, and with which code it leaves."""

import json
import shutil
from pathlib import Path

import pytest
from batch_runs import EXAMPLES, Ran, run

from recovery_docs.batch.report import REPORT


def test_bad_rows_do_not_stop_the_good_and_the_run_exits_2(linked_run: Ran) -> None:
    assert linked_run.result.exit_code == 2, linked_run.result.output
    assert len([folder for folder in linked_run.out.iterdir() if folder.is_dir()]) == 14


def test_the_report_has_every_row_in_order_and_its_place(linked_run: Ran) -> None:
    report = json.loads((linked_run.out / REPORT).read_text(encoding="utf-8"))
    assert report["format"] == 1
    assert report["filings"] == ["collection-notice"]
    assert [case["order"] for case in report["cases"]] == list(range(21))
    assert report["counts"] == {"made": 14, "unchanged": 0, "refused": 0, "bad_input": 7, "failed": 0}
    assert report["cases"][3]["place"] == "workbook-linked.xlsx 工作表“案件” 第5行"
    assert report["cases"][3]["faults"][0]["problem"] == "不是金额"
    assert len(report["source"]["sha256"]) == 64
    assert sum(len(case["papers"]) for case in report["cases"]) > 14


def test_no_whole_identity_number_stands_in_the_report(linked_run: Ran) -> None:
    import re

    text = (linked_run.out / REPORT).read_text(encoding="utf-8")
    assert not re.search(r"(?<!\d)\d{17}[\dX](?!\d)", re.sub(r'"sha256": "\w+"', "", text))


def test_a_folder_of_case_files_is_a_batch_too(tmp_path: Path) -> None:
    folder = tmp_path / "案件"
    folder.mkdir()
    shutil.copy(EXAMPLES / "working-capital.yaml", folder / "a.yaml")
    (folder / "b.json").write_text("{}", encoding="utf-8")
    (folder / "读我.txt").write_text("不是案件", encoding="utf-8")
    ran = run(folder, tmp_path / "out", "--filing", "auto")
    report = json.loads((tmp_path / "out" / REPORT).read_text(encoding="utf-8"))
    assert ran.result.exit_code == 2
    assert report["filings"] == "auto"
    assert [case["status"] for case in report["cases"]][1] == "bad_input"
    assert [case["place"] for case in report["cases"]] == ["a.yaml", "b.json"]
    assert report["source"]["name"] == "案件"


def test_running_again_makes_nothing_anew(tmp_path: Path) -> None:
    folder = tmp_path / "案件"
    folder.mkdir()
    shutil.copy(EXAMPLES / "working-capital.yaml", folder)
    arguments = ("--filing", "collection-notice", "--as-of", "2026-11-20")
    run(folder, tmp_path / "out", *arguments)
    (case,) = json.loads((tmp_path / "out" / REPORT).read_text(encoding="utf-8"))["cases"]
    assert case["status"] == "made", case
    assert run(folder, tmp_path / "out", *arguments).result.exit_code == 0
    (again,) = json.loads((tmp_path / "out" / REPORT).read_text(encoding="utf-8"))["cases"]
    assert (again["status"], again["papers"]) == ("unchanged", case["papers"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "用 --filing 写明"),
        (("--filing", "no-such-filing"), "没有叫"),
        (("--filing", "auto", "--name", "{resident_id}"), "--name 只能用"),
        (("--filing", "auto", "--name", "{id"), "--name 只能用"),
    ],
)
def test_what_is_asked_wrongly_is_answered_before_anything_is_written(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    ran = run(EXAMPLES / "workbook-linked.xlsx", tmp_path / "out", *arguments)
    assert ran.result.exit_code == 2
    assert words in ran.result.output
    assert not ran.out.exists()


def test_a_single_case_file_is_a_batch_of_one(tmp_path: Path) -> None:
    ran = run(EXAMPLES / "working-capital.yaml", tmp_path / "out", "--filing", "collection-notice")
    assert ran.result.exit_code == 0
    assert (ran.out / "2026-0117" / "manifest.json").is_file()
    assert (ran.out / "report.json").is_file()
