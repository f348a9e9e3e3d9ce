"""Running a batch again: what is kept, what is told, and what is never overwritten."""

import io
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from batch_runs import EXAMPLES
from docx import Document
from tests.rendering.settled_word import shown

from recovery_docs.batch.journal import Journal
from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.report import Run, write_report
from recovery_docs.batch.run import only_run, outcomes_of
from recovery_docs.batch.unit import Settings
from recovery_docs.errors import PacketError
from recovery_docs.intake import Row, read_case
from recovery_docs.packet.packet import Source

LOADED = read_case(EXAMPLES / "working-capital.yaml")


def _sheet() -> bytes:
    """A PDF of one blank page, as the office might make it."""
    pdf, written = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.save(written)
    return written.getvalue()


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


def _papers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.docx"))


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


def test_a_changed_case_is_compared_with_what_stood_there_its_edited_letter_as_it_was_edited(tmp_path: Path) -> None:
    settings = replace(_settings(tmp_path), redline_at=datetime(2026, 11, 28, 10, 17, 2))
    _run([_case(), _case("A2")], settings)
    letter, edited = _edited(tmp_path / "A1")
    request = LOADED.case.request
    later = request.letter.model_copy(update={"pay_by": date(2026, 12, 15)})
    _run([_case(request=request.model_copy(update={"letter": later})), _case("A2")], settings)
    assert _names(tmp_path) >= {"A1", "A2", "A1_修订对照"}
    assert not (tmp_path / "A2_修订对照").exists()
    compared = (tmp_path / "A1_修订对照" / "2026-11-28_101702" / letter.name).read_bytes()
    assert shown(compared, accept=False) == shown(edited)
    assert shown(compared, accept=True) == shown(letter.read_bytes())


def test_a_second_filing_takes_the_first_ones_paper_along(tmp_path: Path) -> None:
    _run([_case()], _settings(tmp_path))
    (outcome,) = _run([_case()], _settings(tmp_path, "guarantor-demand"))
    assert outcome.changed == ("filings",)
    titles = " ".join(_names(tmp_path / "A1"))
    assert "履行保证责任通知书" in titles
    assert "催收通知书" in titles
    (again,) = _run([_case()], _settings(tmp_path))
    assert again.status == "unchanged"


def test_papers_keep_their_numbers_when_another_filing_is_asked_for(tmp_path: Path) -> None:
    _run([_case()], _settings(tmp_path))
    before = {name: (tmp_path / "A1" / name).read_bytes() for name in _papers(tmp_path / "A1")}
    _run([_case()], _settings(tmp_path, "guarantor-demand"))
    after = {name: (tmp_path / "A1" / name).read_bytes() for name in _papers(tmp_path / "A1")}
    sheets = {name for name in before if "核对表" in name}  # which now speaks of two filings
    assert len(sheets) == 1
    assert {name: data for name, data in after.items() if name in before.keys() - sheets} == {
        name: data for name, data in before.items() if name not in sheets
    }
    assert before.keys() < after.keys()
    assert sorted(name[:2] for name in after) == [f"{number:02d}" for number in range(1, len(after) + 1)]
    manifest = json.loads((tmp_path / "A1" / "manifest.json").read_bytes())
    assert [paper["file"] for paper in manifest["papers"]] == sorted(after)


def test_an_edited_letter_stands_where_it_stood_when_another_filing_is_asked_for(tmp_path: Path) -> None:
    _run([_case()], _settings(tmp_path))
    letter, edited = _edited(tmp_path / "A1")
    for _ in range(2):
        (outcome,) = _run([_case()], _settings(tmp_path, "guarantor-demand"))
        assert letter.read_bytes() == edited
        assert not any("改动稿" in name for name in _names(tmp_path / "A1"))
        assert [str(fault.problem) for fault in outcome.faults] == [f"{letter.name} 做好以后被人改过，没有覆盖"]
    assert outcome.status == "unchanged"


def test_where_one_of_the_papers_is_no_longer_made_all_are_numbered_anew(tmp_path: Path) -> None:
    _run([_case()], _settings(tmp_path, "guarantor-demand", "collection-notice"))
    first = _papers(tmp_path / "A1")
    alone = _case(guarantees=(), events=(), exhibits=(), proceedings=())
    _run([alone], _settings(tmp_path))
    now = _papers(tmp_path / "A1")
    assert len(now) < len(first)
    assert [name[:2] for name in now] == [f"{number:02d}" for number in range(1, len(now) + 1)]


def test_another_cases_folder_is_not_overwritten(tmp_path: Path) -> None:
    settings = _settings(tmp_path, name="{borrower}")
    _run([_case("A1")], settings)
    (outcome,) = _run([_case("A2")], settings)
    assert outcome.status == "failed"
    assert "另一个案件" in str(outcome.faults[0])
    (folder,) = tmp_path.iterdir()
    assert json.loads((folder / "manifest.json").read_bytes())["case"] == "A1"


def test_an_upgrade_of_what_writes_words_makes_the_packet_anew_and_is_told(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    _run([_case()], settings)
    manifest = tmp_path / "A1" / "manifest.json"
    said = json.loads(manifest.read_bytes())
    assert {"cn2an", "chinesecalendar", "babel", "docxtpl", "jinja2"} <= said["program"]["libraries"].keys()
    said["program"]["libraries"]["cn2an"] = "0.5.23"
    manifest.write_text(json.dumps(said), encoding="utf-8")
    (outcome,) = _run([_case()], settings)
    assert outcome.changed == ("libraries",)
    assert json.loads(manifest.read_bytes())["program"]["libraries"]["cn2an"] != "0.5.23"
    assert _run([_case()], settings)[0].status == "unchanged"


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

    monkeypatch.setattr(pdf, "converted", lambda papers: [_sheet() for _ in papers])
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
    monkeypatch.setattr(pdf, "converted", lambda papers: [_sheet() for _ in papers])
    (outcome,) = _run([_case()], replace(settings, pdf=True))
    assert letter.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")
    (kept,) = (tmp_path / "A1").glob("01_*_*.pdf")
    assert kept.read_bytes() == b"%PDF signed"
    assert kept.name in str(outcome.faults[0])


def test_one_case_that_got_no_pdf_takes_none_from_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from recovery_docs.packet import pdf

    # the letters of the two are the same and go to the office once; the second file is the check sheet of the first case
    papers = len([name for name in _names_made(tmp_path / "before") if name.endswith(".docx")])
    monkeypatch.setattr(pdf, "converted", lambda given: [_sheet(), None, *(_sheet() for _ in given[2:])])
    settings = replace(_settings(tmp_path / "out"), pdf=True)
    first, second = _run([_case("A1"), _case("A2")], settings)
    assert (first.status, first.unprinted, second.status, second.unprinted) == ("made", True, "made", False)
    assert "没有转成 PDF" in str(first.faults[-1])
    assert not list((tmp_path / "out" / "A1").glob("*.pdf"))
    assert len(list((tmp_path / "out" / "A2").glob("*.pdf"))) == papers


def _names_made(out: Path) -> set[str]:
    _run([_case()], _settings(out))
    return _names(out / "A1")


def test_an_exhibits_file_that_was_scanned_again_makes_the_packet_anew(tmp_path: Path) -> None:
    def scan(pages: int) -> None:
        pdf = pikepdf.new()
        for _ in range(pages):
            pdf.add_blank_page()
        pdf.save(tmp_path / "合同.pdf")

    exhibits = tuple(
        one.model_copy(update={"file": "合同.pdf", "pages": None} if one.number == 2 else {})
        for one in LOADED.case.exhibits
    )
    settings = replace(_settings(tmp_path / "out", "evidence-list"), exhibits=tmp_path)
    scan(3)
    assert [_run([_case(exhibits=exhibits)], settings)[0].status for _ in range(2)] == ["made", "unchanged"]
    scan(4)
    (again,) = _run([_case(exhibits=exhibits)], settings)
    assert (again.status, again.changed) == ("made", ("exhibit_files",))
    (tmp_path / "合同.pdf").unlink()
    (gone,) = _run([_case(exhibits=exhibits)], settings)
    assert (gone.status, gone.stale) == ("failed", "A1")


def test_a_case_numbered_by_an_identity_number_is_named_nowhere_by_it(tmp_path: Path) -> None:
    number = "330481198503120016"
    settings = _settings(tmp_path)
    run = Run(settings)
    for _ in range(2):
        (outcome,) = _run([_case(number)], settings)
    run.add(outcome)
    write_report(run)
    assert (outcome.status, outcome.case_id, outcome.folder) == ("unchanged", "330481-0016", "330481-0016")
    told = [path for path in tmp_path.rglob("*") if path.suffix == ".json"]
    assert len(told) == 2
    for path in told:
        assert number not in path.read_text(encoding="utf-8")
        assert '"330481-0016"' in path.read_text(encoding="utf-8")
    assert not any(number in str(path) for path in tmp_path.rglob("*"))
    other = "330481198503130016"  # masked it looks the same, and is another's
    (refused,) = _run([_case(other)], settings)
    assert refused.status == "failed"
    assert "另一个案件" in str(refused.faults[0])
