"""What went before: the same claim decided, pending, settled or enforceable (民事诉讼法 127（五）; 解释 247)."""

from collections.abc import Iterator

from recovery_docs.case import Agreement, Proceeding
from recovery_docs.case.words import word
from recovery_docs.law.citation import cite
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Fact, Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_met, rule, undetermined

# 撤诉（解释214）、不予受理和驳回起诉（解释212）之后可以再诉。
_MAY_SUE_AGAIN = ("withdrawn", "not_accepted", "dismissed", "rejected", "lapsed")
_GIVING_TITLE = ("payment_order", "judicial_confirmation", "collateral_auction", "notarised_enforcement")


@rule(
    "CMP010",
    say("同一请求已经起诉或者已有裁判"),
    cite("civil_procedure_law", 127, item=5),
    cite("civil_procedure_interpretation", 247),
)
def not_sued_before(matter: Matter) -> Iterator[Verdict]:
    """解释247：前后诉当事人相同、诉讼标的相同、诉讼请求相同（或者后诉请求实质上否定前诉裁判结果），构成重复起诉，
    不予受理。撤诉后可以再诉（214），不予受理、驳回起诉后补正可以再诉（212），裁判生效后有新事实可以再诉（248）。
    """
    concerned = [
        (index, one)
        for index, one in enumerate(matter.case.proceedings)
        if one.kind in ("suit", "arbitration") and _concerns(matter, one)
    ]
    if not concerned:
        yield met(say("没有就同一债权起诉或者仲裁过"))
    for index, one in concerned:
        yield _repeated(matter, index, one)


def _repeated(matter: Matter, index: int, one: Proceeding) -> Verdict:
    seen = _seen(matter, index)
    which = _which(one)
    if one.outcome in _MAY_SUE_AGAIN:
        return met(say("{which}没有实体结果，可以再诉", which=which), *seen)
    if one.same_claim is False:
        return met(say("{which}不是同一请求", which=which), *seen)
    if one.same_claim is None or one.outcome is None:
        return undetermined(
            say("{which}是不是同一请求、结果如何，没有写清楚", which=which),
            *seen,
            hint=say("填写 proceedings[{index}].same_claim 和 outcome", index=index),
        )
    if one.outcome == "pending":
        return not_met(
            say("{which}正在进行，同一请求不能再起诉", which=which),
            *seen,
            hint=say("在原案中主张；确需另诉的，先撤回原案"),
        )
    return not_met(
        say("{which}已经对同一请求作出处理，不能再起诉", which=which),
        *seen,
        hint=say("凭生效文书申请强制执行；文书生效后发生新的事实的，可以就新的事实起诉"),
    )


@rule(
    "CMP011",
    say("同一债权已有可以执行的文书，或者正走别的程序"),
    cite("civil_procedure_law", 127, item=5),
    cite("civil_procedure_interpretation", 430),
    severity="warning",
)
def no_other_title(matter: Matter) -> Iterator[Verdict]:
    """支付令、司法确认裁定、准许拍卖变卖的裁定、赋予强制执行效力的公证债权文书都可以直接执行，再诉之前另查；
    支付令发出后就同一债权起诉的，支付令失效（解释430）。
    """
    concerned = [
        (index, one)
        for index, one in enumerate(matter.case.proceedings)
        if one.kind in _GIVING_TITLE and one.outcome not in _MAY_SUE_AGAIN and _concerns(matter, one)
    ]
    if not concerned:
        yield met(say("没有支付令、司法确认、实现担保物权裁定或者公证执行在先"))
    for index, one in concerned:
        seen, which = _seen(matter, index), _which(one)
        if one.outcome is None:
            yield undetermined(
                say("没有写明{which}的结果", which=which),
                *seen,
                hint=say("填写 proceedings[{index}].outcome", index=index),
            )
        elif one.kind == "payment_order" and one.outcome == "pending":
            yield not_met(
                say("{which}还没有失效，起诉后支付令失效", which=which),
                *seen,
                hint=say("先等债务人十五日的异议期过去；急需起诉的，起诉即可"),
            )
        else:
            yield not_met(
                say("{which}在先，没有受清偿的部分才需要起诉", which=which),
                *seen,
                hint=say("先凭该文书申请执行，或者在请求中扣除已经有执行依据的部分"),
            )


@rule(
    "CMP012",
    say("已有调解协议，应当就协议起诉"),
    cite("peoples_mediation_law", 31),
    cite("peoples_mediation_law", 32),
    severity="warning",
)
def mediation_agreement_binds(matter: Matter) -> Iterator[Verdict]:
    """人民调解法31：调解协议具有法律约束力，当事人应当履行。32：就履行或者内容发生争议的，可以向人民法院起诉。"""
    agreed = [
        (f"proceedings[{index}].agreement", one.agreement)
        for index, one in enumerate(matter.case.proceedings)
        if one.kind == "mediation" and one.agreement is not None
    ]
    if not agreed:
        yield met(say("没有生效的调解协议"))
    for path, agreement in agreed:
        yield _binding(matter, path, agreement)


def _binding(matter: Matter, path: str, agreement: Agreement) -> Verdict:
    """Whether an agreement took effect: as written, else by its signatures and the committee's seal (29②)."""
    formed = (agreement.signed_on is not None or None, agreement.mediator_signed, agreement.sealed)
    on = agreement.effective_on or (agreement.signed_on if all(formed) else None)
    keys = ("effective_on", "signed_on", "mediator_signed", "sealed")
    seen = facts(matter.case, *(f"{path}.{key}" for key in keys))
    if on is not None:
        return not_met(
            say("双方{on}已经达成有约束力的调解协议", on=on),
            *seen,
            hint=say("请求按调解协议履行；协议生效不满三十日的，可以共同申请司法确认"),
        )
    if False in formed:
        return met(say("没有生效的调解协议"), *seen)
    return undetermined(
        say("没有写明调解协议是否生效"),
        *seen,
        hint=say("填写 {path}.effective_on，或者 signed_on、mediator_signed、sealed", path=path),
    )


def _concerns(matter: Matter, one: Proceeding) -> bool:
    """Whether a proceeding was against one of those who are to be sued."""
    return not one.against or any(
        matter.case.concerns(name, standing.party) for name in one.against for standing in matter.defendants
    )


def _which(one: Proceeding) -> Message | str:
    kind = word("proceeding_kind", one.kind)
    if one.institution and one.number:
        return say("{institution}{number}{kind}", institution=one.institution, number=one.number, kind=kind)
    which = one.institution or one.number
    return say("{which}{kind}", which=which, kind=kind) if which else kind


def _seen(matter: Matter, index: int) -> tuple[Fact, ...]:
    path = f"proceedings[{index}]"
    return facts(matter.case, f"{path}.kind", f"{path}.outcome", f"{path}.same_claim")
