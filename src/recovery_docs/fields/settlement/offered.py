"""What the parties settle on: payments by their days, things sold or taken for the debt, interest let go."""

from datetime import date
from decimal import Decimal

from recovery_docs.case import PlannedPayment, SettledAsset, Settlement
from recovery_docs.case.words import word
from recovery_docs.fields.collateral import CollateralFields
from recovery_docs.fields.occasion import Occasion, OccasionGroup
from recovery_docs.fields.parties import PartyFields
from recovery_docs.fields.phrases.party_names import joined_names
from recovery_docs.fields.phrases.written_amounts import chinese_number
from recovery_docs.fields.settlement.mediated import MediatedFields, mediation_agreed
from recovery_docs.money import ZERO
from recovery_docs.tree.group import Group, field


class PaymentFields(Group):
    """One payment of the plan."""

    def __init__(self, one: PlannedPayment) -> None:
        super().__init__()
        self.one = one

    @field("日期", "哪一天以前支付", example="2026年12月20日", fact="pay_on", also=("还款日",))
    def pay_on(self) -> date:
        return self.one.pay_on

    @field("金额", "支付多少", example="50,000.00元", fact="amount", also=("还款金额",))
    def amount(self) -> Decimal:
        return self.one.amount


class AssetFields(Group):
    """A thing that is to pay the debt."""

    def __init__(self, on: Occasion, asset: SettledAsset) -> None:
        super().__init__()
        self.on, self.asset = on, asset

    @field("名称", "财产名称", example="小型普通客车一辆", fact="name")
    def name(self) -> str:
        return self.asset.name

    @field("所在地", "所在地", example="浙江省海宁市", fact="location")
    def location(self) -> str | None:
        return self.asset.location

    @field("权属证号", "权属证号", example="车牌号浙F00001", fact="certificate")
    def certificate(self) -> str | None:
        return self.asset.certificate

    @field("所有人", "所有人；没有写明的为借款人", example="李示例", fact="owner")
    def owner(self) -> str:
        case, sides = self.on.case, self.on.sides
        borrowers = sides.borrowers(case) if sides else joined_names(one.name for one in case.borrowers)
        return self.asset.owner or borrowers

    @field("方式", "变卖后清偿还是作价抵偿", example="变卖后清偿", fact="how")
    def how(self) -> str:
        return word("settled_how", self.asset.how)

    @field("是变卖", "由所有人变卖、以价款清偿", example="是")
    def is_sold(self) -> bool:
        return self.asset.how == "sell_and_pay"

    @field("作价", "作价", example="80,000.00元", fact="value")
    def value(self) -> Decimal | None:
        return self.asset.value or None

    @field("期限", "交付或者变卖的期限", example="2027年1月31日", fact="deliver_on")
    def deliver_on(self) -> date | None:
        return self.asset.deliver_on


class SettlementFields(Group):
    """What was agreed, or is offered, against the debt as the statement has it."""

    def __init__(self, on: Occasion, settlement: Settlement) -> None:
        super().__init__()
        self.on, self.settlement = on, settlement

    @field("签订日期", "达成协议的日期", example="2026年11月18日", fact="agreed_on")
    def agreed_on(self) -> date | None:
        return self.settlement.agreed_on

    @field("各期", "还款计划的各期", fact="plan")
    def plan(self) -> list[PaymentFields]:
        return [PaymentFields(one) for one in self.settlement.plan]

    @field("期数", "分几期", example="4")
    def count(self) -> int:
        return len(self.settlement.plan)

    @field("计划总额", "各期合计", example="202,000.00元")
    def planned(self) -> Decimal:
        return sum((one.amount for one in self.settlement.plan), ZERO)

    @field("减免利息", "减免的利息", example="3,000.00元", fact="waived_interest")
    def waived(self) -> Decimal | None:
        return self.settlement.waived_interest or None

    @field("减免后", "减免以后的欠款", example="311,452.17元")
    def rest(self) -> Decimal:
        return self.on.matter.statement.total - (self.settlement.waived_interest or ZERO)

    @field("多出", "各期合计连同减免的利息，多于欠款多少：截至日以后的利息", example="1,000.00元")
    def over(self) -> Decimal | None:
        return max(self._over, ZERO) or None

    @field("差额", "各期合计连同减免的利息，少于欠款多少", example="109,452.17元")
    def short(self) -> Decimal | None:
        return max(-self._over, ZERO) or None

    @field("财产", "用来清偿的各项财产", fact="assets")
    def assets(self) -> list[AssetFields]:
        return [AssetFields(self.on, one) for one in self.settlement.assets]

    @field("变卖财产", "由所有人变卖的财产")
    def sold(self) -> list[AssetFields]:
        return [AssetFields(self.on, one) for one in self.settlement.assets if one.how == "sell_and_pay"]

    @field("抵债财产", "作价抵偿的财产")
    def taken(self) -> list[AssetFields]:
        return [AssetFields(self.on, one) for one in self._taken]

    @field("抵债作价", "作价抵偿的财产共作价多少", example="25,000.00元")
    def worth(self) -> Decimal:
        return sum((one.value or ZERO for one in self._taken), ZERO)

    @field("其他所有人", "财产的所有人里，不是协议一方的", example="顾示例")
    def owners_beside(self) -> list[str]:
        sides = self.on.sides
        parties = {role.party.name for role in (sides.creditor, *sides.others)} if sides else set()
        owners = dict.fromkeys(one.owner for one in self.settlement.assets if one.owner)
        return [name for name in owners if name not in parties]

    @field("其他约定", "各方另外约定的", example="变卖车辆的费用由李示例负担", fact="text")
    def text(self) -> str | None:
        return self.settlement.text

    @field("份数", "协议一式几份；没有写明的，各方一份", example="三", fact="copies")
    def copies(self) -> str:
        return self._copies(0)

    @field("调解份数", "调解协议一式几份；没有写明的，各方和调解委员会各一份", example="四", fact="copies")
    def copies_with_committee(self) -> str:
        return self._copies(1)

    @property
    def _over(self) -> Decimal:
        planned = sum((one.amount for one in self.settlement.plan), ZERO)
        return planned + (self.settlement.waived_interest or ZERO) - self.on.matter.statement.total

    @property
    def _taken(self) -> list[SettledAsset]:
        return [one for one in self.settlement.assets if one.how == "transfer"]

    def _copies(self, more: int) -> str:
        others = self.on.sides.others if self.on.sides else ()
        return chinese_number(self.settlement.copies or len(others) + 1 + more)


class SettlementRoots(OccasionGroup):
    """Names at the top of the tree for what is agreed."""

    @field("方案", "和解、还款方案；没有写明的没有", fact="/request.settlement")
    def settlement(self) -> SettlementFields | None:
        found = self.on.case.request.settlement
        return SettlementFields(self.on, found) if found else None

    @field("调解", "达成了协议的调解；没有的没有")
    def mediated(self) -> MediatedFields | None:
        found = mediation_agreed(self.on.case)
        return MediatedFields(self.on, found) if found else None

    @field("担保各方", "对方之中，为他人的债务提供担保的", example="被申请人二陈示例")
    def givers(self) -> list[PartyFields]:
        own_debt = {party.name for party in self.on.case.borrowers}
        roles = self.on.sides.others if self.on.sides else ()
        return [PartyFields(self.on, role.party, role.title) for role in roles if role.party.name not in own_debt]

    @field("有效担保物", "没有放弃的各项抵押、质押")
    def collateral_kept(self) -> list[CollateralFields]:
        return [CollateralFields(self.on, one) for one in self.on.case.security_interests if one.waived_on is None]
