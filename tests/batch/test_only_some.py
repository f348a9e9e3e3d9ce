"""Some cases of a workbook alone: their papers are those of the whole run, and nobody else's are touched."""

from pathlib import Path

import pytest
from batch_runs import EXAMPLES, Ran, run

BOOK = EXAMPLES / "workbook-linked.xlsx"
ASKED = ("--filing", "collection-notice", "--as-of", "2023-02-10")


def _files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def _folders(out: Path) -> set[str]:
    return {one.name for one in out.iterdir() if one.is_dir()}


def test_the_packets_of_some_cases_are_those_of_the_whole_run(linked_run: Ran, tmp_path: Path) -> None:
    first, *_, last = sorted(_folders(linked_run.out))
    some = run(BOOK, tmp_path / "some", *ASKED, "--only", first, "--only", last)
    assert _folders(some.out) == {first, last}
    for name in (first, last):
        assert _files(some.out / name) == _files(linked_run.out / name)


def test_the_cases_left_out_keep_the_packets_they_have(tmp_path: Path) -> None:
    whole = run(BOOK, tmp_path / "out", *ASKED)
    before = {name: _files(whole.out / name) for name in _folders(whole.out)}
    first = min(before)
    again = run(BOOK, tmp_path / "out", "--filing", "sms-reminder", "--as-of", "2023-02-10", "--only", first)
    after = {name: _files(again.out / name) for name in _folders(again.out)}
    changed = {name for name in before if before[name] != after[name]}
    assert (after.keys(), changed) == (before.keys(), {first})
    assert len(after[first]) > len(before[first])  # 短信是另加的一份，催收通知书还在


def test_a_number_that_no_case_has_is_told(tmp_path: Path) -> None:
    some = run(BOOK, tmp_path / "out", *ASKED, "--only", "没有这一案")
    assert some.result.exit_code == 2
    assert "没有案件编号为“没有这一案”的案件" in some.result.stderr
    assert _folders(some.out) == set()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_some_cases_are_the_same_on_any_number_of_processes(linked_run: Ran, tmp_path: Path, workers: str) -> None:
    first = min(_folders(linked_run.out))
    some = run(BOOK, tmp_path / workers, *ASKED, "--only", first, "--workers", workers)
    assert _files(some.out / first) == _files(linked_run.out / first)
