"""A finished Word file as lines: a paragraph each, a table row with its cells parted by ` | `.

A cell of several paragraphs goes on in the next line, indented. Where Word shows something that is no word (a tab, a new
line, a page number), a sign stands for it.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SIGNS = {"tab": "→", "ptab": "→", "br": "⏎", "cr": "⏎", "noBreakHyphen": "-", "drawing": "〔图〕", "pict": "〔图〕"}
_AROUND = ("header", "footer", "footnotes", "endnotes", "comments")


def word_lines(docx: bytes) -> list[str]:
    """The body, then each header, footer and note that has words, then title and author of the file."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        lines = list(_blocks(etree.fromstring(package.read("word/document.xml"))[0]))
        for name in sorted(package.namelist()):
            part = name.removeprefix("word/").removesuffix(".xml")
            if name.startswith("word/") and part.startswith(_AROUND) and "/" not in part:
                around = [line for line in _blocks(etree.fromstring(package.read(name))) if line]
                lines += [f"〔{part}〕{line}" for line in around]
        for item in etree.fromstring(package.read("docProps/core.xml")):
            if item.tag.rpartition("}")[2] in ("title", "creator", "subject") and item.text:
                lines.append(f"〔{item.tag.rpartition('}')[2]}〕{item.text}")
    return lines


def _blocks(parent: Any) -> Iterator[str]:
    for block in parent:
        if block.tag == f"{_WORD}p":
            yield _paragraph(block)
            yield from _boxes(block)
        elif block.tag == f"{_WORD}tbl":
            for row in block.iterchildren(f"{_WORD}tr"):
                yield " | ".join(_cell(cell) for cell in _cells(row))
        elif isinstance(block.tag, str):  # a content control, or the wrapper of notes
            yield from _blocks(block)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{_WORD}tc":
            yield child
        elif child.tag in (f"{_WORD}sdt", f"{_WORD}sdtContent"):
            yield from _cells(child)


def _cell(cell: Any) -> str:
    return "\n    ".join("\n".join(_blocks(cell)).split("\n"))


def _boxes(paragraph: Any) -> Iterator[str]:
    """The words of text boxes, once each: Word keeps a second copy for older versions."""
    for box in paragraph.iter(f"{_WORD}txbxContent"):
        if not any(above.tag == f"{_COMPATIBLE}Fallback" for above in box.iterancestors()):
            yield from (f"〔框〕{line}" for line in _blocks(box))


def _paragraph(paragraph: Any) -> str:
    return "".join(_shown(paragraph))


def _shown(parent: Any) -> Iterator[str]:
    for child in parent:
        if not isinstance(child.tag, str) or child.tag == f"{_COMPATIBLE}Fallback":
            continue
        name = child.tag.removeprefix(_WORD)
        if name == "t":
            yield child.text or ""
        elif name == "instrText":
            yield f"｛{(child.text or '').strip()}｝"
        elif name == "fldSimple":
            yield f"｛{child.get(f'{_WORD}instr', '').strip()}｝"
        elif name == "sym":
            yield f"〔{child.get(f'{_WORD}font')} {child.get(f'{_WORD}char')}〕"
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name not in ("pPr", "rPr", "txbxContent"):
            yield from _shown(child)
