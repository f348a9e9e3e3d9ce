"""A credit card account: its terms, and what each statement of the bank posted to it."""

from decimal import Decimal
from typing import Any

from pydantic import model_validator

from recovery_docs.case.fact import Amount, DailyRate, Day, Facts, Share, Text, listed, optional, titled
from recovery_docs.errors import FactError
from recovery_docs.messages import say

_LAST = 4
_LENGTHS = range(13, 20)
"""ISO/IEC 7812：卡号最长 19 位；银行卡最短 13 位。"""


class CardStatement(Facts):
    """One monthly statement of a credit card account, as the bank issued it.

    What it posts of interest, damages and fees stands; to the last statement that posts a kind, that kind is not computed.
    """

    stated_on: Day = titled("账单日")
    due_on: Day = titled("到期还款日")
    spent: Amount = titled("本期新增透支本金", default=Decimal(0))
    minimum: Amount | None = optional("最低还款额")
    interest: Amount | None = optional("本期入账利息", "账单所列的；不写的按透支利率计算")
    damages: Amount | None = optional("本期入账违约金", "账单所列的违约金、滞纳金；不写的按约定的比例计算")
    instalment_fee: Amount | None = optional("分期手续费")
    fee: Amount | None = optional("其他费用", "账单所列的年费、取现手续费等")

    @model_validator(mode="after")
    def _in_order(self) -> "CardStatement":
        if self.due_on <= self.stated_on:
            raise FactError(say("到期还款日不晚于账单日"), say("对照账单核对账单日和到期还款日"))
        return self


class Card(Facts):
    """A credit card account: its terms and what was spent."""

    number: Text | None = optional("信用卡卡号", "完整卡号，要素式起诉状要求写明；其他文书只写末四位")
    last4: Text = titled("卡号末四位", "写了完整卡号的，可以不写")
    opened_on: Day | None = optional("办卡日期")
    branch: Text | None = optional("办卡行")
    limit: Amount | None = optional("授信额度")
    daily_rate: DailyRate | None = optional("透支日利率", '例如 "5‱"')
    damages_rate: Share | None = optional("违约金比例", '按最低还款额未还部分，例如 "5%"')
    damages_minimum: Amount | None = optional("违约金最低额")
    minimum_share: Share | None = optional("最低还款额比例", '例如 "10%"')
    statements: tuple[CardStatement, ...] = listed("账单")
    notice_given: bool | None = optional("是否就主要条款提示说明")
    notice_how: Text | None = optional("提示说明的方式、时间、地点")

    @model_validator(mode="before")
    @classmethod
    def _ends_alike(cls, value: Any) -> Any:
        """The last four digits are those of the number, where that is written."""
        if not isinstance(value, dict) or value.get("number") is None:
            return value
        number = "".join(str(value["number"]).replace("-", "").split())
        if not number.isdigit() or not number.isascii() or len(number) not in _LENGTHS:
            raise FactError(say("不是信用卡卡号"), say("对照卡片核对，写 13 至 19 位数字；只知道末四位的写 last4"))
        last4 = value.get("last4") or number[-_LAST:]
        if str(last4).strip() != number[-_LAST:]:
            raise FactError(say("卡号末四位与完整卡号不符"), say("对照卡片核对 number 和 last4"))
        return value | {"number": number, "last4": last4}
