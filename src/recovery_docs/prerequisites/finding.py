"""What a rule finds: an outcome that says what was seen, what to do, and under which article."""

from enum import StrEnum
from typing import Literal

from recovery_docs.law.citation import Citation
from recovery_docs.messages import Message
from recovery_docs.prerequisites.wanted import Wanted, wanted
from recovery_docs.value_class import value_class

Severity = Literal["blocking", "warning"]


class Outcome(StrEnum):
    """Undetermined is never met: a fact is missing, and the hint names it."""

    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"


@value_class
class Fact:
    """A fact that a finding rests on: its key path in the case (`guarantees[0].period.months`), its value as seen."""

    path: str
    value: object = None


@value_class
class Limb:
    """One limb of the article, and whether the facts satisfy it (`None`: a fact is missing)."""

    text: Message
    satisfied: bool | None


@value_class
class Absent:
    """An exhibit that the evidence list lacks: what it is called, and the kinds of exhibit of which any one will do.

    `proves` is the key path of the number of the exhibit, where one fact alone is unproved.
    """

    what: Message
    kinds: tuple[str, ...]
    proves: str | None = None


@value_class
class Verdict:
    """What a rule says of one subject: the name of the party or thing that it speaks of, `None` for the whole case."""

    outcome: Outcome
    message: Message
    hint: Message | None = None
    subject: str | None = None
    facts: tuple[Fact, ...] = ()
    limbs: tuple[Limb, ...] = ()
    citations: tuple[Citation, ...] = ()
    """The articles that this verdict turns on, where they differ from the rule's own."""
    asks: bool = False
    """Whether law or proof is open and no fact is missing: then it is told, and stops nothing."""
    absent: tuple[Absent, ...] = ()
    """What the evidence list lacks, where a list that had it would meet the rule."""


@value_class
class Finding:
    """A verdict with the rule that gave it. `severity` is apart from the outcome: a warning never stops a filing."""

    code: str
    name: Message
    severity: Severity
    outcome: Outcome
    message: Message
    hint: Message | None
    subject: str | None
    citations: tuple[Citation, ...]
    facts: tuple[Fact, ...]
    limbs: tuple[Limb, ...]
    asks: bool = False
    """Whether law or proof is open and no fact is missing."""
    absent: tuple[Absent, ...] = ()
    """What the evidence list lacks."""

    @property
    def wanted(self) -> Wanted:
        """The key paths of the facts for want of which nobody can tell, each with those of which any one will do."""
        if self.outcome is not Outcome.UNDETERMINED or self.asks:
            return ()
        return wanted(
            "" if self.hint is None else str(self.hint), [one.path for one in self.facts if one.value is None]
        )

    @property
    def blocks(self) -> bool:
        """Whether the filing must wait: a blocking rule that is not met, or that nobody can tell is met."""
        return self.severity == "blocking" and self.outcome in (Outcome.NOT_MET, Outcome.UNDETERMINED)
