"""The shape of a clock: one right, its last day, how that day was reached, and what still stops it."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from recovery_docs.law.citation import Citation
from recovery_docs.messages import Message, joined, say
from recovery_docs.value_class import value_class

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


def together(cautions: Sequence[Message]) -> Message | None:
    """Several cautions as one sentence; nothing where there are none."""
    if not cautions:
        return None
    first, *others = cautions
    return joined([first, *(part for other in others for part in (say("；"), other))])


@value_class
class Step:
    """One event in the chain of a clock: when it began, ran afresh or stood still, and the exhibit that proves it."""

    on: date
    what: Message
    exhibit: int | None = None


@value_class
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
