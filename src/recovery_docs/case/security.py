"""Security for the loan: guarantees, mortgages, pledges, as agreed and as registered."""

from typing import Annotated, Any, Literal

from pydantic import model_validator

from recovery_docs.case import grammar
from recovery_docs.case.contract import Contract
from recovery_docs.case.fact import Amount, Day, Facts, Months, Text, Worded, listed, optional, titled
from recovery_docs.case.party import Party
from recovery_docs.case.words import Words
from recovery_docs.errors import FactError
from recovery_docs.messages import say

SecuredItem = Annotated[
    Literal["principal", "interest", "penalty_interest", "compound_interest", "damages", "costs"], Words("secured_item")
]
SecurityOrder = Annotated[Literal["any", "security_first", "guarantee_first"], Words("security_order")]
"""What the contract says on the order between things and guarantors: 可任意选择、先物保、先人保."""


class GuaranteePeriod(Worded):
    """The guarantee period as worded (in one text, `2年`); nothing written at all is a missing `period`."""

    months: Months | None = optional("月数", "主债务履行期届满之日起若干个月；二年写 24")
    until_on: Day | None = optional("截止日期")
    until_repaid: bool | None = optional("约定“直至主债务本息还清为止”等")
    not_agreed: bool | None = optional("合同没有约定保证期间")
    each_instalment: bool | None = optional("是否约定分期债务逐期计算", "默认自最后一期起算")
    from_acceleration: bool | None = optional("是否约定提前到期的自提前到期日起算")
    text: Text | None = optional("条款原文")

    @classmethod
    def in_words(cls, written: str) -> dict[str, Any]:
        """The facts of a period written in one text."""
        return grammar.guarantee_period(written)

    @model_validator(mode="after")
    def _one_wording(self) -> "GuaranteePeriod":
        if sum(bool(value) for value in (self.months, self.until_on, self.until_repaid, self.not_agreed)) != 1:
            raise FactError(
                say("保证期间应当且只能用一种方式写明"),
                say("月数、截止日期、直至还清、没有约定四者择一填写"),
            )
        return self


class MaximumAmount(Facts):
    """A maximum-amount guarantee, mortgage or pledge."""

    limit: Amount = titled("最高债权额")
    limit_is_principal: bool | None = optional("是否仅为本金最高限额", "合同约定限额只限本金的写 true")
    from_on: Day | None = optional("债权发生期间起")
    until_on: Day | None = optional("债权发生期间止")
    earlier_claims: bool | None = optional("设立以前的债权是否约定转入", "民法典420②：经当事人同意才转入")
    fixed_on: Day | None = optional("债权确定日", "合同约定或者已经发生的确定事由之日")
    fixed_by: (
        Annotated[
            Literal["period_ended", "demand_after_two_years", "no_new_claims", "seized", "bankruptcy", "other"],
            Words("fixed_by"),
        ]
        | None
    ) = optional("债权确定事由")
    seizure_known_on: Day | None = optional("知道抵押财产被查封之日")


class Resolution(Facts):
    """A company's resolution to give security for another (公司法15)."""

    body: Annotated[Literal["shareholders", "board"], Words("resolving_body")] = titled("决议机关")
    passed_on: Day | None = optional("决议日期")
    related_abstained: bool | None = optional("关联股东是否回避")
    majority: bool | None = optional("是否经出席的其他股东所持表决权过半数通过")
    reviewed: bool | None = optional("债权人是否审查了决议和章程")
    exhibit: int | None = optional("证据编号")


class Guarantee(Facts):
    """One guarantor's promise; a counter-guarantor's names the guarantor that it stands behind."""

    guarantor: Party = titled("保证人")
    contract: Contract = titled("保证合同", default=Contract())
    signed_on: Day | None = optional("签订日期", "与保证合同签订日期相同的不必重复填写")
    kind: Annotated[Literal["joint_and_several", "general", "not_agreed"], Words("guarantee_kind")] | None = optional(
        "保证方式"
    )
    wording: Text | None = optional("保证方式条款原文")
    period: GuaranteePeriod | None = optional("保证期间")
    scope: tuple[SecuredItem, ...] = listed("约定的保证范围", "不写的为法定范围（民法典691）")
    scope_text: Text | None = optional("保证范围条款原文")
    cap: Amount | None = optional("保证限额")
    share: Text | None = optional("约定的保证份额")
    maximum: MaximumAmount | None = optional("最高额保证")
    counter_for: Text | None = optional("反担保所担保的担保人", "写该担保人的名称")
    resolution: Resolution | None = optional("公司决议")
    listed_announced: bool | None = optional("上市公司是否公告")
    for_related: (
        Annotated[
            Literal["shareholder_or_controller", "wholly_owned_subsidiary", "sole_shareholder", "unrelated"],
            Words("guaranteed_for"),
        ]
        | None
    ) = optional("与债务人的关系")
    two_thirds_signed: bool | None = optional("是否有三分之二以上表决权股东签字同意")
    order: SecurityOrder | None = optional("与物的担保的顺序约定")
    transfer_banned: bool | None = optional("是否约定禁止债权转让")
    knew_refinancing: bool | None = optional("是否知道或者应当知道借新还旧")
    guaranteed_old_loan: bool | None = optional("是否为被偿还旧贷的担保人")
    waived_defence: bool | None = optional("一般保证人是否书面放弃先诉抗辩权")
    independent: bool | None = optional("是否约定独立担保")
    village_decided: bool | None = optional(
        "村民委员会是否依法讨论决定", "依法代行村集体经济组织职能并按村民委员会组织法讨论决定的写 true"
    )
    on_lending_approved: bool | None = optional("机关法人是否经国务院批准转贷", "使用外国政府、国际经济组织贷款转贷的")
    released_on: Day | None = optional("债权人免除保证责任的日期")

    @property
    def contract_signed_on(self) -> Day | None:
        """The day that decides which law applies."""
        return self.signed_on or self.contract.signed_on


class Registration(Facts):
    """Registration of a security interest."""

    kind: Annotated[Literal["formal", "provisional"], Words("registration_kind")] = titled("登记种类")
    number: Text | None = optional("登记证明号", "例如 不动产登记证明号")
    authority: Text | None = optional("登记机构")
    place: Text | None = optional("登记地", "省、市、区县")
    registered_on: Day | None = optional("登记日期")
    amount: Amount | None = optional("登记的被担保债权数额或者最高债权额")
    first_registered_on: Day | None = optional("首次登记（大产证）日期", "预告登记填写")
    lapsed: bool | None = optional("预告登记是否已失效")


class Seizure(Facts):
    """A seizure of the collateral by a court."""

    court: Text = titled("查封法院")
    on: Day | None = optional("查封日期")
    first: bool | None = optional("是否首封")
    number: Text | None = optional("案号")


class Collateral(Facts):
    """The thing that secures the debt, and how it stands today."""

    kind: Annotated[
        Literal[
            "house", "building", "land_use_right", "under_construction", "vehicle", "equipment", "inventory", "other"
        ],
        Words("collateral_kind"),
    ] = titled(
        "种类",
    )
    name: Text = titled("名称", "例如 住宅一套")
    location: Text | None = optional("坐落或者所在地")
    certificate: Text | None = optional("权属证号", "例如 不动产权证号、车牌号")
    area: Text | None = optional("面积或者数量", "例如 89.50平方米")
    value: Amount | None = optional("评估或者约定价值")
    land: Annotated[Literal["granted", "allocated", "homestead"], Words("land")] | None = optional("土地性质")
    built_after_mortgage: bool | None = optional("是否有抵押后新增建筑物")
    occupied_by: Text | None = optional("现占有、使用人")
    only_home: bool | None = optional("是否唯一住房")
    lease: Text | None = optional("租赁情况", "承租人、租期、签约和占有时间；没有的写“无”")
    lease_from_on: Day | None = optional("租赁开始占有日期")
    seizures: tuple[Seizure, ...] = listed("查封情况")
    condition: Text | None = optional("现状说明")
    no_disposal_ban: bool | None = optional("是否不属于法律禁止抵押的财产")
    disposal_ban: (
        Annotated[
            Literal["land_ownership", "collective_land", "public_facility", "title_disputed", "seized", "supervised"],
            Words("disposal_ban"),
        ]
        | None
    ) = optional("属于哪一种禁止抵押的财产", "设立抵押时的状态；没有的不写")


class SecurityInterest(Facts):
    """What a mortgage and a pledge have in common."""

    owner: Party = titled("担保人", "抵押人或者出质人")
    contract: Contract = titled("担保合同", default=Contract())
    collateral: Collateral = titled("担保财产")
    registration: Registration | None = optional("登记")
    rank: int | None = optional("顺位", ge=1)
    prior_claims: Amount | None = optional("先顺位担保债权数额")
    secured_amount: Amount | None = optional("被担保的主债权数额")
    scope: tuple[SecuredItem, ...] = listed("约定的担保范围")
    scope_text: Text | None = optional("担保范围条款原文")
    maximum: MaximumAmount | None = optional("最高额担保")
    order: SecurityOrder | None = optional("与其他担保的顺序约定")
    realisation_events: Text | None = optional("约定的实现担保物权的情形")
    resolution: Resolution | None = optional("公司决议")
    waived_on: Day | None = optional("债权人放弃该担保的日期")

    @property
    def contract_signed_on(self) -> Day | None:
        """The day on which the security contract was signed."""
        return self.contract.signed_on


class Mortgage(SecurityInterest):
    """A mortgage."""


class Pledge(SecurityInterest):
    """A pledge of a thing or of a right."""

    right: Annotated[
        Literal[
            "movable",
            "bill",
            "deposit",
            "shares",
            "fund_units",
            "intellectual_property",
            "receivables",
            "margin_account",
        ],
        Words("pledge_right"),
    ] = titled("质押标的")
    delivered_on: Day | None = optional("交付日期")
    voucher_holder_place: Text | None = optional("权利凭证持有人住所地")
    receivable_confirmed: bool | None = optional("应收账款债务人是否确认")
    account_controlled: bool | None = optional("保证金账户是否专户并由债权人实际控制")
