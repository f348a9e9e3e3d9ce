"""申请书（申请财产保全用）, before a suit or within one: which property, to what amount, why, and on what security."""

from decimal import Decimal

from recovery_docs.case import PreservationRequest, PreservedAsset
from recovery_docs.case.party import Organisation
from recovery_docs.case.words import word
from recovery_docs.fields.phrases.legal_basis import enumerated, filing_day
from recovery_docs.fields.phrases.party_names import agent_lines, lines
from recovery_docs.fields.phrases.sides import Sides, sides
from recovery_docs.fields.phrases.written_amounts import months_words, numbered, yuan, yuan_in_full
from recovery_docs.filings.filing import Document, Filing, register, rule_codes
from recovery_docs.filings.prose.narrative import contract_story, default_story, payout_story, security_story
from recovery_docs.filings.prose.paper import paper
from recovery_docs.law.citation import cite
from recovery_docs.law.parameters import parameter
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.procedures.preservation import EXEMPT

TITLE, NAME = "申请书", "财产保全申请书"
MEASURES = {
    "deposit": "冻结",
    "movable": "查封、扣押",
    "real_estate": "查封",
    "shares": "冻结",
    "other": "查封、扣押、冻结",
}
YEARS = {"deposit": "preservation.deposit_years", "movable": "preservation.movable_years"}


def preservation_application(matter: Matter) -> tuple[Document, ...]:
    """The application against the owners of what is to be preserved."""
    case, asked = matter.case, matter.case.request.preservation
    if asked is None:
        return ()
    on = _sides(matter, asked)
    parties = [*lines(on.creditor), *agent_lines(case.agents)]
    for role in on.others:
        parties += lines(role)
    context = {
        "parties": parties,
        "requests": numbered(_requests(matter, asked, on)),
        "facts": [*_facts(matter, asked, on), _security(matter, asked)],
        "closing": _prayer(matter, asked),
        "court": case.request.court or "",
    }
    return (paper(matter, "preservation-application", TITLE, context, name=NAME),)


def _sides(matter: Matter, asked: PreservationRequest) -> Sides:
    """Those whose property it is; everybody sued where none of them is named as an owner."""
    owners = {asset.owner for asset in asked.assets}
    standings = matter.defendants
    owning = tuple(one for one in standings if one.name in owners)
    return sides(matter, "申请人", "被申请人", owning or standings)


def _requests(matter: Matter, asked: PreservationRequest, on: Sides) -> list[str]:
    found = [_measure(matter, asset, on) for asset in asked.assets]
    limit = asked.amount or matter.statement.claim
    which = "上述财产的保全" if found else f"查封、扣押、冻结{on.everybody()}的财产，"
    return [*found, f"{which}以{yuan_in_full(limit)}为限"]


def _measure(matter: Matter, asset: PreservedAsset, on: Sides) -> str:
    """民诉法解释485：冻结存款不超过一年，动产不超过二年，不动产、其他财产权不超过三年."""
    party = matter.case.party(asset.owner)
    owner = on.of(party) if party else asset.owner
    years = parameter(YEARS.get(asset.kind, "preservation.other_years"), on=filing_day(matter), role="申请日").whole
    return f"{MEASURES[asset.kind]}{owner}名下{asset.text}{_worth(asset.amount)}，期限为{months_words(12 * years)}"


def _worth(amount: Decimal | None) -> str:
    return f"（数额{yuan(amount)}）" if amount else ""


def _facts(matter: Matter, asked: PreservationRequest, on: Sides) -> list[str]:
    case = matter.case
    if asked.stage == "in_action":
        number = f"，案号为{asked.case_number}" if asked.case_number else ""
        court = case.request.court or "贵院"
        against = "、".join(one.name for one in matter.defendants)
        opened = f"{case.creditor.name}与{against}{word('cause', case.loan.cause)}一案，{court}已经受理{number}。"
        because = asked.reason or asked.urgent_because
        return [opened, default_story(matter, on), _because(because, "可能使将来的判决难以执行")]
    return [
        contract_story(case, on),
        *security_story(matter, on),
        *payout_story(case, on),
        default_story(matter, on),
        _because(asked.urgent_because, "情况紧急，不立即申请保全将会使申请人的合法权益受到难以弥补的损害"),
    ]


def _because(reason: str | None, conclusion: str) -> str:
    return f"{reason.rstrip('。')}，{conclusion}。" if reason else f"{conclusion}。"


def _security(matter: Matter, asked: PreservationRequest) -> str:
    """What is given as security, or why none is asked for (财产保全规定5–9)."""
    creditor = matter.case.creditor
    if asked.security not in (None, "none"):
        amount = f"，担保数额{yuan(asked.security_amount)}" if asked.security_amount else ""
        text = f"（{asked.security_text.rstrip('。')}）" if asked.security_text else ""
        return f"申请人提供{word('preservation_security', asked.security)}{text}作为担保{amount}。"
    exempt = isinstance(creditor, Organisation) and creditor.institution in EXEMPT and asked.stage == "in_action"
    if not exempt:
        return "申请人愿意按照人民法院的要求提供担保。"
    cited = enumerated([cite("preservation_provisions", 9)], filing_day(matter))
    return f"申请人是经金融监管部门批准设立、具有独立偿付债务能力的金融机构，依照{cited}的规定，请求不要求提供担保。"


def _prayer(matter: Matter, asked: PreservationRequest) -> str:
    on = filing_day(matter)
    if asked.stage == "in_action":
        cited = enumerated([cite("civil_procedure_law", 103), cite("civil_procedure_law", 105)], on)
        return f"申请人依照{cited}的规定申请财产保全，请予准许。"
    cited = enumerated([cite("civil_procedure_law", 104), cite("civil_procedure_law", 105)], on)
    days = parameter("pre_action_preservation.suit_days", on=on, role="申请日").whole
    return f"申请人依照{cited}的规定申请诉前财产保全，并将在采取保全措施后{days}日内依法起诉，请予准许。"


def _excuse(matter: Matter) -> Message | None:
    return None if matter.case.request.preservation else say("本案没有请求财产保全")


register(
    Filing(
        id="preservation-application",
        title=NAME,
        folder="court",
        prerequisites=rule_codes("PTY005 PRE001 PRE005 PRE002 PRE003 PRE004 PRE006 PRE007"),
        documents=preservation_application,
        annexes=("evidence-list", "legal-representative-certificate", "power-of-attorney"),
        templates=("preservation-application",),
        excuse=_excuse,
    )
)
