"""Numbers by which a person or an account is known, found in a text however people write them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from stdnum import luhn
from stdnum.cn import ric, uscc

_MARK = r"[ \-\u2010-\u2015\u2212_/·]"
_BETWEEN = f"{_MARK}{{0,2}}"
"""What people put between the groups of digits of one number; nothing in most."""
_UNUSUAL = re.compile(
    "[\uff0b\uff0d\uff10-\uff19\uff20-\uff3a\uff41-\uff5a\U0001d7ce-\U0001d7ff\u3000\u00a0"
    "\u00ad\u034f\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u206f\ufeff]"
)
"""Wide characters, spaces that are none, and what nobody sees."""
_STRETCH = re.compile("[\0-\x09\x0b-\u3000\u3003-\u3009\u300c-\u33ff\ua000-\uff0b\uff0d-\uff19\uff1c-\U0010ffff]{5,}")
"""What may hold a number: nothing of what no number goes across and most is: Chinese characters, 、。《》，：； and
ends of lines.

One character comes to two digits at most (⑩), so that shorter stretches hold none.
"""
_RUN = re.compile(r"[0-9A-Za-z+(（][0-9A-Za-z()（）+ \-\u2010-\u2015\u2212_/·]{9,}")
"""What may hold a number: the shortest has ten digits."""


def _groups(*sizes: int, last: str = "[0-9]") -> str:
    """Digits in groups, or each apart; the last character may be of another kind."""
    digits = ["[0-9]"] * (sum(sizes) - 1) + [last]
    ends = [sum(sizes[: index + 1]) for index in range(len(sizes))]
    grouped = _BETWEEN.join("".join(digits[end - size : end]) for end, size in zip(ends, sizes, strict=True))
    return f"{grouped}|{f'{_MARK}{{1,2}}'.join(digits)}"


def _alone(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9A-Za-z])(?:{pattern})(?![0-9A-Za-z])")


_CODE = "[0-9A-HJ-NPQRTUWXY]"
_PLAIN = _alone(rf"[0-9]{{17}}[0-9Xx]|{_CODE}{{18}}|1[3-9][0-9]{{9}}")
"""Resident IDs, credit codes and mobile numbers written in one, whatever their check digit says."""
_MOBILE = _alone(rf"(?:(?:\+|00)?86{_BETWEEN})?((?=1{_BETWEEN}[3-9])(?:{_groups(3, 4, 4)}))")
_LANDLINE = _alone(
    rf"(?:\+86{_BETWEEN})?[(（]?(0(?:10|2[0-9]|[3-9][0-9]{{2}}))[)）]?{_BETWEEN}((?=[2-8])(?:{_groups(4, 4)}|{_groups(3, 4)}))"
)
_RESIDENT = _alone(f"{_groups(6, 8, 4, last='[0-9Xx]')}|{_groups(6, 4, 4, 4, last='[0-9Xx]')}")
_OLD_RESIDENT = _alone(_groups(6, 6, 3))
_CARD = _alone("|".join(_groups(4, 4, 4, 4, *rest) for rest in ((3,), (2,), (1,), ())))
_CREDIT_CODE = _alone(_BETWEEN.join(f"{_CODE}{{{size}}}" for size in (2, 6, 9, 1)))
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
_OLD = re.compile(r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])\d{6}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")
"""Province, rest of the place, year, month, day, order (GB 11643-1989)."""
_ATTRIBUTE = re.compile(r'"([^"<>]*(?:\d{7}|@)[^"<>]*)"')
_SHORTEST = 10
_NOT_IN_A_NUMBER = re.compile(r"[^0-9A-Za-z@.+]")


def personal_numbers(text: str) -> frozenset[str]:
    """Resident IDs of 18 and 15 digits, credit codes, mobile and landline numbers, bank cards and mail addresses.

    As they are kept: narrow, in capitals, without what stands between their digits. Where digits are set apart or the
    number might be another, its check digit decides.
    """
    written = plain("\n".join(_STRETCH.findall(text)))
    found = {number for run in _RUN.findall(written) for number in _in_run(run)}
    return frozenset(found | {mail[0].upper() for mail in _MAIL.finditer(written)} if "@" in written else found)


def numbers_in_attributes(part: bytes) -> frozenset[str]:
    """Those in the attributes of a part of XML, of which only numbers that stand there as such are any."""
    return frozenset().union(
        *(personal_numbers(found) for found in _ATTRIBUTE.findall(part.decode("utf-8", "replace")))
    )


def plain(text: str) -> str:
    """The text with wide characters made narrow and without those that nobody sees."""
    if _UNUSUAL.search(text) is None:
        return text
    for one in set(text):  # 一页只有两三百个不同的字
        if (kind := unicodedata.category(one)) in ("Zs", "Cf"):
            text = text.replace(one, " " if kind == "Zs" else "")
    return unicodedata.normalize("NFKC", text)


def bare(text: str) -> str:
    """The text with nothing left that could stand between the digits of one number."""
    return _NOT_IN_A_NUMBER.sub("", plain(text)).upper()


@lru_cache(maxsize=4096)
def _in_run(run: str) -> tuple[str, ...]:
    return tuple(_found(run)) if sum(map(str.isdigit, run)) >= _SHORTEST else ()


def _found(text: str) -> Iterator[str]:
    in_one = {found[0].upper() for found in _PLAIN.finditer(text)}
    yield from in_one
    yield from (bare(found[1]) for found in _MOBILE.finditer(text))
    yield from (bare(found[1] + found[2]) for found in _LANDLINE.finditer(text))
    yield from (number for found in _RESIDENT.finditer(text) if _is_resident(number := bare(found[0])))
    yield from (number for found in _OLD_RESIDENT.finditer(text) if _OLD.fullmatch(number := bare(found[0])))
    yield from (number for found in _CARD.finditer(text) if _is_card(number := bare(found[0])))
    codes = {bare(found[0]) for found in _CREDIT_CODE.finditer(text)} - in_one
    yield from filter(uscc.is_valid, codes)


def _is_card(number: str) -> bool:
    """By its first digit, which says who gave it out (ISO/IEC 7812), and its check digit."""
    return number[0] in "3456" and bool(luhn.is_valid(number))


def _is_resident(number: str) -> bool:
    """By its check digit, and a day of birth that there can be; places are abolished, so the place is not asked."""
    born = re.fullmatch(r"\d{6}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]", number)
    return born is not None and bool(ric.calc_check_digit(number) == number[-1])
