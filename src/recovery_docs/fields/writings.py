"""The paper itself: its title, number and day; whom to ask about it, and where to pay."""

from datetime import date

from recovery_docs.case.request import Account, Contact, Letter, Shown
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.parties import PartyFields
from recovery_docs.fields.phrases.party_names import author_of
from recovery_docs.tree.group import Group, field


class ShownFields(Group):
    """A column of the creditor's ledger that the letter shows as it is."""

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self.shown = shown

    @field("标题", "台账的列名", example="管户经理", fact="title")
    def title(self) -> str:
        return self.shown.title

    @field("内容", "台账的内容", example="张示例", fact="text")
    def text(self) -> str:
        return self.shown.text


class WritingFields(Group):
    """The paper itself; `number` is the one that it was given where the case names none."""

    def __init__(self, on: Occasion, number: str | None = None) -> None:
        super().__init__()
        self.on = on
        self.letter = on.case.request.letter if on.sender is None else None
        if number is not None:
            self.letter = (self.letter or Letter()).model_copy(update={"number": number})

    @field("标题", "文书标题", example="逾期贷款催收通知书")
    def title(self) -> str:
        return self.on.title

    @field("本件", "函件怎样称呼自己", example="本通知")
    def itself(self) -> str:
        return "本函" if self.on.title.endswith("函") else "本通知"

    @field("函件", "回执所附函件的标题", example="逾期贷款催收通知书")
    def letter_title(self) -> str:
        return self.on.letter or self.on.title

    @field("日期", "文书日期", example="2023年2月10日", also=("落款日期", "填发日期"))
    def on_day(self) -> date:
        return self.on.day

    @field("编号", "函件的编号", example="催〔2023〕12号", fact="/request.letter.number", also=("文号", "发文字号"))
    def number(self) -> str | None:
        return self.letter.number if self.letter else None

    @field("文号", "函件的编号，以“号”结尾", example="催〔2023〕12号")
    def reference(self) -> str | None:
        return f"{self.letter.number.removesuffix('号')}号" if self.letter and self.letter.number else None

    @field("次数", "第几次催收", example="2", fact="/request.letter.times")
    def times(self) -> int | None:
        return self.letter.times if self.letter else None

    @field("还款日", "要求还款的期限", example="2023年3月1日", fact="/request.letter.pay_by")
    def pay_by(self) -> date | None:
        own = self.on.case.request.letter
        return own.pay_by if own else None

    @field("还款天数", "收到之日起几日内还款", example="7", fact="/request.letter.pay_within_days")
    def pay_within(self) -> int | None:
        own = self.on.case.request.letter
        return own.pay_within_days if own else None

    @field("照列", "台账中照原样写上的列")
    def shown(self) -> list[ShownFields]:
        own = self.on.case.request.letter
        return [ShownFields(one) for one in own.shown] if own else []

    @field("受托人", "受委托催收的机构", fact="/request.letter.trustee")
    def trustee(self) -> PartyFields | None:
        return PartyFields(self.on, self.letter.trustee) if self.letter and self.letter.trustee else None

    @field("委托日", "委托催收的日期", example="2023年1月5日", fact="/request.letter.trustee_commissioned_on")
    def commissioned_on(self) -> date | None:
        return self.letter.trustee_commissioned_on if self.letter else None

    @field("法院", "受诉法院，全称", example="海宁市人民法院", fact="/request.court", also=("受诉法院",))
    def court(self) -> str | None:
        return self.on.case.request.court

    @field("调解委员会", "人民调解委员会，全称", example="海宁市示例人民调解委员会", fact="/request.committee")
    def committee(self) -> str | None:
        return self.on.case.request.committee

    @field("案件编号", "债权人自己的案件编号", example="2026-0117", fact="/id")
    def case_id(self) -> str:
        return self.on.case.id

    @field("经办人", "经办人", example="王示例", fact="/request.paralegal")
    def paralegal(self) -> str | None:
        return self.on.case.request.paralegal

    @field("核对日", "计算和核对的那一天", example="2023年2月10日", fact="/request.as_of")
    def as_of(self) -> date:
        return self.on.matter.as_of

    @field("作者", "写进文档属性的作者；债权人是自然人的不写", example="示例银行股份有限公司海宁支行")
    def author(self) -> str | None:
        return author_of(self.on.case)


class SenderFields(PartyFields):
    """Who signs a letter."""

    @field("是债权人", "发函人是否债权人本人；反担保的，由担保人发函", example="是")
    def is_creditor(self) -> bool:
        return self.on.sender is None

    @field("自称", "函件怎样称呼催收的一方：我方；律师函为委托人", example="我方")
    def voice(self) -> str:
        return self.on.voice

    @field("电话", "联系电话，有几个的都写", example="0573-00000000", fact="phones")
    def phone(self) -> str | None:
        return "、".join(self.party.phones)


class ContactFields(Group):
    """Whom the reader may ask."""

    def __init__(self, contact: Contact) -> None:
        super().__init__()
        self.contact = contact

    @field("姓名", "联系人姓名", example="王示例", fact="name")
    def name(self) -> str | None:
        return self.contact.name

    @field("部门", "联系部门", example="资产保全部", fact="department")
    def department(self) -> str | None:
        return self.contact.department

    @field("电话", "联系电话", example="0573-00000000", fact="phone")
    def phone(self) -> str:
        return self.contact.phone

    @field("地址", "联系地址", example="浙江省海宁市示例路1号", fact="address")
    def address(self) -> str | None:
        return self.contact.address

    @field("异议途径", "提出异议的途径", example="拨打95500", fact="objections")
    def objections(self) -> str | None:
        return self.contact.objections.rstrip("。") if self.contact.objections else None


class AccountFields(Group):
    """Where to pay."""

    def __init__(self, account: Account) -> None:
        super().__init__()
        self.account = account

    @field("户名", "收款户名", example="示例银行股份有限公司海宁支行", fact="holder")
    def holder(self) -> str:
        return self.account.holder

    @field("开户行", "收款账户的开户行", example="示例银行股份有限公司海宁支行", fact="bank")
    def bank(self) -> str:
        return self.account.bank

    @field("账号", "收款账号", example="3300010001", fact="number")
    def number(self) -> str:
        return self.account.number
