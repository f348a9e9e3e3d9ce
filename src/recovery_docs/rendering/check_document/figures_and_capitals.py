"""Amounts that say one thing in figures and another in capitals, and dates half in Arabic and half in Chinese numerals."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from recovery_docs.messages import say
from recovery_docs.rendering.check_document.leftover import Left

_DIGITS = {word: value for value, words in enumerate(("零〇", "壹", "贰貳", "叁參", "肆", "伍", "陆陸", "柒", "捌", "玖"))
           for word in words}  # fmt: skip
_STEPS = {"拾": 10, "佰": 100, "仟": 1_000}
_LEVELS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_PARTS = {"元": Decimal(1), "圆": Decimal(1), "角": Decimal("0.1"), "分": Decimal("0.01")}

_CAPITALS = "(?P<capitals>[零〇壹贰貳叁參肆伍陆陸柒捌玖拾佰仟万萬亿億元圆角分]{2,})[整正]?"
# 从一个数的中间起没有什么可找；不退回去再试，免得每一位都试一遍
_FIGURES = r"(?<!\d)(?<!\d[,，.])(?P<figures>\d[\d,，]*+(?:\.\d+)?)\s*(?P<ten_thousands>万)?"
_FIGURES_FIRST = re.compile(rf"{_FIGURES}元?\s*[（(，,]?\s*(?:人民币)?大写[:：]?\s*(?:人民币)?{_CAPITALS}")
_CAPITALS_FIRST = re.compile(rf"{_CAPITALS}\s*[（(，,]\s*(?:小写)?[:：]?\s*(?:人民币|[¥￥])?\s*{_FIGURES}")
_BEFORE, _AFTER = 40, 60
"""Characters about a sign in which an amount or a date may stand."""
_BEFORE_FIGURES = ("小写", "（¥", "（￥", "(¥", "(￥", "（人民币", "(人民币")
_RARE = "大小¥￥币"
"""One of these stands in each of the signs; a single character is found many times faster than a word."""
_NUMERALS = frozenset("〇零○一二三四五六七八九十")
_NUMERAL = f"[{''.join(sorted(_NUMERALS))}]"
_MIXED_DATE = re.compile(
    rf"\d年{_NUMERAL}{{1,3}}月|\d年\d+月{_NUMERAL}{{1,3}}日|{_NUMERAL}{{4}}年(?:\d+月|{_NUMERAL}{{1,3}}月\d+日)"
)


_AMOUNTS = ((("大写",), _FIGURES_FIRST), (_BEFORE_FIGURES, _CAPITALS_FIRST))


def contradictions(text: str) -> Iterator[Left]:
    """Every amount and date that does not agree with itself."""
    for signs, pattern in _AMOUNTS:
        for found in _near(text, sorted(_places(text, signs)), pattern):
            figures = Decimal(re.sub("[,，]", "", found["figures"])) * (10_000 if found["ten_thousands"] else 1)
            if (said := spelt_out(found["capitals"])) is not None and said != figures:
                yield Left(found.group(), say("金额的小写和大写不一致"), say("核对金额，改正模板里写死的一处"))
    for found in _near(text, sorted(_chinese_days(text)), _MIXED_DATE):
        yield Left(found.group(), say("日期里混用了阿拉伯数字和汉字"), say("统一写成 2023年2月10日 的样子"))


def _near(text: str, places: Iterable[int], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What stands about one of the places; to look everywhere would take ten times as long."""
    done = 0
    for at in places:
        if (found := pattern.search(text, max(at - _BEFORE, done), at + _AFTER)) is not None:
            done = found.end()
            yield found


def _chinese_days(text: str) -> Iterator[int]:
    """Where a Chinese numeral stands beside a year or a month, as in every mixed date and in few others."""
    for sign in "年月":
        at = -1
        before, *after = text.split(sign)
        for part in after:
            at += len(before) + 1
            if part[:1] in _NUMERALS or (sign == "年" and before[-1:] in _NUMERALS):
                yield at
            before = part


def _places(text: str, signs: Iterable[str]) -> Iterator[int]:
    rare = {character for character in _RARE if character in text}
    for sign in signs:
        at = -1 if rare.isdisjoint(sign) else text.find(sign)
        while at >= 0:
            yield at
            at = text.find(sign, at + len(sign))


def spelt_out(capitals: str) -> Decimal | None:
    """What an amount in capitals comes to, or nothing where it is none.

    >>> spelt_out("壹仟肆佰零玖元伍角")
    Decimal('1409.5')
    """
    total, whole, section, digit = Decimal(0), 0, 0, 0
    for word in capitals:
        if word in _DIGITS:
            digit = _DIGITS[word]
        elif word in _STEPS:
            section, digit = section + (digit or 1) * _STEPS[word], 0
        elif word in _LEVELS:
            whole = (whole + section + digit) * _LEVELS[word] if _LEVELS[word] > 10_000 else whole + (
                section + digit) * _LEVELS[word]  # fmt: skip
            section = digit = 0
        else:
            total += (whole + section + digit) * _PARTS[word]
            whole = section = digit = 0
    return total if any(part in capitals for part in _PARTS) else None
