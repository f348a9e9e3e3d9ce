"""What a column most likely is that the reading only asks about, for the profile that the officer looks over and corrects.

Nothing of this is used before it stands in a profile; each line says that it is to be checked.
"""

import re
from collections.abc import Sequence

from recovery_docs.intake.headings import plain
from recovery_docs.intake.layout.reading import ColumnReading, SheetReading
from recovery_docs.intake.profile.profile import ADDED
from recovery_docs.intake.values.quantities import bare_number

_LEFT = re.compile("剩余|余额|尚欠|未偿|未还|结欠|欠付")
"""Words by which a principal is what is left of it, beside 本金 and 逾期本金, which may be another."""
_PRINCIPAL, _LENT, _PAID_ON = "案件.本金余额", "放款.放款金额", "放款.放款日期"
_INTEREST, _PENALTY, _COMPOUND = "案件.利息", "案件.罚息", "案件.复利"
_HALVES = ("表内", "表外")
"""Of a bank's books, the two parts of the interest that is owed."""
_PREMIUM = "案件.欠付担保费"
_TOTAL = "案件.本息合计"
_YEARLY = {"案件.利率": "案件.年利率", "案件.逾期利率": "案件.逾期年利率"}
_LOW, _HIGH = 3, 36
"""Per cent. A rate between these is one of a year: of a month it would be more than the law lets anybody ask."""


def proposals(sheets: Sequence[SheetReading]) -> dict[str, str]:
    """By heading what a column most likely is, where the others of its sheet tell."""
    found: dict[str, str] = {}
    for sheet in sheets:
        read = {one.fact for one in sheet.of("read", "profile")}
        for one in sheet.of("read"):
            if one.fact in _YEARLY and one.samples and all(_is_yearly(text, one.unit) for text in one.samples):
                found[one.heading] = _YEARLY[one.fact]
        asked = sheet.of("asked")
        for fact in dict.fromkeys(one.could_be[0][0] for one in asked if one.could_be):
            rivals = [one for one in asked if one.could_be and {name for name, _ in one.could_be} == {fact}]
            if len(rivals) > 1:
                found |= _among(rivals, fact, read)
        for one in asked:
            could_be = {name for name, _ in one.could_be}
            if could_be == {_INTEREST, _PENALTY, _COMPOUND} and _PENALTY in read and _INTEREST not in read:
                found[one.heading] = _INTEREST
            if (
                could_be == {_PRINCIPAL, _TOTAL}
                and "余额" in one.heading
                and _PRINCIPAL not in read | set(found.values())
            ):
                found[one.heading] = _PRINCIPAL
            if could_be == {_PREMIUM}:
                found[one.heading] = _PREMIUM
    return found


def _among(rivals: Sequence[ColumnReading], fact: str, read: set[str]) -> dict[str, str]:
    """Of columns that claim to be one fact, the one that says so itself; of principals what is left, and what was lent."""
    if fact == _PRINCIPAL:
        left = [one for one in rivals if _LEFT.search(one.heading)]
        if len(left) != 1:
            return {}
        found = {left[0].heading: fact}
        lent = [one for one in rivals if plain(one.heading) == "本金" and _is_more(one, left[0])]
        if lent and _LENT not in read and _PAID_ON in read:
            found[lent[0].heading] = _LENT
        return found
    halves = {half for one in rivals for half in _HALVES if half in one.heading}
    if fact == _INTEREST and len(rivals) == len(halves) == len(_HALVES):
        return {one.heading: fact + ADDED for one in rivals}
    own = [one for one in rivals if plain(one.heading) in fact]
    return {own[0].heading: fact} if len(own) == 1 else {}


def _is_more(one: ColumnReading, other: ColumnReading) -> bool:
    ours, theirs = [bare_number(text) for text in one.samples], [bare_number(text) for text in other.samples]
    return bool(ours and theirs) and all(a is not None and b is not None and a > b for a in ours for b in theirs)


def _is_yearly(text: str, unit: str) -> bool:
    number = bare_number(text.removesuffix("%")) if text.endswith("%") or unit == "%" else None
    return number is not None and _LOW <= number <= _HIGH
