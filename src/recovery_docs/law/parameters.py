"""Dated figures of law: each asked for on a day whose role is named, each with its source and grade.

The figures stand in `data/parameters.toml` and `data/lpr.csv`; a day that they do not cover is refused.
"""

import csv
import hashlib
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal

from recovery_docs.errors import Fault, LawError, Place
from recovery_docs.law.citation import Grade
from recovery_docs.messages import say

Tier = tuple[Decimal, Decimal, Decimal]
"""Upper bound (included), rate, amount added."""

_DATA = resources.files("recovery_docs.law") / "data"
_LPR_MONTH = timedelta(days=40)
"""A publication is taken to hold for its month; a later day is not covered by what was last verified."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value in force from a day on; `tiers` for a tariff, `value` otherwise."""

    name: str
    value: Decimal
    effective_from: date
    effective_until: date | None
    source: str
    grade: Grade
    tiers: tuple[Tier, ...] = ()

    @property
    def whole(self) -> int:
        """The value as a count of days, months or years."""
        return int(self.value)


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
    known = _parameters().get(name, ())
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
        for value in _parameters().get(name, ())
    )


def values_of(name: str) -> tuple[Parameter, ...]:
    """Every value of a figure, oldest first; none for a figure that nobody registered."""
    return _parameters().get(name, ())


def first_lpr() -> date:
    """The day of the first publication of the loan prime rate."""
    return _lpr_table()[0][0]


@lru_cache(maxsize=8192)
def lpr(term: Literal["1y", "5y"], *, on: date, role: str) -> LprRate:
    """The newest LPR published on or before the day, as a yearly fraction.

    `LawError` before 2019-08-20, when there was none; past the last verified month the last value, not `verified`.
    """
    published, rates = _lpr_table()
    index = bisect_right(published, on) - 1
    if index < 0:
        raise LawError(
            Fault(
                Place(),
                say("{role}{on}时还没有贷款市场报价利率（自{first}起公布）", role=role, on=on, first=published[0]),
                say("核对合同的利率约定和日期"),
            )
        )
    one_year, five_years = rates[index]
    rate = one_year if term == "1y" else five_years
    return LprRate(published[index], rate, on <= published[-1] + _LPR_MONTH)


def lpr_days(after: date, until: date) -> list[date]:
    """The days between the two on which a loan prime rate was published."""
    return [day for day in _lpr_table()[0] if after < day < until]


@cache
def law_sha256() -> str:
    """A fingerprint of every figure and instrument of law that this version uses."""
    digest = hashlib.sha256()
    for name in ("instruments.toml", "parameters.toml", "lpr.csv", "benchmark.csv", "provident.csv"):
        digest.update((_DATA / name).read_bytes())
    return digest.hexdigest()


@cache
def _parameters() -> dict[str, tuple[Parameter, ...]]:
    raw = tomllib.loads((_DATA / "parameters.toml").read_text(encoding="utf-8"))
    return {
        f"{group}.{name}": tuple(_read(f"{group}.{name}", value) for value in entry["value"])
        for group, entries in raw.items()
        for name, entry in entries.items()
    }


def _read(name: str, raw: dict[str, Any]) -> Parameter:
    if not raw.get("source"):
        raise ValueError(f"{name} has no source")
    return Parameter(
        name=name,
        value=Decimal(raw.get("is", "NaN")),
        effective_from=raw["from"],
        effective_until=raw.get("until"),
        source=raw["source"],
        grade=Grade(raw["grade"]),
        tiers=tuple((Decimal(most), Decimal(rate), Decimal(plus)) for most, rate, plus in raw.get("tiers", ())),
    )


@cache
def _lpr_table() -> tuple[tuple[date, ...], tuple[tuple[Decimal, Decimal], ...]]:
    rows = list(csv.DictReader((_DATA / "lpr.csv").read_text(encoding="utf-8").splitlines()))
    published = tuple(date.fromisoformat(row["published_on"]) for row in rows)
    return published, tuple((Decimal(row["lpr_1y"]) / 100, Decimal(row["lpr_5y"]) / 100) for row in rows)
