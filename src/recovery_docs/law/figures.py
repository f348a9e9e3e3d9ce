"""The register of figures as read: those shipped, and after them those of the office; each has a source and a grade."""

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import resources
from typing import Any

from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.law.citation import Grade
from recovery_docs.law.office import PARAMETERS_FILE, office_text
from recovery_docs.messages import quoted, say

Tier = tuple[Decimal, Decimal, Decimal]
"""Upper bound (included), rate, amount added."""

_DATA = resources.files("recovery_docs.law") / "data"


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

    @property
    def own(self) -> bool:
        """Whether the office added it."""
        return self.grade is Grade.OWN


@cache
def figures() -> dict[str, tuple[Parameter, ...]]:
    """Every figure by name with its values, oldest first; `InputError` for what the office wrote wrong."""
    shipped = _read_all((_DATA / PARAMETERS_FILE).read_text(encoding="utf-8"))
    text = office_text(PARAMETERS_FILE)
    if text is None:
        return shipped
    try:
        own = _read_all(text)
    except (ValueError, TypeError, AttributeError, KeyError, InvalidOperation) as error:
        raise InputError(
            Fault(
                Place(file=PARAMETERS_FILE),
                say("读不懂（{error}）", error=quoted(error)),
                say("照 parameters.toml 的写法：每个数值写 from、is、source，例如 law list 所列"),
            )
        ) from error
    for name, values in own.items():
        if name not in shipped:
            raise InputError(
                Fault(Place(file=PARAMETERS_FILE), say("没有叫 {name} 的参数", name=name), say("名称见 law list"))
            )
        shipped[name] = _followed_by(shipped[name], values)
    return shipped


def _followed_by(shipped: tuple[Parameter, ...], own: tuple[Parameter, ...]) -> tuple[Parameter, ...]:
    """The office's values after those shipped, each ending the one before; one that a newer shipped value overtook is out."""
    known = list(shipped)
    for value in sorted(own, key=lambda one: one.effective_from):
        last = known[-1]
        if value.effective_from <= last.effective_from:
            if last.own:
                raise InputError(
                    Fault(
                        Place(file=PARAMETERS_FILE),
                        say("{name}有两个自{on}起的数值", name=value.name, on=value.effective_from),
                        say("只留一个"),
                    )
                )
            continue
        if last.value < 1 <= value.value:
            raise InputError(
                Fault(
                    Place(file=PARAMETERS_FILE),
                    say(
                        "{name}一向是比例（{last}），不会是{value}",
                        name=value.name,
                        last=str(last.value),
                        value=str(value.value),
                    ),
                    say("比例写小数，例如 0.24"),
                )
            )
        if last.effective_until is None or last.effective_until > value.effective_from:
            known[-1] = replace(last, effective_until=value.effective_from)
        known.append(replace(value, grade=Grade.OWN))
    return tuple(known)


def _read_all(text: str) -> dict[str, tuple[Parameter, ...]]:
    return {
        f"{group}.{name}": tuple(_read(f"{group}.{name}", value) for value in entry["value"])
        for group, entries in tomllib.loads(text).items()
        for name, entry in entries.items()
    }


def _read(name: str, raw: dict[str, Any]) -> Parameter:
    """One value; a figure without a day, without a source or without a value is none."""
    if not raw.get("source"):
        raise ValueError(f"{name} has no source")
    if type(raw["from"]) is not date:
        raise ValueError(f"{name}: from = {raw['from']}")
    value, tiers = Decimal(raw.get("is", "NaN")), raw.get("tiers", ())
    if not tiers and not value.is_finite():
        raise ValueError(f"{name}: is = {raw.get('is')}")
    return Parameter(
        name=name,
        value=value,
        effective_from=raw["from"],
        effective_until=raw.get("until"),
        source=raw["source"],
        grade=Grade(raw.get("grade", Grade.OWN)),
        tiers=tuple((Decimal(most), Decimal(rate), Decimal(plus)) for most, rate, plus in tiers),
    )
