"""The contract rate as a contract writes it."""

from typing import Annotated, Any, Literal

from pydantic import model_validator

from recovery_docs.case import grammar
from recovery_docs.case.fact import AnnualRate, BasisPoints, DailyRate, MonthlyRate, Worded, optional
from recovery_docs.case.words import Words
from recovery_docs.errors import FactError
from recovery_docs.messages import say

Reprice = Annotated[Literal["never", "yearly", "anniversary", "half_yearly", "quarterly", "monthly"], Words("reprice")]


class LoanRate(Worded):
    """The contract rate: fixed, or the loan prime rate with a spread; in one text, `月息5‰` or `1年期LPR+115BP`."""

    annual: AnnualRate | None = optional("固定年利率", '写明单位，例如 "6%"')
    monthly: MonthlyRate | None = optional("固定月利率", '例如 "5‰"；年利率按 12 个月换算')
    daily: DailyRate | None = optional("固定日利率", '例如 "5‱"（日万分之五）')
    lpr: Annotated[Literal["1y", "5y"], Words("lpr")] | None = optional("LPR 期限品种")
    spread_bp: BasisPoints | None = optional("加减基点", "减点写负数；1 个基点为 0.01%")
    reprice: Reprice | None = optional("重定价")

    @classmethod
    def in_words(cls, written: str) -> dict[str, Any]:
        """The facts of a rate that says what it is a rate of."""
        return grammar.loan_rate(written)

    @model_validator(mode="after")
    def _one_way(self) -> "LoanRate":
        if sum(value is not None for value in (self.annual, self.monthly, self.daily, self.lpr)) != 1:
            raise FactError(say("利率应当且只能用一种方式写明"), say("年利率、月利率、日利率、LPR 四者择一填写"))
        if self.lpr is None and (self.spread_bp is not None or self.reprice is not None):
            raise FactError(say("固定利率没有加减基点和重定价"), say("删去 spread_bp、reprice，或者改写 lpr"))
        return self
