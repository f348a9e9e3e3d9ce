"""The names of one paper: the roots of the tree, each worked out when it is first asked for, and whatever else it says."""

from collections.abc import Mapping
from typing import Any

from recovery_docs.tree.group import Group


class Names(dict[str, Any]):
    """As a mapping, what was asked for so far: that is what the paper says. `|` gives new names, with more of them."""

    def __init__(self, roots: Group, more: Mapping[str, Any] | None = None) -> None:
        super().__init__(more or {})
        self._roots = roots

    def __missing__(self, name: str) -> Any:
        if name not in self._roots.fields:
            raise KeyError(name)
        value = self[name] = self._roots.ask(name)
        return value

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or name in self._roots.fields

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a name; the default where there is none."""
        try:
            return self[name]
        except KeyError:
            return default

    def __or__(self, more: Mapping[str, Any]) -> "Names":  # type: ignore[override]
        return Names(self._roots, {**self, **more})

    def __ror__(self, more: Mapping[str, Any]) -> "Names":  # type: ignore[override]
        return Names(self._roots, {**more, **self})

    def of(self, wanted: frozenset[str]) -> dict[str, Any]:
        """Those of the names wanted that there are, as Jinja takes them."""
        return {name: self[name] for name in wanted if name in self}
