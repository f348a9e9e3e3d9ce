"""The house style of classic papers, as Word styles: the one place where fonts, sizes and margins stand.

Fonts are those that a court's computer has. A bank that wants others changes `FONTS` and draws the templates again, or
edits the styles of a template in Word.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

FONTS = {"title": "宋体", "body": "仿宋", "heading": "黑体", "table": "宋体", "hint": "楷体"}
LATIN = "Times New Roman"
BODY_SIZE, TABLE_SIZE, SMALL_SIZE, TITLE_SIZE = Pt(14), Pt(10.5), Pt(9), Pt(22)
LINE, NONE = Pt(26), Pt(0)
_UNUSED_PARTS = ("/stylesWithEffects", "/customXml", "/numbering", "/webSettings")
_KEPT_STYLES = ("Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid", "header", "footer")
_EPOCH = (1980, 1, 1, 0, 0, 0)
TEXT_WIDTH = Cm(21 - 2 * 2.8)

TITLE, PARTY, HEADING, TEXT, PLAIN = "文书标题", "当事人", "小标题", "正文文字", "顶格文字"
SIGNATURE, CELL, NUMBER_CELL, HEAD_CELL, NOTE = "落款", "表格文字", "表格数字", "表头", "附注"
CLOSING, SMALL_CELL, SMALL_NUMBER, SMALL_HEAD = "结尾文字", "小表文字", "小表数字", "小表头"


class Paper:
    """One template being drawn, paragraph by paragraph."""

    def __init__(self) -> None:
        self.document: WordDocument = Document()
        _clear(self.document)
        _page(self.document)
        _styles(self.document)
        _footer(self.document)

    def title(self, text: str, *, new_page: bool = False) -> None:
        """The title of the paper, or of a second paper in the same file."""
        self.text(text, TITLE).paragraph_format.page_break_before = new_page

    def text(self, text: str, style: str = TEXT) -> Paragraph:
        """One paragraph."""
        return self.document.add_paragraph(text, style)

    def heading(self, text: str) -> None:
        """A heading, never alone at the foot of a page."""
        self.text(text, HEADING)

    def each(self, item: str, items: str, text: str, style: str = TEXT) -> None:
        """One paragraph for each of several."""
        self.text(f"{{%p for {item} in {items} %}}", style)
        self.text(text, style)
        self.text("{%p endfor %}", style)

    def when(self, condition: str, *lines: str, style: str = TEXT) -> None:
        """Paragraphs that stand there only under a condition."""
        self.text(f"{{%p if {condition} %}}", style)
        for line in lines:
            self.text(line, style)
        self.text("{%p endif %}", style)

    def begin(self, tag: str) -> None:
        """A paragraph-level tag that a later `end` closes."""
        self.text(f"{{%p {tag} %}}")

    def end(self, tag: str) -> None:
        """The close of `begin`."""
        self.text(f"{{%p end{tag} %}}")

    def signature(self, *lines: str) -> None:
        """The lines at the end, kept together and with the paragraph before them."""
        previous = self.document.paragraphs[-1]
        previous.paragraph_format.keep_with_next = True
        for line in lines:
            self.text(line, SIGNATURE)

    def table(
        self, heads: Sequence[str], widths: Sequence[float], *, figures: Sequence[int] = (), small: bool = False
    ) -> "Rows":
        """A table with a head row that is repeated on every page; `widths` are shares of the text's width."""
        table = self.document.add_table(1, len(heads))
        _frame(table, widths)
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            _write(cell, head, SMALL_HEAD if small else HEAD_CELL)
        _mark(table.rows[0]._tr, "w:tblHeader")
        return Rows(table, frozenset(figures), SMALL_CELL if small else CELL, SMALL_NUMBER if small else NUMBER_CELL)

    def form(self, rows: Sequence[tuple[str, str]], label_width: float = 0.24) -> Table:
        """A table of labels and what is written, or is to be written by hand, beside them."""
        table: Table = self.document.add_table(0, 2)
        for label, value in rows:
            row = _new_row(table)
            _mark(row._tr, "w:cantSplit")
            _write(row.cells[0], label, HEAD_CELL)
            _write(row.cells[1], value, CELL)
        for row in table.rows[:-1]:
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
        _frame(table, (label_width, 1 - label_width))
        return table

    def save(self, path: Path) -> None:
        """Write the template; the same drawing gives the same bytes."""
        drawn, packed = BytesIO(), BytesIO()
        self.document.save(drawn)
        with ZipFile(drawn) as parts, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
            for name in parts.namelist():
                archive.writestr(ZipInfo(name, _EPOCH), parts.read(name), ZIP_DEFLATED)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(packed.getvalue())


class Rows:
    """The rows of a table under its head."""

    def __init__(self, table: Table, figures: frozenset[int], words: str, numbers: str) -> None:
        self._table = table
        self._figures = figures
        self._words, self._numbers = words, numbers

    def each(self, item: str, items: str, cells: Sequence[str]) -> None:
        """One row for each of several."""
        self._tag(f"{{%tr for {item} in {items} %}}")
        self.row(cells)
        self._tag("{%tr endfor %}")

    def row(self, cells: Sequence[str], *, bold: bool = False) -> None:
        """One row."""
        row = _new_row(self._table)
        _mark(row._tr, "w:cantSplit")
        for index, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            _write(cell, text, self._numbers if index in self._figures else self._words)
            if bold:
                for run in cell.paragraphs[0].runs:
                    run.bold = True

    def wide(self, text: str) -> None:
        """One cell over the whole width."""
        row = _new_row(self._table)
        merged = row.cells[0].merge(row.cells[-1])
        _write(merged, text, self._words)

    def when(self, condition: str, cells: Sequence[str]) -> None:
        """A row that stands there only under a condition."""
        self._tag(f"{{%tr if {condition} %}}")
        self.row(cells)
        self._tag("{%tr endif %}")

    def open(self, tag: str) -> None:
        """A row-level tag such as `for` or `if`, closed by another one."""
        self._tag(f"{{%tr {tag} %}}")

    def _tag(self, tag: str) -> None:
        _write(_new_row(self._table).cells[0], tag, self._words)


def _new_row(table: Table) -> _Row:
    return cast(_Row, table.add_row())  # type: ignore[no-untyped-call]


def _write(cell: _Cell, text: str, style: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.text = text


def _mark(row: object, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))  # type: ignore[attr-defined]


def _frame(table: Table, shares: Sequence[float]) -> None:
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    widths = [round(TEXT_WIDTH * share) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin = section.bottom_margin = Cm(2.54)
    section.left_margin = section.right_margin = Cm(2.8)
    section.header_distance, section.footer_distance = Cm(1.5), Cm(1.75)


def _styles(document: WordDocument) -> None:
    normal = document.styles["Normal"]
    _font(normal, "body", BODY_SIZE)
    _languages(document)
    # 金额、号码中间不断行，两端对齐会把汉字拉得很开，所以左对齐
    centre, right, left = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
    title = _style(document, TITLE, "title", TITLE_SIZE, centre, line=Pt(36), after=Pt(18), bold=True)
    title.paragraph_format.keep_with_next = True
    _style(document, PARTY, "body", BODY_SIZE, left, indent=2)
    heading = _style(document, HEADING, "heading", BODY_SIZE, left, before=Pt(6))
    heading.paragraph_format.keep_with_next = True
    _style(document, TEXT, "body", BODY_SIZE, left, indent=2)
    _style(document, PLAIN, "body", BODY_SIZE, left)
    closing = _style(document, CLOSING, "body", BODY_SIZE, left, indent=2)
    closing.paragraph_format.keep_with_next = closing.paragraph_format.keep_together = True
    signature = _style(document, SIGNATURE, "body", BODY_SIZE, right)
    signature.paragraph_format.keep_with_next = True
    signature.paragraph_format.right_indent = Cm(0.8)
    for names, size, line in (
        ((CELL, NUMBER_CELL, HEAD_CELL), TABLE_SIZE, Pt(17)),
        ((SMALL_CELL, SMALL_NUMBER, SMALL_HEAD), SMALL_SIZE, Pt(14)),
    ):
        for name, font, alignment in zip(names, ("table", "table", "heading"), (left, right, centre), strict=True):
            _style(document, name, font, size, alignment, line=line)
    _style(document, NOTE, "hint", TABLE_SIZE, left, line=Pt(17), before=Pt(6))


def _style(
    document: WordDocument,
    name: str,
    font: str,
    size: Pt,
    alignment: WD_ALIGN_PARAGRAPH,
    *,
    line: Pt = LINE,
    before: Pt = NONE,
    after: Pt = NONE,
    indent: int = 0,
    bold: bool = False,
) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    _font(style, font, size)
    style.font.bold = bold
    layout = style.paragraph_format
    layout.alignment = alignment
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, line
    layout.space_before, layout.space_after = before, after
    layout.widow_control = True
    if indent:
        layout.first_line_indent = Pt(size.pt * indent)
        ind = style.element.pPr.find(qn("w:ind"))
        ind.set(qn("w:firstLineChars"), str(indent * 100))
    return style


def _font(style: object, kind: str, size: Pt) -> None:
    font = style.font  # type: ignore[attr-defined]
    font.name, font.size = LATIN, size
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()  # type: ignore[attr-defined]
    for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(attribute), None)
    fonts.set(qn("w:eastAsia"), FONTS[kind])
    fonts.set(qn("w:cs"), LATIN)


def _languages(document: WordDocument) -> None:
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for language in defaults.findall(qn("w:lang")):
        language.set(qn("w:val"), "en-US")
        language.set(qn("w:eastAsia"), "zh-CN")
    for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        defaults.find(qn("w:rFonts")).attrib.pop(qn(attribute), None)
    theme = document.settings.element.find(qn("w:themeFontLang"))
    if theme is None:
        theme = OxmlElement("w:themeFontLang")
        document.settings.element.append(theme)
    theme.set(qn("w:val"), "en-US")
    theme.set(qn("w:eastAsia"), "zh-CN")


def _footer(document: WordDocument) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = CELL
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("第 ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" 页　共 ")
    _field(paragraph, "NUMPAGES")
    paragraph.add_run(" 页")


def _field(paragraph: Paragraph, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _clear(document: WordDocument) -> None:
    """Leave nothing of python-docx's own sample: its properties, its thumbnail, parts and styles that nothing uses."""
    properties = document.core_properties
    properties.title, properties.author, properties.language = "{{ title }}", "{{ author }}", "zh-CN"
    properties.comments = properties.keywords = properties.subject = properties.category = ""
    properties.last_modified_by = ""
    properties.created = properties.modified = datetime(2026, 11, 1, tzinfo=UTC)
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith(("/thumbnail", "/extended-properties")):
            del package.rels[key]
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.endswith(_UNUSED_PARTS):
            del document.part.rels[key]
    for style in document.styles.element.findall(qn("w:style")):
        if style.find(qn("w:name")).get(qn("w:val")) not in _KEPT_STYLES:
            document.styles.element.remove(style)
        elif (link := style.find(qn("w:link"))) is not None:  # to a character style that is not kept
            style.remove(link)
