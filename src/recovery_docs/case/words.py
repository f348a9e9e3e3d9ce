"""The words for the values of a case: one table (`words.toml`) for the drop-downs, cells, messages, papers and the schema."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from recovery_docs.case.grammar.text import compact
from recovery_docs.errors import FactError
from recovery_docs.messages import say


@dataclass(frozen=True)
class Words:
    """Of a choice in the schema: which table has the words for it. An editor shows them beside the values."""

    table: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler(core)
        words = {value: word(self.table, value) for value in schema.get("enum", [schema.get("const")])}
        told = "、".join(f"{value} {name}" for value, name in words.items())
        return schema | {"description": told, "enumDescriptions": list(words.values())}


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((resources.files("recovery_docs.case") / "words.toml").read_text(encoding="utf-8"))


def tables() -> Mapping[str, Mapping[str, list[str]]]:
    """Every table by name: value, the words for it with its name first."""
    return {name: table for name, table in _data().items() if name != "told"}


def word(table: str, value: object) -> str:
    """The name of a value.

    >>> word("cause", "financial_loan")
    '金融借款合同纠纷'
    """
    name: str = _data()[table][str(value)][0]
    return name


def choices_of(fact: str, name: str) -> tuple[str, ...]:
    """What a fact of that key may be called, of which one is the name; nothing where it is no choice of a table.

    >>> choices_of("kind", "一般保证")
    ('连带责任保证', '一般保证', '没有约定或者约定不明')
    """
    tables_of_it = (table for key, table in tables().items() if fact and f"_{key}".endswith(f"_{fact}"))
    named = (tuple(words[0] for words in table.values()) for table in tables_of_it)
    return next((names for names in named if name in names), ())


def told(table: str, value: object) -> str:
    """The value as a sentence of a paper puts it.

    >>> told("channel", "ems"), told("channel", "phone")
    ('邮政特快专递', '电话')
    """
    phrase: str | None = _data()["told"].get(table, {}).get(str(value))
    return phrase or word(table, value)


def offered(table: str) -> list[str]:
    """The name of each value, as a drop-down shows them."""
    return [choices[0] for choices in _data()[table].values()]


@cache
def _values(table: str) -> Mapping[str, str]:
    return {compact(word).casefold(): value for value, choices in _data()[table].items() for word in (value, *choices)}


def value_of(written: str, table: str) -> str:
    """The value that a word stands for."""
    known = _values(table).get(compact(written).casefold())
    if known is None:
        raise FactError(say("不是可以选的值"), say("从这些中选一个：{choices}", choices=offered(table)))
    return known
