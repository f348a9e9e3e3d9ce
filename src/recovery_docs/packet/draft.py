"""The mark that a draft bears on every page, whatever its template."""

import io

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import _Header
from docx.shared import Pt, RGBColor

from recovery_docs.rendering.word.archive import Container, read_parts

MARK = "草稿　不得提交"


def mark_draft(data: bytes) -> bytes:
    """The document with the mark at the head of every page, first and even pages included."""
    document = Document(io.BytesIO(data))
    for section in document.sections:
        headers = [section.header]
        if section.different_first_page_header_footer:
            headers.append(section.first_page_header)
        if document.settings.odd_and_even_pages_header_footer:
            headers.append(section.even_page_header)
        for header in headers:
            _mark(header)
    marked = io.BytesIO()
    document.save(marked)
    # python-docx 写入当时的时间；重新打包，同样的内容得到同样的字节
    return Container(read_parts(marked.getvalue(), "draft.docx")).packed([])


def _mark(header: _Header) -> None:
    header.is_linked_to_previous = False
    first = header.paragraphs[0]
    paragraph = first if not first.text else first.insert_paragraph_before()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(MARK)
    run.bold = True
    run.font.size = Pt(16)
    run.font.color.rgb = RGBColor(0xC0, 0x00, 0x00)
