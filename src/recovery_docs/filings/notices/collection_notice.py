"""逾期贷款催收通知书, to each borrower, with its receipt; a guaranteed or entrusted loan has its own title."""

from recovery_docs.case import Case
from recovery_docs.case.party import Party
from recovery_docs.filings.filing import Document, Filing, register, rule_codes
from recovery_docs.filings.notices.title_letter import TITLE as ON_THE_TITLE
from recovery_docs.filings.notices.title_letter import title_letter
from recovery_docs.filings.prose.contract_terms import advances_words, due_day_words, lease_words, loan_contract
from recovery_docs.filings.prose.letter_parts import (
    as_listed,
    consequences,
    deadline,
    estate_words,
    letter,
    part_due,
    rents_to_come,
    since,
    what_to_pay,
    within_estate,
    you,
)
from recovery_docs.filings.prose.paper import paper
from recovery_docs.filings.prose.written_amounts import day, until, yuan
from recovery_docs.prerequisites.matter import Matter

DEBT_WORDS = {"recourse": "代偿款", "credit_card": "透支款", "finance_lease": "租金"}
FIRST_DEMAND = "还款催告通知书"
PLAIN = "逾期贷款催收通知书"


def title_of(case: Case) -> str:
    """The title that the kind of loan asks for; a guaranteed or entrusted loan is called so only where it is one."""
    titles = {
        "credit_card": "信用卡欠款催收通知书",
        "finance_lease": "逾期租金催收通知书",
        "recourse": "代偿款催收通知书",
        "private_loan": "逾期借款催收通知书",
    }
    if (title := titles.get(case.loan.cause)) is not None:
        return title
    if case.loan.entrusted_by:
        return "委托贷款逾期催收通知书"
    return "担保贷款逾期催收通知书" if case.guarantees else PLAIN


def collection_notices(matter: Matter) -> tuple[Document, ...]:
    """One notice for each borrower."""
    return tuple(_notice(matter, standing.party) for standing in matter.addressees)


def _notice(matter: Matter, to: Party) -> Document:
    if (found := matter.judged.get(to.name)) is not None:
        context = title_letter(matter, found, to)
        return paper(matter, "collection-notice", ON_THE_TITLE, context, subject=to.name)
    case, statement = matter.case, matter.statement
    title, reader = FIRST_DEMAND if matter.to_be_demanded else title_of(case), you(to)
    context = letter(matter, title, to) | {
        "opening": [*estate_words(matter, to), *opening(matter, to)],
        "demands": [
            *as_listed(case),
            *part_due(matter),
            *rents_to_come(matter),
            *([f"此后，{statement.runs_on}，亦应一并清偿。"] if statement.accrues else []),
            f"请{reader}{deadline(case)}{within_estate(matter, to)}清偿{what_to_pay(matter)}。",
            consequences(matter, to),
        ],
    }
    return paper(matter, "collection-notice", title, context, subject=to.name)


def opening(matter: Matter, to: Party) -> list[str]:
    """Which loan it is, whose it is now, since when it is late, and the day of the figures."""
    case, statement = matter.case, matter.statement
    found = which_claim(case, to)
    called_in = [claim.accelerated_on for claim in matter.main_claims if claim.accelerated_on]
    if called_in:
        whole = "我方已经要求支付全部租金，上述租金" if case.loan.lease else f"上述{_debt(case)}已经宣布提前到期，"
        found.append(f"{whole}于{day(min(called_in))}全部到期。")
    if matter.to_be_demanded:
        found.append(
            f"上述借款没有约定还款期限，现依照民法典第六百七十五条催告{you(to)}返还。截至{until(statement)}，欠款如下："
        )
        return found
    late = f"{since(matter)}起已经逾期" if statement.overdue_from else "已经到期"
    found.append(f"上述{_debt(case)}{late}。截至{until(statement)}，欠款如下：")
    return found


def which_claim(case: Case, to: Party) -> list[str]:
    """Which loan it is, and whose the claim is now."""
    assigned = [f"上述债权已经依法转让，现由{case.creditor.name}享有。"] if case.assignments else []
    return [*which_loan(case, to), *assigned]


def _debt(case: Case) -> str:
    return DEBT_WORDS.get(case.loan.cause, "借款")


def which_loan(case: Case, to: Party) -> list[str]:
    """The contract, what was paid out on it, and whose money it was."""
    contract = case.loan.contract
    signed = f"于{day(contract.signed_on)}" if contract.signed_on else ""
    borrower = you(to) if to in case.borrowers else "、".join(one.name for one in case.borrowers)
    found = [f"{borrower}{signed}与{case.lender.name}签订{loan_contract(case)}。{_paid(case)}"]
    if case.loan.entrusted_by:
        found.append(f"本笔借款为委托贷款，委托人为{case.loan.entrusted_by.name}。")
    return found


def _paid(case: Case) -> str:
    loan = case.loan
    if loan.card:
        return f"卡号末四位{loan.card.last4}。"
    if loan.lease:
        return f"约定{lease_words(loan.lease)}。"
    if loan.recourse:
        return f"我方{advances_words(loan.recourse)}。"
    paid = [
        f"{f'借据{one.note}：' if one.note else ''}{day(one.paid_on)}发放{yuan(one.amount)}，"
        f"{f'{due_day_words(case, one.due_on)}到期' if one.due_on else '没有约定还款期限'}"
        for one in loan.disbursements
    ]
    return f"{case.lender.name}已依约发放借款，{'；'.join(paid)}。" if paid else ""


register(
    Filing(
        id="collection-notice",
        title=PLAIN,
        folder="notices",
        prerequisites=rule_codes(
            "PTY005 PTY006 INT006 NOT010 NOT001 "
            "NOT002 NOT003 NOT004 NOT005 NOT006 NOT007 NOT008 INT004 ASG004 LIM001 LIM002 LIM003 ENF003 ENF006 "
            "CON001 CON002 CON003 CON004 CON005"
        ),
        documents=collection_notices,
        templates=("collection-notice",),
        subjects=lambda matter: tuple(standing.name for standing in matter.addressees),
    )
)
