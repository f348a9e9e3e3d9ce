"""The names of one paper: the roots of the tree, each worked out when it is first asked for, and whatever else it says."""

from collections.abc import Iterator, KeysView, Mapping
from typing import Any

from recovery_docs.tree.group import Group


class Names(dict[str, Any]):
    """A mapping of all of them. `values` are those asked for so far, which is what the paper says; `|` adds names."""

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

    def __iter__(self) -> Iterator[str]:
        return iter({**dict.fromkeys(self._roots.fields), **dict.fromkeys(super().keys())})

    def keys(self) -> Any:
        """Every name, also those not asked for yet."""
        return KeysView(self)

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a name; the default where there is none."""
        try:
            return self[name]
        except KeyError:
            return default

    def __or__(self, more: Mapping[str, Any]) -> "Names":  # type: ignore[override]
        return Names(self._roots, {**dict(self.items()), **more})

    def __ror__(self, more: Mapping[str, Any]) -> "Names":  # type: ignore[override]
        return Names(self._roots, {**more, **dict(self.items())})

    def of(self, wanted: frozenset[str]) -> dict[str, Any]:
        """Those of the names wanted that there are, as Jinja takes them."""
        return {name: self[name] for name in wanted if name in self}
