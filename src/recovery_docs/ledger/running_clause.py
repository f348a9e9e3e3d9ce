"""How the claim runs after the statement's day, as words of a claim: what runs, on which base, at which rate."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from recovery_docs.case.words import told
from recovery_docs.ledger.accounts.account import Owing
from recovery_docs.ledger.accounts.interest import Quote, percent
from recovery_docs.ledger.accounts.lent_terms import DAY, OF_A_LOAN, ClauseWords
from recovery_docs.ledger.accounts.published_rate import published_words
from recovery_docs.ledger.accounts.what_runs import Named
from recovery_docs.ledger.entry import Kind
from recovery_docs.messages import Message, joined, say
from recovery_docs.money import ZERO
from recovery_docs.value_class import value_class

NOTHING_RUNS = say("此后不再产生利息")
"""A sentinel, known by identity: it is no clause for a claim, and `Statement.accrues` is false."""


@value_class
class Running:
    """Interest of one kind that goes on accruing on a base; without a note it runs on all notes alike."""

    kind: Kind
    base: Decimal
    quote: Quote
    note: str | None = None
    late: bool = False
    """Whether the base is late, so that interest without a surcharge is 逾期利息."""
    words: ClauseWords = OF_A_LOAN
    called: Message | None = None
    first: date | None = None
    """The first day where that is later than the statement's."""
    until: date | None = None
    """The last day of what accrues only until something else does."""

    def daily(self, divisor: int) -> Decimal:
        """What accrues in a day of a year of so many days, unrounded."""
        return self.base * self.quote.yearly(divisor) / divisor

    def message(self) -> Message:
        """The base and the rate in words."""
        rate = _rate(self.quote)
        if self.kind == "compound_interest":
            return say("以未付利息{base}元为基数，按{rate}计算的复利", base=self.base, rate=rate)
        return say(
            "以{of}{base}元为基数，按{rate}计算的{name}", of=self.words.base, base=self.base, rate=rate, name=self.name
        )

    @property
    def name(self) -> Message:
        """What accrues."""
        if self.kind == "compound_interest":
            return say("复利")
        if self.kind == "penalty_interest":
            return self.words.penalty
        return self.words.late if self.late else self.words.interest


def running(accounts: Sequence[Owing], start: date) -> list[Running]:
    """What goes on accruing from `start`, account by account; what is due by then counts as late."""
    many = len(accounts) > 1
    found: list[Running] = []
    for account in accounts:
        goes_on = account.goes_on(start)
        first = goes_on.on if goes_on.on > start else None
        note = account.note if many else None
        found += [replace(_of(one, note, account), until=goes_on.on - DAY) for one in goes_on.before]
        found += [replace(_of(one, note, account), first=first) for one in goes_on.after]
    return found


def _of(one: Named, note: str | None, account: Owing) -> Running:
    return Running(one.kind, one.base, one.quote, note, one.late, account.words, account.called)


def runs_on(parts: Sequence[Running], start: date, most: Decimal | None = None) -> Message:
    """What goes on accruing from `start` to the day of actual payment: the base and rate of each kind of interest.

    `most` is the yearly ceiling of all of them together, where one was agreed or is claimed.
    """
    parts = [one for one in parts if one.quote.rate]
    if not parts:
        return NOTHING_RUNS
    spans = sorted({(one.first or start, one.until or date.max) for one in parts})
    said = [
        _from(
            first, until, [one for one in parts if (one.first or start, one.until or date.max) == (first, until)], most
        )
        for first, until in spans
    ]
    return _listed(said, "；")


def _from(first: date, until: date, parts: Sequence[Running], most: Decimal | None) -> Message:
    """What runs from one day to another, or to the day of payment."""
    clauses = [_clause(note, list(of_note)) for note, of_note in groupby(parts, lambda one: one.note)]
    within = [] if most is None else [say("（以上合计以未还本金按年利率{rate}%计算的金额为限）", rate=percent(most))]
    span = say("自{start}起至实际清偿之日止，", start=first)
    if until != date.max:
        span = say("自{start}起至{until}止，", start=first, until=until)
        if first == until:
            span = say("{start}当日，", start=first)
    return joined([span, _listed(clauses, "；"), *within])


def runs_at_unknown_rate(base: Decimal, start: date) -> Message:
    """The clause where the case does not say at which rate; a court cannot enforce it, and a rule says so."""
    return say("自{start}起至实际清偿之日止，以本金{base}元为基数，按合同约定的利率计算的利息", start=start, base=base)


def daily_of(parts: Sequence[Running], divisor: int) -> Decimal:
    """What accrues on the statement's day of all of them, unrounded."""
    return sum((one.daily(divisor) for one in parts if one.first is None), ZERO)


def _clause(note: str | None, parts: Sequence[Running]) -> Message:
    said = [one.message() for one in parts]
    clause = _listed([_listed(said[:-1], "、"), said[-1]], "，以及") if said[1:] else said[0]
    if note is None:
        return clause
    return say("{called}项下{clause}", called=parts[0].called or say("借据{note}", note=note), clause=clause)


def _rate(quote: Quote) -> Message:
    rate, follows = percent(quote.rate), quote.follows
    if quote.by_day:
        return say("每日{rate}%", rate=rate)
    if follows is None:
        return say("年利率{rate}%", rate=rate)
    if not follows.by_index:
        return say("年利率{rate}%（随合同约定的重定价日调整）", rate=rate)
    index, on = published_words(follows.rate), told("reprice", follows.rate.reprice)
    if follows.raised is None:
        return say("{index}（现为年利率{rate}%，{on}）", index=index, rate=rate, on=on)
    more = percent(follows.raised)
    return say("{index}确定的利率上浮{more}%（现为年利率{rate}%，{on}）", index=index, more=more, rate=rate, on=on)


def _listed(messages: Sequence[Message], mark: str) -> Message:
    between = Message(mark)
    return joined([part for message in messages for part in (between, message)][1:])
