"""The last items of 事实与理由 (clauses, articles of law), and the answers on mediation."""

from recovery_docs.case import Contract, MediationChoice
from recovery_docs.fields.phrases.contract_terms import dressed, guarantee_contract, loan_contract, security_contract
from recovery_docs.fields.phrases.legal_basis import claim_basis
from recovery_docs.fields.phrases.sides import Sides, claimed_interests, sued_guarantees
from recovery_docs.filings.court.element.boxes import Values, box
from recovery_docs.prerequisites.matter import Matter

_CLAUSES = {
    "interest": "利率",
    "penalty": "罚息",
    "compound": "复利",
    "default": "违约责任",
    "acceleration": "提前到期",
    "costs": "实现债权的费用",
    "guarantee": "担保",
}
_CALLED = {
    "finance_lease": {"penalty": "逾期违约金", "acceleration": "支付全部租金"},
    "guarantee_insurance": {"interest": "违约金"},
    "credit_card": {"penalty": "违约金"},
    "recourse": {"interest": "资金占用费", "penalty": "违约金"},
    "private_loan": {"penalty": "逾期利息"},
}
"""What clauses are about in a contract that is no loan."""
_BENEFITS = ("first", "second", "third", "fourth", "fifth")


def grounds(matter: Matter, on: Sides) -> Values:
    """Every field from 请求承担责任的依据 to the end of the form."""
    case = matter.case
    return {
        "basis": {"contract": _contract_basis(matter, on), "law": claim_basis(matter, on)},
        "mediation": mediation(case.request.mediation),
    }


def _contract_basis(matter: Matter, on: Sides) -> str:
    case = matter.case
    contracts: list[tuple[str, Contract]] = [(loan_contract(case), case.loan.contract)]
    contracts += [(guarantee_contract(one.guarantee), one.guarantee.contract) for one in sued_guarantees(matter, on)]
    contracts += [(security_contract(one), one.contract) for one in claimed_interests(case, on)]
    subjects = _CLAUSES | _CALLED.get(case.loan.cause, {})
    said: dict[str, str] = {}
    for name, contract in contracts:
        said[name] = said.get(name) or _clauses(contract, subjects)
    return "；".join(f"{name}{clauses}" for name, clauses in said.items())


def _clauses(contract: Contract, called: dict[str, str]) -> str:
    """第3条（利率）、第8条（罚息、复利); one number is named once."""
    subjects: dict[str, list[str]] = {}
    for key, subject in called.items():
        if number := dressed(getattr(contract.clauses, key)):
            subjects.setdefault(number, []).append(subject)
    return "、".join(f"{number}（{'、'.join(about)}）" for number, about in subjects.items())


def mediation(choice: MediationChoice) -> Values:
    """The plaintiff's own answers; what the plaintiff has not answered is not ticked."""
    benefits = dict(zip(_BENEFITS, choice.knows_benefits, strict=False))
    return (
        _knows(choice.knows_mediation)
        | {name: _knows(benefits.get(name)) for name in _BENEFITS}
        | {
            "yes": box(choice.willing == "yes"),
            "no": box(choice.willing == "no"),
            "undecided": box(choice.willing == "undecided"),
        }
    )


def _knows(answer: bool | None) -> Values:
    return {"knows": box(answer), "knows_not": box(answer is False)}
