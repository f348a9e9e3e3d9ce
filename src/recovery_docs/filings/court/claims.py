"""The claims of a complaint: numbered, each computable to the fen, each against the one who owes it."""

from collections.abc import Iterator

from recovery_docs.case import Case
from recovery_docs.case.party import Party
from recovery_docs.case.words import word
from recovery_docs.fields.phrases.contract_terms import (
    SecurityInterest,
    collateral_words,
    limit_words,
    loan_contract,
)
from recovery_docs.fields.phrases.party_names import Role, joined_names
from recovery_docs.fields.phrases.promised_limits import promised_limits
from recovery_docs.fields.phrases.sides import Sides, claimed_interests, sides, sued_guarantees
from recovery_docs.fields.phrases.written_amounts import parts, principal_parts, spelled, until, yuan, yuan_in_full
from recovery_docs.ledger import Statement
from recovery_docs.prerequisites.guarantee.guarantee_standing import GuaranteeStanding
from recovery_docs.prerequisites.limitation.maturity import not_secured
from recovery_docs.prerequisites.matter import Matter

_DEBTS = {"recourse": "上述代偿款及费用", "finance_lease": "上述租金及逾期违约金"}


def claims(matter: Matter) -> tuple[str, ...]:
    """What the plaintiff asks, without numbers, the debt first and the court fees last."""
    on = sides(matter, "原告", "被告")
    return tuple(_claims(matter, on))


def _claims(matter: Matter, on: Sides) -> Iterator[str]:
    case, statement = matter.case, matter.statement
    if case.request.rescind:
        signers = joined_names(on.of(one) for one in case.borrowers)
        yield f"解除{on.of(case.lender)}与{signers}签订的{loan_contract(case)}"
    debts: list[str] = []
    sued = any(on.has(borrower) for borrower in case.borrowers)
    living = on.living_borrowers(case)
    if sued:
        if case.request.rescind and case.loan.lease is not None:  # 民法典752：解除合同，收回租赁物
            yield f"判令{on.borrowers(case)}返还原告租赁物{case.loan.lease.thing or ''}"
        yield f"判令{on.borrowers(case)}{_together(case, on)}{_pay(statement, matter)}"
        debts.append(_DEBTS.get(case.loan.cause, "上述借款本息"))
    else:
        debts.append(_debt_of_others(matter))
    if statement.costs:
        named = [(word("cost_kind", kind), amount) for kind, amount in statement.unpaid_costs]
        payer = on.borrowers(case) if sued else on.everybody()
        detail = "" if len(named) == 1 else f"（其中{spelled(named)}）"
        name = named[0][0] if len(named) == 1 else "实现债权的费用"
        yield f"判令{payer}支付原告{name}{yuan(statement.costs)}{detail}"
        debts.append("费用")
    subject = ("、" if sued else "，以及").join(debts)
    if living:
        yield from (_estate_claim(one, living, on, subject) for one in case.borrowers if on.heirs(one))
    for standing in sued_guarantees(matter, on):
        yield _guarantee_claim(standing, on, subject)
    for interest in claimed_interests(case, on):
        yield _security_claim(case, interest, on, subject)
    yield from (text.rstrip("。；") for text in case.request.other_claims)
    if case.request.claim_court_fees:
        yield f"本案诉讼费用由{on.everybody()}承担"


def _estate_claim(dead: Party, living: list[Role], on: Sides, subject: str) -> str:
    """民法典1161：继承人以所得遗产实际价值为限清偿被继承人的债务. Beside them stand the other borrowers, for the whole."""
    together = joined_names(role.name for role in living)
    return f"判令{on.answering(dead)}，与{together}共同清偿{subject}"


def _together(case: Case, on: Sides) -> str:
    living = len(on.living_borrowers(case))
    return "共同" if living > 1 or (not living and sum(on.has(borrower) for borrower in case.borrowers) > 1) else ""


def _pay(statement: Statement, matter: Matter) -> str:
    """Principal, what accrued, and how it runs on, each with its sum."""
    principal = principal_parts(matter)
    rest = parts(matter)[len(principal) :]
    of = {"recourse": "", "credit_card": "信用卡", "finance_lease": ""}.get(matter.case.loan.cause, "借款")
    text = f"{'支付' if matter.case.loan.lease else '偿还'}原告{of}{spelled(principal)}"
    if rest:
        text += f"，并支付暂计至{until(statement)}的{spelled(rest)}"
    text += f"，以上合计{yuan_in_full(statement.total)}"
    if matter.case.request.to_actual_payment and statement.accrues:
        text += f"；并支付{statement.runs_on}{once_called_in(matter)}"
    return text


def once_called_in(matter: Matter) -> str:
    """How the part that is not due runs from the day on which the suit, or a notice, calls it in (民法典565)."""
    statement = matter.statement
    late_rate = any(one.overdue_rate for one in statement.balances)
    if not matter.case.request.accelerate or statement.matured or not late_rate:
        return ""
    if matter.case.loan.lease is not None:
        return "（未到期租金自起诉状副本送达之日起，按上述标准计收逾期违约金）"
    return "（尚未到期的本金自提前到期通知或者起诉状副本到达之日起，改按合同约定的逾期利率计收罚息）"


def _debt_of_others(matter: Matter) -> str:
    """The debt of borrowers who are not sued, spelled out, for no other claim does it."""
    statement = matter.statement
    names = "、".join(borrower.name for borrower in matter.case.borrowers)
    running = f"以及{statement.runs_on}" if matter.case.request.to_actual_payment and statement.accrues else ""
    return f"{names}截至{until(statement)}所欠原告的{yuan_in_full(statement.total)}{running}"


def _guarantee_claim(standing: GuaranteeStanding, on: Sides, subject: str) -> str:
    guarantee, kind = standing.guarantee, standing.kind.kind
    guarantor = on.answering(guarantee.guarantor)
    subject += _without(standing.outside)
    limits = promised_limits(guarantee)
    within = "、".join([""] * bool(limits and on.heirs(guarantee.guarantor)) + limits)
    if kind == "general":
        # 担保制度解释26②：一般保证人仅对债务人财产依法强制执行后仍不能履行的部分承担责任。
        return f"判令{guarantor}{within}对{subject}中债务人财产依法强制执行后仍不能履行的部分承担保证责任"
    return f"判令{guarantor}{within}对{subject}承担{'连带清偿' if kind else '保证'}责任"


def _without(outside: tuple[str, ...]) -> str:
    """What a maximum amount does not secure (民法典420、423、690)."""
    return f"（借据{'、'.join(outside)}项下的除外）" if outside else ""


def _security_claim(case: Case, interest: SecurityInterest, on: Sides, subject: str) -> str:
    subject += _without(not_secured(case, interest.maximum))
    owner, thing = on.of(interest.owner), collateral_words(interest, registered=True)
    within = f"在{limit_words(interest.maximum)}范围内" if interest.maximum else ""
    return f"确认原告对{owner}提供的{thing}折价或者拍卖、变卖所得的价款，{within}就{subject}享有优先受偿权"
