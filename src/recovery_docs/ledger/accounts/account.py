"""What every account of the ledger can do, whatever it was that was lent: a disbursement, a card, a payment for another."""

from datetime import date
from decimal import Decimal
from typing import Protocol

from recovery_docs.ledger.accounts.lent_terms import ClauseWords
from recovery_docs.ledger.accounts.what_runs import GoesOn
from recovery_docs.ledger.entry import Balance, Kind, Line
from recovery_docs.messages import Message


class Owing(Protocol):
    """A running account; it moves forward in time only."""

    lines: list[Line]
    unpaid: Decimal
    repaid_principal: Decimal
    repaid_interest: Decimal
    settled_until: date | None
    principal_since: list[tuple[date, Decimal]]
    """The unpaid principal from each day on, earliest first, since the books were opened."""

    @property
    def opened_on(self) -> date:
        """The first day on which there is something to pay."""

    @property
    def note(self) -> str:
        """How the account is called in a line."""

    @property
    def called(self) -> Message:
        """How a clause on several accounts calls it: 借据0001, 2024年1月1日代偿款."""

    @property
    def words(self) -> ClauseWords:
        """How a claim calls its base and what accrues on it."""

    def rank(self, on: date) -> tuple[bool, int, Decimal, date, str]:
        """Which debt a payment satisfies first, the smallest first."""

    def advance(self, to: date) -> None:
        """Let fall due what falls due until `to`, that day included."""

    def close(self, on: date) -> None:
        """Write every line up to `on`."""

    def resume(self, on: date) -> None:
        """Interest runs on from `on`."""

    def finish(self, as_of: date) -> None:
        """Come to the statement's day."""

    def owed(self, kind: Kind) -> Decimal:
        """What is owed of one kind."""

    def payable(self, kind: Kind, on: date) -> Decimal:
        """What of it a payment satisfies that is no early one."""

    def payoff(self, on: date) -> Decimal:
        """What ends the debt on that day, all of it due or not; call `close(on)` before."""

    def end(self, on: date) -> None:
        """All of it is paid on that day: nothing accrues or falls due later."""

    def pay(self, kind: Kind, amount: Decimal, on: date, reason: Message, *, early: bool = False) -> Decimal:
        """Satisfy up to `amount` of one kind; returns what it took."""

    def next_due_on(self, after: date) -> date | None:
        """The next day on which something falls due."""

    def early_limit(self, on: date) -> Decimal | None:
        """How much more than is due waits for the next due day; `None` for no limit."""

    def daily(self, as_of: date) -> Decimal:
        """What accrues on `as_of` itself."""

    def matured(self, as_of: date) -> bool:
        """Whether all of it is due."""

    def late_since(self, on: date) -> date | None:
        """The first day of default."""

    def goes_on(self, start: date) -> GoesOn:
        """What goes on accruing from `start` on."""

    def balance(self, as_of: date) -> Balance:
        """What is owed at the statement's day."""
