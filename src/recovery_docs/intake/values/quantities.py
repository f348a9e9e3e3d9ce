"""Amounts, days and rates of a cell, handed to the grammar of the case as a person would write them.

What a text means the grammar says. Here stands what only a workbook knows: numbers that are no text, the unit in the
heading, a cell that is shown as a percentage.
"""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from recovery_docs.case import grammar
from recovery_docs.case.grammar import RatePeriod
from recovery_docs.errors import FactError
from recovery_docs.intake.values.cell_text import Raw, text
from recovery_docs.messages import say

_A_YEAR = {"annual": 1, "monthly": 12, "daily": 360}
_BARE = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)
_IN_UNIT = re.compile(r"-?\d+(?:\.(\d+))?((?:千万|百万|十万|亿|万|千|百)?元?)", re.ASCII)
_DAY_ZERO, _DAY_NUMBERS = date(1899, 12, 30), range(32_874, 54_790)
"""Day 0 of Excel's days; those of 1990 to 2049."""
_SHORT_YEAR = re.compile(r"(1[3-9]|[2-4]\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)
"""24.1.31, as people write days by hand: the first number can be no month, and nobody here writes the year last."""
_LONGEST = 16
"""Longer ones are numbers of accounts and of people."""
_IN_FEN = re.compile("^[^月]*[分厘]")
"""1分2 under 月息: the heading says of which period it is."""
HIGH = Decimal("0.5")
"""A rate above this a year is more likely a slip of the unit (% for ‰) than a contract; it is asked about."""
LOW = Decimal("0.003")
"""A bare 0.06 under (%) would be 0.06 % a year; below this it is more likely a fraction, and is asked about."""


def written(value: Raw) -> str:
    """What a person would write for the cell: of Excel's numbers their 15 digits, without the binary rest."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return f"{Decimal(f'{value:.15g}'):f}"
    return text(value)


def bare_number(value: Raw) -> Decimal | None:
    """A number without anything but its separators, of a cell or of its text; nothing for anything else.

    >>> bare_number("30,001.50"), bare_number(3), bare_number("3元")
    (Decimal('30001.50'), Decimal('3'), None)
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return Decimal(f"{value:.15g}")
    found = _BARE.fullmatch(value.strip()) if isinstance(value, str) and len(value) < _LONGEST else None
    return Decimal(found[0].replace(",", "")) if found else None


def amount(value: Raw, unit: str = "") -> Decimal:
    """An amount in yuan; `unit` is what the heading says, for figures that carry none of their own.

    >>> amount("100万元"), amount(100.0, "万元")
    (Decimal('1000000'), Decimal('1000000'))
    """
    return grammar.amount(written(value), unit if unit.endswith("元") else "")


def rounding(value: Raw, unit: str = "") -> Decimal:
    """By how much, in yuan, an amount may be off that is written in ten thousands or the like: half of its last place.

    People write such amounts to two places where they end in a nought: 3.2 is rounded like 3.20.

    >>> rounding(3.2, "万元"), rounding("3.2015万元"), rounding(32000.5, "元")
    (Decimal('50.000'), Decimal('0.50000'), Decimal('0'))
    """
    found = _IN_UNIT.fullmatch(written(value).replace(",", ""))
    its = found and (found[2] or unit).removesuffix("元")
    if not found or not its:
        return Decimal(0)
    places = max(len(found[1] or ""), 2)
    return grammar.amount("1", f"{its}元") * Decimal(5).scaleb(-places - 1)


def day(value: Raw) -> date:
    """A day, from a date cell or from its text; the number of a date cell that lost its format is never guessed."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    number = bare_number(value)
    if isinstance(value, str) and (short := _SHORT_YEAR.fullmatch(value.strip())):
        return grammar.day(f"20{short[1]}-{short[2]}-{short[3]}")
    if number is not None and number in _DAY_NUMBERS:
        likely = _DAY_ZERO + timedelta(days=int(number))
        raise FactError(
            say("是表格软件内部的日期数，不是完整的日期，多半是 {likely}", likely=likely),
            say("在表格软件中选中这一列，单元格格式设为“日期”，核对后保存；或者写成 2023-02-10 这样的"),
        )
    return grammar.day(written(value))


def basis_points(value: Raw) -> Decimal:
    """Basis points."""
    return grammar.basis_points(written(value))


def rate(value: Raw, unit: str = "", period: RatePeriod | None = None, *, percent_cell: bool = False) -> Decimal:
    """A rate as a fraction; `unit` and `period` are what the heading and its column say.

    `percent_cell` says that the cell shows its number as a percentage.

    >>> rate("6%"), rate(6.0, "%", "annual"), rate(0.06, percent_cell=True)
    (Decimal('0.06'), Decimal('0.06'), Decimal('0.06'))
    """
    shown = as_shown(value, percent_cell)
    if period == "monthly" and _IN_FEN.search(shown):
        shown = f"月息{shown}"
    fraction = grammar.rate_of(shown, period, unit)
    bare = shown.replace(".", "").isdigit()
    if bare and period == "annual" and 0 < fraction < LOW:
        raise FactError(
            say("按标题的单位是一年 {percent}%，不合常理", percent=f"{(fraction * 100).normalize():f}"),
            say("标题的单位是%的，6% 写 6 或者 6%"),
        )
    return fraction


def loan_rate(value: Raw, unit: str = "", *, percent_cell: bool = False) -> dict[str, Decimal | str]:
    """The facts of a `LoanRate`, from a cell that says itself of which period it is.

    >>> loan_rate("月息5‰")
    {'monthly': Decimal('0.005')}
    """
    return grammar.loan_rate(as_shown(value, percent_cell), unit)


def late_rate(value: Raw, unit: str = "", *, percent_cell: bool = False) -> dict[str, Decimal | str]:
    """The facts of a rate on late payments, from a cell that says itself of which period, or of what, it is.

    >>> late_rate("上浮50%")
    {'surcharge': Decimal('0.5')}
    """
    return grammar.late_rate(as_shown(value, percent_cell), unit)


def as_shown(value: Raw, percent_cell: bool) -> str:
    """A rate as its cell shows it: 0.06 formatted as a percentage is 6%."""
    if percent_cell and isinstance(value, int | float) and not isinstance(value, bool):
        return f"{(Decimal(f'{value:.15g}') * 100).normalize():f}%"
    return written(value)


def looks_slipped(fraction: Decimal, period: str | None) -> Decimal | None:
    """What the rate comes to in a year, where that is so much that the unit was probably mistaken."""
    yearly = fraction * _A_YEAR.get(period or "", 0)
    return yearly if yearly > HIGH else None


def guarantee_period(value: Raw, unit: str = "") -> dict[str, Any]:
    """The facts of a `GuaranteePeriod`.

    >>> guarantee_period(24.0, "月")
    {'months': 24}
    """
    return {"until_on": day(value)} if isinstance(value, date) else grammar.guarantee_period(written(value), unit)
