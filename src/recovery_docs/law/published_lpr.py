"""The publications of the loan prime rate: those shipped, and after them those that the office added."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path

from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.law.office import LPR_FILE, law_folder, office_text
from recovery_docs.messages import say

_HEADINGS = ("published_on", "lpr_1y", "lpr_5y", "source")
_MOST = Decimal("0.2")
_JUMP = Decimal("0.01")
_LONGEST_GAP = 366
"""Days after the publication before it; a year that was mistyped is further off."""


@dataclass(frozen=True, slots=True)
class Publication:
    """The rates of one day as yearly fractions; `own` is the office's."""

    published_on: date
    one_year: Decimal
    five_years: Decimal
    source: str
    own: bool = False


@cache
def publications() -> tuple[Publication, ...]:
    """Every publication, earliest first; `InputError` where a line of the office's own is wrong."""
    found = list(_shipped())
    for line, one in _own():
        if one.published_on > _shipped()[-1].published_on:
            if fault := _fault(one, found[-1]):
                raise InputError(fault.at(file=LPR_FILE, line=line))
            found.append(one)
    return tuple(found)


def superseded() -> tuple[Publication, ...]:
    """The office's own publications that the shipped table has caught up with."""
    return tuple(one for _, one in _own() if one.published_on <= _shipped()[-1].published_on)


def add_publication(published_on: date, one_year: str, five_years: str, source: str) -> Path:
    """Add a publication to the office's own; the file is written whole or not at all.

    `InputError` for what is no rate, a day that is not after the last known, rates far from the last, no source.
    """
    row = {"published_on": published_on.isoformat(), "lpr_1y": one_year, "lpr_5y": five_years, "source": source}
    try:
        added = _read(row)
    except ValueError as error:
        raise InputError(_unreadable(error)) from error
    if fault := _fault(added, publications()[-1]):
        raise InputError(fault)
    path = law_folder() / LPR_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADINGS)
    for one in (*(known for _, known in _own()), added):
        writer.writerow([one.published_on, _percent(one.one_year), _percent(one.five_years), one.source])
    fresh = path.with_suffix(".new")
    fresh.write_text(text.getvalue(), encoding="utf-8")
    fresh.replace(path)
    return path


def _fault(one: Publication, before: Publication) -> Fault | None:
    """What speaks against a publication that follows another, if anything."""
    if one.published_on == before.published_on:
        return Fault(
            Place(), say("{on}的报价已经有了", on=one.published_on), say("每个公布日只写一次；写错的改正原来那一行")
        )
    if one.published_on < before.published_on:
        return Fault(
            Place(),
            say("{on}早于已有的最后一期{last}", on=one.published_on, last=before.published_on),
            say("按公布日先后补充；只能补在最后一期之后"),
        )
    if (one.published_on - before.published_on).days > _LONGEST_GAP:
        return Fault(
            Place(),
            say("{on}离已有的最后一期{last}超过一年", on=one.published_on, last=before.published_on),
            say("核对年份；确实没有错的，先补上中间各期"),
        )
    rates = ((one.one_year, before.one_year), (one.five_years, before.five_years))
    for rate, last in rates:
        if not 0 < rate < _MOST or abs(rate - last) > _JUMP:
            return Fault(
                Place(),
                say("{rate}%不像贷款市场报价利率，上一期是{last}%", rate=_percent(rate), last=_percent(last)),
                say("写百分数，例如 3.00；对照全国银行间同业拆借中心的公布核对"),
            )
    return None


def _own() -> Iterator[tuple[int, Publication]]:
    text = office_text(LPR_FILE)
    if text is None:
        return
    rows = csv.DictReader(text.splitlines())
    if tuple(rows.fieldnames or ()) != _HEADINGS:
        raise InputError(
            Fault(
                Place(file=LPR_FILE, line=1),
                say("第一行不是 {headings}", headings=",".join(_HEADINGS)),
                say("照写第一行"),
            )
        )
    for row in rows:
        try:
            yield rows.line_num, _read(row)
        except ValueError as error:
            raise InputError(_unreadable(error).at(file=LPR_FILE, line=rows.line_num)) from error


def _read(row: dict[str, str]) -> Publication:
    """A line of the office's; `ValueError` with what cannot be read."""
    source = (row["source"] or "").strip()
    if not source:
        raise ValueError("source")
    return Publication(_day(row["published_on"]), _rate(row["lpr_1y"]), _rate(row["lpr_5y"]), source, own=True)


def _day(text: str | None) -> date:
    try:
        return date.fromisoformat((text or "").strip())
    except ValueError:
        raise ValueError(text or "published_on") from None


def _rate(text: str | None) -> Decimal:
    plain = (text or "").strip().removesuffix("%").strip()
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,2})?", plain):
        raise ValueError(text or "lpr")
    return Decimal(plain) / 100


def _unreadable(error: ValueError) -> Fault:
    if str(error) == "source":
        return Fault(Place(), say("没有写明出处"), say("写明在哪里看到的公布，例如全国银行间同业拆借中心网站"))
    return Fault(Place(), say("“{text}”读不懂", text=str(error)), say("日期写 2026-11-20，利率写百分数，例如 3.00"))


def _percent(rate: Decimal) -> str:
    return f"{rate * 100:.2f}"


@cache
def _shipped() -> tuple[Publication, ...]:
    text = (resources.files("recovery_docs.law") / "data" / "lpr.csv").read_text(encoding="utf-8")
    return tuple(
        Publication(
            date.fromisoformat(row["published_on"]),
            Decimal(row["lpr_1y"]) / 100,
            Decimal(row["lpr_5y"]) / 100,
            row["source"],
        )
        for row in csv.DictReader(text.splitlines())
    )
