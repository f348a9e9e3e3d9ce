"""Cells, rows and tables that conditions left empty: Word calls a file with these damaged, though it is good XML."""

import re
from collections.abc import Iterable, Iterator

from jinja2 import nodes

_SIGNS = (
    *("</w:tcPr></w:tc>", "<w:tcPr/></w:tc>", "<w:tc></w:tc>", "</w:tbl></w:tc>", "</w:tblGrid></w:tbl>"),
    *("<w:tr></w:tr>", "</w:trPr></w:tr>", "<w:trPr/></w:tr>", "</w:tblPrEx></w:tr>"),
    *("</w:hdr>", "</w:ftr>", "</w:footnote>", "</w:endnote>", "</w:comment>"),
)
_EMPTY_ROW = re.compile(r"<w:tr(?: [^>]*)?>\s*(?:<w:(trPr|tblPrEx)(?:/>|>(?:(?!</w:\1>).)*</w:\1>)\s*)*</w:tr>")
_EMPTY_TABLE = re.compile(
    r"<w:tbl>\s*(?:<\?[^>]*\?>)?\s*(?:<w:tblPr(?:/>|>(?:(?!</w:tblPr>).)*</w:tblPr>))?"
    r"\s*(?:<w:tblGrid(?:/>|>(?:(?!</w:tblGrid>).)*</w:tblGrid>))?\s*</w:tbl>"
)
_EMPTY_CELL = re.compile(r"(<w:tc(?: [^>]*)?>|</w:tcPr>|<w:tcPr/>|</w:tbl>)\s*(?=</w:tc>)")
_EMPTY_PART = re.compile(
    r"(<w:(?:hdr|ftr|footnote|endnote|comment)\b[^>]*[^/]>)\s*(?=</w:(?:hdr|ftr|footnote|endnote|comment)>)"
)


def can_empty(body: Iterable[nodes.Node]) -> bool:
    """Whether something is empty when every condition in it fails and every loop in it has nothing to repeat."""
    kept: list[str] = []
    inner: list[nodes.Node] = []
    for node in body:
        if isinstance(node, nodes.Output):
            kept += (child.data if isinstance(child, nodes.TemplateData) else "?" for child in node.nodes)
        else:
            inner.append(node)
    text = "".join(kept).replace("\n", "")
    return without_empties(text) != text or any(can_empty(each) for node in inner for each in _bodies(node))


def _bodies(node: nodes.Node) -> Iterator[Iterable[nodes.Node]]:
    match node:
        case nodes.If():
            yield from (node.body, *(branch.body for branch in node.elif_), node.else_)
        case nodes.For():
            yield from (node.body, node.else_)
        case nodes.With() | nodes.Scope() | nodes.Macro() | nodes.CallBlock():
            yield node.body


def without_empties(xml: str) -> str:
    """The rendered part without empty rows and tables; a cell, header or note that lost its words keeps a paragraph."""
    if not any(sign in xml for sign in _SIGNS):
        return xml
    for empty in (_EMPTY_ROW, _EMPTY_TABLE):
        xml = empty.sub("", xml)
    for empty in (_EMPTY_CELL, _EMPTY_PART):
        xml = empty.sub(r"\1<w:p/>", xml)
    return xml
