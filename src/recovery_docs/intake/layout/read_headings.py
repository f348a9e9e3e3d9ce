"""A sheet to a table: its headings with what they mean, and all that is wrong with them, said once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from recovery_docs.case.grammar.text import cleaned
from recovery_docs.errors import FactError, Fault, Place
from recovery_docs.intake.headings import Heading, Unread, plain
from recovery_docs.intake.layout.amount_units import check_size, in_unit, table_unit
from recovery_docs.intake.layout.header import header_of, unit_of
from recovery_docs.intake.layout.sum_columns import sum_columns
from recovery_docs.intake.layout.units import foreign_heading
from recovery_docs.intake.layout.unread_columns import unread_columns
from recovery_docs.intake.meaning.beside import beside
from recovery_docs.intake.profile.fact_names import fact_name
from recovery_docs.intake.profile.profile import ADDED, NOTHING_SAID, Profile
from recovery_docs.intake.table import Barred, Placed, Table, unreadable_cell
from recovery_docs.intake.values.cell_text import is_blank
from recovery_docs.messages import say
from recovery_docs.spreadsheet.reading.sheet import Sheet

_SAMPLE = 200
"""Rows by which the unit of the amounts is judged."""
_CURRENCY = frozenset(("币种", "币别", "货币", "货币种类", "币种名称", "贷款币种", "借款币种", "币种代码"))


def table_of(path: Path, sheet: Sheet, group: str | None, profile: Profile = NOTHING_SAID) -> Table:
    """The table of a sheet: its headings are the rows, of the first few, in which most facts are known."""
    header = header_of(sheet, group, profile.header_rows if group is None else None)
    if group is None:
        header = replace(header, names=tuple(beside(header.names)))
    table = Table(path, sheet, group, header, profile=profile)
    columns, unread, faults = _understood(table, sheet.errors)
    table = replace(table, columns=columns, currency=_currency(table))
    table, more = _with_units(table)
    sums = sum_columns(table)
    barred, told = unread_columns(table, unread)
    asked = [Fault(table.heading_place(one.text, one.letter), one.wrong.problem, one.wrong.remedy) for one in sums]
    return replace(table, barred=(*table.barred, *sums, *barred), faults=(*faults, *more, *asked, *told))


def _understood(
    table: Table, lost: Mapping[str, str]
) -> tuple[tuple[Placed, ...], dict[int, Unread], tuple[Fault, ...]]:
    claims: dict[tuple[str, str, int], list[Placed]] = defaultdict(list)
    unread: dict[int, Unread] = {}
    faults: list[Fault] = []
    for position, (text, meaning) in enumerate(table.header.names):
        letter = table.letter(position)
        if (error := lost.get(f"{letter}{table.header_row}")) is not None:
            faults.append(_broken_heading(table.heading_place("", letter), error))
        if not text or table.profile.passes_over(text, letter) or plain(text) in _CURRENCY:
            continue
        match _of_profile(table.profile, text, meaning) or meaning:
            case Heading() as heading:
                key = (heading.column.group, heading.column.fact, heading.ordinal)
                claims[key].append(Placed(position, letter, text, heading, added=plain(text) in table.profile.added))
            case Unread() as one if text not in table.profile.shown:
                unread[position] = one
    columns: list[Placed] = []
    for rivals in _told_apart(table, claims.values()):
        if len(rivals) == 1 or rivals[0].column.kind == "phones" or all(one.added for one in rivals):
            columns += rivals
            continue
        names = tuple(rival.text for rival in rivals)
        columns += [replace(one, rivals=names) for one in rivals]
        faults += [_doubly_matched(table.heading_place(one.text, one.letter), one, rivals) for one in rivals[1:]]
    return tuple(sorted(columns, key=lambda placed: placed.position)), unread, tuple(faults)


def _of_profile(profile: Profile, text: str, by_itself: Heading | Unread | None) -> Heading | None:
    """What the profile says that a heading means, in the unit that the heading itself names.

    A profile writes 担保人.姓名 of the heading 担保人1 as of 担保人; which of them it is, the heading tells.
    """
    named = profile.meaning(text)
    if named is None:
        return None
    same = isinstance(by_itself, Heading) and by_itself.column is named.column and not named.ordinal
    ordinal = by_itself.ordinal if same and isinstance(by_itself, Heading) else named.ordinal
    return replace(named, unit=unit_of(text), ordinal=ordinal)


def _told_apart(table: Table, claims: Iterable[list[Placed]]) -> Iterator[list[Placed]]:
    """The columns that claim one fact; of those that the profile names, these alone, of those alike in every row one."""
    for rivals in claims:
        chosen = [one for one in rivals if table.profile.meaning(one.text)] or rivals
        several = len(chosen) > 1 and chosen[0].column.kind != "phones" and not any(one.added for one in chosen)
        if several and _are_alike(replace(table, columns=tuple(chosen))):
            chosen = chosen[:1]
        yield chosen


def _are_alike(table: Table) -> bool:
    at = [one.position for one in table.columns]
    return all(len({cleaned(str(cells[one])) for one in at if one < len(cells)}) == 1 for _, cells in table.rows())


def _currency(table: Table) -> tuple[int, str, str] | None:
    found = (
        (position, table.letter(position), text)
        for position, (text, _) in enumerate(table.header.names)
        if plain(text) in _CURRENCY and not table.profile.passes_over(text, table.letter(position))
    )
    return next(found, None)


def _with_units(table: Table) -> tuple[Table, list[Fault]]:
    """The table with the unit of every amount known; the columns of which it is not refuse their rows."""
    faults, barred = [], []
    for placed in table.columns:
        currency = foreign_heading(placed.text) if placed.column.kind == "amount" else None
        if currency:
            wrong = FactError(
                say("标题写明是{currency}，不是人民币，没有读取", currency=currency),
                say("按合同约定折合成人民币，以元填写，标题也改过来；不用的，在方案的“不读的列”里写上"),
            )
            barred.append(Barred(placed.position, placed.letter, placed.text, wrong))
            faults.append(Fault(table.heading_place(placed.text, placed.letter), wrong.problem, wrong.remedy))
    away = {one.position for one in barred}
    columns = [placed for placed in table.columns if placed.position not in away]
    open_ones = [placed for placed in columns if placed.column.kind == "amount" and not placed.heading.unit]
    table = replace(table, columns=tuple(columns))
    try:
        unit = table_unit(table.header.above, table.sheet.name, table.profile.unit)
        if not table.profile.unit and all(placed.column.group != "card" for placed in columns):
            lent = [placed for placed in columns if placed.column.kind == "amount"]
            check_size(unit.unit, [one.heading for one in lent], _sample(table, lent))
    except FactError as wrong:
        if not open_ones:
            return replace(table, barred=tuple(barred)), faults
        place = Place(file=table.path.name, sheet=table.sheet.name)
        faults.append(Fault(place, wrong.problem, wrong.remedy))
        barred += [Barred(one.position, one.letter, one.text, wrong) for one in open_ones]
        kept = tuple(one for one in columns if one not in open_ones)
        return replace(table, columns=kept, barred=tuple(barred)), faults
    columns = [replace(one, heading=in_unit(one.heading, unit.unit)) for one in columns]
    if unit.unit not in ("", "元") and open_ones and not table.profile.unit:
        faults.append(_unit_taken(table, unit.unit, unit.words))
    return replace(table, columns=tuple(columns), barred=tuple(barred), unit=unit), faults


def _sample(table: Table, columns: Sequence[Placed]) -> list[list[object]]:
    rows = [cells for _, cells in islice(table.rows(), _SAMPLE)]
    return [[cells[one.position] for cells in rows if not is_blank(cells[one.position])] for one in columns]


def _unit_taken(table: Table, unit: str, words: str) -> Fault:
    return Fault(
        Place(file=table.path.name, sheet=table.sheet.name),
        say("金额按“{unit}”读取，因为写着“{words}”", unit=unit, words=words),
        say('不是这样的，在标题后写明单位，或者在方案里写 单位 = "元"'),
        severity="warning",
    )


def _broken_heading(place: Place, error: str) -> Fault:
    wrong = unreadable_cell(error)
    return Fault(
        replace(place, heading=None), say("标题读不出来，这一列没有读取：{why}", why=wrong.problem), wrong.remedy
    )


def _doubly_matched(place: Place, placed: Placed, rivals: Sequence[Placed]) -> Fault:
    others = [f"{rival.text}（{rival.letter} 列）" for rival in rivals if rival is not placed]
    return Fault(
        place,
        say("与 {others} 是同一项，不知道读哪一列", others=others),
        say(
            '各是其中一部分的（表内欠息、表外欠息），在方案的［列］里每一列都写 "{fact}"；'
            "只读一列的，其他的写进“不读的列”，［列］里删去",
            fact=fact_name(placed.heading) + ADDED,
        )
        if placed.column.kind == "amount"
        else say("只留一列；另一列删去，或者写进方案的“不读的列”，［列］里也删去"),
    )
