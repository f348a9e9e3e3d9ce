"""Amounts of money as people write them: figures, 万元, or capitals."""

import re
from decimal import Decimal

from recovery_docs.case.grammar.text import compact, numeral
from recovery_docs.errors import FactError
from recovery_docs.messages import say

_UNITS = {"": 1, "元": 1, "万": 10_000, "万元": 10_000, "亿": 100_000_000, "亿元": 100_000_000}
_OF_TABLES = {"百元": 100, "千元": 1_000, "十万元": 100_000, "百万元": 1_000_000, "千万元": 10_000_000}
"""Units that stand over tables, and hardly ever beside a figure."""
_FIGURES = re.compile(
    r"([-−]?)(?:人民币|RMB|CNY)?[¥￥]?([-−]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(万元|亿元|元|万|亿|)整?", re.ASCII
)
_DIGIT = "零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖两"
_CAPITALS = re.compile(
    rf"(?:人民币)?(?:(?P<yuan>[{_DIGIT}十百千万亿拾佰仟]+)(?:[元圆]|$|(?=[整正])))?"
    rf"零?(?:(?P<jiao>[{_DIGIT}])角)?零?(?:(?P<fen>[{_DIGIT}])分)?[整正]?"
)
_BOTH = re.compile(r"(.+?)\((?:[大小]写:?)?([^()]+)\)")
_FOREIGN = re.compile(r"[$€£]|USD|HKD|EUR|JPY|GBP|美[元金]|港[币元]|欧元|日元|英镑", re.IGNORECASE)


def amount(written: str, unit: str = "") -> Decimal:
    """An amount in yuan; `unit` is what a heading says, for figures that carry none of their own.

    >>> amount("100万元"), amount("人民币壹佰万元整"), amount("300,000.00")
    (Decimal('1000000'), Decimal('1000000'), Decimal('300000.00'))
    """
    text = compact(written).replace("，", ",").rstrip("、")
    if both := _BOTH.fullmatch(text):
        first, second = amount(both[1], unit), amount(both[2], unit)
        if first != second:
            raise FactError(
                say("两处写的金额不一致：{first} 元，{second} 元", first=first, second=second),
                say("对照原件只写一个金额"),
            )
        return first
    if found := _FIGURES.fullmatch(text):
        figures = Decimal(found[3].replace(",", "") + (found[4] or ""))
        scale = (_UNITS | _OF_TABLES)[found[5] or unit] * (-1 if found[1] or found[2] else 1)
        return checked_amount(figures if scale == 1 else _plain(figures * scale))
    if text and (found := _CAPITALS.fullmatch(text)) and any(found.groups()):
        return checked_amount(_in_capitals(found))
    if _FOREIGN.search(text):
        raise FactError(say("写的不是人民币"), say("按合同约定折合成人民币，以元填写"))
    raise no_amount()


def checked_amount(value: Decimal) -> Decimal:
    """An amount that a case may hold: finite, to the fen, not negative."""
    exponent = value.normalize().as_tuple().exponent
    if not isinstance(exponent, int):
        raise no_amount()
    if exponent < -2:
        raise FactError(say("金额精确到分，不能多于两位小数"), say("核对原始凭证后填写到分"))
    if value < 0:
        raise FactError(say("金额不能为负数"), say("填写正数；退款、冲正另行记入还款"))
    return value


def no_amount() -> FactError:
    """What is said of a text in which there is no amount."""
    return FactError(say("不是金额"), say("填写一个金额，例如 1,000,000.00、100万元 或者 人民币壹佰万元整"))


def _in_capitals(found: re.Match[str]) -> Decimal:
    scales = (Decimal(1), Decimal("0.1"), Decimal("0.01"))
    try:
        parts = [
            Decimal(str(numeral(words))) * scale for words, scale in zip(found.groups(), scales, strict=True) if words
        ]
    except ValueError:
        raise no_amount() from None
    return _plain(sum(parts, Decimal(0)))


def _plain(value: Decimal) -> Decimal:
    """Without an exponent and without zeros that nobody wrote."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short
