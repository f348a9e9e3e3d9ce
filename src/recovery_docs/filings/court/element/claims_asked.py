"""The sections 诉讼请求 and 约定管辖和诉前保全: what is asked, item by item, as the claims above them ask it."""

from decimal import Decimal

from recovery_docs.case import Case, Contract, Disputes, Proceeding
from recovery_docs.case.words import word
from recovery_docs.fields.phrases.contract_terms import (
    ceiling_words,
    collateral_words,
    dressed,
    maximum_words,
    named,
    penalty_words,
    rate_words,
    scope_words,
)
from recovery_docs.fields.phrases.sides import Sides, claimed_interests, sued_guarantees
from recovery_docs.fields.phrases.written_amounts import KIND_NAMES, day, kind_names, parts, spelled, until, yuan
from recovery_docs.filings.court.element.boxes import Values, blanks, box, yes_no
from recovery_docs.money import ZERO, figures
from recovery_docs.prerequisites.jurisdiction.competent_court import agreement_of
from recovery_docs.prerequisites.matter import Matter

_FAILED = ("withdrawn", "dismissed", "rejected", "not_accepted", "lapsed")


def asked(matter: Matter, on: Sides) -> Values:
    """Every field of the two sections."""
    case, request = matter.case, matter.case.request
    return {
        "as_of": blanks(matter.statement.counted_until),
        "owed": owed(matter),
        "early": _early(request.accelerate, request.rescind),
        "security_claim": _security_claim(matter, on),
        "costs": yes_no(bool(matter.statement.costs))
        | {"detail": spelled((word("cost_kind", kind), amount) for kind, amount in matter.statement.unpaid_costs)},
        "court_fees": yes_no(request.claim_court_fees),
        "other_claims": "；".join(_other(matter)),
        "total": total(matter),
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
        "detail": spelled(parts(matter)[1:]),
        "runs_on": _method(matter),
        "runs_yes": box(case.request.to_actual_payment),
        "runs_no": box(not case.request.to_actual_payment),
    }


def _method(matter: Matter) -> str:
    loan = matter.case.loan
    said = [
        rate_words(loan.rate),
        penalty_words(loan.penalty, kind_names(matter.case)["penalty_interest"]),
        ceiling_words(loan.total_ceiling),
    ]
    if matter.case.request.to_actual_payment:
        said.append(str(matter.statement.runs_on))
    return "；".join(text for text in said if text)


def _early(accelerate: bool | None, rescind: bool | None) -> Values:
    known = [answer for answer in (accelerate, rescind) if answer is not None]
    answer = any(known) if known else None
    return yes_no(answer) | {"accelerate": box(accelerate), "rescind": box(rescind)}


def _security_claim(matter: Matter, on: Sides) -> Values:
    """Whether security is asserted is the plaintiff's to say; where there is none, there is none to assert."""
    case = matter.case
    answer = case.request.claim_security is not False if case.guarantees or case.security_interests else False
    return yes_no(answer) | {"content": "；".join(_asserted(matter, on)) if answer else ""}


def _asserted(matter: Matter, on: Sides) -> list[str]:
    """担保人、担保范围、担保金额、担保类型, as the official example has them written."""
    said = []
    case = matter.case
    for standing in sued_guarantees(matter, on):
        guarantee, kind = standing.guarantee, standing.kind.kind
        limit = maximum_words(guarantee.maximum) or (guarantee.cap and f"限额{yuan(guarantee.cap)}")
        scope = scope_words(guarantee.scope, guarantee.scope_text)
        share = f"保证份额为{guarantee.share}" if guarantee.share else None
        words = [
            f"保证人{standing.name}",
            f"担保范围：{scope}",
            limit,
            share,
            word("guarantee_kind", kind) if kind else "保证",
        ]
        said.append("，".join(part for part in words if part))
    for interest in claimed_interests(case, on):
        verb = "抵押" if interest in case.mortgages else "质押"
        limit = maximum_words(interest.maximum) or (interest.secured_amount and f"担保{yuan(interest.secured_amount)}")
        scope = scope_words(interest.scope, interest.scope_text)
        words = [
            f"{'抵押人' if verb == '抵押' else '出质人'}{interest.owner.name}以{collateral_words(interest)}提供{verb}",
            f"担保范围：{scope}",
            limit,
            "请求优先受偿",
        ]
        said.append("，".join(part for part in words if part))
    return said


def total(matter: Matter) -> str:
    """The amount claimed with the day to which it is computed, and what it is made of."""
    statement = matter.statement
    made_of = _made_of(matter) + ([(KIND_NAMES["costs"], statement.costs)] if statement.costs else [])
    return f"{yuan(matter.claimed)}，暂计至{until(statement)}（其中{spelled(made_of)}）"


def _made_of(matter: Matter) -> list[tuple[str, Decimal]]:
    """What is owed by kind; of a lease also the price of the thing, or the one sum of the loss."""
    sums = matter.lease_sums
    if sums is None:
        return parts(matter)
    if not matter.case.request.accelerate:
        return [("解除合同的损失", sums.loss)]
    return [*parts(matter), *([("留购价款", sums.worth_at_end)] if sums.worth_at_end else [])]


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


def _other(matter: Matter) -> list[str]:
    """Other requests; in private lending also liquidated damages, for which that form has no blank."""
    damages = matter.statement.liquidated_damages
    lending = matter.case.loan.cause == "private_loan"
    return [*([f"支付违约金{yuan(damages)}"] if lending and damages else []), *matter.case.request.other_claims]


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
