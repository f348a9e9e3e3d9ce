"""The things that secure the debt: each mortgage and pledge, how it is registered and how it stands today."""

from datetime import date
from decimal import Decimal

from recovery_docs.case import Case, Mortgage, Registration, Seizure
from recovery_docs.case.words import told
from recovery_docs.fields.contracts import ContractFields
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.parties import PartyFields
from recovery_docs.fields.phrases.contract_terms import SecurityInterest, collateral_words, scope_words, verb
from recovery_docs.fields.securities import MaximumFields, ResolutionFields, covered_names
from recovery_docs.prerequisites.limitation.maturity import not_secured
from recovery_docs.tree.group import Group, field

_LAND = ("house", "building", "land_use_right", "under_construction")


class RegistrationFields(Group):
    """The registration of a mortgage or pledge."""

    def __init__(self, registration: Registration) -> None:
        super().__init__()
        self.registration = registration

    @field("日期", "登记日期", example="2021年4月12日", fact="registered_on")
    def registered_on(self) -> date | None:
        return self.registration.registered_on

    @field("机构", "登记机构", example="海宁市自然资源和规划局", fact="authority")
    def authority(self) -> str | None:
        return self.registration.authority

    @field("证明号", "登记证明号", example="浙（2020）海宁市不动产证明第0000001号", fact="number")
    def number(self) -> str | None:
        return self.registration.number

    @field("预告", "是否预告登记", example="否")
    def provisional(self) -> bool:
        return self.registration.kind == "provisional"


class SeizureFields(Group):
    """A seizure of the collateral by a court."""

    def __init__(self, seizure: Seizure) -> None:
        super().__init__()
        self.seizure = seizure

    @field("法院", "查封法院", example="海宁市人民法院", fact="court")
    def court(self) -> str:
        return self.seizure.court

    @field("日期", "查封日期", example="2025年3月1日", fact="on")
    def seized_on(self) -> date | None:
        return self.seizure.on

    @field("案号", "在哪个案件里查封", example="（2025）浙0481执1号", fact="number")
    def number(self) -> str | None:
        return self.seizure.number

    @field("首封", "是否首先查封", example="是", fact="first")
    def is_first(self) -> bool:
        return bool(self.seizure.first)


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

    @field("提供人", "提供这项担保的人", fact="owner")
    def giver(self) -> PartyFields:
        return PartyFields(self.on, self.interest.owner)

    @field("合同", "抵押合同或者质押合同", example="《抵押合同》（编号：示银抵字2021第0001号）", fact="contract")
    def contract(self) -> ContractFields:
        otherwise = "抵押合同" if isinstance(self.interest, Mortgage) else "质押合同"
        return ContractFields(self.on.case, self.interest.contract, otherwise, self.interest.contract_signed_on)

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

    @field("担保数额", "约定的担保数额", example="800,000.00元", fact="secured_amount")
    def secured_amount(self) -> Decimal | None:
        return self.interest.secured_amount

    @field("登记证明号", "登记证明号", example="浙（2020）海宁市不动产证明第0000001号", fact="registration.number")
    def registration(self) -> str | None:
        return self.interest.registration.number if self.interest.registration else None

    @field("放弃日", "债权人放弃担保物权的日期", example="2023年1月1日", fact="waived_on")
    def waived_on(self) -> date | None:
        return self.interest.waived_on

    @field("未放弃", "担保物权没有放弃", example="是")
    def stands(self) -> bool:
        return self.interest.waived_on is None

    @field("描述", "财产在哪里、是什么，带权属证号、面积", example="坐落于海宁市示例路1号的住宅一套（权属证号：……）")
    def described(self) -> str:
        return collateral_words(self.interest)

    @field(
        "描述和登记",
        "财产在哪里、是什么，带权属证号、面积、登记证明号",
        example="坐落于海宁市示例路1号的住宅一套（……）",
    )
    def described_with_registration(self) -> str:
        return collateral_words(self.interest, registered=True)

    @field("范围", "担保范围；没有约定的为法定范围", example="主债权及其利息、违约金、损害赔偿金和实现债权的费用")
    def scope(self) -> str:
        return scope_words(self.interest.scope, self.interest.scope_text)

    @field("约定了范围", "合同写明了担保范围", example="是")
    def scope_agreed(self) -> bool:
        return bool(self.interest.scope or self.interest.scope_text)

    @field("只担保", "约定的范围小于所欠各项的，担保其中哪几项；担保全部的没有", example="本金、期内利息、罚息")
    def covers(self) -> list[str]:
        return covered_names(self.on, self.interest.scope)

    @field("主债权限额", "被担保的主债权数额，少于所欠本金的；最高额的、够的没有", example="700,000.00元")
    def principal_secured(self) -> Decimal | None:
        """担保制度解释47：登记簿与合同不一致的，以登记簿为准."""
        registered = self.interest.registration.amount if self.interest.registration else None
        agreed = [one for one in (self.interest.secured_amount, registered) if one is not None]
        short = bool(agreed) and min(agreed) < self.on.matter.statement.principal
        return min(agreed) if short and self.interest.maximum is None else None

    @field(
        "顺序",
        "与其他担保的顺序约定",
        example="债权人可以任意选择先就物的担保受偿或者先请求保证人承担责任",
        fact="order",
    )
    def order(self) -> str | None:
        return told("security_order", self.interest.order) if self.interest.order else None

    @field("反担保", "为担保人的追偿权提供的", example="否")
    def counter(self) -> bool:
        return self.on.case.loan.cause == "recourse"

    @field("决议", "所有人同意提供担保的公司决议", fact="resolution")
    def resolution(self) -> ResolutionFields | None:
        return ResolutionFields(self.on.case, self.interest.resolution) if self.interest.resolution else None

    @field("登记", "抵押、质押登记", fact="registration")
    def registered(self) -> RegistrationFields | None:
        return RegistrationFields(self.interest.registration) if self.interest.registration else None

    @field("不担保的借据", "最高额抵押、质押不担保的借据", example="JJ20210003")
    def outside(self) -> list[str]:
        return list(not_secured(self.on.case, self.interest.maximum))

    @field("占有人", "现占有、使用人", example="李示例", fact="collateral.occupied_by")
    def occupied_by(self) -> str | None:
        return self.thing.occupied_by

    @field("租赁情况", "租赁情况", example="已出租", fact="collateral.lease")
    def lease(self) -> str | None:
        return self.thing.lease

    @field("查封", "各次查封", fact="collateral.seizures")
    def seizures(self) -> list[SeizureFields]:
        return [SeizureFields(one) for one in self.thing.seizures]

    @field("顺位", "债权人的顺位", example="1", fact="rank")
    def rank(self) -> int | None:
        return self.interest.rank

    @field("先顺位债权", "先顺位担保债权数额", example="500,000.00元", fact="prior_claims")
    def prior_claims(self) -> Decimal | None:
        return self.interest.prior_claims or None

    @field("价值", "评估或者约定价值", example="1,200,000.00元", fact="collateral.value")
    def value(self) -> Decimal | None:
        return self.thing.value

    @field("现状", "现状说明", example="房屋完好", fact="collateral.condition")
    def condition(self) -> str | None:
        return self.thing.condition

    @field("抵押后新增建筑", "抵押后土地上有新增的建筑物", example="否", fact="collateral.built_after_mortgage")
    def built_after(self) -> bool:
        return bool(self.thing.built_after_mortgage)


def collateral_of(on: Occasion, case: Case) -> list[CollateralFields]:
    """Every mortgage, then every pledge."""
    return [CollateralFields(on, one) for one in case.security_interests]
