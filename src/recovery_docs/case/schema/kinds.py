"""What the fields of a case are made of: groups, lists of groups, and facts that one line of text can hold."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from recovery_docs.case.fact import (
    Amount,
    AnnualRate,
    BasisPoints,
    DailyRate,
    Day,
    Facts,
    MonthlyRate,
    Months,
    Share,
    Text,
    Times,
    Worded,
)
from recovery_docs.case.grammar import RatePeriod
from recovery_docs.case.words import Words

KindName = Literal[
    "text",
    "identity",
    "amount",
    "day",
    "time",
    "rate",
    "basis_points",
    "times",
    "months",
    "count",
    "bool",
    "words",
    "worded",
]


_KINDS: Mapping[Any, tuple[KindName, RatePeriod | None]] = {
    get_args(Amount)[1]: ("amount", None),
    get_args(Day)[1]: ("day", None),
    get_args(Text)[1]: ("text", None),
    get_args(Share)[1]: ("rate", None),
    get_args(AnnualRate)[1]: ("rate", "annual"),
    get_args(MonthlyRate)[1]: ("rate", "monthly"),
    get_args(DailyRate)[1]: ("rate", "daily"),
    get_args(BasisPoints)[1]: ("basis_points", None),
    get_args(Months)[1]: ("months", None),
    get_args(Times)[1]: ("times", None),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """How a fact is written: `name` says as what, `period` of which time a rate is, `words` which table names its choices.

    `identity` is a number with a check digit.
    `several` is a list of such facts; `group` is a group that a single text can say too (`月息5‰`).
    """

    name: KindName
    period: RatePeriod | None = None
    words: str | None = None
    several: bool = False
    group: type[Facts] | None = None


def kind_of(field: FieldInfo) -> Kind | None:
    """How the fact of a field is written; nothing for a group, or a list of groups, that has fields of its own."""
    return _kind(field.annotation, tuple(field.metadata))


def _kind(of: Any, marks: tuple[Any, ...]) -> Kind | None:
    for annotation, metadata in alternatives(of, marks):
        for one in metadata:
            if isinstance(one, Words) and get_origin(annotation) is Literal:
                return Kind("words", words=one.table)
            if found := next((said for known, said in _KINDS.items() if known is one), None):
                return Kind(found[0], found[1])
        if annotation is str:
            return Kind("identity")
        if annotation is bool:
            return Kind("bool")
        if annotation is int:
            return Kind("count")
        if annotation is time:
            return Kind("time")
        if isinstance(annotation, type) and issubclass(annotation, Worded):
            return Kind("worded", group=annotation)
        if get_origin(annotation) is tuple and (inner := _kind(get_args(annotation)[0], ())):
            return Kind(inner.name, inner.period, inner.words, several=True)
    return None


def alternatives(annotation: Any, metadata: tuple[Any, ...] = ()) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """What an annotation admits beside nothing, each with the marks that it bears."""
    if get_origin(annotation) is Annotated:
        base, *more = get_args(annotation)
        yield from alternatives(base, (*metadata, *more))
    elif get_origin(annotation) in (Union, types.UnionType):
        for one in get_args(annotation):
            if one is not type(None):
                yield from alternatives(one, metadata)
    else:
        yield annotation, metadata


def is_many(annotation: Any) -> bool:
    """Whether several stand there."""
    return any(get_origin(one) is tuple for one, _ in alternatives(annotation))


def groups_in(annotation: Any) -> list[type[Facts]]:
    """The groups that may stand there, alone or in a list."""
    found = []
    for one, _ in alternatives(annotation):
        inner = get_args(one)[0] if get_origin(one) is tuple else one
        for each, _ in alternatives(inner):
            if isinstance(each, type) and issubclass(each, Facts):
                found.append(each)
    return found


@cache
def models_within(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """A model and all that its fields are made of, the outermost first, each once."""
    seen: dict[type[BaseModel], None] = {model: None}
    for one in (waiting := [model]):
        for field in one.model_fields.values():
            for inner in groups_in(field.annotation):
                if inner not in seen:
                    seen[inner] = None
                    waiting.append(inner)
    return tuple(seen)
