"""Who can still receive a letter or be sued: the dead and the dissolved cannot, and others stand in their place."""

from datetime import date

from recovery_docs.case.party import Party, Person
from recovery_docs.messages import Message, say


def gone(party: Party, on: date) -> Message | None:
    """Why the party no longer was anybody on the day: dead (民法典13) or struck off (民法典59, 72); else nothing.

    The day of death itself counts as after it: nobody can say at what hour a letter came.
    """
    if isinstance(party, Person):
        if party.died_on is not None and party.died_on <= on:
            return say("{name}已于{died_on}死亡", name=party.name, died_on=party.died_on)
    elif party.deregistered_on is not None and party.deregistered_on <= on:
        return say("{name}已于{on}注销", name=party.name, on=party.deregistered_on)
    return None


def heirs_of(party: Party) -> tuple[str, ...]:
    """Those who stand in the place of the dead: heirs, or the administrator of the estate (民法典1145, 1161)."""
    return party.heirs if isinstance(party, Person) and party.died_on is not None else ()
