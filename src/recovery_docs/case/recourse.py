"""What a guarantor paid in the debtor's stead (代偿), on which days, and what the debtor owes for it."""

from datetime import date, timedelta
from decimal import Decimal

from pydantic import model_validator

from recovery_docs.case.contract import Contract
from recovery_docs.case.fact import Amount, AnnualRate, DailyRate, Day, Facts, Share, Text, listed, optional, titled
from recovery_docs.case.loan_rate import LoanRate
from recovery_docs.errors import FactError
from recovery_docs.messages import say

DAY = timedelta(days=1)


class Paid(Facts):
    """A payment for the debtor, with the parts of the debt that it satisfied."""

    amount: Amount | None = optional("代偿金额", "写明各部分的，可以不写；写了的与各部分之和核对")
    principal: Amount | None = optional("代偿本金", "代偿款中的本金")
    interest: Amount | None = optional("代偿利息", "代偿款中的利息")
    penalty_interest: Amount | None = optional("代偿罚息", "代偿款中的罚息、复利")
    other: Amount | None = optional("代偿其他费用", "代偿款中的其他费用")
    exhibit: int | None = optional("证据编号")

    @property
    def parts(self) -> tuple[tuple[str, Decimal], ...]:
        """What of the debt was paid, by kind, as far as it is written."""
        named = (
            ("本金", self.principal),
            ("利息", self.interest),
            ("罚息", self.penalty_interest),
            ("其他费用", self.other),
        )
        return tuple((name, amount) for name, amount in named if amount)

    @property
    def paid(self) -> Decimal:
        """The whole payment, in yuan."""
        return sum((amount for _, amount in self.parts), Decimal(0)) if self.amount is None else self.amount

    def check_sum(self) -> None:
        """Raise `FactError` where there is no amount, or it is not the sum of its parts."""
        added = sum((amount for _, amount in self.parts), Decimal(0))
        if self.amount is None and not added:
            raise FactError(say("没有写明代偿金额"), say("填写代偿金额，或者其中的本金、利息、罚息"))
        if self.amount is not None and self.parts and self.amount != added:
            raise FactError(
                say("代偿金额{amount}元不等于各部分之和{added}元", amount=self.amount, added=added),
                say("对照代偿凭证核对代偿金额和其中的本金、利息、罚息、其他费用"),
            )


class Advance(Paid):
    """One of several payments for the debtor."""

    paid_on: Day = titled("代偿日期")

    @model_validator(mode="after")
    def _adds_up(self) -> "Advance":
        self.check_sum()
        return self


class Recourse(Paid):
    """A guarantor's payments for the debtor, for which it now has recourse; several stand in `advances`."""

    paid_on: Day | None = optional("代偿日期", "分几次代偿的，逐笔写在 advances")
    advances: tuple[Advance, ...] = listed("逐笔代偿")
    occupation_rate_daily: DailyRate | None = optional("资金占用费日利率", '例如 "5‱"')
    occupation_rate_annual: AnnualRate | None = optional("资金占用费年利率")
    occupation_rate: LoanRate | None = optional(
        "资金占用费利率", "随 LPR 的，例如 1年期LPR的4倍，按各笔起算之日的读取；与上两项择一"
    )
    grace_days: int | None = optional(
        "代偿后几日内偿还",
        "期满次日起计收资金占用费和违约金；约定自代偿次日起算的写 0，不写的自代偿当日起算",
        ge=0,
        le=3650,
    )
    damages_share: Share | None = optional("违约金比例", "按代偿款计")
    premium_owed: Amount | None = optional("欠付担保费")
    premium_due_on: Day | None = optional("担保费应付日", "不写的为第一次代偿之日")
    paid_to: Text | None = optional("受偿的债权人")

    @property
    def payments(self) -> tuple[Advance, ...]:
        """Every payment, the earliest first."""
        if self.advances:
            return tuple(sorted(self.advances, key=lambda one: one.paid_on))
        if self.paid_on is None:
            return ()
        own = {name: getattr(self, name) for name in Paid.model_fields}
        return (Advance(paid_on=self.paid_on, **own),)

    @property
    def first_paid_on(self) -> date:
        """The day of the first payment."""
        return self.payments[0].paid_on

    @property
    def total(self) -> Decimal:
        """All payments together, in yuan."""
        return sum((one.paid for one in self.payments), Decimal(0))

    def due_on(self, payment: Advance) -> date:
        """The last day on which the debtor may repay a payment without being late."""
        return payment.paid_on + DAY * (self.grace_days or 0)

    def runs_from(self, payment: Advance) -> date:
        """The first day of the occupation fee on a payment: that of the payment itself, or the day after the grace."""
        return payment.paid_on if self.grace_days is None else self.due_on(payment) + DAY

    @property
    def bears_a_fee(self) -> bool:
        """Whether any rate of the occupation fee is written."""
        return (self.occupation_rate_daily, self.occupation_rate_annual, self.occupation_rate) != (None, None, None)

    @model_validator(mode="after")
    def _said_once(self) -> "Recourse":
        rates = (self.occupation_rate_daily, self.occupation_rate_annual, self.occupation_rate)
        if sum(one is not None for one in rates) > 1:
            raise FactError(say("资金占用费的利率只能写一处"), say("日利率、年利率、随 LPR 的利率三者择一填写"))
        if not self.advances:
            if self.paid_on is None:
                raise FactError(say("没有写明代偿日期"), say("填写 paid_on 和 amount；分几次代偿的，逐笔写在 advances"))
            self.check_sum()
            return self
        if self.paid_on is not None or self.parts or self.exhibit is not None:
            raise FactError(say("代偿写了两处"), say("逐笔写在 advances 的，这里只可以再写合计 amount"))
        if self.amount is not None and self.amount != self.total:
            raise FactError(
                say("代偿合计{amount}元不等于各笔之和{total}元", amount=self.amount, total=self.total),
                say("对照代偿凭证核对各笔代偿金额和合计"),
            )
        return self


class InsuredLoan(Facts):
    """The loan behind the policy, as far as the insurer's complaint must tell of it; the lender is `recourse.paid_to`."""

    contract: Contract = titled("所保借款的合同", default=Contract())
    amount: Amount | None = optional("所保借款金额", "元")
    from_on: Day | None = optional("所保借款期限起")
    until_on: Day | None = optional("所保借款期限止")
    terms: Text | None = optional("所保借款的其他约定", "利息标准、还款方式、担保、违约责任、解除条件、管辖约定")
    repaid_on_time: Amount | None = optional("按约定已还款", "理赔前借款人按期归还的，元")
    repaid_late: Amount | None = optional("逾期但已还款", "理赔前借款人逾期归还的，元")
    repaid_principal: Amount | None = optional("已还本金", "理赔前归还的本金，元")
    repaid_interest: Amount | None = optional("已还利息", "理赔前归还的利息，元")
    first_repaid_on: Day | None = optional("按约定还款起始日")
    overdue_from: Day | None = optional("借款逾期之日", "开始逾期不还的日期")


class Insurance(Facts):
    """The policy (保证保险合同). What the insurer paid on it stands in `loan.recourse`, the premium owed there too."""

    policy_number: Text | None = optional("保单号")
    amount: Amount | None = optional("保证保险金额", "元")
    premium: Amount | None = optional("保费金额", "全部应交的保险费，元")
    premium_terms: Text | None = optional("保险费缴纳方式", "例如 分12期，随每期还款缴纳")
    premium_paid: Amount | None = optional("已付保费", "理赔以前已经缴纳的，元")
    from_on: Day | None = optional("保险期间起")
    until_on: Day | None = optional("保险期间止")
    claim_terms: Text | None = optional("理赔条件", "例如 投保人逾期超过80日")
    recourse_terms: Text | None = optional("追索约定", "理赔款项和未付保费的追索")
    default_terms: Text | None = optional("违约事由及违约责任")
    special_terms: Text | None = optional("特别约定")
    other_terms: Text | None = optional("保单其他约定")
    notice_given: bool | None = optional("是否就保险主要条款提示说明")
    notice_how: Text | None = optional("保险条款提示说明的方式、时间、地点")
    rights_transferred_on: Day | None = optional("权益转让确认书日期", "被保险人出具的日期")
    loan: InsuredLoan = titled("所保借款", default=InsuredLoan())
