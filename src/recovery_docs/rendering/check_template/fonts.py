"""Fonts that are on every Windows machine with Word or WPS; with any other the paper looks different elsewhere."""

import re
from collections.abc import Iterator, Mapping

from recovery_docs.errors import Fault, Place
from recovery_docs.messages import say

KNOWN = frozenset(
    name.lower()
    for name in (
        *("宋体", "SimSun", "新宋体", "NSimSun", "黑体", "SimHei", "楷体", "KaiTi", "仿宋", "FangSong", "微软雅黑"),
        *("Microsoft YaHei", "Microsoft YaHei UI", "等线", "DengXian", "等线 Light", "DengXian Light", "隶书", "LiSu"),
        *("幼圆", "YouYuan", "华文中宋", "STZhongsong", "华文仿宋", "STFangsong", "华文楷体", "STKaiti", "华文宋体"),
        *("STSong", "华文细黑", "STXihei", "方正小标宋简体", "方正仿宋_GBK", "方正小标宋_GBK", "方正黑体_GBK"),
        *("方正楷体_GBK", "仿宋_GB2312", "楷体_GB2312", "FangSong_GB2312", "KaiTi_GB2312", "小标宋体"),
        *("Times New Roman", "Arial", "Calibri", "Calibri Light", "Cambria", "Cambria Math", "Consolas"),
        *("Courier New", "Courier", "Segoe UI", "Segoe UI Symbol", "Segoe UI Emoji", "Symbol", "Tahoma", "Verdana"),
        *("Georgia", "Wingdings", "Wingdings 2", "Wingdings 3", "MS Gothic", "MS Mincho", "Arial Unicode MS"),
        *("Helvetica", "Times", "Malgun Gothic", "Mangal", "MS Sans Serif"),
    )
)
_USED_IN = re.compile(r"word/(?:document|styles|header\d*|footer\d*|footnotes|endnotes)\.xml$")
_FONTS = re.compile(r"<w:rFonts\b[^>]*>")
_NAME = re.compile(r'\bw:(?:ascii|hAnsi|eastAsia|cs)="([^"]*)"')


def unknown_fonts(parts: Mapping[str, bytes], file: str) -> Iterator[Fault]:
    """A warning for each font that the court's machine may not have."""
    used: dict[str, None] = {}
    for name, data in parts.items():
        if _USED_IN.match(name):
            for fonts in _FONTS.findall(data.decode("utf-8", "replace")):
                used |= dict.fromkeys(_NAME.findall(fonts))
    for font in used:
        if font and font.lower() not in KNOWN:
            yield Fault(
                Place(file=file),
                say("字体“{font}”不是 Windows 上 Word、WPS 都有的字体，换一台电脑版面会变", font=font),
                say("换成宋体、仿宋、黑体、楷体等常用字体"),
                severity="warning",
            )
