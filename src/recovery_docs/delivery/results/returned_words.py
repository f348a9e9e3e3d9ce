"""What the words of a returned list mean: an outcome, or nothing yet, or something that must be asked."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, Literal

from recovery_docs.case.grammar.text import compact
from recovery_docs.case.words import value_of, word
from recovery_docs.delivery.mailing import Addressee
from recovery_docs.errors import FactError
from recovery_docs.messages import say

Outcome = Literal["delivered", "refused", "returned"]
_CONTRADICTING = ({"refused", "delivered"}, {"returned", "delivered"}, {"failed", "delivered"})


@cache
def _words() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads((resources.files(__package__) / "returned.toml").read_text(encoding="utf-8"))


@cache
def headings() -> Mapping[str, str]:
    """What each heading means that a list may have."""
    return {heading: meaning for meaning, found in _words()["headings"].items() for heading in found}


def _kinds(text: str, table: str) -> set[str]:
    """Which kinds of words stand in a text; of two words one of which holds the other the longer counts."""
    known = {one: kind for kind, found in _words()[table].items() for one in found}
    pattern = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return {known[found] for found in re.findall(pattern, compact(text))}


def outcome(text: str) -> Outcome | None:
    """The outcome that a text tells, nothing while there is none; raises `FactError` where somebody has to say.

    >>> outcome("已妥投：本人签收"), outcome("收件人拒收，退回"), outcome("退回妥投"), outcome("待签收")
    ('delivered', 'refused', 'returned', None)
    """
    if not text:
        return None
    kinds = _kinds(text, "results")
    if "unsure" in kinds or not kinds or any(both <= kinds for both in _CONTRADICTING):
        raise FactError(say("看不出有没有交给收件人"), say("向邮局查询后，写妥投、拒收或者退回；还没有结果的不填"))
    for one in ("refused", "returned", "delivered"):
        if one in kinds:
            return one
    return None


def signature(to: Addressee, told: str, signer: str, capacity: str) -> dict[str, Any] | None:
    """Who signed, as keys of a case; nothing where only the delivery is told. Raises `FactError` where it must be asked.

    诉讼时效规定8（一）：签收人是自然人本人、同住的有完全行为能力的亲属、被授权的人，法人的法定代表人、主要负责人、收发部门。
    `told` is what the list says of the outcome, `signer` and `capacity` what it says of who signed.
    """
    if capacity:
        known = value_of(capacity, "capacity")
        return {"name": signer or (to.name if known == "self" else word("capacity", known)), "capacity": known}
    kinds = _kinds(signer or told, "signers")
    if to.kind == "person" and (compact(signer) == compact(to.name) or (kinds == {"self"})):
        return {"name": to.name, "capacity": "self"}
    if to.kind == "organisation" and "seal" in kinds:
        return {"name": to.name, "capacity": "other", "seal": "true"}
    if to.kind == "organisation" and "mail_room" in kinds:
        return {"name": signer or to.name, "capacity": "mail_room"}
    if not signer and not kinds:
        return None
    raise FactError(say("不是收件人本人签收，没有写签收人身份"), say("从下拉选项中选；问不清楚的选“其他人”"))
