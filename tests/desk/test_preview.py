"""The finished paper to look at: what the packet would hold, made once, and a Word file where no office suite is there."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from recovery_docs.authoring.own_library import library_of
from recovery_docs.desk.one_case.preview import Previews
from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.filings import FILINGS
from recovery_docs.filings.assessment import assess
from recovery_docs.intake import Loaded, read_case
from recovery_docs.messages import say
from recovery_docs.packet.draft import MARK
from recovery_docs.packet.packet import Source, make_packet
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.check_document.scan import document_text

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


class _Office:
    """Stands for the office suite: a PDF for each paper, and how often it was asked."""

    def __init__(self, problem: str = "") -> None:
        self.asked, self.problem = 0, problem

    def __call__(self, papers: list[bytes]) -> list[bytes | None]:
        self.asked += 1
        if self.problem:
            raise PacketError(Fault(Place(), say("{problem}", problem=self.problem), say("安装 LibreOffice")))
        return [b"%PDF-" + str(len(one)).encode() for one in papers]


def _loaded(name: str) -> tuple[Loaded, Matter]:
    loaded = read_case(EXAMPLES / f"{name}.yaml")
    return loaded, Matter.on(loaded.case, loaded.case.request.as_of or date(2026, 11, 27))


def test_the_papers_are_those_of_the_packet_byte_for_byte() -> None:
    loaded, matter = _loaded("working-capital")
    filing = FILINGS["collection-notice"]
    packet = make_packet(matter, [assess(matter, filing)], library_of(), Source(loaded.source, loaded.sha256))
    preview = Previews(_Office()).papers(loaded, matter, filing)
    assert packet is not None
    assert preview is not None
    assert [(one.file, one.data) for one in preview.papers] == [(one.file, one.data) for one in packet.papers]
    assert not preview.is_draft


def test_the_office_is_asked_once_for_a_paper_that_nothing_changed() -> None:
    office = _Office()
    previews = Previews(office)
    loaded, matter = _loaded("working-capital")
    filing = FILINGS["collection-notice"]
    first = previews.printed(loaded, matter, filing)
    assert first is not None
    assert len(first.pdfs) == len(first.papers)
    assert previews.printed(loaded, matter, filing) == first
    assert office.asked == 1
    (borrower, *others) = loaded.case.borrowers
    moved = loaded.case.model_copy(
        update={"borrowers": (borrower.model_copy(update={"address": "示例路9号"}), *others)}
    )
    changed = replace(loaded, case=moved)
    previews.printed(changed, Matter.on(moved, matter.as_of), filing)
    assert office.asked == 2


def test_an_own_template_put_in_place_is_seen_at_once(tmp_path: Path) -> None:
    previews = Previews(_Office())
    loaded, matter = _loaded("working-capital")
    filing = FILINGS["collection-notice"]
    before = previews.papers(loaded, matter, filing, tmp_path)
    other = library_of().info("guarantor-demand").path
    shutil.copyfile(library_of().info("acceleration-notice").path, tmp_path / "collection-notice.docx")
    after = previews.papers(loaded, matter, filing, tmp_path)
    assert other.is_file()
    assert before is not None
    assert after is not None
    assert before.papers[0].data != after.papers[0].data


def test_what_may_not_be_handed_in_is_shown_as_a_draft() -> None:
    loaded, matter = _loaded("working-capital")
    refused = next(one for one in FILINGS.values() if assess(matter, one).status == "refused")
    preview = Previews(_Office()).papers(loaded, matter, refused)
    assert preview is not None
    assert preview.is_draft
    assert all(MARK in document_text(paper.data) for paper in preview.papers)


def test_a_filing_that_the_case_has_no_use_for_has_no_preview() -> None:
    loaded, matter = _loaded("private-loan")
    unused = next(one for one in FILINGS.values() if assess(matter, one).status == "not_applicable")
    assert Previews(_Office()).papers(loaded, matter, unused) is None


def test_without_an_office_suite_the_word_file_is_there_and_why() -> None:
    loaded, matter = _loaded("working-capital")
    preview = Previews(_Office("本机没有 LibreOffice")).printed(loaded, matter, FILINGS["collection-notice"])
    assert preview is not None
    assert preview.pdfs == ()
    assert [str(fault) for fault in preview.unprinted] == ["本机没有 LibreOffice。安装 LibreOffice。"]
    assert document_text(preview.papers[0].data)


@pytest.mark.office
def test_the_office_suite_of_this_machine_makes_a_pdf() -> None:
    if shutil.which("soffice") is None:
        pytest.skip("no LibreOffice")
    loaded, matter = _loaded("private-loan")
    preview = Previews().printed(loaded, matter, FILINGS["collection-notice"])
    assert preview is not None
    assert all(pdf is not None and pdf.startswith(b"%PDF-") for pdf in preview.pdfs)
