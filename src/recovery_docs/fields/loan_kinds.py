"""What stands in the place of a plain loan: a line of credit, a card, a guarantor's payment for the debtor, a lease."""

from datetime import date
from decimal import Decimal

from recovery_docs.case import Advance, Card, Case, Facility, Insurance, Lease, Recourse
from recovery_docs.case.words import told
from recovery_docs.fields.contracts import exhibits_named
from recovery_docs.fields.debts import PartFields
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.parties import PartyFields
from recovery_docs.fields.phrases.contract_terms import occupation_rate_words
from recovery_docs.fields.phrases.written_amounts import kind_names
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.money import ZERO
from recovery_docs.tree.group import Group, field


class CardFields(Group):
    """A credit card account."""

    def __init__(self, card: Card) -> None:
        super().__init__()
        self.card = card

    @field("末四位", "卡号末四位", example="0016", fact="last4", also=("尾号",))
    def last4(self) -> str:
        return self.card.last4

    @field("卡号", "完整卡号；没有写的没有", example="6222020000000000016", fact="number")
    def number(self) -> str | None:
        return self.card.number

    @field("额度", "授信额度", example="50,000.00元", fact="limit")
    def limit(self) -> Decimal | None:
        return self.card.limit

    @field("违约金最低", "违约金最低额", example="10.00元", fact="damages_minimum")
    def damages_minimum(self) -> Decimal | None:
        return self.card.damages_minimum

    @field("办卡日期", "办卡日期", example="2019年3月2日", fact="opened_on")
    def opened_on(self) -> date | None:
        return self.card.opened_on

    @field("办卡行", "办卡行", example="示例银行海宁支行", fact="branch")
    def branch(self) -> str | None:
        return self.card.branch

    @field("日利率", "透支日利率，百分数", example="0.05", fact="daily_rate")
    def daily_rate(self) -> str | None:
        return None if self.card.daily_rate is None else percent(self.card.daily_rate)

    @field("最低还款比例", "最低还款额占欠款的百分数", example="10", fact="minimum_share")
    def minimum_share(self) -> str | None:
        return None if self.card.minimum_share is None else percent(self.card.minimum_share)

    @field("违约金比例", "最低还款额未还部分的违约金百分数", example="5", fact="damages_rate")
    def damages_rate(self) -> str | None:
        return None if self.card.damages_rate is None else percent(self.card.damages_rate)

    @field("透支本金", "账单所列透支本金合计", example="50,000.00元")
    def spent(self) -> Decimal | None:
        return sum((one.spent for one in self.card.statements), ZERO) or None


class AdvanceFields(Group):
    """One payment by which a guarantor paid the debt."""

    def __init__(self, one: Advance) -> None:
        super().__init__()
        self.one = one

    @field("日期", "代偿日期", example="2023年1月5日", fact="paid_on", also=("代偿日期",))
    def paid_on(self) -> date:
        return self.one.paid_on

    @field("金额", "代偿金额", example="100,000.00元", fact="amount", also=("代偿金额",))
    def amount(self) -> Decimal:
        return self.one.paid

    @field("分项", "代偿的本金、利息等各多少")
    def parts(self) -> list[PartFields]:
        return [PartFields(name, amount) for name, amount in self.one.parts]


class RecourseFields(Group):
    """What a guarantor paid for the debtor."""

    def __init__(self, case: Case, recourse: Recourse) -> None:
        super().__init__()
        self.case, self.recourse = case, recourse

    @field("受偿人", "向谁代偿", example="示例银行股份有限公司海宁支行", fact="paid_to")
    def paid_to(self) -> str | None:
        return self.recourse.paid_to

    @field("动作", "为借款人付款这件事怎么称呼：代偿，保险人的理赔", example="代偿")
    def act(self) -> str:
        return "代偿" if self.case.loan.insurance is None else "理赔"

    @field("占用费", "代偿以后计收的费用怎么称呼：资金占用费，保险人的违约金", example="资金占用费")
    def fee_name(self) -> str:
        return kind_names(self.case)["interest"]

    @field("保费", "欠付的费用怎么称呼：担保费，保险人的保险费", example="担保费")
    def premium_name(self) -> str:
        return kind_names(self.case)["fees"]

    @field("各次", "各次代偿")
    def payments(self) -> list[AdvanceFields]:
        return [AdvanceFields(one) for one in self.recourse.payments]

    @field("合计", "代偿合计", example="100,000.00元", also=("代偿总额",))
    def total(self) -> Decimal:
        return self.recourse.total

    @field("宽限天数", "代偿后几日内偿还", example="5", fact="grace_days")
    def grace_days(self) -> int | None:
        return self.recourse.grace_days

    @field("占用费率", "约定的资金占用费率", example="按年利率12%计算", fact="occupation_rate")
    def occupation_rate(self) -> str | None:
        return occupation_rate_words(self.recourse)

    @field("违约金比例", "逾期偿还代偿款的违约金百分数", example="2", fact="damages_share")
    def damages_share(self) -> str | None:
        return percent(self.recourse.damages_share) if self.recourse.damages_share else None

    @field("担保费", "欠付的担保费", example="6,000.00元", fact="premium_owed")
    def premium(self) -> Decimal | None:
        return self.recourse.premium_owed or None

    @field("证据", "各次代偿凭证在证据清单里的编号", example="证据3")
    def exhibits(self) -> list[str]:
        return exhibits_named(self.case, *(one.exhibit for one in self.recourse.payments))


class InsuranceFields(Group):
    """A policy of guarantee insurance."""

    def __init__(self, insurance: Insurance) -> None:
        super().__init__()
        self.insurance = insurance

    @field("保单号", "保单号", example="PBZX20250044", fact="policy_number")
    def policy_number(self) -> str | None:
        return self.insurance.policy_number

    @field("保险金额", "保证保险金额", example="100,000.00元", fact="amount")
    def amount(self) -> Decimal | None:
        return self.insurance.amount

    @field("权益转让日", "被保险人出具权益转让确认书的日期", example="2026年5月8日", fact="rights_transferred_on")
    def rights_transferred_on(self) -> date | None:
        return self.insurance.rights_transferred_on


class LeaseFields(Group):
    """A finance lease."""

    def __init__(self, on: Occasion, lease: Lease) -> None:
        super().__init__()
        self.on, self.case, self.lease = on, on.case, lease

    @field("售后回租", "承租人把自有的租赁物卖给出租人再租回", example="否", fact="form")
    def leased_back(self) -> bool:
        return self.case.leased_back

    @field("直租", "写明了是直租", example="是", fact="form")
    def direct(self) -> bool:
        return self.lease.form == "direct"

    @field(
        "出卖的承租人", "售后回租里出卖租赁物的承租人；不是售后回租的没有", example="示例机械有限公司", fact="seller"
    )
    def selling_lessees(self) -> list[PartyFields]:
        everybody = self.case.borrowers if self.case.leased_back else ()
        sold = [one for one in everybody if one.name == self.lease.seller]
        return [PartyFields(self.on, one) for one in sold or everybody]

    @field("供货方", "直租里出卖租赁物的人；售后回租的没有", example="示例工程机械有限公司", fact="seller")
    def supplier(self) -> str | None:
        return None if self.case.leased_back else self.lease.seller

    @field("购买价款", "出租人购买租赁物的价款", example="700,000.00元", fact="price")
    def price(self) -> Decimal | None:
        return self.lease.price

    @field("价款支付日", "购买价款支付日", example="2025年12月12日", fact="price_paid_on")
    def price_paid_on(self) -> date | None:
        return self.lease.price_paid_on

    @field("租赁物", "租赁物", example="挖掘机一台", fact="thing")
    def thing(self) -> str | None:
        return self.lease.thing

    @field("起租日", "起租日", example="2024年1月1日", fact="from_on")
    def from_on(self) -> date | None:
        return self.lease.from_on

    @field("期数", "租金期数", example="36")
    def count(self) -> int:
        return len(self.lease.in_order)

    @field("租金合计", "全部租金", example="360,000.00元")
    def total(self) -> Decimal:
        return self.lease.total

    @field("每期", "每期租金；各期不一样的没有", example="96,500.00元")
    def each(self) -> Decimal | None:
        amounts = {one.amount for one in self.lease.rents}
        return amounts.pop() if len(amounts) == 1 else None

    @field("价值依据", "租赁物价值的依据", example="合同附件三约定的折旧表", fact="value_basis")
    def value_basis(self) -> str | None:
        return self.lease.value_basis

    @field("首期日", "首期租金的应付日", example="2024年1月15日")
    def first_due_on(self) -> date:
        return self.lease.in_order[0].due_on

    @field("末期日", "末期租金的应付日", example="2026年12月15日")
    def last_due_on(self) -> date:
        return self.lease.in_order[-1].due_on

    @field("归属", "期满后租赁物归谁", example="归承租人所有", fact="owner_at_end")
    def owner_at_end(self) -> str | None:
        return told("owner_at_end", self.lease.owner_at_end) if self.lease.owner_at_end else None

    @field("归出租人", "期满后租赁物归出租人", example="否", fact="owner_at_end")
    def comes_back(self) -> bool:
        return self.lease.owner_at_end == "lessor"

    @field("留购价款", "承租人期满留购的价款", example="100.00元", fact="purchase_price")
    def purchase_price(self) -> Decimal | None:
        return self.lease.purchase_price

    @field("交付证据", "交付凭证在证据清单里的编号", example="证据3")
    def exhibits(self) -> list[str]:
        delivered = (one.number for one in self.case.exhibits if one.kind == "disbursement_proof")
        return exhibits_named(self.case, *delivered)


class FacilityFields(Group):
    """A line of credit."""

    def __init__(self, facility: Facility) -> None:
        super().__init__()
        self.facility = facility

    @field("额度", "授信额度", example="1,000,000.00元", fact="amount")
    def amount(self) -> Decimal:
        return self.facility.amount

    @field("起始日", "额度起始日", example="2021年1月1日", fact="from_on")
    def from_on(self) -> date | None:
        return self.facility.from_on

    @field("到期日", "额度到期日", example="2024年1月1日", fact="until_on")
    def until_on(self) -> date | None:
        return self.facility.until_on

    @field("循环", "是否可循环使用", example="是", fact="revolving")
    def revolving(self) -> bool:
        return bool(self.facility.revolving)
