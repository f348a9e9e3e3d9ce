"""What the creditor asks of the court that enforces a title, and what the papers for it must say."""

from typing import Annotated, Literal

from recovery_docs.case.fact import Amount, Day, Facts, Text, listed, optional, titled
from recovery_docs.case.party import Party
from recovery_docs.case.words import Words


class PropertyFound(Facts):
    """Property of a judgment debtor, or a clue to it."""

    owner: Text = titled("所有人姓名或者名称")
    text: Text = titled("名称、数量、所在地或者线索")
    amount: Amount | None = optional("价值")


class EnforcementSettlement(Facts):
    """An agreement that the parties made while the title was enforced (执行和解协议)."""

    signed_on: Day | None = optional("达成日期")
    text: Text | None = optional("约定的内容", "例如 分三期付清200,000元，逾期恢复执行原判决")
    perform_by: Day | None = optional("约定履行期间的最后一日")
    performance: (
        Annotated[Literal["none", "part", "refused", "being_performed", "fulfilled"], Words("settlement_performance")]
        | None
    ) = optional("履行情况")


class Resumption(Facts):
    """Why enforcement is to go on (恢复执行)."""

    ground: Annotated[Literal["settlement_broken", "property_found"], Words("resumption_ground")] = titled("恢复事由")
    settlement: EnforcementSettlement | None = optional("执行和解协议")
    property: tuple[PropertyFound, ...] = listed("可供执行的财产或者线索")
    text: Text | None = optional("其他情况")


class Responsible(Facts):
    """Somebody at an organisation, beside its head, whose consumption is limited with it (限制消费规定3)."""

    name: Text = titled("姓名")
    role: Annotated[Literal["answerable", "controller"], Words("responsible_role")] = titled("身份")
    of: Text | None = optional("单位", "被执行人中只有一个单位的可以不写")


class ConsumptionLimit(Facts):
    """Limits on what the debtors may consume, and the list of those who do not perform (限制消费、失信被执行人名单)."""

    against: tuple[Text, ...] = listed("被执行人", "写姓名或者名称；不写的为文书约束的全部")
    responsible: tuple[Responsible, ...] = listed("单位的其他责任人员", "法定代表人、负责人不用写")
    list_ground: (
        Annotated[
            Literal["able", "obstructs", "evades", "hides_property", "consumes", "breaks_settlement"],
            Words("list_ground"),
        ]
        | None
    ) = optional("失信情形", "不申请纳入失信被执行人名单的不写")
    listed: tuple[Text, ...] = listed("纳入名单的被执行人", "只对其中几个申请的填写；不写的为要限制消费的全部")
    list_excluded: (
        Annotated[Literal["none", "secured", "seized", "later_in_order", "other"], Words("list_excluded")] | None
    ) = optional("不得纳入的情形", "核对过没有的写 none")
    facts_text: Text | None = optional("失信的具体事实")


class OtherCreditor(Facts):
    """Another creditor of the same debtor."""

    name: Text = titled("姓名或者名称")
    amount: Amount | None = optional("债权数额")


class Distribution(Facts):
    """A share in what another case has brought in (参与分配)."""

    court: Text | None = optional("控制执行款的法院")
    number: Text | None = optional("控制执行款的执行案号")
    debtor: Text | None = optional("被执行人", "写姓名或者名称；文书只约束一人的可以不写")
    property: Text | None = optional("分配的财产", "例如 拍卖房屋所得价款860,000元")
    over: bool | None = optional("财产是否已经执行终结", "价款已经分配完毕的写 true")
    creditors: tuple[OtherCreditor, ...] = listed("其他债权人")
    insufficient: Text | None = optional("不能清偿所有债权的事实")
    priority: (
        Annotated[Literal["none", "secured", "construction", "relocation", "consumer", "other"], Words("priority")]
        | None
    ) = optional("优先受偿权利")
    amount: Amount | None = optional("申请分配金额", "不写的为文书余额")


class GuaranteeAsset(Facts):
    """The thing that secures a stay of enforcement."""

    name: Text | None = optional("名称")
    quantity: Text | None = optional("数量")
    quality: Text | None = optional("质量")
    condition: Text | None = optional("状况")
    location: Text | None = optional("所在地")
    owner: Text | None = optional("所有权或者使用权归属")
    burdens: Text | None = optional("权利瑕疵", "已有的抵押、租赁等；没有的写 无")
    other: Text | None = optional("其他")


class EnforcementGuarantee(Facts):
    """Security that a debtor or another gives the court, so that enforcement is stayed (执行担保)."""

    giver: Party = titled("担保人")
    capacity: Annotated[Literal["debtor", "interested", "outsider", "other"], Words("guarantee_giver")] | None = (
        optional("担保人身份")
    )
    debtor: Text | None = optional("被担保人", "被执行人的姓名或者名称；文书只约束一人的可以不写")
    kind: Annotated[Literal["property", "guarantee", "other"], Words("enforcement_guarantee_kind")] | None = optional(
        "担保方式"
    )
    amount: Amount | None = optional("被担保的债权数额", "不写的为文书余额")
    scope: Text | None = optional("担保范围")
    starts_on: Day | None = optional("担保期间起日", "自暂缓执行期限届满之日起算")
    ends_on: Day | None = optional("担保期间止日")
    stay_from: Day | None = optional("暂缓执行起日")
    stay_until: Day | None = optional("暂缓执行止日")
    asset: GuaranteeAsset | None = optional("担保财产")
    creditor_agreed: bool | None = optional("申请执行人是否同意")
    resolution: bool | None = optional("公司有无董事会或者股东会决议")
    materials: tuple[Text, ...] = listed("材料")
