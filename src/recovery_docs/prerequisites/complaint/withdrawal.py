"""撤诉: a suit that is being heard, and what is lost with it against a guarantor (民事诉讼法148; 担保制度解释31)."""

from collections.abc import Iterator

from recovery_docs.case import Case, Proceeding
from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.completeness import complete, particular
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.guarantee.guarantee_standing import GuaranteeStanding
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined


def running_suit(case: Case) -> tuple[int, Proceeding] | None:
    """The suit for the same claim that was filed and has no outcome yet, with its place; the latest of several."""
    found = [
        (index, one)
        for index, one in enumerate(case.proceedings)
        if one.kind == "suit" and one.outcome in (None, "pending") and one.same_claim is not False
    ]
    return found[-1] if found else None


@rule("CMP029", say("没有可以撤回的诉讼"), cite("civil_procedure_law", 148))
def suit_to_withdraw(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法148：宣判前，原告申请撤诉的，是否准许，由人民法院裁定。申请书要写明向哪个法院、撤回哪一案的起诉。"""
    found = running_suit(matter.case)
    if found is None:
        yield not_met(
            say("没有正在审理的诉讼，没有可以撤回的起诉"),
            *facts(matter.case, "proceedings"),
            hint=say("已经起诉的，在 proceedings 填写法院、案号和提交日期；已经宣判的不能撤诉"),
        )
        return
    path = f"proceedings[{found[0]}]"
    yield complete(
        matter.case,
        (particular(say("受理法院"), f"{path}.institution"), particular(say("案号"), f"{path}.number")),
        done=say("写明了受理法院和案号，没有宣判"),
        of=say("要撤回的诉讼"),
    )


@rule("CMP030", say("撤诉以后保证人可能不再承担责任"), cite("security_interpretation", 31), severity="warning")
def guarantors_after_withdrawal(matter: Matter) -> Iterator[Verdict]:
    """担保制度解释31：一般保证的债权人在保证期间内对债务人起诉后撤回，期间届满前没有再起诉的，保证人可以主张不再承担保证责任；连带
    责任保证的债权人在保证期间内对保证人起诉后撤回，起诉状副本已经送达保证人的，认定已经在保证期间内行使了权利。
    """
    found = running_suit(matter.case)
    if found is None or not matter.called_upon:
        yield not_applicable(
            say("没有正在审理的诉讼，或者没有保证人"), *facts(matter.case, "proceedings", "guarantees")
        )
        return
    index, suit = found
    for one in matter.called_upon:
        yield _after(matter, one, index, suit)


def _after(matter: Matter, one: GuaranteeStanding, index: int, suit: Proceeding) -> Verdict:
    seen = facts(matter.case, f"{one.path}.kind", f"{one.path}.period", f"proceedings[{index}].served_on")
    last_days = [claim.last_day for claim in one.period.of_claims]
    guarantor = one.guarantee.guarantor
    sued = not suit.against or any(matter.case.concerns(name, guarantor) for name in suit.against)
    if last_days and min(last_days) >= matter.tested_on:
        return met(
            say("{name}的保证期间至{on}才届满，撤诉以后要在此前再行使权利", name=one.name, on=min(last_days)),
            *seen,
            subject=one.name,
        )
    if not last_days or one.kind.kind is None:
        return undetermined(
            say("不知道{name}的保证方式或者保证期间，不能判断撤诉的后果", name=one.name),
            *seen,
            hint=say("填写 {path}.kind 和 period", path=one.path),
            subject=one.name,
        )
    if one.kind.kind == "joint_and_several" and sued and suit.served_on is not None:
        return met(
            say("起诉状副本已于{on}送达，对{name}已经行使权利", on=suit.served_on, name=one.name),
            *seen,
            subject=one.name,
        )
    return not_met(
        say("{name}的保证期间已于{on}届满，撤诉以后可能不再承担保证责任", name=one.name, on=min(last_days)),
        *seen,
        hint=say("不撤回对借款人和保证人的起诉，或者先取得保证人同意继续承担责任的书面意见"),
        subject=one.name,
    )
