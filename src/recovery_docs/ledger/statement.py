"""The statement of what is owed at one day, which every filing stands on."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from recovery_docs.case.request import CostKind
from recovery_docs.ledger.entry import Applied, Balance, Kind, Line
from recovery_docs.ledger.running_clause import Running
from recovery_docs.messages import Message
from recovery_docs.money import ZERO
from recovery_docs.value_class import value_class


@value_class
class Statement:
    """What is owed at the end of the day before `as_of` counts no further (first day counted, last day not), in yuan.

    `source` says whose figures these are: computed here, or the bank's own sealed statement, as the request chose. The
    lines always are ours. `total` leaves out the costs of realising the claim; `claim` includes them.
    """

    as_of: date
    runs_from: date
    """The first day whose interest is not in the figures: `as_of` itself, or the day after where both ends count."""
    source: Literal["computed", "bank"]
    principal: Decimal
    interest: Decimal
    penalty_interest: Decimal
    compound_interest: Decimal
    liquidated_damages: Decimal
    fees: Decimal
    costs: Decimal
    balances: tuple[Balance, ...]
    lines: tuple[Line, ...]
    applied: tuple[Applied, ...]
    daily_accrual: Decimal
    runs_on: Message
    """How the claim runs after `as_of` to the day of actual payment: a noun phrase that follows 并支付 in a claim.

    Where nothing runs on (`accrues` is false) it is a sentence of its own and no claim.
    """
    overdue_from: date | None
    """The first day of default, `None` while nothing is overdue."""
    matured: bool
    """Whether the whole debt is due at `as_of`, by maturity or acceleration."""
    repaid_principal: Decimal = ZERO
    repaid_interest: Decimal = ZERO
    interest_paid_until: date | None = None
    """The last day to which interest really was paid; `None` where on some account none of it ever was paid."""
    accrues: bool = True
    """Whether anything runs on after `as_of`."""
    running: tuple[Running, ...] = ()
    """What `runs_on` puts in words, each kind of interest on each account."""
    rate_known: bool = True
    """Whether the clause on what runs on names a rate; without one no court can enforce it."""
    computed: "Statement | None" = None
    """Where the figures are the bank's, ours at the same day, as far as the facts suffice."""
    unpaid_costs: tuple[tuple[CostKind, Decimal], ...] = ()
    """What is unpaid of each cost, in the order of the request; together they are `costs`."""
    credit: Decimal = ZERO
    """What came before its due day and still waits for it: principal and interest above are already net of it."""
    total_ceiling: Decimal | None = None
    """The most a year, as a fraction, that was agreed or is claimed for interest, penalty and compound interest together."""
    above_ceiling: Decimal = ZERO
    """What more would be owed without that ceiling."""
    shortened: tuple[tuple[str, date], ...] = ()
    """The notes whose term a prepayment shortened, each with its last due day since then."""
    lpr_until: date | None = None
    """The last publication of the LPR that is known, where days stand on it that it does not reach."""
    notices: tuple[Message, ...] = ()
    """What a reader must know: the 24 % view, a flagged compound on penalty, an LPR not yet verified …"""

    @property
    def counted_until(self) -> date:
        """The last day whose interest is in the figures, as papers say it: 截至…（含当日）."""
        return self.runs_from - timedelta(days=1)

    def owed(self, kind: Kind) -> Decimal:
        """What is owed of one kind."""
        amount: Decimal = getattr(self, kind)
        return amount

    @property
    def arrears(self) -> Decimal:
        """欠利息: in-term interest, penalty interest and compound interest together, as the official form adds them."""
        return self.interest + self.penalty_interest + self.compound_interest

    @property
    def total(self) -> Decimal:
        """Principal and everything that accrues on it, without costs."""
        return self.principal + self.arrears + self.liquidated_damages + self.fees

    @property
    def claim(self) -> Decimal:
        """The amount claimed: the total with the costs of realising it."""
        return self.total + self.costs
