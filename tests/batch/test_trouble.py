"""What goes wrong outside of the cases is told in one sentence, and the rest goes on."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from batch_runs import EXAMPLES, run
from benchmarks.workbook import write_workbook

from recovery_docs.batch import case_files
from recovery_docs.batch.report import REPORT
from recovery_docs.cli.batch import watched

CHECKOUT = Path(__file__).resolve().parents[2]
NOTICE = ("--filing", "collection-notice", "--as-of", "2023-02-10")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "台账.xlsx"
    write_workbook(path, 3)
    return path


def _command(book: Path, out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "recovery_docs", "batch", str(book), *NOTICE, "--out", str(out), *more]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("{id.__class__}", "--name 只能用"),
        ("{id!r}", "--name 只能用"),
        ("{id:>100000000}", "--name 只能用"),
        ("{0}", "--name 只能用"),
        ("{", "--name 只能用"),
        ("{{id}}", "至少写一项"),
        ("", "至少写一项"),
    ],
)
def test_a_pattern_holds_fields_as_they_are_and_nothing_else(
    tmp_path: Path, book: Path, pattern: str, words: str
) -> None:
    ran = run(book, tmp_path / "out", *NOTICE, "--name", pattern)
    assert ran.result.exit_code == 2
    assert words in ran.result.output
    assert not ran.out.exists()


def test_the_cause_in_a_name_is_said_in_words(tmp_path: Path, book: Path) -> None:
    ran = run(book, tmp_path / "out", *NOTICE, "--name", "{cause}-{id}")
    assert ran.result.exit_code == 0, ran.result.output
    assert (ran.out / "金融借款合同纠纷-BM000001").is_dir()


def test_auto_stands_alone(tmp_path: Path, book: Path) -> None:
    ran = run(book, tmp_path / "out", *NOTICE, "--filing", "auto")
    assert ran.result.exit_code == 2
    assert "不能与其他文书编号一起写" in ran.result.output


def test_a_banks_own_template_that_cannot_be_used_is_told_once_before_anything_is_made(
    tmp_path: Path, book: Path
) -> None:
    from docx import Document

    own = tmp_path / "own"
    shutil.copytree(CHECKOUT / "templates", own)
    path = own / "notices" / "collection-notice.docx"
    document = Document(str(path))
    document.add_paragraph("{{ debtor.nickname }}")
    document.save(str(path))
    ran = subprocess.run(
        _command(book, tmp_path / "out", "--templates", str(own)), capture_output=True, text=True, check=False
    )
    assert ran.returncode == 2
    assert ran.stderr.count("没有 debtor.nickname 这个字段") == 1
    assert not (tmp_path / "out").exists()


def test_a_file_where_the_folder_should_go_is_told(tmp_path: Path, book: Path) -> None:
    (tmp_path / "一个文件").touch()
    ran = subprocess.run(_command(book, tmp_path / "一个文件" / "out"), capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "路径中有一个文件挡着" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX systems")
def test_a_full_disk_fails_each_case_and_the_rest_goes_on(tmp_path: Path, book: Path) -> None:
    import resource

    def small() -> None:  # no file above 8 KB can be written, as on a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (8 << 10, 8 << 10))

    command = _command(book, tmp_path / "out", "--workers", "1")
    ran = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=small)
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    assert ran.stderr.count("文件没有写成（文件太大）") >= 3
    assert "未能写出：3" in ran.stdout
    assert not list((tmp_path / "out").glob("[!.]*/"))
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert len(list((tmp_path / "out").glob("[!.]*/manifest.json"))) == 3


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX systems")
def test_a_run_after_a_full_disk_tells_of_itself_as_one(tmp_path: Path) -> None:
    import resource

    folder = tmp_path / "案件"
    folder.mkdir()
    text = (EXAMPLES / "working-capital.yaml").read_text(encoding="utf-8")
    for name, size in (("a", 1), ("b", 400), ("c", 1)):  # the letter of b is too large for what is left of the disk
        address = "".join(chr(0x4E00 + number) for number in range(size))
        (folder / f"{name}.yaml").write_text(
            text.replace("id: 2026-0117", f"id: {name}").replace("示例路1号", f"{address}示例路1号"), encoding="utf-8"
        )

    once, twice = tmp_path / "once", tmp_path / "twice"
    assert (
        subprocess.run(
            _command(folder, once, "--workers", "1", "--as-of", "2026-11-20"), capture_output=True, check=False
        ).returncode
        == 0
    )
    left = max(file.stat().st_size for name in ("a", "c") for file in (once / name).iterdir())

    command = _command(folder, twice, "--workers", "1", "--as-of", "2026-11-20")
    full = subprocess.run(
        command,
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (left, left)),
    )
    assert full.returncode == 1
    report = json.loads((twice / REPORT).read_text(encoding="utf-8"))
    assert [case["status"] for case in report["cases"]] == ["made", "failed", "made"]

    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert (twice / REPORT).read_bytes() == (once / REPORT).read_bytes()
    assert not list(twice.glob(".*"))


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX systems")
def test_folders_that_are_links_are_written_through_and_nothing_is_left_behind(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "案件", tmp_path / "elsewhere"
    folder.mkdir()
    shutil.copy(EXAMPLES / "working-capital.yaml", folder)
    (tmp_path / "out").symlink_to(elsewhere / "out")
    (tmp_path / "in").symlink_to(folder)
    (elsewhere / "out").mkdir(parents=True)
    (elsewhere / "case").mkdir()
    (elsewhere / "out" / "2026-0117").symlink_to(elsewhere / "case")
    for day, changed in (("2026-11-20", ["papers"]), ("2026-11-21", ["as_of"])):
        ran = run(tmp_path / "in", tmp_path / "out", "--filing", "collection-notice", "--as-of", day)
        assert ran.result.exit_code == 0, ran.result.output
        (case,) = json.loads((elsewhere / "out" / REPORT).read_text(encoding="utf-8"))["cases"]
        assert (case["status"], case["changed"]) == ("made", changed)
        assert (elsewhere / "case" / "manifest.json").is_file()
        assert (elsewhere / "out" / "2026-0117").is_symlink()
        assert {path.name for path in elsewhere.iterdir()} == {"out", "case"}
        assert {path.name for path in (elsewhere / "out").iterdir()} == {"2026-0117", REPORT}
        assert {path.name for path in folder.iterdir()} == {"working-capital.yaml"}


def test_a_report_that_cannot_be_written_is_told_and_the_packets_are_there(tmp_path: Path, book: Path) -> None:
    (tmp_path / "out" / REPORT).mkdir(parents=True)
    (tmp_path / "out" / REPORT / "x").touch()
    ran = run(book, tmp_path / "out", *NOTICE)
    assert ran.result.exit_code == 1
    assert "已制作：3" in ran.result.output
    assert "report.json：文件没有写成" in ran.result.output
    assert ran.returned.is_file()
    assert not list(ran.out.glob(".*"))


def test_a_case_file_that_cannot_be_read_stops_nobody_elses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "案件"
    folder.mkdir()
    for name in ("a.yaml", "b.yaml"):
        shutil.copy(EXAMPLES / "working-capital.yaml", folder / name)
    read_case = case_files.read_case

    def locked(path: Path) -> object:
        if path.name == "a.yaml":
            raise PermissionError(13, "Permission denied")
        return read_case(path)

    monkeypatch.setattr(case_files, "read_case", locked)
    ran = run(folder, tmp_path / "out", "--filing", "collection-notice")
    report = json.loads((tmp_path / "out" / REPORT).read_text(encoding="utf-8"))
    assert [case["status"] for case in report["cases"]] == ["bad_input", "made"]
    assert "a.yaml：文件读不了" in ran.result.output


def test_a_folder_may_be_its_own_output(tmp_path: Path) -> None:
    folder = tmp_path / "案件"
    folder.mkdir()
    shutil.copy(EXAMPLES / "working-capital.yaml", folder)
    for status in ("made", "unchanged"):
        assert run(folder, folder, "--filing", "collection-notice").result.exit_code == 0
        report = json.loads((folder / REPORT).read_text(encoding="utf-8"))
        assert [case["status"] for case in report["cases"]] == [status]


INTERRUPTED = """
import os, signal
from recovery_docs.batch import run
from recovery_docs.cli import main

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job inherits that it is ignored
in_order = run.in_order

def interrupted(*given):
    for number, outcome in enumerate(in_order(*given), start=1):
        if number == 60:
            os.killpg(0, signal.SIGINT)
        yield outcome

run.in_order = interrupted
main()
"""
"""The command, and Ctrl-C for the whole of its process group once 60 cases are done: at that moment on any machine."""


@pytest.mark.skipif(os.name == "nt", reason="process groups of POSIX systems")
def test_ctrl_c_is_answered_in_one_sentence_and_the_run_can_go_on(tmp_path: Path) -> None:
    book = tmp_path / "台账.xlsx"
    write_workbook(book, 600)
    command = _command(book, tmp_path / "out", "--workers", "2")
    ran = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, *command[3:]],
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    there = len(list((tmp_path / "out").glob("[!.]*/manifest.json")))
    assert 60 <= there < 600
    assert f"已中断。做好的有{there}案" in ran.stderr
    report = json.loads((tmp_path / "out" / REPORT).read_text(encoding="utf-8"))
    assert (report["interrupted"], report["counts"]["made"], len(report["cases"])) == (True, there, there)
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert len(list((tmp_path / "out").glob("[!.]*/manifest.json"))) == 600
    report = json.loads((tmp_path / "out" / REPORT).read_text(encoding="utf-8"))
    assert (report["interrupted"], report["counts"]["made"]) == (False, 600)
    assert not list((tmp_path / "out").glob(".*"))


def test_a_watcher_is_told_how_far_how_fast_and_how_long(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    assert list(watched(range(30), 60)) == [*range(30)]
    said = capsys.readouterr().err
    assert "/60" in said
    assert "每秒" in said
    assert re.search(r"\d:\d\d:\d\d", said)
    monkeypatch.delenv("FORCE_COLOR")
    assert list(watched(range(3), 3)) == [0, 1, 2]
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX systems")
def test_nobody_else_reads_what_a_run_writes(tmp_path: Path, book: Path) -> None:
    before = os.umask(0)
    try:
        ran = run(book, tmp_path / "out", *NOTICE)
    finally:
        os.umask(before)
    for path in (ran.out, *ran.out.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path.name
