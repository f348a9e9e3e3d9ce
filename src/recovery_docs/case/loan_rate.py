"""The contract rate as a contract writes it."""

from typing import Annotated, Any, Literal

from pydantic import model_validator

from recovery_docs.case import grammar
from recovery_docs.case.fact import AnnualRate, BasisPoints, DailyRate, MonthlyRate, Times, Worded, optional
from recovery_docs.case.words import Words
from recovery_docs.errors import FactError
from recovery_docs.messages import say

Reprice = Annotated[
    Literal["never", "yearly", "anniversary", "half_yearly", "quarterly", "monthly", "as_published"], Words("reprice")
]
Benchmark = Annotated[
    Literal["by_term", "m6", "y1", "y3", "y5", "over5", "provident_to5", "provident_over5"], Words("benchmark")
]


class LoanRate(Worded):
    """The contract rate, fixed or following a published one; in one text, `月息5‰`, `1年期LPR+115BP`, `1年期LPR的1.3倍`."""

    annual: AnnualRate | None = optional("固定年利率", '写明单位，例如 "6%"')
    monthly: MonthlyRate | None = optional("固定月利率", '例如 "5‰"；年利率按 12 个月换算')
    daily: DailyRate | None = optional("固定日利率", '例如 "5‱"（日万分之五）')
    lpr: Annotated[Literal["1y", "5y"], Words("lpr")] | None = optional("LPR 期限品种")
    benchmark: Benchmark | None = optional(
        "贷款基准利率档次", "人民银行公布的；同期同档次的写 by_term，按借款期限取档次"
    )
    times: Times | None = optional("倍数", "例如 1.3；上浮30%写 1.3，下浮10%写 0.9")
    spread_bp: BasisPoints | None = optional("加减基点", "减点写负数；1 个基点为 0.01%")
    reprice: Reprice | None = optional("重定价")
    priced: Annotated[Literal["same_day", "working_day_before"], Words("priced")] | None = optional(
        "取哪一日公布的利率", "不写的取定价日当日的"
    )

    @property
    def follows(self) -> bool:
        """Whether the rate follows a published one."""
        return self.lpr is not None or self.benchmark is not None

    @classmethod
    def in_words(cls, written: str) -> dict[str, Any]:
        """The facts of a rate that says what it is a rate of."""
        return grammar.loan_rate(written)

    @model_validator(mode="after")
    def _one_way(self) -> "LoanRate":
        ways = (self.annual, self.monthly, self.daily, self.lpr, self.benchmark)
        if sum(value is not None for value in ways) != 1:
            raise FactError(
                say("利率应当且只能用一种方式写明"), say("年利率、月利率、日利率、LPR、基准利率五者择一填写")
            )
        if not self.follows and (self.spread_bp, self.times, self.reprice) != (None, None, None):
            raise FactError(
                say("固定利率没有加减基点、倍数和重定价"), say("删去 spread_bp、times、reprice，或者改写 lpr")
            )
        return self
