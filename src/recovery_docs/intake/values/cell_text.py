"""What a person typed into a cell: the stray characters taken out, long numbers kept whole, text of each kind read.

A reader raises `FactError` with what is wrong and what to do; the row adds the place. What a reader cannot understand it
never guesses.
"""

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from recovery_docs.case.grammar.text import cleaned, compact
from recovery_docs.case.words import value_of
from recovery_docs.errors import FactError
from recovery_docs.messages import say

Raw = str | float | int | bool | date | datetime | time | Any
"""What calamine gives for a cell; an empty one is the empty text."""

_BLANK = frozenset(("", "-", "--", "—", "——", "–", "－", "/", "\\", "#N/A", "N/A", "NULL", "null", "None"))
_SHORT = 12
_IS_WORD = re.compile("[0-9\u4e00-\u9fff]")
"""How most of what is written begins, and no sign for nothing."""
_NOBODY = frozenset(("无", "没有", "暂无"))
_MASK = re.compile(r"[*＊×✱]{2,}|[xX]{3,}")
_GAPS = re.compile(r"[^\S\x0b\x0c\x1c-\x1f]+")
"""White space, but not the control characters that Python counts as such: whatever stood for one, the case refuses it."""
_SEPARATORS = re.compile(r"[,，、;；/\s]+")
_SCIENTIFIC = re.compile(r"\d(\.\d+)?[eE]\+?\d+")
_ONE_IDENTITY = 20
"""Characters: longer than this no number of one person is."""
_IDENTITY = re.compile(r"(?<![\dA-Z])(?:\d{17}[\dX]|[1-9A-Y][0-9A-Z]{17}|\d{15})(?![\dA-Z])")
EXCEL_DIGITS = 15
"""Significant digits that a number in a cell keeps (Microsoft, Excel specifications and limits; WPS and LibreOffice alike)."""


def is_blank(value: Raw) -> bool:
    """Whether nothing was written: an empty cell, or one of the signs by which people say so."""
    if isinstance(value, str):
        if not value or len(value) >= _SHORT:
            return not value or (value.isspace() and cleaned(value) in _BLANK)
        return not _IS_WORD.match(value) and cleaned(value) in _BLANK
    return value is None


def text(value: Raw) -> str:
    """Words as written; a number that stands where words belong keeps its digits."""
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _digits(value)
    if isinstance(value, datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, date) else str(value)


def label(value: Raw) -> str:
    """A number that is a name (a contract, a note, a waybill): text without line breaks, never a rounded number."""
    written = _GAPS.sub(" ", text(value))
    if written in _NOBODY:
        return ""
    if _SCIENTIFIC.fullmatch(written):
        raise _damaged()
    return written


def account(value: Raw) -> str:
    """An account: a label without spaces; a masked one is no account."""
    return unmasked(compact(label(value)))


def last_four(value: Raw) -> str:
    """Of a card number its last four digits; the rest, masked or not, goes into no paper."""
    written = compact(label(value))
    if not re.fullmatch(r"[\d*＊xX]*\d{4}", written):
        raise FactError(say("不是卡号"), say("填写卡号，至少末四位"))
    return written[-4:]


def identity(value: Raw) -> str:
    """An identity number or a credit code, upper case and without spaces; what it is worth the case itself checks."""
    written = unmasked(label(value).upper().replace("'", ""))
    number = compact(written)
    if len(number) > _ONE_IDENTITY and len(split_numbers(written)) > 1:
        raise FactError(
            say("一格里写了几个证件号码"), say("一人一列，姓名和证件号码对应；或者在方案的［多人分隔］里写明怎样分开")
        )
    return number


def split_numbers(text: str) -> tuple[str, ...]:
    """The identity numbers and credit codes that stand in one cell."""
    return tuple(_IDENTITY.findall(text.upper()))


def texts(value: Raw) -> tuple[str, ...]:
    """Several entries in one cell."""
    return tuple(part for part in _SEPARATORS.split(label(value)) if part)


def count(value: Raw) -> int:
    """A whole number."""
    written = compact(text(value))
    if not re.fullmatch(r"\d{1,6}", written):
        raise FactError(say("不是整数"), say("填写阿拉伯数字，不写单位"))
    return int(written)


def truth(value: Raw) -> bool:
    """Yes or no."""
    return value if isinstance(value, bool) else value_of(text(value), "bool") == "true"


def year_days(value: Raw) -> str:
    """The days of a year for interest."""
    return value_of(text(value), "days_of_year")


def clock_time(value: Raw) -> time:
    """A time of day."""
    if isinstance(value, datetime):
        return value.time()
    if isinstance(value, time):
        return value
    found = re.fullmatch(r"(\d{1,2})[:时](\d{1,2})分?(?::\d{1,2})?", compact(text(value)))
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return time(int(found[1]), int(found[2]))
    raise FactError(say("不是时间"), say("按“时:分”填写，例如 09:30"))


def shortened(value: Raw, kind: str) -> str:
    """The value as a message may show it: never a whole number of a person, never a whole name or address."""
    written = _all_digits(value) if isinstance(value, float) else text(value)
    if kind in ("identity", "account", "phones") or re.search(r"\d{11}", written):
        return f"{written[:3]}…{written[-4:]}" if len(written) > 7 else written
    if kind == "name" and "公司" not in written and not written.isascii():
        return f"{written[:1]}{'*' * (len(written) - 1)}"
    return written if len(written) <= 30 else f"{written[:30]}…"


def _all_digits(value: float) -> str:
    """A number as spreadsheet programs show it: fifteen digits, then zeros."""
    return f"{Decimal(f'{value:.15g}'):f}"


def _digits(value: float) -> str:
    if value != int(value):
        return f"{value:.15g}"
    whole = str(int(value))
    if len(whole) > EXCEL_DIGITS and isinstance(value, float):
        raise _damaged()
    return whole


def _damaged() -> FactError:
    return FactError(
        say("单元格是数字格式，表格软件只保留 15 位有效数字，后面的位数已经变成 0"),
        say("把该列设为“文本”格式，再对照原件重新录入完整的号码"),
    )


def unmasked(written: str) -> str:
    """The text, if none of it is covered."""
    if _MASK.search(written):
        raise FactError(say("有几位被遮盖，不是完整的内容"), say("对照原件填写完整，未遮盖的内容才能用于文书"))
    return written
