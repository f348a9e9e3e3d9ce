"""What a guarantor has who paid for the debtor: the amount paid, its occupation fee, the damages agreed (民法典700)."""

from datetime import date
from decimal import Decimal

from recovery_docs.case import Case, LoanRate, Penalty, Recourse
from recovery_docs.ledger.accounts.disbursement_account import Account
from recovery_docs.ledger.accounts.interest import share_line
from recovery_docs.ledger.accounts.lent_terms import Terms
from recovery_docs.ledger.accounts.rate import Rates
from recovery_docs.messages import say

NOTE = "代偿"
OCCUPATION_FEE = say("资金占用费")


def recourse_account(case: Case, recourse: Recourse, horizon: date) -> Account:
    """The amount paid is due at once and bears the agreed fee from the day of payment on, that day counted.

    116,122.40 yuan at 5 ‱ a day over 65 days is 3,773.98; damages of 10 % are 11,612.24. Without a rate nothing accrues.
    """
    rate = _rate(recourse)
    penalty = Penalty(starts="due_day")
    terms = Terms(
        note=NOTE,
        paid_on=recourse.paid_on,
        amount=recourse.amount,
        due_on=recourse.paid_on,
        accelerated_on=None,
        rates=Rates(rate, penalty, recourse.paid_on, horizon),
        penalty=penalty,
        days=case.loan.interest_days,
        schedule=None,
        interest_name=OCCUPATION_FEE,
        opening=say("代偿款"),
    )
    account = Account(terms, horizon)
    if recourse.damages_share:
        line = share_line("liquidated_damages", NOTE, recourse.amount, recourse.damages_share, recourse.paid_on)
        account.charge(line)
    return account


def _rate(recourse: Recourse) -> LoanRate:
    if recourse.occupation_rate is not None:
        return recourse.occupation_rate
    if recourse.occupation_rate_daily is not None:
        return LoanRate(daily=recourse.occupation_rate_daily)
    if recourse.occupation_rate_annual is not None:
        return LoanRate(annual=recourse.occupation_rate_annual)
    return LoanRate(annual=Decimal(0))
