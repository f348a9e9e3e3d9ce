"""Telephone numbers as people write them in a cell."""

import re
import unicodedata

from recovery_docs.errors import FactError
from recovery_docs.intake.values.cell_text import Raw, label, unmasked
from recovery_docs.messages import say

_BETWEEN = re.compile(r"[,，、;；/|\\]+|或者?|\s{2,}|\n")
_COUNTRY = re.compile(r"^(?:\+|00)?86-?(?=1[\d-]{10,13}$|0)")
_NUMBER = re.compile(
    r"1[3-9]\d{9}|0\d{2,3}-?[2-9]\d{6,7}(?:[-转]\d{1,6})?|[2-9]\d{6,7}(?:[-转]\d{1,6})?|[48]00-?\d{3,4}-?\d{3,4}|1[012]\d{3}|9\d{4,5}"
)
"""A mobile number; a fixed one with its area or without; 400 and 800; short ones such as 95588."""
_NOTHING = frozenset(("无", "没有", "暂无", "空号", "停机", "不详", "未知", "0", "1", "无号码", "无电话", "没电话"))
_NOTE = re.compile(r"[（(](?:本人|手机|电话|座机|固话|移动|联系电话)[）)]|^(?:本人|手机|电话|座机|固话|TEL|Tel)[:：]?")


def phones(value: Raw) -> tuple[str, ...]:
    """Telephone numbers, several in one cell; spaces, +86 and （本人） are looked through, 无 is none.

    >>> phones("138 0000 0001，+86 13800000002、0573-80000000"), phones("无")
    (('13800000001', '13800000002', '0573-80000000'), ())

    Raises `FactError` for a number that is covered, too long or too short, or somebody else's.
    """
    written = (
        unicodedata.normalize("NFKC", label(value))
        if not isinstance(value, str)
        else unicodedata.normalize("NFKC", value)
    )
    found: list[str] = []
    for part in _BETWEEN.split(unmasked(written)):
        found += _numbers(part.strip())
    return tuple(dict.fromkeys(found))


def _numbers(part: str) -> list[str]:
    whole = _one(part)
    if whole is not None:
        return [whole] if whole else []
    each = [_one(piece) for piece in part.split()]
    if len(each) > 1 and all(each):
        return [one for one in each if one]
    raise FactError(
        say("不是电话号码"),
        say("手机号码 11 位，固定电话写区号；几个号码之间用逗号隔开；别人的号码不写在这里；没有的清空"),
    )


def _one(part: str) -> str | None:
    """The number that a text is; empty where it says that there is none; nothing where it is no number."""
    written = _NOTE.sub("", part).strip()
    if not written or written in _NOTHING:
        return ""
    written = _COUNTRY.sub("", re.sub(r"(?<=[\d+]) (?=\d)", "", written).replace("—", "-").replace("－", "-"))
    if re.fullmatch(r"1[3-9][\d-]{10,12}", written):
        written = written.replace("-", "")
    return written if _NUMBER.fullmatch(written) else None
