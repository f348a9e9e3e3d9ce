"""The hands through which the claim passed."""

from datetime import date
from decimal import Decimal

from recovery_docs.case import Assignment
from recovery_docs.fields.contracts import exhibits_named
from recovery_docs.fields.debts import PartFields, named_amounts
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.parties import PartyFields
from recovery_docs.money import ZERO
from recovery_docs.tree.group import Group, field


class AssignmentFields(Group):
    """One assignment of the claim."""

    def __init__(self, on: Occasion, hand: Assignment, index: int) -> None:
        super().__init__()
        self.on, self.hand, self.index = on, hand, index
        self.fact = f"assignments[{index}]"

    @field("转让方", "转让方", fact="assignor", also=("原债权人",))
    def assignor(self) -> PartyFields:
        return PartyFields(self.on, self.hand.assignor)

    @field("受让方", "受让方", fact="assignee")
    def assignee(self) -> PartyFields:
        case, next_ = self.on.case, self.index + 1
        following = case.assignments[next_].assignor if next_ < len(case.assignments) else case.creditor
        return PartyFields(self.on, self.hand.assignee or following)

    @field("协议", "转让协议的名称和编号，不带书名号", example="债权转让协议", fact="contract")
    def contract(self) -> str | None:
        return self.hand.contract.strip("《》") if self.hand.contract else None

    @field("签订日期", "转让协议的签订日期", example="2023年6月1日", fact="signed_on", also=("转让日期",))
    def signed_on(self) -> date | None:
        return self.hand.signed_on

    @field("基准日", "转让基准日", example="2023年5月31日", fact="base_on")
    def base_on(self) -> date | None:
        return self.hand.base_on

    @field("部分", "只转让一部分债权的，转让哪一部分；全部转让的没有", example="本金500,000.00元及其利息", fact="part")
    def part(self) -> str | None:
        return self.hand.part

    @field("本金", "转让的本金", example="950,000.00元", fact="principal")
    def principal(self) -> Decimal | None:
        return self.hand.principal

    @field("分项", "基准日的本金、利息各多少")
    def parts(self) -> list[PartFields]:
        return named_amounts([("本金", self.hand.principal or ZERO), ("利息", self.hand.interest or ZERO)])

    @field("认可日", "转让方书面认可受让方取得债权的日期", example="2026年9月20日", fact="recognised_on")
    def recognised_on(self) -> date | None:
        return self.hand.recognised_on

    @field("证据", "转让材料在证据清单里的编号", example="证据6", fact="exhibit")
    def exhibits(self) -> list[str]:
        return exhibits_named(self.on.case, self.hand.exhibit)


def assignments_of(on: Occasion) -> list[AssignmentFields]:
    """Each hand of the chain, in order."""
    return [AssignmentFields(on, hand, index) for index, hand in enumerate(on.case.assignments)]
