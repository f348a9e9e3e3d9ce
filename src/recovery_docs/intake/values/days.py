"""Days as people write them in a workbook."""

import re
from datetime import date, datetime

from recovery_docs.case import FactError
from recovery_docs.intake.values.cell_text import Raw, compact, text
from recovery_docs.messages import say

_WRITTEN = re.compile(
    r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:T?\d{1,2}:\d{2}(?::\d{2}(?:\.0+)?)?)?"
)


def day(value: Raw) -> date:
    """A day from a date cell, or from `2023-2-10`, `2023/2/10`, `2023.2.10`, `2023年2月10日`, `20230210`.

    >>> day("2023年2月10日")
    datetime.date(2023, 2, 10)
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        raise _no_day()
    written = compact(text(value))
    found = _WRITTEN.fullmatch(written)
    if not found:
        raise _no_day()
    year, month, day_of_month = int(found[1]), int(found[2] or found[4]), int(found[3] or found[5])
    try:
        return date(year, month, day_of_month)
    except ValueError:
        raise FactError(say("日历上没有这一天"), say("对照原件核对月和日，按“年-月-日”填写，例如 2023-02-10")) from None


def _no_day() -> FactError:
    return FactError(say("不是完整的日期"), say("年、月、日都写，例如 2023-02-10；只有年月或者有两个日期的不能使用"))
