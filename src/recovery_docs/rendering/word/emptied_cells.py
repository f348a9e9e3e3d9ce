"""Empty cells, rows and tables left by conditions: valid XML that Word calls damaged."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import nodes


@dataclass(frozen=True, slots=True)
class Emptied:
    """A kind of element that must not be empty; `sign`, which is quickly looked for, stands wherever one is."""

    sign: re.Pattern[str]
    pattern: re.Pattern[str]
    instead: str

    def mended(self, xml: str) -> str:
        """The part without such elements, or with a paragraph in them."""
        return self.pattern.sub(self.instead, xml) if self.sign.search(xml) else xml


_ROW = Emptied(
    re.compile(r"</w:tr>(?<!</w:tc></w:tr>)"),
    re.compile(r"<w:tr(?: [^>]*)?>\s*(?:<w:(trPr|tblPrEx)(?:/>|>(?:(?!</w:\1>).)*</w:\1>)\s*)*</w:tr>"),
    "",
)
_TABLE = Emptied(
    re.compile(r"</w:tbl>(?<!</w:tr></w:tbl>)"),
    re.compile(
        r"<w:tbl>\s*(?:<\?[^>]*\?>)?\s*(?:<w:tblPr(?:/>|>(?:(?!</w:tblPr>).)*</w:tblPr>))?"
        r"\s*(?:<w:tblGrid(?:/>|>(?:(?!</w:tblGrid>).)*</w:tblGrid>))?\s*</w:tbl>"
    ),
    "",
)
_CELL = Emptied(
    re.compile(r"</w:tc>(?<!</w:p></w:tc>)"),
    re.compile(r"(<w:tc(?: [^>]*)?>|</w:tcPr>|<w:tcPr/>|</w:tbl>)\s*(?=</w:tc>)"),
    r"\1<w:p/>",
)
_PART = Emptied(
    re.compile(r"</w:(?:hdr|ftr|footnote|endnote|comment)>(?<!</w:p></w:...>)"),
    re.compile(
        r"(<w:(?:hdr|ftr|footnote|endnote|comment)\b[^>]*[^/]>)\s*(?=</w:(?:hdr|ftr|footnote|endnote|comment)>)"
    ),
    r"\1<w:p/>",
)
_KINDS = (_ROW, _TABLE, _CELL, _PART)
"""In their order: without its rows a table is empty, and without its tables a cell."""


def can_be_emptied(body: Iterable[nodes.Node]) -> tuple[Emptied, ...]:
    """What is empty when every condition in it fails and every loop in it has nothing to repeat."""
    found = set(_emptied(body))
    if found & {_ROW, _TABLE}:
        found |= {_TABLE, _CELL}
    return tuple(kind for kind in _KINDS if kind in found)


def _emptied(body: Iterable[nodes.Node]) -> Iterator[Emptied]:
    kept: list[str] = []
    inner: list[nodes.Node] = []
    for node in body:
        if isinstance(node, nodes.Output):
            kept += (child.data if isinstance(child, nodes.TemplateData) else "?" for child in node.nodes)
        else:
            inner.append(node)
    text = "".join(kept).replace("\n", "")
    for kind in _KINDS:
        before, text = text, kind.mended(text)
        if text != before:
            yield kind
    for node in inner:
        for each in _bodies(node):
            yield from _emptied(each)


def _bodies(node: nodes.Node) -> Iterator[Iterable[nodes.Node]]:
    match node:
        case nodes.If():
            yield from (node.body, *(branch.body for branch in node.elif_), node.else_)
        case nodes.For():
            yield from (node.body, node.else_)
        case nodes.With() | nodes.Scope() | nodes.Macro() | nodes.CallBlock():
            yield node.body
