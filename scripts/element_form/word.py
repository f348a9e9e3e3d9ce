"""From a drawing and the shared look to the parts of a .docx; fonts and measures stand in `theme.toml` alone."""

import re
from typing import Any
from xml.sax.saxutils import escape

from scripts.element_form.layout import SPACE, TOKEN, Piece

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
FOOTER = "rId4"
"""The relationship of the footer, the fourth of the parts beside the document."""
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_INDENTS = {0: "ElementText", 2: "ElementIndented2", 3: "ElementIndented3"}
_BODY = {"notice": "ElementNotice", "wide": "ElementNarrative"}


def document(pieces: list[Piece], theme: dict[str, Any]) -> str:
    """word/document.xml: the titles, one fixed table of two columns, the signature lines."""
    page, table = theme["page"], theme["table"]
    above = "".join(_heading(piece) for piece in pieces if piece.kind in ("title", "cause"))
    inside = [piece for piece in pieces if piece.kind not in ("title", "cause", "sign", "signer")]
    last = _row(inside[-1], table).replace("</w:pPr>", "<w:keepNext/></w:pPr>")
    rows = "".join(_row(piece, table) for piece in inside[:-1]) + last
    below = "".join(_signature(piece) for piece in pieces if piece.kind in ("sign", "signer"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in table["columns"])
    margins = "".join(f' w:{side}="{width}"' for side, width in page["margins"].items())
    return (
        f"<w:document {W} {_R}><w:body>{above}"
        f'<w:tbl><w:tblPr><w:tblStyle w:val="ElementTable"/><w:tblW w:w="{sum(table["columns"])}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{below}'
        f'<w:sectPr><w:footerReference w:type="default" r:id="{FOOTER}"/><w:pgSz w:w="{page["width"]}" w:h="{page["height"]}"/>'
        f'<w:pgMar{margins} w:header="851" w:footer="851" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def footer() -> str:
    """word/footer.xml: 第 1 页　共 6 页, as every paper of the house has it; a form of several sheets is bound by it."""
    parts = (("第 ", "PAGE"), (" 页　共 ", "NUMPAGES"), (" 页", ""))
    runs = "".join(
        _run(words) + (f'<w:fldSimple w:instr="{field}">{_run("1")}</w:fldSimple>' if field else "")
        for words, field in parts
    )
    return f'<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="ElementFooter"/></w:pPr>{runs}</w:p></w:ftr>'


def paragraph(text: str, style: str) -> str:
    """A paragraph of text, fields and boxes."""
    runs, position = "", 0
    for found in TOKEN.finditer(text):
        runs += _run(text[position : found.start()]) + _token(found, style)
        position = found.end()
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}{_run(text[position:])}</w:p>'


def _token(found: re.Match[str], paragraph_style: str) -> str:
    if box := found["box"]:
        return _run(f"{{{{ {box if box.isascii() else _ticked(found)} }}}}", "ElementBox")
    if not found["field"]:
        return _run(SPACE * int(found["gap"]), "ElementFilledLine")
    on_the_tree = not found["field"].isascii() and not found["field"].startswith("条款.")
    gap = f' or "{SPACE * int(found["gap"])}"' if found["gap"] else "|可空" if on_the_tree else ""
    style = "ElementSigned" if paragraph_style in ("ElementSignature", "ElementSigner") else "ElementFilled"
    return _run(f"{{{{ {found['field']}{gap} }}}}", "ElementFilledLine" if found["line"] else style)


def _ticked(found: re.Match[str]) -> str:
    """A box on the tree of fields, by its filter."""
    asked = f"(not {found['box']})" if found["without"] else found["box"]
    return f"{asked}|勾('{found['choice']}')" if found["choice"] else f"{asked}|勾"


def _run(text: str, style: str = "") -> str:
    if not text:
        return ""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return f'<w:r><w:rPr>{named}{_HINT}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _heading(piece: Piece) -> str:
    return paragraph(piece.words, "ElementTitle" if piece.kind == "title" else "ElementCause")


def _signature(piece: Piece) -> str:
    if piece.kind == "sign":
        return paragraph(piece.words, "ElementSignature")
    lines = (f"{{%p for 名 in {piece.words} if 名 %}}", "{名}", "{%p endfor %}")
    return "".join(paragraph(line, "ElementSigner") for line in lines)


def _row(piece: Piece, table: dict[str, Any]) -> str:
    left, right = table["columns"]
    match piece.kind:
        case "for":
            return f"<w:tr>{_cell(paragraph(f'{{%tr for {piece.words} %}}', 'ElementText'), left + right)}</w:tr>"
        case "end":
            return f"<w:tr>{_cell(paragraph('{%tr endfor %}', 'ElementText'), left + right)}</w:tr>"
        case "section":
            said = paragraph(piece.words, "ElementSection")
            said += "".join(paragraph(line, "ElementSectionNote") for line in piece.paragraphs)
            heading = _cell(said, left + right)
            return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{heading}</w:tr>"
        case "notice" | "wide":
            style = "ElementNoticeHead" if piece.kind == "notice" else "ElementHint"
            head = paragraph(piece.words, style) if piece.words else ""
            height = f'<w:trPr><w:trHeight w:val="{table["wide_row"]}" w:hRule="atLeast"/></w:trPr>'
            content = head + _paragraphs(piece)
            return f"<w:tr>{height if piece.kind == 'wide' else ''}{_cell(content, left + right, 'top')}</w:tr>"
    style = "ElementParty" if piece.kind in ("party", "centred") else "ElementLabel"
    label = "".join(paragraph(words, style) for words in piece.words.split("|"))
    whole = "" if piece.kind in ("long", "centred") else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{whole}{_cell(label, left)}{_cell(_paragraphs(piece), right)}</w:tr>"


def _paragraphs(piece: Piece) -> str:
    made = []
    for line in piece.paragraphs:
        if line.startswith("%clause "):
            inline = paragraph(f"{{条款.{line.removeprefix('%clause ')}}}", _BODY.get(piece.kind) or _INDENTS[0])
            made.append(inline.replace("{{ 条款.", "{{p 条款."))
            continue
        if line.startswith("%"):
            line = "{%p endfor %}" if line == "%end" else f"{{%p {line[1:]} %}}"
        words = line.lstrip(SPACE)
        made.append(paragraph(words, _BODY.get(piece.kind) or _INDENTS[len(line) - len(words)]))
    return "".join(made)


def _cell(content: str, width: int, align: str = "center") -> str:
    span = '<w:gridSpan w:val="2"/>' if width > 8000 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="{align}"/></w:tcPr>{content}</w:tc>'
    )
