"""What a profile says of every case, read as a cell below that heading would be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from recovery_docs.errors import Fault, Place
from recovery_docs.intake.headings import Heading, Unread, book
from recovery_docs.intake.layout.header import Header
from recovery_docs.intake.profile.fact_names import heading_named
from recovery_docs.intake.record_rows import RowReader
from recovery_docs.intake.table import Placed, Table
from recovery_docs.intake.values.cell_text import is_blank
from recovery_docs.intake.values.record import Record
from recovery_docs.messages import say
from recovery_docs.spreadsheet.column_letters import letters_of
from recovery_docs.spreadsheet.reading.sheet import HeldSheet

_WITHIN = {
    "账户": {"户名": "收款户名", "开户行": "收款开户行", "账号": "收款账号"},
    "联系人": {"姓名": "本行联系人", "电话": "本行联系电话", "联系电话": "本行联系电话", "异议渠道": "异议渠道"},
}
"""Of groups that are no part of a case by themselves, what their entries are called on a sheet."""


@dataclass(frozen=True, slots=True)
class Constant:
    """One thing that holds for every case: how the profile calls it, what it means, its value."""

    name: str
    meaning: Heading | Unread | None
    value: Any

    @property
    def is_open(self) -> bool:
        """Whether nothing has been filled in."""
        return is_blank(self.value)


def constants(table: Mapping[str, Any]) -> Iterator[Constant]:
    """Every entry of [固定], those of a group (债权人 = { 名称 = … }) one by one."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            for part, inner in value.items():
                heading = _WITHIN.get(name, {}).get(part)
                meaning = book().meaning(heading) if heading else heading_named(f"{name}.{part}")
                yield Constant(f"{name}.{part}", meaning or book().meaning(f"{name}{part}"), inner)
        else:
            yield Constant(name, heading_named(name) or book().meaning(name), value)


def within() -> Mapping[str, Mapping[str, str]]:
    """The entries of the groups that only a profile has."""
    return _WITHIN


def place_of(file: str, name: str) -> Place:
    """Where an entry of a profile stands."""
    return Place(file=file, passage=say("［固定］{name}", name=name))


def records_of(entries: Sequence[Constant], file: str) -> tuple[tuple[Record, ...], list[Fault]]:
    """What the entries say, in records as a sheet gives them, and what is wrong with a value."""
    known = [(one, one.meaning) for one in entries if isinstance(one.meaning, Heading) and not one.is_open]
    header = Header(1, 1, tuple((one.name, meaning) for one, meaning in known))
    sheet = HeldSheet("固定", [[one.name for one, _ in known], [one.value for one, _ in known]])
    columns = tuple(Placed(at, letters_of(at + 1), one.name, meaning) for at, (one, meaning) in enumerate(known))
    table = Table(Path(file), sheet, None, header, columns)
    records, faults = RowReader(table).read(2, sheet.values[1]) if known else ([], [])
    for record in records:
        record.cells = {fact: place_of(file, place.heading or "") for fact, place in record.cells.items()}
        record.place = Place(file=file)
    return tuple(records), [replace(one, place=place_of(file, one.place.heading or "")) for one in faults]
