"""The rates of loans from the housing provident fund (个人住房公积金贷款利率), first home."""

import csv
from bisect import bisect_right
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Literal

from recovery_docs.errors import Fault, LawError, Place
from recovery_docs.messages import say


def provident(band: Literal["to5", "over5"], *, on: date, role: str) -> Decimal:
    """The rate on a day as a yearly fraction; `LawError` before 1999-09-21, when other bands held."""
    effective, rates = _table()
    index = bisect_right(effective, on) - 1
    if index < 0:
        raise LawError(
            Fault(
                Place(),
                say("{role}{on}没有收录公积金贷款利率（自{first}起）", role=role, on=on, first=effective[0]),
                say("核对日期；按合同写明的固定利率填写"),
            )
        )
    return rates[index][band]


def provident_changes(after: date, until: date) -> list[date]:
    """The days between the two on which the rates changed."""
    return [day for day in _table()[0] if after < day < until]


@cache
def _table() -> tuple[tuple[date, ...], tuple[dict[str, Decimal], ...]]:
    text = (resources.files("recovery_docs.law") / "data" / "provident.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    days = tuple(date.fromisoformat(row["effective_on"]) for row in rows)
    return days, tuple({band: Decimal(row[band]) / 100 for band in ("to5", "over5")} for row in rows)
