"""Who stands on the other side: everybody liable for the debt, and those whom the request makes defendants."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from recovery_docs.case import Case, Guarantee
from recovery_docs.case.party import Party
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.legal_standing import gone, heirs_of
from recovery_docs.value_class import value_class

Capacity = Literal["borrower", "guarantor", "mortgagor", "pledgor", "third_person"]

CAPACITIES: dict[Capacity, Message] = {
    "borrower": say("借款人"),
    "guarantor": say("保证人"),
    "mortgagor": say("抵押人"),
    "pledgor": say("出质人"),
    "third_person": say("第三人"),
}


@value_class
class Standing:
    """A party in one capacity, with the key path under which its facts stand."""

    party: Party
    path: str
    capacity: Capacity

    @property
    def name(self) -> str:
        """The party's name, the subject of findings on it."""
        return self.party.name

    @property
    def missing(self) -> bool:
        """Whether the party is known to be untraceable."""
        return self.party.whereabouts == "missing"


def obligors(case: Case) -> tuple[Standing, ...]:
    """Everybody liable to the creditor, each once: borrowers, guarantors, then owners of collateral.

    A counter-guarantor stands behind a guarantor: he is liable to the creditor only where the creditor is that
    guarantor. Whom the creditor has released is left out.
    """
    return _once(standing for standing in _everybody(case) if standing.capacity != "third_person")


def defendants(case: Case, on: date) -> tuple[Standing, ...]:
    """Those whom the request names, in its order; everybody liable where it names nobody.

    For the dead stand the heirs or the administrator of the estate, named by the request or with known particulars.
    """
    everybody = _once(_everybody(case, released=True))
    chosen = [
        standing
        for name in case.request.defendants
        for standing in everybody
        if standing.name == name or (name == "borrower" and standing.capacity == "borrower")
    ]
    found = [
        one
        for standing in chosen or obligors(case)
        for one in (_as_heirs(everybody, standing, on) or in_place_of(case, standing, on))
    ]
    return _once(found)


def in_place_of(case: Case, standing: Standing, on: date) -> tuple[Standing, ...]:
    """The party itself; of the dead, the heirs or the administrator of the estate whose particulars the case has.

    Where it has none of them, the dead stay, and a rule stops the paper.
    """
    if gone(standing.party, on) is None:
        return (standing,)
    heirs = heirs_of(standing.party)
    found = tuple(
        Standing(other.party, other.path, standing.capacity)
        for other in _once(_everybody(case, released=True))
        if other.name in heirs
    )
    return found or (standing,)


def read_by(case: Case, standings: Iterable[Standing], on: date) -> Iterator[tuple[Standing, Standing]]:
    """Each standing with who reads a letter on it; an heir who owes by his own signature reads that one alone."""
    found = tuple(standings)
    own = {one.name for one in found if gone(one.party, on) is None}
    for standing in found:
        for reader in in_place_of(case, standing, on):
            if reader is standing or reader.name not in own:
                yield standing, reader


def estates(case: Case, standings: Iterable[Standing], on: date) -> dict[str, tuple[Standing, ...]]:
    """By the name of each of the dead, those of the standings who answer with the estate (民法典1145, 1161)."""
    against = tuple(standings)
    dead = [one.party for one in _once(_everybody(case, released=True)) if gone(one.party, on)]
    found = {party.name: tuple(one for one in against if one.name in heirs_of(party)) for party in dead}
    return {name: heirs for name, heirs in found.items() if heirs}


def _as_heirs(everybody: Iterable[Standing], standing: Standing, on: date) -> tuple[Standing, ...]:
    """A third person in each capacity of the dead for whom that person stands."""
    if standing.capacity != "third_person":
        return ()
    return tuple(
        Standing(standing.party, standing.path, one.capacity)
        for one in everybody
        if standing.name in heirs_of(one.party) and gone(one.party, on)
    )


def liable_to_creditor(case: Case, guarantee: Guarantee) -> bool:
    """Whether a guarantee secures the creditor's own claim, and still stands."""
    ours = guarantee.counter_for is None or guarantee.counter_for == case.creditor.name
    return ours and guarantee.released_on is None


def _everybody(case: Case, *, released: bool = False) -> list[Standing]:
    found = [Standing(party, f"borrowers[{index}]", "borrower") for index, party in enumerate(case.borrowers)]
    for index, guarantee in enumerate(case.guarantees):
        if released or liable_to_creditor(case, guarantee):
            found.append(Standing(guarantee.guarantor, f"guarantees[{index}].guarantor", "guarantor"))
    for index, mortgage in enumerate(case.mortgages):
        if released or mortgage.waived_on is None:
            found.append(Standing(mortgage.owner, f"mortgages[{index}].owner", "mortgagor"))
    for index, pledge in enumerate(case.pledges):
        if released or pledge.waived_on is None:
            found.append(Standing(pledge.owner, f"pledges[{index}].owner", "pledgor"))
    for index, party in enumerate(case.third_persons):
        found.append(Standing(party, f"third_persons[{index}]", "third_person"))
    return found


def _once(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    first: dict[str, Standing] = {}
    for standing in standings:
        first.setdefault(standing.name, standing)
    return tuple(first.values())
