"""The request to realise security: which court, which particulars and papers, whether the condition has come, in what order."""

from collections.abc import Iterator

from recovery_docs.case import Pledge
from recovery_docs.law.citation import cite
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.complaint.evidence import has_exhibits
from recovery_docs.prerequisites.completeness import complete, identity, particular
from recovery_docs.prerequisites.fact_shown import fact, facts
from recovery_docs.prerequisites.finding import Limb, Verdict
from recovery_docs.prerequisites.jurisdiction.court_area import area_of, level_of, lies_in
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_met, rule, undetermined
from recovery_docs.prerequisites.security.collateral import Thing


@rule(
    "SEC002",
    say("受理法院不对"),
    cite("civil_procedure_law", 207),
    cite("civil_procedure_interpretation", 360),
    cite("civil_procedure_interpretation", 362),
)
def court(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法207：向担保财产所在地或者担保物权登记地基层人民法院提出。解释360：有权利凭证的权利质权，由权利凭证持有人
    住所地法院管辖，没有的由出质登记地；362：担保财产分散在不同法院辖区的，可以分别向有管辖权的法院申请。
    """
    case = matter.case
    named = case.request.court
    if named is None:
        yield undetermined(
            say("没有写明向哪个法院申请"),
            fact(case, "request.court"),
            hint=say("填写 request.court：财产所在地或者登记地的基层法院"),
        )
        return
    if level_of(named) != "basic":
        yield not_met(
            say("{court}不是基层人民法院", court=named),
            fact(case, "request.court"),
            hint=say("实现担保物权只能向基层人民法院申请，不论标的大小"),
        )
        return
    for thing in matter.collateral:
        yield _court(matter, thing, named)


def _court(matter: Matter, thing: Thing, named: str) -> Verdict:
    case, path, interest = matter.case, thing.path, thing.interest
    places = {f"{path}.registration.place": interest.registration.place if interest.registration else None}
    if isinstance(interest, Pledge) and interest.voucher_holder_place:
        places = {f"{path}.voucher_holder_place": interest.voucher_holder_place}
    elif not isinstance(interest, Pledge) or interest.right == "movable":
        places[f"{path}.collateral.location"] = interest.collateral.location
    seen = facts(case, "request.court", "request.court_place", *places)
    area = area_of(named, case.request.court_place)
    answers = {place: lies_in(place, area) for place in places.values() if place}
    within = [place for place, answer in answers.items() if answer]
    if within:
        return met(
            say("{place}在{court}辖区，是{name}的所在地或者登记地", place=within[0], court=named, name=thing.name),
            *seen,
            subject=thing.name,
        )
    if not answers or None in answers.values():
        return undetermined(
            say("无法判断{name}的所在地、登记地是否在{court}辖区", name=thing.name, court=named),
            *seen,
            hint=say("把 {paths} 写到省、市、区县；法院名称看不出辖区的填写 request.court_place", paths=list(places)),
            subject=thing.name,
        )
    return not_met(
        say("{name}在{places}，不在{court}辖区", name=thing.name, places=list(answers), court=named),
        *seen,
        hint=say("改向财产所在地或者登记地的基层法院申请；财产分散的分别申请"),
        subject=thing.name,
    )


@rule(
    "SEC004",
    say("实现担保物权的条件没有成就"),
    cite("civil_code", 386),
    cite("civil_code", 394),
    cite("civil_code", 410),
    cite("civil_procedure_interpretation", 369),
)
def condition_met(matter: Matter) -> Iterator[Verdict]:
    """民法典386、394、410：债务人不履行到期债务，或者发生当事人约定的实现担保物权的情形。解释369：审查被担保的债权是否已届
    清偿期。部分款项逾期而没有宣布提前到期的，只有约定了情形才可以就全部债权申请。
    """
    statement = matter.statement
    overdue = statement.overdue_from is not None and statement.overdue_from <= matter.as_of
    for thing in matter.collateral:
        name, events = thing.name, thing.interest.realisation_events
        seen = facts(
            matter.case,
            "loan.disbursements[0].due_on",
            "request.accelerated_on",
            f"{thing.path}.realisation_events",
        )
        limbs = (
            Limb(say("债务人不履行到期债务"), overdue),
            Limb(say("全部债务已届清偿期"), statement.matured),
            Limb(say("发生约定的情形"), bool(events) and overdue if events else None),
        )
        if overdue and (statement.matured or events):
            yield met(say("债务自{on}起到期未履行", on=statement.overdue_from), *seen, subject=name, limbs=limbs)
        elif overdue:
            yield undetermined(
                say("只有部分款项逾期，没有宣布提前到期，也没有写明约定的实现情形"),
                *seen,
                hint=say("先发提前到期通知并记入 events，或者填写 {path}.realisation_events", path=thing.path),
                subject=name,
                limbs=limbs,
            )
        else:
            yield not_met(
                say("截至{as_of}没有到期未履行的债务", as_of=matter.as_of),
                *seen,
                hint=say("核对到期日和还款；约定可以提前到期的，先发提前到期通知"),
                subject=name,
                limbs=limbs,
            )


@rule("SEC006", say("申请材料不齐"), cite("civil_procedure_interpretation", 365))
def papers(matter: Matter) -> Iterator[Verdict]:
    """解释365：提交（一）申请书；（二）证明担保物权存在的材料，包括主合同、担保合同、抵押登记证明或者他项权利证书，权利质权的
    权利凭证或者出质登记证明等；（三）证明实现担保物权条件成就的材料；（四）担保财产现状的说明；（五）其他材料。
    """
    case = matter.case
    wanted: dict[Message, tuple[str, ...]] = {
        say("主合同"): ("loan_contract",),
        say("担保合同"): ("security_contract",),
    }
    if any(thing.interest.registration for thing in matter.collateral):
        wanted[say("登记证明或者他项权利证书")] = ("registration",)
    wanted[say("证明实现条件成就的材料（放款、逾期、催收、提前到期）")] = (
        "disbursement_proof",
        "repayment_record",
        "statement_of_account",
        "demand",
        "acceleration_notice",
    )
    yield has_exhibits(case, wanted)
    for thing in matter.collateral:
        described = any(exhibit.kind == "collateral_condition" for exhibit in case.exhibits)
        seen = facts(case, f"{thing.path}.collateral.condition")
        if described or thing.interest.collateral.condition:
            yield met(say("写明了{name}的现状", name=thing.name), *seen, subject=thing.name)
        else:
            yield undetermined(
                say("没有{name}的现状说明", name=thing.name),
                *seen,
                hint=say(
                    "写明占有、使用、租赁、查封情况：{path}.collateral.condition，或者附现状材料", path=thing.path
                ),
                subject=thing.name,
            )


@rule(
    "SEC007",
    say("违反约定的担保实现顺序"),
    cite("civil_procedure_interpretation", 363),
    cite("civil_code", 392),
)
def agreed_order(matter: Matter) -> Iterator[Verdict]:
    """解释363：依照民法典392，当事人对实现担保物权的顺序有约定，申请违反该约定的，裁定不予受理；没有约定或者约定不明的，
    应当受理。
    """
    case = matter.case
    banned = [
        f"guarantees[{index}].order" for index, one in enumerate(case.guarantees) if one.order == "guarantee_first"
    ]
    for thing in matter.collateral:
        seen = facts(case, f"{thing.path}.order", *banned)
        if thing.interest.order == "guarantee_first" or (banned and thing.interest.order is None):
            yield not_met(
                say("约定先由保证人承担责任，申请{name}拍卖、变卖违反约定的顺序", name=thing.name),
                *seen,
                hint=say("先向保证人主张；已经执行保证人仍不足的，附执行文书并更正 order"),
                subject=thing.name,
            )
        else:
            yield met(say("申请{name}拍卖、变卖不违反约定的顺序", name=thing.name), *seen, subject=thing.name)


@rule(
    "SEC012",
    say("申请书的事项没有写全"),
    cite("civil_procedure_interpretation", 365, item=1),
)
def application_particulars(matter: Matter) -> Iterator[Verdict]:
    """解释365（一）：申请书应当记明申请人、被申请人的姓名或者名称、联系方式等基本信息，具体的请求和事实、理由。
    请求具体，要写得出是哪一件财产、在哪里、凭什么权属证书。
    """
    case = matter.case
    for thing in matter.collateral:
        path, owner = thing.path, thing.interest.owner
        wanted = [*identity(owner, f"{path}.owner")]
        if not isinstance(thing.interest, Pledge):
            wanted.append(particular(say("财产的坐落或者所在地"), f"{path}.collateral.location"))
            wanted.append(particular(say("权属证号"), f"{path}.collateral.certificate", f"{path}.registration.number"))
        wanted.append(particular(say("担保合同"), f"{path}.contract.number", f"{path}.contract.title"))
        yield complete(
            case,
            wanted,
            done=say("被申请人{owner}和{name}的情况已经写全", owner=owner.name, name=thing.name),
            of=say("被申请人{owner}和{name}", owner=owner.name, name=thing.name),
            subject=thing.name,
        )
