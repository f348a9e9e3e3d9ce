"""Days as people write them: year, month and day, the year in four digits."""

import re
from datetime import date

from recovery_docs.case.grammar.text import compact
from recovery_docs.errors import FactError
from recovery_docs.messages import say

_WRITTEN = re.compile(
    r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:T?\d{1,2}:\d{2}(?::\d{2}(?:\.0+)?)?)?", re.ASCII
)

EARLIEST, LATEST = date(1949, 1, 1), date(2200, 12, 31)


def day(written: str) -> date:
    """A day from `2023-2-10`, `2023/2/10`, `2023.2.10`, `2023年2月10日`, `20230210`; a time of day after it is let go.

    >>> day("2023年2月10日")
    datetime.date(2023, 2, 10)
    """
    found = _WRITTEN.fullmatch(compact(written))
    if not found:
        raise no_day()
    year, month, day_of_month = int(found[1]), int(found[2] or found[4]), int(found[3] or found[5])
    try:
        return checked_day(date(year, month, day_of_month))
    except ValueError as wrong:
        if isinstance(wrong, FactError):
            raise
        raise FactError(say("日历上没有这一天"), say("对照原件核对月和日，按“年-月-日”填写，例如 2023-02-10")) from None


def checked_day(value: date) -> date:
    """A day that a case may hold: no loan of today was made before 1949, and none falls due after 2200."""
    if not EARLIEST.year <= value.year <= LATEST.year:
        raise FactError(say("年份不合理"), say("按“年-月-日”填写，例如 2023-02-10"))
    return value


def no_day() -> FactError:
    """What is said of a text that is no single whole day."""
    return FactError(say("不是完整的日期"), say("年、月、日都写，例如 2023-02-10；只有年月或者有两个日期的不能使用"))
