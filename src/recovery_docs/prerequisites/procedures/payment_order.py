"""The payment order: for money due and certain, against a debtor at home who can be served (民事诉讼法225; 解释427–434)."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.fact_shown import fact, facts
from recovery_docs.prerequisites.finding import Limb, Verdict
from recovery_docs.prerequisites.jurisdiction.court_area import area_of, level_of, lies_in
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined

_LIVE = (None, "pending")


@rule(
    "PAY001",
    say("不是到期而且数额确定的金钱债务"),
    cite("civil_procedure_law", 225),
    cite("civil_procedure_interpretation", 427, item=2),
    cite("civil_procedure_interpretation", 428, item=4),
)
def due_and_certain(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法225：请求给付金钱、有价证券。解释427（二）：已经到期且数额确定，并写明所根据的事实、证据；428（四）：给付未到期
    或者数额不确定的，驳回申请。
    """
    statement = matter.statement
    overdue = statement.overdue_from is not None and statement.overdue_from <= matter.as_of
    seen = facts(matter.case, "loan.disbursements[0].due_on", "request.accelerated_on", "request.as_of")
    limbs = (
        Limb(say("已经到期"), statement.matured),
        Limb(say("数额确定"), statement.claim > 0),
    )
    if overdue and statement.matured and statement.claim > 0:
        yield met(
            say("债务已经全部到期，截至{as_of}共{claim}元", as_of=matter.as_of, claim=statement.claim),
            *seen,
            limbs=limbs,
        )
    else:
        yield not_met(
            say("截至{as_of}债务没有全部到期", as_of=matter.as_of),
            *seen,
            hint=say("没有约定还款期限，先催告并给予合理期限，届满以后再申请")
            if matter.to_be_demanded
            else say("只就已经到期的部分申请，或者先宣布提前到期"),
            limbs=limbs,
        )


@rule(
    "PAY002",
    say("债权人与债务人有其他债务纠纷，或者正在诉讼"),
    cite("civil_procedure_law", 225, item=1),
    cite("civil_procedure_interpretation", 427, item=3),
    cite("civil_procedure_interpretation", 430),
)
def no_other_dispute(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法225（一）：债权人与债务人没有其他债务纠纷；解释427（三）：债权人没有对待给付义务；430：就同一债权另行起诉的，
    支付令失效。
    """
    case = matter.case
    live = [
        index
        for index, one in enumerate(case.proceedings)
        if one.kind in ("suit", "arbitration") and one.outcome in _LIVE
    ]
    seen = facts(case, "proceedings", *(f"proceedings[{index}].outcome" for index in live))
    if live:
        yield not_met(
            say("同债务人的纠纷正在诉讼或者仲裁，不能申请支付令"), *seen, hint=say("在原案中主张，或者撤回原案后再申请")
        )
    else:
        yield met(say("没有正在进行的诉讼、仲裁的记录"), *seen)


@rule(
    "PAY003",
    say("支付令不能送达债务人"),
    cite("civil_procedure_law", 225, item=2),
    cite("civil_procedure_interpretation", 427, item=4),
)
def can_be_served(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法225（二）：支付令能够送达债务人的；解释427（四）（五）：债务人在我国境内且未下落不明，支付令能够送达。"""
    for standing in matter.borrowers:
        party, path, name = standing.party, standing.path, standing.name
        seen = facts(matter.case, f"{path}.whereabouts", f"{path}.service_address", f"{path}.address")
        abroad = party.kind == "person" and party.abroad
        if standing.missing or abroad:
            yield not_met(
                say("{name}下落不明或者在境外，不能申请支付令", name=name),
                *seen,
                hint=say("改为起诉，公告送达"),
                subject=name,
            )
        elif party.whereabouts is None:
            yield undetermined(
                say("没有写明{name}的下落", name=name),
                *seen,
                hint=say("核实后在 {path}.whereabouts 写 known 或者 missing", path=path),
                subject=name,
            )
        elif party.service_address is None and party.home is None:
            yield undetermined(
                say("没有写明{name}的住所地或者送达地址", name=name),
                *seen,
                hint=say("填写 {path}.address 或者 service_address", path=path),
                subject=name,
            )
        else:
            yield met(say("{name}下落明确，可以送达", name=name), *seen, subject=name)


@rule(
    "PAY004",
    say("受理法院不是债务人住所地基层法院"),
    cite("civil_procedure_interpretation", 23),
    cite("civil_procedure_interpretation", 425),
)
def debtors_court(matter: Matter) -> Iterator[Verdict]:
    """解释23：债权人申请支付令，由债务人住所地基层人民法院管辖；425：两个以上有管辖权的，可以择一。不适用合同履行地和协议管辖，
    也不受争议金额的限制。
    """
    case, court = matter.case, matter.case.request.court
    if court is None:
        yield undetermined(say("没有写明向哪个法院申请"), fact(case, "request.court"), hint=say("填写 request.court"))
        return
    if level_of(court) != "basic":
        yield not_met(
            say("{court}不是基层人民法院", court=court),
            fact(case, "request.court"),
            hint=say("向债务人住所地的基层人民法院申请"),
        )
        return
    area = area_of(court, case.request.court_place)
    homes = {standing.path: standing.party.home for standing in matter.borrowers}
    seen = facts(case, "request.court", *(f"{path}.address" for path in homes))
    answers = [lies_in(home, area) for home in homes.values()]
    if any(answers):
        yield met(say("{court}是债务人住所地的基层人民法院", court=court), *seen)
    elif None in answers or not answers:
        yield undetermined(
            say("无法判断债务人住所地是否在{court}辖区", court=court),
            *seen,
            hint=say("把债务人住所地写到省、市、区县；法院名称看不出辖区的填写 request.court_place"),
        )
    else:
        yield not_met(
            say("债务人住所地不在{court}辖区", court=court),
            *seen,
            hint=say("改向债务人住所地的基层人民法院申请；合同约定的法院、履行地法院不能发支付令"),
        )


@rule("PAY005", say("已经申请诉前保全"), cite("civil_procedure_interpretation", 427, item=7))
def no_preservation(matter: Matter) -> Iterator[Verdict]:
    """解释427（七）：债权人未向人民法院申请诉前保全。"""
    found = [
        index
        for index, one in enumerate(matter.case.proceedings)
        if one.kind == "pre_action_preservation" and one.outcome not in ("withdrawn", "not_accepted", "rejected")
    ]
    seen = facts(matter.case, "proceedings", *(f"proceedings[{index}].filed_on" for index in found))
    if found:
        yield not_met(say("已经申请诉前保全，不能申请支付令"), *seen, hint=say("三十日内起诉或者申请仲裁"))
    else:
        yield met(say("没有申请诉前保全"), *seen)


@rule("PAY006", say("逾期利息、违约金没有约定"), cite("civil_procedure_interpretation", 428, item=2))
def charges_agreed(matter: Matter) -> Iterator[Verdict]:
    """解释428（二）：支付令申请要求给付违约金或者逾期利息，而合同没有约定，债权人坚持请求的，驳回。"""
    case, statement = matter.case, matter.statement
    charged = statement.penalty_interest + statement.compound_interest + statement.liquidated_damages
    agreed = any(
        (case.loan.penalty, case.loan.card, case.loan.recourse, *(one.penalty for one in case.loan.disbursements))
    )
    seen = facts(case, "loan.penalty", "loan.contract.clauses.penalty")
    if charged <= 0:
        yield not_applicable(say("没有请求逾期利息、违约金"), *seen)
    elif agreed:
        yield met(say("逾期利息、违约金有约定"), *seen)
    else:
        yield not_met(
            say("请求逾期利息、违约金{charged}元，没有写明合同约定", charged=charged),
            *seen,
            hint=say("对照合同填写 loan.penalty；没有约定的不请求"),
        )


@rule("PAY007", say("有担保的债权申请支付令"), cite("civil_procedure_interpretation", 434), severity="warning")
def security_not_reached(matter: Matter) -> Iterator[Verdict]:
    """解释434：对设有担保的债务的主债务人发出的支付令，对担保人没有拘束力；债权人就担保关系单独起诉的，支付令自受理之日起失效。"""
    case = matter.case
    secured = [guarantee.guarantor.name for guarantee in case.guarantees if guarantee.released_on is None]
    secured += [one.owner.name for one in case.security_interests if one.waived_on is None]
    seen = facts(case, "guarantees", "mortgages", "pledges")
    if secured:
        yield not_met(
            say("有担保：{secured}。支付令管不到担保人，另行起诉担保人的，支付令失效", secured=sorted(set(secured))),
            *seen,
            hint=say("要担保人一并负责的，起诉；只有抵押、质押的，申请实现担保物权。保证期间不因支付令停下"),
        )
    else:
        yield met(say("没有担保"), *seen)


@rule("PAY008", say("请求的数额没有截止日"), cite("civil_procedure_interpretation", 428, item=4), severity="warning")
def fixed_sum(matter: Matter) -> Iterator[Verdict]:
    """解释428（四）：数额不确定的驳回。计算至“实际清偿之日”的，改为计算到固定的一日。"""
    seen = facts(matter.case, "request.to_actual_payment", "request.as_of")
    if matter.case.request.to_actual_payment:
        yield not_met(
            say("请求计算至实际清偿之日，法院可能认为数额不确定"),
            *seen,
            hint=say("申请书只写截至{as_of}的数额；request.to_actual_payment 写 false", as_of=matter.as_of),
        )
    else:
        yield met(say("请求的数额计算到{as_of}为止", as_of=matter.as_of), *seen)
