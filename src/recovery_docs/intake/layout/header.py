"""Where the headings of a table stand: one row, or two or three of which the upper ones group the lower."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from recovery_docs.case.grammar.text import cleaned
from recovery_docs.intake.headings import Column, Heading, Unread, book, plain, unit_in
from recovery_docs.intake.layout.units import is_unit, own_unit, said_above
from recovery_docs.intake.values.cell_text import is_blank
from recovery_docs.spreadsheet.reading.sheet import Cells, Sheet

HEADER_ROWS = 15
"""Within so many rows the headings are looked for."""
_TALLEST = 3
JOINT = "／"
Meaning = Heading | Unread | None
Merged = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells, the columns as positions in a row of values."""
_NUMBER = re.compile(r"[\d.,%‰¥￥/:年月日 -]*\d[\d.,%‰¥￥/:年月日 -]*|.*\d{6}.*", re.DOTALL)
_ABOUT = re.compile(r"(?:基本|主要|相关|其他|详细|个人)?(?:信息|情况|资料|要素|部分|内容|明细)$")
_NEUTRAL = re.compile(r"(?:借款|贷款|客户|债务|主借|被告|个人|基本|主要|身份|联系|合同|借据|台账|逾期|案件|人员)")
_OTHERS = re.compile(
    r"担保|保证|抵押|质押|出质|配偶|联系人|紧急|亲属|股东|法定代表|法人|共同|共债|共有|原债权|受让|出让|转让|代偿|判决|诉讼|执行"
    r"|保全|已还|还款|回款|核销|上[次期月季年末]|年初|月初|期初|去年|历史|调整前|重组前|减免|和解|债权人|代理|经办|催收|账户|收款"
)
"""Words above a heading that make it somebody else's, or another day's."""
_SPAN = re.compile(r"(.{2,}?)(?:起[止讫至终](?:日期?|时间)?|(?:约定)?期限|期间)")
_ENDS = frozenset(("起", "起始", "起日", "起期", "起始日", "止", "止日", "止期"))
"""贷款起止日期 over 起 and 止: the first and the last day of what stands above."""
_DAY_TOLD = re.compile(r"\((?:截[至止])?[\d年月日./-]+\)$")
_GENERAL = {
    "amount": ("金额", "余额", "数额", "金额(元)", "余额(元)"),
    "day": ("日期", "时间", "日"),
    "label": ("编号", "号码", "号"),
}


@dataclass(frozen=True, slots=True)
class Header:
    """The rows of the headings, and of each column what it is called and means; `above` is what stands over them."""

    first: int
    last: int
    names: tuple[tuple[str, Meaning], ...]
    above: tuple[str, ...] = ()
    cells: frozenset[tuple[int, str]] = frozenset()
    """The words as they stand, each with the position of its column."""


def header_of(sheet: Sheet, group: str | None, rows: tuple[int, int] | None = None) -> Header:
    """The headings of a sheet; `rows` says where they stand, for whoever knows."""
    top = _top(sheet, rows[1] if rows else HEADER_ROWS + _TALLEST - 1)
    merged = merged_in(sheet)
    found = [_header(top, first, last, merged, group) for first, last in ([rows] if rows else _spans(top, merged))]
    if not found:
        return Header(1, 1, ())
    best = max(found, key=lambda header: (len(_facts(header)), header.last - header.first, -header.first))
    # 上面一行是分组的（借款人｜担保人），不论认得多少都算标题：漏了它，担保人的姓名会成为借款人的
    grouped = (one for one in found if one.last == best.last and one.first < best.first)
    best = min(
        (one for one in grouped if all(_says_whose(top[row]) for row in range(one.first, best.first))),
        key=lambda header: header.first,
        default=best,
    )
    above = tuple(
        str(cell.date() if isinstance(cell, datetime) else cell) if isinstance(cell, date) else cleaned(str(cell))
        for number, cells in top.items()
        if number < best.first
        for cell in cells
        if _is_text(cell) or isinstance(cell, date)
    )
    return replace(best, above=above)


def merged_in(sheet: Sheet) -> tuple[Merged, ...]:
    """The merged cells of a sheet, with row numbers from 1 and columns as positions in its rows of values."""
    return tuple(
        (first[0] + 1, first[1] - sheet.left, last[0] + 1, last[1] - sheet.left) for first, last in sheet.merged
    )


def _top(sheet: Sheet, until: int) -> Mapping[int, Cells]:
    found = {}
    for number, cells in sheet.rows():
        if number > until:
            break
        found[number] = cells
    return found


def _spans(top: Mapping[int, Cells], merged: Sequence[Merged]) -> Iterator[tuple[int, int]]:
    """Rows that may be the headings: each alone, and with those below where these are words and no values."""
    for first in top:
        if first > HEADER_ROWS:
            return
        yield first, first
        for last in range(first + 1, min(first + _TALLEST, max(top) + 1)):
            rows = [top[number] for number in range(first, last + 1)]
            if not all(map(_are_words, rows)) or not all(_groups(row) for row in rows[:-1]):
                break
            if not any(_is_text(cell) for cell in rows[-1]):
                break
            yield first, last


def _are_words(cells: Cells) -> bool:
    written = [cell for cell in cells if not is_blank(cell)]
    return bool(written) and all(
        isinstance(cell, str) and len(cell) <= 40 and not _NUMBER.fullmatch(cell) and "示例行" not in cell
        for cell in written
    )


def _groups(cells: Cells) -> bool:
    """Whether a row could be the upper of two rows of headings: several words, and no line with a value of its own."""
    words = {plain(cell) for cell in cells if _is_text(cell)}
    return len(words) > 1 and not any(":" in word for word in words)


def _says_whose(cells: Cells) -> bool:
    """Whether most words of a row are those that group headings."""
    words = {plain(cell) for cell in cells if _is_text(cell)}
    return 2 * sum(bool(_NEUTRAL.search(word) or _OTHERS.search(word)) for word in words) > len(words)


def _header(top: Mapping[int, Cells], first: int, last: int, merged: Sequence[Merged], group: str | None) -> Header:
    rows = [list(top.get(number, ())) for number in range(first, last + 1)]
    written = frozenset((at, cell) for row in rows for at, cell in enumerate(row) if isinstance(cell, str) and cell)
    for number, row in enumerate(rows[:-1], start=first):
        _spread(row, rows[number - first + 1 :], [one for one in merged if one[0] == number])
    width = max(map(len, rows), default=0)
    names = tuple(
        _named([row[at] for row in rows if at < len(row) and _is_text(row[at])], group) for at in range(width)
    )
    return Header(first, last, names, cells=written)


def _spread(row: list[object], below: Sequence[Sequence[object]], merged: Sequence[Merged]) -> None:
    """Write the word of a group over every column of it: those merged with it, or those to its right that have none."""
    ends = {left: right for _, left, _, right in merged}
    standing, until = "", -1
    for at, cell in enumerate(list(row)):
        has_below = any(at < len(one) and _is_text(one[at]) for one in below)
        if _is_text(cell):
            standing = str(cell) if has_below else ""
            until = ends.get(at, len(row))
        elif standing and has_below and at <= until:
            row[at] = standing
        elif not has_below:
            standing = ""


def _named(words: Sequence[str], group: str | None) -> tuple[str, Meaning]:
    parts = list(dict.fromkeys(cleaned(word) for word in words))
    if not parts:
        return "", None
    if len(parts) == 1:
        return parts[0], meaning_of(parts[0], group)
    return JOINT.join(parts), _joined(parts, group)


def meaning_of(text: str, group: str | None) -> Meaning:
    """What a heading means, with the unit that it ends in where headings.toml does not know that unit."""
    known = book().meaning(text, group)
    bare, unit = own_unit(text)
    if not unit or (isinstance(known, Heading) and known.unit):
        return known
    without = book().meaning(bare, group)
    return replace(without, unit=unit) if isinstance(without, Heading) else known


def unit_of(text: str) -> str:
    """The unit that the words of a column name, whatever they mean.

    >>> unit_of("余额（万元）"), unit_of("欠款（千元）／本金"), unit_of("年利率(%)"), unit_of("余额")
    ('万元', '千元', '%', '')
    """
    parts = text.split(JOINT)
    if len(parts) > 1 and is_unit(parts[-1]):
        return unit_in(f"{parts[-2]}({plain(parts[-1]).strip('()')})")
    lowest = unit_in(parts[-1]) or own_unit(parts[-1])[1]
    return lowest or next((said.unit for said in said_above(parts[:-1]) if not said.foreign), "")


def _joined(parts: Sequence[str], group: str | None) -> Meaning:
    """What the words of a column mean together; the lowest alone, where those above do not make it another's."""
    upper, lowest = parts[-2], parts[-1]
    if is_unit(lowest):
        return meaning_of(f"{upper}({plain(lowest).strip('()')})", group)
    unit = next((said.unit for said in said_above(parts[:-1]) if not said.foreign), "")
    stems = dict.fromkeys((upper, _ABOUT.sub("", plain(upper)), _DAY_TOLD.sub("", plain(upper))))
    wholes = [stem + lowest for stem in stems if stem]
    if (span := _SPAN.fullmatch(plain(upper))) and plain(lowest) in _ENDS:
        wholes.append(f"{span[1]}{plain(lowest)[0]}日")
    for written in wholes:
        if isinstance(whole := meaning_of(written, group), Heading):
            return _in_unit(whole, unit)
    above, below = meaning_of(upper, group), meaning_of(lowest, group)
    if isinstance(above, Heading) and plain(lowest) in _GENERAL.get(above.column.kind, ()):
        return above
    words = "".join(map(plain, parts[:-1]))
    if not isinstance(below, Heading):
        return below
    others = _OTHERS.search(words) and not (isinstance(above, Heading) and above.column.group == below.column.group)
    names_itself = book().groups[below.column.group].party is not None and not _is_bare(below.column, lowest)
    if others and below.column.group not in _groups_named(words) and not (names_itself and "反担保" not in words):
        return Unread()
    if _is_bare(below.column, lowest) and not (_NEUTRAL.search(words) or plain(words) == ""):
        return Unread()
    return _in_unit(below, unit)


def _in_unit(heading: Heading, unit: str) -> Heading:
    return replace(heading, unit=unit) if unit and heading.column.kind == "amount" and not heading.unit else heading


def _groups_named(words: str) -> set[str]:
    """The groups whose party or sheet some words name: 担保人信息 the guarantors, 反担保人 nobody."""
    return {
        group.name
        for group in book().groups.values()
        if any(name in words for name in (group.title, *group.stems)) and f"反{group.title}" not in words
    } - {"case", "borrower"}


def _is_bare(column: Column, text: str) -> bool:
    """Whether a heading says only what of somebody (姓名), and not whose."""
    return plain(text) in {plain(short) for short in column.short} and book().groups[column.group].party is not None


def _is_text(cell: object) -> bool:
    return isinstance(cell, str) and not is_blank(cell)


def _facts(header: Header) -> set[tuple[str, str, int]]:
    found = (meaning for _, meaning in header.names if isinstance(meaning, Heading))
    return {(one.column.group, one.column.fact, one.ordinal) for one in found}
