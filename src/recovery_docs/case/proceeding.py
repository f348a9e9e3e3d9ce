"""Proceedings before courts, committees and other bodies, begun or ended."""

from typing import Annotated, Literal

from pydantic import model_validator

from recovery_docs.case.fact import Amount, Day, Facts, Text, listed, optional, titled
from recovery_docs.case.words import Words
from recovery_docs.errors import FactError
from recovery_docs.messages import say

ProceedingKind = Annotated[
    Literal[
        "suit",
        "arbitration",
        "payment_order",
        "pre_action_preservation",
        "preservation",
        "mediation",
        "judicial_confirmation",
        "collateral_auction",
        "enforcement",
        "notarised_enforcement",
        "bankruptcy",
        "police",
    ],
    Words("proceeding_kind"),
]

ProceedingOutcome = Annotated[
    Literal[
        "pending",
        "judgment",
        "mediated",
        "ruled",
        "withdrawn",
        "dismissed",
        "rejected",
        "not_accepted",
        "lapsed",
        "terminated",
        "closed",
        "refused_by_other_side",
    ],
    Words("proceeding_outcome"),
]


class Term(Facts):
    """A payment that a judgment, ruling or agreement orders."""

    due_on: Day = titled("履行期限届满日")
    amount: Amount = titled("金额")
    text: Text | None = optional("内容")


class AdjudicatedItem(Facts):
    """What a title orders beside principal, interest and costs: money of another kind, an act, a thing."""

    kind: Annotated[Literal["money", "act", "thing", "other"], Words("adjudicated")] | None = optional(
        "种类", "不写的，有金额的为给付金钱，没有金额的为其他"
    )
    text: Text = titled("内容", "例如 违约金、腾退房屋")
    amount: Amount | None = optional("金额")
    doubled: bool | None = optional("是否计入加倍部分债务利息的基数", "违约金计至实际清偿之日的，法院多不计入")

    @model_validator(mode="after")
    def _money_has_an_amount(self) -> "AdjudicatedItem":
        if self.kind is not None and (self.kind == "money") != (self.amount is not None):
            raise FactError(say("给付金钱的判项要写金额，其他判项不写金额"), say("对照判项核对种类和金额"))
        return self


class Liability(Facts):
    """How far one of several debtors answers for what the title orders: 某被告在…元范围内承担连带清偿责任."""

    name: Text = titled("责任人", "写姓名或者名称")
    cap: Amount | None = optional("责任限额")
    text: Text | None = optional("判项所写的责任", "例如 承担连带清偿责任；不写的按此，一般保证人为补充责任")


class Title(Facts):
    """What the document that ended the proceeding orders (执行依据)."""

    document: Annotated[
        Literal["judgment", "ruling", "mediation", "payment_order", "award", "notarised_instrument"],
        Words("title_document"),
    ] = titled("文书类型")
    number: Text | None = optional("文书号")
    issued_by: Text | None = optional("作出机构")
    issued_on: Day | None = optional("作出日期")
    effective_on: Day | None = optional("生效日期")
    perform_by: Day | None = optional("履行期限届满日")
    terms: tuple[Term, ...] = listed("分期履行")
    rest_due_on_default: bool | None = optional(
        "是否写明一期不履行即可就其余各期申请执行", "以文书的文字为准；不写的只请求已经到期的各期"
    )
    operative_part: Text | None = optional("判项主文")
    principal: Amount | None = optional("确定的本金")
    ordinary_interest: Amount | None = optional("确定的一般债务利息")
    ordinary_interest_text: Text | None = optional("一般债务利息计算方式")
    costs: Amount | None = optional("确定的费用")
    other: tuple[AdjudicatedItem, ...] = listed("其他判项")
    liabilities: tuple[Liability, ...] = listed("各责任人的范围", "判项限定了某人责任范围的填写")
    delayed_interest: bool | None = optional(
        "是否请求迟延履行期间加倍部分债务利息", "不写的依法请求；调解书另有违约责任的不请求"
    )


class Agreement(Facts):
    """A mediation agreement."""

    number: Text | None = optional("协议书编号")
    signed_on: Day | None = optional("当事人签字日期")
    mediator: Text | None = optional("人民调解员")
    mediator_signed: bool | None = optional("调解员是否签名")
    sealed: bool | None = optional("是否加盖调解委员会印章")
    effective_on: Day | None = optional("生效日期")
    joint_application: bool | None = optional("双方是否同意共同申请司法确认")
    text: Text | None = optional("协议内容")
    terms: tuple[Term, ...] = listed("履行期限")
    transfers_property: bool | None = optional("是否约定物权归属")


class Proceeding(Facts):
    """One proceeding."""

    kind: ProceedingKind = titled("程序")
    institution: Text | None = optional("机构", "法院、仲裁委员会、调解委员会等的全称")
    number: Text | None = optional("案号")
    against: tuple[Text, ...] = listed("被告或者被申请人", "借款人写 borrower，其他人写姓名或者名称；不写的为全体")
    filed_on: Day | None = optional("提交日期")
    accepted_on: Day | None = optional("受理日期")
    served_on: Day | None = optional("副本送达日期", "起诉状副本送达对方之日")
    fee_notice_on: Day | None = optional("收到缴费通知日期")
    ended_on: Day | None = optional("终结日期")
    outcome: ProceedingOutcome | None = optional("结果")
    same_claim: bool | None = optional("是否同一请求")
    title: Title | None = optional("文书")
    agreement: Agreement | None = optional("调解协议")
    notice_served_on: Day | None = optional("执行通知书送达日期")
    notice_until: Day | None = optional("执行通知书指定期间的最后一日")
    preserved: Text | None = optional("保全的财产")
    preserved_kind: Annotated[Literal["deposit", "movable", "real_estate_or_other"], Words("preserved_for")] | None = (
        optional("保全财产种类")
    )
    preserved_until: Day | None = optional("保全到期日")
    exhibit: int | None = optional("证据编号")
