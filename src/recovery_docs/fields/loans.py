"""The loan: what was lent and paid out, on which terms; a card, a guarantor's payment or a lease in its place."""

from datetime import date
from decimal import Decimal

from recovery_docs.case import Case, Disbursement, Penalty
from recovery_docs.case.party import Party
from recovery_docs.case.words import word
from recovery_docs.fields.contracts import ContractFields, exhibits_named
from recovery_docs.fields.loan_history import LoanHistory
from recovery_docs.fields.loan_kinds import CardFields, FacilityFields, InsuranceFields, LeaseFields, RecourseFields
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.parties import PartyFields
from recovery_docs.fields.phrases.agreed_terms import (
    LateRateFields,
    MethodFields,
    RateFields,
    late_rate_fields,
    method_fields,
    rate_fields,
)
from recovery_docs.fields.phrases.contract_terms import (
    CONTRACT_WORDS,
    compound_words,
    due_day_words,
)
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.ledger.ceiling import total_ceiling
from recovery_docs.ledger.terms_at_day import last_due_on
from recovery_docs.prerequisites.letters.arrival import arrival
from recovery_docs.prerequisites.limitation.maturity import MainClaim
from recovery_docs.tree.group import Group, field

DEBT_WORDS = {
    "recourse": "代偿款",
    "credit_card": "透支款",
    "finance_lease": "租金",
    "guarantee_insurance": "理赔款",
}


class DisbursementFields(Group):
    """One payment out of the loan."""

    def __init__(self, case: Case, one: Disbursement) -> None:
        super().__init__()
        self.case, self.one = case, one

    @field("借据号", "借据号", example="JJ20210001", fact="note", also=("借据编号",))
    def note(self) -> str | None:
        return self.one.note

    @field("日期", "放款日期", example="2021年7月16日", fact="paid_on", also=("放款日", "放款日期"))
    def paid_on(self) -> date:
        return self.one.paid_on

    @field("金额", "放款金额", example="200,000.00元", fact="amount", also=("放款金额",))
    def amount(self) -> Decimal:
        return self.one.amount

    @field("到期日", "到期日；合同约定顺延的，写明顺延到哪天", example="2022年7月15日", fact="due_on")
    def due_on(self) -> str | None:
        return due_day_words(self.case, self.one.due_on) if self.one.due_on else None

    @field("利率", "与合同不同的利率", example="年利率6%", fact="rate")
    def rate(self) -> RateFields | None:
        return rate_fields(self.one.rate)

    @field("预扣利息", "放款时预先扣除的利息", example="3,000.00元", fact="withheld_interest")
    def withheld(self) -> Decimal | None:
        return self.one.withheld_interest or None

    @field("证据", "放款凭证在证据清单里的编号", example="证据5", fact="exhibit")
    def exhibits(self) -> list[str]:
        return exhibits_named(self.case, self.one.exhibit)


class PenaltyFields(Group):
    """What the contracts add to late payments."""

    def __init__(self, own: Penalty | None, agreed: list[Penalty]) -> None:
        super().__init__()
        self.own, self.agreed = own, agreed

    @field("利率", "借款合同约定的逾期利率，用在“计收罚息”之前", example="在合同利率基础上加收50%")
    def rate(self) -> LateRateFields | None:
        return late_rate_fields(self.own)

    @field("复利利率", "借款合同约定复利按什么利率，用在“计收复利”之前", example="按罚息利率", fact="compound_rate")
    def compound_rate(self) -> str | None:
        return compound_words(self.own)

    @field("复利", "约定对未付利息计收复利", example="是", fact="compound")
    def compound(self) -> bool:
        return any(penalty.compound for penalty in self.agreed)


class LoanFields(LoanHistory):
    """The loan with its terms."""

    @field("案由", "案由", example="金融借款合同纠纷", fact="cause")
    def cause(self) -> str:
        return word("cause", self.loan.cause)

    @field("旧贷", "借新还旧所偿还的旧贷", example="示银海流借字2022第0101号", fact="refinances")
    def refinances(self) -> str | None:
        return self.loan.refinances

    @field("款项", "这类债务怎么称呼：借款、透支款、代偿款、理赔款、租金", example="借款")
    def debt(self) -> str:
        return DEBT_WORDS.get(self.loan.cause, "借款")

    @field("是民间借贷", "是否民间借贷", example="否")
    def is_private(self) -> bool:
        return self.loan.cause == "private_loan"

    @field("金额", "合同约定的借款金额", example="200,000.00元", fact="amount", also=("借款金额", "贷款金额"))
    def amount(self) -> Decimal | None:
        return self.loan.amount

    @field("起始日", "约定的借款期限从哪天起", example="2021年7月16日", fact="from_on")
    def from_on(self) -> date | None:
        return self.loan.from_on

    @field("到期日", "约定的借款期限到哪天止", example="2022年7月15日", fact="until_on", also=("贷款到期日",))
    def until_on(self) -> date | None:
        return self.loan.until_on

    @field("用途", "借款用途", example="购买原材料", fact="purpose")
    def purpose(self) -> str | None:
        return self.loan.purpose

    @field("利率", "约定的利率", example="年利率6%", fact="rate")
    def rate(self) -> RateFields | None:
        return rate_fields(self.loan.rate)

    @field("还款方式", "还款方式", example="等额本息")
    def method(self) -> MethodFields | None:
        return method_fields(self.loan)

    @field("罚息", "约定的罚息；没有约定的没有", fact="penalty")
    def penalty(self) -> PenaltyFields | None:
        agreed = [self.loan.penalty, *(one.penalty for one in self.loan.disbursements)]
        found = [one for one in agreed if one is not None]
        return PenaltyFields(self.loan.penalty, found) if found else None

    @field("总上限", "利息、罚息、复利合计的年利率上限，百分数", example="24", fact="total_ceiling")
    def ceiling(self) -> str | None:
        rate = total_ceiling(self.case)
        return None if rate is None else percent(rate)

    @field("委托人", "委托贷款的委托人", fact="entrusted_by")
    def entrusted_by(self) -> PartyFields | None:
        return PartyFields(self.on, self.loan.entrusted_by) if self.loan.entrusted_by else None

    @field("授信", "授信额度", fact="facility")
    def facility(self) -> FacilityFields | None:
        return FacilityFields(self.loan.facility) if self.loan.facility else None

    @field("放款", "各笔放款", fact="disbursements", also=("借据", "发放"))
    def disbursements(self) -> list[DisbursementFields]:
        return [DisbursementFields(self.case, one) for one in self.loan.disbursements]

    @field("信用卡", "信用卡账户；不是信用卡的没有", fact="card")
    def card(self) -> CardFields | None:
        return CardFields(self.loan.card) if self.loan.card else None

    @field("代偿", "担保人的代偿；不是追偿的没有", fact="recourse")
    def recourse(self) -> RecourseFields | None:
        return RecourseFields(self.case, self.loan.recourse) if self.loan.recourse else None

    @field("保险", "保证保险；不是保险人追偿的没有", fact="insurance")
    def insurance(self) -> InsuranceFields | None:
        return InsuranceFields(self.loan.insurance) if self.loan.insurance else None

    @field("租赁", "融资租赁；不是融资租赁的没有", fact="lease")
    def lease(self) -> LeaseFields | None:
        return LeaseFields(self.on, self.loan.lease) if self.loan.lease else None

    @field("提前到期日", "已经宣布提前到期的，从哪天起", example="2022年9月1日")
    def accelerated_on(self) -> date | None:
        return min((one.accelerated_on for one in self._claims if one.accelerated_on), default=None)

    @field("全部届满", "按约定各笔都已经到期", example="否")
    def run_out(self) -> bool:
        as_of = self.on.matter.as_of
        dues = [last_due_on(self.case, one, as_of) for one in self.loan.disbursements]
        return bool(dues) and max(dues) < as_of

    @field("提前到期已通知", "提前到期通知已经到达全部借款人", example="否")
    def called_in(self) -> bool:
        return all(_told(self.on, party) for party in self.case.borrowers)

    @field("待催告", "没有约定还款期限，还没有催告返还", example="否")
    def to_be_demanded(self) -> bool:
        return self.on.matter.to_be_demanded

    @property
    def _claims(self) -> tuple[MainClaim, ...]:
        return self.on.matter.main_claims


def loan_contract_fields(case: Case) -> ContractFields:
    """The contract of the loan."""
    return ContractFields(case, case.loan.contract, CONTRACT_WORDS[case.loan.cause])


def _told(on: Occasion, party: Party) -> bool:
    """Whether the notice that calls the loan in has surely reached a party."""
    reached = (arrival(on.case, event, party) for event in on.case.events if event.kind == "acceleration")
    return any(one is not None and one.certain and one.on <= on.matter.as_of for one in reached)
