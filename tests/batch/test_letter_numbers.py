"""The letters of a batch bear numbers of the register, in the order of the rows, and keep them."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from batch_runs import EXAMPLES, Ran, run
from click.testing import CliRunner

from recovery_docs.batch import letter_numbers
from recovery_docs.batch import run as run_module
from recovery_docs.batch.whole_run import BatchInterruptedError, run_batch
from recovery_docs.cli.packet import packet
from recovery_docs.packet.earlier_packet import MANIFEST
from recovery_docs.register.letter import Registered
from recovery_docs.register.register import Register
from recovery_docs.rendering.check_document.scan import document_text

BOOK = EXAMPLES / "workbook-linked.xlsx"
PATTERN = "〔{年}〕催字第{序号:04}号"
BOTH = ("--filing", "collection-notice", "--filing", "guarantor-demand")
DAY = ("--as-of", "2023-02-10")
TODAY = date(2026, 11, 27)


def _run(out: Path, *more: str) -> Ran:
    ran = run(BOOK, out, *BOTH, *DAY, "--letter-number", PATTERN, *more)
    assert isinstance(ran.result.exception, SystemExit | None), ran.result.exception
    return ran


def _files(out: Path) -> dict[str, bytes]:
    """Every file of every packet."""
    found = [path for path in sorted(out.glob("*/*")) if path.parent.name != ".journal"]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}


def _numbers(out: Path) -> dict[str, str]:
    """By packet and file, the number of each letter."""
    papers = [(path.parent.name, one) for path in out.glob(f"*/{MANIFEST}") for one in _papers(path)]
    return {f"{folder}/{one['file']}": one["number"] for folder, one in papers if "number" in one}


def _papers(manifest: Path) -> list[dict[str, Any]]:
    papers: list[dict[str, Any]] = json.loads(manifest.read_bytes())["papers"]
    return papers


def _registered(folder: Path) -> dict[str, Registered]:
    return {one.number: one for one in Register.open(str(folder / "register.sqlite")).letters()}


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run of fourteen cases with a borrower's notice each, six of them with a guarantor's demand."""
    out = tmp_path_factory.mktemp("numbered") / "out"
    _run(out)
    return out


def test_every_letter_bears_a_number_of_its_own_and_stands_in_the_register_with_it(numbered: Path) -> None:
    numbers, registered = _numbers(numbered), _registered(numbered.parent)
    assert sorted(numbers.values()) == [f"〔2023〕催字第{one:04}号" for one in range(1, 21)]
    assert [numbers[name] for name in sorted(numbers)] == sorted(numbers.values()), "in the order of the rows"
    for name, number in numbers.items():
        folder, _, file = name.partition("/")
        paper = next(one for one in _papers(numbered / folder / MANIFEST) if one["file"] == file)
        one = registered[number]
        assert f"编号：{number}" in document_text((numbered / name).read_bytes())
        assert (one.state, one.case, one.sha256, one.dated) == ("made", folder, paper["sha256"], date(2023, 2, 10))
    demand = registered["〔2023〕催字第0002号"]
    assert (demand.filing, demand.recipient) == ("guarantor-demand", "王样本")
    assert registered.keys() == set(numbers.values())


def test_letters_made_again_keep_their_numbers_in_whatever_folder(numbered: Path) -> None:
    before = _files(numbered)
    again = _run(numbered)
    assert "无变化：14" in again.result.output
    _run(numbered.parent / "elsewhere")
    assert _files(numbered.parent / "elsewhere") == before == _files(numbered)
    assert len(_registered(numbered.parent)) == 20


def test_two_processes_number_as_one_does(numbered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_module, "CHUNK", 4)
    _run(tmp_path / "out", "--workers", "2")
    assert _files(tmp_path / "out") == _files(numbered)


def test_a_run_stopped_in_the_middle_loses_no_number(
    numbered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of three chunks drawn, one is made and noted; what the others were allotted is on record and is theirs again."""
    monkeypatch.setattr(run_module, "CHUNK", 4)
    out, done = tmp_path / "out", iter([False, True])
    with pytest.raises(BatchInterruptedError):
        run_batch(
            *(BOOK, out, ("collection-notice", "guarantor-demand")),
            today=TODAY,
            as_of=date(2023, 2, 10),
            letter_number=PATTERN,
            stopped=lambda: next(done),
        )
    states = [one.state for one in _registered(tmp_path).values()]
    assert states.count("made") == len(_numbers(out)) > 0
    assert states.count("allotted") == len(states) - states.count("made") > 0
    _run(out)
    assert _files(out) == _files(numbered)
    assert {one.state for one in _registered(tmp_path).values()} == {"made"}


def test_what_was_made_and_not_noted_is_noted_by_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as killed:
        killed.setattr(letter_numbers.RunRegister, "noted", lambda self, outcomes: outcomes)
        _run(tmp_path / "out", "--only", "2026-0001")
    assert {one.state for one in _registered(tmp_path).values()} == {"allotted"}
    _run(tmp_path / "out", "--only", "2026-0001")
    assert {one.state for one in _registered(tmp_path).values()} == {"made"}


def test_a_letter_whose_number_is_void_gets_another(tmp_path: Path) -> None:
    out = tmp_path / "out"
    _run(out, "--only", "2026-0001")
    Register.open(str(tmp_path / "register.sqlite")).void("〔2023〕催字第0001号", reason="收件人有误", on=TODAY)
    again = _run(out, "--only", "2026-0001")
    assert "已制作：1" in again.result.output
    assert sorted(_numbers(out).values()) == ["〔2023〕催字第0002号", "〔2023〕催字第0003号"]
    assert json.loads((out / "report.json").read_bytes())["cases"][0]["changed"] == ["number"]


def test_one_more_filing_takes_no_number_away(tmp_path: Path) -> None:
    out, common = tmp_path / "out", (*DAY, "--letter-number", PATTERN, "--only", "2026-0001")
    run(BOOK, out, "--filing", "guarantor-demand", *common)
    run(BOOK, out, "--filing", "collection-notice", *common)
    registered = _registered(tmp_path)
    assert [(one.filing, one.state) for one in registered.values()] == [
        ("guarantor-demand", "made"),
        ("collection-notice", "made"),
    ]


def test_a_letter_that_is_refused_draws_no_number_until_it_may_be_made(tmp_path: Path) -> None:
    """The guarantor was called upon on the day after his month was over; where three years were agreed he is liable."""
    facts = (EXAMPLES / "working-capital.yaml").read_text(encoding="utf-8").replace("number: 催〔2026〕117号, ", "")
    case, other = tmp_path / "cases" / "1.yaml", tmp_path / "cases" / "2.yaml"
    case.parent.mkdir()
    other.write_text(facts.replace("id: 2026-0117", "id: 2026-0118"), encoding="utf-8")
    late = facts.replace("period: {months: 36}", "period: {months: 1}").replace("2025-11-06", "2025-11-11")
    case.write_text(late, encoding="utf-8")
    out, asked = tmp_path / "out", (*BOTH, "--letter-number", PATTERN)
    ran = run(case.parent, out, *asked)
    notice, notice_of_other, demand_of_other = (f"〔2026〕催字第{one:04}号" for one in (1, 2, 3))
    assert sorted(_numbers(out).values()) == [notice, notice_of_other, demand_of_other]
    assert {one.state for one in _registered(tmp_path).values()} == {"made"}, "nothing was drawn for what is refused"
    assert "取了号而" not in ran.result.output
    case.write_text(facts, encoding="utf-8")
    run(case.parent, out, *asked)
    assert {one.number: (one.filing, one.case) for one in _registered(tmp_path).values()} == {
        notice: ("collection-notice", "2026-0117"),
        notice_of_other: ("collection-notice", "2026-0118"),
        demand_of_other: ("guarantor-demand", "2026-0118"),
        "〔2026〕催字第0004号": ("guarantor-demand", "2026-0117"),
    }


def test_a_letter_that_fails_while_it_is_made_leaves_its_number_on_record(tmp_path: Path) -> None:
    """The folder of the case is somebody else's, so that nothing is put into it; the number waits."""
    (tmp_path / "out" / "2026-0001").mkdir(parents=True)
    (tmp_path / "out" / "2026-0001" / "别人的.txt").write_text("", encoding="utf-8")
    ran = _run(tmp_path / "out", "--only", "2026-0001")
    assert {one.state for one in _registered(tmp_path).values()} == {"allotted"}
    assert "取了号而这次没有做成的：2个，〔2023〕催字第0001号等" in ran.result.output


def test_where_nothing_is_named_only_letters_that_are_ready_draw_numbers(tmp_path: Path) -> None:
    run(BOOK, tmp_path / "out", "--filing", "auto", *DAY, "--letter-number", PATTERN, "--only", "2026-0001")
    registered = _registered(tmp_path)
    assert registered.keys() == set(_numbers(tmp_path / "out").values())
    assert {one.state for one in registered.values()} == {"made"}


def test_without_a_pattern_there_is_no_register(linked_run: Ran) -> None:
    assert not (linked_run.out.parent / "register.sqlite").exists()


def test_the_command_line_starts_without_the_database(tmp_path: Path) -> None:
    code = (
        "import sys; from recovery_docs.cli import COMMANDS, group\n"
        "for name in COMMANDS: group.get_command(None, name)\n"
        "sys.exit(any(one in sys.modules for one in ('sqlalchemy', 'alembic')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_letter_made_again_alone_keeps_the_number_that_a_batch_gave_it(tmp_path: Path) -> None:
    case, out = tmp_path / "case.yaml", tmp_path / "out"
    facts = (EXAMPLES / "housing-loan.yaml").read_text(encoding="utf-8")
    case.write_text(facts.replace("letter: {number: 催〔2026〕203号, ", "letter: {"), encoding="utf-8")
    run(case, out, "--filing", "collection-notice", "--letter-number", PATTERN)
    numbers = _numbers(out)
    assert sorted(numbers.values()) == ["〔2026〕催字第0001号", "〔2026〕催字第0002号"]
    alone = CliRunner().invoke(packet, [str(case), "--filing", "collection-notice", "--out", str(out)])
    assert alone.exit_code == 0, alone.output
    assert _numbers(out) == numbers
    for name, number in numbers.items():
        assert f"编号：{number}" in document_text((out / name).read_bytes())


def test_a_single_packet_draws_numbers_as_a_batch_does_and_keeps_them(tmp_path: Path) -> None:
    """Beside `out` as in a batch; the guarantor who is free has no letter and draws none."""
    facts = (EXAMPLES / "working-capital.yaml").read_text(encoding="utf-8").replace("number: 催〔2026〕117号, ", "")
    late = facts.replace("period: {months: 36}", "period: {months: 1}").replace("2025-11-06", "2025-11-11")
    case, out = tmp_path / "case.yaml", tmp_path / "out"
    asked = [str(case), *BOTH, "--out", str(out), "--letter-number", PATTERN]
    case.write_text(late, encoding="utf-8")
    assert CliRunner().invoke(packet, asked).exit_code == 1
    assert list(_registered(tmp_path)) == ["〔2026〕催字第0001号"]
    case.write_text(facts, encoding="utf-8")
    for _ in range(2):
        assert CliRunner().invoke(packet, asked).exit_code == 0
        numbers = _numbers(out)
        assert list(numbers.values()) == ["〔2026〕催字第0001号", "〔2026〕催字第0002号"]
    (notice, demand) = _registered(tmp_path).values()
    assert [(one.filing, one.state) for one in (notice, demand)] == [
        ("collection-notice", "made"),
        ("guarantor-demand", "made"),
    ]
    papers = {one["number"]: one["sha256"] for one in _papers(out / "2026-0117" / MANIFEST) if "number" in one}
    assert papers == {one.number: one.sha256 for one in (notice, demand)}
    run(case, tmp_path / "batch", *BOTH, "--letter-number", PATTERN)
    assert sorted(_numbers(tmp_path / "batch").values()) == list(numbers.values())
    assert len(_registered(tmp_path)) == 2
