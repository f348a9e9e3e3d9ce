"""The facts of one group in one row, every one with its place."""

from dataclasses import dataclass, field
from typing import Any

from recovery_docs.errors import Place


@dataclass(slots=True)
class Record:
    """The facts of one group in one row, by key path within the group. `bad` are those that could not be read."""

    group: str
    place: Place
    values: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, Place] = field(default_factory=dict)
    bad: set[str] = field(default_factory=set)

    def put(self, fact: str, value: Any, place: Place) -> None:
        """Hold a fact that stands at a place."""
        self.values[fact] = value
        self.cells[fact] = place

    def copied(self) -> "Record":
        """A record of its own with the same facts."""
        return Record(self.group, self.place, dict(self.values), dict(self.cells), set(self.bad))
