"""An own Word file tried: refused with the place of each fault, mended, used; set aside without being lost."""

import io
from datetime import date
from pathlib import Path

import docx
import pytest

from recovery_docs.desk.own.trial import (
    SET_ASIDE,
    clauses_shown,
    faults_of,
    library_in,
    put_in_place_of,
    put_new,
    read_with,
    set_aside,
)
from recovery_docs.errors import TemplateError
from recovery_docs.filings import FILINGS
from recovery_docs.filings.assessment import assess
from recovery_docs.intake import read_case
from recovery_docs.packet.packet import Source, make_packet
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.check_document.scan import document_text

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def _letter(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _matter() -> Matter:
    case = read_case(EXAMPLES / "private-loan.yaml").case
    return Matter.on(case, case.request.as_of or date(2026, 11, 27))


GOOD = ("律师函", "{{ 收件人.尊称 }}：截至{{ 欠款.截至日 }}，您尚欠{{ 欠款.合计 }}。", "{{ 文书.日期 }}")
BAD = ("律师函", "{{ 收件人.尊称 }}：您尚欠{{ 欠款.总和 }}。")


def test_a_fault_is_told_with_its_place_and_nothing_is_used(tmp_path: Path) -> None:
    tried = put_new(_letter(*BAD), "律师函", "borrower", tmp_path)
    assert tried.used_as is None
    assert list(tmp_path.iterdir()) == []
    (fault,) = (one for one in tried.faults if one.severity == "error")
    assert "第2段" in str(fault.place.passage)
    assert "欠款.总和" in str(fault.problem)
    assert "是不是" in str(fault.remedy)


def test_the_mended_file_is_used_and_prints_its_own_words(tmp_path: Path) -> None:
    tried = put_new(_letter(*GOOD), "律师函", "borrower", tmp_path)
    assert tried.used_as == tmp_path / "律师函.docx"
    library, faults = library_in(tmp_path)
    assert faults == ()
    assert library.info("律师函").own
    matter = _matter()
    packet = make_packet(matter, [assess(matter, FILINGS["律师函"])], library, Source("x.yaml", "0" * 64))
    assert packet is not None
    assert "您尚欠" in document_text(packet.papers[0].data)


def test_a_file_in_the_place_of_ours_takes_its_name(tmp_path: Path) -> None:
    tried = put_in_place_of(_letter(*GOOD), "collection-notice", tmp_path)
    assert tried.used_as == tmp_path / "collection-notice.docx"
    library, _ = library_in(tmp_path)
    assert library.info("collection-notice").own
    refused = put_in_place_of(_letter(*BAD), "collection-notice", tmp_path)
    assert refused.used_as is None
    assert "您尚欠" in document_text(tried.used_as.read_bytes())


def test_what_is_no_word_file_is_refused_in_words(tmp_path: Path) -> None:
    tried = put_new(b"no zip at all", "律师函", "borrower", tmp_path)
    assert tried.used_as is None
    assert len(tried.faults) == 1


@pytest.mark.parametrize("title", ["", "..", "collection-notice", "clauses"])
def test_a_new_paper_needs_a_name_of_its_own(title: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError):
        put_new(_letter(*GOOD), title, "borrower", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_template_set_aside_is_not_lost_and_ours_is_used_again(tmp_path: Path) -> None:
    for words in ("一版", "二版"):
        put_in_place_of(_letter(*GOOD, words), "collection-notice", tmp_path)
        library, _ = library_in(tmp_path)
        set_aside(library.info("collection-notice"), tmp_path)
    library, _ = library_in(tmp_path)
    assert not library.info("collection-notice").own
    kept = sorted((tmp_path / SET_ASIDE).iterdir())
    texts = [document_text(path.read_bytes()) for path in kept]
    assert ["一版" in text for text in texts] == [True, False]
    assert ["二版" in text for text in texts] == [False, True]
    with pytest.raises(TemplateError, match="内置"):
        set_aside(library.info("collection-notice"), tmp_path)


def test_a_template_damaged_since_is_told(tmp_path: Path) -> None:
    put_in_place_of(_letter(*GOOD), "collection-notice", tmp_path)
    (tmp_path / "collection-notice.docx").write_bytes(_letter(*BAD))
    library, _ = library_in(tmp_path)
    assert [one.severity for one in faults_of(library, library.info("collection-notice"))] == ["error"]
    assert faults_of(library, library.info("guarantor-demand")) == ()


def test_a_description_that_cannot_be_read_takes_no_other_template_away(tmp_path: Path) -> None:
    (tmp_path / "坏.toml").write_text("标题 = ", "utf-8")
    library, faults = library_in(tmp_path)
    assert len(faults) >= 1
    assert library.info("collection-notice").title


def test_a_template_is_read_with_the_values_of_a_case(tmp_path: Path) -> None:
    put_new(_letter(*GOOD), "律师函", "borrower", tmp_path)
    matter = _matter()
    text = document_text(read_with("律师函", tmp_path, matter))
    assert matter.case.borrowers[0].name in text
    assert "{{" not in text
    assert "{{ 欠款.合计 }}" in document_text(read_with("律师函", tmp_path, None))


def test_every_clause_can_be_read(tmp_path: Path) -> None:
    library, _ = library_in(tmp_path)
    shown = list(clauses_shown(library))
    assert len(shown) == len(library.clauses.by_name) > 5
    assert all(one.paragraphs and not one.own for one in shown)
