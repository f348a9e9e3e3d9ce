"""What the register is asked and what it answers, without a database."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Literal

from recovery_docs.case.words import tables
from recovery_docs.messages import Message, say
from recovery_docs.value_class import value_class

LetterState = Literal["allotted", "made", "sent", "void"]
LETTER_STATES: dict[LetterState, Message] = {
    "allotted": say("已取号，未制作"),
    "made": say("已制作"),
    "sent": say("已发出"),
    "void": say("已作废"),
}
CHANNELS = tuple(tables()["channel"])
"""How a letter may go out, as the events of a case call it."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that wants a number. It is the same letter again while all but `dated` is the same.

    `recipient` is the party to whom it goes, as the packet names it; `copy` tells the letters of one filing to one party
    apart, `times` the first notice from the second; `dated` is the day printed on it.
    """

    case: str
    filing: str
    recipient: str
    dated: date
    copy: int = 1
    times: int | None = None

    def key(self, series: str) -> str:
        """The same for the same letter only; a case's number may be that of a person, so that it is not kept itself."""
        same = (series, self.case, self.filing, self.recipient, self.copy, self.times)
        return hashlib.sha256(json.dumps(same, ensure_ascii=False).encode()).hexdigest()


@value_class
class Finished:
    """A numbered letter that lies finished in its packet; `sha256` is that of the Word file."""

    number: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A letter going out: the day, by which of `CHANNELS`, with which file, and the waybill where there is one."""

    number: str
    sent_on: date
    channel: str
    sha256: str
    waybill: str = ""


@dataclass(frozen=True, slots=True)
class Registered:
    """One number of the register and all that is on record of it; `case` has the middle of a personal number left out."""

    number: str
    state: LetterState
    case: str
    filing: str
    recipient: str
    dated: date
    allotted_on: date
    made_on: date | None
    sha256: str | None
    voided_on: date | None
    void_reason: str | None
    dispatches: tuple[Dispatch, ...] = ()
