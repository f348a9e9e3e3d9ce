"""Letters among the papers: to whom each goes and from whom, what its waybill says of it, what it will have been."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from recovery_docs.case.party import Party
from recovery_docs.fields.loans import loan_contract_fields
from recovery_docs.fields.phrases.written_amounts import day, kind_names, yuan
from recovery_docs.filings.filing import Document, Filing
from recovery_docs.filings.letter_numbers import LetterNumbers, letters_to
from recovery_docs.packet.leak_guard import masked
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.value_class import value_class

Letter = Mapping[str, Any]
"""What the manifest says of a letter beside its file: names `to` and `from` whom, `number`, `contents`, `enclosed`, `event`.

Addresses and telephone numbers stay with the case: a manifest goes from hand to hand.
"""


@value_class
class Finished:
    """A document of a filing, and the file that it has become."""

    filing: Filing
    document: Document
    file: str


def numbers_said(manifest: Mapping[str, Any]) -> LetterNumbers:
    """The numbers that the letters of a packet bear, so that each keeps its own when the packet is made again."""
    found: dict[tuple[str, str, int], str] = {}
    by_filing: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for paper in manifest.get("papers", ()):
        if paper.get("number"):
            by_filing[paper["template"]].append(paper)
    for filing, papers in by_filing.items():
        readers = [str(paper.get("letter", {}).get("to", "")) for paper in papers]
        found |= zip(letters_to(filing, readers), (paper["number"] for paper in papers), strict=True)
    return found


def letters(matter: Matter, finished: Iterable[Finished]) -> dict[str, Letter]:
    """By file each letter that goes by post. An annex for one party goes with the first letter to that party; one for
    the whole case with every letter that names it among its annexes.
    """
    papers = tuple(finished)
    annexes = [one for one in papers if one.filing.folder == "annexes"]
    taken: set[str] = set()
    found: dict[str, Letter] = {}
    for one in papers:
        to = matter.case.party(one.document.subject) if one.document.subject else None
        if one.filing.posted_as is None or to is None:
            continue
        enclosed = [
            annex.file
            for annex in annexes
            if (annex.document.subject == to.name and annex.file not in taken)
            or (annex.document.subject is None and annex.filing.id in one.filing.annexes)
        ]
        taken.update(enclosed)
        found[one.file] = _letter(matter, one, to, enclosed)
    return found


def _letter(matter: Matter, one: Finished, to: Party, enclosed: list[str]) -> Letter:
    written = one.document.context["文书"].letter
    number = written.number if written else None
    return {
        "to": to.name,
        "from": one.document.context["发件人"].party.name,
        "number": number,
        "contents": contents_line(matter, one.document.title, number),
        "enclosed": enclosed,
        "event": _event(matter, one),
    }


def contents_line(matter: Matter, title: str, number: str | None) -> str:
    """What the waybill says lies in the envelope (内件品名): the letter and the loan, so that it proves what was sent.

    A number that may be a card's or a person's is not shown whole: a waybill passes through many hands.
    """
    contract = matter.case.loan.contract
    called = (contract.title or loan_contract_fields(matter.case).otherwise).strip("《》")
    if contract.number:
        called = f"{called}{masked(contract.number).removesuffix('号')}号"
    elif contract.signed_on:
        called = f"{day(contract.signed_on)}{called}"
    principal = matter.statement.principal
    owed = f"，{kind_names(matter.case)['principal']}{yuan(principal)}" if principal else ""
    return f"《{title}》{number or ''}（{called}{owed}）"


def _event(matter: Matter, one: Finished) -> dict[str, Any] | None:
    """The event that its delivery will be, as keys of a case; `None` where nobody said what the letter is."""
    kind = one.filing.posted_as
    if kind in ("other", "unsaid"):
        return {} if kind == "other" else None
    event: dict[str, Any] = {
        "kind": kind,
        "claims_payment": kind != "assignment_notice" or "催收" in one.document.title,
    }
    request = matter.case.request
    if kind == "acceleration" and request.accelerated_on:
        event["effective_on"] = request.accelerated_on.isoformat()
    if kind == "demand" and matter.to_be_demanded and request.letter:
        if request.letter.pay_by:
            event["effective_on"] = request.letter.pay_by.isoformat()
        if request.letter.pay_within_days:
            event["pay_within_days"] = request.letter.pay_within_days
    return event
