"""The stamps of an exhibit's sheets: 证据N above, the running number of the page below.

The two characters are printed by the office like every paper, so that their font is in the file; the digits are in a font
that every reader of PDFs has.
"""

import io
from functools import cache

import pikepdf
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from recovery_docs.rendering.word.archive import Container, read_parts
from recovery_docs.volume.page_words import words_of

WORD = "证据"
_POINTS, _SMALLER = 12, 10.5
_LEFT, _ABOVE, _BELOW = 28.0, 17.0, 9.0
"""Where 证据 begins, its line below the upper edge, and the page number's above the lower one; both in the strips of `a4`."""
_DIGIT = 0.556
"""How wide a digit of Helvetica is, in ems."""


@cache
def stamp_paper() -> bytes:
    """A Word file with a small page on which 证据 stands."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(40), Mm(10)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(0.5)
    section.header_distance = section.footer_distance = Mm(0)
    paragraph = document.paragraphs[0] if document.paragraphs else document.add_paragraph()
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(0)
    run = paragraph.add_run(WORD)
    run.font.size, run.font.bold, run.font.name = Pt(_POINTS), True, "SimHei"
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "黑体")
    written = io.BytesIO()
    document.save(written)
    return Container(read_parts(written.getvalue(), "stamp.docx")).packed([])


class Stamps:
    """The stamps of one volume; `printed` is the PDF of `stamp_paper`."""

    def __init__(self, volume: pikepdf.Pdf, printed: pikepdf.Pdf) -> None:
        page = printed.pages[0]
        self._word = volume.copy_foreign(page.as_form_xobject())
        first = words_of(page)[0]
        self._x, self._y = first.x, first.y
        self._digits = volume.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name.Helvetica,
                Encoding=pikepdf.Name.WinAnsiEncoding,
            )
        )

    def put(self, sheet: pikepdf.Page, exhibit: int, number: int) -> None:
        """Stamp a sheet. The right corner above stays free for the number that the court gives it."""
        width, height = float(sheet.mediabox[2]), float(sheet.mediabox[3])
        line = height - _ABOVE
        # 名称写定：不写的话每次随机，同样的卷就不是同样的字节
        word = sheet.add_resource(self._word, pikepdf.Name.XObject, pikepdf.Name.Stamp)
        font = sheet.add_resource(self._digits, pikepdf.Name.Font, pikepdf.Name.Digits)
        middle = width / 2 - len(str(number)) * _DIGIT * _SMALLER / 2
        drawn = (
            f"q 1 0 0 1 {_LEFT - self._x:.2f} {line - self._y:.2f} cm {word} Do Q"
            f" q 0 g BT {font} {_POINTS} Tf 1 0 0 1 {_LEFT + len(WORD) * _POINTS:.2f} {line:.2f} Tm ({exhibit}) Tj"
            f" {font} {_SMALLER} Tf 1 0 0 1 {middle:.2f} {_BELOW:.2f} Tm ({number}) Tj ET Q"
        )
        sheet.contents_add(drawn.encode("ascii"))
