r"""Line breaks, tabs, paragraphs and page breaks inside values: `\n`, `\t`, `\a` and `\f` of docxtpl's dialect."""

import re
from collections.abc import Iterator

SPECIAL = "\n\t\a\f"

_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_PARAGRAPH = re.compile(r"<w:p[ >]|</w:p>")
_SECTION = re.compile(r"<w:sectPr[ >].*?</w:sectPr>")


def has_special(xml: str) -> bool:
    """Whether there is anything to expand."""
    return "\n" in xml or "\t" in xml or "\a" in xml or "\f" in xml


def breaks_paragraphs(xml: str) -> bool:
    """Whether it takes more than elements inside a run."""
    return "\a" in xml or "\f" in xml


def expanded(xml: str) -> str:
    """The part with every special character in a text run put into Word's elements.

    A new paragraph takes over the properties of its paragraph and run, as docxtpl has it, but never a section break.
    """
    pieces: list[str] = []
    done = 0
    for match in _special_texts(xml):
        run = _properties(xml, _last_start(xml, "w:r", match.start()), "w:rPr")
        pieces += (xml[done : match.start()], _text(xml, match, run))
        done = match.end()
    pieces.append(xml[done:])
    return "".join(pieces)


def _special_texts(xml: str) -> Iterator[re.Match[str]]:
    """The texts of runs in which a special character stands."""
    present = [character for character in SPECIAL if character in xml]
    done = 0
    while at := min((at for character in present if (at := xml.find(character, done)) >= 0), default=0):
        text = _TEXT.match(xml, xml.rfind("<", 0, at))
        if text:
            yield text
        done = text.end() if text else at + 1


def _text(xml: str, match: "re.Match[str]", run: str) -> str:
    opening = f'<w:r>{run}<w:t xml:space="preserve">'
    closing = "</w:t></w:r>"
    text = match.group(1).replace("\t", f"{closing}<w:r>{run}<w:tab/></w:r>{opening}")
    text = text.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    if breaks_paragraphs(text):
        paragraph = f"<w:p>{_SECTION.sub('', _properties(xml, _enclosing_paragraph(xml, match.start()), 'w:pPr'))}"
        page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        text = text.replace("\a", f"{closing}</w:p>{paragraph}{opening}")
        text = text.replace("\f", f"{closing}</w:p>{page}{paragraph}{opening}")
    return f'<w:t xml:space="preserve">{text}</w:t>'


def _last_start(xml: str, element: str, before: int) -> int:
    return max(xml.rfind(f"<{element}>", 0, before), xml.rfind(f"<{element} ", 0, before))


def _enclosing_paragraph(xml: str, position: int) -> int:
    """The start of the paragraph around a position; a text box holds paragraphs of its own inside one."""
    open_at: list[int] = []
    for match in _PARAGRAPH.finditer(xml, 0, position):
        if match.group() == "</w:p>":
            if open_at:
                open_at.pop()
        elif not _is_empty(xml, match.start()):
            open_at.append(match.start())
    return open_at[-1] if open_at else -1


def _is_empty(xml: str, start: int) -> bool:
    return xml[xml.index(">", start) - 1] == "/"


def _properties(xml: str, start: int, element: str) -> str:
    """The properties that open a run or paragraph, whole, or nothing."""
    if start < 0:
        return ""
    inside = xml.index(">", start) + 1
    closing = f"</{element}>"
    if not xml.startswith(f"<{element}>", inside):
        return ""
    return xml[inside : xml.index(closing, inside) + len(closing)]
