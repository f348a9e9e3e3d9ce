"""Reading a finished document back: its text, and whether it may leave the house."""

import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from xml.parsers import expat

from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.messages import Message, say
from recovery_docs.rendering.archive import Entry, inflated, read_entries, read_parts
from recovery_docs.rendering.left import Left
from recovery_docs.rendering.package import text_parts
from recovery_docs.rendering.passage import paragraphs
from recovery_docs.rendering.typed import left_over

_WORDLESS = tuple(f"word/{name}" for name in ("styles", "settings", "fontTable", "webSettings", "numbering", "theme/"))
_ENDS_OF_LINES = (b"</w:p>", b"<w:br", b"<w:tab/>")
_READ_BEFORE = 128
"""Texts kept: parts that no document changes are read once, and each other part once for the scan and the leak guard."""


_Look = Callable[[str], Iterator[Left]]


class _BrokenXmlError(Exception):
    """The part is not well-formed."""


def document_text(docx: bytes) -> str:
    """All words of a document: body, headers, footers, notes, comments and properties; a line for each paragraph.

    Raises `TemplateError` if the file is no .docx, or a part of it is not well-formed.
    """
    name = "document.docx"
    try:
        entries = sorted(read_entries(docx, name, _has_words), key=_reading_order)
        return "\n".join(map(_text, entries))
    except _BrokenXmlError as error:
        raise TemplateError(_broken(Place(file=name), str(error))) from error


def refuse_incomplete(
    docx: bytes, file: str, *, draft: bool = False, known: object = "", allowed: tuple[str, ...] = ()
) -> str:
    """The words of a document; raises `TemplateError` with everything that keeps it from being complete.

    `known` is the context that was printed, or its text: what a value says itself is not left over. `allowed` are the
    blanks that the form has for a pen. A draft may have blanks and placeholders, but no tags and no broken part.
    """
    look: _Look = partial(left_over, known=known, allowed=allowed, draft=draft)
    faults: list[Fault] = []
    texts: dict[str, str] = {}
    for entry in read_entries(docx, file, _has_words):
        try:
            texts[entry.name] = _text(entry)
        except _BrokenXmlError as error:
            faults.append(_broken(Place(file=file, passage=say("部件 {name}", name=entry.name)), str(error)))
    words = "\n".join(texts.values())
    if not faults and any(look(words)):
        faults += _located(docx, file, texts, look)
    if faults:
        raise TemplateError(*dict.fromkeys(faults))
    return words


def _reading_order(entry: Entry) -> tuple[bool, bool, str]:
    return entry.name != "word/document.xml", not entry.name.startswith("word/"), entry.name


def _has_words(name: str) -> bool:
    return name.endswith(".xml") and name.startswith(("word/", "docProps/")) and not name.startswith(_WORDLESS)


@lru_cache(_READ_BEFORE)
def _text(entry: Entry) -> str:
    """The words of a part. Raises `_BrokenXmlError`."""
    try:
        data = inflated(entry)
    except zlib.error as error:
        raise _BrokenXmlError(str(error)) from error
    for end in _ENDS_OF_LINES if entry.name.startswith("word/") else (b"</",):
        data = data.replace(end, b"\n" + end)
    words: list[str] = []
    reader = expat.ParserCreate()
    reader.buffer_text = True
    reader.CharacterDataHandler = words.append
    reader.StartDoctypeDeclHandler = _refuse_document_type
    try:
        reader.Parse(data, True)
    except expat.ExpatError as error:
        raise _BrokenXmlError(expat.errors.messages[error.code]) from error
    return "".join(words)


def _refuse_document_type(*_: object) -> None:
    raise _BrokenXmlError("document type")


def _located(docx: bytes, file: str, texts: dict[str, str], look: _Look) -> list[Fault]:
    """The faults with their paragraphs; looked for only when there are any."""
    faults = []
    parts = {part.name: part for part in text_parts(read_parts(docx, file), file)}
    for name in (*parts, *(name for name in texts if name not in parts)):
        rest = Counter(look(texts.get(name, "")))
        for paragraph in paragraphs(parts[name]) if rest and name in parts else ():
            here = Place(file=file, passage=paragraph.passage)
            for left in look(paragraph.text):
                faults.append(_left(left, here))
                rest[left] -= 1
        elsewhere = Place(file=file, passage=parts[name].label if name in parts else say("部件 {name}", name=name))
        faults += (_left(left, elsewhere) for left in rest.elements())
    return faults


def _left(left: Left, place: Place) -> Fault:
    return Fault(place, left.problem, left.remedy, left.text)


def _broken(place: Place, reason: str) -> Fault:
    problem: Message = say("文件的 XML 已损坏：{reason}", reason=reason)
    return Fault(place, problem, say("检查资料里是否有控制字符；没有的，请在 Word 中打开模板另存后再做"))
