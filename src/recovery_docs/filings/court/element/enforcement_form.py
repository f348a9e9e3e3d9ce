"""The application for enforcement as an official element form, from the title that a proceeding ended with."""

from recovery_docs.case import Case, Proceeding, Title
from recovery_docs.case.words import told, word
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.phrases.contract_terms import collateral_words
from recovery_docs.fields.phrases.sides import sides
from recovery_docs.fields.phrases.title_words import (
    delay_words,
    liability_words,
    other_money,
    running_words,
)
from recovery_docs.fields.phrases.written_amounts import yuan
from recovery_docs.fields.roots import names
from recovery_docs.filings.court.element.boxes import Values, blanks, box, paragraphs, yes_no
from recovery_docs.filings.court.element.complaint_form import signature
from recovery_docs.filings.court.element.paper import paper
from recovery_docs.filings.court.element.party_blocks import agent_blocks, side
from recovery_docs.filings.filing import Document
from recovery_docs.prerequisites.execution.executed_title import enforceable, respondents
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.procedures.title_balance import TitleBalance, title_balance

TEMPLATE, TITLE = "enforcement-application", "强制执行申请书"

_SPECIAL = ("payment_order", "judicial_confirmation", "collateral_auction")
_CIVIL = ("judgment", "ruling", "payment_order", "notarised_instrument")
_PRESERVATIONS = ("pre_action_preservation", "preservation")


def enforcement_document(matter: Matter) -> Document:
    """The application on the latest title of the case."""
    return paper(matter, TEMPLATE, TITLE, enforcement_context(matter))


def enforcement_context(matter: Matter) -> Values:
    """Every field of the form in final words."""
    case, proceeding = matter.case, enforceable(matter.case)
    title = proceeding.title if proceeding else None
    against = respondents(matter, proceeding)
    found = names(Occasion(matter, TITLE, sides=sides(matter, "申请执行人", "被执行人")))
    return found | {
        "applicants": side([case.creditor], account=case.request.enforcement_account),
        "agents": agent_blocks(case.agents),
        "respondents": side(against),
        "instrument": _instrument(case, proceeding, title),
        "items": _items(matter, title),
        "preserved": _preserved(case),
        "clues": paragraphs(*_clues(case)),
        "signature": signature(case.creditor),
    }


def _instrument(case: Case, proceeding: Proceeding | None, title: Title | None) -> Values:
    document = title.document if title else None
    arbitral = proceeding is not None and proceeding.kind == "arbitration"
    boxes: Values = {name: box(document == name) for name in _CIVIL}
    boxes |= {
        "award": box(document == "award"),
        "mediation": box(document == "mediation" and not arbitral),
        "arbitral_mediation": box(document == "mediation" and arbitral),
    }
    special = told("proceeding_kind", proceeding.kind) if proceeding and proceeding.kind in _SPECIAL else None
    issued_by = (title and title.issued_by) or (proceeding and proceeding.institution)
    number = (title and title.number) or (proceeding and proceeding.number)
    return boxes | {
        "other": "",
        "issued_by": issued_by or "",
        "cause": special or word("cause", case.loan.cause),
        "number": number or "",
        "effective": blanks(title.effective_on if title else None),
        "operative_part": (title and title.operative_part) or "",
    }


def _items(matter: Matter, title: Title | None) -> Values:
    """What is left of what the title orders; interest for delay runs by law from the day after the last day to perform."""
    left = title_balance(matter.case, title, matter.as_of, matter.tested_on) if title else None
    principal = left.principal if left else None
    interest = _ordinary_interest(title, left)
    costs = left.costs if left else None
    delay = delay_words(matter, title, left) if title and left else ""
    acts, things, others = (_ordered(title, kind) for kind in ("act", "thing", "other"))
    other = "；".join((*_other_money(title, left), *others, *limits(matter, title)))
    return {
        "money": box(bool(principal or interest or costs or (left and left.other))),
        "principal": box(bool(principal)),
        "principal_amount": yuan(principal) if principal else "",
        "interest": box(bool(interest)),
        "interest_amount": interest,
        "delay": box(bool(delay)),
        "delay_text": delay,
        "costs": box(bool(costs)),
        "costs_amount": yuan(costs) if costs else "",
        "act_box": box(bool(acts)),
        "act": "；".join(acts),
        "thing_box": box(bool(things)),
        "thing": "；".join(things),
        "other_box": box(bool(other)),
        "other": other,
    }


def _ordered(title: Title | None, kind: str) -> list[str]:
    """What the title orders of one kind that is no money."""
    items = title.other if title else ()
    return [one.text for one in items if one.amount is None and (one.kind or "other") == kind]


def _other_money(title: Title | None, left: TitleBalance | None) -> list[str]:
    """Money of other kinds, each with its amount, and what is left where some was received."""
    if title is None or left is None or not left.other:
        return []
    said = [f"{name}{yuan(amount)}" for name, amount in other_money(title)]
    return [*said, f"以上已受偿{yuan(left.to_other)}，余{yuan(left.other)}"] if left.to_other else said


def limits(matter: Matter, title: Title | None) -> list[str]:
    """How far each debtor answers: 被执行人某在500,000.00元范围内承担连带清偿责任."""
    if title is None:
        return []
    return [f"被执行人{one.name}{liability_words(matter, title, one)}" for one in title.liabilities]


def _ordinary_interest(title: Title | None, left: TitleBalance | None) -> str:
    if title is None or left is None:
        return ""
    amount = yuan(left.interest) if left.interest else ""
    runs = title.ordinary_interest_text
    if left.received and left.running is not None:
        runs = running_words(left.running) if left.running.base else ""
    return "，".join(part for part in (amount, runs) if part)


def _preserved(case: Case) -> Values:
    made = [one for one in case.proceedings if one.kind in _PRESERVATIONS and one.outcome in (None, "ruled", "pending")]
    until = min((one.preserved_until for one in made if one.preserved_until), default=None)
    number = "、".join(one.number for one in made if one.number)
    return yes_no(bool(made)) | {"number": number, "until": blanks(until)}


def _clues(case: Case) -> list[str]:
    said = [f"{interest.owner.name}提供担保的{collateral_words(interest)}" for interest in case.security_interests]
    asked_for = case.request.preservation.assets if case.request.preservation else ()
    said += [f"{asset.owner}：{asset.text}" for asset in asked_for]
    return list(dict.fromkeys(said))
