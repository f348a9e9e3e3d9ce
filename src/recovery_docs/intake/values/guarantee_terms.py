"""The guarantee period as people write it in one cell."""

import re
from typing import Any

import cn2an

from recovery_docs.case import FactError
from recovery_docs.intake.values.cell_text import Raw, compact, text
from recovery_docs.intake.values.days import day
from recovery_docs.messages import say

_NUMERAL = r"(\d{1,3}|[一二两三四五六七八九十]{1,3})"
_YEARS = re.compile(_NUMERAL + r"(?:周)?年(?!\d|[一二三四五六七八九十]*月)")
_MONTHS = re.compile(_NUMERAL + r"个?月")
_DAY = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?")


def guarantee_period(value: Raw, unit: str = "") -> dict[str, Any]:
    """The facts of a `GuaranteePeriod`; the words are kept wherever they say more than a number.

    >>> guarantee_period("2年"), guarantee_period(24.0, "月")
    ({'months': 24}, {'months': 24})
    """
    if not isinstance(value, str | int | float):
        return {"until_on": day(value)}
    written = compact(text(value))
    facts = _understood(written, unit)
    if facts is None:
        raise FactError(
            say("看不出保证期间是多长"), say("写明单位，例如 2年、24个月、2026-07-15、直至本息还清为止、没有约定")
        )
    return facts if len(written) <= 10 else {**facts, "text": text(value)}


def _understood(written: str, unit: str) -> dict[str, Any] | None:
    if re.search(r"(没有|未)约定|约定不明", written):
        return {"not_agreed": True}
    if re.search(r"(还清|清偿|偿清|结清)(完毕)?(之日)?(为止|止)|直至.*(还清|清偿)", written):
        return {"until_repaid": True}
    if re.fullmatch(r"\d{1,4}", written) and unit in ("月", "年"):
        return {"months": int(written) * (12 if unit == "年" else 1)}
    if _DAY.fullmatch(written) or re.fullmatch(r"(至|到)?(\d{4}[-/.年].*?)(止|为止)?", written):
        found = _DAY.search(written)
        return {"until_on": day(found[0])} if found else None
    spans = [12 * _numeral(found) for found in _YEARS.findall(written)] + [
        _numeral(found) for found in _MONTHS.findall(written)
    ]
    if len(spans) == 1:
        return {"months": spans[0]}
    return {"months": 6} if not spans and "半年" in written else None


def _numeral(written: str) -> int:
    return int(written) if written.isdigit() else int(cn2an.cn2an(written.replace("两", "二"), "normal"))
