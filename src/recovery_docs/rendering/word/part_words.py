"""The words of a part, a line for each paragraph: of any part, parsed; of one just made, from the pieces it is made of."""

import re
from collections.abc import Iterable
from html import unescape
from xml.parsers import expat

from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.messages import Message, quoted, say
from recovery_docs.packages import XmlError

_BREAKS = (b"<w:br", b"<w:tab/>")
_TAG = re.compile(r"<[^<>]*>")
_WHOLE_TAGS = re.compile(r"(?:[^<>]++|<[^<>]*+>)*+")


def parsed_words(file: str, name: str, data: bytes) -> str:
    """The words of a part. Raises `TemplateError` where it is not well-formed."""
    for end in (_end(name), *_BREAKS):
        data = data.replace(end, b"\n" + end)
    words: list[str] = []
    reader = expat.ParserCreate()
    reader.buffer_text = True
    reader.CharacterDataHandler = words.append
    reader.StartDoctypeDeclHandler = _refuse_document_type
    try:
        reader.Parse(data, True)
    except (expat.ExpatError, XmlError) as error:
        reason = error.reason if isinstance(error, XmlError) else quoted(error)
        raise TemplateError(broken(file, name, reason)) from error
    return "".join(words)


def broken(file: str, part: str, reason: Message) -> Fault:
    """What is said of a part that is not as it was made."""
    return Fault(
        Place(file=file, passage=say("部件 {name}", name=part)),
        say("文件的 XML 已损坏：{reason}", reason=reason),
        say("检查资料里是否有控制字符；没有的，请在 Word 中打开模板另存后再做"),
    )


class PieceWords:
    """The words of a part by the pieces that it is made of: those of the template's own texts are known beforehand."""

    def __init__(self, name: str, own_text: Iterable[str]) -> None:
        texts = tuple(own_text)
        self._known: dict[str, str] | None = None
        if all(_WHOLE_TAGS.fullmatch(text) for text in texts):
            self._known = {text: _between_tags(name, text) for text in texts}

    @property
    def own(self) -> Iterable[str]:
        """Those of the template itself, a text each."""
        return (self._known or {}).values()

    def of(self, pieces: list[str]) -> str | None:
        """The words; nothing where a value stands inside a tag, or is XML itself."""
        if self._known is None:
            return None
        known = self._known
        words = "".join(map(known.get, pieces, pieces))
        if "<" in words:
            return None
        return (unescape(words) if "&" in words else words).replace("\a", "\n")


def _between_tags(name: str, text: str) -> str:
    """The words of a text whose tags are whole, with their entities as they are."""
    for end in (_end(name), *_BREAKS):
        text = text.replace(end.decode(), f"\n{end.decode()}")
    return _TAG.sub("", text)


def _end(name: str) -> bytes:
    """What ends a line."""
    return b"</w:p>" if name.startswith("word/") else b"</"


def _refuse_document_type(*_: object) -> None:
    raise XmlError(say("有文档类型声明"))
