"""A Chinese font of this machine for envelopes: text where its outlines can be embedded, pictures of it where not."""

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.messages import say

_WANTED = (
    *("simsun.ttc", "simfang.ttf", "STSONG.TTF", "simhei.ttf", "msyh.ttc", "Deng.ttf"),
    *("Songti.ttc", "STHeiti Light.ttc", "PingFang.ttc"),
    *(
        "NotoSerifCJK-Regular.ttc",
        "NotoSansCJK-Regular.ttc",
        "SourceHanSerifSC-Regular.otf",
        "SourceHanSansSC-Regular.otf",
    ),
    *("wqy-microhei.ttc", "wqy-zenhei.ttc", "uming.ttc", "DroidSansFallbackFull.ttf"),
)
"""Fonts that hold the Chinese of names and addresses, as Windows, macOS and Linux have them, the best first."""
_DOTS = 300
"""Dots an inch of a picture of text: more than a laser printer shows of a letter's edge."""


class Face(Protocol):
    """A font that can be measured and drawn; sizes in points."""

    name: str

    def lacks(self, text: str) -> str:
        """The characters of a text that the font does not have."""

    def width(self, text: str, size: float) -> float:
        """How wide the text is."""

    def draw(self, canvas: Canvas, x: float, y: float, text: str, size: float) -> None:
        """Draw the text with its baseline at `y`."""


class OutlinedFace:
    """A TrueType font, of which the PDF holds what it uses."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._font = TTFont(path.stem, str(path))
        pdfmetrics.registerFont(self._font)

    def lacks(self, text: str) -> str:
        return "".join(one for one in text if not one.isspace() and ord(one) not in self._font.face.charToGlyph)

    def width(self, text: str, size: float) -> float:
        return float(pdfmetrics.stringWidth(text, self._font.fontName, size))

    def draw(self, canvas: Canvas, x: float, y: float, text: str, size: float) -> None:
        canvas.setFont(self._font.fontName, size)
        canvas.drawString(x, y, text)


class PicturedFace:
    """A font whose outlines reportlab cannot embed (PostScript ones, as Noto CJK has): each line is a picture."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._path, self._index = path, _simplified(path)

    def lacks(self, text: str) -> str:
        return "".join(one for one in text if not one.isspace() and self._drawn(one) == self._drawn("\U0010fffe"))

    def width(self, text: str, size: float) -> float:
        return float(self._font(size).getlength(text)) * 72 / _DOTS

    def draw(self, canvas: Canvas, x: float, y: float, text: str, size: float) -> None:
        font = self._font(size)
        left, top, right, bottom = font.getbbox(text, anchor="ls")
        picture = Image.new("L", (int(right - left) + 2, int(bottom - top) + 2), 255)
        ImageDraw.Draw(picture).text((1 - left, 1 - top), text, font=font, fill=0, anchor="ls")
        scale = 72 / _DOTS
        width, height = picture.width * scale, picture.height * scale
        canvas.drawImage(ImageReader(picture), x + (left - 1) * scale, y - (bottom + 1) * scale, width, height)

    @lru_cache(maxsize=8192)  # noqa: B019 - one face lives as long as the run
    def _drawn(self, character: str) -> bytes:
        """How it looks; all that the font does not have look alike."""
        return bytes(self._font(12).getmask(character))

    @lru_cache(maxsize=16)  # noqa: B019 - one face lives as long as the run
    def _font(self, size: float) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(str(self._path), round(size * _DOTS / 72), index=self._index)


def cjk_face(file: Path | None = None) -> Face:
    """The font of a file, or the best that is found; `PacketError` where there is none, with those looked for."""
    path = file or next(_found(), None)
    if path is None:
        problem = say("本机没有中文字体，找过的有 {names}", names=list(_WANTED))
        remedy = say("安装其中一种（Linux 上例如 fonts-noto-cjk），或者用 --font 写一个字体文件")
        raise PacketError(Fault(Place(), problem, remedy))
    try:
        return OutlinedFace(path)
    except TTFError:
        try:
            return PicturedFace(path)
        except OSError:
            problem = say("这个字体用不了")
            raise PacketError(Fault(Place(file=path.name), problem, say("换一个 .ttf、.ttc、.otf 字体文件"))) from None


def _found() -> Iterator[Path]:
    there = {path.name.casefold(): path for folder in _folders() for path in folder.rglob("*.[ot]t[fc]")}
    yield from (there[name.casefold()] for name in _WANTED if name.casefold() in there)


def _folders() -> Iterator[Path]:
    """Where fonts lie on Windows, macOS and Linux, the user's own first."""
    home = Path.home()
    if sys.platform == "win32":
        local, windows = os.environ.get("LOCALAPPDATA"), os.environ.get("WINDIR", r"C:\Windows")
        folders = [*([Path(local, "Microsoft/Windows/Fonts")] if local else []), Path(windows, "Fonts")]
    elif sys.platform == "darwin":
        folders = [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    else:
        folders = [
            home / ".fonts",
            home / ".local/share/fonts",
            Path("/usr/local/share/fonts"),
            Path("/usr/share/fonts"),
        ]
    yield from (folder for folder in folders if folder.is_dir())


def _simplified(path: Path) -> int:
    """Of the fonts in one file that for simplified Chinese, the first where none says so."""
    for index in range(10):
        try:
            family, _ = ImageFont.truetype(str(path), 12, index=index).getname()
        except OSError:
            if index == 0:
                raise
            break
        if family and family.endswith((" SC", " CN")):
            return index
    return 0
