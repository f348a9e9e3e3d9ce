"""The words for the values of a case, as data: what a drop-down offers and what a cell may say."""

import tomllib
from functools import cache
from importlib import resources

from recovery_docs.case.grammar.text import compact
from recovery_docs.errors import FactError
from recovery_docs.intake.values.cell_text import Raw, text
from recovery_docs.messages import say


@cache
def words() -> dict[str, dict[str, list[str]]]:
    """Every table of `words.toml`: name, value, the words for it with the preferred one first."""
    data: dict[str, dict[str, list[str]]] = tomllib.loads(
        (resources.files("recovery_docs.intake.values") / "enum_words.toml").read_text(encoding="utf-8")
    )
    return data


def offered(table: str) -> list[str]:
    """The preferred word for each value, as a drop-down shows them."""
    return [choices[0] for choices in words()[table].values()]


@cache
def _values(table: str) -> dict[str, str]:
    return {compact(word).casefold(): value for value, choices in words()[table].items() for word in (value, *choices)}


def value_of(raw: Raw, table: str) -> str:
    """The value that a cell's word stands for."""
    known = _values(table).get(compact(text(raw)).casefold())
    if known is None:
        raise FactError(say("不是可以选的值"), say("从这些中选一个：{choices}", choices=offered(table)))
    return known


def truth(raw: Raw) -> bool:
    """Yes or no."""
    return raw if isinstance(raw, bool) else value_of(raw, "bool") == "true"
