"""Amounts and days in a text however people write them; words and numbers of a case however they are spaced."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal

from recovery_docs.case.grammar.text import numeral
from recovery_docs.money import capitals

Kind = Literal["amount", "capitals", "day", "percent"]

_NUMBER = re.compile(
    r"(?:(?<=RMB)|(?<=CNY)|(?<![0-9A-Za-z.,，〔〕\[\]第]))"
    r"(?P<number>\d{1,3}(?:[,，]\d{3})+(?:\.\d{1,2})?|\d{1,3}(?: \d{3})+\.\d{2}|\d+(?:\.\d{1,8})?)"
    r"(?![0-9A-Za-z%％‰])(?P<unit> ?(?:亿|[百千十]?万|[百千])?元| ?(?:亿|[百千十]?万))?(?P<whole>整)?"
)
_IN_WORDS = re.compile(
    r"(?<![第壹贰叁肆伍陆柒捌玖拾佰仟])[一二两三四五六七八九十百千][一二两三四五六七八九十百千万亿〇零]*元整?"
)
_PERCENT = re.compile(r"(?<![0-9.])\d+(?:\.\d+)?[%％‰‱]|[百千万]分之[一二两三四五六七八九十百点零〇\d.]+")
_CAPITALS = re.compile(
    r"(?:人民币)?(?=[壹贰叁肆伍陆柒捌玖拾零])[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[元圆](?:[零壹贰叁肆伍陆柒捌玖角分]*[整正]?)"
)
_GAP = "[ \u3000\u00a0]{0,2}"
_SIGN = "[-./－．／]"
_DAY = re.compile(
    rf"(?<!\d)((?:19|20)\d\d){_GAP}(?:年|{_SIGN}){_GAP}(\d{{1,2}}){_GAP}(?:月|{_SIGN}){_GAP}(\d{{1,2}})(?:{_GAP}[日号])?(?!\d)"
    r"|(?<![0-9A-Za-z])((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?![0-9A-Za-z])"
)
_WRITTEN_DAY = re.compile(
    r"([一二][〇○零Ｏ0一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]"
)
_DIGITS = {sign: str(index) for index, sign in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
    "Ｏ": "0",
    "0": "0",
}
_UNITS = {"百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}


@dataclass(frozen=True)
class Written:
    """A passage of a text that says an amount, a day or a percentage."""

    start: int
    end: int
    kind: Kind
    text: str
    value: Decimal | date
    unit: str = ""


def written_in(text: str) -> Iterator[Written]:
    """Every amount, in figures and capitals, every day and every percentage of a text."""
    taken: list[tuple[int, int]] = []
    for one in (*_days(text), *_in_capitals(text)):
        taken.append((one.start, one.end))
        yield one
    for found in _PERCENT.finditer(text):
        taken.append(found.span())
        yield Written(*found.span(), "percent", found[0], Decimal(0))
    for found in _IN_WORDS.finditer(text):
        if (amount := _spoken(found[0])) is not None:
            taken.append(found.span())
            yield Written(*found.span(), "amount", found[0], amount, "元")
    for found in _NUMBER.finditer(text):
        if any(start < found.end() and found.start() < end for start, end in taken):
            continue
        unit = (found["unit"] or "").strip()
        number = Decimal(re.sub("[,， ]", "", found["number"])) * _UNITS.get(unit.removesuffix("元"), 1)
        yield Written(*found.span(), "amount", found[0], number, unit)


def _days(text: str) -> Iterator[Written]:
    for found in _DAY.finditer(text):
        if (on := _day(*(int(each) for each in found.groups() if each))) is not None:
            yield Written(*found.span(), "day", found[0], on)
    for found in _WRITTEN_DAY.finditer(text):
        year = int("".join(_DIGITS[sign] for sign in found[1]))
        if (on := _day(year, _small(found[2]), _small(found[3]))) is not None:
            yield Written(*found.span(), "day", found[0], on, "汉字")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _small(words: str) -> int:
    """十一 is 11, 二十三 is 23."""
    tens, ten, ones = words.rpartition("十")
    return (int(_DIGITS[tens]) if tens else 1) * 10 * bool(ten) + (int(_DIGITS[ones]) if ones else 0)


def _in_capitals(text: str) -> Iterator[Written]:
    for found in _CAPITALS.finditer(text):
        if (amount := _amount(found[0])) is not None:
            yield Written(*found.span(), "capitals", found[0], amount)


def _spoken(words: str) -> Decimal | None:
    """一百二十万元 is 1,200,000."""
    try:
        return Decimal(numeral(words.rstrip("元整")))
    except ValueError:
        return None


_CAPITAL_DIGITS = {sign: index for index, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}
_PLACES = {"拾": 10, "佰": 100, "仟": 1000}


def _amount(words: str) -> Decimal | None:
    """What capitals say, whichever of the ways of writing them was used."""
    bare = words.removeprefix("人民币").replace("圆", "元").rstrip("整正")
    yuan, _, rest = bare.partition("元")
    whole = section = digit = 0
    for sign in yuan:
        if sign in _CAPITAL_DIGITS:
            digit = _CAPITAL_DIGITS[sign]
        elif sign in _PLACES:
            section, digit = section + digit * _PLACES[sign], 0
        elif sign == "万":
            whole, section, digit = whole + (section + digit) * 10**4, 0, 0
        else:
            whole, section, digit = (whole + section + digit) * 10**8, 0, 0
    found = re.fullmatch("零?(?:([壹贰叁肆伍陆柒捌玖])角)?零?(?:([壹贰叁肆伍陆柒捌玖])分)?", rest)
    if found is None:
        return None
    fen = _CAPITAL_DIGITS[found[1] or "零"] * 10 + _CAPITAL_DIGITS[found[2] or "零"]
    try:
        return Decimal(whole + section + digit) + Decimal(fen) / 100
    except InvalidOperation:
        return None


def same_capitals(words: str, amount: Decimal) -> bool:
    """Whether they are written as ours are, with 人民币 or without."""
    return capitals(amount) in (words, f"人民币{words}")


_LANDLINE = re.compile(r"0\d{2,3}-\d{7,8}")
_ALIKE = {
    "（": "[（(]",
    "）": "[）)]",
    "(": "[（(]",
    ")": "[）)]",
    "〔": "[〔\\[［(（]",
    "〕": "[〕\\]］)）]",
    "：": "[：:]",
    "-": "[-－—–]",
}


def spaced(words: str, *, number: bool) -> re.Pattern[str]:
    """The words of a value, its brackets of either width, spaces between; a number may be set apart in groups."""
    if _LANDLINE.fullmatch(words):
        area, rest = words.split("-")
        return re.compile(rf"(?:[（(]{area}[）)]|(?<![0-9]){area})[ \-—]{{0,2}}{' ?'.join(rest)}(?![0-9])")
    between = "[ \u3000\u00a0\\-\u2010-\u2015]{0,3}" if number else "[ \u3000]{0,2}" if len(words) <= 4 else " ?"
    signs = [_ALIKE.get(sign, re.escape(sign)) for sign in words if not (number and sign in "-– ")]
    edge = r"[0-9A-Za-z]"
    before = f"(?<!{edge})" if words[0].isascii() and words[0].isalnum() else ""
    after = f"(?!{edge})" if words[-1].isascii() and words[-1].isalnum() else ""
    return re.compile(before + between.join(signs) + after, re.IGNORECASE if number else 0)


_REGION = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,3}(?:省|自治区)|[\u4e00-\u9fff]{2,7}?(?:市|自治州|地区|盟|新?区|县|旗|镇|街道))"
)
_SHORTEST_ADDRESS = 5


def without_region(address: str) -> Iterator[str]:
    """An address as people shorten it: without its province, its city, its district."""
    while found := _REGION.match(address):
        address = address[found.end() :]
        if len(address) < _SHORTEST_ADDRESS:
            return
        yield address


def short_name(name: str) -> re.Pattern[str]:
    """A name of two characters, which may be a word or a part of one: only where what is beside it belongs to a name."""
    han = "\u3400-\u9fff"
    return re.compile(
        f"(?:(?<![{han}])|(?<=[致向与由给对人户告方于和]))(?<!《){name}(?:(?![{han}])|(?=[先女同与和及于应向的在因已未为等将尚逾欠系所（]))"
    )
