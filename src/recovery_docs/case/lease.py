"""A finance lease: the thing leased, and the rents."""

from decimal import Decimal

from pydantic import model_validator

from recovery_docs.case.fact import Amount, Day, Facts, Text, listed, optional, titled
from recovery_docs.errors import FactError
from recovery_docs.messages import say


class Rent(Facts):
    """One rent."""

    due_on: Day = titled("应付日")
    amount: Amount = titled("应付租金")


class Lease(Facts):
    """What is leased and what is paid for it. Late rents bear `loan.penalty`; what was paid stands in `repayments`."""

    thing: Text | None = optional("租赁物", "名称、数量、型号、所在地")
    from_on: Day | None = optional("起租日")
    rents: tuple[Rent, ...] = listed("租金", "逐期填写；与所列还款一起已经付清的各期可以不列")

    @property
    def in_order(self) -> tuple[Rent, ...]:
        """The rents by due day."""
        return tuple(sorted(self.rents, key=lambda one: one.due_on))

    @property
    def total(self) -> Decimal:
        """All rents together, in yuan."""
        return sum((one.amount for one in self.rents), Decimal(0))

    @model_validator(mode="after")
    def _has_rents(self) -> "Lease":
        if not self.rents:
            raise FactError(say("没有写明租金"), say("逐期填写应付日和应付租金"))
        return self
