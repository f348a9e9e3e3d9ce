"""What the program worked out itself, by what papers print of it: the sum, the rule in words, the articles."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from recovery_docs.fields.phrases.legal_basis import filing_day
from recovery_docs.law.citation import Citation, cite
from recovery_docs.ledger import Statement
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.ledger.entry import KINDS, Kind, Line
from recovery_docs.ledger.reconcile import KIND_NAMES
from recovery_docs.messages import Message, chinese_date, say
from recovery_docs.money import figures
from recovery_docs.prerequisites.clocks.every_clock import clocks
from recovery_docs.prerequisites.matter import Matter

_SHOWN = 3
"""Lines of a sum that are shown in full."""
_ARTICLES: dict[Kind, int] = {"principal": 675, "interest": 674, "penalty_interest": 676, "costs": 561}
_CIVIL_CODE = date(2021, 1, 1)
_LENT = ("financial_loan", "private_loan", "credit_card", "entrusted_loan")

Working = tuple[Message, tuple[Citation, ...]]


class Workings:
    """Looks up how a figure or day was worked out."""

    def __init__(self, matter: Matter) -> None:
        self._found: defaultdict[str, list[Working]] = defaultdict(list)
        for text, working, articles in (*_sums(matter), *_days(matter)):
            if (working, articles) not in self._found[text]:
                self._found[text].append((working, articles))

    def of(self, text: str) -> list[Working]:
        """Every working whose outcome is printed so."""
        return self._found.get(text, [])


def _sums(matter: Matter) -> Iterator[tuple[str, Message, tuple[Citation, ...]]]:
    statement = matter.statement
    for kind in KINDS:
        amount = statement.owed(kind)
        if amount:
            yield figures(amount), _sum_of(kind, statement), _articles(matter, kind)
    parts = [figures(statement.owed(kind)) for kind in KINDS if kind != "costs" and statement.owed(kind)]
    total = say("欠款合计 = {sum}", sum=" + ".join(parts) or "0.00")
    claim = say(
        "请求总额 = 欠款合计{total} + 实现债权的费用{costs}",
        total=figures(statement.total),
        costs=figures(statement.costs),
    )
    arrears = say("本金以外的各项之和")
    for amount, working in ((statement.total, total), (matter.claimed, claim), (statement.arrears, arrears)):
        yield figures(amount), working, ()
    for amount, working in (
        (statement.repaid_principal, say("还款中抵充本金的部分")),
        (statement.repaid_interest, say("还款中抵充利息的部分")),
    ):
        yield figures(amount), working, ()
    for line in statement.lines:
        yield from _of_line(line, _articles(matter, line.kind))
    for one in statement.applied:
        for kind, _, amount in one.to:
            yield (
                figures(amount),
                say(
                    "{day}的还款抵充{kind}：{reason}",
                    day=one.paid_on.isoformat(),
                    kind=KIND_NAMES[kind],
                    reason=one.reason,
                ),
                (),
            )
    for balance in statement.balances:
        for kind in KINDS:
            owed = getattr(balance, kind, Decimal(0))
            if owed:
                yield (
                    figures(owed),
                    say("借据{note}的{kind}，各段相加", note=balance.note, kind=KIND_NAMES[kind]),
                    _articles(matter, kind),
                )
        for rate, words in (
            (balance.annual_rate, say("截至日的合同利率")),
            (balance.overdue_rate, say("截至日的逾期利率")),
        ):
            if rate is not None:
                yield f"{percent(rate)}%", words, ()


def _sum_of(kind: Kind, statement: Statement) -> Message:
    name = KIND_NAMES[kind]
    if statement.source == "bank" and kind != "costs":
        return say("{kind}：采用银行对账单的数字", kind=name)
    lines = [line for line in statement.lines if line.kind == kind and line.accrues]
    if not lines:
        return say("{kind}：按放款、费用和还款抵充算出", kind=name)
    shown = "；".join([*map(_formula, lines[:_SHOWN]), *(["……"] if len(lines) > _SHOWN else [])])
    return say("{kind}：{count}段相加（{shown}）", kind=name, count=len(lines), shown=shown)


def _formula(line: Line) -> str:
    time = "" if line.unit == "once" else f" ÷ {line.year_days} × {line.days}{'个月' if line.unit == 'month' else '天'}"
    return f"{figures(line.base)} × {percent(line.rate)}%{time} = {figures(line.amount)}"


def _of_line(line: Line, articles: tuple[Citation, ...]) -> Iterator[tuple[str, Message, tuple[Citation, ...]]]:
    if not line.accrues:
        return
    span = f"{line.from_on.isoformat()}至{line.to_on.isoformat()}"
    name = KIND_NAMES[line.kind]
    yield figures(line.amount), say("{kind}，{span}：{formula}", kind=name, span=span, formula=_formula(line)), articles
    yield figures(line.base), say("{span}计算{kind}的基数", span=span, kind=name), ()
    yield f"{percent(line.rate)}%", say("{span}计算{kind}的利率", span=span, kind=name), ()
    for day in (line.from_on, line.to_on):
        yield day.isoformat(), say("{kind}分段的起止日", kind=name), ()


def _days(matter: Matter) -> Iterator[tuple[str, Message, tuple[Citation, ...]]]:
    statement = matter.statement
    told: list[tuple[date | None, Message, tuple[Citation, ...]]] = [
        (statement.as_of, say("截至日：命令里写的，或者案件里的截至日"), ()),
        (
            statement.counted_until,
            say("计息的最后一天：截至日{as_of}的前一天，算头又算尾的为当天", as_of=statement.as_of.isoformat()),
            (),
        ),
        (statement.runs_from, say("此后计息的第一天"), ()),
        (statement.overdue_from, say("逾期的第一天：最早没有付清的一笔到期日的次日"), ()),
        (filing_day(matter), say("文书上写的日期：案件里的提交日，没有的为截至日"), ()),
    ]
    told += [(one.last_day, one.computed, one.citations) for one in clocks(matter)]
    for day, working, articles in told:
        if day is not None:
            yield chinese_date(day), working, articles
            yield day.isoformat(), working, articles


def _articles(matter: Matter, kind: Kind) -> tuple[Citation, ...]:
    if kind not in _ARTICLES or matter.as_of < _CIVIL_CODE or matter.case.loan.cause not in _LENT:
        return ()
    return (cite("civil_code", _ARTICLES[kind]),)
