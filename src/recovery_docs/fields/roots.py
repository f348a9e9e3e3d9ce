"""The names that a template may start with, and the groups under them."""

from recovery_docs.case.words import choices_of
from recovery_docs.fields.annexes.roots import AnnexRoots
from recovery_docs.fields.assignments import AssignmentFields, assignments_of
from recovery_docs.fields.collateral import CollateralFields, collateral_of
from recovery_docs.fields.contacted.visits import ContactRoots
from recovery_docs.fields.contracts import ContractFields
from recovery_docs.fields.court.articles import CourtArticles
from recovery_docs.fields.court.asked import RequestFields
from recovery_docs.fields.court.enforced import ExecutionFields
from recovery_docs.fields.court.form_cells import FormFields
from recovery_docs.fields.court.materials import MaterialFields
from recovery_docs.fields.court.proceedings import ProceedingsFields
from recovery_docs.fields.court.sides_named import SideRoots
from recovery_docs.fields.court.told_events import EventRoots
from recovery_docs.fields.debts import DebtFields
from recovery_docs.fields.loans import LoanFields, loan_contract_fields
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.parties import PartyFields, ReaderFields, security_givers
from recovery_docs.fields.securities import GuaranteeFields
from recovery_docs.fields.settlement.articles import SettlementArticles
from recovery_docs.fields.settlement.offered import SettlementRoots
from recovery_docs.fields.titles import TitleFields
from recovery_docs.fields.writings import AccountFields, ContactFields, SenderFields, WritingFields
from recovery_docs.law.citation import cite
from recovery_docs.prerequisites.execution.executed_title import executed_title, execution
from recovery_docs.tree.dictionary import Dictionary
from recovery_docs.tree.group import field
from recovery_docs.tree.names import Names


class LawFields(CourtArticles, SettlementArticles):
    """The articles that papers name in their sentences, in the version of the paper's day."""

    @field("催告返还", "没有约定还款期限的，催告返还所依据的条文", example="民法典第六百七十五条")
    def demand(self) -> str:
        return f"民法典{cite('civil_code', 675).place()}"


class Roots(SideRoots, EventRoots, SettlementRoots, AnnexRoots, ContactRoots):
    """Everything that a template may print, from its roots."""

    @field("文书", "文书本身：标题、编号、日期、还款期限")
    def writing(self) -> WritingFields:
        return WritingFields(self.on)

    @field("收件人", "函件的收件人；不是函件的没有")
    def reader(self) -> ReaderFields | None:
        return ReaderFields(self.on, self.on.reader) if self.on.reader else None

    @field("发件人", "在函件上签署的人", also=("发函人",))
    def sender(self) -> SenderFields:
        return SenderFields(self.on, self.on.signer)

    @field("债权人", "现在的债权人", fact="/creditor", also=("委托人", "申请人", "原告"))
    def creditor(self) -> PartyFields:
        on = self.on
        return PartyFields(on, on.case.creditor, on.sides.creditor.title if on.sides else "")

    @field("出借人", "签订合同时的债权人；债权没有转让过的就是债权人", also=("贷款人",))
    def lender(self) -> PartyFields:
        return PartyFields(self.on, self.on.case.lender)

    @field("借款人", "各借款人", fact="/borrowers", also=("债务人", "客户", "户名"))
    def borrowers(self) -> list[PartyFields]:
        return [PartyFields(self.on, one) for one in self.on.case.borrowers]

    @field(
        "合同",
        "借款合同（领用合约、委托担保合同、融资租赁合同）",
        example="《借款合同》（编号：示银借字2021第0001号）",
        fact="/loan.contract",
    )
    def contract(self) -> ContractFields:
        return loan_contract_fields(self.on.case)

    @field("借款", "借款及其约定", fact="/loan")
    def loan(self) -> LoanFields:
        return LoanFields(self.on)

    @field("欠款", "截至日的欠款", also=("债务",))
    def debt(self) -> DebtFields:
        return DebtFields(self.on.matter)

    @field("担保", "本函所针对的保证；不是发给保证人的没有")
    def guarantee(self) -> GuaranteeFields | None:
        return GuaranteeFields(self.on, self.on.guarantee) if self.on.guarantee else None

    @field("保证", "各保证", fact="/guarantees")
    def guarantees(self) -> list[GuaranteeFields]:
        return [GuaranteeFields(self.on, one) for one in self.on.matter.guarantees]

    @field("担保物", "各抵押、质押")
    def collateral(self) -> list[CollateralFields]:
        return collateral_of(self.on, self.on.case)

    @field("转让", "债权的各次转让", fact="/assignments")
    def assignments(self) -> list[AssignmentFields]:
        return assignments_of(self.on)

    @field("末次转让", "最后一次转让；没有转让过的没有")
    def last_assignment(self) -> AssignmentFields | None:
        return next(reversed(assignments_of(self.on)), None)

    @field("受让部分", "债权人受让的部分；全部受让或者没有转让过的没有", example="本金500,000.00元及其利息")
    def part_assigned(self) -> str | None:
        return next((hand.part for hand in reversed(self.on.case.assignments) if hand.part), None)

    @field("请求", "债权人的请求和选择", fact="/request")
    def request(self) -> RequestFields:
        return RequestFields(self.on)

    @field("抄送", "提前到期通知抄送的担保人", example="陈示例")
    def copied_to(self) -> list[PartyFields]:
        return [PartyFields(self.on, one) for one in security_givers(self.on)]

    @field("收件人保证", "收件人（或者被继承人）仍然有效的保证")
    def own_guarantees(self) -> list[GuaranteeFields]:
        giver = self.on.stands_for
        return [
            GuaranteeFields(self.on, one)
            for one in self.on.matter.guarantees
            if giver is not None and one.name == giver.name and one.guarantee.released_on is None
        ]

    @field("收件人担保物", "收件人（或者被继承人）提供的、没有放弃的抵押、质押")
    def own_collateral(self) -> list[CollateralFields]:
        giver, case = self.on.stands_for, self.on.case
        return [
            CollateralFields(self.on, one)
            for one in case.security_interests
            if giver is not None and one.owner.name == giver.name and one.waived_on is None
        ]

    @field("执行依据", "约束收件人的生效法律文书；不是函件的，为申请执行的那一份；没有的没有")
    def title(self) -> TitleFields | None:
        on = self.on
        if on.sender is not None:
            return None
        if on.reader is None:
            found = executed_title(on.case)
            return TitleFields(on, found) if found else None
        found = on.matter.judged.get(on.guarantee.name if on.guarantee else on.reader.name)
        return TitleFields(on, found) if found else None

    @field("执行", "申请执行的案件；没有申请过的没有", fact="/proceedings")
    def execution(self) -> ExecutionFields | None:
        found = execution(self.on.case)
        return ExecutionFields(self.on, *found) if found else None

    @field("表格", "双方、第三人和代理人在官方表格里的各栏")
    def form(self) -> FormFields:
        return FormFields(self.on)

    @field("程序", "本案的诉讼、调解等程序", fact="/proceedings")
    def proceedings(self) -> ProceedingsFields:
        return ProceedingsFields(self.on.case)

    @field("证据材料", "证据按证明什么分类")
    def materials(self) -> MaterialFields:
        return MaterialFields(self.on.case)

    @field("收款账户", "收款账户", fact="/request.account")
    def account(self) -> AccountFields | None:
        found = self.on.case.request.account if self.on.sender is None else None
        return AccountFields(found) if found else None

    @field("联系人", "债权人的联系人", fact="/request.contact")
    def contact(self) -> ContactFields | None:
        found = self.on.case.request.contact if self.on.sender is None else None
        return ContactFields(found) if found else None

    @field("法条", "句子里写明的法律条文")
    def law(self) -> LawFields:
        return LawFields(self.on)


def names(on: Occasion) -> Names:
    """The names of one paper."""
    return Names(Roots(on))


DICTIONARY = Dictionary(Roots, choices_of)
"""Every name that a template may use."""
