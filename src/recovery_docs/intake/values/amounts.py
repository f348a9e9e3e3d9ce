"""Amounts of money as people write them in a workbook: figures, 万元, or capitals."""

import re
from collections.abc import Callable
from decimal import Decimal

import cn2an

from recovery_docs.case import FactError
from recovery_docs.intake.values.cell_text import Raw, compact, text
from recovery_docs.messages import say

UNITS = {"": Decimal(1), "元": Decimal(1), "万": Decimal(10_000), "万元": Decimal(10_000), "亿": Decimal(100_000_000)}
UNITS["亿元"] = UNITS["亿"]
_FIGURES = re.compile(
    r"([-−]?)(?:人民币|RMB|CNY)?[¥￥]?([-−]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(万元|亿元|元|万|亿|)整?"
)
_DIGIT = "零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖两"
_CAPITALS = re.compile(
    rf"(?:人民币)?(?:(?P<yuan>[{_DIGIT}十百千万亿拾佰仟]+)(?:[元圆]|$|(?=[整正])))?"
    rf"零?(?:(?P<jiao>[{_DIGIT}])角)?零?(?:(?P<fen>[{_DIGIT}])分)?[整正]?"
)
_BOTH = re.compile(r"(.+?)\((?:小写:?)?([^()]*\d[^()]*)\)")


def amount(value: Raw, unit: str = "") -> Decimal:
    """An amount in yuan; `unit` is what the heading says, for figures that carry none of their own.

    >>> amount("100万元"), amount("人民币壹佰万元整"), amount(100.0, "万元")
    (Decimal('1000000'), Decimal('1000000'), Decimal('1000000'))
    """
    if isinstance(value, bool):
        raise _no_amount()
    if isinstance(value, int | float):
        # Excel 的数字只有 15 位有效数字，其后的是二进制的零头
        return _plain(Decimal(f"{value:.15g}") * UNITS[unit])
    written = compact(text(value)).replace("，", ",").rstrip("、")
    if both := _BOTH.fullmatch(written):
        first, second = amount(both[1], unit), amount(both[2].rstrip("、"), unit)
        if first != second:
            raise FactError(
                say("大写 {first} 元与小写 {second} 元不一致", first=first, second=second), say("对照原件只写一个金额")
            )
        return first
    if found := _FIGURES.fullmatch(written):
        sign = -1 if found[1] or found[2] else 1
        figures = Decimal(found[3].replace(",", "") + (found[4] or ""))
        return _plain(sign * figures * UNITS[found[5] or unit])
    if written and (found := _CAPITALS.fullmatch(written)) and any(found.groups()):
        return _in_capitals(found)
    raise _no_amount()


def number(value: Raw) -> Decimal:
    """A plain number, such as basis points."""
    written = f"{value:.15g}" if isinstance(value, float) else compact(text(value))
    if not re.fullmatch(r"[-−+]?\d+(\.\d+)?(BP|bp|个?基点)?", written):
        raise FactError(say("不是数字"), say("填写阿拉伯数字"))
    return Decimal(re.sub(r"[A-Za-z个基点]", "", written).replace("−", "-"))


def _in_capitals(found: re.Match[str]) -> Decimal:
    read: Callable[[str, str], float] = cn2an.cn2an
    try:
        parts = [
            Decimal(str(read(words.replace("〇", "零"), "normal"))) * scale
            for words, scale in zip(found.groups(), (Decimal(1), Decimal("0.1"), Decimal("0.01")), strict=True)
            if words
        ]
    except ValueError:
        raise _no_amount() from None
    return _plain(sum(parts, Decimal(0)))


def _plain(sum_: Decimal) -> Decimal:
    """Without an exponent and without zeros that nobody wrote."""
    short = sum_.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def _no_amount() -> FactError:
    return FactError(say("不是金额"), say("填写一个金额，例如 1,000,000.00、100万元 或者 人民币壹佰万元整"))
