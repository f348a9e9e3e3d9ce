"""The checker of Word files finds what Word would stumble over; a file of ours has none of it."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from example_cases import LIBRARY, documents, matter_of
from ooxml import faults_of

Change = Callable[[str], str]


@pytest.fixture(scope="module")
def docx() -> bytes:
    """A repayment plan: paragraphs, a table, a footer with fields."""
    (document,) = documents("repayment-plan", matter_of("settled-in-mediation"))
    return LIBRARY.compiled(document.template).render(document.context)


def changed(data: bytes, part: str, change: Change | None) -> bytes:
    """The file with one part changed, or left out."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name != part:
                target.writestr(name, content)
            elif change is not None:
                altered = change(content.decode())
                assert altered != content.decode()
                target.writestr(name, altered)
    return out.getvalue()


def test_a_paper_of_ours_has_no_fault(docx: bytes) -> None:
    assert faults_of(docx) == []


@pytest.mark.parametrize(
    ("part", "change", "told"),
    [
        ("word/document.xml", lambda xml: xml.replace("</w:body>", ""), "Cannot parse"),
        ("word/styles.xml", None, "target not found: /word/styles.xml"),
        (
            "word/document.xml",
            lambda xml: xml.replace("</w:tr>", "<w:tc><w:p/></w:tc></w:tr>", 1),
            "a row spans 4 of 3",
        ),
        (
            "word/document.xml",
            lambda xml: xml.replace("</w:pPr>", "<w:pStyle/></w:pPr>", 1),
            "Unexpected element 'pStyle'",
        ),
        (
            "word/document.xml",
            lambda xml: xml.replace("</w:p></w:tc>", "</w:p><w:tcPr/></w:tc>", 1),
            "Unexpected element 'tcPr'",
        ),
        ("[Content_Types].xml", lambda xml: xml.replace('Extension="rels"', 'Extension="r"'), "has no content type"),
        (
            "word/_rels/document.xml.rels",
            lambda xml: xml.replace('Target="footer1.xml"', 'Target="footer9.xml"'),
            "target not found: /word/footer9.xml",
        ),
        (
            "word/document.xml",
            lambda xml: xml.replace(
                "<w:sectPr", '<w:p><w:bookmarkStart w:id="1"/><w:bookmarkStart w:id="1"/></w:p><w:sectPr'
            ),
            "'id' should have unique value",
        ),
    ],
)
def test_what_is_broken_is_told(docx: bytes, part: str, change: Change | None, told: str) -> None:
    assert any(told in fault for fault in faults_of(changed(docx, part, change)))
