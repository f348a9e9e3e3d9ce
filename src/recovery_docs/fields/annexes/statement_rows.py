"""The rows of the debt statement: each note, each stretch of days, each repayment and where it went."""

from decimal import Decimal

from recovery_docs.fields.debts import PartFields
from recovery_docs.ledger import Applied, Balance, Line
from recovery_docs.ledger.entry import Kind
from recovery_docs.money import ZERO
from recovery_docs.tree.group import Group, field


class BalanceFields(Group):
    """What is owed on one note; `late_in_damages` where default costs 违约金 and fees, so that the row adds up."""

    def __init__(self, number: str, one: Balance, late_in_damages: bool) -> None:
        super().__init__()
        self.place, self.one, self.late_in_damages = number, one, late_in_damages

    @field("序号", "第几笔", example="1")
    def number(self) -> str:
        return self.place

    @field("名称", "借据号、卡号等，后面另起一行", example="JJ20210001")
    def note(self) -> str:
        return f"{self.one.note}\n"

    @field("起始日", "放款日等，写作2021-07-16", example="2021-07-16")
    def paid_on(self) -> str:
        return self.one.paid_on.isoformat()

    @field("到期日", "到期日；没有约定还款期限的没有", example="2022-07-15")
    def due_on(self) -> str | None:
        return self.one.due_on.isoformat() if self.one.due_on else None

    @field("金额", "放款、代偿或者透支的金额", example="200,000.00元")
    def amount(self) -> Decimal:
        return self.one.amount

    @field("本金", "尚欠本金", example="200,000.00元")
    def principal(self) -> Decimal:
        return self.one.principal

    @field("利息", "尚欠利息", example="1,000.00元")
    def interest(self) -> Decimal:
        return self.one.interest

    @field("罚息", "尚欠罚息；代偿和信用卡的为违约金和费用", example="500.00元")
    def late(self) -> Decimal:
        more = self.one.liquidated_damages + self.one.fees if self.late_in_damages else ZERO
        return self.one.penalty_interest + more

    @field("复利", "尚欠复利", example="10.00元")
    def compound(self) -> Decimal:
        return self.one.compound_interest


class LineFields(Group):
    """One stretch of days, or what was posted."""

    def __init__(self, line: Line, note: str, names: dict[Kind, str]) -> None:
        super().__init__()
        self.line, self.note, self.names = line, note, names

    @field("序号", "属于第几笔", example="1")
    def number(self) -> str | None:
        return self.note

    @field("项目", "利息、罚息等", example="期内利息")
    def kind(self) -> str:
        return self.names[self.line.kind]

    @field("起止", "算头不算尾", example="2021-07-16至2022-07-15")
    def days(self) -> str:
        return f"{self.line.from_on}至{self.line.to_on}"

    @field("计算", "怎样算出来的", example="200,000.00 × 6% ÷ 360 × 90日")
    def sum(self) -> str:
        return str(self.line.reason)

    @field("金额", "这一段的金额", example="3,000.00元")
    def amount(self) -> Decimal:
        return self.line.amount


class AppliedFields(Group):
    """One repayment and where it went."""

    def __init__(self, one: Applied, names: dict[Kind, str]) -> None:
        super().__init__()
        self.one, self.names = one, names

    @field("日期", "还款日，写作2022-07-15", example="2022-07-15")
    def paid_on(self) -> str:
        return self.one.paid_on.isoformat()

    @field("金额", "还款金额", example="10,000.00元")
    def amount(self) -> Decimal:
        return self.one.amount

    @field("抵充", "抵充了哪些项目，各多少")
    def went(self) -> list[PartFields]:
        by_kind: dict[str, Decimal] = {}
        for kind, _, amount in self.one.to:
            by_kind[self.names[kind]] = by_kind.get(self.names[kind], ZERO) + amount
        return [PartFields(name, amount) for name, amount in by_kind.items()]

    @field("待抵充", "提前收到、等到期再抵充的", example="500.00元")
    def waiting(self) -> Decimal | None:
        return self.one.waiting or None

    @field("剩余", "抵充以后多出的", example="1.00元")
    def surplus(self) -> Decimal | None:
        return self.one.surplus or None

    @field("说明", "没有抵充任何项目的，怎样处理", example="已经结清")
    def reason(self) -> str | None:
        nothing = not (self.one.to or self.one.waiting or self.one.surplus)
        return str(self.one.reason) if nothing else None


class DifferenceFields(Group):
    """A kind of debt of which the bank has another figure."""

    def __init__(self, name: str, ours: Decimal, banks: Decimal) -> None:
        super().__init__()
        self.called, self.own, self.of_bank = name, ours, banks

    @field("项目", "哪一项", example="期内利息")
    def name(self) -> str:
        return self.called

    @field("各段相加", "各段相加的金额", example="1,000.00元")
    def ours(self) -> Decimal:
        return self.own

    @field("银行", "银行对账单的金额", example="1,010.00元")
    def banks(self) -> Decimal:
        return self.of_bank

    @field("相差", "相差多少", example="10.00元")
    def gap(self) -> Decimal:
        return abs(self.own - self.of_bank)
