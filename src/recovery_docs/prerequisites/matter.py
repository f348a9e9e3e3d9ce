"""A matter: the facts of a case on a day, what they add up to, and the conclusions that follow from both.

Each conclusion is a plain function of the facts in the room of its subject. Here it is asked for by name and worked out
once, whatever rules, clocks and papers read it.
"""

from datetime import date
from decimal import Decimal
from functools import cached_property

from recovery_docs.case import Case
from recovery_docs.case.exhibit import new_numbers, renumbered
from recovery_docs.ledger import draw_up
from recovery_docs.ledger.reconcile import Reconciliation, reconcile
from recovery_docs.ledger.statement import Statement
from recovery_docs.prerequisites.finding import Finding
from recovery_docs.prerequisites.guarantee.guarantee_standing import GuaranteeStanding, called_upon
from recovery_docs.prerequisites.lease.lease_sums import LeaseSums, claimed, lease_sums
from recovery_docs.prerequisites.liable_parties import Standing, defendants, estates, obligors, read_by
from recovery_docs.prerequisites.limitation.limitation_period import Limitation, limitation
from recovery_docs.prerequisites.limitation.maturity import MainClaim, main_claims, to_be_demanded
from recovery_docs.prerequisites.procedures.title_in_force import TitleInForce, titles_in_force
from recovery_docs.prerequisites.security.collateral import Thing, things
from recovery_docs.prerequisites.security.exercise_in_time import SecurityExercise, security_exercise
from recovery_docs.value_class import value_class


@value_class(slots=False, eq=False)
class Matter:
    """A case, the statement of what is owed on it, and the day on which questions are asked of both."""

    case: Case
    statement: Statement
    as_of: date

    @classmethod
    def on(cls, case: Case, day: date) -> "Matter":
        """The case on a day, with the statement drawn up to it; `LedgerError` where that cannot be computed.

        Exhibits are numbered as they are listed, so that every paper, rule and stamp calls them the same.
        """
        if numbers := new_numbers(case.exhibits):
            case = renumbered(case, numbers)
        return cls(case, draw_up(case, day), day)

    @cached_property
    def lease_sums(self) -> LeaseSums | None:
        """What a lessor asks where all rents or the losses of a rescission are asked for."""
        return lease_sums(self.case, self.statement)

    @property
    def claimed(self) -> Decimal:
        """What a suit is about, with the costs: of a lease more, or less, than is owed now."""
        return claimed(self.case, self.statement)

    @property
    def tested_on(self) -> date:
        """The day on which periods, limitation and titles are tested: a paper dated later than its figures says so itself."""
        written_on = self.case.request.filed_on
        return self.as_of if written_on is None else max(self.as_of, written_on)

    @cached_property
    def found(self) -> dict[str, tuple[Finding, ...]]:
        """What the rules have found, by code: each is asked once, however many filings it stands before."""
        return {}

    @cached_property
    def obligors(self) -> tuple[Standing, ...]:
        """Everybody liable to the creditor, each once: borrowers, guarantors, then owners of collateral."""
        return obligors(self.case)

    @cached_property
    def borrowers(self) -> tuple[Standing, ...]:
        """The borrowers among them."""
        return tuple(standing for standing in self.obligors if standing.capacity == "borrower")

    @cached_property
    def addressees(self) -> tuple[Standing, ...]:
        """To whom letters to the borrowers go: the borrowers, for a dead one the heirs whose particulars are known."""
        return tuple(reader for _, reader in read_by(self.case, self.borrowers, self.tested_on))

    @cached_property
    def defendants(self) -> tuple[Standing, ...]:
        """Those against whom the request goes; for the dead, those who stand in their place."""
        return defendants(self.case, self.tested_on)

    @cached_property
    def sued(self) -> frozenset[str]:
        """The names of those whose debt is sued for: the defendants, and the dead for whom heirs stand."""
        standing_for = estates(self.case, self.defendants, self.tested_on)
        return frozenset((*(one.name for one in self.defendants), *standing_for))

    @cached_property
    def main_claims(self) -> tuple[MainClaim, ...]:
        """The debts that are not yet repaid, by due day."""
        return main_claims(self.case, self.statement, self.as_of)

    @cached_property
    def to_be_demanded(self) -> bool:
        """Whether the loan has no due day and was not demanded yet (民法典675)."""
        return to_be_demanded(self.case, self.as_of)

    @cached_property
    def limitation(self) -> Limitation:
        """The limitation of the main claim that runs out first."""
        return limitation(self.case, self.main_claims, self.tested_on)

    @cached_property
    def guarantees(self) -> tuple[GuaranteeStanding, ...]:
        """Every guarantee of the case in its order, with its kind, its period and how far the creditor has used it."""
        return tuple(
            GuaranteeStanding(self.case, index, self.main_claims, self.tested_on)
            for index in range(len(self.case.guarantees))
        )

    @cached_property
    def called_upon(self) -> tuple[GuaranteeStanding, ...]:
        """The guarantees that may be called upon."""
        return tuple(one for one in self.guarantees if called_upon(self.case, one.guarantee))

    @cached_property
    def judged(self) -> dict[str, TitleInForce]:
        """The document in force against each party that one binds, by name."""
        return titles_in_force(self.case, self.tested_on)

    @cached_property
    def collateral(self) -> tuple[Thing, ...]:
        """Every mortgage, then every pledge, those given up included."""
        return things(self.case)

    @cached_property
    def security_exercises(self) -> dict[str, SecurityExercise]:
        """Where each mortgage and pledge stands against the time to exercise it, by key path."""
        found = self.limitation
        return {thing.path: security_exercise(self.case, thing, found, self.tested_on) for thing in self.collateral}

    @cached_property
    def reconciliation(self) -> Reconciliation:
        """The bank's own figures beside ours at the bank's day."""
        return reconcile(self.case, self.statement)
