"""A template whose values are marked where they are printed: to show them in colour, and to tell them from its words."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from jinja2.runtime import Context, Undefined
from lxml import etree
from markupsafe import Markup, escape

from recovery_docs.packages import tree_of
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate
from recovery_docs.rendering.engine.dialect import W
from recovery_docs.rendering.engine.sandbox import TemplateEnvironment
from recovery_docs.rendering.filters.field_filters import default, is_missing, split_pattern, written
from recovery_docs.tree.leaf import Nothing

START, END = "\ue000", "\ue001"
"""Signs of a private use area, which no paper has, around every value."""


class _MarkingEnvironment(TemplateEnvironment):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.filters = {**self.filters, "写": _written, "default": _default, "d": _default}

    def shown(self, value: Any, context: Context) -> str:
        text = super().shown(value, context)
        marked = isinstance(value, (Markup, Nothing, Undefined)) or not text or START in text
        return text if marked else f"{START}{text}{END}"


def _written(value: Any, pattern: str = "…") -> Any:
    """`|写` with the value alone marked, since the words around it are the template's."""
    if is_missing(value) or isinstance(value, Markup):
        return written(value, pattern)
    before, after = split_pattern(pattern)
    if after is None:
        return written(value, pattern)
    return escape(before) + Markup(f"{START}{escape(str(value))}{END}") + escape(after)


def _default(value: Any, otherwise: Any = "", boolean: bool = False) -> Any:
    """`|default`, whose words are the template's."""
    found = default(value, otherwise, boolean)
    return escape(found) if found is otherwise and isinstance(found, str) else found


class MarkedTemplate(CompiledTemplate):
    """The same template; what it prints has every value between `START` and `END`."""

    environment = _MarkingEnvironment

    def words(self, context: Mapping[str, Any], *, draft: bool = False) -> str:
        """What all parts print, in the order of the file, with the marks."""
        _, contents = self._made(context, draft=draft)
        printed = (content for name, content in contents.items() if name.startswith("word/"))
        return "\n".join("".join(tree_of(content, blank_text=True).itertext()) for content in printed)

    def highlighted(self, context: Mapping[str, Any]) -> bytes:
        """The paper as a Word file, a draft, the values on yellow ground."""
        _, contents = self._made(context, draft=True)
        return self._packed({name: _on_yellow(content) for name, content in contents.items()})


def _on_yellow(content: bytes) -> bytes:
    root = tree_of(content, blank_text=True)
    inside = False
    for text in list(root.iter(f"{W}t")):
        run = text.getparent()
        if run.tag != f"{W}r" or (not inside and START not in (text.text or "")):
            continue
        inside = _split(run, text, inside)
    data: bytes = etree.tostring(root, encoding="UTF-8", standalone=True, xml_declaration=True)
    return data.replace(START.encode(), b"").replace(END.encode(), b"")


def _split(run: etree._Element, text: etree._Element, inside: bool) -> bool:
    """The run of a text as several, those of values highlighted; gives whether a value goes on after it."""
    properties = run.find(f"{W}rPr")
    later = list(text.itersiblings())
    pieces = (text.text or "").replace(END, START).split(START)
    at = run
    for index, piece in enumerate(pieces):
        value = inside if index % 2 == 0 else not inside
        if index == 0:
            text.text, made = piece, run
        else:
            made = run.makeelement(f"{W}r")
            if properties is not None:
                made.append(_copy(properties))
            own = etree.SubElement(made, f"{W}t")
            own.text = piece
            own.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            at.addnext(made)
        if value and piece:
            _highlight(made)
        at = made
    for element in later:  # 值里的换行和制表符跟着最后一段走
        at.append(element)
    return inside if len(pieces) % 2 == 1 else not inside


def _copy(properties: etree._Element) -> etree._Element:
    copied = deepcopy(properties)
    for highlight in copied.findall(f"{W}highlight"):
        copied.remove(highlight)
    return copied


_AFTER_HIGHLIGHT = [
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
]
"""What ECMA-376 (CT_RPr) has behind the highlight."""


def _highlight(run: etree._Element) -> None:
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = run.makeelement(f"{W}rPr")
        run.insert(0, properties)
    if properties.find(f"{W}highlight") is not None:
        return
    mark = properties.makeelement(f"{W}highlight", {f"{W}val": "yellow"})
    following = next((one for one in properties if etree.QName(one).localname in _AFTER_HIGHLIGHT), None)
    if following is None:
        properties.append(mark)
    else:
        following.addprevious(mark)
