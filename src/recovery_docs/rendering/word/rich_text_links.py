"""Links in rich text: a `RichText` names its link by number, and the number is that of the file it was made for."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from lxml import etree

from recovery_docs.rendering.engine.dialect import W

_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NUMBER = f"{_RELATIONS}id"
_ADDRESSES = ("http://", "https://", "mailto:")


def relate_links(root: etree._Element, part: Part) -> None:
    """Give every link its own number in this part, so that Word finds where it leads.

    `RichText(…, url_id="https://…")` is a link to that address. A number that this part does not know was given out for
    another file, which kept the address to itself: the words stay as plain text, since Word calls a link without an address
    a damage.
    """
    for link in list(root.iter(f"{W}hyperlink")):
        number = link.get(_NUMBER)
        if number is None or number in part.rels:
            continue
        if number.startswith(_ADDRESSES):
            link.set(_NUMBER, part.relate_to(number, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        else:
            _unwrap(link)


def has_lost_relations(root: etree._Element, part: Part) -> bool:
    """Whether something names a picture or a file by a number that the part does not know: Word would call it a damage."""
    return any(
        value and value not in part.rels
        for element in root.iter(etree.Element)
        for name, value in element.attrib.items()
        if str(name).startswith(_RELATIONS)
    )


def _unwrap(link: etree._Element) -> None:
    if (paragraph := link.getparent()) is not None:
        at = paragraph.index(link)
        paragraph[at : at + 1] = list(link)
