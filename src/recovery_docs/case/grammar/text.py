"""Text as people type or paste it, made ready to be read: wide characters narrow, what nobody sees taken out."""

import re
import unicodedata
from functools import lru_cache

import lazy_loader

cn2an = lazy_loader.load("cn2an")
"""It takes a quarter of a second to load, which most commands never need."""
_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070))
"""Marks that turn the direction of writing (Unicode Standard Annex 9): a number reads otherwise than it is."""
INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, *range(0x2060, 0x2065), 0xFEFF, 0x00AD, 0x034F, 0x180E, *_BIDI))
"""Characters that nobody sees and that came with a copy from a web page or a PDF."""
_SPACES = dict.fromkeys((0x00A0, 0x2007, 0x202F, 0x3000), " ")
_WIDE = {wide: chr(wide - 0xFEE0) for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_TABLE = {**INVISIBLE, **_SPACES, **_WIDE}
_LINE_ENDS = re.compile(r"_x000[dD]_|\r\n?")
_NOTE_MARKS = re.compile("[²³¹⁰-⁹₀-₉①-⓿❶-➓¼-¾⅐-⅟]")
"""Marks of footnotes and fractions, which NFKC would make digits of the number before them: 100① is not 1001."""


def cleaned(value: str) -> str:
    """The text with full-width letters and digits made narrow, invisible characters and outer spaces taken away.

    Letters with marks are one character each (NFC), so that two names that look alike are alike.

    >>> cleaned("　１２３\\u00a0甲\\u200b ")
    '123 甲'
    """
    if value.isascii():
        return value.strip() if "\r" not in value and "_x000" not in value else _LINE_ENDS.sub("\n", value).strip()
    return unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", value.translate(_TABLE))).strip()


@lru_cache(maxsize=4096)
def compact(value: str) -> str:
    """Text for reading numbers and days: everything narrow, no spaces at all."""
    written = cleaned(value)
    return "".join((written if _NOTE_MARKS.search(written) else unicodedata.normalize("NFKC", written)).split())


_ESTIMATE = re.compile("[一二三四五六七八九壹贰叁肆伍陆柒捌玖两]{2}")


def numeral(written: str) -> int | float:
    """A Chinese numeral, small or in capitals; raises `ValueError` where it is none, or an estimate (两三万).

    >>> numeral("二十四"), numeral("壹佰万"), numeral("两")
    (24, 1000000, 2)
    """
    if _ESTIMATE.search(written.partition("点")[0]):
        raise ValueError(written)
    value: int | float = cn2an.cn2an(written.replace("〇", "零").replace("两", "二"), "normal")
    return value
