"""Columns for the facts of a case that headings.toml does not list: every fact has one, by its title in the schema."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from recovery_docs.case import Case
from recovery_docs.case.grammar import RatePeriod
from recovery_docs.case.party import Organisation, Person
from recovery_docs.case.schema.kinds import groups_in, is_many, kind_of
from recovery_docs.intake.meaning.columns import Group

_CELL_KINDS = {"months": "count", "worded": "text"}
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
        elif len(said) < _DEEP and not is_many(field.annotation):
            for inner in groups_in(field.annotation):
                if fact == party or not issubclass(inner, Person | Organisation):
                    yield from _facts(inner, into, f"{fact}.", said, groups, party)


def _kind(field: FieldInfo) -> tuple[str, RatePeriod | None, str | None]:
    """How a cell of the fact is read, of which period a rate is, and which table has the words of a choice."""
    kind = kind_of(field)
    if kind is None or kind.name in ("times", "identity") or (kind.several and kind.name != "text"):
        return "", None, None
    name = "texts" if kind.several else _CELL_KINDS.get(kind.name, kind.name)
    return name, kind.period, kind.words


def _models_at(into: str) -> list[type[Any]]:
    models: list[type[Any]] = [Case]
    for step in into.split(".") if into else ():
        fields = [model.model_fields[step] for model in models if step in model.model_fields]
        models = [model for field in fields for model in groups_in(field.annotation)]
    return models
