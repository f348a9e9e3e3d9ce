"""人民调解协议书, after the form of the Ministry of Justice, for the parties and the mediator to sign."""

from recovery_docs.case import Agreement, Case, SettledAsset
from recovery_docs.fields.phrases.legal_basis import filing_day
from recovery_docs.fields.phrases.party_names import lines
from recovery_docs.fields.phrases.sides import Sides, sides
from recovery_docs.fields.phrases.written_amounts import chinese_number, day, numbered, yuan
from recovery_docs.filings.filing import Document, Filing, register, rule_codes
from recovery_docs.filings.prose.narrative import contract_story, default_story, payout_story, security_story
from recovery_docs.filings.prose.paper import paper
from recovery_docs.filings.prose.settlement_parts import (
    account_words,
    admitted,
    agreed_matter,
    clauses,
    default_clause,
    own_words,
    plan_words,
    security_kept,
    signers,
    terms_of,
    waiver,
)
from recovery_docs.law.parameters import parameter
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.matter import Matter

TITLE = "人民调解协议书"


def mediation_agreement(matter: Matter) -> tuple[Document, ...]:
    """The agreement before the committee named in the request."""
    matter = agreed_matter(matter)
    case = matter.case
    on = sides(matter, "申请人", "被申请人")
    signed = agreement_of(case)
    settlement = terms_of(matter)
    agreed_on = (signed and signed.signed_on) or settlement.agreed_on or filing_day(matter)
    context = {
        "number": (signed and signed.number) or "",
        "parties": [line for role in (on.creditor, *on.others) for line in lines(role)],
        "facts": [
            contract_story(case, on),
            *security_story(matter, on),
            *payout_story(case, on),
            default_story(matter, on),
            f"{'各方' if len(on.others) > 1 else '双方'}就还款的数额、期限和方式发生争议，自愿申请调解。",
        ],
        "terms": clauses(_terms(matter, on)),
        "performance": numbered(_performance(matter, on)),
        "copies": chinese_number(settlement.copies or len(on.others) + 2),
        "committee": case.request.committee or "",
        "signers": signers(on),
        "filing_date": day(agreed_on),
    }
    return (paper(matter, "mediation-agreement", TITLE, context),)


def agreement_of(case: Case) -> Agreement | None:
    """The latest agreement that a mediation has given."""
    found = (one.agreement for one in reversed(case.proceedings) if one.kind == "mediation" and one.agreement)
    return next(found, None)


def _terms(matter: Matter, on: Sides) -> list[str]:
    settlement = terms_of(matter)
    return [
        admitted(matter, on),
        *waiver(matter, on),
        *plan_words(matter, on),
        *(_asset(matter, asset, on) for asset in settlement.assets),
        *default_clause(matter, on),
        *security_kept(matter, on),
        *own_words(settlement),
        *_confirmation(matter),
    ]


def _asset(matter: Matter, asset: SettledAsset, on: Sides) -> str:
    """解释355：协议涉及确认物权的，法院不予受理. An asset is sold, or made over by a contract of its own."""
    owner = asset.owner or on.borrowers(matter.case)
    creditor = on.of(matter.case.creditor)
    if asset.how == "sell_and_pay":
        return (
            f"{owner}自行变卖{asset.name}，所得价款用于清偿上述债务；价款超过债务的部分归{owner}，不足的部分由"
            f"{on.borrowers(matter.case)}继续清偿"
        )
    worth = f"作价{yuan(asset.value)}" if asset.value else "作价"
    return (
        f"{owner}与{creditor}就{asset.name}{worth}抵偿债务另行签订协议；本协议不确认、不改变该财产的归属，抵偿履行完毕以前，"
        "相应的债务不消灭"
    )


def _confirmation(matter: Matter) -> list[str]:
    signed = agreement_of(matter.case)
    if signed is None or not signed.joint_application:
        return []
    start = signed.effective_on or signed.signed_on or matter.as_of
    days = parameter("judicial_confirmation.days", on=start, role="协议生效日").whole
    court = matter.case.request.court or "有管辖权的人民法院"
    return [f"各方同意自本协议生效之日起{chinese_number(days)}日内共同向{court}申请司法确认"]


def _performance(matter: Matter, on: Sides) -> list[str]:
    settlement = terms_of(matter)
    found = [f"{day(payment.pay_on)}前支付{yuan(payment.amount)}" for payment in settlement.plan]
    for asset in settlement.assets:
        until = f"{day(asset.deliver_on)}前" if asset.deliver_on else "在本协议生效后"
        act = "变卖" if asset.how == "sell_and_pay" else "交付"
        found.append(f"{until}，{asset.owner or on.borrowers(matter.case)}{act}{asset.name}")
    return [*found, *account_words(matter.case)]


def _excuse(matter: Matter) -> Message | None:
    request = matter.case.request
    if request.settlement is None:
        return say("没有写明和解、还款方案")
    return None if request.committee else say("本案没有写明人民调解委员会")


register(
    Filing(
        id="mediation-agreement",
        title=TITLE,
        folder="mediation",
        prerequisites=rule_codes("PTY005 MED010 MED008 SET004 SET007"),
        documents=mediation_agreement,
        templates=("mediation-agreement",),
        excuse=_excuse,
    )
)
