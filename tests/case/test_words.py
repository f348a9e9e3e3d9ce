"""One table of words for each choice of the schema: what a drop-down offers, a paper prints and an editor shows."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel, TypeAdapter

from recovery_docs.case import Case
from recovery_docs.case.words import Words, offered, tables, told, value_of, word
from recovery_docs.errors import FactError
from recovery_docs.intake.headings import book


def _choices(annotation: Any, seen: set[Any], of: str = "", table: str | None = None) -> Iterator[tuple[str, str, Any]]:
    """Every value that a fact may choose, with the fact and the table that its annotation names."""
    if get_origin(annotation) is Literal:
        yield from ((of, table or "", value) for value in get_args(annotation))
    elif get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        yield from _choices(inner, seen, of, next((mark.table for mark in marks if isinstance(mark, Words)), table))
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation not in seen:
            seen.add(annotation)
            for name, field in annotation.model_fields.items():
                marked = next((mark.table for mark in field.metadata if isinstance(mark, Words)), None)
                yield from _choices(field.annotation, seen, f"{annotation.__name__}.{name}", marked)
    else:
        for part in get_args(annotation):
            yield from _choices(part, seen, of, table)


CHOICES = list(_choices(Case, set()))


def test_every_value_that_a_case_may_choose_has_words() -> None:
    assert len({fact for fact, _, _ in CHOICES}) > 50
    assert [(fact, value) for fact, table, value in CHOICES if str(value) not in tables().get(table, {})] == []


def test_no_table_has_a_value_that_no_case_may_choose() -> None:
    chosen: dict[str, set[str]] = {}
    for _, table, value in CHOICES:
        chosen.setdefault(table, set()).add(str(value))
    assert {name: set(values) for name, values in tables().items() if name != "bool"} == chosen


def test_every_word_of_a_table_means_one_thing() -> None:
    for table, values in tables().items():
        for value, words in values.items():
            assert {value_of(one, table) for one in (value, *words)} == {value}


def test_a_column_is_read_by_the_words_of_its_fact() -> None:
    by_fact = {fact.rpartition(".")[2]: set() for fact, _, _ in CHOICES}
    for fact, table, _ in CHOICES:
        by_fact[fact.rpartition(".")[2]].add(table)
    columns = [column for group in book().groups.values() for column in group.columns if column.kind == "words"]
    assert columns
    assert [c.fact for c in columns if c.words not in by_fact[c.fact.rpartition(".")[2]]] == []


def test_a_sentence_may_put_a_value_otherwise_than_by_its_name() -> None:
    assert (word("reprice", "yearly"), told("reprice", "yearly")) == ("每年1月1日", "每年1月1日调整")
    assert word("cost_kind", "lawyer_fee") == told("cost_kind", "lawyer_fee") == "律师费"


def test_an_unknown_word_is_answered_with_the_choices() -> None:
    with pytest.raises(FactError, match="不是可以选的值") as refused:
        value_of("信用", "guarantee_kind")
    assert "连带责任保证、一般保证" in str(refused.value.remedy)
    assert offered("guarantee_kind")[0] == "连带责任保证"


def test_an_editor_shows_the_words_beside_the_values() -> None:
    cause = TypeAdapter(Case).json_schema()["$defs"]["Loan"]["properties"]["cause"]
    assert dict(zip(cause["enum"], cause["enumDescriptions"], strict=True))["recourse"] == "追偿权纠纷"
