"""What must not stand in a finished document, as it stands there."""

from dataclasses import dataclass

from recovery_docs.messages import Message


@dataclass(frozen=True, slots=True)
class Left:
    """One thing left over or wrong, with what is said of it."""

    text: str
    problem: Message
    remedy: Message
