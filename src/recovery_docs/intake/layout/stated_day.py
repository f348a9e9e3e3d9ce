"""The day of the balances as a line above the table names it, held against the one that a profile says."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from recovery_docs.case.grammar.day import day
from recovery_docs.errors import FactError, Fault
from recovery_docs.intake.profile.profile import Profile
from recovery_docs.intake.table import Table
from recovery_docs.messages import say

_DAY = r"(20\d{2}(?:[-年/.]\d{1,2}[-月/.]\d{1,2}日?|[01]\d[0-3]\d(?!\d)))"
_AS_OF = re.compile(
    rf"(?:截[至止到]+|(?:统计|余额|数据|报表|核算)(?:截止)?(?:日期?|时[点间])|基准日|时点)(?:日期?|时[点间])?(?:为|是)?[:：]?\s*{_DAY}"
)
_ENDS_SO = re.compile(rf"{_DAY}$")
"""How the name of a sheet ends that holds the figures of a day: 小贷逾期20261031."""


def day_of(table: Table) -> str:
    """The day that a table says its figures are of: above it, in its headings, or in the name of its sheet."""
    return stated_day([*table.header.above, *(text for text, _ in table.header.names)], table.sheet.name)


def stated_day(lines: Sequence[str], sheet: str = "") -> str:
    """The first day that a line above the table, or the name of its sheet, says the figures are of; empty where none does.

    A line may stand in two cells, the word in one and the day in the next.

    >>> stated_day(["逾期借据台账（截至2026年10月31日）"]), stated_day(["余额截至：", "2026/10/31"])
    ('2026-10-31', '2026-10-31')
    >>> stated_day([], "小贷逾期20261031")
    '2026-10-31'
    """
    return next(_days([*lines, *map("".join, pairwise(lines)), sheet], _AS_OF), next(_days([sheet], _ENDS_SO), ""))


def other_day(tables: Sequence[Table], profile: Profile) -> list[Fault]:
    """A question where the workbook is of another day than its profile: next month's, with the day of this month."""
    said = profile.balance_day
    return [
        Fault(
            table.place(table.header_row),
            say("表上写着截至 {stated}，方案里的截至日却是 {said}", stated=stated, said=said.isoformat()),
            say(
                "把方案［固定］的“案件.截至日”改成余额的日期；两处不同而没有错的，在工作簿里加“截至日”一列，方案里的删去"
            ),
        )
        for table in tables
        if said is not None and (stated := day_of(table)) not in ("", said.isoformat())
    ]


def _days(lines: Sequence[str], written: re.Pattern[str]) -> Iterator[str]:
    for line in lines:
        if found := written.search(line):
            try:
                yield day(found[1]).isoformat()
            except FactError:
                continue
