"""What became of each case of a batch."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from recovery_docs.errors import Fault, Place
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.clock import Right

Status = Literal["made", "unchanged", "refused", "bad_input", "failed"]
STATUS_WORDS: dict[Status, Message] = {
    "made": say("已制作"),
    "unchanged": say("无变化"),
    "refused": say("条件不具备"),
    "bad_input": say("数据有误"),
    "failed": say("未能写出"),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why one filing of a case was not made."""

    filing: str
    code: str | None
    reason: Message
    hint: Message | None


@dataclass(frozen=True, slots=True)
class Ending:
    """A right that ends soon."""

    right: Right
    last_day: date


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """One case: what was made of it, or why nothing was; `place` is where it stands in the input.

    `changed` says what differs from the packet that was there.
    """

    order: int
    case_id: str | None
    status: Status
    folder: str | None = None
    papers: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    faults: tuple[Fault, ...] = ()
    total: Decimal | None = None
    endings: tuple[Ending, ...] = ()
    changed: tuple[str, ...] = ()
    place: Place | None = None
