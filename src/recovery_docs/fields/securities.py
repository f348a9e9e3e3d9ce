"""Who and what secures the debt: each guarantee, each mortgage and pledge."""

from datetime import date
from decimal import Decimal

from recovery_docs.case import Case, MaximumAmount, Mortgage
from recovery_docs.case.words import word
from recovery_docs.fields.contracts import ContractFields
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.parties import PartyFields
from recovery_docs.fields.phrases.contract_terms import SecurityInterest, period_words, scope_words, verb
from recovery_docs.prerequisites.guarantee.guarantee_standing import GuaranteeStanding
from recovery_docs.tree.group import Group, field

_LAND = ("house", "building", "land_use_right", "under_construction")


class MaximumFields(Group):
    """A maximum amount, up to which security is given."""

    def __init__(self, maximum: MaximumAmount) -> None:
        super().__init__()
        self.maximum = maximum

    @field("限额", "最高债权额", example="1,000,000.00元", fact="limit")
    def limit(self) -> Decimal:
        return self.maximum.limit

    @field("仅为本金", "限额是否只限本金", example="否", fact="limit_is_principal")
    def of_principal(self) -> bool:
        return bool(self.maximum.limit_is_principal)

    @field("起始日", "债权发生期间从哪天起", example="2021年1月1日", fact="from_on")
    def from_on(self) -> date | None:
        return self.maximum.from_on

    @field("截止日", "债权发生期间到哪天止", example="2024年1月1日", fact="until_on")
    def until_on(self) -> date | None:
        return self.maximum.until_on

    @field("确定日", "债权确定的日期", example="2024年1月1日", fact="fixed_on")
    def fixed_on(self) -> date | None:
        return self.maximum.fixed_on if self.maximum.fixed_by else None

    @field("确定事由", "债权因何确定", example="约定的债权确定期间届满", fact="fixed_by")
    def fixed_by(self) -> str | None:
        return word("fixed_by", self.maximum.fixed_by) if self.maximum.fixed_by else None


class GuaranteeFields(Group):
    """One guarantor's promise."""

    def __init__(self, on: Occasion, standing: GuaranteeStanding) -> None:
        super().__init__()
        self.on, self.standing, self.guarantee = on, standing, standing.guarantee

    @field("保证人", "保证人", fact="guarantor")
    def guarantor(self) -> PartyFields:
        return PartyFields(self.on, self.guarantee.guarantor)

    @field("对方", "合同的对方：出借人；反担保的为其所担保的担保人")
    def counterparty(self) -> PartyFields | None:
        name = self.guarantee.counter_for
        party = self.on.case.party(name) if name else self.on.case.lender
        return PartyFields(self.on, party) if party else None

    @field("合同", "保证合同", fact="contract")
    def contract(self) -> ContractFields:
        otherwise = "反担保合同" if self.guarantee.counter_for else "保证合同"
        return ContractFields(self.on.case, self.guarantee.contract, otherwise, self.guarantee.contract_signed_on)

    @field("反担保", "是否反担保", example="否", fact="counter_for")
    def counter(self) -> bool:
        return bool(self.guarantee.counter_for)

    @field("方式", "保证方式：连带责任保证或者一般保证；查不明的没有", example="连带责任保证", fact="kind")
    def kind(self) -> str | None:
        kind = self.standing.kind.kind
        return word("guarantee_kind", kind) if kind else None

    @field("是一般保证", "是否一般保证", example="否")
    def is_general(self) -> bool:
        return self.standing.kind.kind == "general"

    @field("最高额", "最高额保证的限额", fact="maximum")
    def maximum(self) -> MaximumFields | None:
        return MaximumFields(self.guarantee.maximum) if self.guarantee.maximum else None

    @field("限额", "保证限额", example="80,000.00元", fact="cap")
    def cap(self) -> Decimal | None:
        return self.guarantee.cap

    @field("份额", "约定的保证份额", example="50%", fact="share")
    def share(self) -> str | None:
        return self.guarantee.share

    @field("范围", "保证范围；没有约定的为法定范围", example="主债权及其利息、违约金、损害赔偿金和实现债权的费用")
    def scope(self) -> str:
        return scope_words(self.guarantee.scope, self.guarantee.scope_text)

    @field("期间", "约定的保证期间", example="保证期间为主债务履行期限届满之日起三年", fact="period")
    def period(self) -> str | None:
        return period_words(self.guarantee.period)

    @field("届满日", "保证期间在哪天届满；各笔不同的、已经过的、合同写明日期的不写", example="2025年7月15日")
    def last_day(self) -> date | None:
        written = self.guarantee.period
        last_days = {one.last_day for one in self.standing.period.of_claims}
        if len(last_days) != 1 or min(last_days) < self.on.matter.tested_on or (written and written.until_on):
            return None
        return last_days.pop()

    @field("不担保的借据", "最高额保证不担保的借据", example="JJ20210003")
    def outside(self) -> list[str]:
        return list(self.standing.outside)

    @field("免除日", "债权人免除保证责任的日期", example="2023年1月1日", fact="released_on")
    def released_on(self) -> date | None:
        return self.guarantee.released_on


class CollateralFields(Group):
    """One mortgage or pledge."""

    def __init__(self, on: Occasion, interest: SecurityInterest) -> None:
        super().__init__()
        self.on, self.interest, self.thing = on, interest, interest.collateral

    @field("种类", "抵押还是质押", example="抵押")
    def kind(self) -> str:
        return verb(self.interest)

    @field("所有人", "抵押人或者出质人", fact="owner", also=("抵押人", "出质人"))
    def owner(self) -> PartyFields:
        return PartyFields(self.on, self.interest.owner)

    @field("合同", "抵押合同或者质押合同", fact="contract")
    def contract(self) -> ContractFields:
        otherwise = "抵押合同" if isinstance(self.interest, Mortgage) else "质押合同"
        return ContractFields(self.on.case, self.interest.contract, otherwise)

    @field("名称", "财产名称", example="房屋", fact="collateral.name")
    def name(self) -> str:
        return self.thing.name

    @field("坐落", "坐落或者所在地", example="浙江省海宁市示例路1号", fact="collateral.location")
    def location(self) -> str | None:
        return self.thing.location

    @field("是不动产", "是否不动产", example="是")
    def is_land(self) -> bool:
        return self.thing.kind in _LAND

    @field("权属证号", "权属证号", example="浙（2020）海宁市不动产权第0000001号", fact="collateral.certificate")
    def certificate(self) -> str | None:
        return self.thing.certificate

    @field("面积", "面积或者数量", example="89.5平方米", fact="collateral.area")
    def area(self) -> str | None:
        return self.thing.area

    @field("最高额", "最高额抵押、质押的限额", fact="maximum")
    def maximum(self) -> MaximumFields | None:
        return MaximumFields(self.interest.maximum) if self.interest.maximum else None

    @field("登记证明号", "登记证明号", example="浙（2020）海宁市不动产证明第0000001号", fact="registration.number")
    def registration(self) -> str | None:
        return self.interest.registration.number if self.interest.registration else None

    @field("放弃日", "债权人放弃担保物权的日期", example="2023年1月1日", fact="waived_on")
    def waived_on(self) -> date | None:
        return self.interest.waived_on


def collateral_of(on: Occasion, case: Case) -> list[CollateralFields]:
    """Every mortgage, then every pledge."""
    return [CollateralFields(on, one) for one in case.security_interests]
