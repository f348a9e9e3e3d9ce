"""The items on security in the section 事实与理由: things, registration, guarantees and their kind."""

from collections.abc import Iterable
from datetime import date

from recovery_docs.case import Case, MaximumAmount
from recovery_docs.case.words import word
from recovery_docs.fields.phrases.contract_terms import (
    collateral_words,
    limit_words,
    maximum_words,
    period_words,
    scope_words,
)
from recovery_docs.fields.phrases.party_names import joined_names
from recovery_docs.fields.phrases.written_amounts import day, yuan
from recovery_docs.filings.court.element.boxes import Values, box, yes_no
from recovery_docs.prerequisites.guarantee.guarantee_standing import GuaranteeStanding
from recovery_docs.prerequisites.liable_parties import liable_to_creditor
from recovery_docs.prerequisites.matter import Matter


def security_facts(matter: Matter) -> Values:
    """From the contracts on things to other security, as the contracts stand."""
    case, interests = matter.case, matter.case.security_interests
    guarantees = [one for one in matter.guarantees if liable_to_creditor(case, one.guarantee)]
    registered = {one.registration.kind for one in interests if one.registration}
    kinds = {one.kind.kind for one in guarantees}
    return {
        "collateral_contract": yes_no(bool(interests)) | {"signed": _days(one.contract_signed_on for one in interests)},
        "collateral": {
            "owners": joined_names(one.owner.name for one in interests),
            "things": "；".join(collateral_words(one) for one in interests),
        },
        "maximum": _maximum(case),
        "registration": yes_no(True if registered else None)
        | {"formal": box("formal" in registered), "provisional": box("provisional" in registered)},
        "guarantee": yes_no(bool(guarantees))
        | {
            "signed": _days(one.guarantee.contract_signed_on for one in guarantees),
            "guarantors": joined_names(one.name for one in guarantees),
            "content": "；".join(_content(one, several=len(guarantees) > 1) for one in guarantees),
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
    limits = [limit_words(one) for one in found]
    return yes_no(answer) | {
        "fixed": "、".join(dict.fromkeys(text for text in fixed if text)),
        "limit": "；".join(limits),
    }


def _fixed(maximum: MaximumAmount) -> str:
    if maximum.fixed_on:
        return day(maximum.fixed_on)
    return f"债权发生期间至{day(maximum.until_on)}届满" if maximum.until_on else ""


def _content(standing: GuaranteeStanding, *, several: bool) -> str:
    """范围、期间 of one guarantee, with the guarantor's name and kind where there are several."""
    guarantee, kind = standing.guarantee, standing.kind.kind
    said = [
        f"{standing.name}：{word('guarantee_kind', kind) if kind else '保证'}" if several else None,
        maximum_words(guarantee.maximum),
        f"保证限额{yuan(guarantee.cap)}" if guarantee.cap is not None else None,
        f"保证份额为{guarantee.share}" if guarantee.share else None,
        f"保证范围为{scope_words(guarantee.scope, guarantee.scope_text)}",
        period_words(guarantee.period),
    ]
    return "，".join(part for part in said if part)


def _days(days: Iterable[date | None]) -> str:
    return "、".join(dict.fromkeys(day(one) for one in days if one is not None))
