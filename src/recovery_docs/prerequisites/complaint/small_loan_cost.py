"""What a small-loan company may charge a year; supervision, which says nothing of the validity of older contracts."""

from collections.abc import Iterator

from recovery_docs.law.citation import cite
from recovery_docs.law.parameters import governed, lpr, parameter
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.messages import say
from recovery_docs.prerequisites.fact_shown import facts
from recovery_docs.prerequisites.finding import Verdict
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import met, not_applicable, not_met, rule, undetermined


@rule("INT007", say("小额贷款的综合融资成本过高"), cite("small_loan_cost_guideline"), severity="warning")
def small_loan_cost(matter: Matter) -> Iterator[Verdict]:
    """小额贷款公司综合融资成本管理工作指引（二手引文）：新发放的贷款综合融资成本不超过年化24%，2027年底前降到一年期 LPR 的四倍
    以内。以前订立的合同不因此无效；高于上限的，对方容易以监管要求抗辩。
    """
    case, lender = matter.case, matter.case.lender
    seen = facts(case, "creditor.institution", "loan.contract.signed_on", "loan.rate", "loan.penalty")
    if lender.kind != "organisation" or lender.institution != "small_loan_company":
        yield not_applicable(say("出借人不是小额贷款公司"), *seen)
        return
    signed_on = case.loan.contract.signed_on or min((one.paid_on for one in case.loan.disbursements), default=None)
    rates = [one.annual_rate for one in matter.statement.balances if one.annual_rate is not None]
    if signed_on is None:
        yield undetermined(say("没有写明借款合同的签订日期"), *seen, hint=say("填写 loan.contract.signed_on"))
        return
    if not governed("small_loan.lpr_multiple", signed_on) or not rates:
        yield not_applicable(say("合同订立时还没有小额贷款融资成本的要求"), *seen)
        return
    multiple = parameter("small_loan.lpr_multiple", on=signed_on, role="签订日").value
    later = multiple * lpr("1y", on=signed_on, role="签订日").rate
    until_2028 = governed("small_loan.cost_most", signed_on)
    most = parameter("small_loan.cost_most", on=signed_on, role="签订日").value if until_2028 else later
    highest = max(rates)
    if highest > most:
        yield not_met(
            say("年利率{rate}%，超过监管要求的{most}%", rate=percent(highest), most=percent(most)),
            *seen,
            hint=say("超出的部分不获支持的风险大；可以主动按{most}%主张", most=percent(most)),
        )
    elif highest > later:
        yield not_met(
            say(
                "年利率{rate}%不超过{most}%，但2027年底前要降到{later}%",
                rate=percent(highest),
                most=percent(most),
                later=percent(later),
            ),
            *seen,
            hint=say("2028年以后起诉的，先核对当地监管要求"),
        )
    else:
        yield met(
            say("年利率{rate}%，不超过一年期 LPR 四倍{later}%", rate=percent(highest), later=percent(later)), *seen
        )
