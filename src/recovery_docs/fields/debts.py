"""What is owed at one day: by kind, together, since when it is late, and how it runs on."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from recovery_docs.case import Case
from recovery_docs.case.loan import RECOURSE_CAUSES
from recovery_docs.case.words import word
from recovery_docs.fields.contracts import exhibits_named
from recovery_docs.fields.phrases.written_amounts import kind_names, parts, principal_parts, set_off_later, until, yuan
from recovery_docs.fields.running import SpanFields, spans
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.ledger.entry import Balance, Kind
from recovery_docs.ledger.terms_at_day import rents_not_asked
from recovery_docs.money import ZERO
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.tree.group import Group, field
from recovery_docs.tree.leaf import Money


class PartFields(Group):
    """One kind of debt with its amount; printed as 本金200,000.00元."""

    def __init__(self, name: str, amount: Decimal) -> None:
        super().__init__()
        self.called, self.money = name, amount

    def __str__(self) -> str:
        return f"{self.called}{yuan(self.money)}"

    @field("名称", "这一项叫什么", example="本金", also=("项目", "科目"))
    def name(self) -> str:
        return self.called

    @field("金额", "这一项的金额", example="200,000.00元")
    def amount(self) -> Decimal:
        return self.money


def named_amounts(named: Iterable[tuple[str, Decimal]]) -> list[PartFields]:
    """Each kind with its amount, kinds of nothing left out."""
    return [PartFields(name, amount) for name, amount in named if amount]


class RentsToComeFields(Group):
    """The rents of a lease that are not due and not asked for."""

    def __init__(self, amounts: list[Decimal]) -> None:
        super().__init__()
        self.amounts = amounts

    @field("期数", "未到期的租金期数", example="3")
    def count(self) -> int:
        return len(self.amounts)

    @field("金额", "未到期租金合计", example="30,000.00元")
    def amount(self) -> Decimal:
        return sum(self.amounts, ZERO)


class DebtFields(Group):
    """What is owed, as the statement of account has it."""

    def __init__(self, matter: Matter) -> None:
        super().__init__()
        self.matter, self.statement = matter, matter.statement

    @field("截至日", "欠款算到哪一天，含当日", example="2023年2月9日（含当日）", also=("基准日", "计算截止日"))
    def until(self) -> str:
        return until(self.statement)

    @field("计至日", "利息算到哪一天，含当日", example="2023年2月9日")
    def counted_until(self) -> date:
        return self.statement.counted_until

    @field("已扣除还款日", "计至日以后收到、已经从欠款中扣除的还款，各在哪天", example="2023年2月10日")
    def set_off_later(self) -> list[date]:
        return set_off_later(self.statement)

    @field("分项", "各项欠款", also=("欠款明细",))
    def parts(self) -> list[PartFields]:
        return [PartFields(name, amount) for name, amount in parts(self.matter)]

    @field("本金", "尚欠本金", example="200,000.00元", also=("剩余本金", "本金余额"))
    def principal(self) -> Decimal:
        return self.statement.principal

    @field("利息", "尚欠期内利息", example="11,066.64元", also=("期内利息", "正常利息"))
    def interest(self) -> Decimal | None:
        return self.statement.interest or None

    @field("罚息", "尚欠罚息", example="10,450.00元", also=("逾期利息",))
    def penalty_interest(self) -> Decimal | None:
        return self.statement.penalty_interest or None

    @field("复利", "尚欠复利", example="996.31元")
    def compound_interest(self) -> Decimal | None:
        return self.statement.compound_interest or None

    @field("违约金", "尚欠违约金", example="1,000.00元", also=("滞纳金",))
    def liquidated_damages(self) -> Decimal | None:
        return self.statement.liquidated_damages or None

    @field("手续费", "尚欠手续费等", example="300.00元")
    def fees(self) -> Decimal | None:
        return self.statement.fees or None

    @field("费用", "实现债权的费用", example="10,000.00元", also=("律师费", "实现债权费用"))
    def costs(self) -> Decimal | None:
        return self.statement.costs or None

    @field(
        "合计",
        "欠款合计，不含实现债权的费用",
        example="222,512.95元",
        also=("总额", "本息合计", "欠款总额", "欠款合计"),
    )
    def total(self) -> Decimal:
        return self.statement.total

    @field("请求总额", "欠款与实现债权的费用合计", example="232,512.95元", also=("诉讼标的额", "标的额"))
    def claim(self) -> Decimal:
        return self.matter.claimed

    @field("逾期日", "从哪一天起逾期", example="2022年7月16日", also=("逾期日期", "逾期起始日"))
    def overdue_from(self) -> date | None:
        return self.statement.overdue_from

    @field("各笔先后到期", "各笔借款在不同的日子到期，逾期日只是最早的一笔的", example="否")
    def due_one_after_another(self) -> bool:
        loan = self.matter.case.loan
        dues = {loan.recourse.due_on(one) for one in loan.recourse.payments} if loan.recourse else set()
        return len(dues | {one.due_on for one in loan.disbursements}) > 1

    @field("已经逾期", "到计算日为止已经逾期", example="是")
    def is_overdue(self) -> bool:
        late = self.statement.overdue_from
        return late is not None and late <= self.matter.as_of

    @field("此后", "截至日以后怎样计息，写到实际清偿之日", example="自2023年2月10日起至实际清偿之日止的罚息（以……）")
    def runs_on(self) -> str | None:
        return str(self.statement.runs_on) if self.statement.accrues else None

    @field("此后各段", "截至日以后怎样计息，一段一段")
    def spans(self) -> list[SpanFields]:
        return spans(self.statement)

    @field("起算日", "截至日以后从哪天起继续计息", example="2023年2月10日")
    def runs_from(self) -> date:
        return self.statement.runs_from

    @field("利率不明", "案件资料没有写明利率", example="否")
    def rate_unknown(self) -> bool:
        return not self.statement.rate_known

    @field("总上限", "利息、罚息、复利合计的年利率上限，百分数", example="24")
    def ceiling(self) -> str | None:
        most = self.statement.total_ceiling
        return None if most is None else percent(most)

    @field("部分到期", "借款没有提前到期，只有一部分已经到期", example="是")
    def part_due(self) -> bool:
        return due_and_not(self.matter) is not None

    @field("到期本金", "只有一部分到期的，已经到期的本金", example="20,000.00元")
    def due_principal(self) -> Decimal | None:
        split = due_and_not(self.matter)
        return split[0] if split else None

    @field("未到期本金", "只有一部分到期的，没有到期的本金", example="180,000.00元")
    def later_principal(self) -> Decimal | None:
        split = due_and_not(self.matter)
        return split[1] if split else None

    @field("到期款项", "已经到期的本金、已结未付的利息和罚息等，各多少")
    def due_parts(self) -> list[PartFields]:
        return due_parts(self.matter)

    @field("未到期租金", "融资租赁没有到期、也没有要求支付的租金")
    def rents_to_come(self) -> RentsToComeFields | None:
        later = rents_not_asked(self.matter.case, self.statement.as_of)
        if not later or self.matter.case.request.rescind:
            return None
        return RentsToComeFields([one.amount for one in later])

    @field("已还本金", "已经偿还的本金", example="100,000.00元")
    def repaid_principal(self) -> Decimal | None:
        return self.statement.repaid_principal or None

    @field("已还利息", "已经偿还的利息", example="12,345.00元")
    def repaid_interest(self) -> Decimal | None:
        return self.statement.repaid_interest or None

    @field("已还", "已经偿还的各项各多少")
    def repaid(self) -> list[PartFields]:
        return named_amounts(repaid(self.matter))

    @field("本金各项", "尚欠的本金；融资租赁为到期和未到期的租金", example="本金200,000.00元")
    def principal_parts(self) -> list[PartFields]:
        return [PartFields(name, amount) for name, amount in principal_parts(self.matter)]

    @field("本金以外", "本金以外的各项欠款", example="期内利息11,066.64元、罚息10,450.00元")
    def accrued_parts(self) -> list[PartFields]:
        return [PartFields(name, amount) for name, amount in parts(self.matter)[len(principal_parts(self.matter)) :]]

    @field("各项费用", "没有支付的实现债权的费用，各多少")
    def unpaid_costs(self) -> list[PartFields]:
        return [PartFields(word("cost_kind", kind), amount) for kind, amount in self.statement.unpaid_costs]

    @field("全部到期", "债务已经全部到期", example="是")
    def matured(self) -> bool:
        return self.statement.matured

    @field("有逾期利率", "未到期部分提前到期以后，按约定的逾期利率计收", example="是")
    def has_late_rate(self) -> bool:
        return any(one.overdue_rate for one in self.statement.balances)

    @field("证据", "债权人自己的欠款明细在证据清单里的编号", example="证据7", fact="/bank_statement.exhibit")
    def exhibits(self) -> list[str]:
        own = self.matter.case.bank_statement
        return exhibits_named(self.matter.case, own.exhibit) if own else []

    @field("催收后还款", "第一次催收以后还收到过还款", example="否")
    def paid_since_demand(self) -> bool:
        case, as_of = self.matter.case, self.matter.as_of
        first = min((one.on for one in case.events if one.kind == "demand" and one.on <= as_of), default=as_of)
        return any(first < one.paid_on <= as_of for one in case.repayments)

    @field("是银行数字", "欠款是银行自己的数字，还是按合同计算的", example="否")
    def of_bank(self) -> bool:
        return self.statement.source == "bank"


def repaid(matter: Matter) -> list[tuple[str, Decimal]]:
    """What was repaid by kind; of a guarantor's claim and of a card the fees and the damages too."""
    case, statement = matter.case, matter.statement
    with_fees = case.loan.recourse is not None or case.loan.card is not None
    named = kind_names(case) if with_fees else {"principal": "本金", "interest": "利息"}
    if case.loan.lease is not None:
        named = {"principal": "租金", "interest": "逾期违约金"}
    found = [(named["principal"], statement.repaid_principal), (named["interest"], statement.repaid_interest)]
    kinds: tuple[Kind, ...] = ("fees", "liquidated_damages") if with_fees else ()
    for kind in kinds:
        paid = (amount for one in statement.applied for to, _, amount in one.to if to == kind)
        found.append((named[kind], sum(paid, ZERO)))
    return found


def due_and_not(matter: Matter) -> tuple[Decimal, Decimal] | None:
    """The principal that is due and the principal that is not; nothing where all of it is due."""
    statement = matter.statement
    due = sum((one.overdue_principal for one in statement.balances), Decimal(0))
    whole = sum((one.principal for one in statement.balances), Decimal(0))
    return None if statement.matured or matter.to_be_demanded or whole <= due else (due, whole - due)


def due_parts(matter: Matter) -> list[PartFields]:
    """What is due, in sums: principal, the interest settled and unpaid, and whatever default has added."""
    statement, split = matter.statement, due_and_not(matter)
    due = split[0] if split else statement.principal
    interest = sum((_due_interest(matter.case, one) for one in statement.balances), Decimal(0))
    known = interest if statement.source == "computed" else Decimal(0)
    extra: tuple[Kind, ...] = ("penalty_interest", "compound_interest", "liquidated_damages")
    kinds = kind_names(matter.case)
    sums = [(kinds["principal"], due), (kinds["interest"], min(known, statement.interest))]
    sums += [(kinds[kind], statement.owed(kind)) for kind in extra]
    return named_amounts(sums) or [PartFields("本金", Money(due))]


def _due_interest(case: Case, balance: Balance) -> Decimal:
    """The interest that is due: as far as it was settled; of what knows no settlement, as recourse, all once it is late."""
    if balance.overdue_interest is not None and case.loan.cause not in RECOURSE_CAUSES:
        return balance.overdue_interest
    return balance.interest if balance.overdue_from else Decimal(0)
