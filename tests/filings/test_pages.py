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
EXAMPLES = ("settled-in-mediation", "overdue-instalments", "assigned-claim", "enforced-judgment")
PAGES = {
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
    "enforcement-application": (3, 5),
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
    packet = with_pdfs(Packet(example, papers, {}))
    return {paper.file: paper.data for paper in packet.papers if paper.file.endswith(".pdf")}


def texts(pdf: bytes, folder: Path) -> list[str]:
    """The text of each page."""
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    out = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout
    return out.rstrip("\f\n").split("\f")


@pytest.mark.parametrize("example", EXAMPLES)
def test_papers_are_a4_and_have_the_usual_number_of_pages(example: str, tmp_path: Path) -> None:
    assert printed(example)
    for file, data in printed(example).items():
        path = tmp_path / file
        path.write_bytes(data)
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                size = [float(value) for value in page.mediabox][2:]
                assert size == pytest.approx(A4, abs=1), file
            least, most = PAGES[file.partition("_")[0]]
            assert least <= len(pdf.pages) <= most, file


@pytest.mark.parametrize("example", EXAMPLES)
def test_chinese_text_can_be_selected(example: str, tmp_path: Path) -> None:
    case = matter_of(example).case
    for file, data in printed(example).items():
        text = re.sub(r"\s", "", "".join(texts(data, tmp_path)))
        named = case.creditor if file.startswith("receipt") else case.borrowers[0]
        assert named.name in text, file


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_page_holds_a_signature_and_nothing_else(example: str, tmp_path: Path) -> None:
    for file, data in printed(example).items():
        for page in texts(data, tmp_path):
            lines = [line for line in page.splitlines() if line.strip()]
            assert any(not SIGNING.search(line) for line in lines), (file, page)


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_page_ends_with_a_heading(example: str, tmp_path: Path) -> None:
    headings = ("请求事项：", "事实和理由：", "履行方式、时限：", "经调解，自愿达成如下协议：", "此致", "收款账户：")
    for file, data in printed(example).items():
        for page in texts(data, tmp_path)[:-1]:
            lines = [line.strip() for line in page.splitlines() if line.strip()]
            assert not lines[-2].endswith(headings), (file, lines[-2])
