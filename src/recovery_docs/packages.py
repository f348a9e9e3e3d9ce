"""The one gate for office packages (.docx, .xlsx, .ods): bounded before anything is parsed, and parsed without reaching out."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final
from xml.parsers import expat

from lxml import etree

from recovery_docs.messages import Message, quoted, say

_PIECE: Final = 1 << 20
_RATIO, _SMALL = 400, 16 << 20
"""Honest XML shrinks to a hundredth at most; a part that shrinks to less is a bomb, if it is large at all."""
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, KeyError)
"""What `zipfile` raises for containers that are none, damaged, encrypted, or packed in ways it does not know."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_ENCODING = re.compile(rb"""\A<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']""")
_PROLOG = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_REFERENCE = re.compile(rb"&#(?:0*(?:\d{1,2}|5[5-7]\d{3}|6553[45]|\d{7,})|[xX][0-9a-fA-F]+);")
"""A character by its number that may be one that no XML holds (XML 1.0, 2.2), which is told at its cell; some programs
write every Chinese character by its number, and these are not touched."""
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_SEPARATORS = str.maketrans("\\", "/")


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a package of a kind may be: how many parts, and how many bytes, inflated, a part and all together."""

    parts: int
    part: int
    total: int
    again: Message
    """What to do with one that is not let in."""


DOCUMENT = Limits(
    parts=2_000, part=32 << 20, total=128 << 20, again=say("在 Word 或者 WPS 中打开，另存为新的 .docx 后再试")
)
"""The largest official form has 0.2 MB of XML; a zip bomb has gigabytes."""
WORKBOOK = Limits(
    parts=5_000, part=600 << 20, total=800 << 20, again=say("在 Excel 或者 WPS 中打开，另存为 .xlsx 后再试")
)
"""A hundred thousand rows of sixty columns are some 250 MB."""


class PackageError(Exception):
    """A package that is not let in: why, and what to do."""

    def __init__(self, problem: Message, remedy: Message) -> None:
        super().__init__(str(problem))
        self.problem, self.remedy = problem, remedy


class XmlError(ValueError):
    """A part that is not well-formed, or declares what no office program writes."""

    def __init__(self, reason: Message) -> None:
        super().__init__(str(reason))
        self.reason = reason


def opened(source: Path | IO[bytes], limits: Limits) -> zipfile.ZipFile:
    """The container, its directory looked through before a part is read; to be closed by the caller.

    Raises `PackageError` for what is no container, for names that lead elsewhere or stand twice, and for more or larger
    parts than an honest file has.
    """
    try:
        container = zipfile.ZipFile(source)
    except _BROKEN as error:
        raise damaged(limits) from error
    if wrong := _wrong(container.infolist(), limits):
        container.close()
        raise wrong
    return container


def inflated(container: zipfile.ZipFile, name: str, limits: Limits) -> Iterator[bytes]:
    """A part piece by piece, never more of it than the directory says. Raises `PackageError` where it is damaged."""
    try:
        with container.open(name) as stream:
            while piece := stream.read(_PIECE):
                yield piece
    except _BROKEN as error:
        raise damaged(limits) from error


def proven(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    """The pieces of a part of XML, passed on; raises `PackageError` in the end where it is not well-formed.

    For readers that take what they find of a part and do not look whether there is more.
    """
    reader = expat.ParserCreate()
    reader.StartDoctypeDeclHandler = _refuse_document_type
    try:
        for piece in pieces:
            reader.Parse(without_references(piece))
            yield piece
        reader.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        reason = error.reason if isinstance(error, XmlError) else quoted(error)
        raise PackageError(
            say("部件 {name} 的 XML 已损坏：{reason}", name=name, reason=reason),
            say("在 Excel 或者 WPS 中打开，另存为 .xlsx 后再试；来源不明的文件不要使用"),
        ) from error


def tree_of(data: bytes, *, blank_text: bool = True) -> Any:
    """A part as a tree: no document type, no entity, no network, nothing mended. Raises `XmlError`.

    `blank_text` says whether to keep what only sets elements apart.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=False,
        huge_tree=True,
        remove_blank_text=not blank_text,
    )
    try:
        return etree.fromstring(without_document_type(data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise XmlError(quoted(error)) from error


def elements(data: bytes, name: str) -> Iterator[Any]:
    """The elements of a name in a part, one after the other, for parts too large to be held. Raises `XmlError`."""
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": True}
    try:
        for _, element in etree.iterparse(io.BytesIO(without_document_type(data)), tag=name, **options):
            yield element
            element.clear()
    except (etree.XMLSyntaxError, ValueError) as error:
        raise XmlError(quoted(error)) from error


def without_document_type(data: bytes) -> bytes:
    """The part, in UTF-8, if no document type stands before its first element; `XmlError` if one does.

    A document type is where entities are declared, and those of attributes are replaced whatever a parser is told.
    """
    if data.startswith(_UTF_16):
        data = _from_utf_16(data)
    data = data.removeprefix(b"\xef\xbb\xbf")
    declared = _ENCODING.match(data)
    if declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        raise XmlError(say("编码不是 UTF-8"))
    if data.startswith(b"<!DOCTYPE", _PROLOG.match(data).end()):  # type: ignore[union-attr]
        raise XmlError(say("有文档类型声明"))
    return data


def without_references(data: bytes) -> bytes:
    """The part with a question mark for each character that XML may not hold, for who asks for structure alone."""
    if b"&#" in data:
        data = _REFERENCE.sub(b"?", data)
    if b"\xef\xbf" in data:
        for one in _NO_CHARACTERS:
            data = data.replace(one, b"?")
    return data


def damaged(limits: Limits) -> PackageError:
    """What is said of a container that cannot be read."""
    return PackageError(say("文件已损坏，或者不是它的名字所说的那种文件"), limits.again)


def _from_utf_16(data: bytes) -> bytes:
    encoding = "utf-16" if data[:2] in _UTF_16[:2] else "utf-16-le" if data[:1] == b"<" else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise XmlError(say("编码不是 UTF-8")) from error
    return re.sub(r"\A(<\?xml[^>]*?)\s+encoding\s*=\s*(\"[^\"]*\"|'[^']*')", r"\1", text).encode()


def _refuse_document_type(*_: object) -> None:
    raise XmlError(say("有文档类型声明"))


def _wrong(infos: list[zipfile.ZipInfo], limits: Limits) -> PackageError | None:
    names = [info.filename.translate(_SEPARATORS) for info in infos if not info.is_dir()]
    if any(info.flag_bits & 1 for info in infos):
        return PackageError(say("文件有密码"), say("取消密码后另存"))
    for name in names:
        if name.startswith("/") or ":" in name or not {"..", ".", ""}.isdisjoint(name.split("/")):
            return PackageError(say("压缩包里有部件的名字指向包外"), limits.again)
    if len({name.casefold() for name in names}) != len(names):
        return PackageError(say("压缩包里有同名的部件"), limits.again)
    largest = max((info.file_size for info in infos), default=0)
    total = sum(info.file_size for info in infos)
    bomb = any(info.file_size > max(_SMALL, info.compress_size * _RATIO) for info in infos)
    if bomb or len(infos) > limits.parts or largest > limits.part or total > limits.total:
        return PackageError(say("解压后太大，不像是平常的文件"), limits.again)
    return None
