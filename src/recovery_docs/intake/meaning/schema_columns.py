"""Columns for the facts of a case that headings.toml does not list: every fact has one, by its title in the schema."""

import types
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from recovery_docs.case import Case
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
    Worded,
)
from recovery_docs.case.grammar import RatePeriod
from recovery_docs.case.party import Organisation, Person
from recovery_docs.case.words import Words
from recovery_docs.intake.meaning.columns import Group

_KINDS: Mapping[Any, tuple[str, RatePeriod | None]] = {
    get_args(Amount)[1]: ("amount", None),
    get_args(Day)[1]: ("day", None),
    get_args(Text)[1]: ("text", None),
    get_args(Share)[1]: ("rate", None),
    get_args(AnnualRate)[1]: ("rate", "annual"),
    get_args(MonthlyRate)[1]: ("rate", "monthly"),
    get_args(DailyRate)[1]: ("rate", "daily"),
    get_args(BasisPoints)[1]: ("basis_points", None),
    get_args(Months)[1]: ("count", None),
}
_DEEP = 4
_TELLING = 5
"""A title of so many characters says by itself what it is of."""
_SAID_OTHERWISE = ("other_id.type", "other_id.number", "kind", "exhibit")
"""Facts that follow from the columns of 证件类型, 证件号码, or that headings.toml lists where they are of use."""


@dataclass(frozen=True, slots=True)
class SchemaFact:
    """A fact that one cell can hold: its key path within the group, its titles from the outside in, how it is read."""

    fact: str
    titles: tuple[str, ...]
    kind: str
    period: RatePeriod | None = None
    words: str | None = None

    def names(self, group: Group) -> list[str]:
        """What a column of the fact may be called, the shortest first: what it is, whose, of what."""
        of_party = group.party is not None and self.fact.startswith(f"{group.party}." if group.party else "")
        whose = group.stems[0] if of_party and group.stems else group.title if group.into else ""
        titles = self.titles[1:] if of_party and group.party else self.titles
        telling = not group.into and len(titles[-1]) >= _TELLING
        return [
            *([titles[-1]] if telling or not group.main else []),
            *([whose + titles[-1]] if whose else []),
            *([whose + "".join(titles[-2:])] if titles[1:] else []),
        ]


def facts_of(into: str, groups: Collection[str], party: str | None) -> Iterator[SchemaFact]:
    """The facts of the group that stands at a key path of the case, without those that belong to one of the `groups`.

    Of the people in it only the `party` is the group's own.
    """
    for model in _models_at(into):
        yield from _facts(model, into, "", (), {one.removeprefix(f"{into}.") if into else one for one in groups}, party)


def _facts(
    model: type[BaseModel], into: str, within: str, titles: tuple[str, ...], groups: Collection[str], party: str | None
) -> Iterator[SchemaFact]:
    for name, field in model.model_fields.items():
        fact = f"{within}{name}"
        if fact in groups or fact.endswith(_SAID_OTHERWISE):
            continue
        said = (*titles, field.title or name)
        kind, period, words = _kind(field)
        if kind:
            yield SchemaFact(fact, said, kind, period, words)
        elif len(said) < _DEEP and not _is_many(field.annotation):
            for inner in _models(field.annotation):
                if fact == party or not issubclass(inner, Person | Organisation):
                    yield from _facts(inner, into, f"{fact}.", said, groups, party)


def _kind(field: FieldInfo) -> tuple[str, RatePeriod | None, str | None]:
    """How a cell of the fact is read, of which period a rate is, and which table has the words of a choice."""
    for annotation, metadata in _alternatives(field.annotation, tuple(field.metadata)):
        for one in metadata:
            if isinstance(one, Words) and get_origin(annotation) is Literal:
                return "words", None, one.table
            if found := next((said for known, said in _KINDS.items() if known is one), None):
                return found[0], found[1], None
        if annotation is bool:
            return "bool", None, None
        if annotation is int:
            return "count", None, None
        if annotation is time:
            return "time", None, None
        if isinstance(annotation, type) and issubclass(annotation, Worded):
            return "text", None, None
        if get_origin(annotation) is tuple and get_args(annotation)[0] == Text:
            return "texts", None, None
    return "", None, None


def _alternatives(annotation: Any, metadata: tuple[Any, ...] = ()) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    if get_origin(annotation) is Annotated:
        base, *more = get_args(annotation)
        yield from _alternatives(base, (*metadata, *more))
    elif get_origin(annotation) in (Union, types.UnionType):
        for one in get_args(annotation):
            if one is not type(None):
                yield from _alternatives(one, metadata)
    else:
        yield annotation, metadata


def _is_many(annotation: Any) -> bool:
    return any(get_origin(one) is tuple for one, _ in _alternatives(annotation))


def _models(annotation: Any) -> list[type[Facts]]:
    found = []
    for one, _ in _alternatives(annotation):
        inner = get_args(one)[0] if get_origin(one) is tuple else one
        for each, _ in _alternatives(inner):
            if isinstance(each, type) and issubclass(each, Facts):
                found.append(each)
    return found


def _models_at(into: str) -> list[type[Any]]:
    models: list[type[Any]] = [Case]
    for step in into.split(".") if into else ():
        fields = [model.model_fields[step] for model in models if step in model.model_fields]
        models = [model for field in fields for model in _models(field.annotation)]
    return models


def models_within(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and all that its fields are made of, the outermost first, each once."""
    seen: dict[type[BaseModel], None] = {model: None}
    for one in (waiting := [model]):
        for field in one.model_fields.values():
            for inner in _models(field.annotation):
                if inner not in seen:
                    seen[inner] = None
                    waiting.append(inner)
    yield from seen
