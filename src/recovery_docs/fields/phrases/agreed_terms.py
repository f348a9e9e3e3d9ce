"""What was agreed, in its parts, for clauses to word: a rate, what lateness adds, how to repay, how long a guarantee lasts."""

from datetime import date
from decimal import Decimal

from recovery_docs.case import GuaranteePeriod, Loan, LoanRate, Penalty
from recovery_docs.case.words import told, word
from recovery_docs.fields.phrases.contract_terms import late_rate_words, method_words, period_words, rate_words
from recovery_docs.fields.phrases.written_amounts import months_words
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.tree.group import Group, field


def _share(rate: Decimal | None) -> str | None:
    return None if rate is None else percent(rate)


class RateFields(Group):
    """A rate, fixed or following a published one; printed as 年利率6%."""

    def __init__(self, rate: LoanRate) -> None:
        super().__init__()
        self.rate = rate

    def __str__(self) -> str:
        return rate_words(self.rate) or ""

    @field("不计息", "约定不计利息", example="否")
    def free(self) -> bool:
        return self.rate.annual == 0

    @field("年利率", "固定的年利率，百分数", example="6", fact="annual")
    def annual(self) -> str | None:
        return _share(self.rate.annual)

    @field("月利率", "固定的月利率，百分数", example="0.5", fact="monthly")
    def monthly(self) -> str | None:
        return _share(self.rate.monthly)

    @field("日利率", "固定的日利率，百分数", example="0.05", fact="daily")
    def daily(self) -> str | None:
        return _share(self.rate.daily)

    @field("期限品种", "随贷款市场报价利率的，哪个期限品种", example="一年期", fact="lpr")
    def term(self) -> str | None:
        return word("lpr", self.rate.lpr) if self.rate.lpr else None

    @field("基准档次", "随贷款基准利率的，哪个档次", example="同期同档次", fact="benchmark")
    def band(self) -> str | None:
        return word("benchmark", self.rate.benchmark) if self.rate.benchmark else None

    @field("是公积金利率", "随公积金贷款利率，不随人民银行贷款基准利率", example="否")
    def provident(self) -> bool:
        return (self.rate.benchmark or "").startswith("provident")

    @field("倍数", "贷款市场报价利率的几倍", example="1.3", fact="times")
    def times(self) -> str | None:
        return f"{self.rate.times.normalize():f}" if self.rate.lpr and self.rate.times else None

    @field("上浮", "在基准利率上上浮，百分数", example="30", fact="times")
    def above(self) -> str | None:
        return _share(max(self._float, Decimal(0)) or None)

    @field("下浮", "在基准利率上下浮，百分数", example="10", fact="times")
    def below(self) -> str | None:
        return _share(max(-self._float, Decimal(0)) or None)

    @field("加点", "加多少个基点", example="95", fact="spread_bp")
    def plus(self) -> str | None:
        spread = self.rate.spread_bp or Decimal(0)
        return f"{spread.normalize():f}" if spread > 0 else None

    @field("减点", "减多少个基点", example="20", fact="spread_bp")
    def minus(self) -> str | None:
        spread = self.rate.spread_bp or Decimal(0)
        return f"{-spread.normalize():f}" if spread < 0 else None

    @field("重定价", "何时随公布的利率调整", example="每年1月1日调整", fact="reprice")
    def reprice(self) -> str | None:
        return told("reprice", self.rate.reprice) if self.rate.reprice else None

    @field("取前一工作日", "取定价日前一工作日公布的利率", example="否", fact="priced")
    def priced_before(self) -> bool:
        return self.rate.priced == "working_day_before"

    @property
    def _float(self) -> Decimal:
        return (self.rate.times or Decimal(1)) - 1 if self.rate.benchmark else Decimal(0)


def rate_fields(rate: LoanRate | None) -> RateFields | None:
    """The parts of a rate, where there is one."""
    return RateFields(rate) if rate else None


class LateRateFields(Group):
    """The rate of what is late; printed as 在合同利率基础上加收50%."""

    def __init__(self, penalty: Penalty) -> None:
        super().__init__()
        self.penalty = penalty

    def __str__(self) -> str:
        return late_rate_words(self.penalty) or ""

    @field("年利率", "直接约定的逾期年利率，百分数", example="9", fact="annual")
    def annual(self) -> str | None:
        return _share(self.penalty.annual)

    @field("每日", "直接约定的逾期日利率，百分数", example="0.05", fact="daily")
    def daily(self) -> str | None:
        return _share(self.penalty.daily)

    @field("随市", "随公布的利率的逾期利率", fact="pegged")
    def pegged(self) -> RateFields | None:
        return rate_fields(self.penalty.pegged)

    @field("加收", "在合同利率基础上加收，百分数", example="50", fact="surcharge")
    def surcharge(self) -> str | None:
        return _share(self.penalty.surcharge)


def late_rate_fields(penalty: Penalty | None) -> LateRateFields | None:
    """The parts of the rate of what is late, where one was agreed."""
    return LateRateFields(penalty) if penalty and late_rate_words(penalty) else None


class MethodFields(Group):
    """How the loan is to be repaid; printed as 按月结息，结息日为每月20日、到期还本."""

    def __init__(self, loan: Loan) -> None:
        super().__init__()
        self.loan = loan

    def __str__(self) -> str:
        return method_words(self.loan) or ""

    @field("名称", "按期还款的方法；没有还款计划的没有", example="等额本息", fact="schedule.method")
    def name(self) -> str | None:
        return told("repayment_method", self.loan.schedule.method) if self.loan.schedule else None

    @field("按日计息", "各期利息按实际天数计算", example="否", fact="schedule.interest")
    def by_days(self) -> bool:
        return self.loan.schedule is not None and self.loan.schedule.interest == "by_days"

    @field("结息", "多久结息一次", example="按月结息", fact="interest_days.settle")
    def settles(self) -> str | None:
        settle = self.loan.interest_days.settle
        return told("settle", settle) if settle else None

    @field("结息日", "结息的月份里哪一日", example="20", fact="interest_days.on")
    def settles_on(self) -> int | None:
        days = self.loan.interest_days
        return days.on if days.settle in ("monthly", "quarterly") else None

    @field("按季结息", "每季末月结息", example="否")
    def quarterly(self) -> bool:
        return self.loan.interest_days.settle == "quarterly"


def method_fields(loan: Loan) -> MethodFields | None:
    """The parts of how the loan is to be repaid, where it is known."""
    return MethodFields(loan) if method_words(loan) else None


class PeriodFields(Group):
    """A guarantee period as agreed; printed as 保证期间为主债务履行期限届满之日起三年."""

    def __init__(self, period: GuaranteePeriod) -> None:
        super().__init__()
        self.period = period

    def __str__(self) -> str:
        return period_words(self.period) or ""

    @field("原文", "合同自己的写法，用在“保证期间”之后", example="自主债务履行期限届满之日起二年", fact="text")
    def text(self) -> str | None:
        return str(self).removeprefix("保证期间") if self.period.text else None

    @field("时长", "履行期限届满之日起多久", example="三年", fact="months")
    def length(self) -> str | None:
        return months_words(self.period.months) if self.period.months else None

    @field("按每期", "从每期债务的履行期限届满之日起", example="否", fact="each_instalment")
    def each_instalment(self) -> bool:
        return bool(self.period.each_instalment)

    @field("截止日", "约定到哪一天止", example="2029年3月5日", fact="until_on")
    def until_on(self) -> date | None:
        return self.period.until_on


def period_fields(period: GuaranteePeriod | None) -> PeriodFields | None:
    """The parts of a guarantee period, where one was agreed."""
    return PeriodFields(period) if period and period_words(period) else None
