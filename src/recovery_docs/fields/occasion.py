"""What one paper is written for: the matter, the reader, who signs, and what the sides are called in it."""

from datetime import date

from recovery_docs.case import Case, Event
from recovery_docs.case.party import Party
from recovery_docs.fields.phrases.legal_basis import filing_day
from recovery_docs.fields.phrases.sides import Sides
from recovery_docs.prerequisites.guarantee.guarantee_standing import GuaranteeStanding
from recovery_docs.prerequisites.liable_parties import Standing
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.tree.group import Group
from recovery_docs.value_class import value_class


@value_class(slots=False)
class Occasion:
    """One paper about one matter.

    `reader` is the party to whom alone it goes; `guarantee` the promise that it speaks of; `stands_for` the standing by
    which the reader is liable, his own or that of the dead whose heir he is; `sender` who signs where that is not the
    creditor; `letter` the title of the letter that a receipt is for; `voice` what the letter calls the side it speaks for.
    """

    matter: Matter
    title: str = ""
    reader: Party | None = None
    guarantee: GuaranteeStanding | None = None
    stands_for: Standing | None = None
    sender: Party | None = None
    letter: str = ""
    sides: Sides | None = None
    voice: str = "我方"
    event: Event | None = None
    """The visit of which it is the record."""

    @property
    def case(self) -> Case:
        return self.matter.case

    @property
    def signer(self) -> Party:
        """Who signs."""
        return self.sender or self.case.creditor

    @property
    def day(self) -> date:
        """The day printed on the paper."""
        return filing_day(self.matter)

    def called(self, party: Party) -> str:
        """How running text of this paper calls a party."""
        return self.sides.of(party) if self.sides else party.name


class OccasionGroup(Group):
    """Fields that need nothing but the occasion."""

    def __init__(self, on: Occasion) -> None:
        super().__init__()
        self.on = on
