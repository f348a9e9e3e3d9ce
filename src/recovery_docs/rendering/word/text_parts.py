"""Which parts of a .docx hold words that a template may fill, and what people call them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.messages import Message, say
from recovery_docs.rendering.engine.dialect import parsed

Kind = Literal["body", "header", "footer", "footnotes", "endnotes", "comments", "properties"]

CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_KINDS: Mapping[str, Kind] = {
    f"{_WORD}document.main+xml": "body",
    "application/vnd.ms-word.document.macroEnabled.main+xml": "body",
    f"{_WORD}template.main+xml": "body",
    f"{_WORD}header+xml": "header",
    f"{_WORD}footer+xml": "footer",
    f"{_WORD}footnotes+xml": "footnotes",
    f"{_WORD}endnotes+xml": "endnotes",
    f"{_WORD}comments+xml": "comments",
    "application/vnd.openxmlformats-package.core-properties+xml": "properties",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml": "properties",
    "application/vnd.openxmlformats-officedocument.extended-properties+xml": "properties",
}
_LABELS: Mapping[Kind, Message] = {
    "body": say("正文"),
    "header": say("页眉"),
    "footer": say("页脚"),
    "footnotes": say("脚注"),
    "endnotes": say("尾注"),
    "comments": say("批注"),
    "properties": say("文档属性"),
}
_ORDER = tuple(_LABELS)


@dataclass(frozen=True)
class TextPart:
    """One part that holds words, parsed."""

    name: str
    kind: Kind
    label: Message
    root: etree._Element
    passages: Mapping[etree._Element, Message] = field(default_factory=dict)
    """Where each paragraph, and each run out of a clause, was typed; empty while the part is as it was read."""


def text_parts(parts: Mapping[str, bytes], file: str) -> tuple[TextPart, ...]:
    """The parts that hold words, the body first, then in the order in which people look at them.

    Raises `TemplateError` if there is no body, or a part is not well-formed.
    """
    if CONTENT_TYPES not in parts:
        raise _not_word(file)
    types = parsed(parts[CONTENT_TYPES], file, say("部件清单"))
    named = {
        str(override.get("PartName")).lstrip("/"): _KINDS[kind]
        for override in types.iter(f"{_TYPES}Override")
        if (kind := override.get("ContentType")) in _KINDS
    }
    found = sorted(
        ((kind, name) for name, kind in named.items() if name in parts),
        key=lambda each: (_ORDER.index(each[0]), each[1]),
    )
    if not found or found[0][0] != "body":
        raise _not_word(file)
    return tuple(TextPart(name, kind, _LABELS[kind], parsed(parts[name], file, _LABELS[kind])) for kind, name in found)


def _not_word(file: str) -> TemplateError:
    return TemplateError(Fault(Place(file=file), say("不是 Word 文档"), say("在 Word 中另存为 .docx 后再试")))
