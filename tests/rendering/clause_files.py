"""Word files of clauses, and templates whose runs are split as Word splits them, made in the tests themselves."""

import io
from collections.abc import Callable, Mapping
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt, RGBColor

from conftest import saved
from recovery_docs.rendering.word.clauses import Clauses, read_clauses

Said = str | list[str]


def document() -> Any:
    """An empty document with the four styles, as the templates that travel with the program have them."""
    made = Document()
    for name in ("条款", "条款说明"):
        made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    field = made.styles.add_style("字段", WD_STYLE_TYPE.CHARACTER)
    field.font.color.rgb = RGBColor(0x1F, 0x4E, 0xA1)
    condition = made.styles.add_style("条件", WD_STYLE_TYPE.CHARACTER)
    condition.font.size = Pt(8)
    return made


def clauses_docx(clauses: Mapping[str, Said], note: str = "给谁用。") -> bytes:
    """A file of these clauses; a paragraph that is a list has a run for each of its texts."""
    made = document()
    for name, paragraphs in clauses.items():
        made.add_paragraph(name, style="条款")
        made.add_paragraph(note, style="条款说明")
        for text in [paragraphs] if isinstance(paragraphs, str) else paragraphs:
            made.add_paragraph(text)
    return saved(made)


def clauses_of(**clauses: Said) -> Clauses:
    """The same, read."""
    return read_clauses(clauses_docx(clauses))


def split(*runs: str, before: Callable[[Any], None] = lambda _: None) -> bytes:
    """A document of one paragraph in these runs."""
    made = document()
    paragraph = made.add_paragraph()
    for text in runs:
        paragraph.add_run(text)
    before(made)
    return saved(made)


def opened(docx: bytes) -> Any:
    return Document(io.BytesIO(docx))
