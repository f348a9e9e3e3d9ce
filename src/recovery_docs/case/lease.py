"""A finance lease: the thing leased, and the rents."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import model_validator

from recovery_docs.case.fact import Amount, Day, Facts, Text, listed, optional, titled
from recovery_docs.case.words import Words
from recovery_docs.errors import FactError
from recovery_docs.messages import say


class Rent(Facts):
    """One rent."""

    due_on: Day = titled("应付日")
    amount: Amount = titled("应付租金")


class Lease(Facts):
    """What is leased and what is paid for it. Late rents bear `loan.penalty`; what was paid stands in `repayments`."""

    form: Annotated[Literal["direct", "leaseback"], Words("lease_form")] | None = optional(
        "租赁方式", "直租：出租人向供货方购买；售后回租：承租人把自有的租赁物卖给出租人，再租回来"
    )
    thing: Text | None = optional("租赁物", "名称、数量、型号、所在地")
    seller: Text | None = optional("租赁物出卖人", "直租写供货方；售后回租就是承租人，承租人不止一个的写明是哪一个")
    price: Amount | None = optional("租赁物购买价款", "出租人付给出卖人的价款，元")
    price_paid_on: Day | None = optional("购买价款支付日", "出租人付清购买价款的日期")
    from_on: Day | None = optional("起租日")
    until_on: Day | None = optional("租赁期满日", "租赁期间的最后一日")
    delivered_on: Day | None = optional("租赁物交付日", "售后回租的，写承租人确认接收租赁物的日期")
    fit: bool | None = optional("租赁物质量是否符合约定", "有瑕疵的写 false，并写明瑕疵情况")
    defects: Text | None = optional("租赁物瑕疵情况")
    paid_by: Annotated[Literal["cash", "transfer", "bill", "other"], Words("rent_paid_by")] | None = optional(
        "租金支付方式"
    )
    paid_by_text: Text | None = optional("票据类型或者其他支付方式")
    other_fees: Text | None = optional("租金以外的费用", "例如 保险费、维修费")
    other_fees_borne_by: Text | None = optional("租金以外的费用由谁承担", "例如 承租人")
    owner_at_end: Annotated[Literal["lessee", "lessor"], Words("owner_at_end")] | None = optional("期满后租赁物归属")
    purchase_price: Amount | None = optional(
        "留购价款", "承租人期满留购的价款，元；请求支付全部租金或者赔偿损失的，一并请求"
    )
    recovery_terms: Text | None = optional("收回租赁物的条件", "合同的约定；没有约定的写“无”")
    rescission_terms: Text | None = optional("解除合同的条件", "合同的约定；没有约定的写“无”")
    value: Amount | None = optional("租赁物价值", "收回时的价值，元；解除合同请求赔偿损失的，从未付租金中减去")
    value_basis: Text | None = optional("租赁物价值的依据", "例如 合同第14条约定的折旧，或者评估报告")
    residual: Amount | None = optional("期满残值", "约定期满归出租人的，租赁物期满时的残值，元")
    rents: tuple[Rent, ...] = listed("租金", "逐期填写；与所列还款一起已经付清的各期可以不列")

    @property
    def in_order(self) -> tuple[Rent, ...]:
        """The rents by due day."""
        return tuple(sorted(self.rents, key=lambda one: one.due_on))

    @property
    def total(self) -> Decimal:
        """All rents together, in yuan."""
        return sum((one.amount for one in self.rents), Decimal(0))

    @property
    def worth_at_end(self) -> Decimal:
        """What the lessor would have had beside the rents: the price of the thing, or the thing where it is to be his."""
        kept = self.residual if self.owner_at_end == "lessor" else self.purchase_price
        return kept or Decimal(0)

    @model_validator(mode="after")
    def _has_rents(self) -> "Lease":
        if not self.rents:
            raise FactError(say("没有写明租金"), say("在 loan.lease.rents 里逐期填写应付日和应付租金"))
        return self
