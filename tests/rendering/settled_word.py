"""A Word file read as Word reads it once every tracked change is accepted, or every one rejected.

Written apart from what the program itself does, after ECMA-376 part 1, 17.13.5: the two are to agree.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\r", "noBreakHyphen": "-"}


def shown(docx: bytes, *, accept: bool | None = None) -> dict[str, list[Any]]:
    """By part the text of each paragraph, a table as its rows of cells of these; changes accepted, rejected or left."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        for name in package.namelist():
            if name.startswith(("word/document", "word/header", "word/footer")) and name.endswith(".xml"):
                root = etree.fromstring(package.read(name))
                if accept is not None:
                    _settle(root, accept)
                found[name] = _blocks(root[0] if name == "word/document.xml" else root)
    return found


def _blocks(container: Any) -> list[Any]:
    found: list[Any] = []
    for child in container:
        if child.tag == f"{W}p":
            found.append(_text(child))
        elif child.tag == f"{W}tbl":
            found.append([[_blocks(cell) for cell in row.iter(f"{W}tc")] for row in child.iter(f"{W}tr")])
        elif child.tag in (f"{W}sdt", f"{W}sdtContent"):
            found += _blocks(child)
    return found


def _text(paragraph: Any) -> str:
    return "".join(_signs(paragraph))


def _signs(paragraph: Any) -> Iterator[str]:
    for element in paragraph.iter(etree.Element):
        name = element.tag.removeprefix(W)
        if name in ("t", "delText"):
            yield element.text or ""
        elif name in _SIGNS and element.getparent().tag == f"{W}r":
            yield _SIGNS[name]
        elif name in ("drawing", "pict", "object"):
            yield "〔图〕"


def _settle(root: Any, accept: bool) -> None:
    gone, kept = (f"{W}del", f"{W}ins") if accept else (f"{W}ins", f"{W}del")
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{gone}") is not None:
            row.getparent().remove(row)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
    ended = [one for one in root.iter(f"{W}p") if one.find(f"{W}pPr/{W}rPr/{gone}") is not None]
    for element in list(root.iter(gone)):
        if element.getparent().tag != f"{W}rPr":
            element.getparent().remove(element)
    for paragraph in reversed(ended):
        following = paragraph.getnext()
        left = [child for child in paragraph if child.tag != f"{W}pPr"]
        if following is not None and following.tag == f"{W}p":
            at = 1 if following.find(f"{W}pPr") is not None else 0
            following[at:at] = left
        else:
            assert following is not None, "the last paragraph of a cell or body can neither come nor go"
            assert not left, "words before a table whose paragraph is gone"
        paragraph.getparent().remove(paragraph)
    for element in list(root.iter(kept)):
        for child in element:
            element.addprevious(child)
        element.getparent().remove(element)
