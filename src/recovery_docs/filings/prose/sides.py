"""Who stands on which side of a paper, and what each is called in it."""

from dataclasses import dataclass

from recovery_docs.case import Case
from recovery_docs.case.party import Party
from recovery_docs.filings.prose.contract_terms import SecurityInterest
from recovery_docs.filings.prose.party_names import Role, joined_names, roles
from recovery_docs.prerequisites.guarantee.guarantee_standing import GuaranteeStanding
from recovery_docs.prerequisites.liable_parties import Standing, liable_to_creditor
from recovery_docs.prerequisites.matter import Matter


@dataclass(frozen=True, slots=True)
class Sides:
    """The creditor's role and those of the other side, found again by party."""

    creditor: Role
    others: tuple[Role, ...]

    def of(self, party: Party) -> str:
        """How running text calls a party: by its role with its name, or by its name where it stands on no side."""
        for role in (self.creditor, *self.others):
            if role.party.name == party.name:
                return role.title if role is self.creditor else role.name
        return party.name

    def borrowers(self, case: Case) -> str:
        """The borrowers on the other side; all borrowers where none of them is sued."""
        sued = [role for role in self.others if role.party in case.borrowers]
        return joined_names(role.name for role in sued) or joined_names(party.name for party in case.borrowers)

    def everybody(self) -> str:
        """Everybody on the other side by role alone: 被告一、被告二."""
        return joined_names(role.title for role in self.others)

    def has(self, party: Party) -> bool:
        """Whether the party stands on the other side."""
        return any(role.party.name == party.name for role in self.others)


def sides(matter: Matter, creditor: str, other: str, standings: tuple[Standing, ...] | None = None) -> Sides:
    """The sides of a paper that calls the creditor `creditor` (原告) and the others `other` (被告)."""
    against = matter.defendants if standings is None else standings
    return Sides(Role(matter.case.creditor, creditor), roles(other, against))


def sued_guarantees(matter: Matter, on: Sides) -> tuple[GuaranteeStanding, ...]:
    """The guarantees whose guarantor stands on the other side, that secure the creditor's own claim."""
    return tuple(
        one
        for one in matter.guarantees
        if on.has(one.guarantee.guarantor) and liable_to_creditor(matter.case, one.guarantee)
    )


def claimed_interests(case: Case, on: Sides) -> tuple[SecurityInterest, ...]:
    """The mortgages and pledges that the creditor asserts in this paper."""
    if case.request.claim_security is False:
        return ()
    return tuple(
        interest for interest in case.security_interests if interest.waived_on is None and on.has(interest.owner)
    )
