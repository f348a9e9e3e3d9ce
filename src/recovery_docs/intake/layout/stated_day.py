"""The day of the balances as a line above the table names it, held against the one that a profile says."""

import re
from collections.abc import Iterator, Sequence

from recovery_docs.case.grammar.day import day
from recovery_docs.errors import FactError, Fault
from recovery_docs.intake.profile.profile import Profile
from recovery_docs.intake.table import Table
from recovery_docs.messages import say

_AS_OF = re.compile(r"截[至止](?:日期?)?[::]?\s*(\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?)")


def stated_day(lines: Sequence[str]) -> str:
    """The first day that a line names, as 2026-10-31; empty where none does.

    >>> stated_day(["逾期借据台账（截至2026年10月31日）"])
    '2026-10-31'
    """
    return next(_days(lines), "")


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
        if said is not None and (stated := stated_day(table.header.above)) not in ("", said.isoformat())
    ]


def _days(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if found := _AS_OF.search(line):
            try:
                yield day(found[1]).isoformat()
            except FactError:
                continue
