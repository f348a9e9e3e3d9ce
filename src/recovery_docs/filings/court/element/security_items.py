"""The items on security in the section 事实与理由: things, registration, guarantees and their kind."""

from collections.abc import Iterable
from datetime import date

from recovery_docs.case import Case, MaximumAmount
from recovery_docs.fields.phrases.party_names import joined_names
from recovery_docs.fields.phrases.written_amounts import day
from recovery_docs.filings.court.element.boxes import Values, box, yes_no
from recovery_docs.prerequisites.liable_parties import liable_to_creditor
from recovery_docs.prerequisites.matter import Matter


def security_facts(matter: Matter) -> Values:
    """From the contracts on things to other security, as the contracts stand."""
    case, interests = matter.case, matter.case.security_interests
    guarantees = [one for one in matter.guarantees if liable_to_creditor(case, one.guarantee)]
    registered = {one.registration.kind for one in interests if one.registration}
    kinds = {one.kind.kind for one in guarantees}
    return {
        "maximum": _maximum(case),
        "registration": yes_no(True if registered else None)
        | {"formal": box("formal" in registered), "provisional": box("provisional" in registered)},
        "guarantee": yes_no(bool(guarantees))
        | {
            "signed": _days(one.guarantee.contract_signed_on for one in guarantees),
            "guarantors": joined_names(one.name for one in guarantees),
            "general": box("general" in kinds),
            "joint": box("joint_and_several" in kinds),
        },
        "other_security": yes_no(False) | {"form": "", "signed": ""},
    }


def _maximum(case: Case) -> Values:
    """Whether a thing secures up to a maximum; a case without things leaves the item blank."""
    found = [one.maximum for one in case.security_interests if one.maximum]
    answer = bool(found) if case.security_interests else None
    fixed = [_fixed(one) for one in found]
    return yes_no(answer) | {"fixed": "、".join(dict.fromkeys(text for text in fixed if text))}


def _fixed(maximum: MaximumAmount) -> str:
    if maximum.fixed_on:
        return day(maximum.fixed_on)
    return f"债权发生期间至{day(maximum.until_on)}届满" if maximum.until_on else ""


def _days(days: Iterable[date | None]) -> str:
    return "、".join(dict.fromkeys(day(one) for one in days if one is not None))
