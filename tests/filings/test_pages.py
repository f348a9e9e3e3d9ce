"""The papers as a printer sees them: A4, so many pages, text that can be selected, no page with a signature alone."""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from example_cases import matter_of
from test_every_template import made

from recovery_docs.packet.packet import Packet, Paper
from recovery_docs.packet.pdf import with_pdfs

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed"),
]
A4 = (595.3, 841.9)
LANDSCAPE = "debt-statement"
"""Its tables have six columns of amounts, which must not break on a machine whose fonts are wider than Times New Roman."""
EXAMPLES = (
    "settled-in-mediation",
    "overdue-instalments",
    "assigned-claim",
    "enforced-judgment",
    "enforcement-resumed",
    "assigned-in-enforcement",
    "housing-loan",
    "credit-card",
    "two-notes-published",
    "leased-equipment",
    "guarantee-insurance",
)
PAGES = {
    "collection-notice": (2, 3),
    "guarantor-demand": (2, 4),
    "lawyer-letter": (1, 2),
    "payoff-certificate": (1, 1),
    "pre-suit-notice": (1, 2),
    "mediation-application": (2, 4),
    "collateral-auction-request": (3, 4),
    "civil-complaint": (2, 4),
    "complaint-financial-loan": (6, 9),
    "complaint-credit-card": (5, 8),
    "complaint-financial-lease": (6, 9),
    "complaint-guarantee-insurance": (5, 8),
    "debt-statement": (1, 5),
    "evidence-list": (1, 2),
    "legal-representative-certificate": (1, 1),
    "power-of-attorney": (1, 1),
    "power-of-attorney-for-auction": (1, 1),
    "power-of-attorney-for-confirmation": (1, 1),
    "power-of-attorney-for-enforcement": (1, 1),
    "power-of-attorney-for-payment-order": (1, 1),
    "enforcement-guarantee-letter": (1, 2),
    "evidence-cover": (1, 1),
    "service-address-confirmation": (1, 1),
    "sms-reminder": (1, 1),
    "visit-record": (1, 1),
    "receipt": (1, 1),
    "acceleration-notice": (2, 3),
    "assignment-notice": (2, 3),
    "mediation-agreement": (3, 4),
    "judicial-confirmation": (1, 2),
    "repayment-plan": (2, 3),
    "asset-settlement": (2, 3),
    "preservation-application": (2, 3),
    "payment-order-application": (2, 2),
    "withdrawal-application": (1, 1),
    "enforcement-application": (3, 5),
    "applicant-change-application": (1, 2),
    "consumption-limit-application": (1, 2),
    "resumption-application": (1, 2),
    "distribution-application": (2, 3),
    "enforcement-guarantee-application": (2, 2),
}
SIGNING = re.compile(
    r"（(签名|盖章|签名或者按指印|签名或者盖章|公章和签名|印)）|^\s*\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日$|第 *\d+ *页"
)


@cache
def printed(example: str) -> dict[str, bytes]:
    """The PDFs of an example, each with its template before its number."""
    wanted = [(document, data) for document, data in made(example) if document.template in PAGES]
    papers = tuple(
        Paper(f"{document.template}_{number}.docx", document.title, document.template, data)
        for number, (document, data) in enumerate(wanted)
    )
    packet = with_pdfs(Packet(example, papers, {"draft": True}))  # a draft is not bound
    return {paper.file: paper.data for paper in packet.papers if paper.file.endswith(".pdf")}


@cache
def texts(pdf: bytes) -> list[str]:
    """The text of each page."""
    out = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, check=True, capture_output=True).stdout
    return out.decode().rstrip("\f\n").split("\f")


@pytest.mark.parametrize("example", EXAMPLES)
def test_papers_are_a4_and_have_the_usual_number_of_pages(example: str, tmp_path: Path) -> None:
    assert printed(example)
    for file, data in printed(example).items():
        path = tmp_path / file
        path.write_bytes(data)
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                size = [float(value) for value in page.mediabox][2:]
                wide = file.startswith(LANDSCAPE)
                assert size == pytest.approx(A4[::-1] if wide else A4, abs=1), file
            least, most = PAGES[file.partition("_")[0]]
            assert least <= len(pdf.pages) <= most, file


@pytest.mark.parametrize("example", EXAMPLES)
def test_chinese_text_can_be_selected(example: str) -> None:
    case = matter_of(example).case
    for file, data in printed(example).items():
        text = re.sub(r"\s", "", "".join(texts(data)))
        # 名字太长会断行，所以先去掉空白再找
        assert any(party.name in text for party in case.parties), file


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_page_holds_a_signature_and_nothing_else(example: str) -> None:
    for file, data in printed(example).items():
        for page in texts(data):
            lines = [line for line in page.splitlines() if line.strip()]
            assert any(not SIGNING.search(line) for line in lines), (file, page)


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_page_ends_with_a_heading(example: str) -> None:
    headings = ("请求事项：", "事实和理由：", "履行方式、时限：", "经调解，自愿达成如下协议：", "此致", "收款账户：")
    for file, data in printed(example).items():
        for page in texts(data)[:-1]:
            lines = [line.strip() for line in page.splitlines() if line.strip()]
            assert not lines[-2].endswith(headings), (file, lines[-2])


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_word_stands_inside_the_margins(example: str, tmp_path: Path) -> None:
    for file, data in printed(example).items():
        path = tmp_path / "paper.pdf"
        path.write_bytes(data)
        boxes = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True).stdout
        for left, right in re.findall(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"', boxes):
            # 左右边距都不小于 2 厘米（56.7 磅）；行末标点可以悬挂半个字
            assert float(left) >= 56 - 1, file
            assert float(right) <= A4[file.startswith(LANDSCAPE)] - 56 + 12, file


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_font_is_embedded_and_every_character_has_its_glyph(example: str, tmp_path: Path) -> None:
    for file, data in printed(example).items():
        path = tmp_path / "paper.pdf"
        path.write_bytes(data)
        listed = subprocess.run(["pdffonts", path], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
        assert listed, file
        assert all(re.search(r"\s(yes)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$", line) for line in listed), (file, listed)
        assert "\ufffd" not in "".join(texts(data)), file
