"""Every clock of a case: which right dies when, how that day was reached, and what still stops it."""

from collections.abc import Callable, Iterable, Iterator

from recovery_docs.errors import LawError
from recovery_docs.messages import say
from recovery_docs.prerequisites.clocks.clock import Clock, Right
from recovery_docs.prerequisites.clocks.procedural_clocks import (
    confirmation_clocks,
    enforcement_clocks,
    fee_clocks,
    preservation_clocks,
)
from recovery_docs.prerequisites.clocks.security_clocks import guarantee_clocks, security_clocks
from recovery_docs.prerequisites.limitation.limitation_period import CITATIONS
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import NO_FIGURE


def clocks(matter: Matter) -> tuple[Clock, ...]:
    """The clocks of the case on the matter's day, in the order of the law: the claim, its security, its procedures."""
    return tuple(clock for right, found in _CLOCKS for clock in _told(right, found, matter))


def _told(right: Right, found: Callable[[Matter], Iterable[Clock]], matter: Matter) -> tuple[Clock, ...]:
    """The clocks of one kind; where a figure of law is missing for a day, one that says so, so that the others still run."""
    try:
        return tuple(found(matter))
    except LawError:
        return (Clock(right, matter.case.id, "undetermined", None, NO_FIGURE, say("人工核对当时的规定"), ()),)


def _limitation_clock(matter: Matter) -> Iterator[Clock]:
    found = matter.limitation
    yield Clock(
        right="limitation",
        subject="、".join(party.name for party in matter.case.borrowers),
        state=found.state,
        last_day=found.last_day,
        computed=found.computed,
        stopped_by=say("到达债务人的催收、债务人还款或者书面承认、起诉、申请仲裁、申请调解"),
        citations=CITATIONS,
        chain=found.chain,
        caution=found.caution,
    )


_CLOCKS: tuple[tuple[Right, Callable[[Matter], Iterable[Clock]]], ...] = (
    ("limitation", _limitation_clock),
    ("guarantee_period", guarantee_clocks),
    ("mortgage", security_clocks),
    ("judicial_confirmation", confirmation_clocks),
    ("enforcement", enforcement_clocks),
    ("preservation_renewal", preservation_clocks),
    ("filing_fee", fee_clocks),
)
