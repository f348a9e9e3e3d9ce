"""Columns that are not read: those under no heading, and those whose heading nobody understands; told, never passed over."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from recovery_docs.errors import FactError, Fault
from recovery_docs.intake.headings import Unread, book, plain
from recovery_docs.intake.table import Barred, Table
from recovery_docs.intake.values.cell_text import is_blank, shortened
from recovery_docs.intake.values.quantities import bare_number
from recovery_docs.messages import say

_OWED = re.compile(r"息|罚|违约金|滞纳金|合计|总额")
"""Words of what is owed beside the principal."""
_NO_DEBT = re.compile(r"[已实]还|实收|已收|率|比例|天数|日数|期数|日期|(?<![应未])[计结]息|减免|上浮|方式|条款")
_OWED_BESIDE = frozenset(("利息", "罚息", "违约金"))
_WORDS_OF = {"违约金": re.compile("违约金|滞纳金"), "罚息": re.compile("罚"), "利息": re.compile("息")}
"""The first of these whose words a heading has is what it would be."""
_ACCRUED = frozenset(
    f"bank_statement.{kind}" for kind in ("interest", "penalty_interest", "compound_interest", "total")
)


def unread_columns(table: Table, unread: Mapping[int, Unread]) -> tuple[list[Barred], list[Fault]]:
    """What is said of the columns that are not read, and those that hold what no letter may lack."""
    bare = [at for at, (text, _) in enumerate(table.header.names) if not text and not _given_up(table, at)]
    principal_alone = _principal_alone(table)
    suspect = [
        at
        for at, one in unread.items()
        if (principal_alone or _would_be_lost(table, one, table.header.names[at][0]))
        and _may_be_owed(table.header.names[at][0])
    ]
    below = _values(table, [*bare, *suspect])
    barred, faults = [], []
    for at in bare:
        values = below[at]
        if not values or _is_numbering(values):
            continue
        letter = table.letter(at)
        number = next((value for value in values if bare_number(value) is not None), None)
        if number is None:
            faults.append(_without_heading(table, letter))
        else:
            barred.append(Barred(at, letter, "", _numbers_without_heading(letter, number)))
    for at in suspect:
        if any(bare_number(value) for value in below[at]):
            text = table.header.names[at][0]
            barred.append(
                Barred(at, table.letter(at), text, _perhaps_owed(text, unread[at], principal_alone=principal_alone))
            )
    faults += [Fault(table.heading_place(one.text, one.letter), one.wrong.problem, one.wrong.remedy) for one in barred]
    named = {at: one for at, one in unread.items() if all(at != other.position for other in barred)}
    return barred, [*faults, *_unread(table, named)]


def _given_up(table: Table, at: int) -> bool:
    letter = table.letter(at)
    return table.profile.passes_over("", letter) or f"{letter}{table.header_row}" in table.sheet.errors


def _principal_alone(table: Table) -> bool:
    """Whether all that is read of what is owed is the principal."""
    facts = {placed.column.fact for placed in table.columns if placed.column.group == "case"}
    return table.group is None and "bank_statement.principal" in facts and not facts & _ACCRUED


def _would_be_lost(table: Table, unread: Unread, text: str) -> bool:
    """Whether a heading may hold what no other column of the table does: 利罚息合计 beside 欠息, penalty interest.

    One that nobody understands is judged by its words: 欠息（含复利） is interest, where no other column is.
    """
    read = {placed.column.title for placed in table.columns}
    could_be = unread.could_be or [title for title, words in _WORDS_OF.items() if words.search(text)][:1]
    return table.group is None and unread.elsewhere is None and bool(_OWED_BESIDE.intersection(could_be) - read)


def _may_be_owed(text: str) -> bool:
    return _OWED.search(text) is not None and _NO_DEBT.search(text) is None


def _values(table: Table, positions: Sequence[int]) -> dict[int, list[object]]:
    found: dict[int, list[object]] = {at: [] for at in positions}
    if positions:
        for _, cells in table.rows():
            for at in positions:
                if at < len(cells) and not is_blank(cells[at]):
                    found[at].append(cells[at])
    return found


def _is_numbering(values: Sequence[object]) -> bool:
    """Whether a column only counts its rows."""
    numbers = [number for number in map(bare_number, values) if number is not None]
    return (
        len(numbers) == len(values)
        and numbers[0] in (0, 1)
        and all(0 <= after - before <= 1 for before, after in pairwise(numbers))
        and (len(numbers) > 1 or numbers[0] == 1)
    )


def _numbers_without_heading(letter: str, number: object) -> FactError:
    return FactError(
        say(
            "{letter} 列没有标题，下面却有数字（{number}），没有读取", letter=letter, number=shortened(number, "amount")
        ),
        say(
            '在 {letter} 列写上标题，例如“罚息”；不用的写“备注”，或者在方案里写 不读的列 = ["{letter}列"]',
            letter=letter,
        ),
    )


def _without_heading(table: Table, letter: str) -> Fault:
    return Fault(
        table.heading_place("", letter),
        say("{letter} 列没有标题，下面却有内容，没有读取", letter=letter),
        say('需要的写上标题；不用的写“备注”，或者在方案里写 不读的列 = ["{letter}列"]', letter=letter),
        severity="warning",
    )


def _perhaps_owed(text: str, unread: Unread, *, principal_alone: bool) -> FactError:
    could_be = unread.could_be or ("利息", "罚息", "本息合计")
    return FactError(
        say("不知道“{text}”是哪一项，只读到本金，照此做出的函件会漏掉利息", text=text)
        if principal_alone
        else say("不知道“{text}”是哪一项，没有读取，照此做出的函件可能少要钱", text=text),
        say(
            "把标题改成其中确切的一个：{could_be}；或者在方案的［列］里写明；确实不用的写在“不读的列”里",
            could_be=could_be,
        ),
    )


def _unread(table: Table, unread: Mapping[int, Unread]) -> Iterator[Fault]:
    """What may be several things is asked one by one; what is not known at all is named in one line."""
    unknown = []
    known = set(map(plain, table.profile.known_headings))
    elsewhere: dict[str, list[tuple[str, str]]] = {}
    for at, one in unread.items():
        text, letter = table.header.names[at][0], table.letter(at)
        if one.could_be:
            yield Fault(
                table.heading_place(text, letter),
                say("这个标题可能是 {could_be}，没有读取", could_be=one.could_be),
                say("在方案的［列］里写明是哪一项，或者把标题改成其中确切的一个；不用的写进“不读的列”"),
                severity="warning",
            )
        elif one.elsewhere is not None and (sheets := book().groups[one.elsewhere.group].sheets):
            elsewhere.setdefault(sheets[0], []).append((text, letter))
        elif plain(text) not in known:  # 写方案时就有的，已经看过
            unknown.append((text, letter))
    for sheet, belonging in elsewhere.items():
        yield _of_other_sheet(table, sheet, belonging)
    if unknown:
        yield _unknown(table, unknown)


def _of_other_sheet(table: Table, sheet: str, columns: Sequence[tuple[str, str]]) -> Fault:
    names = [f"{text}（{letter}）" for text, letter in columns]
    return Fault(
        table.heading_place(*columns[0]) if len(columns) == 1 else table.place(table.header_row),
        say("{names} 一案可以有几项，写在“{sheet}”表里，这里没有读取", names=names, sheet=sheet),
        say("需要的另加一张“{sheet}”表，一项一行，每行写上案件编号；不用的不必理会", sheet=sheet),
        severity="warning",
    )


def _unknown(table: Table, unknown: Sequence[tuple[str, str]]) -> Fault:
    place = table.heading_place(*unknown[0])
    if len(unknown) > 1:
        place = table.place(table.header_row)
    problem = say("不认识这个标题，没有读取")
    if len(unknown) > 1:
        names = [f"{text}（{letter}）" for text, letter in unknown]
        problem = say("不认识这 {number} 个标题，没有读取：{names}", number=len(unknown), names=names)
    return Fault(
        place,
        problem,
        say("需要的改用 workbook new 所生成工作簿中的标题，或者在方案的［列］里写明是哪一项；不用的不必理会"),
        severity="warning",
    )
