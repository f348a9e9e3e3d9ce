"""A share in what another case has brought in (参与分配)."""

from decimal import Decimal

from recovery_docs.case import Distribution, OtherCreditor
from recovery_docs.case.words import word
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.parties import PartyFields
from recovery_docs.fields.phrases.title_words import limit_left
from recovery_docs.prerequisites.execution.executed_title import executed_title, the_debtor
from recovery_docs.prerequisites.procedures.title_debt import title_debt
from recovery_docs.tree.group import Group, field


class OtherCreditorFields(Group):
    """Another creditor of the same debtor."""

    def __init__(self, found: OtherCreditor) -> None:
        super().__init__()
        self.found = found

    @field("姓名", "姓名或者名称", example="周示例", fact="name")
    def name(self) -> str:
        return self.found.name

    @field("债权", "债权数额", example="300,000.00元", fact="amount")
    def amount(self) -> Decimal | None:
        return self.found.amount


class DistributionFields(Group):
    """The share asked for."""

    def __init__(self, on: Occasion, found: Distribution) -> None:
        super().__init__()
        self.on, self.found = on, found

    @field("法院", "控制执行款的法院", example="海宁市人民法院", fact="court")
    def court(self) -> str | None:
        return self.found.court

    @field("案号", "控制执行款的执行案号", example="（2026）浙0481执2001号", fact="number")
    def number(self) -> str | None:
        return self.found.number

    @field("被执行人", "财产被执行的人", fact="debtor")
    def debtor(self) -> PartyFields | None:
        found = the_debtor(self.on.matter, self.found.debtor)
        return PartyFields(self.on, found) if found else None

    @field("财产", "分配的财产", example="拍卖房屋所得价款860,000元", fact="property")
    def property(self) -> str | None:
        return (self.found.property or "").rstrip("。") or None

    @field("未终结", "财产还没有执行终结", example="是", fact="over")
    def still_open(self) -> bool:
        return self.found.over is False

    @field("其他债权人", "同一被执行人的其他债权人", fact="creditors")
    def creditors(self) -> list[OtherCreditorFields]:
        return [OtherCreditorFields(one) for one in self.found.creditors]

    @field("不能清偿", "不能清偿所有债权的事实", example="除上述房屋外没有其他财产", fact="insufficient")
    def insufficient(self) -> str | None:
        return (self.found.insufficient or "").rstrip("。") or None

    @field("优先权", "优先受偿权利的类型；没有的写没有", example="质押、抵押", fact="priority")
    def priority(self) -> str | None:
        return word("priority", self.found.priority) if self.found.priority else None

    @field("有优先权", "是否主张优先受偿", example="否")
    def has_priority(self) -> bool:
        return self.found.priority not in (None, "none")

    @field("金额", "申请分配金额；不写的为文书余额，限定了责任的不超过其限额", example="173,792.40元", fact="amount")
    def amount(self) -> Decimal | None:
        found, matter = executed_title(self.on.case), self.on.matter
        if self.found.amount is not None or found is None or found.title is None:
            return self.found.amount
        owed = title_debt(self.on.case, found.title, matter.as_of, matter.tested_on).total
        debtor = the_debtor(matter, self.found.debtor)
        limits = [
            limit_left(matter, found.title, one)
            for one in found.title.liabilities
            if debtor is not None and one.name == debtor.name
        ]
        return min((owed, *(one for one in limits if one is not None))) or None
