"""上门催收记录: one for each visit that was made, in the words of the event, to be signed by those who were there."""

from datetime import timedelta

from recovery_docs.case import Event
from recovery_docs.case.party import Party
from recovery_docs.case.words import word
from recovery_docs.errors import LedgerError
from recovery_docs.fields.phrases.contract_terms import loan_contract
from recovery_docs.fields.phrases.party_names import joined_names
from recovery_docs.fields.phrases.written_amounts import day, until, yuan
from recovery_docs.filings.filing import Document, Filing, register, rule_codes
from recovery_docs.filings.notices.title_letter import document_words
from recovery_docs.filings.prose.paper import paper
from recovery_docs.ledger import draw_up
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.procedures.title_debt import title_debt
from recovery_docs.prerequisites.procedures.title_in_force import titles_in_force

TITLE = "上门催收记录"
NOT_TOLD = "没有记录"
NOTE = "本记录由两名以上上门人员当场签名；对方拒绝签名的，注明情况。只与债务人本人谈债务，不向他人透露。"


def visits(matter: Matter) -> tuple[Event, ...]:
    """The visits made up to the day asked of."""
    return tuple(
        event
        for event in matter.case.events
        if event.kind == "demand" and event.channel == "visit" and event.on <= matter.as_of
    )


def visit_records(matter: Matter) -> tuple[Document, ...]:
    """One record for each visit, dated on its own day."""
    return tuple(_record(matter, event) for event in visits(matter))


def _record(matter: Matter, event: Event) -> Document:
    parties = _visited(matter, event)
    places = [one.service_address or one.home for one in parties]
    context = {
        "case_id": matter.case.id,
        "debtor": joined_names(one.name for one in parties),
        "place": event.sent_to or joined_names(place for place in places if place) or NOT_TOLD,
        "debt": _debt(matter, event),
        "visited_at": f"{day(event.on)}{f'{event.at:%H:%M}' if event.at else ''}",
        "officers": "、".join(event.officers) or NOT_TOLD,
        "met": _met(event, parties),
        "talk": event.text or ("请求清偿欠款" if event.claims_payment else NOT_TOLD),
        "served": _served(event),
        "answer": _answer(event),
        "note": NOTE,
        "filing_date": day(event.on),
    }
    return paper(matter, "visit-record", TITLE, context)


def _visited(matter: Matter, event: Event) -> list[Party]:
    case = matter.case
    return [one for one in case.parties if case.concerns(event.to, one)] or list(case.borrowers)


def _debt(matter: Matter, event: Event) -> str:
    """The debt of the day of the visit, not that of today; of the judgment, where one was in force."""
    judged = titles_in_force(matter.case, event.on)
    found = next((judged[one.name] for one in _visited(matter, event) if one.name in judged), None)
    if found is not None and found.title is not None:
        debt = title_debt(matter.case, found.title, event.on)
        return f"{document_words(found)}确定的债务，截至{day(event.on - timedelta(days=1))}（含当日）尚未履行{yuan(debt.total)}"
    try:
        then = draw_up(matter.case, event.on)
    except LedgerError:  # 上门那天还没有放款，或者那天的事实不足以计算
        return f"{loan_contract(matter.case)}项下的债务"
    late = f"，自{day(then.overdue_from)}起逾期" if then.overdue_from and then.overdue_from <= event.on else ""
    sums = f"，截至{until(then)}欠款合计{yuan(then.total)}" if late and then.as_of <= event.on else ""
    return f"{loan_contract(matter.case)}项下的债务{late}{sums}"


def _met(event: Event, parties: list[Party]) -> str:
    if event.outcome == "unanswered":
        return "没有见到人"
    if event.person:
        relation = f"（{word('relation', event.relation)}）" if event.relation else ""
        return f"{event.person}{relation}"
    alone = parties[0].name if len(parties) == 1 and parties[0].kind == "person" else NOT_TOLD
    return alone if event.outcome in ("answered", "agreed", "signed", "refused") else NOT_TOLD


def _served(event: Event) -> str:
    if event.signature:
        on = f"于{day(event.signature.on)}" if event.signature.on else ""
        return f"送交的文书由{event.signature.name}（{word('capacity', event.signature.capacity)}）{on}签收"
    return "对方拒收" if event.outcome == "refused" else "没有送交文书"


def _answer(event: Event) -> str:
    if event.agrees_to_pay:
        return "表示同意履行"
    return "没有表示同意履行" if event.agrees_to_pay is False else NOT_TOLD


def _excuse(matter: Matter) -> Message | None:
    return None if visits(matter) else say("没有上门催收的事件")


register(
    Filing(
        id="visit-record",
        title=TITLE,
        folder="notices",
        prerequisites=rule_codes("CON005 CON001 CON002 CON003 CON004"),
        documents=visit_records,
        templates=("visit-record",),
        excuse=_excuse,
    )
)
