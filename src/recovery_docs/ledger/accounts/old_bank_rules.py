"""What the People's Bank laid down for bank loans made before 2004, where the contract is silent.

人民币利率管理规定（银发〔1999〕77号）20、21、25；银发〔2003〕251号四：2004年1月1日以前发放的贷款仍按原合同。
"""

from datetime import date

from recovery_docs.case import Case, Disbursement, InterestDays, LoanRate, Penalty
from recovery_docs.law.parameters import values_of
from recovery_docs.law.periods import plus_months
from recovery_docs.ledger.accounts.published_rate import agreed_end
from recovery_docs.ledger.schedule.due_days import settles


def under_old_rules(case: Case, disbursement: Disbursement) -> bool:
    """Whether a bank made the loan before the rules of 2004; the day of the payout decides."""
    lender = case.lender
    by_bank = lender.kind == "organisation" and lender.financial_institution is not False
    made_before = values_of("penalty.surcharge_least")[0].effective_from
    return case.loan.cause == "financial_loan" and by_bank and disbursement.paid_on < made_before


def settled(case: Case, disbursement: Disbursement, days: InterestDays) -> InterestDays:
    """20、21：按季结息，每季度末月的20日为结息日；where no way of settling is written."""
    silent = settles(disbursement.schedule or case.loan.schedule, days)[0] is None
    if not silent or not under_old_rules(case, disbursement):
        return days
    return days.model_copy(update={"settle": "quarterly"})


def repriced(case: Case, disbursement: Disbursement, rate: LoanRate) -> LoanRate:
    """21：期限一年以上的，利率一年一定，从放款日起每满一年按当时的基准利率调整；20：一年以内的不分段。"""
    longer = agreed_end(disbursement) > plus_months(disbursement.paid_on, 12)
    if rate.benchmark is None or rate.reprice is not None or not longer or not under_old_rules(case, disbursement):
        return rate
    return rate.model_copy(update={"reprice": "anniversary"})


def late_rates(case: Case, disbursement: Disbursement, penalty: Penalty) -> tuple[tuple[date, LoanRate], ...]:
    """25：逾期贷款从逾期之日起按逾期利率计收，利率调整的分段计算；nothing where the contract says what lateness adds."""
    agreed = (penalty.surcharge, penalty.charged_surcharge, penalty.annual, penalty.daily, penalty.pegged)
    if any(one is not None for one in agreed) or not under_old_rules(case, disbursement):
        return ()
    return tuple((one.effective_from, LoanRate(daily=one.value)) for one in values_of("penalty.daily_before_2004"))
