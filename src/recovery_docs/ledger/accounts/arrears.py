"""What fell due and was not paid, oldest first."""

from bisect import insort
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from recovery_docs.money import ZERO

Part = Literal["principal", "interest", "fees"]
PARTS: tuple[Part, ...] = ("principal", "interest", "fees")


@dataclass(slots=True)
class Arrear:
    """What fell due on one day and is unpaid; late from the next day on, or as the contract says."""

    due_on: date
    late_from: date
    principal: Decimal
    interest: Decimal
    fees: Decimal = ZERO
    free: bool = False
    """Whether nothing runs on it until it is late."""

    def __bool__(self) -> bool:
        return bool(self.principal or self.interest or self.fees)


class Arrears:
    """The unpaid dues of one disbursement."""

    def __init__(self) -> None:
        self._open: list[Arrear] = []  # by the day from which each is late
        self._due: dict[Part, Decimal] = dict.fromkeys(PARTS, ZERO)

    def __bool__(self) -> bool:
        return bool(self._open)

    def add(self, arrear: Arrear) -> None:
        """Something fell due."""
        if arrear:
            insort(self._open, arrear, key=lambda one: one.late_from)
            for part in PARTS:
                self._due[part] += getattr(arrear, part)

    def due(self, part: Part) -> Decimal:
        """All that is due and unpaid, late or not."""
        return self._due[part]

    def late(self, part: Part, on: date) -> Decimal:
        """What of it is late on that day."""
        late = self._due[part]
        for arrear in reversed(self._open):
            if arrear.late_from <= on:
                break
            late -= getattr(arrear, part)
        return late

    def fresh(self, on: date) -> Decimal:
        """The principal that is due and not late, and bears interest."""
        fresh = ZERO
        for arrear in reversed(self._open):
            if arrear.late_from <= on:
                break
            fresh += ZERO if arrear.free else arrear.principal
        return fresh

    def next_late(self, after: date) -> date | None:
        """The next day on which something that is due will be late."""
        return min((arrear.late_from for arrear in self._open if arrear.late_from > after), default=None)

    def late_since(self, on: date) -> date | None:
        """The first day of the oldest lateness still unpaid on that day."""
        first = self._open[0].late_from if self._open else None
        return first if first is not None and first <= on else None

    def pay(self, part: Part, amount: Decimal) -> Decimal:
        """Satisfy up to `amount`, oldest first; returns what it took."""
        left = amount
        for arrear in self._open:
            if not left:
                break
            taken = min(left, getattr(arrear, part))
            setattr(arrear, part, getattr(arrear, part) - taken)
            left -= taken
        self._due[part] -= amount - left
        self._open = [arrear for arrear in self._open if arrear]
        return amount - left
