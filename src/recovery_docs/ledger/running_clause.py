"""How the claim runs after the statement's day, as words of a claim."""

from collections.abc import Sequence
from datetime import date

from recovery_docs.ledger.accounts.account import Owing
from recovery_docs.ledger.accounts.interest import Quote, percent
from recovery_docs.messages import Message, joined, say

NOTHING_RUNS = say("此后不再产生利息")
"""A sentinel, known by identity: it is no clause for a claim, and `Statement.accrues` is false."""


def runs_on(accounts: Sequence[Owing], start: date) -> Message:
    """What goes on accruing from `start` to the day of actual payment: the base and rate of each kind of interest."""
    clauses = [clause for account in accounts if (clause := _clause(account, start, named=len(accounts) > 1))]
    if not clauses:
        return NOTHING_RUNS
    return joined([say("自{start}起至实际清偿之日止，", start=start), _listed(clauses, "；")])


def _clause(account: Owing, start: date, *, named: bool) -> Message | None:
    parts = []
    for kind, base, quote in account.runs_after(start):
        rate = _rate(quote, floats=account.floats)
        if kind == "penalty_interest":
            parts.append(say("以本金{base}元为基数，按{rate}计算的罚息", base=base, rate=rate))
        elif kind == "compound_interest":
            parts.append(say("以未付利息{base}元为基数，按{rate}计算的复利", base=base, rate=rate))
        else:
            parts.append(
                say("以本金{base}元为基数，按{rate}计算的{name}", base=base, rate=rate, name=account.interest_name)
            )
    if not parts:
        return None
    clause = _listed([_listed(parts[:-1], "、"), parts[-1]], "，以及") if parts[1:] else parts[0]
    return say("借据{note}项下{clause}", note=account.note, clause=clause) if named else clause


def _rate(quote: Quote, *, floats: bool) -> Message:
    if quote.by_day:
        return say("每日{rate}%", rate=percent(quote.rate))
    if floats:
        return say("年利率{rate}%（随合同约定的重定价日调整）", rate=percent(quote.rate))
    return say("年利率{rate}%", rate=percent(quote.rate))


def _listed(messages: Sequence[Message], mark: str) -> Message:
    between = Message(mark)
    return joined([part for message in messages for part in (between, message)][1:])
