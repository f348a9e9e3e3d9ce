"""The returned workbook given back, mended, and run again: where the copy goes, who may read it, whose words it keeps."""

import os
import shutil
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from batch_runs import EXAMPLES, run
from click.testing import CliRunner
from openpyxl import load_workbook

from recovery_docs.cli.workbook import workbook as workbook_command

NOTICE = ("--filing", "collection-notice", "--as-of", "2023-02-10")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return Path(shutil.copy(EXAMPLES / "workbook-linked.xlsx", tmp_path / "台账.xlsx"))


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def _books(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.glob("*.xlsx"))


def _saved_by_the_officer(path: Path, cell: str = "L5", value: object = 200000) -> None:
    book = load_workbook(path)
    book["案件"][cell] = value
    book.save(path)


def test_a_run_again_writes_its_own_copy_over(tmp_path: Path, book: Path) -> None:
    run(book, tmp_path / "out", *NOTICE)
    run(book, tmp_path / "out", *NOTICE)
    assert _books(tmp_path / "out") == ["台账_已处理.xlsx"]


def test_a_copy_given_back_from_elsewhere_keeps_its_name(tmp_path: Path, book: Path) -> None:
    run(book, tmp_path / "out", *NOTICE)
    mended = shutil.copy(tmp_path / "out" / "台账_已处理.xlsx", tmp_path / "台账_已处理.xlsx")
    _saved_by_the_officer(mended)
    run(mended, tmp_path / "out", *NOTICE)
    assert _books(tmp_path / "out") == ["台账_已处理.xlsx"]
    assert load_workbook(tmp_path / "out" / "台账_已处理.xlsx")["案件"]["L5"].value == 200000


def test_a_copy_mended_in_its_place_stays_as_it_is_and_the_next_are_numbered(tmp_path: Path, book: Path) -> None:
    out = tmp_path / "out"
    run(book, out, *NOTICE)
    first, second = out / "台账_已处理.xlsx", out / "台账_已处理2.xlsx"
    _saved_by_the_officer(first)
    before = first.read_bytes()
    run(first, out, *NOTICE)
    _saved_by_the_officer(second, "L6", 300000)
    run(second, out, *NOTICE)
    assert _books(out) == [first.name, second.name, "台账_已处理3.xlsx"]
    assert first.read_bytes() == before
    assert load_workbook(out / "台账_已处理3.xlsx")["案件"]["L6"].value == 300000


def test_an_input_that_nobody_touched_is_not_written_over_either(tmp_path: Path, book: Path) -> None:
    out = tmp_path / "out"
    run(book, out, *NOTICE)
    before = (out / "台账_已处理.xlsx").read_bytes()
    for _ in range(2):
        run(out / "台账_已处理.xlsx", out, *NOTICE)
    assert _books(out) == ["台账_已处理.xlsx", "台账_已处理2.xlsx"]
    assert (out / "台账_已处理.xlsx").read_bytes() == before


def test_work_begun_in_a_copy_survives_a_run_of_the_first_book(tmp_path: Path, book: Path) -> None:
    out = tmp_path / "out"
    run(book, out, *NOTICE)
    _saved_by_the_officer(out / "台账_已处理.xlsx", "L6", 123456)
    run(book, out, *NOTICE)
    assert load_workbook(out / "台账_已处理.xlsx")["案件"]["L6"].value == 123456
    assert _books(out) == ["台账_已处理.xlsx", "台账_已处理2.xlsx"]


def test_a_book_whose_name_only_resembles_is_left_alone(tmp_path: Path, book: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "大台账_已处理7.xlsx").write_bytes(b"not ours")
    run(book, out, *NOTICE)
    assert _books(out) == ["台账_已处理.xlsx", "大台账_已处理7.xlsx"]


def test_a_run_in_english_numbers_on_from_a_copy_in_chinese(
    tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    run(book, out, *NOTICE)
    monkeypatch.setenv("RECOVERY_DOCS_LANG", "en")
    run(out / "台账_已处理.xlsx", out, *NOTICE)
    assert _books(out) == ["台账_processed2.xlsx", "台账_已处理.xlsx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.usefixtures("open_umask")
def test_only_the_owner_reads_the_copy_and_nothing_is_left_beside_it(tmp_path: Path, book: Path) -> None:
    written = run(book, tmp_path / "out", *NOTICE).returned
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert [file.name for file in (tmp_path / "out").iterdir() if file.name.startswith(".")] == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.usefixtures("open_umask")
def test_only_the_owner_reads_it_from_the_first_byte(
    tmp_path: Path, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, seen = tmp_path / "out", set()
    opened = zipfile.ZipFile.open

    def looking(self: zipfile.ZipFile, name: Any, mode: Any = "r", *rest: Any, **more: Any) -> Any:
        if mode == "w" and self.filename is not None:
            seen.add((Path(self.filename).parent, stat.S_IMODE(Path(self.filename).stat().st_mode)))
        return opened(self, name, mode, *rest, **more)

    monkeypatch.setattr(zipfile.ZipFile, "open", looking)
    run(book, out, *NOTICE)
    assert (out, 0o600) in seen
    assert {mode for folder, mode in seen if folder == out} == {0o600}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.usefixtures("open_umask")
def test_only_the_owner_reads_a_workbook_that_check_has_marked(tmp_path: Path, book: Path) -> None:
    marked = tmp_path / "标记.xlsx"
    CliRunner().invoke(workbook_command, ["check", str(book), "--out", str(marked)])
    assert stat.S_IMODE(marked.stat().st_mode) == 0o600
