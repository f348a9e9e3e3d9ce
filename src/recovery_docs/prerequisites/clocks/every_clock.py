"""Every clock of a case: which right dies when, how that day was reached, and what still stops it."""

from collections.abc import Iterator

from recovery_docs.messages import say
from recovery_docs.prerequisites.clocks.clock import Clock
from recovery_docs.prerequisites.clocks.procedural_clocks import (
    confirmation_clocks,
    enforcement_clocks,
    fee_clocks,
    preservation_clocks,
)
from recovery_docs.prerequisites.clocks.security_clocks import guarantee_clocks, security_clocks
from recovery_docs.prerequisites.limitation.limitation_period import CITATIONS
from recovery_docs.prerequisites.matter import Matter


def clocks(matter: Matter) -> tuple[Clock, ...]:
    """The clocks of the case on the matter's day, in the order of the law: the claim, its security, its procedures."""
    return (
        *_limitation_clock(matter),
        *guarantee_clocks(matter),
        *security_clocks(matter),
        *confirmation_clocks(matter),
        *enforcement_clocks(matter),
        *preservation_clocks(matter),
        *fee_clocks(matter),
    )


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
