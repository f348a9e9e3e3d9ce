"""Calling the whole loan in before its day: on what ground, and whether the notice arrived (民法典562, 565, 578, 673)."""

from collections.abc import Iterator
from decimal import Decimal

from recovery_docs.law.citation import cite
from recovery_docs.ledger.terms_at_day import last_due_on, served_on
from recovery_docs.messages import say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Limb, Verdict
from recovery_docs.prerequisites.letters.arrival import arrival
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined


@rule(
    "ACC001",
    say("宣布提前到期没有根据"),
    cite("civil_code", 562, paragraph=2),
    cite("civil_code", 563, paragraph=1),
    cite("civil_code", 578),
    cite("civil_code", 673),
    cite("civil_code", 408),
)
def ground(matter: Matter) -> Iterator[Verdict]:
    """根据是合同的提前到期条款；没有条款的，民法典673：未按约定用途使用借款的，贷款人可以停止发放、提前收回或者解除；578：预期违约。
    562②（约定的解除事由发生时可以解除）、563①（三）（迟延履行主要债务，经催告后在合理期限内仍未履行）说的是解除，参照；408：抵押财产价值减少而不恢复、不补充担保的，可以要求提前清偿。
    """
    case, request, statement = matter.case, matter.case.request, matter.statement
    clause = case.loan.contract.clauses.acceleration
    seen = facts(
        case,
        "request.accelerate",
        "request.acceleration_ground",
        "loan.contract.clauses.acceleration",
        "loan.disbursements[0].due_on",
    )
    notified = any(event.kind == "acceleration" for event in case.events)
    if request.accelerate is False:
        yield not_applicable(say("不宣布提前到期"), *seen)
        return
    if request.accelerate is None and request.accelerated_on is None and not notified:
        yield not_applicable(say("没有宣布提前到期"), *seen)
        return
    dues = [last_due_on(case, one, matter.as_of) for one in case.loan.disbursements]
    dues += [one.due_on for one in (case.loan.lease.rents if case.loan.lease else ())]
    if dues and max(dues) < matter.as_of and request.accelerated_on is None and not notified:
        yield not_applicable(say("全部款项已经到期，不需要宣布提前到期"), *seen)
        return
    overdue = statement.overdue_from is not None and statement.overdue_from <= matter.as_of
    limbs = (
        Limb(say("合同有提前到期条款"), True if clause else None),
        Limb(say("写明了提前到期的事由"), True if request.acceleration_ground else None),
        Limb(say("债务人已经逾期"), overdue),
    )
    if not overdue and request.acceleration_ground is None:
        yield not_met(
            say("截至{as_of}债务人没有逾期，也没有写明其他事由", as_of=matter.as_of),
            *seen,
            hint=say("有挪用、抵押物减损等事由的，填写 request.acceleration_ground；没有的不能宣布提前到期"),
            limbs=limbs,
        )
    elif clause is None and request.acceleration_ground is None:
        yield undetermined(
            say("没有写明提前到期的合同条款或者法定事由"),
            *seen,
            hint=say("填写 loan.contract.clauses.acceleration（条款号）或者 request.acceleration_ground"),
            limbs=limbs,
        )
    else:
        yield met(say("有根据宣布提前到期"), *seen, limbs=limbs)


@rule(
    "ACC002",
    say("提前到期通知没有到达债务人"),
    cite("civil_code", 565, paragraph=1),
    cite("civil_code", 137),
    severity="warning",
)
def notice_arrived(matter: Matter) -> Iterator[Verdict]:
    """民法典565：通知到达时发生效力；未通知而直接起诉的，自起诉状副本送达对方时。加速到期没有专门条文，参照适用。"""
    case = matter.case
    notices = [(index, event) for index, event in enumerate(case.events) if event.kind == "acceleration"]
    if case.request.accelerate is False or (not case.request.accelerate and not notices):
        yield not_applicable(say("没有宣布提前到期"), *facts(case, "request.accelerate"))
        return
    served = served_on(case)
    if served is not None and served <= matter.as_of:
        seen = facts(case, *(f"proceedings[{place}].served_on" for place, _ in enumerate(case.proceedings)))
        yield met(say("以前的起诉状副本于{on}送达，自该日提前到期", on=served), *seen)
        return
    for index, party in enumerate(case.borrowers):
        reached = [found for _, event in notices if (found := arrival(case, event, party))]
        seen = facts(case, f"borrowers[{index}].name", *(f"events[{place}].outcome" for place, _ in notices))
        sure = [found.on for found in reached if found.certain and found.on <= matter.as_of]
        if sure:
            yield met(say("提前到期通知于{on}到达{name}", on=min(sure), name=party.name), *seen, subject=party.name)
        elif reached:
            yield undetermined(
                say("提前到期通知是否到达{name}有争议", name=party.name),
                *seen,
                hint=say("补充签收、妥投凭证，填写 events[].outcome、signature"),
                subject=party.name,
            )
        else:
            yield not_met(
                say("没有提前到期通知到达{name}的记录，直接起诉的以起诉状副本送达之日为提前到期日", name=party.name),
                *seen,
                hint=say("先发提前到期通知；或者在请求里以起诉状副本送达之日为提前到期日"),
                subject=party.name,
            )


@rule(
    "ACC003",
    say("已经宣布过提前到期"),
    cite("civil_code", 565, paragraph=1),
    severity="warning",
)
def not_declared_before(matter: Matter) -> Iterator[Verdict]:
    """民法典565①：通知到达即发生效力；再发一次不改变已经发生的提前到期日。"""
    case = matter.case
    earlier = [
        (index, found)
        for index, event in enumerate(case.events)
        if event.kind == "acceleration"
        and any((found := arrival(case, event, party)) and found.certain for party in case.borrowers)
    ]
    seen = facts(case, *(f"events[{index}].on" for index, _ in earlier))
    if earlier:
        yield not_met(
            say("{on}的提前到期通知已经到达，提前到期日已定", on=case.events[earlier[0][0]].on),
            *seen,
            hint=say("改发催收函；提前到期日以先到达的通知为准"),
        )
    else:
        yield met(say("没有到达过的提前到期通知"), *seen)


@rule("ACC004", say("请求了没有到期的本金"), cite("civil_code", 675), cite("civil_code", 673), severity="warning")
def nothing_before_its_day(matter: Matter) -> Iterator[Verdict]:
    """民法典675：借款人应当按照约定的期限返还借款；673：约定或者法定的事由可以提前收回。既没有到期，又没有要求提前到期或者
    解除合同的部分，请求不到。
    """
    case, statement = matter.case, matter.statement
    seen = facts(case, "request.accelerate", "request.rescind", "loan.disbursements[0].due_on")
    if statement.matured or case.loan.lease is not None or not statement.balances:
        yield not_applicable(say("全部款项已经到期，或者没有分期的借款"), *seen)
        return
    later = sum((one.principal - one.overdue_principal for one in statement.balances), Decimal(0))
    if later <= 0 or case.request.accelerate or case.request.rescind:
        yield met(say("没有到期的部分要求提前到期，或者没有这样的部分"), *seen)
    else:
        yield not_met(
            say("请求的本金中{later}元还没有到期，也没有要求提前到期或者解除合同", later=later),
            *seen,
            hint=say("约定可以提前到期的写 request.accelerate: true 和事由；否则请求里减去没有到期的部分"),
        )
