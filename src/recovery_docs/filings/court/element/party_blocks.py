"""The blocks of the section 当事人信息: one for each party, and one left blank where a side has none of its kind."""

from collections.abc import Iterable

from recovery_docs.case import Account, Agent, Organisation, Person
from recovery_docs.case.party import Party
from recovery_docs.case.words import tables, word
from recovery_docs.fields.phrases.party_names import contact_phone
from recovery_docs.filings.court.element.boxes import Values, blanks, box

_STATE = ("state", "state_controlled", "state_participating")


def side(parties: Iterable[Party], *, account: Account | None = None, code_line: bool = True) -> Values:
    """Both kinds of blocks of one side of the form.

    Where the form has no line for the credit code (`code_line`), the code stands behind the name, so that it is not lost.
    """
    parties = tuple(parties)
    persons = [person(party, account) for party in parties if isinstance(party, Person)]
    organisations = [
        organisation(party, account, code_line=code_line) for party in parties if isinstance(party, Organisation)
    ]
    return {
        "persons": persons or [person(None)],
        "organisations": organisations or [organisation(None)],
    }


def person(party: Person | None, account: Account | None = None) -> Values:
    """The block of a natural person; blank for nobody."""
    sex = party.sex if party else None
    values: Values = {
        "male": box(sex == "male"),
        "female": box(sex == "female"),
        "born": blanks(party.born_on if party else None),
        "account": _account(account),
    }
    document = party.other_id if party else None
    words = {
        "name": party and f"{party.name}{_guardian(party)}",
        "ethnicity": party and party.ethnicity,
        "employer": party and party.employer,
        "occupation": party and party.occupation,
        "phone": party and "、".join(party.phones),
        "address": party and party.address,
        "habitual_residence": party and party.habitual_residence,
        "id_type": "居民身份证" if party and party.resident_id else (document and document.type),
        "id_number": (party and party.resident_id) or (document and document.number),
    }
    return values | {name: word or "" for name, word in words.items()}


def _guardian(person: Person) -> str:
    """The form has no line for the guardian of an incapable party (民事诉讼法60), who stands behind the name."""
    return f"（法定代理人：{person.guardian}）" if person.guardian else ""


def organisation(party: Organisation | None, account: Account | None = None, *, code_line: bool = True) -> Values:
    """The block of a legal person or unincorporated body; blank for nobody."""
    head = party.head if party else None
    code = f"（统一社会信用代码{party.uscc}）" if party and party.uscc and not code_line else ""
    words = {
        "name": party and f"{party.name}{code}",
        "address": party and party.address,
        "registered_address": party and (party.registered_address or party.address),
        "head": head and head.name,
        "head_title": head and head.title,
        "phone": party and contact_phone(party, head),
        "uscc": party and party.uscc,
    }
    ownership = party.ownership if party else None
    boxes: Values = {name: box(party is not None and party.type == name) for name in tables()["organisation_type"]}
    boxes |= {
        "joint_stock_company": box(party is not None and party.type in ("joint_stock_company", "listed_company")),
        "listed_company": box(party is not None and (party.type == "listed_company" or party.listed)),
        "state": box(ownership in _STATE),
        "state_controlled": box(ownership == "state_controlled"),
        "state_participating": box(ownership == "state_participating"),
        "private": box(ownership == "private"),
    }
    other = {"other_ownership": "√" if ownership == "other" else "", "account": _account(account)}
    return {name: word or "" for name, word in words.items()} | boxes | other


def agent_blocks(agents: Iterable[Agent]) -> list[Values]:
    """One block for each agent; where there is none, one that says so."""
    return [_agent(agent) for agent in agents] or [_agent(None)]


def _agent(agent: Agent | None) -> Values:
    powers = agent.special_powers if agent and agent.powers == "special" else ()
    words = {
        "name": agent and agent.name,
        "firm": agent and agent.firm,
        "title": agent and agent.title,
        "phone": agent and agent.phone,
        "powers": "、".join(word("special_power", power) for power in powers),
    }
    boxes: Values = {
        "present": box(agent is not None),
        "absent": box(agent is None),
        "general": box(agent is not None and agent.powers == "general"),
        "special": box(agent is not None and agent.powers == "special"),
    }
    return {name: word or "" for name, word in words.items()} | boxes


def _account(account: Account | None) -> Values:
    if account is None:
        return {"number": "", "holder": "", "bank": ""}
    return {"number": account.number, "holder": account.holder, "bank": account.bank}
