"""What letters to debtors and guarantors have in common: head, deadline, account, contact, receipt."""

from decimal import Decimal
from typing import Any

from recovery_docs.case import Case
from recovery_docs.case.party import Party, Person
from recovery_docs.fields.phrases.written_amounts import day, kind_names, parts, spelled, until, yuan
from recovery_docs.filings.prose.paper import debt_table
from recovery_docs.ledger.entry import Balance, Kind
from recovery_docs.ledger.terms_at_day import rents_not_asked
from recovery_docs.prerequisites.legal_standing import heirs_of
from recovery_docs.prerequisites.matter import Matter


def you(party: Party) -> str:
    """How a letter addresses its reader: a person as 您, an organisation as 贵单位."""
    return "您" if party.kind == "person" else "贵单位"


def addressee(party: Party) -> str:
    """The reader's name as the letter opens with it: 李示例先生, 示例有限公司."""
    if party.kind == "organisation":
        return party.name
    name = f"{party.name}{ {'male': '先生', 'female': '女士'}.get(party.sex or '', '') }"
    return f"{name}（法定代理人{party.guardian}收）" if party.guardian else name


def due_and_not(matter: Matter) -> tuple[Decimal, Decimal] | None:
    """The principal that is due and the principal that is not; nothing where all of it is due."""
    statement = matter.statement
    due = sum((one.overdue_principal for one in statement.balances), Decimal(0))
    whole = sum((one.principal for one in statement.balances), Decimal(0))
    return None if statement.matured or matter.to_be_demanded or whole <= due else (due, whole - due)


def part_due(matter: Matter) -> list[str]:
    """While the loan has not been called in, a letter may ask for what is due and no more (民法典565、673)."""
    split = due_and_not(matter)
    if split is None:
        return []
    if matter.case.loan.lease is not None:
        return [f"上述租金中，{yuan(split[0])}已经到期，其余{yuan(split[1])}尚未到期，还没有要求一次支付。"]
    if matter.case.loan.recourse is not None:
        return [f"上述代偿款中，{yuan(split[0])}已经到期，其余{yuan(split[1])}还在合同约定的偿还期限内。"]
    return [f"上述款项中，{due_words(matter)}已经到期，其余本金{yuan(split[1])}按合同约定尚未到期，也还没有提前到期。"]


def due_words(matter: Matter) -> str:
    """What is due, in sums: principal, the interest settled and unpaid, and whatever default has added."""
    statement, split = matter.statement, due_and_not(matter)
    due = split[0] if split else statement.principal
    interest = sum((_due_interest(matter.case, one) for one in statement.balances), Decimal(0))
    known = interest if statement.source == "computed" else Decimal(0)
    extra: tuple[Kind, ...] = ("penalty_interest", "compound_interest", "liquidated_damages")
    kinds = kind_names(matter.case)
    sums = [(kinds["principal"], due), (kinds["interest"], min(known, statement.interest))]
    sums += [(kinds[kind], statement.owed(kind)) for kind in extra]
    return spelled([one for one in sums if one[1]]) or f"本金{yuan(due)}"


def _due_interest(case: Case, balance: Balance) -> Decimal:
    """The interest that is due: as far as it was settled; of what knows no settlement, as recourse, all once it is late."""
    if balance.overdue_interest is not None and case.loan.cause != "recourse":
        return balance.overdue_interest
    return balance.interest if balance.overdue_from else Decimal(0)


def since(matter: Matter) -> str:
    """The first day of default, 自 that day; of several notes due on different days only the earliest is late since then."""
    late = matter.statement.overdue_from
    if late is None:
        return ""
    due = {one.due_on for one in matter.case.loan.disbursements}
    return f"{'最早' if len(due) > 1 else ''}自{day(late)}"


def as_listed(case: Case) -> list[str]:
    """What the creditor wants said as the ledger has it."""
    shown = case.request.letter.shown if case.request.letter else ()
    return [f"台账另列：{'；'.join(f'{one.title}：{one.text}' for one in shown)}。"] if shown else []


def what_to_pay(matter: Matter) -> str:
    """What the letter asks for: all of it, or what is due."""
    if due_and_not(matter) is None and not rents_to_come(matter):
        return "上述全部欠款"
    of = {"recourse": "代偿款、资金占用费", "finance_lease": "租金、逾期违约金"}
    return f"上述已经到期的{of.get(matter.case.loan.cause, '本金、利息和罚息')}等款项"


def rents_to_come(matter: Matter) -> list[str]:
    """The rents of a lease that are not asked for now."""
    later = rents_not_asked(matter.case, matter.statement.as_of)
    if not later or matter.case.request.rescind:
        return []
    amount = sum((one.amount for one in later), Decimal(0))
    return [f"另有未到期租金{len(later)}期共{yuan(amount)}，应当按合同约定的日期支付。"]


def estate_words(matter: Matter, to: Party) -> list[str]:
    """Why the letter comes to an heir or the administrator of an estate, and not to the debtor (民法典1145、1161)."""
    return [
        f"{dead.name}已于{day(dead.died_on)}死亡，{you(to)}为其继承人或者遗产管理人，现就其生前所负的债务通知{you(to)}。"
        for dead in _estates(matter, to)
        if dead.died_on
    ]


def within_estate(matter: Matter, to: Party) -> str:
    """An heir answers with what was inherited and no more (民法典1161)."""
    return "在所得遗产的实际价值范围内" if _estates(matter, to) else ""


def _estates(matter: Matter, to: Party) -> list[Person]:
    own = {one.name for one in matter.obligors if one.party is to}
    return [
        one.party
        for one in matter.obligors
        if isinstance(one.party, Person) and to.name in heirs_of(one.party) and to.name not in own
    ]


def deadline(case: Case) -> str:
    """By when to pay, as the creditor fixed it."""
    letter = case.request.letter
    if letter and letter.pay_by:
        return f"于{day(letter.pay_by)}前"
    if letter and letter.pay_within_days:
        return f"自收到本通知之日起{letter.pay_within_days}日内"
    return "在收到本通知后立即"


def letter(matter: Matter, title: str, to: Party, *, sender: Party | None = None) -> dict[str, Any]:
    """The parts of a letter that do not depend on what it asks."""
    case = matter.case
    signer = sender or case.creditor
    return debt_table(matter) | {
        "number": _number(case) if sender is None else "",
        "addressee": addressee(to),
        "account": _account(case) if sender is None else None,
        "contact": contact_lines(case, to) if sender is None else _phone_lines(sender),
        "signer": signer.name,
        "signer_signs": "盖章" if signer.kind == "organisation" else "签名",
        "receipt_text": receipt_text(matter, title, signer, numbered=sender is None),
    }


def receipt_text(matter: Matter, title: str, sender: Party, *, numbered: bool = True) -> str:
    """What the reader confirms by signing the receipt."""
    statement = matter.statement
    written = matter.case.request.letter if numbered else None
    number = f"{written.number}号" if written and written.number else ""
    number = number.replace("号号", "号")
    return (
        f"{sender.name}：我方已收到{number}《{title}》，知悉截至{until(statement)}的欠款："
        f"{spelled(parts(matter))}，合计{yuan(statement.total)}。"
    )


def contact_lines(case: Case, to: Party) -> list[str]:
    """Whom the reader may ask at the creditor's, and where to object."""
    contact = case.request.contact
    found = []
    if contact:
        said = [
            f"联系人：{contact.name}" if contact.name else None,
            contact.department,
            f"电话：{contact.phone}",
            f"地址：{contact.address}" if contact.address else None,
        ]
        found.append("，".join(part for part in said if part) + "。")
        if contact.objections:
            found.append(f"对欠款金额或者本通知有异议的，可以通过以下途径提出：{contact.objections.rstrip('。')}。")
    else:
        found += _phone_lines(case.creditor)
    letter = case.request.letter
    if letter and letter.trustee:
        since = f"于{day(letter.trustee_commissioned_on)}" if letter.trustee_commissioned_on else ""
        phones = f"，联系电话：{'、'.join(letter.trustee.phones)}" if letter.trustee.phones else ""
        found.append(f"我方{since}委托{letter.trustee.name}办理本笔债务的催收{phones}，{you(to)}可以向我方核实。")
    return found


def _phone_lines(party: Party) -> list[str]:
    return [f"联系电话：{'、'.join(party.phones)}。"] if party.phones else []


def consequences(matter: Matter, to: Party, *, guarantor: bool = False) -> str:
    """What the creditor may do under the law if nothing is paid: possible steps, never a suit that is barred.

    A guarantor is told by the letter itself that he is called upon.
    """
    case = matter.case
    steps = [*_suit(case, to), "申请财产保全"]
    if case.guarantees and not guarantor:
        steps.append("要求保证人承担保证责任")
    if case.security_interests:
        steps.append("实现担保物权")
    costs = "，由此产生的诉讼费用以及合同约定由违约方负担的费用，将依法一并主张"
    return f"逾期未清偿的，我方可以依法采取{'、'.join(steps)}等措施{costs}。"


def _suit(case: Case, to: Party) -> list[str]:
    """A suit, or what the contract agrees in its place; none against those who are sued already (民诉法解释247)."""
    contracts = [one.contract for one in case.guarantees if one.guarantor.name == to.name and to not in case.borrowers]
    disputes = next((one.disputes for one in contracts if one.disputes is not None), case.loan.contract.disputes)
    for one in case.proceedings:
        against = not one.against or any(case.concerns(name, to) for name in one.against)
        running = one.outcome in (None, "pending") and one.same_claim is not False
        if one.kind in ("suit", "arbitration") and one.filed_on is not None and running and against:
            return []
    if disputes is not None and disputes.kind == "arbitration":
        return [f"向{disputes.institution or '约定的仲裁机构'}申请仲裁"]
    return ["向人民法院提起诉讼"]


def _number(case: Case) -> str:
    letter = case.request.letter
    if letter is None:
        return ""
    times = f"第{letter.times}次催收" if letter.times else None
    return "　".join(part for part in (f"编号：{letter.number}" if letter.number else None, times) if part)


def _account(case: Case) -> dict[str, str] | None:
    account = case.request.account
    return {"holder": account.holder, "bank": account.bank, "number": account.number} if account else None
