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
    r"月(?:息|利率?):?(?:(?P<fen>\d+(?:\.\d+)?|[一二三四五六七八九])分)?(?:(?P<li>\d+(?:\.\d+)?|[一二三四五六七八九])厘|(?<=分)(?P<bare>\d|[一二三四五六七八九]))?",
    re.ASCII,
)
"""月息1分5厘, 月息1分5: of a monthly rate 分 is a hundredth and 厘 a thousandth. Of a yearly one custom is not of one mind."""
_TERM = r"(?:([15一五])(?:年期(?:以上)?|年|Y))?"
_LPR = re.compile(rf"{_TERM}(?:LPR|贷款市场报价利率)(?:\({_TERM}\))?([-−+加减])(\d+(?:\.\d+)?)(?:个?基点|BP)", re.ASCII)
_NAME = r"(?:LPR|贷款市场报价利率)"
_TIMES = r"(\d+(?:\.\d+)?|[一二两三四])倍"
_LPR_TIMES = re.compile(
    rf"(?:{_TIMES}(?:的|于)?)?{_TERM}{_NAME}(?:\({_TERM}\))?(?:的?{_TIMES}|[×X*](\d+(?:\.\d+)?)|(上浮|下浮)(\d+(?:\.\d+)?)%)?",
    re.ASCII,
)
_BENCHMARK = re.compile(
    r"(?:按)?(?:中国)?(?:人民银行|人行|央行)?(?:公布)?的?(?P<term>同期同档次|同期同类|同期|同档次)?(?:人民币)?(?:贷款)?(?:基准利率)"
    r"(?:(?P<way>上浮|下浮)(?P<share>\d+(?:\.\d+)?)%|的?(?P<times>\d+(?:\.\d+)?|[一二两三四])倍)?",
    re.ASCII,
)
_CONTRACT_RATE = (
    r"(?:按照?|在)?(?:本|原|上述)?(?:借款|贷款)?(?:合同)?(?:约定|执行)?的?(?:借款|贷款|执行|合同|期内|正常)?利率"
)
_SURCHARGE = re.compile(
    rf"(?:{_CONTRACT_RATE}(?:的?基础)?(?:之?上)?)?(?:上浮|加收|加罚)(?P<share>\d+(?:\.\d+)?)%(?:计收|计算|收取)?(?:罚息|逾期利息)?"
    rf"|{_CONTRACT_RATE}的(?:(?P<times>\d+(?:\.\d+)?)倍|(?P<percent>\d+(?:\.\d+)?)%)(?:计收|计算|收取)?(?:罚息|逾期利息)?",
    re.ASCII,
)
"""What a late payment adds to the contract rate: 在贷款利率基础上上浮50%, 合同利率的1.5倍, 合同利率的150%."""
_UP_OR_DOWN = re.compile(r"(上浮|下浮|\+|加|-|−)(\d+(?:\.\d+)?)%", re.ASCII)
_LPR_TERMS = {"1": "1y", "一": "1y", "5": "5y", "五": "5y"}
_POINTS = re.compile(r"([-−+]?)(\d+(?:\.\d+)?)(?:BP|个?基点)?", re.ASCII | re.IGNORECASE)


def rate(written: str, unit: str = "") -> tuple[Decimal, RatePeriod | None]:
    """The rate as a fraction, with its period where the words say one; `unit` is what a heading says.

    >>> rate("6%"), rate("日万分之五"), rate("月息1分")
    ((Decimal('0.06'), None), (Decimal('0.0005'), 'daily'), (Decimal('0.01'), 'monthly'))
    """
    text = compact(written)
    if (in_fen := _FEN_AND_LI.fullmatch(text)) and any(in_fen.groups()):
        parts = (in_fen["fen"], in_fen["li"] or in_fen["bare"])
        fen, li = (_figures(part) if part else Decimal(0) for part in parts)
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
    >>> loan_rate("一年期LPR的4倍"), loan_rate("同期同档次贷款基准利率上浮30%")
    ({'lpr': '1y', 'times': Decimal('4')}, {'benchmark': 'by_term', 'times': Decimal('1.3')})
    """
    if found := _LPR.fullmatch(compact(written).upper()):
        term = found[1] or found[2]
        if term is None or (found[1] and found[2]):
            raise FactError(say("没有写明 LPR 的期限品种"), say("写成“1年期LPR+115BP”或者“5年期以上LPR-20BP”"))
        points = Decimal(found[4])
        return {"lpr": _LPR_TERMS[term], "spread_bp": points if found[3] in "+加" else -points}
    if found := _LPR_TIMES.fullmatch(compact(written).upper()):
        return _times_of_lpr(found)
    if (found := _BENCHMARK.fullmatch(compact(written))) and (found["term"] or found["way"] or found["times"]):
        how = found["times"] or (found["way"] and f"{found['way']}{found['share']}%")
        return {"benchmark": "by_term"} | ({"times": times(how)} if how else {})
    fraction, period = rate(written, unit)
    if period is None:
        raise no_period()
    return {period: fraction}


def late_rate(written: str, unit: str = "") -> dict[str, Decimal | str]:
    """The facts of a rate on late payments: a rate as of `loan_rate`, or the `surcharge` on the contract rate.

    >>> late_rate("在贷款利率基础上上浮50%"), late_rate("合同利率的1.5倍"), late_rate("1年期LPR+150BP")
    ({'surcharge': Decimal('0.5')}, {'surcharge': Decimal('0.5')}, {'lpr': '1y', 'spread_bp': Decimal('150')})
    """
    found = _SURCHARGE.fullmatch(compact(written))
    if found is None:
        said = loan_rate(written, unit)
        monthly = said.pop("monthly", None)
        return said if monthly is None else {"annual": Decimal(monthly) * 12}
    if found["share"]:
        return {"surcharge": Decimal(found["share"]) / 100}
    times = Decimal(found["times"]) if found["times"] else Decimal(found["percent"]) / 100
    if times < 1:
        raise FactError(say("逾期利率低于合同利率"), say("在合同利率上加收的写“上浮50%”，或者“合同利率的1.5倍”"))
    return {"surcharge": times - 1}


def _times_of_lpr(found: re.Match[str]) -> dict[str, Decimal | str]:
    before, first, second, after, sign, way, share = found.groups()
    term = first or second
    if term is None or (first and second):
        raise FactError(say("没有写明 LPR 的期限品种"), say("写成“1年期LPR+115BP”或者“5年期以上LPR-20BP”"))
    said = [one for one in (before, after, sign, way and f"{way}{share}%") if one]
    if len(said) > 1:
        raise FactError(say("倍数写了两次"), say("只写一次，例如“1年期LPR的1.3倍”"))
    return {"lpr": _LPR_TERMS[term]} | ({"times": times(said[0])} if said else {})


def times(written: str) -> Decimal:
    """How many times: `1.3`, `4倍`, `上浮30%`.

    >>> times("1.3倍"), times("四倍"), times("上浮30%"), times("下浮10%")
    (Decimal('1.3'), Decimal('4'), Decimal('1.3'), Decimal('0.9'))
    """
    text = compact(written)
    if found := _UP_OR_DOWN.fullmatch(text):
        share = Decimal(found[2]) / 100
        return 1 + share if found[1] in "上浮+加" else 1 - share
    try:
        value = _figures(text.removesuffix("倍"))
    except (FactError, ArithmeticError):
        raise FactError(say("不是倍数"), say("写成 1.3、1.3倍，或者 上浮30%")) from None
    if not 0 < value <= 10:
        raise FactError(say("倍数应在 0 到 10 之间"), say("上浮30%写 1.3，下浮10%写 0.9"))
    return value


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
