"""Who may act for the creditor: the power of attorney, the certificate of its head, the address for service."""

from recovery_docs.case import Agent, Organisation
from recovery_docs.case.party import Party
from recovery_docs.case.words import told, word
from recovery_docs.fields.phrases.party_names import agent_words, joined_names, representative_lines
from recovery_docs.filings.filing import Document, Filing, register
from recovery_docs.filings.prose.paper import paper
from recovery_docs.prerequisites.matter import Matter

GENERAL_POWERS = "代为起诉、应诉，提供证据，参加庭审、质证和辩论，签收诉讼文书"


def power_of_attorney(matter: Matter) -> tuple[Document, ...]:
    """One power of attorney for all agents; nothing where the creditor acts without any."""
    case = matter.case
    if not case.agents:
        return ()
    creditor = case.creditor
    person = creditor.kind == "person"
    against = joined_names(standing.name for standing in matter.defendants)
    context = {
        "principal_lines": [f"{'委托人' if person else '委托单位'}：{_introduced(creditor)}", *_head(creditor)],
        "agent_lines": [f"受委托人：{agent_words(agent)}{_number(agent)}" for agent in case.agents],
        "mandate": f"现委托{joined_names(agent.name for agent in case.agents)}在{creditor.name}与{against}"
        f"{word('cause', case.loan.cause)}一案中，作为{'我' if person else '我单位'}的委托诉讼代理人。",
        "powers": [_powers(agent) for agent in case.agents],
        "principal_label": "委托人（签名）" if person else "委托单位（公章）",
        "head_line": "" if person else f"{_head_title(creditor)}（签名）：",
    }
    return (paper(matter, "power-of-attorney", "授权委托书", context),)


def _number(agent: Agent) -> str:
    """A lawyer or legal worker goes by the licence, others by the identity card."""
    if agent.kind in ("lawyer", "legal_worker"):
        return f"执业证号：{agent.licence_number}。" if agent.licence_number else ""
    return f"公民身份号码：{agent.resident_id}。" if agent.resident_id else ""


def _introduced(party: Party) -> str:
    home = f"，住所地{party.address}" if party.address else ""
    return f"{party.name}{home}。"


def _head(party: Party) -> list[str]:
    return representative_lines(party) if isinstance(party, Organisation) else []


def _head_title(party: Party) -> str:
    return "负责人" if isinstance(party, Organisation) and party.legal_representative is None else "法定代表人"


def _powers(agent: Agent) -> str:
    if agent.powers == "special":
        powers = "；".join((GENERAL_POWERS, *(told("special_power", power) for power in agent.special_powers)))
        return f"委托诉讼代理人{agent.name}的代理事项和权限：特别授权。{powers}。"
    return f"委托诉讼代理人{agent.name}的代理事项和权限：一般授权。{GENERAL_POWERS}。"


def certificate(matter: Matter) -> tuple[Document, ...]:
    """The certificate of an organisation's head: a branch has a responsible person, a legal person its representative."""
    creditor = matter.case.creditor
    if not isinstance(creditor, Organisation) or creditor.head is None:
        return ()
    head, branch = creditor.head, creditor.legal_representative is None
    role = "主要负责人" if branch else "法定代表人"
    details = [
        f"公民身份号码：{head.resident_id}" if head.resident_id else None,
        f"联系电话：{head.phone}" if head.phone else None,
        f"单位金融许可证号：{creditor.licence_number}" if creditor.licence_number else None,
    ]
    office = f"（{creditor.head_office}的分支机构）" if branch and creditor.head_office else ""
    context = {
        "statement": f"{head.name}在我单位{office}任{head.title or role}职务，为我单位{role}。",
        "details": f"{'，'.join(part for part in details if part)}。" if any(details) else "",
    }
    return (paper(matter, "legal-representative-certificate", f"{role}身份证明书", context),)


def service_address(matter: Matter) -> tuple[Document, ...]:
    """The plaintiff's own address for service; the court's own form comes before this one."""
    case = matter.case
    creditor, contact = case.creditor, case.request.contact
    agent = case.agents[0] if case.agents else None
    phone = (agent.phone if agent else None) or (contact.phone if contact else None) or "、".join(creditor.phones)
    context = {
        "note": "受诉法院有自己的送达地址确认书的，用受诉法院的。",
        "court": case.request.court or "",
        "cause": word("cause", case.loan.cause),
        "party": creditor.name,
        "signer": agent.name if agent else creditor.name,
        "address": creditor.service_address or creditor.address or "",
        "phone": phone or "",
        "email": creditor.email or "",
        "declaration": "以上送达地址真实、有效。地址变更的，及时书面告知人民法院；因地址不准确或者未及时告知变更，致使"
        "诉讼文书未能实际接收的，自行承担由此产生的法律后果。",
    }
    return (paper(matter, "service-address-confirmation", "送达地址确认书", context),)


for _id, _title, _documents in (
    ("power-of-attorney", "授权委托书", power_of_attorney),
    ("legal-representative-certificate", "法定代表人（主要负责人）身份证明书", certificate),
    ("service-address-confirmation", "送达地址确认书", service_address),
):
    register(Filing(_id, _title, "annexes", (), _documents, templates=(_id,)))
