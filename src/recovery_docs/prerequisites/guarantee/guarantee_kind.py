"""General or joint and several: as agreed, as the words mean, or as the law of the signing day presumes."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from recovery_docs.case import Guarantee
from recovery_docs.case.words import word
from recovery_docs.law.citation import Citation, cite
from recovery_docs.messages import Message, say

Kind = Literal["joint_and_several", "general"]

CIVIL_CODE_ON = cite("civil_code").instrument.in_force_on
_SUBSIDIARY = ("不能履行", "无法履行", "无力偿还", "无力履行", "不能偿还", "补充责任")
_PRIMARY = ("不履行", "未履行", "到期未还", "未偿还", "无条件", "连带")


@dataclass(frozen=True, slots=True)
class GuaranteeKind:
    """The kind of a guarantee and why; `kind` is `None` where a fact is missing."""

    kind: Kind | None
    why: Message
    citations: tuple[Citation, ...]


def guarantee_kind(guarantee: Guarantee) -> GuaranteeKind:
    """The kind of the guarantee.

    民法典686②：没有约定或者约定不明确的，按照一般保证；担保法19（2021年1月1日前订立的保证合同）：按照连带责任保证。
    担保制度解释25：约定在债务人不能履行或者无力偿还时才承担的，是一般保证；约定不履行即承担、无条件承担的，是连带责任保证。
    """
    if guarantee.kind in ("joint_and_several", "general"):
        return GuaranteeKind(
            guarantee.kind,
            say("合同约定为{kind}", kind=word("guarantee_kind", guarantee.kind)),
            (cite("civil_code", 686),),
        )
    if guarantee.wording and (meant := _meant(guarantee.wording)):
        return GuaranteeKind(
            meant,
            say("按条款的文字为{kind}", kind=word("guarantee_kind", meant)),
            (cite("security_interpretation", 25),),
        )
    presumed = _presumed(guarantee)
    if presumed is None:
        return GuaranteeKind(None, say("没有写明保证方式或者保证合同的签订日期"), (cite("civil_code", 686),))
    if presumed == "general":
        return GuaranteeKind(presumed, say("没有约定保证方式，按一般保证"), (cite("civil_code", 686, paragraph=2),))
    return GuaranteeKind(
        presumed,
        say("2021年1月1日以前订立、没有约定保证方式，按连带责任保证"),
        (cite("guarantee_law", 19), cite("time_effect_provisions", 1)),
    )


def under_old_law(signed_on: date) -> bool:
    """Whether a guarantee of that day is under the law before the Civil Code (民法典时间效力规定1)."""
    return signed_on < CIVIL_CODE_ON


def _presumed(guarantee: Guarantee) -> Kind | None:
    """What the law of the signing day presumes where nothing was agreed."""
    if guarantee.kind != "not_agreed" or guarantee.contract_signed_on is None:
        return None
    return "joint_and_several" if under_old_law(guarantee.contract_signed_on) else "general"


def _meant(wording: str) -> Kind | None:
    general = any(term in wording for term in _SUBSIDIARY)
    joint = any(term in wording for term in _PRIMARY)
    if general == joint:
        return None
    return "general" if general else "joint_and_several"
