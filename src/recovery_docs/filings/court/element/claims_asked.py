"""The sections 诉讼请求 and 约定管辖和诉前保全: what is asked, item by item, as the claims above them ask it."""

from recovery_docs.case import Case, Contract, Disputes, Proceeding
from recovery_docs.case.words import word
from recovery_docs.fields.phrases.contract_terms import dressed, named
from recovery_docs.fields.phrases.written_amounts import day
from recovery_docs.filings.court.element.boxes import Values, blanks, box, yes_no
from recovery_docs.money import ZERO, figures
from recovery_docs.prerequisites.jurisdiction.competent_court import agreement_of
from recovery_docs.prerequisites.matter import Matter

_FAILED = ("withdrawn", "dismissed", "rejected", "not_accepted", "lapsed")


def asked(matter: Matter) -> Values:
    """Every field of the two sections."""
    case, request = matter.case, matter.case.request
    return {
        "as_of": blanks(matter.statement.counted_until),
        "owed": owed(matter),
        "early": _early(request.accelerate, request.rescind),
        "jurisdiction": jurisdiction(*agreement_of(matter)),
        "preserved": _preserved(case),
    }


def owed(matter: Matter) -> Values:
    """Principal and what has accrued on it: the parts add up to 欠利息, as the official examples do.

    The form for financial loans has one blank for 罚息（违约金）, so liquidated damages are counted there.
    """
    case, statement = matter.case, matter.statement
    with_damages = case.loan.cause == "financial_loan"
    penalty = statement.penalty_interest + (statement.liquidated_damages if with_damages else ZERO)
    return {
        "principal": figures(statement.principal),
        "arrears": figures(statement.interest + statement.compound_interest + penalty),
        "interest": figures(statement.interest),
        "compound_interest": figures(statement.compound_interest),
        "penalty_interest": figures(penalty),
        "liquidated_damages": figures(statement.liquidated_damages),
        "late_fee": figures(ZERO),
        "fees": figures(statement.fees),
        "accrued": figures(statement.total - statement.principal),
    }


def _early(accelerate: bool | None, rescind: bool | None) -> Values:
    known = [answer for answer in (accelerate, rescind) if answer is not None]
    answer = any(known) if known else None
    return yes_no(answer) | {"accelerate": box(accelerate), "rescind": box(rescind)}


def jurisdiction(contract: Contract, path: str) -> Values:
    """The clause on courts or arbitration of the contract that decides."""
    disputes = contract.disputes
    agreed = None if disputes is None else disputes.kind != "none"
    if disputes is None or not agreed:
        return yes_no(agreed) | {"text": ""}
    otherwise = "借款合同" if path == "loan.contract" else "保证合同"
    number = dressed(contract.clauses.courts) or ""
    return yes_no(agreed) | {"text": f"{named(contract, otherwise)}{number}：{_agreed_words(disputes)}"}


def _agreed_words(disputes: Disputes) -> str:
    if disputes.text:
        return disputes.text
    place = f"{word('place_of_court', disputes.place)}人民法院" if disputes.place else "人民法院"
    court = f"由{disputes.institution if disputes.institution and disputes.kind == 'court' else place}管辖"
    arbitration = f"提交{disputes.institution or '仲裁机构'}仲裁"
    return {"court": court, "arbitration": arbitration}.get(disputes.kind, f"{arbitration}，或者{court}")


def _preserved(case: Case) -> Values:
    made = next(filter(_in_force, case.proceedings), None)
    if made is None:
        return yes_no(False) | {"court": "", "on": "", "number": ""}
    on = (made.title and made.title.issued_on) or made.ended_on or made.accepted_on or made.filed_on
    return yes_no(True) | {
        "court": made.institution or "",
        "on": day(on) if on else "",
        "number": made.number or (made.title and made.title.number) or "",
    }


def _in_force(proceeding: Proceeding) -> bool:
    return proceeding.kind == "pre_action_preservation" and proceeding.outcome not in _FAILED
