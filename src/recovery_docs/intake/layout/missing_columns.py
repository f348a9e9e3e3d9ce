"""Columns that no case can be without and that stand on no sheet of a workbook; all of them told at once."""

from collections.abc import Iterable, Iterator, Sequence

from recovery_docs.errors import Fault, Place
from recovery_docs.intake.assembly import ALWAYS
from recovery_docs.intake.balances import BALANCE
from recovery_docs.intake.case_sheets import COMMON
from recovery_docs.intake.headings import Column
from recovery_docs.intake.headings import book as headings
from recovery_docs.intake.table import Table
from recovery_docs.intake.values.record import Record
from recovery_docs.messages import say

NAMES = (("case", "id"), ("disbursement", "note"), ("case", "loan.contract.number"), ("case", "number"))
"""By what a case is called where it has no number of its own: its note, its contract, its customer."""
OF_A_CARD = (("borrower", "name"), ("card", "last4"))
"""By what a case is called that has none of these: whose card it is, and which."""
OF_A_DAY = (f"{BALANCE}as_of", f"{BALANCE}exhibit")
"""What may be said of a balance without giving one."""


def absent(tables: Iterable[Table]) -> list[Column]:
    """The columns that no case can be without and that stand on no sheet; what names a case may be one of several."""
    known = {(placed.column.group, placed.column.fact) for table in tables for placed in table.columns}
    if not known.isdisjoint(NAMES) or known.issuperset(OF_A_CARD):
        known.add(NAMES[0])
    with_balance = any(fact.startswith(BALANCE) and fact not in OF_A_DAY for _, fact in known)
    needed = (
        column
        for group in ALWAYS
        for column in headings().groups[group].columns
        if column.required or (with_balance and column.required_with == BALANCE.rstrip("."))
    )
    return [column for column in needed if (column.group, column.fact) not in known]


def case_name(records: Sequence[Record]) -> tuple[str | None, Place | None]:
    """What a case is called, from the first of its facts that can be a name, and where that stands."""
    facts = {
        (record.group, fact): (value, record.cells[fact])
        for record in reversed(records)
        for fact, value in record.values.items()
    }
    for key in NAMES:
        if key in facts:
            return facts[key]
    if not all(key in facts for key in OF_A_CARD):
        return None, None
    (holder, _), (card, place) = (facts[key] for key in OF_A_CARD)
    return f"{holder}{card}", place


def no_columns(table: Table, columns: Sequence[Column]) -> Iterator[Fault]:
    """What no case can be without; what tells the cases apart is never the same for all of them."""
    place = table.place(table.header_row)
    if any((column.group, column.fact) == NAMES[0] for column in columns):
        yield Fault(
            place,
            say("标题行里没有“案件编号”，也没有借据号、合同编号、客户编号，分不清各案"),
            say("加上“案件编号”一列，各案不同；已有而叫法不同的，在方案的［列］里写明哪一列是“案件.案件编号”"),
        )
    titles = tuple(f"“{column.title}”" for column in columns if (column.group, column.fact) != NAMES[0])
    if titles:
        yield Fault(
            place,
            say("标题行里没有{titles}，各案都缺", titles=titles),
            say(
                "加上这些列；已有而叫法不同的，在方案的［列］里写明；各案相同的，写在“{common}”表里，或者方案的［固定］里",
                common=COMMON[0],
            ),
        )
