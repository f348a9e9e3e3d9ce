"""Property preservation, before and during a suit (民事诉讼法103–106; 财产保全规定)."""

from collections.abc import Iterator
from datetime import date

from recovery_docs.case import PreservationRequest
from recovery_docs.case.party import Organisation
from recovery_docs.law.citation import cite
from recovery_docs.law.parameters import governed, parameter
from recovery_docs.messages import Message, say
from recovery_docs.money import round_fen
from recovery_docs.prerequisites.completeness import complete, particular
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Fact, Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined

EXEMPT = ("commercial_bank", "policy_bank", "rural_credit_cooperative", "insurance_company")
"""Institutions of independent means under a regulator's licence; courts have taken others for such as well."""


def requested(matter: Matter) -> PreservationRequest | None:
    """The preservation that the request asks for."""
    return matter.case.request.preservation


@rule(
    "PRE001",
    say("没有保全的理由"),
    cite("civil_procedure_law", 103),
    cite("civil_procedure_law", 104),
)
def reasons(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法103：可能因当事人一方的行为或者其他原因，使判决难以执行或者造成当事人其他损害；104：情况紧急，不立即申请保全
    将会使合法权益受到难以弥补的损害，可以在起诉前申请。
    """
    asked = requested(matter)
    if asked is None:
        yield undetermined(
            say("没有写明保全请求"),
            *facts(matter.case, "request.preservation"),
            hint=say("填写 request.preservation：阶段、理由、数额、财产或者线索、担保"),
        )
        return
    path = "request.preservation"
    if asked.stage == "before_action":
        wanted = (particular(say("情况紧急的理由"), f"{path}.urgent_because"),)
    else:
        wanted = (particular(say("可能使判决难以执行的理由"), f"{path}.reason", f"{path}.urgent_because"),)
    yield complete(matter.case, wanted, done=say("写明了保全的理由"), of=say("保全申请"))


@rule("PRE002", say("保全数额超过请求范围"), cite("civil_procedure_law", 105), cite("preservation_provisions", 1))
def within_claim(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法105：保全限于请求的范围，或者与本案有关的财物。"""
    asked = requested(matter)
    seen = facts(matter.case, "request.preservation.amount")
    claim = matter.claimed
    if asked is None or asked.amount is None:
        yield undetermined(say("没有写明请求保全的数额"), *seen, hint=say("填写 request.preservation.amount"))
    elif asked.amount > claim:
        yield not_met(
            say("请求保全{amount}元，超过请求的{claim}元", amount=asked.amount, claim=claim),
            *seen,
            hint=say("改为不超过{claim}元", claim=claim),
        )
    else:
        yield met(say("请求保全{amount}元，不超过请求的{claim}元", amount=asked.amount, claim=claim), *seen)


@rule(
    "PRE003",
    say("没有明确的财产信息或者线索"),
    cite("preservation_provisions", 1),
    cite("preservation_provisions", 10),
)
def assets_named(matter: Matter) -> Iterator[Verdict]:
    """财产保全规定10：应当提供明确的被保全财产信息；诉讼中确因客观原因不能提供，但提供了具体财产线索的，可以裁定保全。"""
    yield complete(
        matter.case,
        (particular(say("被保全的财产或者线索"), "request.preservation.assets"),),
        done=say("写明了被保全的财产或者线索"),
        of=say("保全申请"),
    )


@rule(
    "PRE004",
    say("保全担保不足"),
    cite("civil_procedure_law", 104),
    cite("preservation_provisions", 5),
    cite("preservation_provisions", 9),
)
def security_given(matter: Matter) -> Iterator[Verdict]:
    """财产保全规定5：诉讼中责令担保的，数额不超过请求保全数额的百分之三十；诉前保全应当提供相当于请求保全数额的担保，情况特殊
    的法院可以酌情处理。9①（六）：商业银行、保险公司等金融机构及其分支机构在诉讼中申请的，法院可以不要求提供担保。
    """
    asked = requested(matter)
    path = "request.preservation"
    keys = ("amount", "stage", "security", "security_amount")
    seen = facts(matter.case, *(f"{path}.{key}" for key in keys), "creditor.institution")
    if asked is None or asked.amount is None:
        yield undetermined(say("没有写明请求保全的数额"), *seen, hint=say("填写 request.preservation.amount"))
        return
    creditor = matter.case.creditor
    exempt = isinstance(creditor, Organisation) and creditor.institution in EXEMPT and asked.stage == "in_action"
    if exempt:
        yield met(say("诉讼中由金融机构申请，可以请求法院不要求担保"), *seen)
    elif asked.security is None:
        yield undetermined(
            say("没有写明提供什么担保"), *seen, hint=say("填写 {path}.security 和 security_amount", path=path)
        )
    else:
        yield _enough(matter, asked, seen)


def _enough(matter: Matter, asked: PreservationRequest, seen: tuple[Fact, ...]) -> Verdict:
    assert asked.amount is not None
    if not governed("preservation.security_share", matter.as_of):
        return undetermined(
            say("{as_of}时的保全担保标准没有收录", as_of=matter.as_of), *seen, hint=say("按申请当时的规定人工核对")
        )
    share = parameter("preservation.security_share", on=matter.as_of, role="申请日").value
    wanted = asked.amount if asked.stage == "before_action" else round_fen(asked.amount * share)
    if asked.security == "none":
        return not_met(
            say("没有提供担保，需要{wanted}元", wanted=wanted),
            *seen,
            hint=say("可以提供现金、财产、保证、保全责任险或者独立保函；诉讼中金融机构可以申请免担保"),
        )
    if asked.security_amount is None:
        return undetermined(
            say("没有写明担保的数额，需要{wanted}元", wanted=wanted),
            *seen,
            hint=say("填写 request.preservation.security_amount"),
        )
    if asked.security_amount < wanted:
        return not_met(
            say("担保{given}元，不足{wanted}元", given=asked.security_amount, wanted=wanted),
            *seen,
            hint=say("补足担保；诉前保全情况特殊的，请求法院酌情处理"),
        )
    return met(say("担保{given}元，不少于{wanted}元", given=asked.security_amount, wanted=wanted), *seen)


@rule(
    "PRE005",
    say("没有写明向哪个法院、哪一案申请"),
    cite("civil_procedure_law", 104),
    cite("preservation_provisions", 1),
)
def court_and_case(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法104：诉前保全向被保全财产所在地、被申请人住所地或者对案件有管辖权的人民法院申请；诉讼中的向受理案件的法院申请。"""
    asked = requested(matter)
    wanted = [particular(say("受理法院"), "request.court")]
    if asked is not None and asked.stage == "in_action":
        wanted.append(particular(say("案号"), "request.preservation.case_number"))
    yield complete(matter.case, wanted, done=say("写明了受理法院"), of=say("保全申请"))


@rule(
    "PRE006",
    say("不得先保全一般保证人的财产"),
    cite("security_interpretation", 26, paragraph=3),
)
def general_guarantors_assets(matter: Matter) -> Iterator[Verdict]:
    """担保制度解释26③：债权人未对债务人的财产申请保全，或者保全的债务人的财产足以清偿债务，不得申请保全一般保证人的财产。"""
    asked = requested(matter)
    owners = {asset.owner for asset in asked.assets} if asked else set()
    debtors = {party.name for party in matter.case.borrowers}
    preserved = any(one.kind in ("preservation", "pre_action_preservation") for one in matter.case.proceedings)
    general = [one for one in matter.guarantees if one.name in owners and one.kind.kind != "joint_and_several"]
    if not general:
        yield not_applicable(say("没有请求保全一般保证人的财产"), *facts(matter.case, "request.preservation.assets"))
    for one in general:
        name, seen = one.name, facts(matter.case, f"{one.path}.kind", "request.preservation.assets")
        if one.kind.kind is None and not (owners & debtors or preserved):
            yield undetermined(
                say("不知道{name}是一般保证还是连带责任保证，不知道能不能先保全其财产", name=name),
                *seen,
                hint=say("对照合同填写 guarantees[{index}].kind", index=one.index),
                subject=name,
            )
        elif owners & debtors or preserved:
            yield met(say("一并保全了债务人的财产，可以保全{name}的财产", name=name), *seen, subject=name)
        else:
            yield not_met(
                say("{name}是一般保证人，没有保全债务人的财产就不能保全其财产", name=name),
                *seen,
                hint=say("先请求保全债务人的财产；债务人没有财产的，附查询结果"),
                subject=name,
            )


@rule(
    "PRE007",
    say("诉前保全之后要按期起诉"),
    cite("civil_procedure_law", 104, paragraph=3),
    cite("civil_procedure_interpretation", 427, item=7),
    severity="warning",
)
def sue_in_time(matter: Matter) -> Iterator[Verdict]:
    """民事诉讼法104③：采取保全措施后三十日内不起诉或者申请仲裁的，解除保全；解释427（七）：做了诉前保全的不能再申请支付令。"""
    asked = requested(matter)
    seen = facts(matter.case, "request.preservation.stage")
    if asked is None or asked.stage != "before_action":
        yield not_applicable(say("不是诉前保全"), *seen)
        return
    yield not_met(_within(matter.as_of), *seen, hint=say("同时备好起诉状"))


def _within(on: date) -> Message:
    """Within how many days to sue, where the register holds the figure of that day."""
    if not governed("pre_action_preservation.suit_days", on):
        return say("采取措施后必须按期起诉或者申请仲裁，不能再走支付令")
    days = parameter("pre_action_preservation.suit_days", on=on, role="申请日").whole
    return say("采取措施后{days}日内必须起诉或者申请仲裁，不能再走支付令", days=days)
