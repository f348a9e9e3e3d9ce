"""Cases from a workbook: linked sheets, or one flat sheet as banks keep it; each row a case or every fault of it."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import repeat
from pathlib import Path

from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.intake.assembly import Draft
from recovery_docs.intake.case_sheets import Opened, opened
from recovery_docs.intake.headings import plain
from recovery_docs.intake.layout.changed_headings import changed_headings
from recovery_docs.intake.layout.joined_rows import has_same_number, is_same_case, join, only_adds
from recovery_docs.intake.layout.left_out import told_left_out
from recovery_docs.intake.layout.links import Key, key_of, keys_of, names_cases, only_links
from recovery_docs.intake.layout.missing_columns import absent, case_name, no_columns
from recovery_docs.intake.layout.shown_columns import not_shown, shown_as_they_are
from recovery_docs.intake.layout.stated_day import other_day
from recovery_docs.intake.loaded_case import Loaded, Row, Rows
from recovery_docs.intake.profile.profile import NOTHING_SAID, Profile
from recovery_docs.intake.record_rows import RowReader
from recovery_docs.intake.supplement.completed import completed
from recovery_docs.intake.supplement.supplement import supplement_beside
from recovery_docs.intake.table import Table
from recovery_docs.intake.values.cell_text import shortened
from recovery_docs.intake.values.record import Record
from recovery_docs.messages import say
from recovery_docs.spreadsheet.reading.sheet import Cells


def read_workbook(path: Path, profile: Profile = NOTHING_SAID) -> Rows:
    """Every case of the workbook in the order of its rows, read as it is asked for.


    Raises `InputError` only where the file cannot be opened or holds no sheet of cases. What is wrong with headings,
    sheets and what holds for every case is said once (`Rows.faults`); rows of other sheets that belong to no case come
    last, each with its fault.
    """
    return rows_of(path, profile)[0]


def rows_of(path: Path, profile: Profile = NOTHING_SAID) -> tuple[Rows, Profile, Opened]:
    """The rows, the profile that was heeded, and the workbook with its headings understood."""
    try:
        book = opened(path, profile)
        suits = profile.suits([text for table in book.main for _, text in table.headings])
    except InputError:
        if not profile.beside:
            raise
        suits = False
    if profile.beside and not suits:
        unsuited = _unsuited(path, profile)
        profile, book = NOTHING_SAID, opened(path)
        book = replace(book, faults=(*book.faults, unsuited))
    return rows_from(path, book, profile), profile, book


def rows_from(
    path: Path, book: Opened, profile: Profile, stand_ins: Mapping[tuple[str, str], object] | None = None
) -> Rows:
    """The rows of a workbook whose headings are understood.

    `stand_ins` are values for facts that no case can be without and that stand nowhere, for whoever wants to know what
    else is missing.
    """
    expected = sum(max(table.sheet.last_row - table.header_row, 0) for table in book.main)
    reader = _Reader(path, book, profile, stand_ins or {})
    tables = (*book.main, *book.children)
    headings = {(path.name, table.sheet.name): (table.header_row, table.headings) for table in tables}
    rows, supplement = reader.rows(), supplement_beside(path)
    if supplement is not None:
        reader.faults += [] if stand_ins else supplement.of_no_case(reader.numbers())
        rows = map(completed, rows, repeat(supplement))
    return Rows(rows, expected, reader.faults, headings, reader.missing, profile, supplement)


class _Reader:
    def __init__(self, path: Path, book: Opened, profile: Profile, stand_ins: Mapping[tuple[str, str], object]) -> None:
        self._file = path.name
        self._book = book
        self._profile = profile
        self._numbered = ("case", "id") in stand_ins
        self._stand_ins = [_stand_in(path.name, *key, value) for key, value in stand_ins.items()]
        with path.open("rb") as file:
            self._sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        self._tables = {table.sheet.name: table for table in (*book.main, *book.children)}
        self._taken: dict[str, int] = {}
        self._of_case: dict[Key, list[tuple[Record, list[Fault]]]] = {}
        self._stray: list[Row] = []
        tables = (*book.main, *book.children, *((book.common,) if book.common else ()))
        self.faults = [*book.faults, *(fault for table in tables for fault in (*table.faults, *told_left_out(table)))]
        self._common = self._read_common()
        changed = [*changed_headings(book.main, profile), *other_day(book.main, profile)]
        self._asked = any(fault.severity == "error" for fault in changed)
        if self._asked:  # 换了名字的列已经问了，不再问它是哪一项
            known = {"", *map(plain, profile.known_headings)}
            self.faults = [one for one in self.faults if plain(one.place.heading or "") in known]
        self.faults += changed
        self.faults += not_shown(book.main)
        said = {(one.group, fact) for one in (*profile.constants, *self._stand_ins) for fact in one.values}
        self.missing = tuple(one for one in absent(tables) if (one.group, one.fact) not in said)
        self._absent = frozenset((column.group, column.fact) for column in self.missing)
        if self.missing and not self._asked:
            self.faults += no_columns(book.main[0], self.missing)

    def rows(self) -> Iterator[Row]:
        """See `read_workbook`."""
        self._set_aside()
        any_case = False
        for table in self._book.main:
            for read in _joined(table):
                any_case = True
                row = self._row(table, read)
                if row.loaded is None and table.only_amounts(read.number, read.values):
                    row = replace(row, faults=(_only_amounts(table.place(read.number)),))
                yield row
        if not any_case:
            yield _no_case(self._book.main[0])
        for key, belonging in self._of_case.items():
            for record, wrong in belonging:
                yield _orphan(key, record, wrong)
        yield from self._stray

    def numbers(self) -> frozenset[str]:
        """The names of all cases, also of those that cannot be read."""
        every = (case_name(read.records)[0] for table in self._book.main for read in _joined(table))
        return frozenset(name for name in every if name is not None)

    def _row(self, table: Table, read: "_Read") -> Row:
        place = table.place(read.number)
        draft = Draft(read.records, place, self._tables, self._absent)
        draft.faults += read.faults
        if self._asked:
            draft.faults.append(_asked(place))
        if self._numbered:
            draft.single("case").put("id", f"{table.sheet.name}-{read.number}", place)
        fault = self._name(draft, place)
        if fault is not None:
            draft.faults.append(fault)
        name = draft.single("case").values.get("id")
        for key in [("id", name or ""), *keys_of(read.records)]:
            for record, wrong in self._of_case.pop(key, ()):
                draft.records.append(record)
                draft.faults += wrong
        if shown := shown_as_they_are(table, read.values):
            draft.single("case").put("request.letter.shown", shown, place)
        draft.take(self._common)
        draft.fill(self._profile.constants)
        draft.fill(self._stand_ins)
        case, found = draft.case(self._file)
        if case is None:
            return Row(None, tuple(found), place, name, tuple(read.joined))
        loaded = Loaded(case, self._file, self._sha256, draft.places, tuple(found))
        return Row(loaded, (), place, case.id, tuple(read.joined))

    def _name(self, draft: Draft, place: Place) -> Fault | None:
        """Give the case its name; of two of one name the second is refused."""
        name, where = case_name(draft.records)
        if name is None or where is None:
            return None
        draft.single("case").put("id", name, where)
        if name not in self._taken:
            self._taken[name] = where.row or 0
            return None
        return Fault(
            where,
            say("与第{row}行的案件编号相同（{name}）", row=self._taken[name], name=shortened(name, "label")),
            say("同一案件只写一行；不同的案件用不同的案件编号，没有这一列的加上"),
        )

    def _set_aside(self) -> None:
        """Put the rows of the other sheets by the case that each names; a row that names none is a fault."""
        for table in self._book.children:
            reader = RowReader(table)
            linked = frozenset() if names_cases(table) else self._links
            for number, values in table.rows():
                records, wrong = reader.read(number, values)
                key = key_of(records, linked, table)
                if key is None:
                    fault = _of_no_case(table.place(number), keys_of(records))
                    self._stray.append(Row(None, (*wrong, fault), table.place(number)))
                    continue
                for index, record in enumerate(one for one in records if not only_links(one, table)):
                    self._of_case.setdefault(key, []).append((record, wrong if index == 0 else []))

    @cached_property
    def _links(self) -> frozenset[Key]:
        """The notes and contracts that one case of the workbook alone has, by which rows of other sheets may name it."""
        times = Counter(
            key for table in self._book.main for read in _joined(table) for key in set(keys_of(read.records))
        )
        return frozenset(key for key, often in times.items() if often == 1)

    def _read_common(self) -> list[Record]:
        """What holds for every case; only one row of it."""
        table = self._book.common
        if table is None:
            return []
        reader = RowReader(table)
        found: list[Record] = []
        for index, (number, values) in enumerate(table.rows()):
            if index:
                place = table.place(number)
                fault = Fault(place, say("共同信息只能有一行"), say("每案不同的写在案件表里，这里只留一行"))
                self._stray.append(Row(None, (fault,), place))
                continue
            found, wrong = reader.read(number, values)
            self.faults += wrong
        return found


@dataclass
class _Read:
    """A row of the sheet of cases as read, with those of the same case below it."""

    number: int
    values: Cells
    records: list[Record]
    faults: list[Fault]
    joined: list[int] = field(default_factory=list)


def _joined(table: Table) -> Iterator[_Read]:
    """The rows of a table, those of one case that follow each other as one."""
    reader = RowReader(table)
    held: _Read | None = None
    for number, values in table.rows():
        records, faults = reader.read(number, values)
        merged = table.continues(number) or only_adds(records)
        if held is not None and is_same_case(
            held.records, records, merged=merged, by_customer=table.profile.one_letter
        ):
            wrong = join(held.records, records, table.carried, merged=merged)
            # 同一编号的两行说法不同，先做第一行的会少写一笔，两行都等答复
            if wrong is None or merged or (wrong.place.cell and has_same_number(held.records, records)):
                held.joined.append(number)
                held.faults += faults if wrong is None else [*faults, wrong]
                if wrong is None and not table.continues(number):
                    held.faults += [_goes_on(table.place(number), held.number)] if only_adds(records) else []
                continue
        if held is not None:
            yield held
        held = _Read(number, values, records, faults)
    if held is not None:
        yield held


def _goes_on(place: Place, row: int) -> Fault:
    return Fault(
        place,
        say("这一行只有担保，算作第{row}行那一案的", row=row),
        say("不是那一案的，补上借款人和案件编号；是的不必改"),
        severity="warning",
    )


def _of_no_case(place: Place, named: Sequence[Key]) -> Fault:
    if not named:
        return Fault(place, say("没有写是哪一案"), say("填写“案件编号”，与案件表一致"))
    names = tuple(shortened(name, "label") for _, name in named)
    return Fault(
        place,
        say("没有写“案件编号”，“{names}”也不是只有一案才有，不知道是哪一案", names=names),
        say("加上“案件编号”一列，与案件表一致；借据号、合同编号写错的改正"),
    )


def _orphan(key: Key, record: Record, wrong: list[Fault]) -> Row:
    fault = Fault(
        record.place,
        say("案件表里没有编号为“{key}”的案件", key=shortened(key[1], "label")),
        say("改正案件编号，或者在案件表里补上这一案"),
    )
    return Row(None, (*wrong, fault), record.place, key[1])


def _no_case(table: Table) -> Row:
    place = table.place(table.header_row)
    fault = Fault(
        place,
        say("标题行下面没有案件"),
        say("一案一行，写在第{row}行的标题下面；以“合计”开头的行和写着“示例行”的行不算", row=table.header_row),
    )
    return Row(None, (fault,), place)


def _only_amounts(place: Place) -> Fault:
    return Fault(
        place,
        say("这一行只有金额，没有借款人，也没有别的内容"),
        say("是合计行的，在第一格写“合计”；是案件的，补上其他各项；都不是的，删去这一行"),
    )


def _asked(place: Place) -> Fault:
    return Fault(place, say("方案与这本工作簿的标题不符，没有读取"), say("先改好方案，见标题行的说明"))


def _unsuited(path: Path, profile: Profile) -> Fault:
    return Fault(
        Place(file=path.name),
        say("同一文件夹里的方案“{file}”不是为这本工作簿写的，没有用", file=profile.file),
        say("要用的，写 --profile {file}；不用的不必理会", file=profile.file),
        severity="warning",
    )


def _stand_in(file: str, group: str, fact: str, value: object) -> Record:
    place = Place(file=file)
    return Record(group, place, {fact: value}, {fact: place})
