"""Rows that are left out of the cases though somebody wrote them: told once for each sheet, by their numbers."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from recovery_docs.errors import Fault, Place
from recovery_docs.intake.layout.row_kinds import RowKind
from recovery_docs.intake.table import Table
from recovery_docs.messages import say

_SHOWN = 8


def left_out(table: Table) -> dict[RowKind, list[int]]:
    """The rows of a table that are no cases, by why."""
    found: dict[RowKind, list[int]] = defaultdict(list)
    for number, _, kind in table.every_row():
        if kind is not None:
            found[kind].append(number)
    return found


def told_left_out(table: Table) -> Iterator[Fault]:
    """What is said of the rows that are hidden, filtered away or struck through, and left out."""
    look = table.sheet.appearance
    if not look.hidden and not look.struck:
        return
    found = left_out(table)
    place = Place(file=table.path.name, sheet=table.sheet.name)
    if rows := found.get(RowKind.HIDDEN):
        how = say("筛选掉") if look.filtered else say("隐藏")
        yield Fault(
            place,
            say("有 {number} 行是{how}的（{rows}），没有读取", number=len(rows), how=how, rows=spans(rows)),
            say('要读取的，在表格软件中取消隐藏和筛选，或者在方案里写 隐藏的行 = "读取"；不用的不必理会'),
            severity="warning",
        )
    if rows := found.get(RowKind.STRUCK):
        yield Fault(
            place,
            say("有 {number} 行画了删除线（{rows}），没有读取", number=len(rows), rows=spans(rows)),
            say('要读取的，在表格软件中去掉删除线，或者在方案里写 画线的行 = "读取"；不用的不必理会'),
            severity="warning",
        )


def spans(rows: Sequence[int]) -> str:
    """Row numbers as a person would name them.

    >>> spans([3, 4, 5, 9])
    '第3—5行、第9行'
    """
    if not rows:
        return ""
    starts = [rows[0], *(after for before, after in pairwise(rows) if after != before + 1)]
    ends = [*(before for before, after in pairwise(rows) if after != before + 1), rows[-1]]
    named = [
        f"第{first}行" if first == last else f"第{first}—{last}行" for first, last in zip(starts, ends, strict=True)
    ]
    return "、".join(named[:_SHOWN]) + ("……" if len(named) > _SHOWN else "")
