"""What the debt statement shows beside the sums: its rows, what they add up to, and by how much the bank differs."""

from dataclasses import replace
from decimal import Decimal

from recovery_docs.case.loan import RECOURSE_CAUSES
from recovery_docs.fields.annexes.statement_rows import AppliedFields, BalanceFields, DifferenceFields, LineFields
from recovery_docs.fields.phrases.written_amounts import kind_names
from recovery_docs.ledger import Balance, Line
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.ledger.reconcile import Difference
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.tree.group import Group, field


class KindFields(Group):
    """What the kinds of debt are called in this case."""

    def __init__(self, matter: Matter) -> None:
        super().__init__()
        self.names = kind_names(matter.case)

    @field("利息", "利息叫什么", example="资金占用费")
    def interest(self) -> str:
        return self.names["interest"]

    @field("罚息", "罚息叫什么", example="逾期违约金")
    def penalty(self) -> str:
        return self.names["penalty_interest"]

    @field("复利", "复利叫什么", example="复利")
    def compound(self) -> str:
        return self.names["compound_interest"]

    @field("费用", "费用叫什么", example="担保费")
    def fees(self) -> str:
        return self.names["fees"]


class StatementFields(Group):
    """The rows of the statement and what is said of them."""

    def __init__(self, matter: Matter) -> None:
        super().__init__()
        self.matter, self.statement, self.names = matter, matter.statement, kind_names(matter.case)
        self.balances = () if matter.case.loan.lease else self._shown_balances()
        self.numbers = {one.note: str(number) for number, one in enumerate(self.balances, start=1)}

    @field("科目", "各项欠款在本案叫什么")
    def kinds(self) -> KindFields:
        return KindFields(self.matter)

    @field("各笔", "每笔借款、代偿的余额；融资租赁没有")
    def notes(self) -> list[BalanceFields]:
        in_damages = self.matter.case.loan.cause in (*RECOURSE_CAUSES, "credit_card")
        return [BalanceFields(self.numbers[one.note], one, in_damages) for one in self.balances]

    @field("不止一笔", "不止一笔借款", example="否")
    def several(self) -> bool:
        return len(self.statement.balances) > 1

    @field("各段", "逐段计算的各段")
    def lines(self) -> list[LineFields]:
        shown = [line for line in self.statement.lines if (line.rate if line.accrues else _posted(line))]
        return [
            LineFields(line, self.numbers.get(line.note, "") if self.numbers else str(place), self.names)
            for place, line in enumerate(shown, start=1)
        ]

    @field("各次还款", "各次还款及其抵充")
    def repayments(self) -> list[AppliedFields]:
        return [AppliedFields(one, self.names) for one in self.statement.applied]

    @field("停止计息", "此后不再计息的，为什么", example="此后不再计息")
    def stands_still(self) -> str | None:
        return None if self.statement.accrues else str(self.statement.runs_on)

    @field("上限", "合计上限实际压低了数额的，年利率上限，百分数", example="24")
    def ceiling(self) -> str | None:
        rate = self.statement.total_ceiling
        return percent(rate) if rate is not None and self.statement.above_ceiling else None

    @field("超过上限", "超过上限、没有计入的", example="750.00元")
    def above_ceiling(self) -> Decimal | None:
        return self.statement.above_ceiling or None

    @field("多收", "银行的溢缴款，或者提前收到、等待抵充的", example="500.00元")
    def credit(self) -> Decimal | None:
        return self.statement.credit or None

    @field("没有逐段计算", "只有银行的金额", example="否")
    def only_banks(self) -> bool:
        return self.statement.source == "bank" and self.statement.computed is None

    @field("差异", "采用银行金额的，与各段相加不一致的各项")
    def differences(self) -> list[DifferenceFields]:
        return [DifferenceFields(self.names[one.kind], one.ours, one.banks) for one in self._differ]

    @field("各段合计", "各段相加的合计", example="222,512.95元")
    def computed_total(self) -> Decimal | None:
        return self.statement.computed.total if self.statement.computed else None

    @property
    def _differ(self) -> tuple[Difference, ...]:
        return self.matter.reconciliation.differences if self.statement.source == "bank" else ()

    def _shown_balances(self) -> tuple[Balance, ...]:
        """The balance of each note; of the only one, by the bank's split where its figures are used."""
        statement = self.statement
        if len(statement.balances) != 1 or not self._differ:
            return statement.balances
        return tuple(
            replace(
                one,
                principal=statement.principal,
                interest=statement.interest,
                penalty_interest=statement.penalty_interest,
                compound_interest=statement.compound_interest,
                liquidated_damages=statement.liquidated_damages,
                fees=statement.fees,
            )
            for one in statement.balances
        )


def _posted(line: Line) -> bool:
    """A fee, or what a bank's own statement lists, rather than money paid out or in."""
    return line.kind != "principal" and line.amount > 0
