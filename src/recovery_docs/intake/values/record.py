"""The facts of one group in one row, every one with its place."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from recovery_docs.errors import Place


@dataclass(slots=True)
class Record:
    """The facts of one group in one row, by key path within the group. `bad` are those that could not be read.

    `rounding` says by how much, in yuan, an amount may be off because it is written in ten thousands or the like.
    """

    group: str
    place: Place
    values: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, Place] = field(default_factory=dict)
    bad: set[str] = field(default_factory=set)
    rounding: dict[str, Decimal] = field(default_factory=dict)

    def put(self, fact: str, value: Any, place: Place) -> None:
        """Hold a fact that stands at a place."""
        self.values[fact] = value
        self.cells[fact] = place

    def copied(self) -> "Record":
        """A record of its own with the same facts."""
        return Record(self.group, self.place, dict(self.values), dict(self.cells), set(self.bad), dict(self.rounding))

    def add(self, fact: str, value: Decimal, rounding: Decimal = Decimal(0)) -> None:
        """Add an amount to one that is held."""
        self.values[fact] += value
        self.rounding[fact] = self.rounding.get(fact, Decimal(0)) + rounding
