"""The committed templates are what the drawings say, and Word's pages hold them as the official pages do."""

import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from element_matters import facts, matter_of
from example_cases import LIBRARY

from recovery_docs.filings.court.element import complaint_document
from recovery_docs.rendering.engine.library import TEMPLATES

FORMS = (
    "complaint-financial-loan",
    "complaint-credit-card",
    "complaint-private-lending",
    "complaint-financial-lease",
    "complaint-guarantee-insurance",
)

ON_THE_TREE = ("enforcement-application", "distribution-application", "enforcement-guarantee-application")


def draw(folder: Path) -> Path:
    """Run the script as its docstring says, from the root of the checkout."""
    subprocess.run([sys.executable, "-m", "scripts.draw_element_forms", folder], check=True, cwd=TEMPLATES.parent)
    return folder


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return draw(tmp_path_factory.mktemp("drawn"))


@pytest.mark.parametrize("form", [*FORMS, *ON_THE_TREE])
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml"])
def test_drawing_makes_the_committed_template(form: str, part: str, drawn: Path) -> None:
    assert part_of(drawn / f"{form}.docx", part) == part_of(TEMPLATES / "court" / f"{form}.docx", part)


@pytest.mark.parametrize("form", FORMS)
def test_drawing_makes_the_committed_description(form: str, drawn: Path) -> None:
    assert (drawn / f"{form}.toml").read_bytes() == (TEMPLATES / "court" / f"{form}.toml").read_bytes()


def test_drawing_twice_gives_the_same_bytes(drawn: Path, tmp_path: Path) -> None:
    draw(tmp_path)

    for form in (*FORMS, *ON_THE_TREE):
        assert (tmp_path / f"{form}.docx").read_bytes() == (drawn / f"{form}.docx").read_bytes()


@pytest.mark.parametrize("form", [*FORMS, *ON_THE_TREE])
def test_east_asian_text_is_chinese_and_fonts_stand_in_the_styles(form: str) -> None:
    path = TEMPLATES / "court" / f"{form}.docx"

    assert b'w:eastAsia="zh-CN"' in part_of(path, "word/styles.xml")
    assert b"<w:sz " not in part_of(path, "word/document.xml")
    assert b"<w:ind " not in part_of(path, "word/document.xml")
    assert "华文中宋".encode() in part_of(path, "word/theme/theme1.xml")


@pytest.mark.office
def test_first_page_ends_after_the_plaintiffs_as_the_official_one(tmp_path: Path) -> None:
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        pytest.skip("needs LibreOffice and poppler")
    document = complaint_document(matter_of(facts()))
    docx = LIBRARY.compiled(document.template).render(document.context)
    (tmp_path / "made.docx").write_bytes(docx)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "made.docx"],
        check=True,
        capture_output=True,
        timeout=600,
    )
    text = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "made.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = text.rstrip("\f").split("\f")

    assert "当事人信息" in pages[0]
    assert "委托诉讼代理人" not in pages[0].partition("当事人信息")[2]
    assert "委托诉讼代理人" in pages[1]
    assert len(pages) <= 8


def part_of(path: Path, part: str) -> bytes:
    with ZipFile(BytesIO(path.read_bytes())) as archive:
        return archive.read(part)
