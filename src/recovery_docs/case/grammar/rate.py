"""Rates as people write them. A bare number is none: 6 and 0.06 can both mean 6%, so the unit is always written."""

import re
from decimal import Decimal
from typing import Literal

from recovery_docs.case.grammar.text import compact, numeral
from recovery_docs.errors import FactError
from recovery_docs.messages import say

RatePeriod = Literal["annual", "monthly", "daily"]
_UNITS = {"%": Decimal("0.01"), "‰": Decimal("0.001"), "‱": Decimal("0.0001")}
_SHARES = {"百分之": "%", "千分之": "‰", "万分之": "‱"}
_PERIODS: dict[str, RatePeriod] = {"年": "annual", "月": "monthly", "日": "daily", "天": "daily"}
_WORDS: dict[RatePeriod, str] = {"annual": "年利率", "monthly": "月利率", "daily": "日利率"}
_WRITTEN = re.compile(
    r"(?:[按每]?(?P<before>[年月日天])(?:利率|化利率|化|息|利)?:?(?:为|是)?)?"
    r"(?P<share>万分之|千分之|百分之)?(?P<figures>\d+(?:\.\d+)?|(?<=分之)[一二三四五六七八九十点]+)(?P<unit>[%‰‱])?"
    r"(?:/(?P<after>[年月日天]))?",
    re.ASCII,
)
_FEN_AND_LI = re.compile(
    r"月(?:息|利率?):?(?:(?P<fen>\d+(?:\.\d+)?|[一二三四五六七八九])分)?(?:(?P<li>\d+(?:\.\d+)?|[一二三四五六七八九])厘)?",
    re.ASCII,
)
"""月息1分5厘: of a monthly rate 分 is a hundredth and 厘 a thousandth. Of a yearly one custom is not of one mind."""
_TERM = r"(?:([15一五])(?:年期(?:以上)?|年|Y))?"
_LPR = re.compile(rf"{_TERM}(?:LPR|贷款市场报价利率)(?:\({_TERM}\))?([-−+加减])(\d+(?:\.\d+)?)(?:个?基点|BP)", re.ASCII)
_LPR_TERMS = {"1": "1y", "一": "1y", "5": "5y", "五": "5y"}
_POINTS = re.compile(r"([-−+]?)(\d+(?:\.\d+)?)(?:BP|个?基点)?", re.ASCII | re.IGNORECASE)


def rate(written: str, unit: str = "") -> tuple[Decimal, RatePeriod | None]:
    """The rate as a fraction, with its period where the words say one; `unit` is what a heading says.

    >>> rate("6%"), rate("日万分之五"), rate("月息1分")
    ((Decimal('0.06'), None), (Decimal('0.0005'), 'daily'), (Decimal('0.01'), 'monthly'))
    """
    text = compact(written)
    if (in_fen := _FEN_AND_LI.fullmatch(text)) and any(in_fen.groups()):
        fen, li = (_figures(part) if part else Decimal(0) for part in in_fen.groups())
        return fen * _UNITS["%"] + li * _UNITS["‰"], "monthly"
    found = _WRITTEN.fullmatch(text)
    if not found or (found["share"] and found["unit"]):
        raise _no_rate()
    period = _PERIODS.get(found["before"] or found["after"] or "")
    own = found["unit"] or _SHARES.get(found["share"] or "") or unit
    figures = _figures(found["figures"])
    if not figures:
        return Decimal(0), period
    if not own:
        raise FactError(
            say("没有写明单位，可能是 {first}，也可能是 {second}", first=f"{figures}%", second=_other_reading(figures)),
            say("写成“6%”“5‰”这样带单位的，或者在标题中写明单位，例如 年利率（%）"),
        )
    return figures * _UNITS[own], period


def rate_of(written: str, period: RatePeriod | None, unit: str = "") -> Decimal:
    """The fraction of a rate whose period is known from where it stands; of a mere share (50%) there is none."""
    fraction, said = rate(written, unit)
    if said is None or said == period:
        return fraction
    if period is None:
        raise _no_rate()
    raise FactError(
        say("写的是{written}，这里应填{wanted}", written=_WORDS[said], wanted=_WORDS[period]),
        say("改填在对应的那一项，或者换算后写明单位"),
    )


def loan_rate(written: str, unit: str = "") -> dict[str, Decimal | str]:
    """The facts of a `LoanRate` in words that say of themselves of which period they are; `unit` as of `rate`.

    >>> loan_rate("月息5‰"), loan_rate("1年期LPR+115BP")
    ({'monthly': Decimal('0.005')}, {'lpr': '1y', 'spread_bp': Decimal('115')})
    """
    if found := _LPR.fullmatch(compact(written).upper()):
        term = found[1] or found[2]
        if term is None or (found[1] and found[2]):
            raise FactError(say("没有写明 LPR 的期限品种"), say("写成“1年期LPR+115BP”或者“5年期以上LPR-20BP”"))
        points = Decimal(found[4])
        return {"lpr": _LPR_TERMS[term], "spread_bp": points if found[3] in "+加" else -points}
    fraction, period = rate(written, unit)
    if period is None:
        raise no_period()
    return {period: fraction}


def basis_points(written: str) -> Decimal:
    """Basis points, with or without a sign: `115`, `-20BP`, `115个基点`."""
    found = _POINTS.fullmatch(compact(written))
    if not found:
        raise FactError(say("不是数字"), say("填写阿拉伯数字"))
    return -Decimal(found[2]) if found[1] in ("-", "−") else Decimal(found[2])


def no_period() -> FactError:
    """What is said of a rate of which it cannot be told whether it is one of a year, a month or a day."""
    return FactError(
        say("没有写明是年利率、月利率还是日利率"),
        say("写成“年利率6%”“月息5‰”，或者把标题改为 年利率、月利率、日利率"),
    )


def _figures(written: str) -> Decimal:
    if written[0].isdigit():
        return Decimal(written)
    try:
        return Decimal(str(numeral(written)))
    except ValueError:
        raise _no_rate() from None


def _other_reading(figures: Decimal) -> str:
    """What else a bare number may mean: a fraction of Excel's where it is small, per mille where it is not."""
    return f"{(figures * 100).normalize():f}%" if figures < 1 else f"{figures}‰"


def _no_rate() -> FactError:
    return FactError(
        say("不是一个带单位的比率"), say("只写一个比率和单位，例如 6%、5‰、万分之五写作 5‱；有两个的分列填写")
    )
