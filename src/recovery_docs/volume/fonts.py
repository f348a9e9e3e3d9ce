"""Which fonts of a paper this machine lacks, and what stands in for them in its PDF."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pikepdf

from recovery_docs.errors import TemplateError
from recovery_docs.rendering.word.archive import read_parts

_RUN_FONTS = re.compile(r"<w:rFonts\b[^>]*>")
_NAMED = re.compile(r'w:(?:ascii|hAnsi|eastAsia)="([^"]+)"')
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(r"[-,](?:Bold|Italic|BoldItalic|Regular|Oblique|VKana|Light|Medium|.*VKana)+.*$|PS.*$|MT$")
_ENGLISH = {
    "宋体": "SimSun",
    "新宋体": "NSimSun",
    "黑体": "SimHei",
    "仿宋": "FangSong",
    "仿宋_GB2312": "FangSong_GB2312",
    "楷体": "KaiTi",
    "楷体_GB2312": "KaiTi_GB2312",
    "微软雅黑": "Microsoft YaHei",
    "等线": "DengXian",
    "方正小标宋简体": "FZXiaoBiaoSong-B05S",
}
"""Chinese names of fonts as files of fonts have them in Latin letters."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """`lacking` as the Word file names them, `standing_in` as the PDF does."""

    lacking: tuple[str, ...]
    standing_in: tuple[str, ...]


def fonts_of(papers: Iterable[tuple[bytes, bytes]]) -> Fonts:
    """What the Word files ask for and their PDFs have not; each pair is a Word file and its PDF."""
    asked: set[str] = set()
    printed: set[str] = set()
    for word, pdf in papers:
        asked |= _asked(word)
        printed |= _printed(pdf)
    there = {_plain(name) for name in printed}
    by_name = {name: _plain(_ENGLISH.get(name, name)) for name in asked}
    strange = {name for name in printed if _plain(name) not in by_name.values()}
    installed = _installed()
    lacking = {name for name, plain in by_name.items() if plain not in there and plain not in installed}
    if not strange:
        return Fonts((), ())
    return Fonts(tuple(sorted(lacking)), tuple(sorted(strange)) if lacking else ())


def _asked(word: bytes) -> set[str]:
    try:
        parts = read_parts(word, "paper.docx")
    except TemplateError:
        return set()
    texts = (data.decode("utf-8", "replace") for name, data in parts.items() if name.endswith(".xml"))
    return {name for text in texts for fonts in _RUN_FONTS.findall(text) for name in _NAMED.findall(fonts)}


def _printed(pdf: bytes) -> set[str]:
    """The fonts in a PDF, without the letters that mark a part of a font."""
    found = set()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            fonts: Any = page.obj.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
            found |= {_SUBSET.sub("", str(font.get("/BaseFont", "/")).removeprefix("/")) for _, font in fonts.items()}
    return {_STYLE.sub("", name) for name in found if name}


@lru_cache(maxsize=1)
def _installed() -> frozenset[str]:
    """The fonts of this machine, where fontconfig tells them."""
    program = shutil.which("fc-list")
    if program is None:
        return frozenset()
    listed = subprocess.run([program, ":", "family"], capture_output=True, check=False, timeout=60)
    names = listed.stdout.decode("utf-8", "replace").replace("\n", ",").split(",")
    return frozenset(_plain(_ENGLISH.get(name.strip(), name)) for name in names if name.strip())


def _plain(name: str) -> str:
    """A name as it can be compared: families and files of fonts differ in blanks, signs and capitals."""
    return re.sub(r"[\s_-]", "", _STYLE.sub("", name)).lower()
