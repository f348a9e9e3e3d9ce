"""What may stand in the way of realising security: disputes, limitation, leases and seizures."""

from collections.abc import Iterator

from recovery_docs.case import Pledge
from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Limb, Verdict
from recovery_docs.prerequisites.limitation.limitation_period import NO_DUE_DAY
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_met, rule, undetermined
from recovery_docs.prerequisites.security.collateral import Thing
from recovery_docs.prerequisites.security.exercise_in_time import SecurityExercise, held_in_hand


@rule(
    "SEC008",
    say("可能有实质性争议"),
    cite("civil_procedure_interpretation", 369),
    cite("civil_procedure_interpretation", 370),
    cite("civil_procedure_law", 247),
    severity="warning",
)
def no_dispute(matter: Matter) -> Iterator[Verdict]:
    """解释370：没有实质性争议的，裁定准许；有部分实质性争议的，就无争议部分准许；有实质性争议的，裁定驳回，告知起诉。
    已有生效文书的，数额以文书为准，确认了优先受偿的申请执行（民事诉讼法247），不再另行申请。
    """
    case, bank = matter.case, matter.case.bank_statement
    pending = [
        index
        for index, one in enumerate(case.proceedings)
        if one.kind in ("suit", "arbitration") and one.outcome in (None, "pending") and one.same_claim is not False
    ]
    bound = {party.name for party in case.borrowers} | {thing.interest.owner.name for thing in matter.collateral}
    decided = {one.index for name, one in matter.judged.items() if name in bound}
    places = sorted({*pending, *decided})
    seen = facts(case, *(f"proceedings[{index}].outcome" for index in places), "bank_statement.total", "events")
    told = any(event.kind in ("demand", "acceleration") for event in case.events)
    acknowledged = any(event.kind in ("acknowledgement", "repayment_promise") for event in case.events)
    limbs = (
        Limb(say("没有正在进行的诉讼、仲裁"), not pending),
        Limb(say("没有生效的判决、调解书"), not decided),
        Limb(say("印证数额的银行对账单"), bank is not None or None),
        Limb(say("催收或者债务人承认的记录"), told or acknowledged or None),
    )
    if pending:
        yield not_met(
            say("同一债权正在诉讼或者仲裁，法院可能认为有实质性争议"),
            *seen,
            hint=say("在原案中主张优先受偿，或者撤诉后再申请"),
            limbs=limbs,
        )
    elif decided:
        yield not_met(
            say("同一债权已有生效文书，申请书和清单的数额是按合同计算的"),
            *seen,
            hint=say("文书确认了优先受偿的，直接申请执行；没有确认的，把请求的数额改成文书确定而尚未履行的数额"),
            limbs=limbs,
        )
    elif any(limb.satisfied is None for limb in limbs):
        missing = [limb.text for limb in limbs if limb.satisfied is None]
        yield undetermined(
            say("还缺少能说明没有争议的材料：{missing}", missing=missing),
            *seen,
            hint=say("附对账单、催收回执、债务人的确认"),
            limbs=limbs,
        )
    else:
        yield met(say("没有看到实质性争议的迹象"), *seen, limbs=limbs)


@rule(
    "SEC009",
    say("担保物权已过行使期间"),
    cite("civil_code", 419),
    cite("security_interpretation", 44),
    cite("civil_procedure_law", 250),
    severity="warning",
)
def in_time(matter: Matter) -> Iterator[Verdict]:
    """民法典419：抵押权人应当在主债权诉讼时效期间行使抵押权；未行使的，人民法院不予保护。担保制度解释44①：时效届满前仅对债务人
    提起诉讼，判决、调解后未在申请执行期间内对债务人申请强制执行的，不予支持；44②③：动产质权、留置权不同，登记的权利质权同抵押权。
    """
    for thing in matter.collateral:
        yield _in_time(matter, thing, matter.security_exercises[thing.path])


def _in_time(matter: Matter, thing: Thing, found: SecurityExercise) -> Verdict:
    name = thing.name
    paths = ("loan.disbursements[0].due_on", *(one.path for one in matter.limitation.used), *found.missing)
    seen = facts(matter.case, *dict.fromkeys(paths))
    if held_in_hand(thing):
        return met(say("{name}由债权人占有，不因主债权时效届满而消灭", name=name), *seen, subject=name)
    if found.state in ("exercised", "running"):
        return met(say("{name}：{computed}", name=name, computed=found.computed), *seen, subject=name)
    if matter.limitation.last_day is None:
        return undetermined(NO_DUE_DAY, *seen, hint=say("填写 loan.disbursements[].due_on"), subject=name)
    if found.state == "undetermined" and found.by_title:
        return undetermined(
            say("{name}：{computed}", name=name, computed=found.computed),
            *seen,
            hint=say(
                "对照判决书、调解书填写 {paths}；期间内申请过执行的记入 proceedings，催收、履行过的记入 events",
                paths=list(found.missing),
            ),
            subject=name,
        )
    if found.state == "undetermined":
        return undetermined(
            say("{name}：{computed}，有的中断有争议", name=name, computed=found.computed),
            *seen,
            hint=say("补充催收到达的证据"),
            subject=name,
        )
    if found.by_title:
        return not_met(
            say("{name}：{computed}；期间内没有申请执行，不受保护", name=name, computed=found.computed),
            *seen,
            hint=say(
                "期间内申请过执行、催收过或者对方履行过的，记入 proceedings、events、repayments；没有的不再主张优先受偿"
            ),
            subject=name,
        )
    return not_met(
        say("主债权诉讼时效已于{on}届满，{name}的{right}不受保护", on=found.last_day, name=name, right=thing.right),
        *seen,
        hint=say("找期间内中断时效的证据；债务人届满后重新承诺的，对抵押人不起作用"),
        subject=name,
    )


@rule(
    "SEC011",
    say("担保财产上有租赁、查封或者唯一住房"),
    cite("civil_code", 405),
    cite("enforcement_objection_interpretation_2025", 20),
    cite("enforcement_objection_provisions", 20),
    severity="warning",
)
def unencumbered(matter: Matter) -> Iterator[Verdict]:
    """民法典405、执行异议之诉解释20：抵押权设立前已经出租并转移占有的，租赁关系不受抵押权影响。执行异议复议规定20：唯一住房
    可以执行的情形。先查封的法院不是受理法院的，处分权要移送（法释〔2016〕6号）。
    """
    for thing in matter.collateral:
        yield _encumbrances(matter, thing)


def _encumbrances(matter: Matter, thing: Thing) -> Verdict:
    collateral, registration = thing.interest.collateral, thing.interest.registration
    path = f"{thing.path}.collateral"
    seen = facts(matter.case, f"{path}.lease", f"{path}.lease_from_on", f"{path}.seizures", f"{path}.only_home")
    since = registration.registered_on if registration else thing.interest.contract.signed_on
    troubles = []
    if collateral.lease_from_on is not None and (since is None or collateral.lease_from_on < since):
        troubles.append(say("{on}已经出租并占有，拍卖不破租赁", on=collateral.lease_from_on))
    troubles += [
        say("{court}已经查封", court=one.court) for one in collateral.seizures if one.court != matter.case.request.court
    ]
    if collateral.only_home:
        troubles.append(say("是被申请人的唯一住房"))
    if troubles:
        return not_met(
            say("{name}：{troubles}", name=thing.name, troubles=troubles),
            *seen,
            hint=say("在现状说明里写明；唯一住房同意从变价款中扣除五至八年租金，查封的商请移送处分权"),
            subject=thing.name,
        )
    may_be_let = not isinstance(thing.interest, Pledge) or thing.interest.right == "movable"
    if collateral.lease is None and may_be_let:
        return undetermined(
            say("没有写明{name}的租赁情况", name=thing.name),
            *seen,
            hint=say("实地查看后填写 {path}.lease；没有出租的写“无”", path=path),
            subject=thing.name,
        )
    return met(say("{name}没有在先租赁、其他法院查封的记录", name=thing.name), *seen, subject=thing.name)
