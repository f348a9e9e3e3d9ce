"""How the debt runs on: from which day, on which base, at which rate, note by note."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from recovery_docs.fields.phrases.agreed_terms import RateFields
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.ledger.running_clause import Running
from recovery_docs.ledger.statement import Statement
from recovery_docs.tree.group import Group, field


class RunFields(Group):
    """One kind of interest that goes on."""

    def __init__(self, one: Running) -> None:
        super().__init__()
        self.one = one

    @field("名称", "这种利息叫什么", example="罚息")
    def name(self) -> str:
        return str(self.one.name)

    @field("基数名", "以什么为基数", example="本金")
    def base_name(self) -> str:
        return "未付利息" if self.one.kind == "compound_interest" else str(self.one.words.base)

    @field("基数", "基数", example="200,000.00元")
    def base(self) -> Decimal:
        return self.one.base

    @field("利率", "利率，百分数", example="9")
    def rate(self) -> str:
        return percent(self.one.quote.rate)

    @field("按日", "利率是每日的，不是每年的", example="否")
    def by_day(self) -> bool:
        return self.one.quote.by_day

    @field("随市", "随公布的利率的，随哪一个、加减多少；固定的没有")
    def follows(self) -> RateFields | None:
        follows = self.one.quote.follows
        return RateFields(follows.rate) if follows and follows.by_index and not self.one.quote.by_day else None

    @field("上浮", "在随公布的利率确定的利率上上浮，百分数", example="50")
    def raised(self) -> str | None:
        follows = self.one.quote.follows
        return percent(follows.raised) if follows and follows.raised else None

    @field("重定价", "写的是现在的利率，随合同约定的重定价日调整", example="否")
    def floats(self) -> bool:
        follows = self.one.quote.follows
        return follows is not None and not follows.by_index and not self.one.quote.by_day


class NoteRunFields(Group):
    """What goes on of one note; of all together where there is one only."""

    def __init__(self, parts: Sequence[Running]) -> None:
        super().__init__()
        self.parts = parts

    @field("名称", "哪一笔；只有一笔的没有", example="借据JJ20210001")
    def name(self) -> str | None:
        first = self.parts[0]
        if first.note is None:
            return None
        return str(first.called) if first.called else f"借据{first.note}"

    @field("各项", "这一笔继续计算的各种利息")
    def kinds(self) -> list[RunFields]:
        return [RunFields(one) for one in self.parts]


class SpanFields(Group):
    """What goes on from one day to another, or to the day of payment."""

    def __init__(self, first: date, until: date | None, parts: Sequence[Running]) -> None:
        super().__init__()
        self.first, self.until, self.parts = first, until, parts

    @field("起", "从哪天起", example="2023年2月10日")
    def starts(self) -> date:
        return self.first

    @field("止", "到哪天止；到实际清偿之日的没有", example="2023年3月20日")
    def ends(self) -> date | None:
        return self.until

    @field("只有一天", "起止是同一天", example="否")
    def of_one_day(self) -> bool:
        return self.first == self.until

    @field("各笔", "继续计息的各笔")
    def notes(self) -> list[NoteRunFields]:
        return [NoteRunFields(list(of_note)) for _, of_note in groupby(self.parts, lambda one: one.note)]


def spans(statement: Statement) -> list[SpanFields]:
    """What goes on after the statement's day, by when it begins and ends."""
    start = statement.runs_from

    def span(one: Running) -> tuple[date, date]:
        return one.first or start, one.until or date.max

    return [
        SpanFields(
            first,
            None if until == date.max else until,
            [one for one in statement.running if span(one) == (first, until)],
        )
        for first, until in sorted(set(map(span, statement.running)))
    ]
