"""People's mediation: when a committee may take a dispute, and what an agreement must say (人民调解法)."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.completeness import complete, identity, particular
from recovery_docs.prerequisites.court_area import lies_in
from recovery_docs.prerequisites.finding import Limb, Outcome, Verdict
from recovery_docs.prerequisites.rule import Matter, met, not_applicable, not_met, rule, undetermined
from recovery_docs.prerequisites.seen import fact, facts
from recovery_docs.prerequisites.standing import Standing, defendants
from recovery_docs.prerequisites.wording import found_terms

COMMERCIAL = cite("commercial_mediation_regulation", 2)


@rule(
    "MED001",
    say("被申请人不明确"),
    cite("peoples_mediation_law", 17),
    cite("mediation_work_rules", 23, grade="S"),
)
def identified_respondent(matter: Matter) -> Iterator[Verdict]:
    """人民调解法17：当事人可以向人民调解委员会申请调解。申请要有明确的被申请人：是谁、住在哪里、怎样联系，
    调解委员会才能找到他、征得他同意。
    """
    for standing in defendants(matter.case):
        yield complete(
            matter.case,
            (
                *identity(standing.party, standing.path),
                particular(say("联系电话"), f"{standing.path}.phones"),
            ),
            done=say("被申请人{name}的身份、住所和电话已经写明", name=standing.name),
            of=say("被申请人{name}", name=standing.name),
            subject=standing.name,
        )


@rule(
    "MED002",
    say("申请调解的事项不具体"),
    cite("peoples_mediation_law", 17),
    cite("peoples_mediation_law", 29, paragraph=1),
)
def specific_request(matter: Matter) -> Iterator[Verdict]:
    """人民调解法17、29①：有具体的调解请求，才能在协议里写明内容、履行方式和期限。请求还款的，数额要算得出来。"""
    statement = matter.statement
    seen = facts(matter.case, "request.as_of", "loan.disbursements[0].amount")
    if statement.total > 0 and statement.overdue_from is not None:
        yield met(
            say(
                "请求{total}元，自{overdue_from}起逾期，截至{as_of}",
                total=statement.total,
                overdue_from=statement.overdue_from,
                as_of=statement.as_of,
            ),
            *seen,
        )
    else:
        yield not_met(
            say("截至{as_of}没有到期未还的款项，没有可以调解的请求", as_of=matter.as_of),
            *seen,
            hint=say("核对到期日、还款记录和截至日"),
        )


@rule(
    "MED003",
    say("没有合同或者担保作为事实依据"),
    cite("peoples_mediation_law", 17),
    cite("peoples_mediation_law", 29, paragraph=1),
)
def facts_rest_on_contract(matter: Matter) -> Iterator[Verdict]:
    """人民调解法29①：协议写明纠纷的主要事实、争议事项和责任；申请要有事实依据，对借款人是借款合同，对担保人是担保合同。"""
    case = matter.case
    yield complete(
        case,
        (
            particular(say("借款合同的名称或者编号"), "loan.contract.number", "loan.contract.title"),
            particular(say("借款合同的签订日期"), "loan.contract.signed_on"),
            particular(say("放款、透支或者代偿"), "loan.disbursements", "loan.card.last4", "loan.recourse.paid_on"),
        ),
        done=say("纠纷依据借款合同和放款"),
        of=say("纠纷的事实依据"),
    )
    for standing in defendants(case):
        if standing.capacity in ("guarantor", "mortgagor", "pledgor"):
            group = standing.path.rpartition(".")[0]
            dated = [f"{group}.contract.signed_on", f"{group}.contract.number", f"{group}.contract.title"]
            if standing.capacity == "guarantor":
                dated.insert(0, f"{group}.signed_on")
            yield complete(
                case,
                (particular(say("担保合同的名称、编号或者签订日期"), *dated),),
                done=say("对{name}的请求依据担保合同", name=standing.name),
                of=say("对{name}的请求", name=standing.name),
                subject=standing.name,
            )


@rule("MED004", say("对方明确拒绝调解"), cite("peoples_mediation_law", 17))
def not_refused(matter: Matter) -> Iterator[Verdict]:
    """人民调解法17：人民调解委员会也可以主动调解。当事人一方明确拒绝调解的，不得调解。拒绝之后又同意的，可以调解。"""
    for standing in defendants(matter.case):
        yield _attitude(matter, standing)


def _attitude(matter: Matter, standing: Standing) -> Verdict:
    """The last word of one respondent, up to the day asked of."""
    case = matter.case
    words = sorted(
        (event.on, index)
        for index, event in enumerate(case.events)
        if event.kind in ("mediation_request", "mediation_refusal")
        and event.on <= matter.as_of
        and case.concerns(event.to, standing.party)
        and (event.kind == "mediation_refusal" or event.outcome in ("agreed", "refused"))
    )
    refusing = [
        index
        for index, one in enumerate(case.proceedings)
        if one.kind == "mediation"
        and one.outcome == "refused_by_other_side"
        and (not one.against or any(case.concerns(name, standing.party) for name in one.against))
    ]
    if words:
        on, index = words[-1]
        event = case.events[index]
        seen = facts(case, f"events[{index}].kind", f"events[{index}].on", f"events[{index}].outcome")
        if event.kind == "mediation_request" and event.outcome == "agreed":
            return met(say("{name}于{on}同意调解", name=standing.name, on=on), *seen, subject=standing.name)
        return not_met(
            say("{name}于{on}明确拒绝调解，不得调解", name=standing.name, on=on),
            *seen,
            hint=say("改走起诉、支付令等程序；{name}以后同意的，记入事件再申请", name=standing.name),
            subject=standing.name,
        )
    if refusing:
        return not_met(
            say("{name}在调解中明确拒绝，不得再调解", name=standing.name),
            fact(case, f"proceedings[{refusing[-1]}].outcome"),
            hint=say("改走起诉、支付令等程序；{name}以后同意的，记入事件再申请", name=standing.name),
            subject=standing.name,
        )
    nameless = [
        index
        for index, event in enumerate(case.events)
        if event.kind == "mediation_refusal" and event.to is None and event.on <= matter.as_of
    ]
    if nameless:
        return undetermined(
            say("有拒绝调解的记录，没有写明是不是{name}拒绝", name=standing.name),
            *facts(case, *(f"events[{index}].to" for index in nameless)),
            hint=say("在 events[{index}].to 写明是谁", index=nameless[0]),
            subject=standing.name,
        )
    return met(say("没有{name}拒绝调解的记录", name=standing.name), fact(case, "events"), subject=standing.name)


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
    for standing in defendants(matter.case):
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
    severity="warning",
)
def commercial_mediation(matter: Matter) -> Iterator[Verdict]:
    """商事调解条例2（2026年5月1日起）：适用于包括金融在内的商事领域的争议；消费者权益争议不适用。可以收费，
    协议可以申请司法确认；一方明确拒绝的不得调解。
    """
    case = matter.case
    seen = facts(case, "loan.consumer", "loan.purpose")
    if not COMMERCIAL.instrument.in_force(matter.as_of):
        yield not_applicable(say("{as_of}时商事调解条例还没有施行", as_of=matter.as_of), *seen)
    elif all(party.kind == "organisation" for party in case.borrowers):
        yield met(say("借款人不是消费者，可以商事调解"), *seen)
    elif case.loan.consumer is None:
        yield undetermined(
            say("没有写明是不是个人消费贷款，无法判断能否商事调解"), *seen, hint=say("填写 loan.consumer")
        )
    elif case.loan.consumer:
        yield not_met(
            say("个人消费贷款的争议是消费者权益争议，不适用商事调解"), *seen, hint=say("向人民调解委员会申请调解")
        )
    else:
        yield met(say("不是个人消费贷款，可以商事调解"), *seen)


@rule("MED008", say("人民调解收费"), cite("peoples_mediation_law", 4), cite("mediation_committee_regulation", 11))
def free_of_charge(matter: Matter) -> Iterator[Verdict]:
    """人民调解法4：人民调解委员会调解民间纠纷，不收取任何费用。请求和协议里不得出现调解费。"""
    request = matter.case.request
    texts = {
        "request.facts_text": request.facts_text,
        "request.settlement.text": request.settlement.text if request.settlement else None,
        **{f"request.other_claims[{index}]": text for index, text in enumerate(request.other_claims)},
    }
    for path, text in texts.items():
        if terms := found_terms("mediation_fee", text):
            yield not_met(
                say("写了“{terms}”，人民调解不收费", terms=terms),
                fact(matter.case, path),
                hint=say("删去这一项：{path}", path=path),
            )
            return
    yield met(say("请求和协议里没有调解收费"), *facts(matter.case, "request.other_claims"))


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
        *(standing.party.home for standing in defendants(case)),
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


@rule("MED010", say("调解协议没有写全"), cite("peoples_mediation_law", 29, paragraph=1))
def agreement_content(matter: Matter) -> Iterator[Verdict]:
    """人民调解法29①：调解协议书可以载明当事人的基本情况；纠纷的主要事实、争议事项以及各方责任；
    协议的内容、履行的方式和期限。金额和期限写不明白的，法院不予确认（解释358）。
    """
    case = matter.case
    settlement = case.request.settlement
    seen = facts(case, "request.settlement.plan", "request.settlement.assets", "request.settlement.agreed_on")
    if settlement is None or not (settlement.plan or settlement.assets):
        yield undetermined(
            say("没有写明双方同意怎样履行"),
            *seen,
            hint=say("在 request.settlement.plan 逐期填写还款日和金额，或者在 assets 填写抵偿的财产"),
        )
        return
    promised = sum(payment.amount for payment in settlement.plan)
    waived = settlement.waived_interest or 0
    covered = promised + waived >= matter.statement.total or bool(settlement.assets)
    limbs = (
        Limb(say("写明了还款日和金额，或者抵偿的财产"), True),
        Limb(say("各期之和加减免额不少于欠款，没有漏掉的部分"), covered),
    )
    if covered:
        yield met(say("协议的内容、履行方式和期限已经写明"), *seen, limbs=limbs)
    else:
        yield Verdict(
            Outcome.NOT_MET,
            say(
                "各期共{promised}元，比截至{as_of}的欠款{total}元少，余下的怎么办没有写明",
                promised=promised,
                as_of=matter.as_of,
                total=matter.statement.total,
            ),
            say("补上余款的还款日，或者在 waived_interest 写明减免多少"),
            None,
            seen,
            limbs,
        )
