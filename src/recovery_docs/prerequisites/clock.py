"""The shape of a clock: one right, its last day, how that day was reached, and what still stops it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from recovery_docs.law.citation import Citation
from recovery_docs.messages import Message

Right = Literal[
    "limitation",
    "guarantee_period",
    "guarantee_limitation",
    "mortgage",
    "judicial_confirmation",
    "enforcement",
    "pre_action_suit",
    "preservation_renewal",
    "filing_fee",
]
State = Literal["running", "expired", "exercised", "undetermined"]


@dataclass(frozen=True, slots=True)
class Step:
    """One event in the chain of a clock: when it began, ran afresh or stood still, and the exhibit that proves it."""

    on: date
    what: Message
    exhibit: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A right and its last day. Where the law is unsettled `last_day` is the earlier one, and `caution` says so."""

    right: Right
    subject: str
    state: State
    last_day: date | None
    computed: Message
    stopped_by: Message
    citations: tuple[Citation, ...]
    chain: tuple[Step, ...] = ()
    caution: Message | None = None

    def days_left(self, as_of: date) -> int | None:
        """Days from `as_of` to the last day; 0 on the last day, negative after it."""
        return None if self.last_day is None else (self.last_day - as_of).days
