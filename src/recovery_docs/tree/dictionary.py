"""The dictionary of fields: every name that a template may use, what it means, and the nearest name to one that is not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import get_args

from rapidfuzz.fuzz import ratio

from recovery_docs.tree.group import Field, Group, group_of

_NEAR = 50
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

    def __init__(self, roots: type[Group]) -> None:
        self._roots = roots

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every field, a group before what is in it; a group within itself is not entered again."""
        return tuple(_under(self._roots, "", ()))

    def is_root(self, name: str) -> bool:
        """Whether templates may start with the name."""
        return name in self._roots.fields

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
        """Names that may be meant, synonyms before what is spelled alike: 合同.合同号 is 合同.编号, 总额 is 欠款.合计."""
        first, *_, last = path.split(".")
        synonyms = [one for one in self.entries if last == one.field.name or last in one.field.also]
        if synonyms:
            synonyms.sort(key=lambda one: (-ratio(first, one.path.split(".")[0]), one.path.count(".")))
            return tuple(one.path for one in synonyms)[:3]
        scored = sorted(
            ((ratio(path, one.path), one.path) for one in self.entries), key=lambda one: (-one[0], len(one[1]))
        )
        return tuple(name for score, name in scored if score >= _NEAR)[:3]


def _under(owner: type[Group], path: str, above: tuple[type[Group], ...]) -> Iterator[Entry]:
    for one in owner.fields.values():
        name = f"{path}.{one.name}" if path else one.name
        yield Entry(name, one)
        inner = group_of(one.kind)
        if inner is not None and inner not in above and len(above) < _DEEPEST:
            yield from _under(inner, name, (*above, inner))
