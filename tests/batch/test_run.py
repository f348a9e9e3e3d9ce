"""Many cases to many packets: in order, the same on any number of processes, none lost and none in another's folder."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from batch_runs import EXAMPLES

from recovery_docs.batch import unit
from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.report import Run, write_report
from recovery_docs.batch.returned.added_columns import problems_of
from recovery_docs.batch.run import only_run, outcomes_of
from recovery_docs.batch.unit import Settings, folder_of
from recovery_docs.errors import Place
from recovery_docs.intake import Loaded, Row, read_case
from recovery_docs.packet.packet import Source
from recovery_docs.prerequisites.matter import Matter

LOADED = read_case(EXAMPLES / "working-capital.yaml")


def _numbered(name: str, loaded: Loaded = LOADED) -> Row:
    case = loaded.case.model_copy(update={"id": name})
    return Row(replace(loaded, case=case), (), Place(file="案件", row=1))


def _settings(out: Path, name: str = "{id}") -> Settings:
    return Settings(out, ("collection-notice",), date(2023, 2, 10), Source("案件", "0" * 64), name=name)


def _run(rows: list[Row], settings: Settings, workers: int = 1) -> list[CaseOutcome]:
    with only_run(settings):
        return list(outcomes_of(rows, settings, workers=workers))


def _papers(out: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(out.rglob("*.docx")):
        yield str(file.relative_to(out)), file.read_bytes()


def test_two_processes_give_the_bytes_of_one_in_the_same_order(tmp_path: Path) -> None:
    rows = [_numbered(f"A{number:03d}") for number in range(60)]  # more than one chunk
    alone = _run(rows, _settings(tmp_path / "one"))
    both = _run(rows, _settings(tmp_path / "two"), workers=2)
    assert [one.case_id for one in both] == [f"A{number:03d}" for number in range(60)]
    assert both == alone
    assert {one.status for one in both} == {"made"}
    assert list(_papers(tmp_path / "one")) == list(_papers(tmp_path / "two"))


def test_two_cases_of_one_folder_are_not_both_made(tmp_path: Path) -> None:
    first, second = _run([_numbered("a1"), _numbered("A1")], _settings(tmp_path / "out"))  # Windows 不分大小写
    assert first.status == "made"
    assert second.status == "bad_input"
    assert "同一个文件夹" in str(second.faults[0])


def test_a_pattern_names_the_folder(tmp_path: Path) -> None:
    borrower = LOADED.case.borrowers[0].name
    assert folder_of(_numbered("A1"), "{id} {borrower}") == f"A1 {borrower}"
    (outcome,) = _run([_numbered("A1")], _settings(tmp_path / "out", "{borrower}_{id}"))
    assert outcome.folder == f"{borrower}_A1"
    assert (tmp_path / "out" / f"{borrower}_A1").is_dir()


def test_a_defect_of_the_program_fails_one_case_and_not_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks = unit.clocks

    def sometimes(matter: Matter) -> object:
        if matter.case.id == "A2":
            raise ZeroDivisionError
        return clocks(matter)

    monkeypatch.setattr(unit, "clocks", sometimes)
    outcomes = _run([_numbered("A1"), _numbered("A2"), _numbered("A3")], _settings(tmp_path / "out"))
    assert [outcome.status for outcome in outcomes] == ["made", "failed", "made"]
    assert "ZeroDivisionError" in str(outcomes[1].faults[0])


def test_a_changed_fact_makes_its_packet_anew_and_says_why(tmp_path: Path) -> None:
    settings = _settings(tmp_path / "out")
    _run([_numbered("A1"), _numbered("A2")], settings)
    loaded = _numbered("A2").loaded
    assert loaded is not None
    request = loaded.case.request.model_copy(update={"facts_text": "另有示例事实"})
    changed = replace(loaded, case=loaded.case.model_copy(update={"request": request}))
    first, second = _run([_numbered("A1"), Row(changed, (), None)], settings)
    assert first.status == "unchanged"
    assert (second.status, second.changed) == ("made", ("request",))


def test_each_paper_that_changed_is_told_with_the_fact_behind_it_by_its_column(tmp_path: Path) -> None:
    settings = _settings(tmp_path / "out")
    (first,) = _run([_numbered("A1")], settings)
    assert first.papers_changed == ()
    loaded = _numbered("A1").loaded
    assert loaded is not None
    assert loaded.case.request.letter is not None
    letter = loaded.case.request.letter.model_copy(update={"pay_by": date(2026, 12, 25)})
    request = loaded.case.request.model_copy(update={"letter": letter})
    later = replace(loaded, case=loaded.case.model_copy(update={"request": request}))
    run = Run(settings)
    (again,) = _run([Row(later, (), Place(file="台账.xlsx", sheet="台账", row=2))], settings)
    run.add(again)
    (notice,) = [one for one in again.papers_changed if "催收" in one.file]
    assert str(notice.message()) == f"{notice.file}：内容变了，因为request.letter.pay_by"
    assert "02_提交条件核对表.docx：内容变了，因为“要求还款日期”列" in problems_of(again, "zh")
    (said,) = json.loads(write_report(run).read_bytes())["cases"]
    assert {"file": notice.file, "what": "内容变了", "behind": ["“要求还款日期”列"]} in said["papers_changed"]


def test_a_damaged_paper_is_made_again(tmp_path: Path) -> None:
    settings = _settings(tmp_path / "out")
    _run([_numbered("A1")], settings)
    paper = next((tmp_path / "out" / "A1").glob("*.docx"))
    whole = paper.read_bytes()
    paper.write_bytes(whole[:100])
    (outcome,) = _run([_numbered("A1")], settings)
    assert outcome.status == "made"
    assert paper.read_bytes() == whole
