"""The sheets of a workbook sorted: those of cases, those that belong to cases, and what is said of the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.intake.headings import book, plain
from recovery_docs.intake.layout.header import HEADER_ROWS
from recovery_docs.intake.layout.read_headings import table_of
from recovery_docs.intake.profile.profile import NOTHING_SAID, Profile
from recovery_docs.intake.table import Table
from recovery_docs.messages import say
from recovery_docs.packages import PackageError
from recovery_docs.spreadsheet.reading.sheet import Sheet, Sheets, sheets_of

__all__ = ["COMMON", "Opened", "Table", "opened"]

COMMON = ("共同信息", "公共信息", "本行信息", "债权人")
"""Names of the sheet whose one row holds for every case that does not say otherwise."""
_ENOUGH = 3
_OF_A_CASE = frozenset(
    (
        *(("borrower", fact) for fact in ("name", "identity")),
        *(("case", fact) for fact in ("id", "number", "loan.contract.number", "bank_statement.principal")),
        *(("disbursement", fact) for fact in ("note", "amount")),
    )
)
"""Facts by which a sheet looks like one of cases, whatever else it lacks."""


@dataclass(frozen=True)
class Opened:
    """A workbook sorted: the sheets of cases, the sheets that belong to them, and what holds for every case."""

    main: tuple[Table, ...]
    children: tuple[Table, ...]
    common: Table | None
    faults: tuple[Fault, ...]


def opened(path: Path, profile: Profile = NOTHING_SAID) -> Opened:
    """Open a workbook and understand its headings; raises `InputError` where there is no sheet of cases."""
    found = _sheets(path)
    main: list[Table] = []
    children: list[Table] = []
    others: list[Table] = []
    common: Table | None = None
    known = book().sheets
    for sheet in found.visible:
        name = plain(sheet.name)
        if not sheet.last_row:
            continue
        if profile.sheets and sheet.name in profile.sheets:
            main.append(table_of(path, sheet, None, profile))
        elif name in COMMON:
            common = table_of(path, sheet, None)
        elif known.get(name, "case") != "case":
            children.append(table_of(path, sheet, known[name]))
        elif not profile.sheets:
            table = table_of(path, sheet, None, profile)
            (main if _holds_cases(table) or name in known else others).append(table)
    if not main:
        # 只有一张表而表名恰好叫“借款人”之类的，表里仍是一行一案
        whole = [table_of(path, child.sheet, None, profile) for child in children]
        main = [table for table in whole if _holds_cases(table)][:1]
        children = [child for child in children if not main or child.sheet is not main[0].sheet]
    if not main:
        main = [table for table in others if _looks_like_cases(table)][:1]
        others = [table for table in others if table not in main]
    hidden = tuple(_hidden_sheet(path, sheet) for sheet in found.hidden if _belongs(path, sheet))
    if not main:
        raise InputError(*_no_cases(path, others, profile), *hidden)
    unread = (table.sheet for table in others if len(table.columns) >= _ENOUGH)
    faults = (*hidden, *(_unread_sheet(path, sheet) for sheet in unread))
    return Opened(tuple(main), tuple(children), common, faults)


def _belongs(path: Path, sheet: Sheet) -> bool:
    """Whether a sheet would be one of cases, or one that belongs to them, with anything on it."""
    known = book().sheets.get(plain(sheet.name), "case")
    table = table_of(path, sheet, None if known == "case" else known)
    wanted = known != "case" or plain(sheet.name) in COMMON or _holds_cases(table)
    return wanted and bool(table.columns) and next(table.rows(), None) is not None


def _sheets(path: Path) -> Sheets:
    try:
        return sheets_of(path)
    except PackageError as error:
        raise InputError(
            Fault(Place(file=path.name), say("工作簿打不开：{why}", why=error.problem), error.remedy)
        ) from error


def _facts(table: Table) -> set[tuple[str, str]]:
    return {(placed.column.group, placed.column.fact) for placed in table.columns}


def _holds_cases(table: Table) -> bool:
    facts = _facts(table)
    return len(facts) >= _ENOUGH and not facts.isdisjoint(
        {("borrower", "name"), ("borrower", "identity"), ("case", "id")}
    )


def _looks_like_cases(table: Table) -> bool:
    """Whether a sheet is one of cases that lacks what others have: it is read, and says what is missing."""
    facts = _facts(table)
    return len(facts) > 1 and not facts.isdisjoint(_OF_A_CASE)


def _no_cases(path: Path, others: Iterable[Table], profile: Profile) -> Iterable[Fault]:
    """What was understood of each sheet, and what makes a sheet one of cases."""
    if profile.sheets:
        yield Fault(
            Place(file=path.name),
            say("没有方案里写的工作表 {names}", names=profile.sheets),
            say("改正方案（{file}）的“工作表”，或者删去这一行", file=profile.file),
        )
        return
    yield Fault(
        Place(file=path.name),
        say("没有找到写案件的工作表"),
        say(
            "标题行放在前 {rows} 行内，至少写“借款人姓名”和“借款合同编号”；或者用 workbook new 生成一本空的工作簿",
            rows=HEADER_ROWS,
        ),
    )
    for table in others:
        understood = [placed.text for placed in table.columns]
        yield Fault(
            Place(file=path.name, sheet=table.sheet.name),
            say("认出的标题只有：{names}", names=understood)
            if understood
            else say("前 {rows} 行里没有认识的标题", rows=HEADER_ROWS),
            say(
                "标题叫法不同的，用 workbook read --write-profile 写出方案，在［列］里写明哪一列是借款人姓名、哪一列是本金余额"
            ),
            severity="warning",
        )


def _hidden_sheet(path: Path, sheet: Sheet) -> Fault:
    return Fault(
        Place(file=path.name, sheet=sheet.name),
        say("这张工作表是隐藏的，没有读取"),
        say("要读取的取消隐藏，再重新读取；不用的删去"),
        severity="warning",
    )


def _unread_sheet(path: Path, sheet: Sheet) -> Fault:
    return Fault(
        Place(file=path.name, sheet=sheet.name),
        say("这张工作表没有借款人，没有读取"),
        say("属于案件的，把表名改为 {names} 之一，或者补上借款人", names=tuple(_own_sheets().values())),
        severity="warning",
    )


def _own_sheets() -> Mapping[str, str]:
    return {group.name: group.sheets[0] for group in book().groups.values() if group.sheets}
