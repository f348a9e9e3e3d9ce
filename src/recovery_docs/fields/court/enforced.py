"""The enforcement of a title, and what the creditor asks in it: that it goes on, and limits for those who do not perform."""

from datetime import date
from decimal import Decimal

from recovery_docs.case import ConsumptionLimit, EnforcementSettlement, Proceeding, PropertyFound, Resumption
from recovery_docs.case.party import Organisation, Party
from recovery_docs.case.words import word
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.parties import PartyFields
from recovery_docs.money import ZERO
from recovery_docs.prerequisites.execution.consumption_limit import limited, to_be_listed
from recovery_docs.prerequisites.execution.executed_title import executed_title
from recovery_docs.prerequisites.procedures.title_balance import title_balance
from recovery_docs.tree.group import Group, field

_ENDED = {"terminated": "终本", "closed": "终结", "dismissed": "终结", "lapsed": "终结"}


class ExecutionFields(Group):
    """The proceeding in which the title is, or was, enforced."""

    def __init__(self, on: Occasion, index: int, found: Proceeding) -> None:
        super().__init__()
        self.on, self.found, self.fact = on, found, f"proceedings[{index}]"

    @field("法院", "执行法院，全称", example="桐乡市人民法院", fact="institution", also=("执行法院",))
    def court(self) -> str | None:
        return self.found.institution

    @field("案号", "执行案号", example="（2026）浙0483执1201号", fact="number", also=("执行案号",))
    def number(self) -> str | None:
        return self.found.number

    @field("申请日", "申请执行的日期", example="2026年8月25日", fact="filed_on")
    def filed_on(self) -> date | None:
        return self.found.filed_on

    @field("立案日", "执行立案的日期", example="2026年8月28日", fact="accepted_on")
    def accepted_on(self) -> date | None:
        return self.found.accepted_on

    @field("通知送达日", "执行通知书送达的日期", example="2026年9月1日", fact="notice_served_on")
    def notice_served_on(self) -> date | None:
        return self.found.notice_served_on

    @field("指定期间", "执行通知书指定期间的最后一日", example="2026年9月11日", fact="notice_until")
    def notice_until(self) -> date | None:
        return self.found.notice_until

    @field("终本日", "裁定终结本次执行程序的日期；没有终结本次执行的没有", example="2026年10月20日", fact="ended_on")
    def terminated_on(self) -> date | None:
        return self.found.ended_on if self.found.outcome == "terminated" else None

    @field("状态", "执行中、终本还是终结", example="终本", fact="outcome")
    def state(self) -> str:
        return _ENDED.get(self.found.outcome or "", "执行中")

    @field("到位金额", "文书作出以后执行到位的合计", example="20,000.00元")
    def recovered(self) -> Decimal:
        on, found = self.on, executed_title(self.on.case)
        if found is None or found.title is None:
            return ZERO
        left = title_balance(on.case, found.title, on.matter.as_of, on.matter.tested_on)
        return sum((one.amount for one in left.received if one.how == "enforced"), ZERO)


class FoundFields(Group):
    """Property, or a clue to it."""

    def __init__(self, found: PropertyFound) -> None:
        super().__init__()
        self.found = found

    @field("所有人", "财产在谁名下", example="李示例", fact="owner")
    def owner(self) -> str:
        return self.found.owner

    @field("财产", "名称、数量、所在地或者线索", example="海宁市示例路1号的住宅", fact="text")
    def text(self) -> str:
        return self.found.text.rstrip("。；")

    @field("价值", "价值", example="860,000.00元", fact="amount")
    def amount(self) -> Decimal | None:
        return self.found.amount


class ExecutionSettlementFields(Group):
    """An agreement made while the title was enforced."""

    def __init__(self, found: EnforcementSettlement) -> None:
        super().__init__()
        self.found = found

    @field("日期", "达成执行和解协议的日期", example="2026年9月10日", fact="signed_on")
    def signed_on(self) -> date | None:
        return self.found.signed_on

    @field("内容", "协议约定的内容", example="于2026年10月31日前付清100,000元", fact="text")
    def text(self) -> str | None:
        return (self.found.text or "").rstrip("。；") or None

    @field("届满日", "约定履行期间的最后一日", example="2026年10月31日", fact="perform_by")
    def perform_by(self) -> date | None:
        return self.found.perform_by

    @field("履行情况", "没有履行，还是没有全部履行", example="没有全部履行", fact="performance")
    def performance(self) -> str | None:
        return word("settlement_performance", self.found.performance) if self.found.performance else None


class ResumptionFields(Group):
    """Why enforcement is to go on."""

    def __init__(self, found: Resumption) -> None:
        super().__init__()
        self.found = found

    @field("因不履行和解", "因对方不履行执行和解协议，不是因为发现财产", example="是", fact="ground")
    def by_settlement(self) -> bool:
        return self.found.ground == "settlement_broken"

    @field("和解", "执行和解协议", fact="settlement")
    def settlement(self) -> ExecutionSettlementFields | None:
        return ExecutionSettlementFields(self.found.settlement) if self.found.settlement else None

    @field("财产", "可供执行的财产或者线索", fact="property")
    def property(self) -> list[FoundFields]:
        return [FoundFields(one) for one in self.found.property]

    @field("其他情况", "补充的情况", example="被执行人近期有经营收入", fact="text")
    def text(self) -> str | None:
        return (self.found.text or "").rstrip("。") or None


class LimitedFields(PartyFields):
    """A judgment debtor whose consumption is to be limited."""

    @field(
        "责任人员",
        "单位的法定代表人、负责人和写明的其他责任人员，连同身份",
        example="法定代表人陆示例、实际控制人周示例",
    )
    def responsible(self) -> list[str]:
        party, asked = self.party, self.on.case.request.consumption_limit
        if not isinstance(party, Organisation) or asked is None:
            return []
        head = [f"{self['代表人']['身份']}{party.head.name}"] if party.head else []
        units = [one for one in limited(self.on.matter) if one.party.kind == "organisation"]
        others = [one for one in asked.responsible if one.of == party.name or (one.of is None and len(units) == 1)]
        return [*head, *(f"{word('responsible_role', one.role)}{one.name}" for one in others)]


class LimitFields(Group):
    """The limits asked for, and the list."""

    def __init__(self, on: Occasion, found: ConsumptionLimit) -> None:
        super().__init__()
        self.on, self.found = on, found

    def _of(self, party: Party) -> LimitedFields:
        role = next((one.title for one in self.on.sides.others if one.party == party), "") if self.on.sides else ""
        return LimitedFields(self.on, party, role)

    @field("对象", "要限制消费的各被执行人；不写的为文书约束的全部", fact="against")
    def parties(self) -> list[LimitedFields]:
        return [self._of(one.party) for one in limited(self.on.matter)]

    @field("纳入对象", "要纳入失信被执行人名单的各被执行人；不写的为要限制消费的全部", fact="listed")
    def to_be_listed(self) -> list[LimitedFields]:
        return [self._of(one.party) for one in to_be_listed(self.on.matter)]

    @field("失信情形", "哪一种失信情形；不申请纳入名单的没有", example="违反财产报告制度", fact="list_ground")
    def ground(self) -> str | None:
        return word("list_ground", self.found.list_ground) if self.found.list_ground else None

    @field("具体事实", "失信的具体事实", example="被执行人没有报告名下的车辆", fact="facts_text")
    def facts(self) -> str | None:
        return (self.found.facts_text or "").rstrip("。") or None
