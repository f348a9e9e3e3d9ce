"""What the creditor asks for, of whom, where, and the choices that only the creditor can make."""

from typing import Annotated, Literal

from recovery_docs.case.enforcing import ConsumptionLimit, Distribution, EnforcementGuarantee, Resumption
from recovery_docs.case.fact import Amount, AnnualRate, Day, Facts, Text, listed, optional, titled
from recovery_docs.case.party import Party
from recovery_docs.case.words import Words

CostKind = Annotated[
    Literal[
        "lawyer_fee",
        "preservation_fee",
        "preservation_insurance",
        "announcement_fee",
        "appraisal_fee",
        "notary_fee",
        "guarantee_fee",
        "auction_fee",
        "travel",
        "other",
    ],
    Words("cost_kind"),
]


class Cost(Facts):
    """A cost of realising the claim (实现债权的费用)."""

    kind: CostKind = titled("种类")
    amount: Amount = titled("金额")
    agreed: bool | None = optional("合同是否约定由债务人负担")
    paid: bool | None = optional("是否已实际支付")
    incurred_on: Day | None = optional("发生日期", "此日以后的还款先抵此项费用（民法典561）；不写的不以还款抵充")
    exhibit: int | None = optional("证据编号")


class Account(Facts):
    """The account into which the debtor is to pay."""

    holder: Text = titled("户名")
    bank: Text = titled("开户行")
    number: Text = titled("账号", "收款账号按全号打印")


class Contact(Facts):
    """Whom the debtor may ask."""

    name: Text | None = optional("联系人")
    department: Text | None = optional("部门")
    phone: Text = titled("联系电话")
    address: Text | None = optional("联系地址")
    objections: Text | None = optional("异议渠道", "例如 书面异议的寄送地址或者客服电话")


class Shown(Facts):
    """Something that a letter says as the creditor's own ledger has it: the heading of the column, and the cell."""

    title: Text = titled("标题")
    text: Text = titled("内容")


class Letter(Facts):
    """What the creditor decides about a notice: its number, how many times, by when to pay."""

    number: Text | None = optional("编号", "例如 催〔2023〕12号")
    times: int | None = optional("第几次催收", ge=1)
    pay_by: Day | None = optional("要求还款的期限")
    pay_within_days: int | None = optional("要求还款的天数", "自收到之日起；与期限择一", ge=1, le=3650)
    envelope: Text | None = optional("信封上显示的文字", "寄件人、地址以外的字样")
    shown: tuple[Shown, ...] = listed("照列的台账内容", "函件上照原样列出")
    trustee: Party | None = optional("受委托的催收机构")
    trustee_commissioned_on: Day | None = optional("委托日期")


class PreservedAsset(Facts):
    """A thing, or a clue to one, that the court is asked to preserve."""

    owner: Text = titled("所有人姓名或者名称")
    kind: Annotated[Literal["deposit", "movable", "real_estate", "shares", "other"], Words("preserved_asset")] = titled(
        "种类"
    )
    text: Text = titled("名称、数量、所在地或者线索")
    amount: Amount | None = optional("数额")


class PreservationRequest(Facts):
    """A request for preservation."""

    stage: Annotated[Literal["before_action", "in_action"], Words("preservation_stage")] = titled("阶段")
    urgent_because: Text | None = optional("情况紧急的理由")
    reason: Text | None = optional("可能使判决难以执行的理由")
    amount: Amount | None = optional("请求保全数额")
    assets: tuple[PreservedAsset, ...] = listed("财产或者线索")
    security: (
        Annotated[
            Literal["none", "cash", "property", "guarantee", "insurance", "bank_guarantee"],
            Words("preservation_security"),
        ]
        | None
    ) = optional("担保方式")
    security_amount: Amount | None = optional("担保数额")
    security_text: Text | None = optional("担保说明")
    case_number: Text | None = optional("案号", "诉讼中的填写")


class PlannedPayment(Facts):
    """One instalment that both sides agree to."""

    pay_on: Day = titled("还款日")
    amount: Amount = titled("还款金额")


class SettledAsset(Facts):
    """An asset that a debtor without collateral offers in settlement."""

    name: Text = titled("财产名称")
    location: Text | None = optional("所在地")
    certificate: Text | None = optional("权属证号")
    owner: Text | None = optional("所有人")
    value: Amount | None = optional("作价")
    how: Annotated[Literal["sell_and_pay", "transfer"], Words("settled_how")] = titled("方式")
    deliver_on: Day | None = optional("交付或者变卖期限")


class Settlement(Facts):
    """What the parties have agreed, or what the creditor offers, to settle the debt."""

    agreed_on: Day | None = optional("达成日期")
    plan: tuple[PlannedPayment, ...] = listed("还款计划")
    assets: tuple[SettledAsset, ...] = listed("抵偿财产")
    waived_interest: Amount | None = optional("减免的利息")
    text: Text | None = optional("其他约定")
    copies: int | None = optional("一式几份", ge=1)


class WatchList(Facts):
    """The creditor's own note on whom not to guarantee, or to lend to, again; it never leaves the house."""

    names: tuple[Text, ...] = listed("列入的人", "写姓名或者名称；不写的为全体借款人")
    measure: Text = titled("措施", "例如 以后不予担保")
    reason: Text = titled("原因")
    decided_by: Text | None = optional("审批人")
    decided_on: Day | None = optional("审批日期")


class MediationChoice(Facts):
    """The plaintiff's answers in the last section of the official complaint form; they are the plaintiff's to give."""

    knows_mediation: bool | None = optional("是否了解调解")
    knows_benefits: tuple[bool, ...] = listed("是否了解先行调解的好处", "五项依次回答")
    willing: Annotated[Literal["yes", "no", "undecided"], Words("willing")] | None = optional("是否考虑先行调解")


class Request(Facts):
    """The request of this case."""

    court: Text | None = optional("受诉法院", "全称，例如 海宁市人民法院")
    court_place: Text | None = optional("受诉法院所在地", "省、市、区县")
    court_province: Text | None = optional("受诉法院所在省份")
    committee: Text | None = optional("人民调解委员会", "全称")
    committee_place: Text | None = optional("调解委员会所在地")
    as_of: Day | None = optional("截至日", "计算债务截至的日期")
    filed_on: Day | None = optional("文书日期", "不写的与截至日相同")
    total_ceiling: AnnualRate | None = optional(
        "主张的综合上限", '利息、罚息、复利合计按多少年利率为限主张，例如 "24%"；低于合同约定的上限时从其低'
    )
    figures: Annotated[Literal["computed", "bank"], Words("figures")] = titled("采用的金额", default="computed")
    defendants: tuple[Text, ...] = listed("被告", "不写的为全体借款人和担保人")
    costs: tuple[Cost, ...] = listed("实现债权的费用")
    accelerate: bool | None = optional("是否宣布提前到期")
    accelerated_on: Day | None = optional("提前到期日")
    acceleration_ground: Text | None = optional("提前到期事由")
    rescind: bool | None = optional("是否请求解除合同")
    rescinded_on: Day | None = optional("合同已解除的日期", "解除通知已经到达的填写，请求确认解除；不写的请求判令解除")
    claim_losses: bool | None = optional(
        "是否请求赔偿解除租赁合同的损失", "融资租赁合同解除后，全部未付租金与收回租赁物价值的差额"
    )
    claim_ownership: bool | None = optional("是否请求确认租赁物归原告所有")
    to_actual_payment: bool = titled("是否计算至实际清偿之日", default=True)
    claim_security: bool | None = optional("是否主张担保权利", "有担保而不主张的写 false")
    claim_court_fees: bool = titled("是否主张诉讼费用", default=True)
    other_claims: tuple[Text, ...] = listed("其他请求")
    facts_text: Text | None = optional("补充事实", "需要在事实与理由中说明的其他情况")
    complaint_form: Annotated[Literal["element", "classic"], Words("complaint_form")] | None = optional(
        "起诉状样式", "要素式 element、传统式 classic；不写的，有官方要素式的用要素式"
    )
    default_on: Day | None = optional("逾期之日", "不写的按到期日和还款计算")
    account: Account | None = optional("收款账户")
    contact: Contact | None = optional("联系人")
    letter: Letter | None = optional("函件")
    mediation: MediationChoice = titled("先行调解意愿", default=MediationChoice())
    preservation: PreservationRequest | None = optional("财产保全")
    settlement: Settlement | None = optional("和解、还款方案")
    withdraw_because: Text | None = optional("撤诉理由", "例如 被告已经还清全部欠款；不写的不印")
    watch_list: WatchList | None = optional("内部关注名单", "结清后登记，只供内部使用，不对外提供")
    resumption: Resumption | None = optional("恢复执行")
    consumption_limit: ConsumptionLimit | None = optional("限制消费、失信被执行人名单")
    distribution: Distribution | None = optional("参与分配")
    enforcement_guarantee: EnforcementGuarantee | None = optional("执行担保")
    with_assignor: bool | None = optional(
        "是否与转让方一起申请执行",
        "文书作出以后只转让了一部分债权、还没有申请执行，转让方和受让方用同一份申请书申请的写 true",
    )
    enforcement_account: Account | None = optional("收取执行款账户")
    paralegal: Text | None = optional("经办人")
    average_wage: Amount | None = optional("上年度就业人员年平均工资", "受诉法院所在省公布的，小额诉讼用，元")
    small_claims_agreed: bool | None = optional("双方是否约定适用小额诉讼程序")
    auction_fee: Amount | None = optional("实现担保物权申请费", "以受理法院标准为准，不知道的不写")
