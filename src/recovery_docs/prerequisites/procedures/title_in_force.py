"""Which document in force binds a party, so that it speaks and no longer the contract (民事诉讼法247, 解释247)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from recovery_docs.case import Case, Proceeding, Title
from recovery_docs.case.party import Party
from recovery_docs.prerequisites.legal_standing import heirs_of
from recovery_docs.prerequisites.limitation.limitation_period import gives_title
from recovery_docs.prerequisites.procedures.enforcement_period import bound_by

_DECIDING = ("suit", "arbitration", "payment_order", "judicial_confirmation", "notarised_enforcement", "mediation")


@dataclass(frozen=True, slots=True)
class TitleInForce:
    """A document in force; `title` is missing where only the outcome was written. `index` is its place in `proceedings`."""

    index: int
    proceeding: Proceeding
    title: Title | None

    @property
    def number(self) -> str:
        """What the document is called by."""
        one = self.proceeding
        return (self.title and self.title.number) or one.number or one.institution or ""

    @property
    def issued_by(self) -> str:
        """The court or body that made it."""
        return (self.title and self.title.issued_by) or self.proceeding.institution or ""


def titles_in_force(case: Case, on: date) -> dict[str, TitleInForce]:
    """By the name of each party bound, the latest document in force on the day; heirs of the bound are bound with them."""
    found: dict[str, TitleInForce] = {}
    for index, one in enumerate(case.proceedings):
        if _decides(one, on):
            for party in bound_by(case, one):
                found |= dict.fromkeys(_answering(party), TitleInForce(index, one, one.title))
    return found


def _decides(one: Proceeding, on: date) -> bool:
    if one.kind not in _DECIDING or not gives_title(one) or one.same_claim is False:
        return False
    effective = one.title.effective_on if one.title is not None else one.ended_on
    return effective is None or effective <= on


def _answering(party: Party) -> Iterator[str]:
    yield party.name
    yield from heirs_of(party)
