"""Who secures the debt: each guarantee, with the limits and resolutions that mortgages and pledges have too."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from recovery_docs.case import Case, MaximumAmount, Resolution
from recovery_docs.case.security import SecuredItem
from recovery_docs.case.words import told, word
from recovery_docs.fields.contracts import ContractFields, exhibits_named
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.parties import PartyFields
from recovery_docs.fields.phrases.agreed_terms import PeriodFields, period_fields
from recovery_docs.fields.phrases.contract_terms import scope_words
from recovery_docs.fields.phrases.sides import claimed_interests
from recovery_docs.fields.phrases.written_amounts import KIND_NAMES, kind_names
from recovery_docs.ledger.entry import Kind
from recovery_docs.prerequisites.guarantee.guarantee_scope import covered
from recovery_docs.prerequisites.guarantee.guarantee_standing import GuaranteeStanding
from recovery_docs.prerequisites.liable_parties import liable_to_creditor
from recovery_docs.tree.group import Group, field


def covered_names(on: Occasion, scope: Collection[SecuredItem]) -> list[str]:
    """What of the debt an agreed scope covers, by name; nothing where it covers all that is owed."""
    statement, names = on.matter.statement, kind_names(on.case)
    within = covered(scope)
    if on.case.loan.lease is not None and "liquidated_damages" in within:
        within |= {"penalty_interest"}  # 融资租赁逾期的是违约金
    if on.case.loan.insurance is not None and "liquidated_damages" in within:
        within |= {"interest"}
    owed: list[Kind] = [kind for kind in KIND_NAMES if getattr(statement, kind)]
    return [] if within.issuperset(owed) else [names[kind] for kind in owed if kind in within]


class MaximumFields(Group):
    """A maximum amount, up to which security is given."""

    def __init__(self, maximum: MaximumAmount) -> None:
        super().__init__()
        self.maximum = maximum

    @field("限额", "最高债权额", example="1,000,000.00元", fact="limit")
    def limit(self) -> Decimal:
        return self.maximum.limit

    @field("仅为本金", "限额是否只限本金", example="否", fact="limit_is_principal")
    def of_principal(self) -> bool:
        return bool(self.maximum.limit_is_principal)

    @field("起始日", "债权发生期间从哪天起", example="2021年1月1日", fact="from_on")
    def from_on(self) -> date | None:
        return self.maximum.from_on

    @field("截止日", "债权发生期间到哪天止", example="2024年1月1日", fact="until_on")
    def until_on(self) -> date | None:
        return self.maximum.until_on

    @field("确定日", "债权确定的日期", example="2024年1月1日", fact="fixed_on")
    def fixed_on(self) -> date | None:
        return self.maximum.fixed_on if self.maximum.fixed_by else None

    @field("确定事由", "债权因何确定", example="约定的债权确定期间届满", fact="fixed_by")
    def fixed_by(self) -> str | None:
        return word("fixed_by", self.maximum.fixed_by) if self.maximum.fixed_by else None


class ResolutionFields(Group):
    """By whom and when a company decided to give security (公司法15)."""

    def __init__(self, case: Case, resolution: Resolution) -> None:
        super().__init__()
        self.case, self.resolution = case, resolution

    @field("机关", "决议机关", example="股东会", fact="body")
    def body(self) -> str:
        return word("resolving_body", self.resolution.body)

    @field("日期", "决议日期", example="2021年2月10日", fact="passed_on")
    def passed_on(self) -> date | None:
        return self.resolution.passed_on

    @field("证据", "决议在证据清单里的编号", example="证据4", fact="exhibit")
    def exhibits(self) -> list[str]:
        return exhibits_named(self.case, self.resolution.exhibit)


class GuaranteeFields(Group):
    """One guarantor's promise."""

    def __init__(self, on: Occasion, standing: GuaranteeStanding) -> None:
        super().__init__()
        self.on, self.standing, self.guarantee = on, standing, standing.guarantee

    @field("保证人", "保证人", fact="guarantor")
    def guarantor(self) -> PartyFields:
        return PartyFields(self.on, self.guarantee.guarantor)

    @field("提供人", "提供这项担保的人", fact="guarantor")
    def giver(self) -> PartyFields:
        return PartyFields(self.on, self.guarantee.guarantor)

    @field("对方", "合同的对方：出借人；反担保的为其所担保的担保人")
    def counterparty(self) -> PartyFields:
        name = self.guarantee.counter_for
        party = self.on.case.party(name) if name else None
        return PartyFields(self.on, party or self.on.case.lender)

    @field("合同", "保证合同", example="《保证合同》（编号：示银保字2021第0001号）", fact="contract")
    def contract(self) -> ContractFields:
        otherwise = "反担保合同" if self.guarantee.counter_for else "保证合同"
        return ContractFields(self.on.case, self.guarantee.contract, otherwise, self.guarantee.contract_signed_on)

    @field("对债权人", "保证人向债权人承担；反担保人向其他担保人承担的不是", example="是")
    def to_creditor(self) -> bool:
        return liable_to_creditor(self.on.case, self.guarantee)

    @field("反担保", "是否反担保", example="否", fact="counter_for")
    def counter(self) -> bool:
        return bool(self.guarantee.counter_for)

    @field("方式", "保证方式：连带责任保证或者一般保证；查不明的没有", example="连带责任保证", fact="kind")
    def kind(self) -> str | None:
        kind = self.standing.kind.kind
        return word("guarantee_kind", kind) if kind else None

    @field("是一般保证", "是否一般保证", example="否")
    def is_general(self) -> bool:
        return self.standing.kind.kind == "general"

    @field("最高额", "最高额保证的限额", fact="maximum")
    def maximum(self) -> MaximumFields | None:
        return MaximumFields(self.guarantee.maximum) if self.guarantee.maximum else None

    @field("限额", "保证限额", example="80,000.00元", fact="cap")
    def cap(self) -> Decimal | None:
        return self.guarantee.cap

    @field("份额", "约定的保证份额", example="50%", fact="share")
    def share(self) -> str | None:
        return self.guarantee.share

    @field("范围", "保证范围；没有约定的为法定范围", example="主债权及其利息、违约金、损害赔偿金和实现债权的费用")
    def scope(self) -> str:
        return scope_words(self.guarantee.scope, self.guarantee.scope_text)

    @field("只担保", "约定的范围小于所欠各项的，担保其中哪几项；担保全部的没有", example="本金、期内利息、罚息")
    def covers(self) -> list[str]:
        return covered_names(self.on, self.guarantee.scope)

    @field(
        "顺序",
        "与物的担保的顺序约定",
        example="债权人可以任意选择先就物的担保受偿或者先请求保证人承担责任",
        fact="order",
    )
    def order(self) -> str | None:
        return told("security_order", self.guarantee.order) if self.guarantee.order else None

    @field("先就物受偿", "约定先就物的担保受偿，本次也主张了担保物", example="否", fact="order")
    def after_things(self) -> bool:
        claimed = claimed_interests(self.on.case, self.on.sides) if self.on.sides else ()
        return self.guarantee.order == "security_first" and bool(claimed)

    @field("期间", "约定的保证期间", example="保证期间为主债务履行期限届满之日起三年", fact="period")
    def period(self) -> PeriodFields | None:
        return period_fields(self.guarantee.period)

    @field("届满日", "保证期间在哪天届满；各笔不同的、已经过的、合同写明日期的不写", example="2025年7月15日")
    def last_day(self) -> date | None:
        written = self.guarantee.period
        last_days = {one.last_day for one in self.standing.period.of_claims}
        if len(last_days) != 1 or min(last_days) < self.on.matter.tested_on or (written and written.until_on):
            return None
        return last_days.pop()

    @field("不担保的借据", "最高额保证不担保的借据", example="JJ20210003")
    def outside(self) -> list[str]:
        return list(self.standing.outside)

    @field("免除日", "债权人免除保证责任的日期", example="2023年1月1日", fact="released_on")
    def released_on(self) -> date | None:
        return self.guarantee.released_on

    @field("未免除", "保证责任没有免除", example="是")
    def stands(self) -> bool:
        return self.guarantee.released_on is None

    @field("约定了方式", "合同写明了保证方式", example="是")
    def kind_agreed(self) -> bool:
        return self.guarantee.kind in ("joint_and_several", "general")

    @field("约定了范围", "合同写明了保证范围", example="是")
    def scope_agreed(self) -> bool:
        return bool(self.guarantee.scope or self.guarantee.scope_text)

    @field("知道借新还旧", "保证人知道借款用于偿还旧贷", example="是", fact="knew_refinancing")
    def knew(self) -> bool:
        return bool(self.guarantee.knew_refinancing)

    @field("担保过旧贷", "保证人也担保了所偿还的旧贷", example="否", fact="guaranteed_old_loan")
    def secured_before(self) -> bool:
        return bool(self.guarantee.guaranteed_old_loan)

    @field("决议", "保证人同意提供担保的公司决议", fact="resolution")
    def resolution(self) -> ResolutionFields | None:
        found = self.guarantee.resolution
        return ResolutionFields(self.on.case, found) if found else None

    @field("承担者", "由谁承担保证责任：保证人；已经死亡的，其继承人、遗产管理人", example="被告二陈示例")
    def answering(self) -> list[PartyFields]:
        heirs = self.on.sides.heirs(self.guarantee.guarantor) if self.on.sides else ()
        found = [PartyFields(self.on, role.party, role.title) for role in heirs]
        return found or [PartyFields(self.on, self.guarantee.guarantor)]

    @field("被继承人", "由继承人、遗产管理人承担的，为谁的遗产", example="陈示例")
    def dead(self) -> PartyFields | None:
        party = self.guarantee.guarantor
        return PartyFields(self.on, party) if self.on.sides and self.on.sides.heirs(party) else None
