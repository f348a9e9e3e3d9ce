"""All facts of a case as a grouped form: what is written in each group, what it could still say, what could be added."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recovery_docs.case import Case
from recovery_docs.case.fact import Facts
from recovery_docs.case.schema.kinds import groups_in, is_many, kind_of
from recovery_docs.case.schema.paths import Steps, key_path, steps_of, value_in
from recovery_docs.case.schema.titles import DOT, titles
from recovery_docs.desk.asked.fields import Field, field_of, fields_at
from recovery_docs.errors import Place


@dataclass(frozen=True, slots=True)
class Section:
    """One group of facts. `key` is its key path, empty for the case itself; `open` are the fields with nothing in them."""

    key: str
    title: str
    written: tuple[Field, ...]
    open: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The sections in the order of the case; `addable` are groups and lists to which something may be added, with titles."""

    sections: tuple[Section, ...]
    addable: tuple[tuple[str, str], ...]
    adding: Section | None


def form_of(case: Case, places: Mapping[str, Place], adding: str = "") -> Form:
    """The form of a case; `adding` is the key path of a group or list of `addable` whose empty fields are wanted."""
    sections = tuple(_sections(case, (), case, places))
    addable = tuple((key_path(steps), DOT.join(titles(steps, case))) for steps in _addable(case, (), case))
    wanted = next((key for key, _ in addable if key == adding), None)
    steps = steps_of(wanted) if wanted else ()
    fields = fields_at(steps, case, places) if steps else ()
    shown = Section(adding, DOT.join(titles(steps, case)), (), fields) if fields else None
    return Form(sections, addable, shown)


def _sections(group: Facts, way: Steps, case: Case, places: Mapping[str, Place]) -> Iterator[Section]:
    fields = [one for name in type(group).model_fields if (one := field_of((*way, name), case, places))]
    yield Section(
        key_path(way),
        DOT.join(titles(way, case)) or "案件",
        tuple(one for one in fields if one.text and one.key != "id"),
        tuple(one for one in fields if not one.text),
    )
    for step, inner in _groups(group):
        yield from _sections(inner, (*way, *step), case, places)


def _groups(group: Facts) -> Iterator[tuple[Steps, Facts]]:
    """The groups in a group that say anything."""
    for name in type(group).model_fields:
        value = getattr(group, name)
        if isinstance(value, Facts) and value.model_fields_set:
            yield (name,), value
        elif isinstance(value, tuple):
            yield from (((name, index), one) for index, one in enumerate(value) if isinstance(one, Facts))


def _addable(group: Facts, way: Steps, case: Case) -> Iterator[Steps]:
    for name, info in type(group).model_fields.items():
        steps = (*way, name)
        if not groups_in(info.annotation) or (kind_of(info) and not value_in(case, *steps)):
            continue
        value = getattr(group, name)
        if is_many(info.annotation) or not (isinstance(value, Facts) and value.model_fields_set):
            yield steps
    for step, inner in _groups(group):
        yield from _addable(inner, (*way, *step), case)
