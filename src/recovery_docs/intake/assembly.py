"""From the records of one case to the shape of `Case`, with the place of every fact."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from recovery_docs.case import Case
from recovery_docs.errors import Fault, Place
from recovery_docs.intake.balances import BALANCE, disagreements, take_banks
from recovery_docs.intake.heading_words import fault_in_headings
from recovery_docs.intake.headings import Column, Heading, book
from recovery_docs.intake.meaning.derived_facts import derive
from recovery_docs.intake.party_rows import prefix, resolve
from recovery_docs.intake.profile.fact_names import fact_name
from recovery_docs.intake.table import Table
from recovery_docs.intake.validation import validated
from recovery_docs.intake.values.cell_text import shortened
from recovery_docs.intake.values.record import Record
from recovery_docs.messages import say

_LOAN_DATES = {"amount": "loan.amount", "paid_on": "loan.from_on", "due_on": "loan.until_on"}
_ONE_OF = ("loan.rate.",)
"""Facts of which a case has one: where the row says one, none is taken from what holds for every case."""

_MAY_BE_LEFT_OUT = frozenset(("mortgage", "pledge"))
ALWAYS = ("case", "creditor", "borrower")
"""Groups that a case cannot be without."""


class Draft:
    """The facts of one case on their way to being a `Case`."""

    def __init__(
        self,
        records: Sequence[Record],
        place: Place,
        tables: Mapping[str, Table],
        absent: Collection[tuple[str, str]] = (),
    ) -> None:
        self.records = list(records)
        self._absent = absent
        self.place = place
        self.tables = tables
        self.faults: list[Fault] = []
        self.data: dict[str, Any] = {}
        self.places: dict[str, Place] = {}
        self._bad: set[str] = set()

    def single(self, group: str) -> Record:
        """The record of a group of which a case has one."""
        for record in self.records:
            if record.group == group:
                return record
        record = Record(group, self.place)
        self.records.append(record)
        return record

    def take(self, common: Iterable[Record]) -> None:
        """Fill what the row leaves open from what holds for every case; what cannot be read there, the row lacks."""
        lost: list[Place] = []
        for shared in common:
            if book().groups[shared.group].many:
                if all(record.group != shared.group for record in self.records):
                    self.records.append(shared.copied())
                    lost += [shared.cells[fact] for fact in shared.bad]
                continue
            own = self.single(shared.group)
            closed = tuple(start for start in _ONE_OF if any(fact.startswith(start) for fact in own.values))
            for fact, value in shared.values.items():
                if fact not in own.values and fact not in own.bad and not (closed and fact.startswith(closed)):
                    own.put(fact, value, shared.cells[fact])
            wanted = {fact for fact in shared.bad if fact not in own.values and fact not in own.bad}
            own.bad |= wanted
            lost += [shared.cells[fact] for fact in wanted]
        if lost:
            cells = sorted({place.cell or "" for place in lost})
            self.faults.append(
                Fault(
                    self.place,
                    say("工作表“{sheet}”的单元格 {cells} 有错，本案用得着", sheet=lost[0].sheet or "", cells=cells),
                    say("改好那里，再重新读取"),
                )
            )

    def fill(self, constants: Iterable[Record]) -> None:
        """Fill what the row leaves open, of several of a group in each of them; none is made but by its name."""
        for constant in constants:
            group = book().groups[constant.group]
            own = [record for record in self.records if record.group == constant.group]
            if not own and group.many:
                needed = {column.fact for column in group.columns if column.required}
                if not needed <= constant.values.keys():
                    continue
            if not own:
                own = [Record(constant.group, self.place)]
                self.records += own
            closed = {start for start in _ONE_OF for one in own if any(fact.startswith(start) for fact in one.values)}
            for record in own:
                for fact, value in constant.values.items():
                    if fact not in record.values and fact not in record.bad and not fact.startswith(tuple(closed)):
                        record.put(fact, value, constant.cells[fact])

    def case(self, file: str) -> tuple[Case | None, list[Fault]]:
        """The case, or nothing and every fault; the faults that only warn come with either."""
        case_record = self.single("case")
        self.faults += derive(self.records, case_record, self.place)
        self._balances(case_record)
        self._disbursements(case_record)
        self.faults += resolve(self.records)
        self._names()
        self._required()
        self._build()
        case, errors, warnings = validated(self.data, self.places, file)
        self.faults += [self._placed(fault) for fault in errors if not self._known(fault)]
        said = {(one.place.sheet, one.place.cell) for one in self.faults if one.severity == "error"}
        placed = (self._placed(fault) for fault in warnings)
        self.faults += [fault for fault in placed if (fault.place.sheet, fault.place.cell) not in said]
        wrong = any(fault.severity == "error" for fault in self.faults)
        return (None if wrong else case), self.faults

    def _balances(self, record: Record) -> None:
        """A day without a balance is the day of the request only; a balance needs its principal and its day."""
        balances = [fact for fact in (*record.values, *record.bad) if fact.startswith(BALANCE)]
        if not any(fact not in (f"{BALANCE}as_of", f"{BALANCE}exhibit") for fact in balances):
            for fact in balances:
                record.values.pop(fact, None)
                record.bad.discard(fact)

    def _disbursements(self, record: Record) -> None:
        """A row that does not say when what was paid out, but gives balances, stands on the bank's figures.

        So does one that lists no repayments: see `take_banks`.
        """
        made = [one for one in self.records if one.group == "disbursement"]
        has_balance = f"{BALANCE}principal" in record.values
        for one in made:
            missing = [fact for fact in _LOAN_DATES if fact not in one.values and fact not in one.bad]
            if one.values.get("no_due_date") and missing == ["due_on"]:
                continue
            if missing and has_balance and one.place == self.place:
                made.remove(one)
                self.records.remove(one)
                for fact, path in _LOAN_DATES.items():
                    if fact in one.values and path not in record.values:
                        record.put(path, one.values[fact], one.cells[fact])
        if (fault := take_banks(record, self.records)) is not None:
            self.faults.append(fault)
        self.faults += disagreements(record, self.records)

    def _names(self) -> None:
        """An event must speak of somebody in the case."""
        known = {"borrower"}
        for record in self.records:
            if (key := prefix(record)) is not None:
                known.add(record.values.get(f"{key}name", ""))
        for record in self.records:
            for fact in ("to", "counter_for"):
                name = record.values.get(fact)
                if record.group in ("event", "guarantee") and name is not None and name not in known:
                    del record.values[fact]
                    record.bad.add(fact)
                    self.faults.append(
                        Fault(
                            record.cells[fact],
                            say("“{name}”不是本案的当事人", name=shortened(name, "name")),
                            say("借款人写“借款人”，其他人写与当事人一栏完全一致的姓名或者名称"),
                        )
                    )

    def _required(self) -> None:
        for group in ALWAYS:
            self.single(group)
        nowhere: list[str] = []
        for record in self.records:
            for column in _needed(record.group):
                with_ = column.required_with
                needed = column.required or (with_ and any(fact.startswith(f"{with_}.") for fact in record.values))
                if column.required_unless and record.values.get(column.required_unless):
                    continue
                if needed and column.fact not in record.values and column.fact not in record.bad:
                    record.bad.add(column.fact)
                    if (record.group, column.fact) in self._absent and record.place == self.place:
                        nowhere.append(column.title)
                    else:
                        self.faults.append(self._missing(record, column))
        if nowhere:
            self.faults.append(
                Fault(self.place, say("缺少整列：{titles}", titles=nowhere), say("见标题行的说明，加上以后再重新读取"))
            )

    def _missing(self, record: Record, column: Column) -> Fault:
        table = self.tables.get(record.place.sheet or "")
        placed = next((one for one in table.columns if one.column is column), None) if table else None
        if table is None or placed is None:
            remedy = say("加上“{title}”一列", title=column.title)
            if record.group in _MAY_BE_LEFT_OUT:
                group = book().groups[record.group].title
                unwanted = say("文书用不着的，把{group}的各列写进方案的“不读的列”，［列］里删去", group=group)
                remedy = say("{remedy}；{unwanted}", remedy=remedy, unwanted=unwanted)
                if column.fact.startswith("collateral."):
                    fixed = say("各案相同的，在方案的［固定］里写“{fact}”", fact=fact_name(Heading(column)))
                    remedy = say("{remedy}；{fixed}", remedy=remedy, fixed=fixed)
            return Fault(record.place, say("没有“{title}”", title=column.title), remedy)
        return Fault(
            table.place(record.place.row or 0, placed), say("没有填写"), say("对照原件填写“{title}”", title=placed.text)
        )

    def _build(self) -> None:
        counts: dict[str, int] = {}
        for record in self.records:
            group = book().groups[record.group]
            target, path = self.data, group.into
            if group.many:
                index = counts.get(group.into, 0)
                counts[group.into] = index + 1
                target = {}
                _held(self.data, group.into).append(target)
                path = f"{group.into}[{index}]"
            elif group.into:
                for step in _steps(group.into):
                    target = _into(target, step)
            if path:
                self.places[path] = record.place
            dot = f"{path}." if path else ""
            for fact, value in record.values.items():
                steps = _steps(fact)
                inner = target
                for step in steps[:-1]:
                    inner = _into(inner, step)
                inner[steps[-1]] = value
                self.places[dot + fact] = record.cells[fact]
            self._bad |= {dot + fact for fact in record.bad}
        self.data.pop("number", None)

    def _known(self, fault: Fault) -> bool:
        """Whether a fault of the model only repeats one that its cell has already got."""
        path = fault.place.key_path
        if path is None:
            return any(
                one.place.cell == fault.place.cell and one.place.sheet == fault.place.sheet
                for one in self.faults
                if one.severity == "error"
            )
        return any(path == bad or bad.startswith(f"{path}.") or path.startswith(f"{bad}.") for bad in self._bad)

    def _placed(self, fault: Fault) -> Fault:
        """A fault of the model, put into the row of the group that it speaks of, and into the words of a workbook."""
        fault = fault_in_headings(fault)
        if fault.place.row is not None:
            return fault
        place = self._nearest(fault.place.key_path or "")
        if place.passage is not None:  # 方案里写的，不在任何一张表上
            return fault.at(file=place.file, passage=place.passage, key_path=None)
        return fault.at(sheet=place.sheet, row=place.row, key_path=None)

    def _nearest(self, path: str) -> Place:
        """Where a fact stands, or the group that it would stand in, or the row."""
        while path and path not in self.places:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.places.get(path, self.place)


@cache
def _needed(group: str) -> tuple[Column, ...]:
    """The columns of a group that it cannot always be without."""
    return tuple(column for column in book().groups[group].columns if column.required or column.required_with)


def _into(data: dict[str, Any], step: str) -> dict[str, Any]:
    """The facts under a key, or under the first of several (`seizures[0]`)."""
    if step[-1] == "]":
        first: dict[str, Any] = data.setdefault(step.removesuffix("[0]"), [{}])[0]
        return first
    under: dict[str, Any] = data.setdefault(step, {})
    return under


def _held(data: dict[str, Any], into: str) -> list[Any]:
    steps = _steps(into)
    for step in steps[:-1]:
        data = data.setdefault(step, {})
    held: list[Any] = data.setdefault(steps[-1], [])
    return held


@lru_cache(maxsize=1024)
def _steps(fact: str) -> tuple[str, ...]:
    return tuple(fact.split("."))
