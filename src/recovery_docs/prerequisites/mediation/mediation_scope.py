"""Which mediation may take the dispute: what others have taken, who the parties are, where the committee sits."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.law.parameters import governed, values_of
from recovery_docs.messages import Message, joined, say
from recovery_docs.prerequisites.fact_shown import fact, facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.jurisdiction.court_area import lies_in
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined

COMMERCIAL = cite("commercial_mediation_regulation", 2)


@rule(
    "MED005",
    say("法院、公安机关已经受理或者解决"),
    cite("mediation_work_rules", 22, grade="S"),
)
def not_taken_elsewhere(matter: Matter) -> Iterator[Verdict]:
    """人民调解工作若干规定22（二手引文）：人民法院、公安机关或者其他行政机关已经受理或者解决的纠纷，人民调解委员会
    不得受理。法院委派、邀请调解的，按民事诉讼法205另行办理。
    """
    taking = (
        "suit",
        "payment_order",
        "collateral_auction",
        "enforcement",
        "notarised_enforcement",
        "police",
        "arbitration",
    )
    over = ("withdrawn", "not_accepted", "dismissed", "rejected", "lapsed")
    taken = [
        index
        for index, one in enumerate(matter.case.proceedings)
        if one.kind in taking and one.outcome not in over and one.same_claim is not False
    ]
    answered = any(one.kind == "police" for one in matter.case.proceedings)
    reports = [
        index
        for index, event in enumerate(matter.case.events)
        if event.kind == "police_report" and event.on <= matter.as_of and not answered
    ]
    if not taken and not reports:
        yield met(say("没有法院、仲裁机构、公安机关受理的记录"), *facts(matter.case, "proceedings", "events"))
        return
    for index in taken:
        one = matter.case.proceedings[index]
        seen = facts(matter.case, f"proceedings[{index}].kind", f"proceedings[{index}].outcome")
        institution = one.institution or say("有关机关")
        if one.outcome is None:
            yield undetermined(
                say("{institution}处理到哪一步没有写明", institution=institution),
                *seen,
                hint=say("填写 proceedings[{index}].outcome", index=index),
            )
        else:
            yield not_met(
                say("{institution}已经受理或者解决，人民调解委员会不能再受理", institution=institution),
                *seen,
                hint=say("在该程序中请求法院主持或者委派调解；撤回之后可以再申请人民调解"),
            )
    for index in reports:
        yield undetermined(
            say("{on}向公安机关报过案，要看是否已经受理", on=matter.case.events[index].on),
            fact(matter.case, f"events[{index}].on"),
            hint=say("已经受理的，在 proceedings 写 kind: police 和结果；不予立案的写 outcome: not_accepted"),
        )


@rule(
    "MED006",
    say("双方都是法人，不属于人民调解的范围"),
    cite("mediation_work_rules", 20, grade="S"),
)
def between_citizen_and_organisation(matter: Matter) -> Iterator[Verdict]:
    """人民调解工作若干规定20（二手引文）：受理公民之间、公民与法人和其他社会组织之间涉及民事权利义务争议的纠纷。
    法人与法人之间的不在文义之内，走商事调解或者行业调解。
    """
    creditor = matter.case.creditor
    for standing in matter.defendants:
        seen = facts(matter.case, "creditor.kind", f"{standing.path}.kind")
        if creditor.kind == "person" or standing.party.kind == "person":
            yield met(
                say("{creditor}与{name}之间有一方是自然人", creditor=creditor.name, name=standing.name),
                *seen,
                subject=standing.name,
            )
        else:
            commercial = COMMERCIAL.instrument.in_force(matter.as_of)
            yield not_met(
                say("{creditor}与{name}都不是自然人，不属于人民调解的范围", creditor=creditor.name, name=standing.name),
                *seen,
                hint=say("向依法设立的商事调解组织申请商事调解（可以收费，协议可以申请司法确认）")
                if commercial
                else say("向行业调解组织申请，或者在起诉时选择先行调解；商事调解条例自2026年5月1日起施行"),
                subject=standing.name,
            )


@rule(
    "MED007",
    say("不能商事调解"),
    cite("commercial_mediation_regulation", 2),
    cite("commercial_mediation_regulation", 31),
    severity="warning",
)
def commercial_mediation(matter: Matter) -> Iterator[Verdict]:
    """商事调解条例2（2026年5月1日起）：适用于包括金融在内的商事领域的争议；消费者权益争议不适用。可以收费，
    协议可以申请司法确认；一方明确拒绝的不得调解。31：以前设立的调解组织，自施行之日起一年内取得许可。
    """
    case = matter.case
    seen = facts(case, "loan.consumer", "loan.purpose")
    if not COMMERCIAL.instrument.in_force(matter.as_of):
        yield not_applicable(say("{as_of}时商事调解条例还没有施行", as_of=matter.as_of), *seen)
    elif all(party.kind == "organisation" for party in case.borrowers):
        yield met(joined([say("借款人不是消费者，可以商事调解"), _licence(matter)]), *seen)
    elif case.loan.consumer is None:
        yield undetermined(
            say("没有写明是不是个人消费贷款，无法判断能否商事调解"), *seen, hint=say("填写 loan.consumer")
        )
    elif case.loan.consumer:
        yield not_met(
            say("个人消费贷款的争议是消费者权益争议，不适用商事调解"), *seen, hint=say("向人民调解委员会申请调解")
        )
    else:
        yield met(joined([say("不是个人消费贷款，可以商事调解"), _licence(matter)]), *seen)


def _licence(matter: Matter) -> Message:
    """From 2027-05-01 a body of before the regulation may not go on without a licence."""
    if governed("commercial_mediation.licence", matter.as_of):
        return say("；调解组织须已取得许可，申请前查验")
    return say("；调解组织须在{day}以前取得许可", day=values_of("commercial_mediation.licence")[0].effective_from)


@rule(
    "MED009",
    say("调解委员会不在当事人所在地或者纠纷发生地"),
    cite("mediation_work_rules", 21, grade="S"),
)
def committee_place(matter: Matter) -> Iterator[Verdict]:
    """人民调解工作若干规定21（二手引文）：民间纠纷由纠纷当事人所在地（所在单位）或者纠纷发生地的人民调解委员会受理调解。"""
    case = matter.case
    request = case.request
    seen = facts(case, "request.committee", "request.committee_place", "creditor.address")
    if request.committee is None or request.committee_place is None:
        yield undetermined(
            say("没有写明向哪个人民调解委员会申请、它在哪里"),
            *seen,
            hint=say("填写 request.committee（全称）和 committee_place（省、市、区县）"),
        )
        return
    addresses = [
        case.creditor.home,
        case.loan.contract.signed_at,
        *(standing.party.home for standing in matter.defendants),
    ]
    answers = [lies_in(address, request.committee_place) for address in addresses if address]
    if any(answers):
        yield met(say("{committee}在当事人所在地或者纠纷发生地", committee=request.committee), *seen)
    elif not answers or None in answers:
        yield undetermined(
            say("无法判断{committee}是否在当事人所在地", committee=request.committee),
            *seen,
            hint=say("把当事人的地址和 committee_place 写到省、市、区县"),
        )
    else:
        yield not_met(
            say("{committee}不在任何一方所在地或者合同签订地", committee=request.committee),
            *seen,
            hint=say("改向一方住所地、合同签订地或者履行地的人民调解委员会申请"),
        )
