"""The facts of a case by what papers print of them: each value with the key paths under which it stands."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from recovery_docs.case import Case
from recovery_docs.case.identity import birthday_of
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.messages import chinese_date
from recovery_docs.money import figures

_NAMING = frozenset(
    (
        *("name", "number", "resident_id", "other_id", "uscc", "phone", "phones", "account", "waybill"),
        *("note", "case_number", "title", "file", "firm", "bank"),
    )
)
"""The keys whose words are names and numbers, wherever they stand."""


class KnownFacts:
    """Looks values up. `words` are the names and numbers that a paper may hold."""

    def __init__(self, case: Case) -> None:
        self._paths: defaultdict[str, list[str]] = defaultdict(list)
        words: set[str] = set()
        for path, value in _leaves(case, ""):
            for text in _printed(value):
                self._paths[text].append(path)
            if path.endswith("resident_id"):
                for text in _printed(birthday_of(value)):
                    self._paths[text].append(path)
            if isinstance(value, str) and len(value) > 1 and path.split(".")[-1].partition("[")[0] in _NAMING:
                words.add(value)
        self.words = frozenset(words)

        self._all = tuple(dict.fromkeys(path for paths in self._paths.values() for path in paths))

    def under(self, fact: str) -> list[str]:
        """The key paths at or under that of a field; none where the field's is not from the case's own root."""
        return [path for path in self._all if path == fact or path.startswith((f"{fact}.", f"{fact}["))]

    def printed_in(self, words: str) -> list[str]:
        """The key paths of the facts that stand in some words, those with longer values first."""
        found = sorted((text for text in self._paths if len(text) > 2 and text in words), key=len, reverse=True)
        return list(dict.fromkeys(path for text in found for path in self._paths[text]))

    def paths(self, text: str) -> list[str]:
        """The key paths of the facts that are printed so."""
        return self._paths.get(text, [])


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _leaves(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, (list, tuple)):
        for index, one in enumerate(value):
            yield from _leaves(one, f"{path}[{index}]")
    elif value is not None and not isinstance(value, bool):
        yield path, value


def _printed(value: Any) -> tuple[str, ...]:
    match value:
        case Decimal():
            return (figures(value), f"{percent(value)}%", f"{value.normalize():f}%")
        case date():
            return (chinese_date(value), value.isoformat())
        case _:
            return (str(value),)
