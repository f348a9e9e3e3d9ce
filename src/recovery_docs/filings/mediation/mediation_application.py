"""人民调解申请书, after the form of the Ministry of Justice."""

from recovery_docs.case.party import Organisation, Party, Person
from recovery_docs.case.words import word
from recovery_docs.fields.phrases.legal_basis import filing_day
from recovery_docs.fields.phrases.party_names import against
from recovery_docs.fields.phrases.sides import Sides, sides, sued_guarantees
from recovery_docs.fields.phrases.written_amounts import numbered, parts, spelled, until, yuan_in_full
from recovery_docs.filings.filing import Document, Filing, register, rule_codes
from recovery_docs.filings.prose.law_in_story import estate_story
from recovery_docs.filings.prose.narrative import contract_story, default_story, payout_story, security_story
from recovery_docs.filings.prose.paper import paper
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.matter import Matter


def mediation_application(matter: Matter) -> tuple[Document, ...]:
    """The application to the committee named in the request."""
    case = matter.case
    on = sides(matter, "申请人", "被申请人")
    context = {
        "parties": [_row(role.title, role.party, matter) for role in (on.creditor, *on.others)],
        "facts": [
            contract_story(case, on),
            *security_story(matter, on),
            *payout_story(case, on),
            *estate_story(matter, on),
            default_story(matter, on),
        ],
        "requests": numbered(_requests(matter, on)),
        "committee": case.request.committee or "",
    }
    return (paper(matter, "mediation-application", "人民调解申请书", context),)


def _row(role: str, party: Party, matter: Matter) -> dict[str, str]:
    if isinstance(party, Person):
        return {
            "role": role,
            "name": party.name,
            "sex": word("sex", party.sex) if party.sex else "",
            "ethnicity": party.ethnicity or "",
            "age": _age(party, matter),
            "occupation": party.occupation or party.employer or "",
            "phone": "、".join(party.phones),
            "address": party.home or "",
        }
    return {"role": role, "name": party.name, "sex": "—", "ethnicity": "—", "age": "—"} | _represented(party)


def _represented(party: Organisation) -> dict[str, str]:
    head = party.head
    title = "法定代表人" if party.legal_representative else "负责人"
    return {
        "occupation": f"{title}：{head.name}{'（' + head.title + '）' if head.title else ''}" if head else "",
        "phone": (head.phone if head and head.phone else "、".join(party.phones)),
        "address": party.address or "",
    }


def _age(person: Person, matter: Matter) -> str:
    born, on = person.born_on, filing_day(matter)
    if born is None:
        return ""
    return str(on.year - born.year - ((on.month, on.day) < (born.month, born.day)))


def _requests(matter: Matter, on: Sides) -> list[str]:
    case, statement = matter.case, matter.statement
    debt = f"{spelled(parts(matter))}，合计{yuan_in_full(statement.total)}，暂计至{until(statement)}"
    running = f"，并支付{statement.runs_on}" if statement.accrues else ""
    found = [f"请求{on.borrowers(case)}偿还{debt}{running}"]
    if statement.costs:
        found.append(f"请求{on.borrowers(case)}承担实现债权的费用{yuan_in_full(statement.costs)}")
    found += [
        f"请求{on.answering(one)}清偿上述债务" for one in case.borrowers if on.heirs(one) and on.living_borrowers(case)
    ]
    guarantors = "、".join(on.answering(one.guarantee.guarantor) for one in sued_guarantees(matter, on))
    if guarantors:
        found.append(f"请求{guarantors}对上述债务承担保证责任")
    found.append("请求就还款的数额、期限和方式进行调解，达成调解协议")
    return found


def _excuse(matter: Matter) -> Message | None:
    if any(one.agreement and one.agreement.signed_on for one in matter.case.proceedings):
        return say("已经达成调解协议")
    return None if matter.case.request.committee else say("本案没有写明人民调解委员会")


register(
    Filing(
        id="mediation-application",
        title="人民调解申请书",
        folder="mediation",
        prerequisites=rule_codes(
            "PTY005 INT006 NOT009 MED011 MED001 MED002 MED003 MED006 MED007 MED005 MED004 MED009 MED008 LIM001 GUA002 GUA003"
        ),
        documents=mediation_application,
        annexes=("debt-statement", "evidence-list"),
        templates=("mediation-application",),
        excuse=_excuse,
        names=against,
    )
)
