"""Simple interest over a stretch of days: the one sum that every line of the ledger is made of."""

import calendar
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from recovery_docs.case import InterestDays, LoanRate
from recovery_docs.ledger.entry import Kind, Line
from recovery_docs.messages import Message, say
from recovery_docs.money import ZERO, round_fen
from recovery_docs.value_class import value_class


@dataclass(frozen=True, slots=True)
class Follows:
    """Why a quote is going to change: the published rate that it follows, and how much more it is than that."""

    rate: LoanRate
    raised: Decimal | None = None
    by_index: bool = True
    """Whether it is still worked out so, and neither held by a ceiling nor read from what is published no more."""


@value_class
class Quote:
    """A rate as agreed: by the year (银发〔2005〕129号: ÷360 a day, ÷12 a month), or by the day."""

    rate: Decimal
    by_day: bool = False
    follows: Follows | None = field(default=None, compare=False)
    """Nothing where it stays as it is."""

    def yearly(self, divisor: int) -> Decimal:
        """The rate of a year of so many days."""
        return self.rate * divisor if self.by_day else self.rate


def year_days(days: InterestDays, on: date) -> int:
    """By how many days the yearly rate is divided."""
    if days.year != "actual":
        return int(days.year)
    return 366 if calendar.isleap(on.year) else 365


def count_days(days: InterestDays, first: date, until: date) -> int:
    """Days from `first`, counted, to `until`, not counted; with months of 30 days where the contract says so.

    >>> count_days(InterestDays(), date(2024, 2, 9), date(2024, 7, 8))
    150
    >>> count_days(InterestDays(month=30), date(2024, 2, 9), date(2024, 7, 8))
    149
    """
    if days.month == "actual":
        return (until - first).days
    months = (until.year - first.year) * 12 + until.month - first.month
    return months * 30 + min(until.day, 30) - min(first.day, 30)


def interest_line(
    kind: Kind, note: str, base: Decimal, quote: Quote, first: date, until: date, days: InterestDays
) -> Line:
    """Interest on `base` yuan from `first` to the day before `until`.

    200,000.00 yuan at 3.456 % from 2024-09-19 to 2024-12-18, 90 days of a year of 360:
    200,000 × 3.456 % ÷ 360 × 90 = 1,728.00.

    >>> interest_line("interest", "", Decimal(200000), Quote(Decimal("0.03456")), date(2024, 9, 19), date(2024, 12, 18),
    ...               InterestDays()).amount
    Decimal('1728.00')

    116,122.40 yuan at 5 ‱ a day over 65 days: 116,122.40 × 0.05 % × 65 = 3,773.978, that is 3,773.98.

    >>> interest_line("interest", "", Decimal("116122.40"), Quote(Decimal("0.0005"), by_day=True), date(2023, 10, 30),
    ...               date(2024, 1, 3), InterestDays()).amount
    Decimal('3773.98')
    """
    count = count_days(days, first, until)
    divisor = 1 if quote.by_day else year_days(days, first)
    amount = round_fen(base * quote.rate * count / divisor)
    if quote.by_day:
        reason = say("{base} × 每日{rate}% × {days}天", base=base, rate=percent(quote.rate), days=count)
    else:
        reason = say(
            "{base} × {rate}% ÷ {divisor} × {days}天",
            base=base,
            rate=percent(quote.rate),
            divisor=divisor,
            days=count,
        )
    return Line(kind, note, base, quote.rate, divisor, first, until, count, amount, reason)


def months_line(note: str, base: Decimal, quote: Quote, first: date, until: date, months: int) -> Line:
    """In-term interest of one instalment's period of whole months.

    465,000.00 yuan at 18.36 % for a month: 465,000 × 18.36 % ÷ 12 = 7,114.50.

    >>> months_line("", Decimal(465000), Quote(Decimal("0.1836")), date(2020, 1, 1), date(2020, 2, 1), 1).amount
    Decimal('7114.50')
    """
    amount = round_fen(base * quote.rate * months / 12)
    reason = say("{base} × {rate}% ÷ 12 × {months}个月", base=base, rate=percent(quote.rate), months=months)
    return Line("interest", note, base, quote.rate, 12, first, until, months, amount, reason, "month")


def share_line(kind: Kind, note: str, base: Decimal, share: Decimal, on: date) -> Line:
    """A share of an amount, due once.

    10 % of 116,122.40 yuan: 11,612.24.

    >>> share_line("liquidated_damages", "", Decimal("116122.40"), Decimal("0.10"), date(2023, 10, 30)).amount
    Decimal('11612.24')
    """
    reason = say("{base} × {rate}%", base=base, rate=percent(share))
    return Line(kind, note, base, share, 1, on, on, 1, round_fen(base * share), reason, "once")


def booked_line(kind: Kind, note: str, amount: Decimal, on: date, reason: Message) -> Line:
    """An amount that is not the sum of a rate and time; a repayment's part is negative."""
    return Line(kind, note, abs(amount), ZERO, 1, on, on, 0, amount, reason, "booked")


def percent(rate: Decimal) -> str:
    """A fraction as a percentage without trailing zeros.

    >>> percent(Decimal("0.14850"))
    '14.85'
    """
    return f"{(rate * 100).normalize():f}"
