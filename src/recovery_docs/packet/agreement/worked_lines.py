"""The worked lines of a debt statement: base, rate and days give the amount that stands beside them."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from recovery_docs.messages import say
from recovery_docs.money import figures, round_fen
from recovery_docs.packet.agreement.said import AMOUNT, Disagreement, PaperText, Spot, yuan

_LINE = re.compile(
    rf"\n(\d{{4}}-\d\d-\d\d)至(\d{{4}}-\d\d-\d\d)\n+"
    rf"(({AMOUNT}) × (?:每日)?(\d+(?:\.\d+)?)%(?: ÷ (\d+))?(?: × (\d+)(天|个月))?)\n+({AMOUNT})(?=\n)"
)


def wrong_lines(paper: PaperText) -> Iterator[Disagreement]:
    """Lines whose amount is not what their sum gives, or whose days are not those between their dates."""
    if " × " not in paper.body:
        return
    for found in _LINE.finditer(paper.body):
        first, last, formula, base, rate, year, count, unit, amount = found.groups()
        worked = yuan(base) * Decimal(rate) / 100 * Decimal(count or 1) / Decimal(year or 1)
        sum_told = Spot(paper, found.start(3), formula)
        if round_fen(worked) != yuan(amount):
            problem = say("算式的得数应为{worked}", worked=figures(round_fen(worked)))
            yield Disagreement(problem, Spot(paper, found.start(9), amount), sum_told)
        if unit == "天" and not _lies_between(first, last, int(count)):
            yield Disagreement(
                say("起止日期之间不是算式里的天数"), Spot(paper, found.start(1), f"{first}至{last}"), sum_told
            )


def _lies_between(first: str, last: str, count: int) -> bool:
    """Whether so many days lie between; one more where the contract counts both ends, one less where neither."""
    try:
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return False
    return abs(days - count) <= 1
