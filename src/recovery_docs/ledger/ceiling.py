"""What the law allows a private lender a year (民间借贷规定25、29、31); banks and their like are not bound by it (1②)."""

from datetime import date
from decimal import Decimal

from recovery_docs.case import Case, Disbursement, Person
from recovery_docs.errors import LawError
from recovery_docs.law.parameters import lpr, parameter
from recovery_docs.ledger.accounts.rate import Ceilings


def bound(case: Case) -> bool:
    """Whether the ceilings apply: private lending, and no financial institution lent."""
    lender = case.lender
    return case.loan.cause == "private_loan" and not (
        lender.kind == "organisation" and lender.financial_institution is True
    )


def ceilings(case: Case, disbursement: Disbursement, as_of: date) -> Ceilings:
    """出借人请求按约定利率支付利息的，应予支持，但超过合同成立时一年期 LPR 四倍的除外（民间借贷规定25）.

    A contract made before 2020-08-20 keeps the old ceiling until the day before, and from that day on bears four times
    the LPR of the day of filing (31②). Interest, penalty, damages and fees count together (29).
    """
    if not bound(case):
        return ()
    formed_on = _formed_on(case, disbursement)
    filed_on = case.request.filed_on or as_of
    found: list[tuple[date, Decimal]] = []
    try:
        old = parameter("private_lending.before_2020", on=formed_on, role="合同成立日")
        found.append((formed_on, old.value))
    except LawError:
        pass  # 2015-09-01 以前的上限没有收录，2020-08-20 以后成立的不适用
    try:
        multiple = parameter("private_lending.lpr_multiple", on=filed_on, role="起诉日")
    except LawError:
        return tuple(found)
    from_on = max(formed_on, multiple.effective_from)
    read_on = formed_on if formed_on >= multiple.effective_from else filed_on
    found.append((from_on, lpr("1y", on=read_on, role="合同成立日或者起诉日").rate * multiple.value))
    return tuple(found)


def _formed_on(case: Case, disbursement: Disbursement) -> date:
    """自然人之间的借款合同，自贷款人提供借款时成立（民法典679）."""
    signed_on = case.loan.contract.signed_on
    between_persons = isinstance(case.lender, Person) and all(isinstance(one, Person) for one in case.borrowers)
    if signed_on is None or between_persons:
        return disbursement.paid_on
    return min(signed_on, disbursement.paid_on)
