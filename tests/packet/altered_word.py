"""Word files altered as somebody with an editor would: some words of the body put in the place of others."""

import io
import zipfile

BODY = "word/document.xml"


def body_of(docx: bytes) -> str:
    """The XML of the body."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read(BODY).decode()


def with_body(docx: bytes, xml: str) -> bytes:
    """The file with another body."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, xml if name == BODY else old.read(name))
    return made.getvalue()


def altered(docx: bytes, before: str, after: str, nth: int = 0) -> bytes:
    """The file with one occurrence of some words changed."""
    xml = body_of(docx)
    at = -1
    for _ in range(nth + 1):
        at = xml.index(before, at + 1)
    return with_body(docx, xml[:at] + after + xml[at + len(before) :])
