"""What became of the loan since it was signed, and the terms that only some contracts have."""

from datetime import date
from decimal import Decimal

from recovery_docs.case import Amendment, Case
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.phrases.agreed_terms import RateFields, rate_fields
from recovery_docs.fields.phrases.contract_terms import holiday_words
from recovery_docs.fields.phrases.written_amounts import KIND_NAMES, kind_names
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.ledger.ceiling import by_two_rules, changed_on, lawful_ceilings
from recovery_docs.ledger.terms_at_day import last_due_on, note_of
from recovery_docs.tree.group import Group, field


class AmendmentFields(Group):
    """A later change of due day, rate or amount."""

    def __init__(self, amendment: Amendment) -> None:
        super().__init__()
        self.amendment = amendment

    @field("名称", "补充协议的名称；没有写的没有", example="借款展期协议", fact="contract.title")
    def title(self) -> str | None:
        return self.amendment.contract.title if self.amendment.contract else None

    @field("签订日期", "补充协议的签订日期", example="2025年1月10日", fact="signed_on")
    def signed_on(self) -> date:
        return self.amendment.signed_on

    @field("生效日", "变更自哪天起", example="2025年1月15日", fact="effective_on")
    def effective_on(self) -> date | None:
        return self.amendment.effective_on

    @field("到期日", "展期以后的到期日", example="2023年3月1日", fact="new_due_on")
    def due_on(self) -> date | None:
        return self.amendment.new_due_on

    @field("利率", "变更后的利率", example="年利率5%", fact="new_rate")
    def rate(self) -> RateFields | None:
        return rate_fields(self.amendment.new_rate)

    @field("金额", "变更后的借款金额", example="3,000,000.00元", fact="new_amount")
    def amount(self) -> Decimal | None:
        return self.amendment.new_amount


class NoteEndFields(Group):
    """The day on which a note ends otherwise than it says."""

    def __init__(self, case: Case, note: str, ends_on: date) -> None:
        super().__init__()
        self.case, self.called, self.ends_on = case, note, ends_on

    @field("借据号", "借据号，没有的为第几笔", example="JJ20210001")
    def note(self) -> str:
        return self.called

    @field("名称", "哪一笔：借据和它的编号；没有编号的，第几笔借款", example="借据JJ20210001")
    def name(self) -> str:
        numbered = any(one.note == self.called for one in self.case.loan.disbursements)
        return f"借据{self.called}" if numbered else f"第{self.called}笔借款"

    @field("到期日", "到期日", example="2024年3月5日")
    def due_on(self) -> date:
        return self.ends_on


class LoanHistory(Group):
    """The terms that came later, or that only some contracts have."""

    def __init__(self, on: Occasion) -> None:
        super().__init__()
        self.on, self.case, self.loan = on, on.case, on.case.loan

    @field("罚息名称", "逾期加收的款项怎么称呼", example="罚息")
    def penalty_name(self) -> str:
        return kind_names(self.case)["penalty_interest"]

    @field("约定总上限", "合同约定的利息、罚息、复利合计年利率上限，百分数", example="24", fact="total_ceiling")
    def agreed_ceiling(self) -> str | None:
        return None if self.loan.total_ceiling is None else percent(self.loan.total_ceiling)

    @field(
        "遇休息日", "还款日遇休息日的约定", example="还款日为法定节假日或者休息日的，顺延至下一个工作日，顺延期间计息"
    )
    def on_holidays(self) -> str | None:
        return holiday_words(self.loan)

    @field("抵充顺序", "约定的还款抵充顺序", example="实现债权的费用、期内利息、本金", fact="appropriation.order")
    def order(self) -> list[str]:
        return [KIND_NAMES[kind] for kind in self.loan.appropriation.order] if self.loan.appropriation else []

    @field("变更", "对到期日、利率、金额的各次变更", fact="amendments")
    def amendments(self) -> list[AmendmentFields]:
        found = self.loan.amendments
        return [AmendmentFields(one) for one in found if one.new_due_on or one.new_rate or one.new_amount is not None]

    @field("补充协议", "以后签订的各份补充协议", fact="amendments")
    def later_agreements(self) -> list[AmendmentFields]:
        return [AmendmentFields(one) for one in self.loan.amendments]

    @field("期限缩短", "因提前还款而缩短期限的各笔")
    def shortened(self) -> list[NoteEndFields]:
        return [NoteEndFields(self.case, note, ends_on) for note, ends_on in self.on.matter.statement.shortened]

    @field("不止一笔", "借款不止一笔，借据要分别写明", example="否")
    def several_notes(self) -> bool:
        return bool(self.on.matter.statement.balances[1:])

    @field("催告到期", "没有约定还款期限、经催告已经到期的各笔")
    def demanded(self) -> list[NoteEndFields]:
        as_of = self.on.matter.as_of
        ends = [
            (note_of(one, index), last_due_on(self.case, one, as_of))
            for index, one in enumerate(self.loan.disbursements)
            if one.no_due_date
        ]
        return [NoteEndFields(self.case, note, due_on) for note, due_on in ends if due_on < as_of]

    @field("旧上限截止日", "按当时司法解释的利率上限计算的，算到哪天以前；不适用的没有", example="2020年8月20日")
    def older_ceiling(self) -> date | None:
        """民间借贷规定31②：当事人请求的才适用当时的规定. Only where that ceiling holds a rate down."""
        as_of = self.on.matter.as_of
        caps = {
            one.rate
            for disbursement in self.loan.disbursements
            if by_two_rules(self.case, disbursement, as_of)
            for one in lawful_ceilings(self.case, disbursement, as_of)[:-1]
        }
        held_down = any(line.accrues and line.rate in caps for line in self.on.matter.statement.lines)
        return changed_on() if held_down else None
