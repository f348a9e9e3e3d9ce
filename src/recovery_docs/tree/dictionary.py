"""The dictionary of fields: every name that a template may use, what it means, and the nearest name to one that is not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import get_args

from rapidfuzz.fuzz import ratio

from recovery_docs.tree.group import Field, Group, group_of

_NEAR = 50
_HOLDS = 85.0
_DEEPEST = 4


@dataclass(frozen=True)
class Entry:
    """A field under its whole name: 合同.签订日期."""

    path: str
    field: Field

    @property
    def kind(self) -> str:
        """What it gives, in a word."""
        return kind_of(self.field)


_KINDS = {Decimal: "金额", date: "日期", bool: "是否", int: "数", str: "文字"}


def kind_of(field: Field) -> str:
    """What a field gives, in a word: 金额, 日期, 是否, 数, 文字, 一组 for a group, 几项 for several things."""
    given = (field.kind, *get_args(field.kind))
    if any(getattr(one, "__origin__", one) is list for one in given):
        return "几项"
    if group_of(field.kind) is not None:
        return "一组"
    return next((name for kind, name in _KINDS.items() if kind in given), "文字")


class Dictionary:
    """All names under the roots of a tree."""

    def __init__(self, roots: type[Group], choices: Callable[[str, str], tuple[str, ...]] | None = None) -> None:
        """`choices` tells what a fact of a key may be called, of which one is a name; nothing for free words."""
        self._roots, self._choices = roots, choices

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every field, a group before what is in it; a group within itself is not entered again."""
        return tuple(_under(self._roots, "", ()))

    def is_root(self, name: str) -> bool:
        """Whether templates may start with the name."""
        return name in self._roots.fields

    def choices(self, field: Field) -> tuple[str, ...]:
        """All that a field may say; nothing where that is not known."""
        return self._choices(field.fact.rpartition(".")[2].lstrip("/"), field.example) if self._choices else ()

    def find(self, path: str) -> Field | None:
        """The field of a name; nothing where there is none."""
        owner: type[Group] | None = self._roots
        found: Field | None = None
        for step in path.split("."):
            found = owner.fields.get(step) if owner else None
            if found is None:
                return None
            owner = group_of(found.kind)
        return found

    def nearest(self, path: str) -> tuple[str, ...]:
        """Names that may be meant, synonyms before what is spelled alike: 合同.合同号 is 合同.编号, 总额 is 欠款.合计.

        A name without its dots, or with 的 in their place, is the field all the same: 合同编号, 借款人的身份证号.
        """
        first, last = path.split(".")[0], path.split(".")[-1]
        flat = [one for one in self.entries if path.replace("的", "").replace(".", "") in self._flat_names(one)]
        if synonyms := flat or [one for one in self.entries if last in _called(one.field)]:
            synonyms.sort(key=lambda one: (-self._likeness(first, one), one.path.count("."), -ratio(path, one.path)))
            return tuple(one.path for one in synonyms)[:3]
        scored = sorted(
            ((self._score(path, one), one.path) for one in self.entries), key=lambda one: (-one[0], len(one[1]))
        )
        return tuple(name for score, name in scored if score >= _NEAR)[:3]

    def _score(self, path: str, entry: Entry) -> float:
        """How near a field is by its own name, by the groups above it, and by both together."""
        first, last = path.split(".")[0], path.split(".")[-1]
        above = self._likeness(first, entry)
        return 0.6 * _leaf_likeness(last, entry.field) + 0.2 * above + 0.2 * ratio(path, entry.path)

    def _flat_names(self, entry: Entry) -> set[str]:
        """A field of a group at the top as people write it in one word, by any of the names of either."""
        first, *rest = entry.path.split(".")
        if len(rest) != 1:
            return set()
        return {group + name for group in _called(self._roots.fields[first]) for name in _called(entry.field)}

    def _likeness(self, first: str, entry: Entry) -> float:
        """How much the first name of a path is like one of the names on the way to a field."""
        steps = entry.path.split(".")[:-1] or [entry.path]
        return max(*(ratio(first, one) for one in (*steps, *_called(self._roots.fields[steps[0]]))), 0.0)


def _called(field: Field) -> tuple[str, ...]:
    return (field.name, *field.also)


def _leaf_likeness(said: str, field: Field) -> float:
    """手机号 holds 手机, by which the telephone is also called; one character would say nothing."""
    return max(_HOLDS if len(name) > 1 and name in said else ratio(said, name) for name in _called(field))


def _under(owner: type[Group], path: str, above: tuple[type[Group], ...]) -> Iterator[Entry]:
    for one in owner.fields.values():
        name = f"{path}.{one.name}" if path else one.name
        yield Entry(name, one)
        inner = group_of(one.kind)
        if inner is not None and inner not in above and len(above) < _DEEPEST:
            yield from _under(inner, name, (*above, inner))
