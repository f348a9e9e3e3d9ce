"""The exhibits' own files: which kinds can be bound, whether each is whole, and how many pages it has."""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pikepdf
from docx import Document

from recovery_docs.messages import Message, say
from recovery_docs.packages import DOCUMENT, PackageError, inflated, opened

Kind = Literal["pdf", "picture", "word"]

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*")


class UnfitError(Exception):
    """A file that cannot be bound: why, and what to do."""

    def __init__(self, problem: Message, remedy: Message) -> None:
        super().__init__(str(problem))
        self.problem, self.remedy = problem, remedy


@dataclass(frozen=True, slots=True)
class ExhibitFile:
    """A file as it lay there when it was looked at. `pages` of a Word file are not known before it is printed."""

    path: Path
    kind: Kind
    sha256: str
    pages: int | None


def looked_at(path: Path) -> ExhibitFile:
    """The file with its kind and pages; raises `UnfitError` where it is missing, empty, damaged, locked or of another kind."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnfitError(
            say("案件文件所在的文件夹里没有这个证据文件"), say("把它放到案件文件旁边，或者改正文件名")
        ) from None
    except OSError:
        raise UnfitError(say("证据文件打不开"), say("检查对它的权限，再运行一次")) from None
    kind = _kind(data)
    pages = {"pdf": _pages_of_pdf, "picture": _pages_of_picture, "word": _nothing_known}[kind](data)
    return ExhibitFile(path, kind, hashlib.sha256(data).hexdigest(), pages)


def read_again(file: ExhibitFile) -> bytes:
    """The bytes of a file that was looked at; raises `UnfitError` if they are others now."""
    try:
        data = file.path.read_bytes()
    except OSError:
        data = b""
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise UnfitError(say("证据文件在制作途中变了"), say("等文件存好，再运行一次"))
    return data


@contextmanager
def whole_pdf(data: bytes) -> Iterator[pikepdf.Pdf]:
    """The PDF as it is; raises `UnfitError` where it is locked or damaged. Nothing is mended: what is mended may lack pages."""
    try:
        pdf = pikepdf.open(io.BytesIO(data), attempt_recovery=False)
    except pikepdf.PasswordError:
        raise UnfitError(say("证据文件加密、设有密码"), say("另存为不加密的 PDF")) from None
    except (pikepdf.PdfError, OSError, ValueError):
        raise _damaged() from None
    with pdf:
        yield pdf


def _kind(data: bytes) -> Kind:
    if not data:
        raise UnfitError(say("证据文件是空的，一个字节也没有"), say("重新扫描或者复制这个文件"))
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_PICTURES):
        return "picture"
    if data.startswith(b"PK"):
        return "word"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnfitError(say("证据文件加密，或者是旧格式的 Word 文件"), say("去掉密码，另存为 .docx 或者 PDF"))
    raise UnfitError(say("证据文件损坏，或者不是 PDF、JPG、PNG、TIFF、DOCX"), say("重新扫描，或者另存为不加密的 PDF"))


def _pages_of_pdf(data: bytes) -> int:
    with whole_pdf(data) as pdf:
        # 逐个数据流解一遍，目录完好而内容残缺的也查得出
        if not len(pdf.pages):
            raise UnfitError(say("证据文件是空的，没有一页"), say("重新扫描，或者另存为不加密的 PDF"))
        if _torn(pdf):
            raise _damaged()
        return len(pdf.pages)


def _torn(pdf: pikepdf.Pdf) -> bool:
    try:
        for page in pdf.pages:
            contents: Any = page.obj.get("/Contents", pikepdf.Array())
            for stream in contents if isinstance(contents, pikepdf.Array) else [contents]:
                if not isinstance(stream, pikepdf.Stream):
                    return True
                stream.read_bytes()
    except (pikepdf.PdfError, RuntimeError, ValueError):
        return True
    return False


def _pages_of_picture(data: bytes) -> int:
    from recovery_docs.volume.pictures import frames_of

    return frames_of(data)


def _nothing_known(data: bytes) -> None:
    """Raise `UnfitError` for a Word file that cannot be read, that has nothing in it, or that reaches out of itself."""
    from recovery_docs.rendering.check_template.reaching_out import fetches

    try:
        with opened(io.BytesIO(data), DOCUMENT) as package:
            parts = {name: b"".join(inflated(package, name, DOCUMENT)) for name in package.namelist()}
        if "word/document.xml" not in parts:
            raise UnfitError(
                say("证据文件损坏，或者不是 PDF、JPG、PNG、TIFF、DOCX"), say("重新扫描，或者另存为不加密的 PDF")
            )
        if fetches(parts):
            raise UnfitError(
                say("证据文件里有链接到别处的图片或者文件，转成 PDF 时会去读取"),
                say("在 Word 中打开，看过内容以后自己另存为 PDF"),
            )
        body = Document(io.BytesIO(data)).element.body
    except (PackageError, zipfile.BadZipFile, KeyError, ValueError, OSError):
        raise _damaged() from None
    except UnfitError:
        raise
    except Exception:  # python-docx 遇到坏文件，什么都可能抛出
        raise _damaged() from None
    seen = ("}t", "}drawing", "}pict", "}object", "}sym")
    if not any(str(one.tag).endswith(seen) and (one.text or not str(one.tag).endswith("}t")) for one in body.iter()):
        raise UnfitError(say("证据文件是空的，里面什么也没有"), say("重新扫描或者复制这个文件"))


def _damaged() -> UnfitError:
    return UnfitError(say("证据文件损坏"), say("重新扫描，或者另存为不加密的 PDF"))
