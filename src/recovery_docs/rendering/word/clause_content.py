"""What of a clause goes into a template: its words, what is bold, italic or underlined in them, and tables of such words."""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from recovery_docs.errors import Fault, Place
from recovery_docs.messages import say
from recovery_docs.rendering.engine.dialect import W, drop_traces
from recovery_docs.rendering.word.passage import paragraphs
from recovery_docs.rendering.word.text_parts import TextPart

_EMPHASIS = tuple(f"{W}{name}" for name in ("b", "bCs", "i", "iCs", "u"))
_DROPPED = tuple(
    f"{W}{name}"
    for name in (
        *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
        *("permStart", "permEnd", "sectPr", "tblStyle", "cnfStyle"),
    )
)
_UNWRAPPED = tuple(f"{W}{name}" for name in ("hyperlink", "smartTag", "customXml", "sdt", "sdtContent"))
_WRAPPERS_OWN = tuple(f"{W}{name}" for name in ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"))
_REFUSED = tuple(
    f"{W}{name}"
    for name in ("drawing", "pict", "object", "footnoteReference", "endnoteReference", "altChunk", "subDoc")
)
_ORDER = {
    f"{W}{name}": rank
    for rank, name in enumerate(
        (
            *(
                "rStyle",
                "rFonts",
                "b",
                "bCs",
                "i",
                "iCs",
                "caps",
                "smallCaps",
                "strike",
                "dstrike",
                "outline",
                "shadow",
            ),
            *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern"),
            *("position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs"),
            *("em", "lang", "eastAsianLayout", "specVanish", "oMath"),
        )
    )
}
"""Properties of a run in the order of ISO/IEC 29500-1, 17.3.2.28."""


def cleaned(block: etree._Element) -> etree._Element:
    """A paragraph or table without what belongs to its own file: styles, numbering, bookmarks, comments, revision ids."""
    block = deepcopy(block)
    block.tail = None
    drop_traces(block)
    for element in list(block.iter(*_DROPPED, *_WRAPPERS_OWN)):
        element.getparent().remove(element)
    for element in list(block.iter(*_UNWRAPPED)):
        parent = element.getparent()
        at = parent.index(element)
        parent[at : at + 1] = list(element)
    for properties in list(block.iter(f"{W}rPr")):
        for each in list(properties):
            if each.tag not in _EMPHASIS:
                properties.remove(each)
    inside_table = block.tag == f"{W}tbl"
    for properties in list(block.iter(f"{W}pPr")):
        for each in list(properties):
            if not inside_table or each.tag in (f"{W}pStyle", f"{W}numPr", f"{W}rPr"):
                properties.remove(each)
    for properties in list(block.iter(f"{W}pPr", f"{W}rPr")):
        if not len(properties):
            properties.getparent().remove(properties)
    return block


def refused_content(part: TextPart) -> Iterator[Fault]:
    """Pictures, notes and tables within tables, which a clause cannot bring along."""
    for paragraph in paragraphs(part):
        nested = sum(1 for _ in paragraph.element.iterancestors(f"{W}tbl")) > 1
        if nested or next(paragraph.element.iter(*_REFUSED), None) is not None:
            yield Fault(
                Place(passage=paragraph.passage),
                say("条款里只能有文字和简单的表格"),
                say("图片、嵌入的对象、脚注、尾注和表格里的表格放进用这个条款的模板"),
            )


def dressed(run: etree._Element, base: etree._Element | None) -> None:
    """Give a run of a clause the look of the run in whose place it stands, with its own emphasis."""
    own = run.find(f"{W}rPr")
    look = run.makeelement(f"{W}rPr") if base is None else deepcopy(base)
    if own is not None:
        run.remove(own)
        emphasis = {each.tag: each for each in own}
        look[:] = [*(each for each in look if each.tag not in emphasis), *emphasis.values()]
    ranks = [_ORDER.get(each.tag, len(_ORDER)) for each in look]
    if ranks != sorted(ranks):
        look[:] = sorted(look, key=lambda each: _ORDER.get(each.tag, len(_ORDER)))
    if ranks:
        run.insert(0, look)
