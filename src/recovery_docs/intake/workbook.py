"""Cases from a workbook: linked sheets, or one flat sheet as banks keep it; each row a case or every fault of it."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from recovery_docs.errors import Fault, Place
from recovery_docs.intake.aside import Aside
from recovery_docs.intake.assembly import Draft
from recovery_docs.intake.loaded import Loaded, Row, Rows
from recovery_docs.intake.rows import Record, RowReader
from recovery_docs.intake.sheets import Opened, Table, opened
from recovery_docs.messages import say

_NAMES = (("case", "id"), ("disbursement", "note"), ("case", "loan.contract.number"), ("case", "number"))
"""By what a case is called where it has no number of its own: its note, its contract, its customer."""


def read_workbook(path: Path) -> Rows:
    """Every case of the workbook in the order of its rows, read as it is asked for.

    Raises `InputError` only where the file cannot be opened or holds no sheet of cases. What is wrong with the headings
    comes with the first row; rows of other sheets that belong to no case come last, each with its fault.
    """
    book = opened(path)
    expected = sum(max(table.sheet.last_row - table.header_row, 0) for table in book.main)
    return Rows(_Reader(path, book).rows(), expected)


class _Reader:
    def __init__(self, path: Path, book: Opened) -> None:
        self._file = path.name
        self._book = book
        with path.open("rb") as file:
            self._sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        self._tables = {table.sheet.name: table for table in (*book.main, *book.children)}
        self._aside = Aside()
        self._stray: list[Row] = []

    def rows(self) -> Iterator[Row]:
        """See `read_workbook`."""
        tables = (*self._book.main, *self._book.children, *((self._book.common,) if self._book.common else ()))
        headings = [*self._book.faults, *(fault for table in tables for fault in table.faults)]
        self._set_aside()
        common = self._common(headings)
        for table in self._book.main:
            reader = RowReader(table)
            for number, values in table.rows():
                row = self._row(table, number, *reader.read(number, values), common)
                yield row if not headings else Row(row.loaded, (*headings, *row.faults), row.place)
                headings = []
        if headings:
            yield Row(None, tuple(headings), headings[0].place)
        for key, (record, wrong) in self._aside.rest():
            yield _orphan(key, record, wrong)
        yield from self._stray

    def _row(
        self,
        table: Table,
        number: int,
        records: list[Record],
        faults: list[Fault],
        common: list[Record],
    ) -> Row:
        place = table.place(number)
        draft = Draft(records, place, self._tables)
        draft.faults += faults
        fault = self._name(draft, place)
        if fault is not None:
            draft.faults.append(fault)
        for record, wrong in self._aside.take(draft.single("case").values.get("id", "")):
            draft.records.append(record)
            draft.faults += wrong
        draft.take(common)
        case, found = draft.case(self._file)
        if case is None:
            return Row(None, tuple(found), place)
        return Row(Loaded(case, self._file, self._sha256, draft.places, tuple(found)), (), place)

    def _name(self, draft: Draft, place: Place) -> Fault | None:
        """Give the case its name; of two of one name the second is refused."""
        facts = {
            (record.group, fact): (record, value) for record in draft.records for fact, value in record.values.items()
        }
        for key in _NAMES:
            if key in facts:
                record, name = facts[key]
                where = record.cells[key[1]]
                draft.single("case").put("id", name, where)
                first = self._aside.claim(name, str(where.row))
                if first is None:
                    return None
                return Fault(
                    where,
                    say("与第{row}行的案件编号相同（{name}）", row=first, name=name),
                    say("同一案件只写一行；不同的案件用不同的案件编号，没有这一列的加上"),
                )
        return None

    def _set_aside(self) -> None:
        """Put the rows of the other sheets by the case that each names; a row that names none is a fault."""
        for table in self._book.children:
            reader = RowReader(table)
            for number, values in table.rows():
                records, wrong = reader.read(number, values)
                key = next(
                    (str(one.values["id"]) for one in records if one.group == "case" and "id" in one.values), None
                )
                if key is None:
                    fault = Fault(table.place(number), say("没有写是哪一案"), say("填写“案件编号”，与案件表一致"))
                    self._stray.append(Row(None, (*wrong, fault), table.place(number)))
                    continue
                for index, record in enumerate(one for one in records if one.group != "case"):
                    self._aside.put(key, (record, wrong if index == 0 else []))

    def _common(self, faults: list[Fault]) -> list[Record]:
        """What holds for every case; only one row of it."""
        table = self._book.common
        if table is None:
            return []
        reader, found = RowReader(table), []
        for index, (number, values) in enumerate(table.rows()):
            if index:
                place = table.place(number)
                fault = Fault(place, say("共同信息只能有一行"), say("每案不同的写在案件表里，这里只留一行"))
                self._stray.append(Row(None, (fault,), place))
                continue
            records, wrong = reader.read(number, values)
            faults += wrong
            found = records
        return found


def _orphan(key: str, record: Record, wrong: list[Fault]) -> Row:
    fault = Fault(
        record.place,
        say("案件表里没有编号为“{key}”的案件", key=key),
        say("改正案件编号，或者在案件表里补上这一案"),
    )
    return Row(None, (*wrong, fault), record.place)
