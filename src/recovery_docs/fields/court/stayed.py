"""Security given to the court so that enforcement is stayed (执行担保)."""

from decimal import Decimal

from recovery_docs.case import EnforcementGuarantee, GuaranteeAsset
from recovery_docs.case.words import word
from recovery_docs.fields.court.day_cells import DayFields
from recovery_docs.fields.court.form_cells import BlockFields
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.parties import PartyFields
from recovery_docs.prerequisites.execution.executed_title import executed_title, the_debtor
from recovery_docs.prerequisites.procedures.title_debt import title_debt
from recovery_docs.tree.group import Group, field


class GuaranteeAssetFields(Group):
    """The thing that secures the stay."""

    def __init__(self, found: GuaranteeAsset) -> None:
        super().__init__()
        self.found = found

    @field("名称", "名称", example="住宅一套", fact="name")
    def name(self) -> str | None:
        return self.found.name

    @field("数量", "数量", example="一套", fact="quantity")
    def quantity(self) -> str | None:
        return self.found.quantity

    @field("质量", "质量", example="良好", fact="quality")
    def quality(self) -> str | None:
        return self.found.quality

    @field("状况", "状况", example="自住", fact="condition")
    def condition(self) -> str | None:
        return self.found.condition

    @field("所在地", "所在地", example="海宁市示例路1号", fact="location")
    def location(self) -> str | None:
        return self.found.location

    @field("归属", "所有权或者使用权归属", example="陈示例单独所有", fact="owner")
    def owner(self) -> str | None:
        return self.found.owner

    @field("权利瑕疵", "已有的抵押、租赁等", example="无", fact="burdens")
    def burdens(self) -> str | None:
        return self.found.burdens

    @field("其他", "其他", example="不动产权证号……", fact="other")
    def other(self) -> str | None:
        return self.found.other


class StayFields(Group):
    """The guarantee and the stay asked for."""

    def __init__(self, on: Occasion, found: EnforcementGuarantee) -> None:
        super().__init__()
        self.on, self.found = on, found

    @field("担保人", "担保人", fact="giver")
    def giver(self) -> PartyFields:
        return PartyFields(self.on, self.found.giver, "担保人")

    def _blocks(self, kind: str) -> list[BlockFields]:
        giver, capacity = self.found.giver, self.found.capacity
        gives_as = word("guarantee_giver", capacity) if capacity else None
        return [BlockFields(giver if giver.kind == kind else None, gives_as=gives_as)]

    @field("自然人", "担保人是自然人的一栏；不是的，空白一栏")
    def persons(self) -> list[BlockFields]:
        return self._blocks("person")

    @field("单位", "担保人是单位的一栏；不是的，空白一栏")
    def organisations(self) -> list[BlockFields]:
        return self._blocks("organisation")

    @field("被担保人", "为谁提供担保", fact="debtor")
    def debtor(self) -> PartyFields | None:
        found = the_debtor(self.on.matter, self.found.debtor)
        return PartyFields(self.on, found) if found else None

    @field("方式", "财产担保、保证还是其他", example="财产担保", fact="kind")
    def kind(self) -> str | None:
        return word("enforcement_guarantee_kind", self.found.kind) if self.found.kind else None

    @field("数额", "被担保的债权数额；不写的为文书余额", example="173,792.40元", fact="amount")
    def amount(self) -> Decimal | None:
        found, matter = executed_title(self.on.case), self.on.matter
        if self.found.amount is not None or found is None or found.title is None:
            return self.found.amount
        return title_debt(self.on.case, found.title, matter.as_of, matter.tested_on).total or None

    @field("数额未写", "没有另写数额，为截至日的文书余额", example="是")
    def as_left(self) -> bool:
        return self.found.amount is None

    @field("范围", "担保范围", example="生效法律文书确定的全部金钱债务", fact="scope")
    def scope(self) -> str | None:
        return self.found.scope

    @field("期间起日", "担保期间的起日", fact="starts_on")
    def starts_on(self) -> DayFields | None:
        return DayFields(self.found.starts_on) if self.found.starts_on else None

    @field("期间止日", "担保期间的止日", fact="ends_on")
    def ends_on(self) -> DayFields | None:
        return DayFields(self.found.ends_on) if self.found.ends_on else None

    @field("暂缓起日", "申请暂缓执行的起日", fact="stay_from")
    def stay_from(self) -> DayFields | None:
        return DayFields(self.found.stay_from) if self.found.stay_from else None

    @field("暂缓止日", "申请暂缓执行的止日", fact="stay_until")
    def stay_until(self) -> DayFields | None:
        return DayFields(self.found.stay_until) if self.found.stay_until else None

    @field("财产", "担保财产", fact="asset")
    def asset(self) -> GuaranteeAssetFields | None:
        return GuaranteeAssetFields(self.found.asset) if self.found.asset else None

    @field("申请执行人同意", "申请执行人同意担保和暂缓执行", example="是", fact="creditor_agreed")
    def agreed(self) -> bool:
        return bool(self.found.creditor_agreed)

    @field("材料", "随申请提交的材料", example="身份证复印件", fact="materials")
    def materials(self) -> list[str]:
        return list(self.found.materials)
