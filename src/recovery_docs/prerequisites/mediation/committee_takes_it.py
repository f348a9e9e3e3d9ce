"""People's mediation: when a committee may take a dispute, and what an agreement must say (人民调解法)."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.messages import say
from recovery_docs.prerequisites.completeness import complete, identity, particular
from recovery_docs.prerequisites.fact_shown import fact, facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.liable_parties import Standing
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_met, rule, undetermined


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
    for standing in matter.defendants:
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
            particular(
                say("放款、透支或者代偿"),
                "loan.disbursements",
                "loan.card.last4",
                "loan.recourse.paid_on",
                "loan.recourse.advances",
                "loan.lease.rents",
            ),
        ),
        done=say("纠纷依据借款合同和放款"),
        of=say("纠纷的事实依据"),
    )
    for standing in matter.defendants:
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
    for standing in matter.defendants:
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
    "MED011",
    say("申请书没有写全申请人的情况"),
    cite("peoples_mediation_law", 17),
    cite("mediation_work_rules", 23),
)
def applicant_particulars(matter: Matter) -> Iterator[Verdict]:
    """人民调解法17：当事人可以向人民调解委员会申请调解，申请人是谁、在哪里、怎样联系要写明。工作若干规定23：当事人申请调解，可以书面申请，也可以口头申请；书面申请书的栏目有姓名或者名称、住址、职业或者
    职务、联系方式（二手引文，文书格式据调解卷宗范本）。
    """
    case = matter.case
    if case.creditor.kind == "person":
        wanted = [
            particular(say("住址"), "creditor.address", "creditor.habitual_residence"),
            particular(say("职业或者单位"), "creditor.occupation", "creditor.employer"),
            particular(say("联系方式"), "creditor.phones"),
        ]
    else:
        head = "creditor.legal_representative" if case.creditor.legal_representative else "creditor.responsible_person"
        wanted = [
            particular(say("住址"), "creditor.address"),
            particular(say("法定代表人或者负责人"), f"{head}.name"),
            particular(say("联系方式"), "creditor.phones", f"{head}.phone"),
        ]
    name = case.creditor.name
    yield complete(case, wanted, done=say("申请人{name}的情况已经写全", name=name), of=say("申请人{name}", name=name))
