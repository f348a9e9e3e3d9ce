"""Reading a finished document back: its text, and whether it may leave the house."""

import re
import zipfile
from io import BytesIO

_TEXT_PARTS = re.compile(
    r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$|docProps/(?:core|custom|app)\.xml$"
)


def document_text(docx: bytes) -> str:
    """All words of a document: body, headers, footers, notes, comments and properties."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if _TEXT_PARTS.match(name)]
    return "\n".join(re.sub(r"<[^>]*>", "", re.sub(r"</w:p>|<w:br/>|<w:tab/>", "\n", part)) for part in parts)


def refuse_incomplete(docx: bytes, file: str, *, draft: bool = False) -> None:
    """Raise `TemplateError` if a finished document is not complete."""
