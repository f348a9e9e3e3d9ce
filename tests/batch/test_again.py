"""Running a batch again: what is kept, what is told, and what is never overwritten."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from batch_runs import EXAMPLES
from docx import Document

from recovery_docs.batch.journal import Journal
from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.report import Run
from recovery_docs.batch.run import only_run, outcomes_of
from recovery_docs.batch.unit import Settings
from recovery_docs.errors import PacketError
from recovery_docs.intake import Row, read_case
from recovery_docs.packet.packet import Source

LOADED = read_case(EXAMPLES / "working-capital.yaml")


def _case(name: str = "A1", **changes: Any) -> Row:
    case = LOADED.case.model_copy(update={"id": name, **changes})
    return Row(replace(LOADED, case=case), (), None)


def _settings(out: Path, *filings: str, name: str = "{id}") -> Settings:
    return Settings(out, filings or ("collection-notice",), date(2023, 2, 10), Source("案件", "0" * 64), name=name)


def _run(rows: list[Row], settings: Settings) -> list[CaseOutcome]:
    with only_run(settings):
        return list(outcomes_of(rows, settings, workers=1))


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def _edited(folder: Path) -> tuple[Path, bytes]:
    """The letter of a packet after somebody opened it in Word and added a sentence."""
    (letter,) = folder.glob("01_*.docx")
    document = Document(str(letter))
    document.add_paragraph("请速来行办理。")
    document.save(str(letter))
    return letter, letter.read_bytes()


def test_an_edited_letter_is_left_alone_while_its_case_is_unchanged(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    _run([_case()], settings)
    letter, edited = _edited(tmp_path / "A1")
    (outcome,) = _run([_case()], settings)
    assert outcome.status == "unchanged"
    assert letter.read_bytes() == edited
    assert "被人改过，没有覆盖" in str(outcome.faults[0])


def test_an_edited_letter_of_a_changed_case_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    _run([_case()], settings)
    letter, edited = _edited(tmp_path / "A1")
    request = LOADED.case.request.model_copy(update={"facts_text": "另有示例事实"})
    (outcome,) = _run([_case(request=request)], settings)
    assert (outcome.status, outcome.changed) == ("made", ("request",))
    assert (letter.with_name(f"{letter.stem}_改动稿.docx")).read_bytes() == edited
    assert "改过的一份另存为" in str(outcome.faults[0])


def test_a_second_filing_takes_the_first_ones_paper_along(tmp_path: Path) -> None:
    _run([_case()], _settings(tmp_path))
    (outcome,) = _run([_case()], _settings(tmp_path, "guarantor-demand"))
    assert outcome.changed == ("filings",)
    titles = " ".join(_names(tmp_path / "A1"))
    assert "履行保证责任通知书" in titles
    assert "催收通知书" in titles
    (again,) = _run([_case()], _settings(tmp_path))
    assert again.status == "unchanged"


def test_another_cases_folder_is_not_overwritten(tmp_path: Path) -> None:
    settings = _settings(tmp_path, name="{borrower}")
    _run([_case("A1")], settings)
    (outcome,) = _run([_case("A2")], settings)
    assert outcome.status == "failed"
    assert "另一个案件" in str(outcome.faults[0])
    (folder,) = tmp_path.iterdir()
    assert json.loads((folder / "manifest.json").read_bytes())["case"] == "A1"


def test_a_packet_that_no_longer_holds_is_named(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    _run([_case("A1"), _case("A2"), _case("A3")], settings)
    later = LOADED.case.request.model_copy(update={"as_of": date(2020, 1, 1)})  # before anything was lent
    refused, unchanged = _run([_case("A1", request=later), _case("A2")], settings)
    assert (refused.status, refused.stale, refused.folder) == ("failed", "A1", None)
    assert any("与现在的资料不符" in str(fault) for fault in refused.faults)
    run = Run(settings)
    for outcome in (refused, unchanged):
        run.add(outcome)
    assert run.untouched == ("A3",)


def test_a_run_taken_up_after_a_kill_tells_of_itself_as_one(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    whole = _run([_case("A1"), _case("A2")], settings)
    again = _settings(tmp_path / "b")
    list(outcomes_of([_case("A1")], again, workers=1))  # killed before its end
    assert _run([_case("A1"), _case("A2")], again) == whole
    assert [outcome.status for outcome in _run([_case("A1"), _case("A2")], again)] == ["unchanged"] * 2


def test_the_journal_of_another_run_says_nothing_of_this(tmp_path: Path) -> None:
    first, second = Journal(tmp_path, "one"), Journal(tmp_path, "two")
    first.begin()
    first.note("A1", ())
    first.close()
    (tmp_path / ".journal" / "one.x.1").write_text('["A2", ["loan"]]\n["A3', encoding="utf-8")
    assert sorted(first.noted().items()) == [("A1", ()), ("A2", ("loan",))]
    second.begin()
    assert second.noted() == {}
    second.end()
    assert list(tmp_path.iterdir()) == []


def test_two_runs_do_not_write_one_folder_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recovery_docs.batch.run._LOCK_SECONDS", 0)
    settings = _settings(tmp_path)
    with only_run(settings):
        Journal(tmp_path, settings.key).begin()
        with pytest.raises(PacketError, match="另一次运行"), only_run(settings):
            pass
    assert list(tmp_path.iterdir()) == []


def test_a_pdf_asked_for_later_is_made_then_and_its_failure_loses_no_word_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from recovery_docs.errors import Fault, Place
    from recovery_docs.messages import say
    from recovery_docs.packet import pdf

    settings = _settings(tmp_path)
    _run([_case()], settings)
    asked = replace(settings, pdf=True)

    before = _names(tmp_path / "A1")

    def fails(papers: Sequence[bytes]) -> list[bytes | None]:
        raise PacketError(Fault(Place(), say("LibreOffice 不能工作"), say("另存")))

    monkeypatch.setattr(pdf, "converted", fails)
    (outcome,) = _run([_case()], asked)
    assert (outcome.status, outcome.unprinted, outcome.faults[0].severity) == ("unchanged", True, "warning")
    assert _names(tmp_path / "A1") == before

    monkeypatch.setattr(pdf, "converted", lambda papers: [b"%PDF" for _ in papers])
    assert [_run([_case()], asked)[0].changed for _ in range(2)] == [("pdf",), ()]
    pdfs = {name for name in _names(tmp_path / "A1") if name.endswith(".pdf")}
    assert {Path(name).stem for name in pdfs} == {Path(name).stem for name in before if name.endswith(".docx")}

    (tmp_path / "A1" / min(pdfs)).unlink()  # 后来少了一份的，再做
    assert [_run([_case()], asked)[0].changed for _ in range(2)] == [("pdf",), ()]
    assert pdfs <= _names(tmp_path / "A1")


def test_a_pdf_that_somebody_made_in_word_is_kept_beside_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from recovery_docs.packet import pdf

    settings = _settings(tmp_path)
    _run([_case()], settings)
    (letter,) = (tmp_path / "A1").glob("01_*.docx")
    letter.with_suffix(".pdf").write_bytes(b"%PDF signed")
    monkeypatch.setattr(pdf, "converted", lambda papers: [b"%PDF ours" for _ in papers])
    (outcome,) = _run([_case()], replace(settings, pdf=True))
    assert letter.with_suffix(".pdf").read_bytes() == b"%PDF ours"
    (kept,) = (tmp_path / "A1").glob("01_*_*.pdf")
    assert kept.read_bytes() == b"%PDF signed"
    assert kept.name in str(outcome.faults[0])


def test_one_case_that_got_no_pdf_takes_none_from_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from recovery_docs.packet import pdf

    papers = len([name for name in _names_made(tmp_path / "before") if name.endswith(".docx")])
    monkeypatch.setattr(pdf, "converted", lambda given: [None] + [b"%PDF" for _ in given[1:]])
    settings = replace(_settings(tmp_path / "out"), pdf=True)
    first, second = _run([_case("A1"), _case("A2")], settings)
    assert (first.status, first.unprinted, second.status, second.unprinted) == ("made", True, "made", False)
    assert "没有转成 PDF" in str(first.faults[-1])
    assert not list((tmp_path / "out" / "A1").glob("*.pdf"))
    assert len(list((tmp_path / "out" / "A2").glob("*.pdf"))) == papers


def _names_made(out: Path) -> set[str]:
    _run([_case()], _settings(out))
    return _names(out / "A1")
