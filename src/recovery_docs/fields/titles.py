"""The document in force that binds the reader: what it orders, what came in since, what is left of it."""

from datetime import date
from decimal import Decimal

from recovery_docs.case import Liability, Proceeding, Repayment, Title
from recovery_docs.case.words import told, word
from recovery_docs.fields.assignments import AssignmentFields
from recovery_docs.fields.court.day_cells import DayFields
from recovery_docs.fields.debts import PartFields, named_amounts
from recovery_docs.fields.occasion import Occasion
from recovery_docs.fields.parties import PartyFields
from recovery_docs.fields.phrases.title_words import (
    before_2014,
    delay_words,
    liability_words,
    limit_left,
    other_money,
    other_name,
    plaintiff,
)
from recovery_docs.law.parameters import parameter
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.money import ZERO
from recovery_docs.prerequisites.execution.executed_title import applying_assignors, assigned_since, respondents
from recovery_docs.prerequisites.procedures.enforcement_period import enforcement_period, enforcement_starts
from recovery_docs.prerequisites.procedures.title_balance import performed
from recovery_docs.prerequisites.procedures.title_debt import TitleDebt, title_debt
from recovery_docs.prerequisites.procedures.title_in_force import TitleInForce
from recovery_docs.prerequisites.procedures.title_terms import added, due_terms, later_terms
from recovery_docs.tree.group import Group, field
from recovery_docs.tree.leaf import Money

_SPECIAL = ("payment_order", "judicial_confirmation", "collateral_auction")
HOW_RECEIVED = {"enforced": "执行到位", "deducted": "被扣收", "offset": "抵销"}


class ReceivedFields(Group):
    """What came in since the document."""

    def __init__(self, one: Repayment) -> None:
        super().__init__()
        self.one = one

    @field("日期", "收到的日期", example="2026年9月1日", fact="paid_on")
    def on(self) -> date:
        return self.one.paid_on

    @field("方式", "履行、执行到位、被扣收还是抵销", example="履行", fact="how")
    def how(self) -> str:
        return HOW_RECEIVED.get(self.one.how or "", "履行")

    @field("金额", "收到的金额", example="50,000.00元", fact="amount")
    def amount(self) -> Decimal:
        return self.one.amount


class LiabilityFields(Group):
    """How far one debtor answers by the document."""

    def __init__(self, on: Occasion, title: Title, one: Liability) -> None:
        super().__init__()
        self.on, self.title, self.one = on, title, one

    @field("姓名", "责任人", example="陈示例", fact="name")
    def name(self) -> str:
        return self.one.name

    @field("限额", "责任限额", example="80,000.00元", fact="cap")
    def cap(self) -> Decimal | None:
        return self.one.cap

    @field("责任", "文书写明的责任", example="承担连带清偿责任", fact="text")
    def text(self) -> str | None:
        return self.one.text

    @field("说明", "怎样承担责任，连同已经履行的", example="在80,000.00元范围内承担连带清偿责任")
    def words(self) -> str:
        return liability_words(self.on.matter, self.title, self.one)

    @field("是一般保证", "是否一般保证人", example="否")
    def is_general(self) -> bool:
        return any(one.name == self.one.name and one.kind.kind == "general" for one in self.on.matter.guarantees)

    @field("已履行", "文书作出后责任人自己履行的", example="30,000.00元")
    def paid(self) -> Decimal | None:
        return performed(self.on.case, self.title, self.one, self.on.matter.as_of) or None

    @field("余额", "限额还剩多少", example="50,000.00元")
    def left(self) -> Decimal | None:
        return limit_left(self.on.matter, self.title, self.one)


class TermsFields(Group):
    """Instalments by which the document is to be performed."""

    def __init__(self, amounts: list[Decimal]) -> None:
        super().__init__()
        self.amounts = amounts

    @field("期数", "几期", example="6")
    def count(self) -> int:
        return len(self.amounts)

    @field("金额", "共多少", example="60,000.00元")
    def amount(self) -> Decimal:
        return sum(self.amounts, ZERO)


class RunningFields(Group):
    """Interest that goes on: from which day, on what, at which rate."""

    def __init__(self, from_on: date, base: Decimal, rate: Decimal) -> None:
        super().__init__()
        self.from_on, self.base_, self.rate_ = from_on, base, rate

    @field("起算日", "从哪天起算", example="2026年9月1日")
    def since(self) -> date:
        return self.from_on

    @field("基数", "以多少为基数", example="170,000.00元")
    def base(self) -> Decimal:
        return self.base_

    @field("利率", "百分数", example="6")
    def rate(self) -> str:
        return percent(self.rate_)


class TitleLeftFields(Group):
    """What is left of the document in sums."""

    def __init__(self, title: Title, debt: TitleDebt) -> None:
        super().__init__()
        self.title, self.debt = title, debt

    @field("分项", "各项尚未履行的款项")
    def parts(self) -> list[PartFields]:
        left, debt = self.debt.left, self.debt
        principal = "到期应付款项" if self.title.terms else "本金"
        found = [(principal, left.principal), ("一般债务利息", debt.interest), ("费用", left.costs)]
        return named_amounts([*found, (other_name(self.title), left.other), ("加倍部分债务利息", debt.doubled)])

    @field("合计", "尚未履行的合计", example="173,792.40元")
    def total(self) -> Decimal:
        return Money(self.debt.total)


class TitleFields(Group):
    """A judgment, ruling, mediation paper, award or notarised instrument in force; printed by who made it and its number."""

    def __init__(self, on: Occasion, found: TitleInForce) -> None:
        super().__init__()
        self.on, self.found, self.fact = on, found, f"proceedings[{found.index}]"
        # 只写了结果、没有写判项的，规则会拦下这份函件；样稿要能看出缺什么
        self.title = found.title or Title(document="judgment", number=found.number)
        self.debt = title_debt(on.case, self.title, on.matter.as_of, on.matter.tested_on)

    def __str__(self) -> str:
        return document_words(self.found)

    @field("写明判项", "案件资料写明了文书的内容，不只是结果", example="是")
    def is_known(self) -> bool:
        return self.found.title is not None

    @field("案号", "文书号", example="（2026）浙0483民初1001号", fact="title.number")
    def number(self) -> str:
        return self.found.number

    @field("机构", "作出文书的法院等", example="桐乡市人民法院", fact="institution")
    def issued_by(self) -> str:
        return self.found.issued_by

    @field("原告", "文书作出时的债权人", example="示例银行股份有限公司海宁支行")
    def plaintiff(self) -> PartyFields:
        return PartyFields(self.on, plaintiff(self.on.case, self.found.proceeding))

    @field("被告", "文书约束的各债务人", example="李示例、陈示例")
    def respondents(self) -> list[PartyFields]:
        return [PartyFields(self.on, one) for one in respondents(self.on.matter, self.found.proceeding)]

    @field("案由", "案由，或者支付令、司法确认等程序", example="金融借款合同纠纷")
    def cause(self) -> str:
        kind = self.found.proceeding.kind
        return told("proceeding_kind", kind) if kind in _SPECIAL else word("cause", self.on.case.loan.cause)

    @field("是公证债权文书", "是否公证债权文书", example="否")
    def notarised(self) -> bool:
        return self.title.document == "notarised_instrument"

    @field("生效日", "生效日期", example="2026年8月10日", fact="title.effective_on")
    def effective_on(self) -> date | None:
        return self.title.effective_on

    @field("生效", "生效的年、月、日，官方表格用")
    def effective(self) -> DayFields | None:
        return DayFields(self.title.effective_on) if self.title.effective_on else None

    @field("履行期限", "履行期限届满日", example="2026年8月20日", fact="title.perform_by")
    def perform_by(self) -> date | None:
        return self.title.perform_by

    @field("确定款项", "文书确定的本金、利息、费用")
    def ordered(self) -> list[PartFields]:
        title = self.title
        found = [("本金", title.principal), ("一般债务利息", title.ordinary_interest), ("费用", title.costs)]
        return named_amounts([(name, amount or ZERO) for name, amount in found])

    @field("其他判项", "文书确定的其他项目，有金额的写金额", example="逾期付款违约金5,000.00元")
    def others(self) -> list[str]:
        return [f"{one.text}{Money(one.amount) if one.amount is not None else ''}" for one in self.title.other]

    @field("分期", "分期履行的各期", fact="title.terms")
    def terms(self) -> TermsFields | None:
        return TermsFields([one.amount for one in self.title.terms]) if self.title.terms else None

    @field("到期各期", "分期履行的，已经到期的各期")
    def due_terms(self) -> TermsFields | None:
        return TermsFields([one.amount for one in due_terms(self.title, self.on.matter.tested_on)])

    @field("未到期各期", "分期履行的，没有到期的各期")
    def later_terms(self) -> TermsFields | None:
        later = later_terms(self.title, self.on.matter.tested_on, self.debt.left.sum_received)
        return TermsFields([added(later)]) if later else None

    @field(
        "利息文字",
        "文书写明的一般债务利息计算方式",
        example="自2026年1月1日起按年利率6%计算",
        fact="title.ordinary_interest_text",
    )
    def interest_text(self) -> str | None:
        return (self.title.ordinary_interest_text or "").rstrip("。；") or None

    @field("未计利息", "一般债务利息只有文字、算不出金额的，其文字", example="按合同约定计算")
    def interest_in_words(self) -> str | None:
        return (self.debt.in_words or "").rstrip("。；") or None

    @field("已转让", "文书作出以后债权又转让", example="否")
    def assigned_since(self) -> bool:
        return plaintiff(self.on.case, self.found.proceeding).name != self.on.case.creditor.name

    @field("民事文书", "法院的民事文书的类型；仲裁、公证文书没有", example="判决书", fact="title.document")
    def civil_document(self) -> str | None:
        return None if self._notarised_or_arbitral else word("title_document", self.title.document)

    @field("仲裁公证文书", "仲裁、公证文书的类型；法院的文书没有", example="裁决书", fact="title.document")
    def other_document(self) -> str | None:
        return word("title_document", self.title.document) if self._notarised_or_arbitral else None

    @property
    def _notarised_or_arbitral(self) -> bool:
        kinds = ("award", "notarised_instrument")
        return self.title.document in kinds or self.found.proceeding.kind == "arbitration"

    @field("主文", "判项主文", example="一、被告……", fact="title.operative_part")
    def operative_part(self) -> str | None:
        return self.title.operative_part

    @field("原申请执行人", "文书作出时的债权人，以申请执行人的身份介绍")
    def first_applicant(self) -> PartyFields:
        return PartyFields(self.on, plaintiff(self.on.case, self.found.proceeding), "申请执行人")

    @field("此后转让", "文书作出以后债权的各次转让")
    def assignments_since(self) -> list[AssignmentFields]:
        return [AssignmentFields(self.on, hand, index) for index, hand in assigned_since(self.on.case)]

    @field("部分转让", "文书作出以后债权只转让了一部分，受让方与原申请执行人并存", example="否")
    def assigned_in_part(self) -> bool:
        return any(hand.part for _, hand in assigned_since(self.on.case))

    @field("共同申请人", "与债权人一起申请执行、仍有其余部分债权的转让方；不一起申请的没有")
    def applying_too(self) -> list[PartyFields]:
        return [PartyFields(self.on, hand.assignor) for hand in applying_assignors(self.on.case)]

    @field("各人责任", "文书限定了责任范围的各债务人")
    def liabilities(self) -> list[LiabilityFields]:
        return [LiabilityFields(self.on, self.title, one) for one in self.title.liabilities]

    @field("收件人责任", "文书对收件人（或者他所继承的债务人）责任范围的限定")
    def own(self) -> list[LiabilityFields]:
        name = self.on.guarantee.name if self.on.guarantee else (self.on.reader.name if self.on.reader else "")
        return [LiabilityFields(self.on, self.title, one) for one in self.title.liabilities if one.name == name]

    @field("已收", "文书作出以后收到的各笔款项")
    def received(self) -> list[ReceivedFields]:
        return [ReceivedFields(one) for one in self.debt.left.received]

    @field("已收合计", "文书作出以后收到的合计", example="50,000.00元")
    def sum_received(self) -> Decimal:
        return self.debt.left.sum_received

    @field("抵充", "收到的款项依次抵充了哪些项目，各多少")
    def satisfied(self) -> list[PartFields]:
        left = self.debt.left
        went = [("费用", left.to_costs), ("利息", left.to_interest), ("本金", left.to_principal)]
        return named_amounts([*went, ("其他款项", left.to_other)])

    @field("余下各项", "收到的款项抵充以后还余什么，各多少；此后的利息另计")
    def rest(self) -> list[PartFields]:
        left = self.debt.left
        found = [("本金", left.principal), ("一般债务利息", left.interest), ("费用", left.costs)]
        return named_amounts([*found, (other_name(self.title), left.other)])

    @field("余下本金", "收到的款项抵充以后还余多少本金", example="118,880.00元")
    def principal_left(self) -> Decimal | None:
        return self.debt.left.principal or None

    @field("余下利息", "收到的款项抵充以后还余多少一般债务利息，不含此后的", example="8,475.00元")
    def interest_left(self) -> Decimal | None:
        return self.debt.left.interest or None

    @field("余下费用", "收到的款项抵充以后还余多少费用", example="3,055.00元")
    def costs_left(self) -> Decimal | None:
        return self.debt.left.costs or None

    @field("余下其他款项", "收到的款项抵充以后还余多少其他款项", example="5,000.00元")
    def other_left(self) -> Decimal | None:
        return self.debt.left.other or None

    @field("其他款项已收", "其他款项已经受偿多少", example="2,000.00元")
    def other_received(self) -> Decimal | None:
        return self.debt.left.to_other or None

    @field("其他款项", "文书确定的其他款项，各多少", example="逾期付款违约金5,000.00元")
    def other_money(self) -> list[PartFields]:
        return named_amounts(other_money(self.title))

    @field("行为", "文书确定的行为", example="协助办理过户登记")
    def acts(self) -> list[str]:
        return self._ordered("act")

    @field("特定物", "文书确定交付的特定物", example="交付车辆一台")
    def things(self) -> list[str]:
        return self._ordered("thing")

    @field("其他事项", "文书确定的既不是金钱、行为，也不是交付特定物的事项", example="确认抵押权")
    def other_items(self) -> list[str]:
        return self._ordered("other")

    def _ordered(self, kind: str) -> list[str]:
        return [one.text for one in self.title.other if one.amount is None and (one.kind or "other") == kind]

    @field("抵充后利息", "收到款项以后，一般债务利息从哪天起、按什么继续计算；没有收到款项、算不出来的没有")
    def running_since_received(self) -> RunningFields | None:
        left = self.debt.left
        running = left.running if left.received else None
        return RunningFields(running.from_on, running.base, running.rate) if running and running.base else None

    @field("利息已止", "收到款项以后，一般债务利息不再发生", example="否")
    def stopped(self) -> bool:
        left = self.debt.left
        return bool(left.received and left.running is not None and not left.running.base)

    @field("迟延利息", "迟延履行期间的债务利息怎样计算", example="自……起至实际履行之日止，以……")
    def delay(self) -> str | None:
        return delay_words(self.on.matter, self.title, self.debt.left) or None

    @field("尚欠", "尚未履行的款项")
    def left(self) -> TitleLeftFields:
        return TitleLeftFields(self.title, self.debt)

    @field("继续利息", "一般债务利息此后怎样计算")
    def running(self) -> RunningFields | None:
        running = self.debt.left.running
        if running is None or not running.base:
            return None
        return RunningFields(max(running.from_on, self.on.matter.as_of), running.base, running.rate)

    @field("加倍利息", "加倍部分债务利息此后怎样计算，利率为每日百分数")
    def doubled(self) -> RunningFields | None:
        if not self.debt.doubled_base or not self.debt.doubled_from:
            return None
        rate = parameter("delayed_interest.daily", on=self.on.matter.as_of, role="截至日").value
        return RunningFields(self.debt.doubled_from, self.debt.doubled_base, rate)

    @field("旧法加倍利息", "2014年8月1日以前的迟延履行利息怎样计算", example="自……起至2014年7月31日止……")
    def before_2014(self) -> str | None:
        return before_2014(self.title, self.on.matter) or None

    @field("判项另有利息", "没有写明利息的计算，也不是分期履行，判项可能另有利息", example="否")
    def may_order_interest(self) -> bool:
        return self.title.ordinary_interest_text is None and not self.title.terms

    @field("约束收件人", "收件人自己是文书的债务人；继承人不是", example="是")
    def binds_reader(self) -> bool:
        names = {one.name for one in respondents(self.on.matter, self.found.proceeding)}
        return self.on.reader is not None and self.on.reader.name in names

    @field("执行法院", "已经申请强制执行、还没有终结的，受理法院", example="桐乡市人民法院")
    def enforcing_court(self) -> str | None:
        last = self._last_applied
        return (last.institution or "人民法院") if last is not None and last.outcome in (None, "pending") else None

    @field("曾经执行", "曾经执行过，可以申请继续执行、恢复执行", example="否")
    def was_enforced(self) -> bool:
        last = self._last_applied
        enforced = any(one.how == "enforced" for one in self.debt.left.received)
        return enforced or (last is not None and last.outcome == "terminated")

    @field("执行时效已过", "申请执行的期间已经届满", example="否")
    def too_late(self) -> bool:
        matter = self.on.matter
        found = enforcement_period(matter.case, self.found.proceeding, enforcement_starts(self.title), matter.tested_on)
        return found.state == "expired"

    @property
    def _last_applied(self) -> Proceeding | None:
        applied = [one for one in self.on.case.proceedings if one.kind == "enforcement" and one.filed_on is not None]
        return max(applied, key=lambda one: one.filed_on or self.on.matter.as_of, default=None)


def document_words(found: TitleInForce) -> str:
    """The document by who made it and its number: 桐乡市人民法院（2026）浙0483民初1001号民事判决书."""
    number = found.number
    return number if number.startswith(found.issued_by) else f"{found.issued_by}{number}"
