"""Who stands on which side of a paper, and what each is called in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from recovery_docs.case import Case
from recovery_docs.case.party import Party
from recovery_docs.fields.phrases.contract_terms import SecurityInterest
from recovery_docs.fields.phrases.party_names import Role, joined_names, roles
from recovery_docs.prerequisites.guarantee.guarantee_standing import GuaranteeStanding
from recovery_docs.prerequisites.legal_standing import heirs_of
from recovery_docs.prerequisites.liable_parties import Standing, estates, liable_to_creditor
from recovery_docs.prerequisites.matter import Matter


@dataclass(frozen=True, slots=True)
class Sides:
    """The creditor's role and those of the other side, found again by party.

    `estates` holds, by the name of each of the dead, the roles of those who answer with the estate; `capacities`, by name, as
    what each signs a contract.
    """

    creditor: Role
    others: tuple[Role, ...]
    estates: Mapping[str, tuple[Role, ...]] = field(default_factory=dict)
    capacities: Mapping[str, str] = field(default_factory=dict)

    def of(self, party: Party) -> str:
        """How running text calls a party: by its role with its name, or by its name where it stands on no side."""
        for role in (self.creditor, *self.others):
            if role.party.name == party.name:
                return role.title if role is self.creditor else role.name
        return party.name

    def borrowers(self, case: Case) -> str:
        """The borrowers on the other side; all borrowers where none of them is sued."""
        sued = self.living_borrowers(case)
        dead = [self.answering(one) for one in case.borrowers if self.heirs(one) and not sued]
        named = [*(role.name for role in sued), *dead]
        return joined_names(named) or joined_names(party.name for party in case.borrowers)

    def living_borrowers(self, case: Case) -> list[Role]:
        """The borrowers who stand on the other side themselves."""
        return [role for role in self.others if role.party in case.borrowers]

    def heirs(self, party: Party) -> tuple[Role, ...]:
        """Those on the other side who answer for the dead party, and not for the same debt by their own signature."""
        return self.estates.get(party.name, ())

    def answering(self, party: Party) -> str:
        """Who is to pay in the party's place: itself, or the heirs within the estate (民法典1145, 1161)."""
        heirs = self.heirs(party)
        if not heirs:
            return self.of(party)
        return f"{joined_names(role.name for role in heirs)}在所继承或者管理的{party.name}遗产的实际价值范围内"

    def everybody(self) -> str:
        """Everybody on the other side by role alone: 被告一、被告二."""
        return joined_names(role.title for role in self.others)

    def has(self, party: Party) -> bool:
        """Whether the party, or whoever answers with its estate, stands on the other side."""
        return party.name in self.estates or any(role.party.name == party.name for role in self.others)


def sides(matter: Matter, creditor: str, other: str, standings: tuple[Standing, ...] | None = None) -> Sides:
    """The sides of a paper that calls the creditor `creditor` (原告) and the others `other` (被告)."""
    against = matter.defendants if standings is None else standings
    others = roles(other, against)
    by_name = {role.party.name: role for role in others}
    dead = {
        name: tuple(by_name[one.name] for one in heirs if one.party not in matter.case.borrowers)
        for name, heirs in estates(matter.case, against, matter.tested_on).items()
        if name not in by_name
    }
    answering = {name: found for name, found in dead.items() if found}
    return Sides(Role(matter.case.creditor, creditor), others, answering)


def third_persons(matter: Matter, on: Sides) -> list[Party]:
    """The third persons of a suit: heirs are written there for their particulars, and are none."""
    heirs = {name for party in matter.case.mentions for name in heirs_of(party)}
    return [one for one in matter.case.third_persons if not on.has(one) and one.name not in heirs]


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
        interest
        for interest in case.security_interests
        if interest.waived_on is None and (on.has(interest.owner) or _heir_stands(on, interest.owner))
    )


def _heir_stands(on: Sides, owner: Party) -> bool:
    """Whether an heir of the owner stands on the other side for a debt of his own."""
    return any(role.party.name in heirs_of(owner) for role in on.others)
