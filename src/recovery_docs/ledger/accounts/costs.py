"""The costs of realising the claim that repayments pay: those that had arisen when the money came (民法典561)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from recovery_docs.case import Cost
from recovery_docs.case.request import CostKind
from recovery_docs.money import ZERO


@dataclass(slots=True)
class _Open:
    kind: CostKind
    incurred_on: date | None
    unpaid: Decimal


class Costs:
    """Costs still unpaid. `agreed` says that the contract's order of appropriation names them.

    A cost without a day is then taken to be there from the first: the contract says what is paid first. By the law's own
    order only a cost that is known to have arisen is paid, since most of them arise in the suit, after the repayments.
    """

    def __init__(self, costs: Iterable[Cost], *, agreed: bool) -> None:
        self._all = [_Open(one.kind, one.incurred_on, one.amount) for one in costs]
        self._open = sorted(self._all, key=lambda one: one.incurred_on or date.min)
        self._agreed = agreed
        self.paid_without_day = False

    @property
    def unpaid(self) -> Decimal:
        """All that is unpaid."""
        return sum((one.unpaid for one in self._open), ZERO)

    @property
    def unpaid_by_kind(self) -> tuple[tuple[CostKind, Decimal], ...]:
        """What is unpaid of each cost, in the order in which the case names them."""
        return tuple((one.kind, one.unpaid) for one in self._all if one.unpaid)

    def arisen(self, on: date) -> Decimal:
        """What of it had arisen by that day."""
        return sum((one.unpaid for one in self._open if self._had_arisen(one, on)), ZERO)

    def _had_arisen(self, one: _Open, on: date) -> bool:
        return self._agreed if one.incurred_on is None else one.incurred_on <= on

    def pay(self, amount: Decimal, on: date) -> Decimal:
        """Satisfy up to `amount`, what had arisen first; returns what it took."""
        left = amount
        for one in sorted(self._open, key=lambda one: not self._had_arisen(one, on)):
            taken = min(left, one.unpaid)
            one.unpaid -= taken
            self.paid_without_day = self.paid_without_day or bool(taken and one.incurred_on is None)
            left -= taken
        return amount - left
