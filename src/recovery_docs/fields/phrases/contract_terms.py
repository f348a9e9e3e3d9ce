"""The terms of contracts in words: what it is called, at what rate, to be repaid how, secured by whom and by what."""

from datetime import date
from decimal import Decimal

from recovery_docs.case import (
    Case,
    Contract,
    Guarantee,
    GuaranteePeriod,
    Loan,
    LoanRate,
    Mortgage,
    Penalty,
    Pledge,
    Recourse,
)
from recovery_docs.case.security import SecuredItem
from recovery_docs.case.words import told, word
from recovery_docs.fields.phrases.written_amounts import day, months_words
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.ledger.accounts.published_rate import published_words
from recovery_docs.ledger.terms_at_day import last_day_to_pay

SecurityInterest = Mortgage | Pledge

CONTRACT_WORDS = {
    "financial_loan": "借款合同",
    "credit_card": "信用卡领用合约",
    "private_loan": "借款合同",
    "recourse": "委托担保合同",
    "finance_lease": "融资租赁合同",
    "guarantee_insurance": "保证保险合同",
}


def named(contract: Contract, otherwise: str) -> str:
    """A contract by title and number: 《流动资金借款合同》（编号：…）."""
    title = (contract.title or otherwise).strip("《》")
    return f"《{title}》" + (f"（编号：{contract.number}）" if contract.number else "")


def dressed(number: str | None) -> str | None:
    """A clause as papers name it, whether the case writes 3, 第3条 or 第3条第2款."""
    if not number:
        return None
    bare = number.removeprefix("第")
    return f"第{bare}" if "条" in bare else f"第{bare}条"


def bare_number(number: str | None) -> str:
    """The same where a form prints 第 and 条 itself."""
    return (number or "").removeprefix("第").removesuffix("条")


def agreed_amount(case: Case, by: date) -> Decimal | None:
    """The amount of the loan as the parties last agreed it by a day."""
    changes = ((one.effective_on or one.signed_on, one.new_amount) for one in case.loan.amendments)
    agreed = [(day, amount) for day, amount in changes if amount is not None and day <= by]
    return max(agreed, key=lambda one: one[0])[1] if agreed else case.loan.amount


def loan_contract(case: Case) -> str:
    """The loan contract by name."""
    return named(case.loan.contract, CONTRACT_WORDS[case.loan.cause])


def rate_words(rate: LoanRate | None) -> str | None:
    """年利率6%, 日利率0.05%, 一年期LPR加115个基点、每年1月1日调整."""
    if rate is None:
        return None
    if rate.annual is not None:
        return f"年利率{percent(rate.annual)}%" if rate.annual else "不计利息"
    if rate.monthly is not None:
        return f"月利率{percent(rate.monthly)}%"
    if rate.daily is not None:
        return f"日利率{percent(rate.daily)}%"
    reprice = f"，{told('reprice', rate.reprice)}" if rate.reprice else ""
    return f"按{published_words(rate)}计算年利率{reprice}"


def late_rate_words(penalty: Penalty | None) -> str | None:
    """The rate of what is late, before 计收罚息: 在合同利率基础上加收50%."""
    if penalty is None:
        return None
    if penalty.annual is not None:
        return f"按年利率{percent(penalty.annual)}%"
    if penalty.pegged is not None:
        return rate_words(penalty.pegged)
    if penalty.daily is not None:
        return f"按每日{percent(penalty.daily)}%"
    return None if penalty.surcharge is None else f"在合同利率基础上加收{percent(penalty.surcharge)}%"


def compound_words(penalty: Penalty | None) -> str | None:
    """The rate of compound interest, before 计收复利: 按罚息利率."""
    if penalty is None or not penalty.compound:
        return None
    rates = {"penalty": "按罚息利率", "contract": "按合同利率", "stepped": "期内按合同利率、逾期后按罚息利率"}
    return rates[penalty.compound_rate]


def due_day_words(case: Case, due_on: date) -> str:
    """2023年1月22日（顺延至2023年1月28日）."""
    last = last_day_to_pay(case, due_on)
    return day(due_on) if last == due_on else f"{day(due_on)}（顺延至{day(last)}）"


def holiday_words(loan: Loan) -> str | None:
    """What the contract says of a due day that is a day of rest."""
    return told("due_on_holiday", loan.due_on_holiday) if loan.due_on_holiday else None


def occupation_rate_words(recourse: Recourse) -> str | None:
    """What is charged on a guarantor's payment: 按年利率12%计算."""
    if recourse.occupation_rate_annual is not None:
        return f"按年利率{percent(recourse.occupation_rate_annual)}%计算"
    if recourse.occupation_rate_daily is not None:
        return f"按每日{percent(recourse.occupation_rate_daily)}%计算"
    return rate_words(recourse.occupation_rate)


def method_words(loan: Loan) -> str | None:
    """How the loan is to be repaid."""
    if loan.schedule is not None:
        by_days = "，各期利息按实际天数计算" if loan.schedule.interest == "by_days" else ""
        return f"{told('repayment_method', loan.schedule.method)}{by_days}"
    days = loan.interest_days
    if days.settle is None:
        return None
    on = f"，结息日为{'每月' if days.settle == 'monthly' else '每季末月'}{days.on}日" if days.on else ""
    return f"{told('settle', days.settle)}{on if days.settle in ('monthly', 'quarterly') else ''}、到期还本"


def scope_words(scope: tuple[SecuredItem, ...], text: str | None) -> str:
    """What the security covers: as worded, as listed, or as the law says where nothing was agreed."""
    if text:
        return text
    if scope:
        return "、".join(word("secured_item", item) for item in scope)
    return "主债权及其利息、违约金、损害赔偿金和实现债权的费用"


def period_words(period: GuaranteePeriod | None) -> str | None:
    """The guarantee period as agreed: 保证期间为主债务履行期限届满之日起三年."""
    if period is None or period.not_agreed:
        return None
    if period.text and not period.until_repaid:
        words = period.text.rstrip("。").removeprefix("保证期间").removeprefix("为")
        return f"保证期间{'' if words.startswith(('自', '至', '从')) else '为'}{words}"
    if period.months:
        debt = "每期债务" if period.each_instalment else "主债务"
        return f"保证期间为{debt}履行期限届满之日起{months_words(period.months)}"
    if period.until_on:
        return f"保证期间至{day(period.until_on)}止"
    return f"保证期间为{(period.text or '直至主债务本息还清时为止').rstrip('。')}"


def guarantee_contract(guarantee: Guarantee) -> str:
    """The guarantee contract by name."""
    return named(guarantee.contract, "反担保合同" if guarantee.counter_for else "保证合同")


def security_contract(interest: SecurityInterest) -> str:
    """The contract of mortgage or pledge by name."""
    return named(interest.contract, "抵押合同" if isinstance(interest, Mortgage) else "质押合同")


def collateral_words(interest: SecurityInterest, *, registered: bool = False) -> str:
    """The thing: what it is, where it is, by which certificate it is known; with the number of its registration if asked."""
    thing = interest.collateral
    registration = interest.registration.number if registered and interest.registration else None
    lies = "坐落于" if thing.kind in ("house", "building", "land_use_right", "under_construction") else "位于"
    place = f"{lies}{thing.location}的" if thing.location else ""
    said = [
        f"权属证号：{thing.certificate}" if thing.certificate else None,
        f"面积（数量）：{thing.area}" if thing.area else None,
        f"登记证明号：{registration}" if registration else None,
    ]
    details = "，".join(part for part in said if part)
    return f"{place}{thing.name}" + (f"（{details}）" if details else "")


def verb(interest: SecurityInterest) -> str:
    """抵押 or 质押."""
    return "抵押" if isinstance(interest, Mortgage) else "质押"
