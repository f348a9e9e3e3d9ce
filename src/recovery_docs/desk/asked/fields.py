"""The form field of a fact: what it is called, how it is typed, what stands there now and where that comes from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from recovery_docs.case import Case
from recovery_docs.case.fact import Facts
from recovery_docs.case.schema.kinds import Kind, groups_in, is_many, kind_of
from recovery_docs.case.schema.paths import Steps, field_at, groups_at, key_path, value_in
from recovery_docs.case.schema.titles import DOT, titles
from recovery_docs.case.schema.written import written
from recovery_docs.case.words import tables, word
from recovery_docs.errors import Place
from recovery_docs.intake.heading_words import in_titles

FieldKind = Literal[
    "text",
    "long",
    "amount",
    "date",
    "time",
    "rate",
    "period",
    "number",
    "choice",
    "yes_no",
    "several",
    "choices",
    "file",
]
_LONG = (
    "text",
    "condition",
    "wording",
    "operative_part",
    "ordinary_interest_text",
    "scope_text",
    "reason",
    "urgent_because",
)
"""Facts of which people write sentences."""
_KINDS: Mapping[str, FieldKind] = {
    "amount": "amount",
    "day": "date",
    "time": "time",
    "rate": "rate",
    "basis_points": "number",
    "times": "number",
    "months": "period",
    "count": "number",
    "bool": "yes_no",
    "words": "choice",
}
_EXAMPLES = {
    "amount": "3.5万",
    "day": "2025年3月1日",
    "time": "09:30",
    "basis_points": "115",
    "times": "1.3",
    "months": "24个月",
    "count": "15",
}
_RATES = {None: "50%", "annual": "4.35%", "monthly": "5‰", "daily": "5‱"}
_WORDED = {"LoanRate": "年利率4.35%", "GuaranteePeriod": "2年"}


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `within` are the titles around its own; `choices` pairs of value and word; `text` what stands there now.

    `place` says where that comes from, nothing where it is open; `answered` whether from an answer rather than the book.
    `proposed` is sent, where nothing stands yet and nobody puts something else.
    """

    key: str
    title: str
    within: str
    kind: FieldKind
    choices: tuple[tuple[str, str], ...] = ()
    help: str = ""
    example: str = ""
    text: str = ""
    proposed: str = ""
    place: str = ""
    answered: bool = False
    required: bool = False

    @property
    def name(self) -> str:
        """The id of the control on the page; a key path holds signs that are none of a name."""
        return "f-" + self.key.replace("[", "-").replace("]", "").replace(".", "-")


def field_of(key: Steps, case: Case, places: Mapping[str, Place]) -> Field | None:
    """The field of one fact; nothing where a group stands that has fields of its own."""
    info = field_at(key, case)
    kind = kind_of(info) if info else None
    said = titles(key, case)
    if info is None or kind is None or not said:
        return None
    value = value_in(case, *key)
    value = None if value == () else value
    if kind.group is not None and value is not None:
        return None
    path = key_path(key)
    place = places.get(path)
    return Field(
        key=path,
        title=said[-1],
        within=DOT.join(said[:-1]),
        kind="file" if key[0] == "exhibits" and key[-1] == "file" else _kind(kind, str(key[-1])),
        choices=_choices(kind),
        help=in_titles(info.description or "").replace("写 true", "选“是”").replace("写 false", "选“否”"),
        example=_example(kind),
        text="" if value is None else text_of(value, kind),
        place="" if value is None or place is None else str(place.message()),
        answered=place is not None and place.case is not None,
        required=info.is_required(),
    )


def fields_at(key: Steps, case: Case, places: Mapping[str, Place]) -> tuple[Field, ...]:
    """The fields by which a fact can be given: its own, those of its group, or those of one more item of its list."""
    own = field_of(key, case, places)
    if own is not None:
        return (own,)
    info = field_at(key, case)
    if info is None:
        return ()
    if is_many(info.annotation) and not isinstance(key[-1], int):
        return tuple(_of_new_item((*key, len(value_in(case, *key) or ())), case, places))
    return tuple(_of_group(key, case, places))


def text_of(value: object, kind: Kind) -> str:
    """A value as a person reads it and may type it: several on lines of their own."""
    if isinstance(value, tuple | list):
        return "\n".join(text_of(one, kind) for one in value)
    if kind.words is not None:
        return word(kind.words, value)
    if isinstance(value, bool):
        return word("bool", str(value).lower())
    return written(value, kind)


def _of_group(key: Steps, case: Case, places: Mapping[str, Place]) -> Iterator[Field]:
    """What a group still lacks of what is written on a line."""
    for model in groups_at(key, case)[:1]:
        found = (field_of((*key, name), case, places) for name in model.model_fields)
        yield from sorted((one for one in found if one and not one.text), key=lambda one: not one.required)


def _of_new_item(key: Steps, case: Case, places: Mapping[str, Place]) -> Iterator[Field]:
    """The fields of an item that is not there yet, with what the groups in it cannot be without, needed ones first."""
    yield from sorted(_needed(key, groups_at(key[:-1], case)[:1], case, places), key=lambda one: not one.required)


def _needed(key: Steps, models: Sequence[type[Facts]], case: Case, places: Mapping[str, Place]) -> Iterator[Field]:
    for model in models:
        for name, info in model.model_fields.items():
            one = field_of((*key, name), case, places)
            if one is not None:
                yield one
            elif info.is_required() and not is_many(info.annotation):
                inner = groups_in(info.annotation)
                yield from (each for each in _needed((*key, name), inner[:1], case, places) if each.required)


def _kind(kind: Kind, name: str) -> FieldKind:
    if kind.several:
        return "choices" if kind.words else "several"
    if kind.group is not None:
        return "period" if kind.group.__name__ == "GuaranteePeriod" else "rate"
    return _KINDS.get(kind.name) or ("long" if name in _LONG else "text")


def _choices(kind: Kind) -> tuple[tuple[str, str], ...]:
    if kind.name == "bool":
        return (("true", "是"), ("false", "否"))
    return tuple((value, words[0]) for value, words in tables()[kind.words].items()) if kind.words else ()


def _example(kind: Kind) -> str:
    if kind.several and kind.name == "bool":
        return "是；是；否；是；是"
    if kind.group is not None:
        return _WORDED.get(kind.group.__name__, "")
    return _RATES[kind.period] if kind.name == "rate" else _EXAMPLES.get(kind.name, "")
