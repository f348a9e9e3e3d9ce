"""What is owed on one account besides the principal that is not due, kind by kind."""

from decimal import Decimal

from recovery_docs.ledger.accounts.arrears import Arrears
from recovery_docs.ledger.entry import Kind
from recovery_docs.money import ZERO


class Debts:
    """The arrears, and what has accrued and is not booked as due; they grow by lines and shrink by payments."""

    def __init__(self) -> None:
        self.arrears = Arrears()
        self.accrued = self.penalty = self.compound = ZERO
        self.penalty_settled = ZERO
        """What of the penalty interest was posted on a settlement day."""
        self._charged: dict[Kind, Decimal] = {}

    def __bool__(self) -> bool:
        return bool(self.arrears or self.penalty or self.compound or self.accrued or any(self._charged.values()))

    def owed(self, kind: Kind) -> Decimal:
        """What is owed of one kind that is no principal."""
        match kind:
            case "interest":
                return self.arrears.due("interest") + self.accrued
            case "penalty_interest":
                return self.penalty
            case "compound_interest":
                return self.compound
            case "fees":
                return self.arrears.due("fees") + self._charged.get(kind, ZERO)
            case _:
                return self._charged.get(kind, ZERO)

    def grow(self, kind: Kind, amount: Decimal) -> None:
        """A line of interest was written, or a fee or damages charged."""
        match kind:
            case "interest":
                self.accrued += amount
            case "penalty_interest":
                self.penalty += amount
            case "compound_interest":
                self.compound += amount
            case _:
                self._charged[kind] = self._charged.get(kind, ZERO) + amount

    def settle_penalty(self) -> None:
        """The penalty interest so far is posted."""
        self.penalty_settled = self.penalty

    def shrink(self, kind: Kind, amount: Decimal) -> None:
        """That much of one kind that is no principal is paid."""
        match kind:
            case "interest":
                self.accrued -= amount - self.arrears.pay("interest", amount)
            case "penalty_interest":
                self.penalty -= amount
                self.penalty_settled = min(self.penalty_settled, self.penalty)
            case "compound_interest":
                self.compound -= amount
            case "fees":
                self.grow("fees", self.arrears.pay("fees", amount) - amount)
            case _:
                self.grow(kind, -amount)
