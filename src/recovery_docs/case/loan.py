"""The loan: its contract, what was paid out, at what rate, to be repaid how."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator

from recovery_docs.case.card import Card
from recovery_docs.case.contract import Amendment, Contract
from recovery_docs.case.fact import (
    Amount,
    AnnualRate,
    DailyRate,
    Day,
    Facts,
    Months,
    Share,
    Text,
    listed,
    optional,
    titled,
)
from recovery_docs.case.lease import Lease
from recovery_docs.case.loan_rate import LoanRate
from recovery_docs.case.party import Party
from recovery_docs.case.recourse import Insurance, Recourse
from recovery_docs.case.words import Words
from recovery_docs.errors import FactError
from recovery_docs.messages import say

_LONGEST_MONTHS = 1200
"""As long as any period of a contract may be: a day of the next century can still be computed."""
Cause = Annotated[
    Literal["financial_loan", "credit_card", "private_loan", "recourse", "finance_lease", "guarantee_insurance"],
    Words("cause"),
]
RECOURSE_CAUSES = ("recourse", "guarantee_insurance")
"""Who paid for the debtor asks it back: a guarantor, an insurer."""


class Penalty(Facts):
    """What the contract adds once a payment is late. Bounds of law are looked at elsewhere."""

    surcharge: Share | None = optional("逾期罚息上浮比例", '在合同利率上加收，例如 "50%"')
    charged_surcharge: Share | None = optional("实际主张的上浮比例", "低于合同约定时填写")
    annual: AnnualRate | None = optional("逾期年利率", "合同直接约定逾期利率的填写")
    daily: DailyRate | None = optional("逾期日利率", '例如 "5‱"')
    pegged: LoanRate | None = optional("逾期利率", "随 LPR 或者基准利率的，例如 1年期LPR的4倍；按逾期当日的读取")
    misuse_surcharge: Share | None = optional("挪用罚息上浮比例")
    misused_from: Day | None = optional("挪用起始日")
    starts: Annotated[Literal["day_after_due", "due_day"], Words("penalty_starts")] = titled(
        "罚息起算", default="day_after_due"
    )
    first_day: Day | None = optional("罚息起始日", "因节假日顺延等与上项不同的，直接写明")
    base: Annotated[Literal["principal", "instalment"], Words("penalty_base")] = titled("罚息基数", default="principal")
    compound: bool | None = optional("是否计收复利", "对期内应付未付利息")
    compound_on_penalty: bool | None = optional("合同是否明确约定罚息计收复利")
    compound_rate: Annotated[Literal["penalty", "contract", "stepped"], Words("compound_rate")] = titled(
        "复利利率", default="penalty"
    )


def _whole(value: object) -> object:
    return int(value) if isinstance(value, str) and value.isdigit() else value


class InterestDays(Facts):
    """When interest is settled and how days are counted."""

    settle: (
        Annotated[
            Literal["monthly", "quarterly", "half_yearly", "yearly", "at_maturity", "with_instalment"], Words("settle")
        ]
        | None
    ) = optional("结息方式")
    on: int | None = optional("结息日", "每月（季末月）几日，例如 20", ge=1, le=31)
    year: Annotated[Literal[360, 365, "actual"], BeforeValidator(_whole), Words("days_of_year")] = titled(
        "一年的天数", default=360
    )
    month: Annotated[Literal["actual", 30], BeforeValidator(_whole), Words("days_of_month")] = titled(
        "一月的天数", default="actual"
    )
    count_last_day: bool = titled("是否首尾均计", "默认算头不算尾", default=False)


RepaymentMethod = Annotated[
    Literal[
        "level_instalment",
        "level_principal",
        "at_maturity",
        "interest_monthly",
        "interest_quarterly",
        "interest_yearly",
        "irregular",
    ],
    Words("repayment_method"),
]


class Instalment(Facts):
    """One payment of an irregular schedule."""

    due_on: Day = titled("应还日")
    principal: Amount = titled("应还本金", default=Decimal(0))
    interest: Amount | None = optional("应还利息", "不写的按利率计算")
    fee: Amount | None = optional("应还手续费", "信用卡分期等")


class Schedule(Facts):
    """How a disbursement is to be repaid."""

    method: RepaymentMethod = titled("还款方式")
    periods: int | None = optional("期数", ge=1, le=600)
    first_due_on: Day | None = optional("首期应还日")
    day: int | None = optional("每期还款日", "每月几日", ge=1, le=31)
    every_months: Months = titled("每几个月一期", default=1)
    first_interest: Annotated[Literal["by_days", "full_period"], Words("first_interest")] = titled(
        "首期利息", default="full_period"
    )
    interest: Annotated[Literal["by_months", "by_days"], Words("instalment_interest")] = titled(
        "各期利息", "等额本息、等额本金每期利息按月（年利率÷12）还是按实际天数", default="by_months"
    )
    instalments: tuple[Instalment, ...] = listed("还款计划", "不规则还款逐期填写")

    @model_validator(mode="after")
    def _ends(self) -> "Schedule":
        if (self.periods or 0) * self.every_months > _LONGEST_MONTHS:
            raise FactError(
                say(
                    "还款安排长达一百年以上：{periods}期，每{months}个月一期",
                    periods=self.periods,
                    months=self.every_months,
                ),
                say("核对期数和每几个月一期"),
            )
        return self

    @property
    def by_instalments(self) -> bool:
        """Whether principal is repaid in several parts."""
        return self.method in ("level_instalment", "level_principal", "irregular")


class Facility(Facts):
    """A credit line under which several disbursements are made."""

    amount: Amount = titled("授信额度")
    from_on: Day | None = optional("额度起始日")
    until_on: Day | None = optional("额度到期日")
    revolving: bool | None = optional("是否循环额度")


class Disbursement(Facts):
    """Money paid out against one note (借据), with a life of its own."""

    note: Text | None = optional("借据号")
    paid_on: Day = titled("放款日期")
    amount: Amount = titled("放款金额")
    due_on: Day | None = optional("到期日", "没有约定还款期限的不写，写 no_due_date: true")
    no_due_date: bool | None = optional("是否没有约定还款期限", "催告后合理期限届满到期（民法典675）")
    account: Text | None = optional("收款账号", "打印时只显示末四位")
    rate: LoanRate | None = optional("利率", "与合同不同的填写")
    penalty: Penalty | None = optional("罚息", "与合同不同的填写")
    schedule: Schedule | None = optional("还款安排", "与合同不同的填写")
    interest_paid_until: Day | None = optional("已付息至", "此日以前的利息已结清")
    withheld_interest: Amount | None = optional("预先扣除的利息", "砍头息，不计入本金")
    exhibit: int | None = optional("证据编号")

    @model_validator(mode="after")
    def _in_order(self) -> "Disbursement":
        if self.due_on is None and not self.no_due_date:
            raise FactError(
                say("没有填写“到期日”"),
                say("补写 due_on；没有约定还款期限的，写 no_due_date: true"),
            )
        if self.due_on is not None and self.no_due_date:
            raise FactError(
                say("写了到期日，又写没有约定还款期限"),
                say("约定了还款期限的不写 no_due_date；没有约定的不写 due_on"),
            )
        if self.due_on is not None and self.due_on <= self.paid_on:
            raise FactError(say("到期日不晚于放款日"), say("对照借据核对放款日期和到期日"))
        return self


class Appropriation(Facts):
    """The order in which the contract lets repayments be applied."""

    order: tuple[
        Annotated[
            Literal["costs", "compound_interest", "penalty_interest", "interest", "liquidated_damages", "principal"],
            Words("debt_kind"),
        ],
        ...,
    ] = titled("抵充顺序")


class Loan(Facts):
    """The loan in default."""

    cause: Cause = titled("案由")
    contract: Contract = titled("借款合同", default=Contract())
    purpose: Text | None = optional("借款用途")
    consumer: bool | None = optional("是否个人消费贷款")
    amount: Amount | None = optional("合同约定的借款金额")
    from_on: Day | None = optional("约定借款期限起")
    until_on: Day | None = optional("约定借款期限止")
    facility: Facility | None = optional("授信")
    entrusted_by: Party | None = optional("委托人", "委托贷款的委托人")
    refinances: Text | None = optional("借新还旧所偿还的旧贷", "旧贷合同编号或者借据号")
    disbursements: tuple[Disbursement, ...] = listed("放款")
    rate: LoanRate | None = optional("利率")
    penalty: Penalty | None = optional("罚息与复利")
    total_ceiling: AnnualRate | None = optional(
        "约定的综合上限", '利息、罚息、复利合计的年利率上限，合同约定了的填写，例如 "24%"'
    )
    interest_days: InterestDays = titled("计息约定", default=InterestDays())
    schedule: Schedule | None = optional("还款安排")
    due_on_holiday: (
        Annotated[Literal["moved_with_interest", "moved_without_interest"], Words("due_on_holiday")] | None
    ) = optional("还款日遇休息日", "合同约定顺延至下一个工作日的填写；各期还款日和到期日都顺延")
    appropriation: Appropriation | None = optional("抵充顺序约定")
    card: Card | None = optional("信用卡")
    recourse: Recourse | None = optional("代偿")
    insurance: Insurance | None = optional("保证保险", "保险人理赔后追偿的；理赔的日期和金额写在 recourse")
    lease: Lease | None = optional("融资租赁")
    amendments: tuple[Amendment, ...] = listed("变更协议")
    cost_disclosure_signed_on: Day | None = optional("综合融资成本明示表确认日期")

    @model_validator(mode="after")
    def _instalments_have_an_end(self) -> "Loan":
        for one in self.disbursements:
            schedule = one.schedule or self.schedule
            if one.due_on is None and schedule is not None and schedule.by_instalments:
                raise FactError(
                    say("没有约定还款期限的借款不能有分期还款安排"),
                    say("分期还款的补写 due_on，或者去掉还款安排"),
                )
        return self
