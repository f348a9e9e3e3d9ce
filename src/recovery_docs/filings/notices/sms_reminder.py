"""还款提醒短信: who asks, for which contract, how much as of which day, whom to call; to the borrowers' own numbers."""

import re
from collections.abc import Iterator
from datetime import date

from recovery_docs.case import Case, Title
from recovery_docs.case.party import Organisation, Party
from recovery_docs.errors import LawError
from recovery_docs.fields.phrases.legal_basis import filing_day
from recovery_docs.fields.phrases.title_words import became_final
from recovery_docs.fields.phrases.written_amounts import until, yuan
from recovery_docs.filings.filing import Document, Filing, register, rule_codes
from recovery_docs.filings.notices.title_letter import document_words
from recovery_docs.filings.prose.letter_parts import addressee, due_and_not, due_words, since
from recovery_docs.filings.prose.paper import paper
from recovery_docs.law.parameters import parameter
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.legal_standing import gone
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.procedures.title_debt import title_debt
from recovery_docs.prerequisites.procedures.title_in_force import TitleInForce

TITLE = "还款提醒短信"
MOBILE = re.compile(r"1\d{10}")
LAST = 4


def sms_reminder(matter: Matter) -> tuple[Document, ...]:
    """One sheet with a message for each number."""
    messages = [{"to": party.name, "phone": phone, "text": message(matter, party)} for party, phone in numbers(matter)]
    return (paper(matter, "sms-reminder", TITLE, {"messages": messages, "note": _note(matter)}),)


def numbers(matter: Matter) -> Iterator[tuple[Party, str]]:
    """Every mobile number that a living borrower left, or the head of a borrowing organisation; each once."""
    seen: set[str] = set()
    for party in matter.case.borrowers:
        if gone(party, matter.tested_on):
            continue
        head = party.head if isinstance(party, Organisation) else None
        left = (*party.phones, *((head.phone,) if head and head.phone else ()))
        for phone in left:
            if MOBILE.fullmatch(phone) and phone not in seen:
                seen.add(phone)
                yield party, phone


def message(matter: Matter, to: Party) -> str:
    """The text: no identity number, no account, nothing that the law does not say."""
    if (found := matter.judged.get(to.name)) is not None:
        return _on_the_title(matter, found, to)
    case, statement = matter.case, matter.statement
    late = f"{since(matter)}起逾期" if statement.overdue_from else "已到期"
    sentences = [
        (
            f"【{case.creditor.name}】{addressee(to)}，您好。{_which(case)}{late}，截至{until(statement)}欠款合计"
            f"{yuan(statement.total)}{_of_which_due(matter)}"
        ),
        "请及时还款；已经还款的，请忽略本短信",
        _ask(case),
    ]
    return "。".join(sentence for sentence in sentences if sentence) + "。"


def _on_the_title(matter: Matter, found: TitleInForce, to: Party) -> str:
    """The same once a judgment is in force: what it is called, and what is left of it."""
    case, title = matter.case, found.title or Title(document="judgment")
    debt = title_debt(case, title, matter.as_of, matter.tested_on)
    beside = "，文书确定的其他利息另计" if debt.in_words else ""
    sentences = [
        (
            f"【{case.creditor.name}】{addressee(to)}，您好。{document_words(found)}{became_final(title)}，"
            f"截至{until(matter.statement)}尚未履行{yuan(debt.total)}{beside}"
        ),
        "请及时履行；已经履行的，请忽略本短信",
        _ask(case),
    ]
    return "。".join(sentence for sentence in sentences if sentence) + "。"


def _of_which_due(matter: Matter) -> str:
    return "" if due_and_not(matter) is None else f"，其中{due_words(matter)}已经到期"


def _which(case: Case) -> str:
    """The debt by the last digits of its card or contract."""
    if case.loan.card:
        return f"您尾号{case.loan.card.last4}的信用卡透支款"
    digits = re.findall(r"\d+", case.loan.contract.number or "")
    tail = f"（编号尾号{digits[-1][-LAST:]}）" if digits else ""
    debt = {"recourse": "代偿款", "finance_lease": "租金"}.get(case.loan.cause, "借款")
    assigned = f"由{case.lender.name}转让给我方的" if case.assignments else ""
    return f"{assigned}{case.loan.contract.title or '合同'}{tail}项下{debt}"


def _ask(case: Case) -> str:
    contact = case.request.contact
    phone = contact.phone if contact else "、".join(case.creditor.phones)
    person = f"{contact.name}，" if contact and contact.name else ""
    return f"查询、协商还款或者有异议的，请联系{person}电话{phone}" if phone else ""


def _note(matter: Matter) -> str:
    hours = _hours(filing_day(matter))
    return f"本表供内部发送和留存：只发到本人预留的号码{hours}，不得转发他人；发送后把发送和送达回执存档。"


def _hours(on: date) -> str:
    """Between which hours a reminder may be sent; nothing for days before the standard that says so."""
    try:
        first = parameter("collection.from_hour", on=on, role="发送日").whole
        last = parameter("collection.until_hour", on=on, role="发送日").whole
    except LawError:
        return ""
    return f"，在{first}时至{last}时之间发送"


def _excuse(matter: Matter) -> Message | None:
    overdue_from = matter.statement.overdue_from
    judged = any(one.name in matter.judged for one in matter.case.borrowers)
    if not judged and (overdue_from is None or overdue_from > matter.as_of):
        return say("没有到期未还的款项")
    nobody_left = all(gone(one, matter.tested_on) for one in matter.case.borrowers)
    return None if nobody_left or any(numbers(matter)) else say("借款人没有预留手机号码")


def _readers(matter: Matter) -> tuple[str, ...]:
    """The borrowers to whom it goes; if nobody is left, those who are gone, of whom the rule then speaks."""
    everybody = matter.case.borrowers
    living = tuple(one.name for one in everybody if not gone(one, matter.tested_on))
    return living or tuple(one.name for one in everybody)


register(
    Filing(
        id="sms-reminder",
        title=TITLE,
        folder="notices",
        prerequisites=rule_codes("PTY005 NOT010 NOT001 NOT004 INT004 LIM001 ENF003 ENF006 CON001 CON002 CON003"),
        documents=sms_reminder,
        templates=("sms-reminder",),
        excuse=_excuse,
        names=_readers,
    )
)
