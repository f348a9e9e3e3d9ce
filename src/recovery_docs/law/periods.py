"""The counting of periods: by day, month and year, the first day left out.

Civil periods: 民法典 200–204. Procedural periods: 民事诉讼法 85, 民诉法解释 125. Bounds: 民法典 1259
(以上、以下、以内、届满 include the number; 不满、超过、以外 do not).
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar

from recovery_docs.messages import Message, say


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day and how it was counted. `certain` is false where the holidays of that year are not known yet."""

    last_day: date
    computed: Message
    certain: bool = True


def plus_months(start: date, months: int) -> date:
    """The corresponding day, or the last day of a month that has none (民法典202).

    >>> plus_months(date(2025, 8, 31), 6)
    datetime.date(2026, 2, 28)
    """
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def period(start: date, *, months: int = 0, days: int = 0) -> Deadline:
    """A civil period after `start`, which is not counted; not extended for holidays, the safe reading.

    >>> period(date(2023, 6, 30), months=36).last_day
    datetime.date(2026, 6, 30)
    """
    last = plus_months(start, months) + timedelta(days=days)
    if months and months % 12 == 0:
        length = say("{count}年", count=months // 12)
    elif months:
        length = say("{count}个月", count=months)
    else:
        length = say("{count}日", count=days)
    return Deadline(last, say("自{start}起{length}，至{last}届满", start=start, length=length, last=last))


def procedural_period(start: date, days: int) -> Deadline:
    """A period of procedure: from the day after `start`, ending on a working day where the calendar is known."""
    plain = start + timedelta(days=days)
    last, certain = next_working_day(plain)
    if last == plain:
        computed = say("自{start}次日起{count}日，至{last}届满", start=start, count=days, last=last)
    else:
        computed = say(
            "自{start}次日起{count}日，末日{plain}为休假日，顺延至{last}",
            start=start,
            count=days,
            plain=plain,
            last=last,
        )
    return Deadline(last, computed, certain)


@lru_cache(maxsize=4096)
def next_working_day(day: date) -> tuple[date, bool]:
    """The day itself or the first working day after it; not moved, and not certain, where the calendar is unknown."""
    moved = day
    try:
        while chinese_calendar.is_holiday(moved):
            moved += timedelta(days=1)
    except NotImplementedError:
        return day, False
    return moved, True


def working_day_before(day: date) -> tuple[date, bool]:
    """The last working day before the day; by weekends alone, and not certain, where the calendar is unknown."""
    before = day - timedelta(days=1)
    try:
        while chinese_calendar.is_holiday(before):
            before -= timedelta(days=1)
    except NotImplementedError:
        return before - timedelta(days=max(before.weekday() - 4, 0)), False
    return before, True


def days_between(first: date, last: date, *, count_last: bool = False) -> int:
    """Days from `first`, counted, to `last`, not counted unless asked.

    >>> days_between(date(2024, 9, 19), date(2024, 12, 18))
    90
    """
    return max((last - first).days + (1 if count_last else 0), 0)
