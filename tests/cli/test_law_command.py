"""`recovery-docs law` and `--law DIR`: an office keeps the dated figures up to date, and a manifest says with which."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recovery_docs.cli import group
from recovery_docs.errors import InputError
from recovery_docs.law.parameters import read_law_again

ROOT = Path(__file__).resolve().parents[2]
CASE = str(ROOT / "examples" / "private-loan.yaml")
ADD = ("law", "add-lpr", "2026-11-20", "3.00", "3.50", "--source", "全国银行间同业拆借中心")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch):
    """The command line with these words; what it named as the office's folder is forgotten afterwards."""
    monkeypatch.setenv("RECOVERY_DOCS_LANG", "zh")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("RECOVERY_DOCS_LAW", "")
    read_law_again()
    yield lambda *words: CliRunner().invoke(group, [str(word) for word in words])
    monkeypatch.undo()
    read_law_again()


def test_what_was_added_is_listed_as_the_offices_own(run, tmp_path: Path) -> None:
    own = tmp_path / "law"
    added: Result = run("--law", own, *ADD)
    assert (added.exit_code, "已补充2026年11月20日的报价：一年期3.00%，五年期以上3.50%" in added.output) == (0, True)
    listed = run("--law", own, "law", "list").output
    assert "2026-09-20" in listed
    line = next(line for line in listed.splitlines() if "2026-11-20" in line)
    assert "本单位" in line
    assert "全国银行间同业拆借中心" in line
    assert "limitation.general" in listed
    assert "limitation.general" not in run("--law", own, "law", "list", "--own").output


@pytest.mark.parametrize(
    ("day", "one_year"), [("2026-12-20", "300"), ("2026-11-20", "3.00"), ("2026-11-19", "3.00"), ("2026-13-01", "3.00")]
)
def test_wrong_input_is_told_and_adds_nothing(run, tmp_path: Path, day: str, one_year: str) -> None:
    own = tmp_path / "law"
    assert run(*ADD, "--law", own).exit_code == 0
    before = (own / "lpr.csv").read_bytes()
    wrong: Result = run("law", "add-lpr", day, one_year, "3.50", "--source", "甲", "--law", own)
    assert wrong.exit_code == 2 or isinstance(wrong.exception, InputError)
    assert (own / "lpr.csv").read_bytes() == before


def test_a_packet_says_by_which_law_it_was_made(run, tmp_path: Path) -> None:
    own = tmp_path / "law"
    assert run("--law", own, *ADD).exit_code == 0

    def made(where: str, *law: object) -> str:
        assert run("packet", CASE, "--draft", "--out", tmp_path / where, *law).exit_code in (0, 1)
        (manifest,) = (tmp_path / where).glob("*/manifest.json")
        digest: str = json.loads(manifest.read_text(encoding="utf-8"))["law_sha256"]
        return digest

    with_own = made("with", "--law", own)
    (own / "lpr.csv").unlink()
    read_law_again()
    assert made("without", "--law", own) != with_own


@pytest.mark.parametrize("before", [True, False])
def test_a_folder_that_is_not_there_is_a_mistyped_one(run, tmp_path: Path, before: bool) -> None:
    law = ("--law", tmp_path / "lwa")
    result: Result = run(*law, "ledger", CASE) if before else run("ledger", CASE, *law)
    assert result.exit_code == 2
    assert "--law 的目录不存在" in result.output


def test_a_wrong_file_stops_every_command_before_it_starts(run, tmp_path: Path) -> None:
    (tmp_path / "lpr.csv").write_text("published_on\n", encoding="utf-8")
    for words in (("--law", tmp_path, "ledger", CASE), ("ledger", CASE, "--law", tmp_path)):
        result: Result = run(*words)
        assert isinstance(result.exception, InputError)
        assert "lpr.csv 第1行" in str(result.exception)
