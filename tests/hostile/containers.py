"""Office files whose parts have been changed: the tests' way into a package."""

import io
import zipfile
from collections.abc import Mapping

from docx import Document
from openpyxl import Workbook

HEADINGS = ("案件编号", "债权人名称", "借款人姓名", "身份证号码", "合同编号", "本金余额", "截至日")
TYPES = "[Content_Types].xml"
WORD_RELATIONS = "word/_rels/document.xml.rels"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def changed(data: bytes, changes: Mapping[str, bytes]) -> bytes:
    """The package with parts added or replaced."""
    return packed({**parts_of(data), **changes})


def replaced(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The package with a piece of one part replaced, which must be there."""
    parts = parts_of(data)
    assert old in parts[part], (part, old)
    return packed({**parts, part: parts[part].replace(old, new, 1)})


def word(*paragraphs: str) -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def workbook() -> bytes:
    book = Workbook()
    book.active.title = "台账"
    book.active.append(HEADINGS)
    book.active.append(("2026-0001", "示例银行股份有限公司", "李示例", "", "示借字第1号", 1000, "2026-10-31"))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
