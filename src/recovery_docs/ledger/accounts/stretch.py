"""A stretch of days on which one base bears one rate, and the line that it becomes: as long as nothing changes."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from recovery_docs.case import InterestDays
from recovery_docs.ledger.accounts.interest import Quote, interest_line
from recovery_docs.ledger.entry import Kind, Line


class Stretch(NamedTuple):
    """Interest running since a day."""

    kind: Kind
    base: Decimal
    quote: Quote
    divisor: int
    since: date


def write_stretch(
    lines: list[Line], note: str, running: Stretch, until: date, days: InterestDays, *, merges: bool
) -> Decimal:
    """Write the line of a stretch; by how much the debt has grown.

    Where it `merges`, it makes the line longer that it goes on, if nothing changed on its first day. 100,000 yuan at 24 %
    over 367 days and 171 more are one line of 538 days, rounded once.
    """

    def line_from(first: date) -> Line:
        return interest_line(running.kind, note, running.base, running.quote, first, until, days)

    line = line_from(running.since)
    index = _gone_on(lines, line) if merges else None
    if index is None:
        lines.append(line)
        return line.amount
    before = lines[index]
    lines[index] = line_from(before.from_on)
    return lines[index].amount - before.amount


def _gone_on(lines: list[Line], line: Line) -> int | None:
    """Which line it goes on; none where a payment was booked on its first day."""
    for index in reversed(range(len(lines))):
        before = lines[index]
        if before.to_on < line.from_on or (before.unit == "booked" and before.from_on == line.from_on):
            return None
        if before.to_on == line.from_on and _same(before, line):
            return index
    return None


def _same(one: Line, other: Line) -> bool:
    return (one.kind, one.base, one.rate, one.year_days, one.unit) == (
        other.kind,
        other.base,
        other.rate,
        other.year_days,
        other.unit,
    )
