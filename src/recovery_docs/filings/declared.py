"""Filings that are data: a Word file, and beside it a `.toml` that says to whom it goes and what it must pass."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from recovery_docs.case import Case, Guarantee
from recovery_docs.fields.conditions import holds
from recovery_docs.fields.contacted.visits import visits
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.phrases.sides import Sides, sides
from recovery_docs.fields.roots import names
from recovery_docs.fields.settlement.agreed_sides import applying, contracting
from recovery_docs.fields.writings import WritingFields
from recovery_docs.filings.filing import Document, Filing, Folder, rule_codes
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.execution.executed_title import bound_by_title
from recovery_docs.prerequisites.legal_standing import gone
from recovery_docs.prerequisites.liable_parties import Standing, in_place_of, read_by
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.tree.names import Names
from recovery_docs.value_class import value_class


@value_class(slots=False)
class Recipient:
    """For whom one paper is made; `subject` is the party whose findings stop it, nothing where it concerns the case."""

    occasion: Occasion
    subject: str | None = None
    about: str | None = None


def _case(matter: Matter) -> Iterator[Recipient]:
    yield Recipient(Occasion(matter))


def _borrowers(matter: Matter) -> Iterator[Recipient]:
    """Each borrower; for a dead one the heirs whose particulars are known."""
    for standing, reader in read_by(matter.case, matter.borrowers, matter.tested_on):
        yield Recipient(Occasion(matter, reader=reader.party, stands_for=standing), reader.name)


def _guarantors(matter: Matter) -> Iterator[Recipient]:
    """Each guarantor and counter-guarantor in the order of the case; for a dead one the heirs."""
    for one in matter.guarantees:
        guarantee, case = one.guarantee, matter.case
        sender = None if _from_creditor(case, guarantee) else case.party(guarantee.counter_for or "")
        standing = Standing(guarantee.guarantor, f"{one.path}.guarantor", "guarantor")
        for reader in in_place_of(case, standing, matter.tested_on):
            on = Occasion(matter, reader=reader.party, stands_for=standing, guarantee=one, sender=sender)
            yield Recipient(on, reader.name, one.name)


def _from_creditor(case: Case, guarantee: Guarantee) -> bool:
    """Whether the creditor calls upon it; a counter-guarantee is called upon by the guarantor whom it secures."""
    return guarantee.counter_for in (None, case.creditor.name)


def _everybody(matter: Matter) -> Iterator[Recipient]:
    """Everybody liable, each once; for the dead the heirs or the administrator of the estate."""
    found: dict[str, Recipient] = {}
    for standing in matter.obligors:
        guarantee = next((one for one in matter.guarantees if one.name == standing.name), None)
        for reader in in_place_of(matter.case, standing, matter.tested_on):
            on = Occasion(matter, reader=reader.party, stands_for=standing, guarantee=guarantee)
            found.setdefault(reader.name, Recipient(on, reader.name))
    yield from found.values()


def _visits(matter: Matter) -> Iterator[Recipient]:
    """Each visit."""
    for event in visits(matter):
        yield Recipient(Occasion(matter, event=event))


RECIPIENTS: Mapping[str, Callable[[Matter], Iterator[Recipient]]] = {
    "case": _case,
    "borrower": _borrowers,
    "guarantor": _guarantors,
    "everybody": _everybody,
    "visit": _visits,
}
"""To whom a filing may go, as `to` in its `.toml` says it."""


def living_borrowers(matter: Matter) -> tuple[str, ...]:
    """The borrowers who are there; if nobody is left, those who are gone, of whom the rule then speaks."""
    everybody = matter.case.borrowers
    living = tuple(one.name for one in everybody if not gone(one, matter.tested_on))
    return living or tuple(one.name for one in everybody)


NAMED: Mapping[str, Callable[[Matter], tuple[str, ...]]] = {
    "living borrowers": living_borrowers,
    "everybody sued": lambda matter: tuple(sorted(matter.sued)),
}
"""Whom a paper of the whole case addresses, as `names` says it."""

AGAINST: Mapping[str, Callable[[Matter], tuple[Standing, ...]]] = {
    "defendants": lambda matter: matter.defendants,
    "borrowers": lambda matter: matter.borrowers,
    "bound by the title": bound_by_title,
    "owners of collateral": lambda matter: owners_of_collateral(matter),
    "owners of what is preserved": lambda matter: owners_of_the_preserved(matter),
}
"""Who stands on the other side, as `against` under `[sides]` says it; the defendants where it says nothing."""


def owners_of_collateral(matter: Matter) -> tuple[Standing, ...]:
    """Those who gave the collateral, each with the particulars that stand first in the case."""
    known = {standing.name: standing for standing in matter.obligors}
    owners = dict.fromkeys(one.owner.name for one in matter.case.security_interests if one.waived_on is None)
    return tuple(known[name] for name in owners)


def owners_of_the_preserved(matter: Matter) -> tuple[Standing, ...]:
    """Those sued whose property is to be preserved; everybody sued where none of them is named as an owner."""
    asked = matter.case.request.preservation
    owners = {asset.owner for asset in asked.assets} if asked else set()
    return tuple(one for one in matter.defendants if one.name in owners) or matter.defendants


Settings = Mapping[str, Any]


def built_in_filing(description: Path) -> Filing:
    """The filing that a built-in `.toml` with `to` describes; the Word file beside it has its words."""
    said = _read(description)
    letter = _read(description.parent / said["receipt_of"]) if "receipt_of" in said else None
    return declared_filing(said, cast(Folder, description.parent.name), letter)


def declared_filing(
    said: Settings, folder: Folder, letter: Settings | None = None, *, asked_only: bool = False
) -> Filing:
    """The filing of a description; `letter` describes the letter that it is the receipt of."""
    recipients = RECIPIENTS[said["to"]]

    def documents(matter: Matter) -> tuple[Document, ...]:
        if "when" in said and not holds(said["when"], _names_of_case(matter)):
            return ()
        return tuple(_document(said, one, letter) for one in recipients(matter))

    def excuse(matter: Matter) -> Message | None:
        found = _names_of_case(matter) if "not_for" in said else {}
        return next(
            (say("{why}", why=one["because"]) for one in said.get("not_for", ()) if holds(one["if"], found)), None
        )

    def beside(matter: Matter, others: frozenset[str]) -> Message | None:
        """`not_beside` names the other filing, with a condition (`if`) where the two do not always exclude each other."""
        near = [one for one in said.get("not_beside", ()) if one["filing"] in others]
        met = (one for one in near if "if" not in one or holds(one["if"], _names_of_case(matter)))
        return next((say("{why}", why=one["because"]) for one in met), None)

    readers = said["to"] not in ("case", "visit")
    return Filing(
        id=said["id"],
        title=said["title"],
        folder=folder,
        prerequisites=rule_codes(said.get("rules", "")),
        documents=documents,
        annexes=tuple(said.get("annexes", ())),
        templates=(said["id"], *(one["template"] for one in said.get("instead", ()))),
        excuse=excuse,
        subjects=lambda matter: _once(one.about or one.subject for one in recipients(matter)),
        names=(lambda matter: _once(one.subject for one in recipients(matter))) if readers else _named_by(said),
        asked_only=asked_only or said.get("asked_only", False),
        posted_as=said.get("posted_as"),
        beside=beside,
        filed_with=tuple(said.get("filed_with", ())),
        outside=tuple(said.get("outside", ())),
        copies=said.get("copies"),
    )


@lru_cache(maxsize=1)
def _names_of_case(matter: Matter) -> Names:
    """What the conditions of every filing are asked of: a matter is itself alone, and its filings are assessed together."""
    return names(Occasion(matter))


def _named_by(said: Settings) -> Callable[[Matter], tuple[str, ...]] | None:
    """Whom a paper with sides names: everybody on the other side, and the debtors beside them where it says so."""
    if "names" in said:
        return NAMED[said["names"]]
    if "sides" not in said or "signing" in said["sides"]:
        return None
    against = AGAINST[said["sides"].get("against", "defendants")]
    debtors = said["sides"].get("names_debtors", False)

    def named(matter: Matter) -> tuple[str, ...]:
        return _once(one.name for one in (*against(matter), *(matter.borrowers if debtors else ())))

    return named


def _read(description: Path) -> Settings:
    return tomllib.loads(description.read_text(encoding="utf-8"))


def _once(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _document(said: Settings, to: Recipient, letter: Settings | None) -> Document:
    """One paper, with the title that its conditions give; `printed` is what stands on it where that differs."""
    occasion = _with_sides(_without_exhibits(to.occasion) if said.get("without_exhibits") else to.occasion, said)
    found = names(occasion)
    template, title = _titled(said, found)
    of = _titled(letter, found)[1] if letter else title
    writing = WritingFields(replace(occasion, title=said.get("printed", title), letter=of))
    writing.path = "文书"
    return Document(template, title, found | {"文书": writing}, to.subject, to.about)


def _with_sides(on: Occasion, said: Settings) -> Occasion:
    """The occasion with what its sides are called, where the paper has two, and whom a letter speaks for."""
    on = replace(on, voice=said.get("voice", on.voice))
    called = said.get("sides")
    return on if called is None else replace(on, sides=_sides(on.matter, called))


def _sides(matter: Matter, called: Settings) -> Sides:
    """Two sides; or all who sign a contract, or apply together."""
    if called.get("signing") == "contract":
        return contracting(matter, called["creditor"], called["others"], called["securing"])
    if called.get("signing") == "application":
        return applying(matter, called["others"])
    return sides(matter, called["creditor"], called["others"], AGAINST[called.get("against", "defendants")](matter))


def _without_exhibits(on: Occasion) -> Occasion:
    """A paper that comes without an evidence list points to no exhibit."""
    return replace(on, matter=replace(on.matter, case=on.case.model_copy(update={"exhibits": ()})))


def _titled(said: Settings, found: Mapping[str, Any]) -> tuple[str, str]:
    """The template and the title: those of the first `instead` that holds, else its own."""
    chosen = next((one for one in said.get("instead", ()) if holds(one["if"], found)), said)
    title = next((one["title"] for one in chosen.get("titles", ()) if holds(one["if"], found)), chosen["title"])
    return chosen.get("template", said["id"]), title
