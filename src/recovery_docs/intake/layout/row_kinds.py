"""Rows below the headings that are no cases: sums, lines of makers and of notes, headings and titles of later pages."""

import re
from collections.abc import Collection, Sequence
from enum import StrEnum
from functools import lru_cache

from recovery_docs.case.grammar.text import cleaned, compact
from recovery_docs.intake.values.cell_text import is_blank
from recovery_docs.spreadsheet.reading.sheet import Cells

EXAMPLE = "示例行"
_SUM = re.compile(
    r"(?:本[页表行期]|全[部行]|各[项户])?(?:总?合计|总计|小计|共计|累计)(?:\d+[户笔件人条])?(?:\([^()]*\))*:?(?:\d+[户笔件人条])?"
)
"""How the first words of a row of sums read, without spaces and in narrow letters."""
_SUBTOTAL = re.compile(r"[\u4e00-\u9fff()·]{2,20}(?:小计|合计|总计|共计)(?:\([^()]*\))?:?")
_LINE = re.compile(
    r"(?:制[表单]|填[表报制]|编制|复核|审核|审批|核对|校对|经办|主管|会计|出纳|记账|负责人|分管|报送|报表|打印|导出|查询|统计|数据来源|来源|单位\(?(?:公章|盖章|签章)"
    r"|备注|附注|注释?\d*[:、.]|\*?注|说明|填表说明|以上|本表|特此|承前页|承上页|接上页|过次页|转下页|续表|第\d+页|共\d+页|-\d+-|日期|联系电话|END$)"
)
_FEW = 6


class RowKind(StrEnum):
    """Why a row is no case."""

    SUM = "合计行"
    LINE = "制表、说明一类的行"
    HEADING = "重复的标题行"
    EXAMPLE = "示例行"
    HIDDEN = "隐藏或者筛选掉的行"
    STRUCK = "画了删除线的行"
    SKIPPED = "方案写明跳过的行"


def kind_of(
    cells: Cells, read: Sequence[int], headings: frozenset[tuple[int, str]], titles: Collection[str]
) -> RowKind | None:
    """What a row is, if it is no case. `read` are the positions of the columns that are read.

    `headings` are position and text of the cells of the headings, `titles` the lines above these.
    """
    words = [cell for cell in cells if cell and isinstance(cell, str)]
    first = next((word for word in words if not is_blank(word)), None)
    if first is None:
        return None
    if _is_sum(first, cells, read):
        return RowKind.SUM
    if EXAMPLE in "\n".join(words):
        return RowKind.EXAMPLE
    if len(words) > 1 and not _texts(headings).isdisjoint(words) and 2 * _repeated(cells, headings) >= len(words):
        return RowKind.HEADING
    return RowKind.LINE if _is_line(first, cells, read, titles) else None


@lru_cache(maxsize=64)
def _texts(headings: frozenset[tuple[int, str]]) -> frozenset[str]:
    return frozenset(text for _, text in headings)


def _repeated(cells: Cells, headings: frozenset[tuple[int, str]]) -> int:
    return sum(at < len(cells) and cells[at] == text for at, text in headings)


def _is_sum(first: str, cells: Cells, read: Sequence[int]) -> bool:
    if "计" not in first:
        return False
    written = compact(first)
    if _SUM.fullmatch(written):
        return True
    others = sum(isinstance(cells[at], str) and not is_blank(cells[at]) and cells[at] != first for at in read)
    return _SUBTOTAL.fullmatch(written) is not None and not others


def _is_line(first: str, cells: Cells, read: Sequence[int], titles: Collection[str]) -> bool:
    repeated, line = bool(titles) and cleaned(first) in titles, _LINE.match(compact(first))
    if not repeated and line is None:
        return False
    written = [cells[at] for at in read if not is_blank(cells[at])]
    few = len(written) <= min(_FEW, max(1, len(read) // 3))
    return (repeated and len(written) <= 1) or (
        line is not None and few and all(isinstance(cell, str) for cell in written)
    )
