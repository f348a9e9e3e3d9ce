"""Judicial confirmation of a mediation agreement (人民调解法33; 民事诉讼法205, 206; 解释353–358)."""

from collections.abc import Iterator

from recovery_docs.case import Agreement
from recovery_docs.law.citation import cite
from recovery_docs.law.parameters import parameter
from recovery_docs.law.periods import period
from recovery_docs.messages import say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Limb, Verdict
from recovery_docs.prerequisites.forbidden_words import found_terms
from recovery_docs.prerequisites.jurisdiction.court_area import area_of, level_of, lies_in
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_met, rule, undetermined


def agreements(matter: Matter) -> tuple[tuple[str, Agreement], ...]:
    """Every mediation agreement with its key path."""
    return tuple(
        (f"proceedings[{index}].agreement", one.agreement)
        for index, one in enumerate(matter.case.proceedings)
        if one.agreement is not None
    )


@rule("JCF001", say("调解协议没有生效"), cite("peoples_mediation_law", 29, paragraph=2))
def agreement_effective(matter: Matter) -> Iterator[Verdict]:
    """人民调解法29②：调解协议书自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效。"""
    if not agreements(matter):
        yield undetermined(
            say("没有写明调解协议"),
            *facts(matter.case, "proceedings"),
            hint=say("在 proceedings 写 kind: mediation 和 agreement 的签字、盖章、生效日期"),
        )
    for path, agreement in agreements(matter):
        seen = facts(matter.case, f"{path}.signed_on", f"{path}.mediator_signed", f"{path}.sealed")
        limbs = (
            Limb(say("当事人签名、盖章"), True if agreement.signed_on or agreement.effective_on else None),
            Limb(say("调解员签名"), agreement.mediator_signed),
            Limb(say("加盖调解委员会印章"), agreement.sealed),
        )
        lacking = [limb.text for limb in limbs if limb.satisfied is False]
        unknown = [limb.text for limb in limbs if limb.satisfied is None]
        if lacking:
            yield not_met(
                say("协议没有{lacking}，还没有生效", lacking=lacking), *seen, hint=say("补齐后再申请"), limbs=limbs
            )
        elif unknown:
            yield undetermined(
                say("没有写明协议有没有{unknown}", unknown=unknown),
                *seen,
                hint=say("填写 {path} 的 signed_on、mediator_signed、sealed", path=path),
                limbs=limbs,
            )
        else:
            yield met(say("协议已经签名盖章生效"), *seen, limbs=limbs)


@rule(
    "JCF002",
    say("超过三十日"),
    cite("peoples_mediation_law", 33, paragraph=1),
    cite("civil_procedure_law", 205),
)
def within_thirty_days(matter: Matter) -> Iterator[Verdict]:
    """人民调解法33①、民事诉讼法205：双方当事人认为有必要的，可以自调解协议生效之日起三十日内共同申请司法确认。"""
    for path, agreement in agreements(matter):
        seen = facts(matter.case, f"{path}.effective_on", f"{path}.signed_on")
        start = agreement.effective_on or agreement.signed_on
        if start is None:
            yield undetermined(say("没有写明协议的生效日期"), *seen, hint=say("填写 {path}.effective_on", path=path))
            continue
        days = parameter("judicial_confirmation.days", on=start, role="协议生效日").whole
        end = period(start, days=days)
        if matter.tested_on <= end.last_day:
            left = (end.last_day - matter.tested_on).days
            yield met(say("{computed}，还有{left}日", computed=end.computed, left=left), *seen)
        else:
            yield not_met(
                say("{computed}，已经过期", computed=end.computed),
                *seen,
                hint=say("重新签订协议后三十日内申请；对方不履行的，就协议起诉"),
            )


@rule(
    "JCF003",
    say("不是双方共同申请"),
    cite("peoples_mediation_law", 33, paragraph=1),
    cite("civil_procedure_law", 205),
    cite("mediation_linkage_opinions"),
)
def joint_application(matter: Matter) -> Iterator[Verdict]:
    """人民调解法33①、民事诉讼法205：由双方当事人共同申请。法发〔2009〕45号（二手引文）：一方申请、另一方同意的，视为共同申请。"""
    for path, agreement in agreements(matter):
        seen = facts(matter.case, f"{path}.joint_application")
        if agreement.joint_application:
            yield met(say("双方同意共同申请"), *seen)
        elif agreement.joint_application is False:
            yield not_met(
                say("对方不同意共同申请司法确认"), *seen, hint=say("对方不履行的，凭调解协议起诉或者申请支付令")
            )
        else:
            yield undetermined(
                say("没有写明对方是否同意共同申请"), *seen, hint=say("填写 {path}.joint_application", path=path)
            )


@rule("JCF004", say("受理法院不对"), cite("civil_procedure_law", 205), cite("civil_procedure_interpretation", 355))
def court(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法205：法院邀请调解的，向作出邀请的法院；自行开展调解的，向当事人住所地、标的物所在地、调解组织所在地的基层法院
    （应由中级法院管辖的，向相应的中级法院）。
    """
    case, named = matter.case, matter.case.request.court
    seen = facts(case, "request.court", "request.court_place", "request.committee_place", "creditor.address")
    if named is None:
        yield undetermined(say("没有写明向哪个法院申请"), *seen, hint=say("填写 request.court"))
        return
    area = area_of(named, case.request.court_place)
    places = [case.request.committee_place, case.creditor.home, *(one.party.home for one in matter.defendants)]
    answers = [lies_in(place, area) for place in places if place]
    if level_of(named) == "high":
        yield not_met(say("{court}不受理司法确认", court=named), *seen, hint=say("向基层人民法院申请"))
    elif any(answers):
        yield met(say("{court}在当事人住所地或者调解组织所在地", court=named), *seen)
    elif None in answers or not answers:
        yield undetermined(
            say("无法判断{court}是否有管辖权", court=named),
            *seen,
            hint=say("把当事人住所地、request.committee_place 写到省、市、区县"),
        )
    else:
        yield not_met(
            say("{court}不在当事人住所地或者调解组织所在地", court=named),
            *seen,
            hint=say("改向当事人住所地、标的物所在地或者调解组织所在地的基层法院申请；法院邀请调解的写明"),
        )


@rule(
    "JCF005",
    say("协议内容不能确认"),
    cite("civil_procedure_interpretation", 355),
    cite("civil_procedure_interpretation", 358),
)
def confirmable(matter: Matter) -> Iterator[Verdict]:
    """解释355：内容涉及物权、知识产权确权的，不予受理；358：违反强制性规定、损害他人、违反自愿、内容不明确的，驳回。"""
    for path, agreement in agreements(matter):
        seen = facts(matter.case, f"{path}.transfers_property", f"{path}.text")
        terms = found_terms("ownership", agreement.text)
        if agreement.transfers_property or terms:
            yield not_met(
                say("协议写了“{terms}”，约定了物权归属，法院不予受理", terms=terms)
                if terms
                else say("协议约定了物权归属，法院不予受理"),
                *seen,
                hint=say("改为变卖、拍卖后以价款清偿，或者以资抵债协议另行履行"),
            )
        else:
            yield met(say("协议没有确认物权归属"), *seen)


@rule("JCF006", say("协议的金额、期限不明确"), cite("civil_procedure_interpretation", 358, item=5))
def enforceable_terms(matter: Matter) -> Iterator[Verdict]:
    """解释358（五）：内容不明确的，裁定驳回申请。金额、期限要能够执行。"""
    for path, agreement in agreements(matter):
        seen = facts(matter.case, f"{path}.terms", f"{path}.text")
        if agreement.terms:
            total = sum(term.amount for term in agreement.terms)
            yield met(say("写明了{count}期共{total}元", count=len(agreement.terms), total=total), *seen)
        else:
            yield undetermined(
                say("没有写明各期的金额和期限"),
                *seen,
                hint=say("对照协议填写 {path}.terms 的 due_on 和 amount", path=path),
            )
