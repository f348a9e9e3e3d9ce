"""Rates as people write them in a workbook. A bare number is a rate only where the heading says in what."""

import re
from decimal import Decimal
from typing import Literal

import cn2an

from recovery_docs.case import FactError
from recovery_docs.intake.values.cell_text import Raw, compact, text
from recovery_docs.messages import say

Period = Literal["annual", "monthly", "daily"]
UNITS = {"%": Decimal("0.01"), "‰": Decimal("0.001"), "‱": Decimal("0.0001")}
_PERIODS: dict[str, Period] = {"年": "annual", "月": "monthly", "日": "daily", "天": "daily"}
_A_YEAR: dict[Period, int] = {"annual": 1, "monthly": 12, "daily": 360}
_WORDS: dict[Period, str] = {"annual": "年利率", "monthly": "月利率", "daily": "日利率"}
_WRITTEN = re.compile(
    r"(?:按?(?P<before>[年月日天])(?:利率|化利率|化|息|利)?:?(?:为|是)?)?"
    r"(?P<share>万分之|千分之|百分之)?(?P<figures>\d+(?:\.\d+)?|(?<=分之)[一二三四五六七八九十点]+)(?P<unit>[%‰‱])?"
    r"(?:/(?P<after>[年月日天]))?"
)
_SHARES = {"百分之": "%", "千分之": "‰", "万分之": "‱"}
HIGH = Decimal("0.5")
"""A rate above this a year is more likely a slip of the unit (% for ‰) than a contract; it is asked about."""
LOW = Decimal("0.003")
"""A bare 0.06 under (%) would be 0.06 % a year; below this it is more likely a fraction, and is asked about."""


def rate(
    value: Raw, unit: str = "", period: Period | None = None, *, percent_cell: bool = False
) -> tuple[Decimal, Period | None]:
    """The rate as a fraction, with its period where the cell or the heading says one.

    `unit` and `period` are what the heading says; `percent_cell` that the cell shows its number as a percentage.

    >>> rate("6%"), rate(6.0, "%", "annual"), rate("月息5‰")
    ((Decimal('0.06'), None), (Decimal('0.06'), 'annual'), (Decimal('0.005'), 'monthly'))
    """
    if isinstance(value, bool):
        raise _no_rate()
    if isinstance(value, int | float) and percent_cell:
        return Decimal(f"{value:.15g}"), period
    written = f"{value:.15g}" if isinstance(value, int | float) else compact(text(value))
    found = _WRITTEN.fullmatch(written)
    if not found:
        raise _no_rate()
    said = _PERIODS.get(found["before"] or found["after"] or "")
    if said and period and said != period:
        raise FactError(
            say("单元格写的是{cell}，标题是{heading}", cell=_WORDS[said], heading=_WORDS[period]),
            say("改到对应的列，或者换算后写明单位"),
        )
    own = found["unit"] or _SHARES.get(found["share"] or "")
    figures = _figures(found["figures"])
    if not own and not unit:
        if not figures:
            return Decimal(0), said or period
        raise FactError(
            say("没有写明单位，可能是 {first}，也可能是 {second}", first=f"{figures}%", second=_other_reading(figures)),
            say("写成“6%”“5‰”这样带单位的，或者在标题中写明单位，例如 年利率（%）"),
        )
    fraction = figures * UNITS[own or unit]
    if not own and (said or period) == "annual" and 0 < fraction < LOW:
        raise FactError(
            say("按标题的单位是一年 {percent}%，不合常理", percent=f"{(fraction * 100).normalize():f}"),
            say("标题的单位是%的，6% 写 6 或者 6%"),
        )
    return fraction, said or period


def looks_slipped(fraction: Decimal, period: Period | None) -> Decimal | None:
    """What the rate comes to in a year, where that is so much that the unit was probably mistaken."""
    yearly = fraction * _A_YEAR[period] if period else fraction
    return yearly if period and yearly > HIGH else None


def _figures(written: str) -> Decimal:
    if written[0].isdigit():
        return Decimal(written)
    try:
        return Decimal(str(cn2an.cn2an(written, "normal")))
    except ValueError:
        raise _no_rate() from None


def _other_reading(figures: Decimal) -> str:
    """What else a bare number may mean: a fraction of Excel's where it is small, per mille where it is not."""
    return f"{(figures * 100).normalize():f}%" if figures < 1 else f"{figures}‰"


def _no_rate() -> FactError:
    return FactError(
        say("不是一个带单位的比率"), say("只写一个比率和单位，例如 6%、5‰、万分之五写作 5‱；有两个的分列填写")
    )
