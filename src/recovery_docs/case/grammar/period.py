"""Spans of months, and the guarantee period, as people write them."""

import re
from typing import Any

from recovery_docs.case.grammar.day import day
from recovery_docs.case.grammar.text import cleaned, compact, numeral
from recovery_docs.errors import FactError
from recovery_docs.messages import say

_NUMERAL = (
    r"(?<![\d一二两三四五六七八九十])(\d{1,4}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
)
_YEARS = re.compile(_NUMERAL + r"(?:周)?年(?!\d|[一二三四五六七八九十]*月)", re.ASCII)
_MONTHS = re.compile(_NUMERAL + r"个?月", re.ASCII)
_DAY = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?", re.ASCII)
_NOT_AGREED = re.compile(r"(没有|未)约定|约定不明")
_UNTIL_REPAID = re.compile(r"(还清|清偿|偿清|结清)(完毕)?(之日)?(为止|止)|直至.*(还清|清偿)")
_SHORT = 10
"""Words up to this long say no more than the number that is read from them."""


def months(written: str) -> int:
    """A number of months: `24`, `24个月`, `2年`, `半年`.

    >>> months("24个月"), months("两年"), months("半年")
    (24, 24, 6)
    """
    text = compact(written)
    found = None
    if text.isdigit():
        found = int(text)
    elif span := _YEARS.fullmatch(text):
        found = 12 * _number(span[1])
    elif span := _MONTHS.fullmatch(text):
        found = _number(span[1])
    elif text == "半年":
        found = 6
    if found is None:
        raise FactError(say("不是月数"), say("写明多长，例如 24、24个月、2年"))
    return checked_months(found)


def checked_months(value: int) -> int:
    """A number of months that a contract may hold."""
    if not 0 < value <= 1200:
        raise FactError(say("月数应在 1 到 1200 之间"), say("核对合同约定的月数"))
    return value


def guarantee_period(written: str, unit: str = "") -> dict[str, Any]:
    """The facts of a `GuaranteePeriod`; the words are kept wherever they say more than a number.

    `unit` (月, 年) is what a heading says, for a number without words.

    >>> guarantee_period("2年"), guarantee_period("24", "月")
    ({'months': 24}, {'months': 24})
    """
    text = compact(written)
    facts = _understood(text, unit)
    if facts is None:
        raise FactError(
            say("看不出保证期间是多长"), say("写明单位，例如 2年、24个月、2026-07-15、直至本息还清为止、没有约定")
        )
    return facts if len(text) <= _SHORT else {**facts, "text": cleaned(written)}


def _understood(text: str, unit: str) -> dict[str, Any] | None:
    if _NOT_AGREED.search(text):
        return {"not_agreed": True}
    if _UNTIL_REPAID.search(text):
        return {"until_repaid": True}
    if re.fullmatch(r"\d{1,4}", text, re.ASCII) and unit in ("月", "年"):
        return {"months": int(text) * (12 if unit == "年" else 1)}
    if _DAY.fullmatch(text) or re.fullmatch(r"(至|到)?(\d{4}[-/.年].*?)(止|为止)?", text, re.ASCII):
        found = _DAY.search(text)
        return {"until_on": day(found[0])} if found else None
    spans = [12 * _number(found) for found in _YEARS.findall(text)] + [
        _number(found) for found in _MONTHS.findall(text)
    ]
    if len(spans) == 1:
        return {"months": spans[0]}
    return {"months": 6} if not spans and "半年" in text else None


def _number(written: str) -> int:
    return int(written) if written.isdigit() else int(numeral(written))
