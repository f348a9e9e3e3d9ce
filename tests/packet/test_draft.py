"""草稿 stands on every page of a draft, and on no page of what may be filed."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_SECTION

from recovery_docs.errors import PacketError
from recovery_docs.filings import FILINGS
from recovery_docs.filings.assessment import assess_all
from recovery_docs.packet.draft import MARK, mark_draft
from recovery_docs.packet.packet import Source, make_packet
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.engine.library import TemplateLibrary

SOURCE = Source("case.yaml", "0" * 64)


def _bytes(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _heads(data: bytes) -> list[str]:
    document = Document(io.BytesIO(data))
    heads = []
    for section in document.sections:
        heads.append(section.header)
        if section.different_first_page_header_footer:
            heads.append(section.first_page_header)
        if document.settings.odd_and_even_pages_header_footer:
            heads.append(section.even_page_header)
    return ["\n".join(paragraph.text for paragraph in head.paragraphs) for head in heads]


def test_the_mark_stands_on_first_pages_even_pages_and_in_every_section() -> None:
    document = Document()
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].different_first_page_header_footer = True
    document.add_section(WD_SECTION.NEW_PAGE).different_first_page_header_footer = True
    heads = _heads(mark_draft(_bytes(document)))
    assert len(heads) == 6  # two sections, each with a first, an odd and an even page
    assert all(MARK in head for head in heads)


def test_what_stood_in_the_header_stays_under_the_mark() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "示例银行"
    assert _heads(mark_draft(_bytes(document))) == [f"{MARK}\n示例银行"]


@pytest.mark.parametrize("draft", [True, False])
def test_every_paper_of_a_draft_is_marked_and_no_other(
    example: Callable[[str], dict[str, Any]],
    matter: Callable[[dict[str, Any]], Matter],
    library: TemplateLibrary,
    draft: bool,
) -> None:
    of = matter(example("working-capital"))
    proper = [filing for filing in FILINGS.values() if filing.folder != "annexes"]
    packet = make_packet(of, assess_all(of, proper), library, SOURCE, draft=draft)
    assert packet is not None
    for paper in packet.papers:
        assert all((MARK in head) is draft for head in _heads(paper.data)), paper.file


def test_a_draft_never_takes_the_place_of_finished_papers_and_finished_papers_take_that_of_a_draft(
    example: Callable[[str], dict[str, Any]], matter: Callable[..., Matter], library: TemplateLibrary, tmp_path: Path
) -> None:
    of = matter(example("private-loan"))
    assessments = assess_all(of, [FILINGS["civil-complaint"]])
    draft = make_packet(of, assessments, library, SOURCE, draft=True)
    finished = make_packet(of, assessments, library, SOURCE)
    assert draft is not None
    assert finished is not None
    draft.write(tmp_path)
    folder = finished.write(tmp_path)
    held = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(PacketError, match="没有用草稿覆盖"):
        draft.write(tmp_path)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == held
