"""The doubled interest of delayed performance, before and after 2014-08-01, with its sum (迟延履行利息解释7①)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from recovery_docs.law.benchmark import BAND_NAMES, Band, benchmark, benchmark_changes
from recovery_docs.law.citation import cite
from recovery_docs.law.parameters import parameter, values_of
from recovery_docs.law.periods import days_between
from recovery_docs.ledger.accounts.interest import percent
from recovery_docs.ledger.fee import Fee
from recovery_docs.messages import Message, joined, say
from recovery_docs.money import ZERO, round_fen

_DELAYED = "迟延履行之日"
_YEAR = 360
Paid = Sequence[tuple[date, Decimal]]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Days on which one sum bore interest; the last day is counted where `both`."""

    owed: Decimal
    first: date
    last: date
    both: bool

    @property
    def days(self) -> int:
        return days_between(self.first, self.last, count_last=self.both)


def delayed_interest(
    base: Decimal,
    from_on: date,
    until: date,
    paid: Paid = (),
    *,
    count_last: bool = False,
    band: Band = "y1",
    base_before: Decimal | None = None,
) -> Fee:
    """加倍部分债务利息＝未清偿的生效法律文书确定的除一般债务利息之外的金钱债务×日万分之一点七五×迟延履行期间（法释〔2014〕8号1③）.

    `from_on`, the day on which the period of performance ended, is counted (2); `until` is not unless `count_last`.
    `paid` is what was paid of the base, by day: it bears until its day of payment (3). General interest is no part of
    the base. 100,000.00 yuan over 100 days: 100,000 × 0.0175 % × 100 = 1,750.00.

    Days before 2014-08-01 bear twice the benchmark of a loan of `band` (法释〔2009〕6号), on `base_before` where the
    title gave interest or fees that the two rules count differently. No text says which band, nor 360 or 365 days:
    a year of 360 is taken. A payment of those days went to debt and interest in proportion. `LawError` before 2009-05-18.
    """
    new_from = values_of("delayed_interest.daily")[0].effective_from
    total, reasons, left = ZERO, [], base
    citations = [cite("civil_procedure_law", 264)]
    if from_on < new_from:
        end = min(until, new_from)
        both = count_last and until < new_from
        before = base if base_before is None else base_before
        amount, told, repaid = _before_2014(
            before, from_on, end, [one for one in paid if one[0] < new_from], both, band
        )
        total, reasons, left = amount, told, max(base - repaid, ZERO)
        citations += [cite("delayed_interest_reply"), cite("delayed_interest_interpretation", 7, 1)]
        paid = [one for one in paid if one[0] >= new_from]
    if until >= new_from:
        for stretch in _stretches(left, max(from_on, new_from), until, paid, count_last):
            rate = parameter("delayed_interest.daily", on=stretch.first, role=_DELAYED).value
            amount = round_fen(stretch.owed * rate * stretch.days)
            total += amount
            reasons.append(
                say(
                    "{base} × 每日{rate}% × {days}天 = {amount}",
                    base=stretch.owed,
                    rate=percent(rate),
                    days=stretch.days,
                    amount=amount,
                )
            )
        citations += [cite("delayed_interest_interpretation", 1, 3), cite("delayed_interest_interpretation", 2)]
    between = Message("；")
    reason = joined([part for one in reasons for part in (between, one)][1:]) if reasons else say("没有迟延的天数")
    return Fee(total, reason, tuple(citations))


def _before_2014(
    base: Decimal, from_on: date, until: date, paid: Paid, count_last: bool, band: Band
) -> tuple[Decimal, list[Message], Decimal]:
    """The interest to `until`, its sums, and how much of the payments went to the debt.

    执行款＝清偿的债务＋清偿的迟延履行期间的债务利息 (法释〔2009〕6号二): of 106,000 paid when a yuan had borne 6 fen,
    100,000 went to the debt.
    """
    borne, repaid, start = ZERO, ZERO, from_on
    reductions = []
    for day, amount in sorted(paid):
        if day > start:
            borne += _borne(start, day, band)
            start = day
        part = min(round_fen(amount / (1 + borne)), base - repaid)
        repaid += part
        reductions.append((day, part))
    total, reasons = ZERO, []
    for whole in _stretches(base, from_on, until, reductions, count_last):
        for stretch in _by_benchmark(whole):
            rate, multiple = _twice(stretch.first, band)
            amount = round_fen(stretch.owed * rate * multiple * stretch.days / _YEAR)
            total += amount
            reasons.append(
                say(
                    "{base} × {band}贷款基准利率{rate}% × {multiple} ÷ {year} × {days}天 = {amount}",
                    base=stretch.owed,
                    band=BAND_NAMES[band],
                    rate=percent(rate),
                    multiple=multiple,
                    year=_YEAR,
                    days=stretch.days,
                    amount=amount,
                )
            )
    return total, reasons, repaid


def _borne(start: date, end: date, band: Band) -> Decimal:
    """What one yuan bore between the two days."""
    one = _Stretch(Decimal(1), start, end, both=False)
    found = ((*_twice(part.first, band), part.days) for part in _by_benchmark(one))
    return sum((rate * multiple * days / _YEAR for rate, multiple, days in found), ZERO)


def _twice(on: date, band: Band) -> tuple[Decimal, int]:
    multiple = parameter("delayed_interest.benchmark_multiple", on=on, role=_DELAYED).whole
    return benchmark(band, on=on, role=_DELAYED).rate, multiple


def _by_benchmark(stretch: _Stretch) -> Iterator[_Stretch]:
    days = [stretch.first, *benchmark_changes(stretch.first, stretch.last), stretch.last]
    for first, last in pairwise(days):
        yield _Stretch(stretch.owed, first, last, stretch.both and last == stretch.last)


def _stretches(base: Decimal, from_on: date, until: date, paid: Paid, count_last: bool) -> Iterator[_Stretch]:
    """The days on which the same sum was unpaid, those with nothing owed left out."""
    found, left, start = [], base, from_on
    for day, amount in sorted(paid):
        if start < day <= until:
            found.append(_Stretch(left, start, day, both=False))
            start = day
        left = max(left - amount, ZERO)
    found.append(_Stretch(left, start, until, count_last))
    yield from (one for one in found if one.owed and one.days)
