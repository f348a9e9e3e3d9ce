"""Key paths (`guarantees[0].period.months`): their steps, the field and the value that stand there, and which of several.

An item of a list is called by its place, or by what tells it from the others: `borrowers[李示例].address`.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, get_args

from pydantic.fields import FieldInfo

from recovery_docs.case.case import Case
from recovery_docs.case.fact import Facts
from recovery_docs.case.schema.kinds import groups_in, is_many

_STEP = re.compile(r"([a-z][a-z_0-9]*)(?:\[([^\[\]\n]*)\])?(?:\.|$)")
_PLACE = re.compile(r"\d{1,3}", re.ASCII)
"""A name that could be taken for a place is none."""
_TELLING = (
    "name",
    "guarantor.name",
    "collateral.name",
    "assignor.name",
    "note",
    "title.number",
    "number",
    "on",
    "paid_on",
)
"""What tells the items of a list apart, the most telling first."""

Steps = tuple[str | int, ...]


@lru_cache(maxsize=4096)
def steps_of(path: str) -> Steps:
    """The steps of a key path by places; an item that is called by its name, or a path that is none, has none.

    >>> steps_of("guarantees[0].period.months")
    ('guarantees', 0, 'period', 'months')
    """
    found: list[str | int] = []
    for name, item in _parts(path):
        found.append(name)
        if item is not None:
            if not item.isdecimal():
                return ()
            found.append(int(item))
    return tuple(found)


def key_path(steps: Sequence[str | int]) -> str:
    """A path as it is printed.

    >>> key_path(("guarantees", 0, "period", "months"))
    'guarantees[0].period.months'
    """
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".")


def field_at(steps: Sequence[str | int], facts: Any = None) -> FieldInfo | None:
    """The field at a path. Where a person or an organisation may stand, the `facts` say which, else any that has it."""
    models: list[type[Facts]] = [Case]
    field, value = None, facts
    for step in steps:
        value = value_in(value, step)
        if isinstance(step, int):
            if field is None or not is_many(field.annotation):
                return None
        else:
            field = next((model.model_fields[step] for model in models if step in model.model_fields), None)
            if field is None:
                return None
            models = groups_in(field.annotation)
        models = _of_kind(models, value) or models
    return field


def groups_at(steps: Sequence[str | int], facts: Any = None) -> list[type[Facts]]:
    """The groups that may stand at a path, or in the list there; where the `facts` say which, that one."""
    field = field_at(steps, facts) if steps else None
    models: list[type[Facts]] = groups_in(field.annotation) if field else [] if steps else [Case]
    return _of_kind(models, value_in(facts, *steps)) or models


def value_in(facts: Any, *steps: str | int) -> Any:
    """What stands at a path of a case, or of facts not yet made one; nothing where there is nothing."""
    for step in steps:
        if facts is None:
            return None
        if isinstance(step, str):
            facts = facts.get(step) if isinstance(facts, dict) else getattr(facts, step, None)
        else:
            facts = facts[step] if isinstance(facts, (list, tuple)) and step < len(facts) else None
    return facts


def placed(path: str, facts: Any) -> Steps | None:
    """The steps of a path whose items may be called by name; nothing where the facts have no such item.

    The place after the last item is admitted: there one may be added.
    """
    found: list[str | int] = []
    for name, item in _parts(path):
        found.append(name)
        if item is None:
            continue
        items = value_in(facts, *found) or ()
        places = [index for index in range(len(items)) if name_among(items, index) == item]
        if not places and item.isdecimal() and int(item) <= len(items):
            places = [int(item)]
        if not places:
            return None
        found.append(places[0])
    return tuple(found) or None


def named(steps: Sequence[str | int], facts: Any) -> str:
    """The path with every item called by its name where it has one, so that another order changes nothing."""
    found = ""
    for index, step in enumerate(steps):
        if isinstance(step, int):
            items = value_in(facts, *steps[:index]) or ()
            found += f"[{(step < len(items) and name_among(items, step)) or step}]"
        else:
            found += f".{step}"
    return found.lstrip(".")


def name_among(items: Sequence[Any], index: int) -> str | None:
    """What tells an item from the others of its list, if anything does that can stand in a path."""
    for telling in _TELLING:
        names = [value_in(item, *telling.split(".")) for item in items]
        name = names[index]
        if name is not None and names.count(name) == 1 and (isinstance(name, date | str)):
            text = str(name)
            if not _PLACE.fullmatch(text) and not re.search(r"[\[\]\n]", text) and text == text.strip():
                return text
    return None


def _parts(path: str) -> list[tuple[str, str | None]]:
    parts, end = [], 0
    for found in _STEP.finditer(path):
        if found.start() != end:
            return []
        parts.append((found[1], found[2]))
        end = found.end()
    return parts if end == len(path) and not path.endswith(".") else []


def _of_kind(models: Sequence[type[Facts]], value: Any) -> list[type[Facts]]:
    """Those of several groups that the written `kind` names."""
    if len(models) < 2:
        return []
    kind = value_in(value, "kind")
    return [model for model in models if kind in get_args(getattr(model.model_fields.get("kind"), "annotation", None))]
