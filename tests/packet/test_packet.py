"""A packet: its papers in order, its manifest true, the same bytes each time, one sum in all of them."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from recovery_docs.errors import TemplateError
from recovery_docs.filings import FILINGS
from recovery_docs.filings.assessment import assess_all
from recovery_docs.money import capitals, figures
from recovery_docs.packet.packet import Packet, Source, make_packet
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.check_document.scan import document_text
from recovery_docs.rendering.engine.library import TemplateLibrary

ON_THE_TITLE = "催促履行生效法律文书通知书"
JUDGED = ("enforced-judgment", "enforcement-resumed", "assigned-in-enforcement")
EXAMPLES = [path.stem for path in sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))]
PROPER = tuple(filing for filing in FILINGS.values() if filing.folder != "annexes")
SOURCE = Source("case.yaml", "1" * 64)

Example = Callable[[str], dict[str, Any]]
MatterOf = Callable[[dict[str, Any]], Matter]


def made(matter: Matter, library: TemplateLibrary, *ids: str, draft: bool = False) -> Packet:
    filings = tuple(FILINGS[name] for name in ids) or PROPER
    packet = make_packet(matter, assess_all(matter, filings), library, SOURCE, draft=draft)
    assert packet is not None
    return packet


def texts(packet: Packet) -> dict[str, str]:
    return {paper.file: document_text(paper.data) for paper in packet.papers}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_gives_papers_that_are_numbered_without_a_gap(
    name: str, example: Example, matter: MatterOf, library: TemplateLibrary
) -> None:
    packet = made(matter(example(name)), library)
    numbers = [int(paper.file[:2]) for paper in packet.papers]
    assert numbers == list(range(1, len(numbers) + 1))
    assert packet.papers[-1].template == "check-sheet"
    assert len({paper.file for paper in packet.papers}) == len(packet.papers)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_annex_that_the_case_has_a_use_for_is_made_where_it_is_asked_for_alone(
    name: str, example: Example, matter: MatterOf, library: TemplateLibrary
) -> None:
    asked = matter(example(name))
    annexes = [one for one in FILINGS.values() if one.folder == "annexes"]
    assessments = assess_all(asked, annexes)
    packet = make_packet(asked, assessments, library, SOURCE)
    assert packet is not None
    ready = [one for one in assessments if one.status == "ready" and one.documents(asked)]
    assert {one.filing.id for one in ready} <= {paper.template for paper in packet.papers}
    receipts = [document_text(paper.data) for paper in packet.papers if paper.template == "receipt"]
    borrowers = [one.name for one in asked.case.borrowers]
    assert receipts == [] or all(f"收件人\n{name}" in text for text, name in zip(receipts, borrowers, strict=True))


@pytest.mark.parametrize("name", EXAMPLES)
def test_papers_are_word_files_and_nothing_of_them_says_who_made_them(
    name: str, example: Example, matter: MatterOf, library: TemplateLibrary
) -> None:
    facts = example(name)
    for paper in made(matter(facts), library).papers:
        with zipfile.ZipFile(io.BytesIO(paper.data)) as archive:
            assert archive.testzip() is None
            core = archive.read("docProps/core.xml").decode()
        creator = re.search(r"<dc:creator>(.*?)</dc:creator>", core)
        firms = [agent.get("firm") for agent in facts.get("agents", [])]
        assert creator is None or creator[1] in ("", facts["creditor"]["name"], *firms)


@pytest.mark.parametrize("name", EXAMPLES)
def test_one_sum_in_all_papers_of_a_packet(
    name: str, example: Example, matter: MatterOf, library: TemplateLibrary
) -> None:
    of = matter(example(name))
    statement = of.statement
    kinds = ("interest", "penalty_interest", "compound_interest", "liquidated_damages", "fees")
    assert statement.total == statement.principal + sum((getattr(statement, kind) for kind in kinds), Decimal(0))
    telling = {"collection-notice", "guarantor-demand", "civil-complaint", "debt-statement", "mediation-application"}
    telling |= {"collateral-auction-request", "complaint-financial-loan", "complaint-credit-card"}
    told = [paper for paper in made(of, library).papers if paper.template in telling and paper.title != ON_THE_TITLE]
    assert bool(told) is (name not in JUDGED)  # their papers go on the judgment, not on the contract's figures
    for paper in told:
        text = document_text(paper.data)
        assert figures(statement.principal) in text, paper.file
        assert figures(statement.total) in text, paper.file
        assert capitals(statement.total) in text, paper.file


def _table(text: str) -> tuple[list[Decimal], Decimal]:
    """The amounts between 金额（元） and 合计, and the sum beside 合计, as they stand in the first table of a paper."""
    lines = [line for line in text.splitlines() if line.strip()]
    start = lines.index("金额（元）")
    end = lines.index("合计", start)
    amount = re.compile(r"[\d,]+\.\d\d")
    parts = [Decimal(line.replace(",", "")) for line in lines[start:end] if amount.fullmatch(line)]
    return parts, Decimal(lines[end + 1].replace(",", ""))


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_table_of_a_notice_adds_up_and_is_that_of_the_debt_statement(
    name: str, example: Example, matter: MatterOf, library: TemplateLibrary
) -> None:
    of = matter(example(name))
    tables = [
        _table(document_text(paper.data))
        for paper in made(of, library).papers
        if paper.template in ("collection-notice", "guarantor-demand", "debt-statement") and paper.title != ON_THE_TITLE
    ]
    if not tables:
        pytest.skip("this example has neither notice nor debt statement")
    for parts, total in tables:
        assert sum(parts) == total == of.statement.total
    assert len({(tuple(parts), total) for parts, total in tables}) == 1


def test_lines_of_the_debt_statement_add_up_to_what_is_owed(example: Example, matter: MatterOf) -> None:
    # Two notes, nothing repaid since default: 1,728.00 + 1,143.06 = 2,871.06, with 287,928.05 of principal 290,799.11.
    statement = matter(example("two-notes-published")).statement
    assert [str(line.amount) for line in statement.lines if line.accrues] == ["1728.00", "1143.06"]
    assert statement.principal + Decimal("2871.06") == statement.total == Decimal("290799.11")


def test_the_manifest_proves_every_file(
    example: Example, matter: MatterOf, library: TemplateLibrary, tmp_path: Path
) -> None:
    of = matter(example("working-capital"))
    folder = made(of, library).write(tmp_path)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert {paper["file"] for paper in manifest["papers"]} | {"manifest.json"} == {one.name for one in folder.iterdir()}
    for paper in manifest["papers"]:
        assert hashlib.sha256((folder / paper["file"]).read_bytes()).hexdigest() == paper["sha256"]
    assert manifest["input"] == {"file": "case.yaml", "sha256": "1" * 64}
    assert manifest["case"] == of.case.id
    assert manifest["figures"]["total"] == str(of.statement.total)
    assert manifest["draft"] is False
    for template, digest in manifest["templates"].items():
        assert library.compiled(template).sha256 == digest
    assert str(tmp_path) not in (folder / "manifest.json").read_text(encoding="utf-8")


def test_the_fingerprint_of_the_facts_follows_the_facts(
    example: Example, matter: MatterOf, library: TemplateLibrary
) -> None:
    facts = example("two-notes-published")
    first = made(matter(facts), library, "civil-complaint").manifest["facts_sha256"]
    facts["request"]["contact"]["phone"] = "027-80000009"
    assert made(matter(facts), library, "civil-complaint").manifest["facts_sha256"] != first


@pytest.mark.parametrize("draft", [False, True])
def test_the_same_case_gives_the_same_bytes(
    example: Example, matter: MatterOf, library: TemplateLibrary, draft: bool
) -> None:
    first = made(matter(example("housing-loan")), library, draft=draft).files()
    again = made(matter(example("housing-loan")), TemplateLibrary(), draft=draft).files()
    assert first == again


def test_nothing_is_made_where_nothing_is_ready(example: Example, matter: MatterOf, library: TemplateLibrary) -> None:
    facts = example("working-capital")
    del facts["request"]["court"]
    of = matter(facts)
    refused = assess_all(of, [FILINGS["civil-complaint"]])
    assert [one.status for one in refused] == ["refused"]
    assert make_packet(of, refused, library, SOURCE) is None
    draft = make_packet(of, refused, library, SOURCE, draft=True)
    assert draft is not None
    assert draft.manifest["draft"] is True
    assert draft.papers[0].template == "check-sheet"


def test_a_demand_that_one_guarantor_may_not_get_goes_to_the_others(
    example: Example, matter: MatterOf, library: TemplateLibrary
) -> None:
    facts = example("entrusted-guaranteed")
    facts["guarantees"][1]["released_on"] = "2026-06-01"
    of = matter(facts)
    (assessment,) = assess_all(of, [FILINGS["guarantor-demand"]])
    assert assessment.stopped == ("嘉兴样本包装有限公司",)
    packet = make_packet(of, [assessment], library, SOURCE)
    assert packet is not None
    demands = [document_text(paper.data) for paper in packet.papers if paper.template == "guarantor-demand"]
    assert len(demands) == 1
    assert "秦望舒先生" in demands[0]


def test_names_of_files_name_no_person(example: Example, matter: MatterOf, library: TemplateLibrary) -> None:
    of = matter(example("housing-loan"))
    for file in made(of, library, draft=True).files():
        assert not any(party.name in file for party in of.case.parties)


def test_a_templates_old_case_is_not_let_out(
    example: Example, matter: MatterOf, library: TemplateLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = matter(example("two-notes-published"))
    render = type(library.compiled("civil-complaint")).render_and_read

    def with_a_left_over(self: object, context: object, file: str, **how: bool) -> tuple[bytes, dict[str, str]]:
        docx, words = render(self, context, file, **how)
        return docx, words | {"word/document.xml": words["word/document.xml"] + "\n某某法院 {{ court }}"}

    monkeypatch.setattr(type(library.compiled("civil-complaint")), "render_and_read", with_a_left_over)
    with pytest.raises(TemplateError) as caught:
        made(of, library, "civil-complaint")
    assert all(fault.place.file and fault.place.file.endswith(".docx") for fault in caught.value.faults)
