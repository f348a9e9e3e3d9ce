"""Letters once a judgment is in force: what it orders, what came in since, what is left, and that it can be enforced."""

from typing import Any

from recovery_docs.case import Case, Liability, Proceeding, Title
from recovery_docs.case.party import Party
from recovery_docs.case.words import told, word
from recovery_docs.fields.phrases.party_names import joined_names
from recovery_docs.fields.phrases.title_words import (
    became_final,
    before_2014,
    liability_words,
    limit_left,
    other_name,
    plaintiff,
    received_since,
    respondents,
    running_words,
    time_to_perform,
)
from recovery_docs.fields.phrases.written_amounts import day, spelled, until, yuan
from recovery_docs.filings.prose.letter_parts import as_listed, deadline, estate_words, letter, within_estate, you
from recovery_docs.law.parameters import parameter
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.money import capitals, figures
from recovery_docs.prerequisites.guarantee.guarantee_standing import GuaranteeStanding
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.procedures.enforcement_period import enforcement_period, enforcement_starts
from recovery_docs.prerequisites.procedures.title_balance import performed
from recovery_docs.prerequisites.procedures.title_debt import TitleDebt, title_debt
from recovery_docs.prerequisites.procedures.title_in_force import TitleInForce
from recovery_docs.prerequisites.procedures.title_terms import added, due_terms, later_terms

TITLE = "催促履行生效法律文书通知书"
_SPECIAL = ("payment_order", "judicial_confirmation")


def title_letter(
    matter: Matter, found: TitleInForce, to: Party, *, guarantee: GuaranteeStanding | None = None, named: str = TITLE
) -> dict[str, Any]:
    """The context of a letter to a party whom the document binds; `guarantee` where he is bound as a guarantor."""
    title = found.title
    if title is None:  # the outcome alone was written: a rule stops the letter, and a draft shows what is missing
        title = Title(document="judgment", number=found.number)
    debt = title_debt(matter.case, title, matter.as_of, matter.tested_on)
    return letter(matter, named, to) | {
        "opening": [*estate_words(matter, to), *_opening(matter, found, title, debt, to, guarantee)],
        "parts": [{"name": name, "amount": figures(amount)} for name, amount in left_by_kind(title, debt)],
        "total": figures(debt.total),
        "total_capitals": capitals(debt.total),
        "demands": _demands(matter, found, title, debt, to, guarantee),
        "receipt_text": _receipt(matter, found, title, debt, named),
    }


def left_by_kind(title: Title, debt: TitleDebt) -> list[tuple[str, Any]]:
    """What is left by kind, kinds of nothing left out."""
    principal = "到期应付款项" if title.terms else "本金"
    found = [(principal, debt.left.principal), ("一般债务利息", debt.interest), ("费用", debt.left.costs)]
    found += [(other_name(title), debt.left.other), ("加倍部分债务利息", debt.doubled)]
    return [one for one in found if one[1]]


def document_words(found: TitleInForce) -> str:
    """The document by who made it and its number: 桐乡市人民法院（2026）浙0483民初1001号民事判决书."""
    number = found.number
    return number if number.startswith(found.issued_by) else f"{found.issued_by}{number}"


def _opening(
    matter: Matter, found: TitleInForce, title: Title, debt: TitleDebt, to: Party, guarantee: GuaranteeStanding | None
) -> list[str]:
    case, proceeding = matter.case, found.proceeding
    names = joined_names(one.name for one in respondents(matter, proceeding))
    due = f"，{ended}" if (ended := time_to_perform(title)) else ""
    between = f"{plaintiff(case, proceeding).name}与{names}{_cause(matter, proceeding)}一案"
    said = [
        f"{between}，{document_words(found)}{became_final(title)}{due}。",
        _ordered(matter, title, debt),
    ]
    if plaintiff(case, proceeding).name != case.creditor.name:
        said.append(title_assigned(case))
    own = _his(title, to, guarantee)
    if guarantee is not None:
        said.append(_bound_as_guarantor(title, guarantee, to))
        said += [_paid_of_it(matter, title, one, to) for one in own]
    else:
        said += [f"依照上述文书，{_reader(one.name, to)}{liability_words(matter, title, one)}。" for one in own]
    since = received_since(debt.left)
    said.append(f"上述文书作出后，已于{since}。" if since else "上述文书作出后，没有收到履行款项。")
    said.append(f"截至{until(matter.statement)}，尚未履行的款项如下：")
    return [one for one in said if one]


def title_assigned(case: Case) -> str:
    """Whose the claim is now."""
    return f"上述债权已经依法转让，现由{case.creditor.name}享有。"


def _cause(matter: Matter, proceeding: Proceeding) -> str:
    return (
        told("proceeding_kind", proceeding.kind)
        if proceeding.kind in _SPECIAL
        else word("cause", matter.case.loan.cause)
    )


def _ordered(matter: Matter, title: Title, debt: TitleDebt) -> str:
    """What the document orders, by its own figures."""
    parts = [("本金", title.principal), ("一般债务利息", title.ordinary_interest), ("费用", title.costs)]
    said = [spelled([(name, amount) for name, amount in parts if amount])]
    said += [one.text + (yuan(one.amount) if one.amount is not None else "") for one in title.other]
    if title.terms:
        due = due_terms(title, matter.tested_on)
        said.append(
            f"分{len(title.terms)}期履行，共{yuan(added(title.terms))}，其中{len(due)}期{yuan(added(due))}已经到期"
        )
    if title.ordinary_interest_text:
        said.append(f"一般债务利息{title.ordinary_interest_text.rstrip('。；')}")
    return f"上述文书确定：{'；'.join(one for one in said if one)}。" if any(said) else ""


def _bound_as_guarantor(title: Title, guarantee: GuaranteeStanding, to: Party) -> str:
    """That the reader answers for it, and how far, as the document says."""
    reader = you(to) if to is guarantee.guarantee.guarantor else guarantee.name
    limit = next((one for one in title.liabilities if one.name == guarantee.name), None)
    within = f"在{yuan(limit.cap)}范围内" if limit and limit.cap is not None else "在文书主文确定的责任范围内"
    how = limit.text if limit and limit.text else "履行"
    return f"{reader}为上述债务提供保证，也是上述文书确定的债务人，应当{within}{how}。"


def _paid_of_it(matter: Matter, title: Title, one: Liability, to: Party) -> str:
    """What the guarantor has paid since, and what is left of his limit."""
    paid, left = performed(matter.case, title, one, matter.as_of), limit_left(matter, title, one)
    rest = f"，上述范围尚余{yuan(left)}" if left is not None else ""
    return f"{_reader(one.name, to)}已经履行{yuan(paid)}{rest}。" if paid else ""


def _his(title: Title, to: Party, guarantee: GuaranteeStanding | None) -> list[Liability]:
    """What the document says of the reader's own liability, or of the guarantor's whose heir he is."""
    name = guarantee.name if guarantee else to.name
    return [one for one in title.liabilities if one.name == name]


def _reader(name: str, to: Party) -> str:
    return you(to) if name == to.name else name


def _within_limit(matter: Matter, title: Title, to: Party, guarantee: GuaranteeStanding | None) -> str:
    """What is left of the reader's limit, which he is asked for and no more."""
    left = [limit_left(matter, title, one) for one in _his(title, to, guarantee)]
    return "".join(f"以{yuan(one)}为限" for one in left if one is not None)


def _demands(
    matter: Matter, found: TitleInForce, title: Title, debt: TitleDebt, to: Party, guarantee: GuaranteeStanding | None
) -> list[str]:
    reader = you(to)
    how = f"请{reader}{deadline(matter.case)}{within_estate(matter, to)}"
    limit = _within_limit(matter, title, to, guarantee)
    if guarantee is None:
        asked = f"{how}履行上述生效法律文书确定的义务，{limit}清偿上述款项。"
    elif guarantee.kind.kind == "general":
        asked = f"{how}督促债务人履行，并准备对债务人财产依法强制执行后仍不能履行的部分，{limit}按照文书主文承担一般保证责任。"
    else:
        asked = f"{how}按照文书主文确定的责任范围履行保证责任，{limit}清偿上述款项。"
    said = [*as_listed(matter.case), *_runs_on(matter, title, debt), asked, enforcement_words(matter, found, title, to)]
    return [one for one in said if one]


def _runs_on(matter: Matter, title: Title, debt: TitleDebt) -> list[str]:
    """What is not in the table: what runs on, what no sum can be given for, and what is not due yet."""
    left = debt.left
    said = []
    if left.running is not None and left.running.base:
        starts = max(left.running.from_on, matter.as_of)
        said.append(f"{running_words(left.running.since(starts))}的一般债务利息")
    if debt.doubled_base and debt.doubled_from:
        rate = percent(parameter("delayed_interest.daily", on=matter.as_of, role="截至日").value)
        said.append(
            f"自{day(debt.doubled_from)}起至实际履行之日止，以{yuan(debt.doubled_base)}为基数，按每日{rate}%计算的加倍部分债务利息"
        )
    found = [f"此后，{'，以及'.join(said)}，亦应一并给付。"] if said else []
    if debt.in_words:
        found.append(f"按照上述文书，一般债务利息{debt.in_words.rstrip('。；')}；上表没有计入这项利息，亦应一并给付。")
    if title.ordinary_interest_text is None and not title.terms:
        found.append("上述文书主文另行确定了利息等给付义务的，一并履行。")
    if old := before_2014(title, matter):
        found.append(f"{old}；上表没有计入这项利息，亦应一并给付。")
    if later := later_terms(title, matter.tested_on, left.sum_received):
        found.append(f"其余{yuan(added(later))}按照上述文书尚未到期，请届期履行。")
    return found


def enforcement_words(matter: Matter, found: TitleInForce, title: Title, to: Party) -> str:
    """What follows if nothing is paid: enforcement within its time, applied for or resumed; never another suit."""
    applied = [one for one in matter.case.proceedings if one.kind == "enforcement" and one.filed_on is not None]
    last = max(applied, key=lambda one: one.filed_on or matter.as_of, default=None)
    if last is not None and last.outcome in (None, "pending"):
        return f"我方已经向{last.institution or '人民法院'}申请强制执行；仍不履行的，由人民法院依法采取执行措施。"
    enforced = any(
        one.how == "enforced" for one in title_debt(matter.case, title, matter.as_of, matter.tested_on).left.received
    )
    if enforced or (last is not None and last.outcome == "terminated"):
        return "仍不履行的，我方可以依法申请人民法院继续执行或者恢复执行。"
    period = enforcement_period(matter.case, found.proceeding, enforcement_starts(title), matter.tested_on)
    if period.state == "expired":
        return ""
    if to.name not in {one.name for one in respondents(matter, found.proceeding)}:
        # 变更追加规定10：被执行人死亡的，可以变更继承人、遗产管理人为被执行人，在遗产范围内承担责任。
        return f"逾期不履行的，我方可以依法申请人民法院变更{you(to)}为被执行人，在遗产范围内强制执行。"
    return "逾期不履行的，我方可以依法向人民法院申请强制执行，执行费用由被执行人负担。"


def _receipt(matter: Matter, found: TitleInForce, title: Title, debt: TitleDebt, named: str) -> str:
    case = matter.case
    written = case.request.letter
    number = f"{written.number.removesuffix('号')}号" if written and written.number else ""
    return (
        f"{case.creditor.name}：我方已收到{number}《{named}》，知悉{document_words(found)}截至{until(matter.statement)}"
        f"尚未履行的款项：{spelled(left_by_kind(title, debt))}，合计{yuan(debt.total)}。"
    )
