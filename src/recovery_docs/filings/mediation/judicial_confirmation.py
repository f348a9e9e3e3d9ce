"""申请书（申请司法确认调解协议用）: both sides ask the court to confirm what they agreed before the mediator."""

from recovery_docs.case import Agreement, Case, Proceeding
from recovery_docs.case.party import Party
from recovery_docs.case.words import word
from recovery_docs.fields.phrases.contract_terms import loan_contract
from recovery_docs.fields.phrases.legal_basis import enumerated, filing_day
from recovery_docs.fields.phrases.party_names import Role, agent_lines, joined_names, lines
from recovery_docs.fields.phrases.sides import Sides
from recovery_docs.fields.phrases.written_amounts import chinese_number, day, yuan
from recovery_docs.filings.filing import Document, Filing, register, rule_codes
from recovery_docs.filings.prose.paper import paper
from recovery_docs.filings.prose.settlement_parts import signers
from recovery_docs.law.citation import cite
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.matter import Matter

TITLE, NAME = "申请书", "司法确认申请书"


def judicial_confirmation(matter: Matter) -> tuple[Document, ...]:
    """One application of all parties to the agreement."""
    case = matter.case
    mediation = mediated(case)
    if mediation is None or mediation.agreement is None:
        return ()
    on = _sides(matter, mediation)
    parties = [*lines(on.creditor), *agent_lines(case.agents)]
    for role in on.others:
        parties += lines(role)
    context = {
        "parties": parties,
        "requests": [_request(mediation.agreement, on)],
        "facts": [
            _story(case, mediation, mediation.agreement, on),
            *_content(mediation.agreement),
            _prayer(matter),
        ],
        "court": case.request.court or "",
        "signers": signers(on),
    }
    return (paper(matter, "judicial-confirmation", TITLE, context, name=NAME),)


def mediated(case: Case) -> Proceeding | None:
    """The latest mediation that ended with an agreement."""
    return next((one for one in reversed(case.proceedings) if one.kind == "mediation" and one.agreement), None)


def _sides(matter: Matter, mediation: Proceeding) -> Sides:
    """Everybody is an applicant, the creditor the first."""
    case = matter.case
    others: list[Party] = [one.party for one in matter.defendants]
    if mediation.against:
        others = [one for one in case.parties if any(case.concerns(name, one) for name in mediation.against)]
    titled = (Role(one, f"申请人{chinese_number(number)}") for number, one in enumerate(others, start=2))
    return Sides(Role(case.creditor, "申请人一"), tuple(titled))


def _everybody(on: Sides) -> str:
    return joined_names(role.name for role in (on.creditor, *on.others))


def _which(agreement: Agreement) -> str:
    signed = f"于{day(agreement.signed_on)}" if agreement.signed_on else ""
    number = f"（编号：{agreement.number}）" if agreement.number else ""
    return f"{signed}达成的调解协议{number}"


def _request(agreement: Agreement, on: Sides) -> str:
    return f"请求确认{_everybody(on)}{_which(agreement)}有效。"


def _story(case: Case, mediation: Proceeding, agreement: Agreement, on: Sides) -> str:
    committee = mediation.institution or case.request.committee or "人民调解委员会"
    mediator = f"人民调解员{agreement.mediator}" if agreement.mediator else ""
    asked = f"于{day(mediation.filed_on)}" if mediation.filed_on else ""
    signed = f"于{day(agreement.signed_on)}" if agreement.signed_on else ""
    effective = agreement.effective_on or agreement.signed_on
    since = f"，协议自{day(effective)}起生效" if effective else ""
    number = f"（编号：{agreement.number}）" if agreement.number else ""
    return (
        f"{_everybody(on)}因{loan_contract(case)}发生{word('cause', case.loan.cause)}，{asked}申请{committee}调解。经"
        f"{committee}{mediator}主持调解，{signed}自愿达成调解协议{number}{since}。"
    )


def _content(agreement: Agreement) -> list[str]:
    """What was agreed, as its text has it, else as its terms add up to."""
    found = [f"协议的主要内容：{agreement.text.rstrip('。')}。"] if agreement.text else []
    if agreement.terms:
        said = [
            f"{day(one.due_on)}前支付{yuan(one.amount)}{f'（{one.text}）' if one.text else ''}"
            for one in agreement.terms
        ]
        found.append(f"协议约定的履行期限和金额：{'；'.join(said)}。")
    return found


def _prayer(matter: Matter) -> str:
    cited = enumerated(
        [
            cite("peoples_mediation_law", 33),
            cite("civil_procedure_law", 205),
            cite("civil_procedure_law", 206),
        ],
        filing_day(matter),
    )
    return f"申请人依照{cited}的规定，共同申请司法确认。"


def _excuse(matter: Matter) -> Message | None:
    if mediated(matter.case) is None:
        return say("本案没有人民调解协议")
    confirmed = any(one.kind == "judicial_confirmation" and one.outcome == "ruled" for one in matter.case.proceedings)
    return say("调解协议已经司法确认") if confirmed else None


register(
    Filing(
        id="judicial-confirmation",
        title=NAME,
        folder="mediation",
        prerequisites=rule_codes("PTY005 JCF001 JCF002 JCF003 JCF004 JCF005 JCF006"),
        documents=judicial_confirmation,
        annexes=("legal-representative-certificate", "power-of-attorney"),
        templates=("judicial-confirmation",),
        excuse=_excuse,
    )
)
