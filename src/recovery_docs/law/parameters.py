"""Dated figures of law: each asked for on a day whose role is named, each with its source and grade.

The figures stand in `data/parameters.toml` and `data/lpr.csv`, and in the folder of the office (`office`), whose own come
after those shipped; a day that they do not cover is refused.
"""

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

from recovery_docs.errors import Fault, LawError, Place
from recovery_docs.law.figures import Parameter, figures
from recovery_docs.law.office import LPR_FILE, PARAMETERS_FILE, office_text
from recovery_docs.law.published_lpr import publications
from recovery_docs.messages import say

_DATA = resources.files("recovery_docs.law") / "data"
_LPR_MONTH = timedelta(days=40)
"""A publication is taken to hold for its month; a later day is not covered by what was last verified."""


@dataclass(frozen=True, slots=True)
class LprRate:
    """A published loan prime rate as a yearly fraction. `verified` is false past the last publication that was read."""

    published_on: date
    rate: Decimal
    verified: bool


@lru_cache(maxsize=4096)
def parameter(name: str, *, on: date, role: str) -> Parameter:
    """The value of a figure of law on a day; `role` says whose day it is, for the error.

    `LawError` for an unknown name, or a day outside its coverage.
    """
    known = figures().get(name, ())
    for value in known:
        if value.effective_from <= on and (value.effective_until is None or on < value.effective_until):
            return value
    covered = "、".join(f"{value.effective_from}～{value.effective_until or ''}" for value in known)
    raise LawError(
        Fault(
            Place(),
            say("参数 {name} 没有{role}{on}的数值（有的是：{covered}）", name=name, role=role, on=on, covered=covered),
            say("核对日期；确有依据的，在 parameters.toml 中补上数值和出处"),
        )
    )


def governed(name: str, on: date) -> bool:
    """Whether the register holds a value of the figure for the day; a day before a rule was made is not under it."""
    return any(
        value.effective_from <= on and (value.effective_until is None or on < value.effective_until)
        for value in figures().get(name, ())
    )


def values_of(name: str) -> tuple[Parameter, ...]:
    """Every value of a figure, oldest first; none for a figure that nobody registered."""
    return figures().get(name, ())


def first_lpr() -> date:
    """The day of the first publication of the loan prime rate."""
    return publications()[0].published_on


def last_lpr() -> date:
    """The day of the last publication of the loan prime rate that is known."""
    return publications()[-1].published_on


@lru_cache(maxsize=8192)
def lpr(term: Literal["1y", "5y"], *, on: date, role: str) -> LprRate:
    """The newest LPR published on or before the day, as a yearly fraction.

    `LawError` before 2019-08-20, when there was none; past the last verified month the last value, not `verified`.
    """
    known = publications()
    index = bisect_right(known, on, key=lambda one: one.published_on) - 1
    if index < 0:
        raise LawError(
            Fault(
                Place(),
                say("{role}{on}时还没有贷款市场报价利率（自{first}起公布）", role=role, on=on, first=first_lpr()),
                say("核对合同的利率约定和日期"),
            )
        )
    newest = known[index]
    rate = newest.one_year if term == "1y" else newest.five_years
    return LprRate(newest.published_on, rate, on <= newest.published_on + _LPR_MONTH)


def lpr_days(after: date, until: date) -> list[date]:
    """The days between the two on which a loan prime rate was published."""
    return [one.published_on for one in publications() if after < one.published_on < until]


@cache
def law_sha256() -> str:
    """A fingerprint of every figure and instrument of law that is used, the office's own included."""
    digest = hashlib.sha256()
    for name in ("instruments.toml", "parameters.toml", "lpr.csv", "benchmark.csv", "provident.csv"):
        digest.update((_DATA / name).read_bytes())
    for name in (LPR_FILE, PARAMETERS_FILE):
        if (text := office_text(name)) is not None:
            digest.update(f"{name}\n{text}".encode())
    return digest.hexdigest()


def read_law_again() -> None:
    """Forget what was read, after the office's folder was changed or another was named."""
    for remembered in (law_sha256, parameter, lpr, figures, publications):
        remembered.cache_clear()


def every_figure() -> tuple[Parameter, ...]:
    """Every value of every figure, in the order of the register."""
    return tuple(value for values in figures().values() for value in values)
