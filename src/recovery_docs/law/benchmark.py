"""The benchmark lending rates of the People's Bank, from which the old ceilings and the old doubled interest were reckoned.

`data/benchmark.csv` has every change from 1998-07-01; from 2019-08-20 on the loan prime rate stands in their place.
"""

import csv
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Literal, get_args

from recovery_docs.errors import Fault, LawError, Place
from recovery_docs.law.citation import Grade
from recovery_docs.law.parameters import first_lpr
from recovery_docs.law.periods import plus_months
from recovery_docs.messages import Message, say

Band = Literal["m6", "y1", "y3", "y5", "over5"]
"""The length of a loan: six months, one, three or five years at most, or longer."""

BAND_NAMES: dict[Band, Message] = {
    "m6": say("六个月以内"),
    "y1": say("六个月至一年"),
    "y3": say("一至三年"),
    "y5": say("三至五年"),
    "over5": say("五年以上"),
}
_LONGEST: dict[Band, int] = {"m6": 6, "y1": 12, "y3": 36, "y5": 60}


@dataclass(frozen=True, slots=True)
class BenchmarkRate:
    """A benchmark rate as a yearly fraction, and the day from which it held."""

    effective_on: date
    rate: Decimal
    source: str
    grade: Grade


def band_of(first: date, due_on: date) -> Band:
    """The band of a loan from its payout to its due day; each band holds its own last day.

    >>> band_of(date(2014, 5, 1), date(2015, 5, 1)), band_of(date(2014, 5, 1), date(2015, 5, 2))
    ('y1', 'y3')
    """
    return next((band for band, months in _LONGEST.items() if due_on <= plus_months(first, months)), "over5")


def benchmark(band: Band, *, on: date, role: str) -> BenchmarkRate:
    """The benchmark rate on a day; `LawError` before 1998-07-01, and from 2019-08-20 on, when the LPR took its place."""
    effective, rates = _table()
    index = bisect_right(effective, on) - 1
    if index < 0 or on >= first_lpr():
        raise LawError(
            Fault(
                Place(),
                say(
                    "{role}{on}没有收录贷款基准利率（有的是：{first}至{last}）",
                    role=role,
                    on=on,
                    first=effective[0],
                    last=first_lpr() - timedelta(days=1),
                ),
                say("核对日期；2019年8月20日以后看贷款市场报价利率"),
            )
        )
    return rates[index][band]


def benchmark_changes(after: date, until: date) -> list[date]:
    """The days between the two on which the benchmark changed."""
    return [day for day in _table()[0] if after < day < until]


@cache
def _table() -> tuple[tuple[date, ...], tuple[dict[Band, BenchmarkRate], ...]]:
    text = (resources.files("recovery_docs.law") / "data" / "benchmark.csv").read_text(encoding="utf-8")
    days, rates = [], []
    for row in csv.DictReader(text.splitlines()):
        day = date.fromisoformat(row["effective_on"])
        days.append(day)
        rates.append(
            {
                band: BenchmarkRate(day, Decimal(row[band]) / 100, row["source"], Grade(row["grade"]))
                for band in get_args(Band)
            }
        )
    return tuple(days), tuple(rates)
