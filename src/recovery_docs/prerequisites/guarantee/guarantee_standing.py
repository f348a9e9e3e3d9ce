"""One guarantee on a day: its kind, its period, and where the creditor stands against the guarantor."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from recovery_docs.case import Case, Guarantee
from recovery_docs.law.citation import Citation
from recovery_docs.prerequisites.clocks.clock import Clock
from recovery_docs.prerequisites.guarantee.exercise_within_period import (
    Act,
    ClaimStanding,
    State,
    acts_of,
    claim_standing,
)
from recovery_docs.prerequisites.guarantee.guarantee_kind import GuaranteeKind, guarantee_kind
from recovery_docs.prerequisites.guarantee.guarantee_period import (
    GuaranteePeriodFound,
    binding_due_on,
    guarantee_period,
    of_its_time,
)
from recovery_docs.prerequisites.guarantee.guarantor_limitation import guarantor_limitation
from recovery_docs.prerequisites.liable_parties import liable_to_creditor
from recovery_docs.prerequisites.limitation.maturity import MainClaim, claims_secured, not_secured


@dataclass(frozen=True, eq=False)
class GuaranteeStanding:
    """The guarantee at a place in `guarantees` on the day asked of; `main_claims` are the debts not yet repaid."""

    case: Case
    index: int
    main_claims: tuple[MainClaim, ...]
    as_of: date

    @property
    def guarantee(self) -> Guarantee:
        """The guarantee as the case has it."""
        return self.case.guarantees[self.index]

    @property
    def name(self) -> str:
        """The guarantor's name, the subject of findings on the guarantee."""
        return self.guarantee.guarantor.name

    @property
    def path(self) -> str:
        """The key path of the guarantee."""
        return f"guarantees[{self.index}]"

    @cached_property
    def kind(self) -> GuaranteeKind:
        """General or joint and several, and why."""
        return guarantee_kind(self.guarantee)

    @cached_property
    def period(self) -> GuaranteePeriodFound:
        """The guarantee period, each main claim apart."""
        claims = claims_secured(self.case, self.guarantee, self.main_claims, self.as_of)
        return guarantee_period(self.case, self.index, claims, self.as_of)

    @property
    def of_its_time(self) -> tuple[Citation, ...]:
        """The articles of the time of a guarantee signed and due before the Civil Code."""
        claims = claims_secured(self.case, self.guarantee, self.main_claims, self.as_of)
        if not claims:
            return ()
        return of_its_time(self.guarantee, binding_due_on(self.case, self.guarantee, claims, self.as_of))

    @property
    def outside(self) -> tuple[str, ...]:
        """The notes that a maximum amount does not secure."""
        return not_secured(self.case, self.guarantee.maximum)

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """What the creditor did that may count, earliest first."""
        found = acts_of(self.case, self.guarantee, self.kind.kind, self.as_of)
        return tuple(sorted(found, key=lambda act: act.on))

    @cached_property
    def claims(self) -> tuple[ClaimStanding, ...]:
        """Where each main claim stands."""
        return tuple(claim_standing(each, self.kind.kind, self.acts, self.as_of) for each in self.period.of_claims)

    @cached_property
    def most_urgent(self) -> ClaimStanding | None:
        """The claim to look at first: one still running, then a contested one, then what is settled."""
        order = ("running", "contested", "undetermined", "exercised", "expired")
        return min(self.claims, key=lambda one: (order.index(one.state), one.period.last_day), default=None)

    @property
    def state(self) -> State:
        """The state of the most urgent claim."""
        return self.most_urgent.state if self.most_urgent else "undetermined"

    @property
    def lost(self) -> tuple[str, ...]:
        """The claims for which the period has run out unused."""
        return tuple(one.period.claim for one in self.claims if one.state == "expired")

    @cached_property
    def limitation(self) -> Clock | None:
        """The limitation of the guarantor's own debt; nothing while the guarantee period has not been used."""
        first = self.most_urgent
        if first is None or first.state != "exercised" or first.act is None:
            return None
        return guarantor_limitation(self.case, self.guarantee, self.kind.kind, first.act.on, self.as_of)


def called_upon(case: Case, guarantee: Guarantee) -> bool:
    """Whether a guarantee may be called upon.

    One that secures the creditor's own claim may, and one that stands behind a guarantor who has paid for the debtor.
    """
    paid = any(one.payer == guarantee.counter_for for one in case.repayments if one.payer is not None)
    return liable_to_creditor(case, guarantee) or (paid and guarantee.released_on is None)
