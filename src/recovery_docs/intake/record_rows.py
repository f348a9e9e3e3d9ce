"""One row of a table to records: each group of facts that stands in it, every value with its cell, every fault."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from recovery_docs.case.grammar.rate import no_period
from recovery_docs.case.words import value_of
from recovery_docs.errors import FactError, Fault, Place
from recovery_docs.intake.headings import book
from recovery_docs.intake.layout.units import check_currency
from recovery_docs.intake.meaning.states import told, watched
from recovery_docs.intake.profile.people import people_in
from recovery_docs.intake.table import Placed, Table, unreadable_cell
from recovery_docs.intake.values import cell_text as cells
from recovery_docs.intake.values import names, quantities
from recovery_docs.intake.values.cell_text import Raw, is_blank, shortened
from recovery_docs.intake.values.phones import phones
from recovery_docs.intake.values.record import Record
from recovery_docs.messages import say
from recovery_docs.spreadsheet.reading.sheet import Cells
from recovery_docs.spreadsheet.reading.untold import error_value

_PLAIN: dict[str, Callable[[Raw], Any]] = {
    "text": cells.text,
    "name": names.name,
    "label": cells.label,
    "account": cells.account,
    "last4": cells.last_four,
    "identity": cells.identity,
    "phones": phones,
    "texts": cells.texts,
    "addressee": names.addressee,
    "count": cells.count,
    "year": cells.year_days,
    "time": cells.clock_time,
    "basis_points": quantities.basis_points,
    "day": quantities.day,
    "bool": cells.truth,
}


class _Cell:
    """A column made ready: which record it belongs to, and how it is read where nothing hangs on it."""

    __slots__ = ("is_identity", "is_name", "is_personal", "placed", "read", "record")

    def __init__(self, placed: Placed, ordinal: int) -> None:
        column = placed.column
        alone = not (placed.rivals or column.also or column.implies or column.kind == "phones")
        self.placed = placed
        party = book().groups[column.group].party
        self.is_personal = party is not None and (not party or column.fact.startswith(f"{party}."))
        self.is_name = self.is_personal and column.kind == "name" and column.required
        self.is_identity = self.is_personal and column.kind == "identity"
        self.record = (column.group, ordinal)
        self.read = _PLAIN.get(column.kind) if alone else None


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._columns = [_Cell(placed, _ordinal(placed, table.columns)) for placed in table.columns]
        self._separators = table.profile.separators
        self._watched = watched(table)

    def read(self, row: int, values: Cells) -> tuple[list[Record], list[Fault]]:
        """The records of a row, in the order of their groups and numbers, and what was wrong with its cells."""
        records: dict[tuple[str, int], Record] = {}
        faults: list[Fault] = []
        lost = self.table.sheet.errors
        for cell, raw, key in self._raw(row, values, faults):
            error = lost.get(f"{cell.placed.letter}{row}") if lost else None
            if error is None:
                if raw == "" or is_blank(raw):
                    continue
                error = error_value(raw) if isinstance(raw, str) and raw[0] == "#" else None
            record = records.get(key)
            if record is None:
                record = records[key] = Record(key[0], self.table.place(row))
            column = cell.placed.column
            place = self.table.place(row, cell.placed)
            try:
                if error is not None:
                    raise unreadable_cell(error)
                if cell.read is None:
                    self._put(record, cell.placed, raw, place, faults)
                elif (value := cell.read(raw)) is not None and value not in ("", ()):
                    record.put(column.fact, value, place)
            except FactError as wrong:
                record.bad |= {column.fact, *column.implies}
                record.cells.setdefault(column.fact, place)
                seen = None if error is not None else shortened(raw, column.kind)
                faults.append(Fault(place, wrong.problem, wrong.remedy, seen))
        faults += self._barred(row, values)
        if self._watched:
            faults += told(self._watched, self.table, row, values, records.values())
        return list(_with_shared(records)), faults

    def _raw(self, row: int, values: Cells, faults: list[Fault]) -> Iterator[tuple[_Cell, Raw, tuple[str, int]]]:
        """Each column with its value and the record that it belongs to; of several people in one cell, one by one."""
        if not self._separators:
            for cell in self._columns:
                yield cell, values[cell.placed.position], cell.record
            return
        people = {key: self._people(values, key) for key in {cell.record for cell in self._columns}}
        for cell in self._columns:
            raw, (group, ordinal) = values[cell.placed.position], cell.record
            number = people[cell.record]
            if number < 2 or is_blank(raw):
                yield cell, raw, cell.record
                continue
            parts = people_in(raw, self._separators[group], is_name=cell.is_name)
            if len(parts) == 1 and not cell.is_personal:
                parts = parts * number
            if len(parts) not in (1, number) or (len(parts) == 1 and cell.is_identity):
                place = self.table.place(row, cell.placed)
                faults.append(
                    Fault(
                        place,
                        say(
                            "这一格分出 {parts} 项，姓名却有 {number} 个，不知道谁的是哪一项",
                            parts=len(parts),
                            number=number,
                        ),
                        say("按姓名的次序各写一项，用同样的符号分开；没有的写“/”"),
                    )
                )
                continue
            for index, part in enumerate(parts):
                yield cell, part, (group, ordinal * 100 + index if index else ordinal)

    def _people(self, values: Cells, key: tuple[str, int]) -> int:
        """How many people a row names in one cell of a group."""
        signs = self._separators.get(key[0])
        names = (values[cell.placed.position] for cell in self._columns if cell.record == key and cell.is_name)
        return max(
            (len(people_in(name, signs, is_name=True)) for name in names if signs and not is_blank(name)), default=1
        )

    def _barred(self, row: int, values: Cells) -> Iterable[Fault]:
        """A row with something in a column that nobody could understand and no letter may lack, or not in yuan."""
        for one in self.table.barred:
            if not is_blank(values[one.position]):
                yield Fault(self.table.place(row, one), one.wrong.problem, one.wrong.remedy)
        if self.table.currency is not None:
            position, letter, text = self.table.currency
            if not is_blank(values[position]):
                try:
                    check_currency(values[position])
                except FactError as wrong:
                    place = replace(self.table.place(row), heading=text, cell=f"{letter}{row}")
                    yield Fault(place, wrong.problem, wrong.remedy)

    def _put(self, record: Record, placed: Placed, raw: Raw, place: Place, faults: list[Fault]) -> None:
        column = placed.column
        if placed.rivals:
            raise FactError(
                say("本表有几列都是同一项（{rivals}），没有读取", rivals=placed.rivals),
                say("先按标题行的说明改好方案或者标题，再重新读取"),
            )
        for fact, value in self._read(placed, raw, place, faults).items():
            if value is None or value == "" or value == ():
                return
            if column.kind == "phones" and fact in record.values:
                value = tuple(dict.fromkeys((*record.values[fact], *value)))
            rounding = quantities.rounding(raw, placed.heading.unit) if column.kind == "amount" else None
            if placed.added and fact in record.values:
                record.add(fact, value, rounding or Decimal(0))
                continue
            record.put(fact, value, place)
            if rounding:
                record.rounding[fact] = rounding
            for other in column.also:
                record.put(other, value, place)
        for other, implied in column.implies.items():
            if other not in record.values:
                record.put(other, implied, place)

    def _read(self, placed: Placed, raw: Raw, place: Place, faults: list[Fault]) -> dict[str, Any]:
        column, unit = placed.column, placed.heading.unit
        if column.kind == "rate":
            return self._rates(placed, raw, place, faults)
        if column.kind == "words":
            return {column.fact: value_of(cells.text(raw), column.words or "")}
        if column.kind == "amount":
            return {column.fact: quantities.amount(raw, unit)}
        if column.kind == "guarantee_period":
            return {column.fact: quantities.guarantee_period(raw, unit)}
        return {column.fact: _PLAIN[column.kind](raw)}

    def _rates(self, placed: Placed, raw: Raw, place: Place, faults: list[Fault]) -> dict[str, Any]:
        column = placed.column
        unit = placed.heading.unit if placed.heading.unit in "%‰‱" else ""
        percent = isinstance(raw, float) and self.table.is_percent(place.row or 0, placed)
        if column.facts:
            read = quantities.late_rate if "surcharge" in column.facts else quantities.loan_rate
            said = read(raw, unit, percent_cell=percent)
            if not said.keys() <= column.facts.keys():
                raise no_period()
        else:
            said = {column.period or "": quantities.rate(raw, unit, column.period, percent_cell=percent)}
        for period, value in said.items():
            yearly = quantities.looks_slipped(value, period) if isinstance(value, Decimal) else None
            if yearly is not None:
                faults.append(
                    Fault(
                        place,
                        say("折合年利率 {yearly}%，多半是把‰写成了%", yearly=yearly * 100),
                        say("对照合同核对单位；确实如此的不必改"),
                        shortened(raw, "rate"),
                        severity="warning",
                    )
                )
        return {column.facts.get(key, column.fact): value for key, value in said.items()}


def _ordinal(placed: Placed, columns: Iterable[Placed]) -> int:
    """Which of several records a column belongs to; 0 where it holds for all that are numbered.

    A column without a number belongs to the first, unless the numbered ones bring what makes a record one (its name).
    """
    if placed.heading.ordinal or not book().groups[placed.column.group].many:
        return placed.heading.ordinal or 1
    siblings = [other for other in columns if other.column.group == placed.column.group]
    numbered = any(other.heading.ordinal and other.column.required for other in siblings)
    first = any(not other.heading.ordinal and other.column.required for other in siblings)
    return 0 if numbered and not first else 1


def _with_shared(records: dict[tuple[str, int], Record]) -> Iterable[Record]:
    for group, ordinal in sorted(records, key=lambda key: key[1]):
        record = records[group, ordinal]
        shared = records.get((group, 0))
        if ordinal == 0:
            continue
        if shared is not None:
            for fact, value in shared.values.items():
                if fact not in record.values and fact not in record.bad:
                    record.put(fact, value, shared.cells[fact])
            record.bad |= shared.bad
        if record.values or record.bad:
            yield record
