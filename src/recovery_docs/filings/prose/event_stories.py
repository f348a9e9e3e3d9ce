"""Letters, calls and visits as the story of a case tells them, each with its day, way and outcome."""

from recovery_docs.case import Case, Event
from recovery_docs.case.words import told
from recovery_docs.fields.phrases.contract_terms import proof
from recovery_docs.fields.phrases.party_names import joined_names
from recovery_docs.fields.phrases.sides import Sides
from recovery_docs.fields.phrases.written_amounts import day
from recovery_docs.prerequisites.matter import Matter


def all_borrowers(case: Case, on: Sides) -> str:
    """All who borrowed, whether or not they stand on the other side of this paper: what happened does not depend on it."""
    return joined_names(on.of(borrower) for borrower in case.borrowers)


def demand_story(matter: Matter, on: Sides) -> str | None:
    """The demands made, each with its day, way and outcome."""
    case = matter.case
    made = [_demand(case, event, on) for event in case.events if event.kind == "demand" and event.on <= matter.as_of]
    if not made:
        return None
    creditor = on.of(case.creditor)
    if len(made) == 1:
        return f"{creditor}于{made[0]}，但对方至今未履行。"
    return f"{creditor}多次催收：{'；'.join(made)}。但对方至今未履行。"


def whom(case: Case, event: Event, on: Sides) -> str:
    """To whom an event went, as the paper calls them."""
    party = case.party(event.to) if event.to else None
    return on.of(party) if party else all_borrowers(case, on)


def _outcome(event: Event) -> str:
    met = {"answered": "见到对方", "unanswered": "未见到对方"} if event.channel in ("visit", "in_person") else {}
    return met.get(event.outcome or "") or told("outcome", event.outcome)


def _demand(case: Case, event: Event, on: Sides) -> str:
    to = whom(case, event, on)
    way = f"以{told('channel', event.channel)}方式" if event.channel else ""
    outcome = _outcome(event) if event.outcome not in (None, "unknown") else None
    details = in_brackets(_address(case, event), number_of(event), outcome)
    return f"{day(event.on)}{way}向{to}催收{details}{proof(case, event.exhibit)}"


def in_brackets(*details: str | None) -> str:
    """What is known of the details, in brackets; nothing for nothing."""
    said = "，".join(detail for detail in details if detail)
    return f"（{said}）" if said else ""


def number_of(event: Event) -> str | None:
    """By what the post office or the notary knows it."""
    if event.tracking_number is None:
        return None
    return f"{'公证书号' if event.channel == 'notary' else '邮件号'}{event.tracking_number}"


def _address(case: Case, event: Event) -> str | None:
    """That it went where the contract with the reader says that letters go."""
    promised = (one.contract for one in case.guarantees if one.guarantor.name == event.to)
    number = next(promised, case.loan.contract).clauses.service
    if event.channel not in ("letter", "ems", "notary") or not event.address_agreed or number is None:
        return None
    return f"寄往合同第{number}条约定的地址"
