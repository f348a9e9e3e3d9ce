"""One book as the desk knows it: its lines, its cases packed small, and what is still to be found out."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any

from recovery_docs.desk.table.facets import Marks, marks_of
from recovery_docs.desk.table.line import Line, line_of
from recovery_docs.desk.table.packed_rows import packed, unpacked
from recovery_docs.desk.table.sources import Source
from recovery_docs.desk.table.worker import Look, Looked, Opened, Part, Read, Result
from recovery_docs.intake import Row
from recovery_docs.intake.supplement.supplement import is_supplement

_LOOK_ROWS = 40
"""Cases looked at in one task: few enough that a page just opened waits a quarter of a second for a free worker."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What is known of a book so far: its cases, how many of them may be demanded of, how many rights end in 30 days."""

    cases: int
    demandable: int | None = None
    ending: int | None = None


class Book:
    """A book while it is read and looked at; any thread may ask, one at a time may tell."""

    def __init__(self, source: Source, today: date, *, changed: bool = False) -> None:
        self.source, self.today, self.stamp = source, today, source.stamp
        self.changed = changed
        """Whether it was read before, and somebody has changed it since, or a day has passed."""
        self.since = time.time()
        self.lines: list[Line] = []
        self.marks: list[Marks] = []
        """What the filters see of each line."""
        self.faults: tuple[str, ...] = ()
        """What is amiss of sheets and headings."""
        self.broken = ""
        """Why it cannot be read, or not to its end."""
        self.begun = self.is_read = self.given_up = False
        self.settled = 0
        """How many lines are known to the end."""
        self._expected = 0
        self._cases: list[bytes] = []
        self._rest: list[bytes] = []
        self._places: dict[str, int] = {}
        self._waiting: dict[int, None] = {}
        self._wanted: tuple[int, ...] = ()
        self._alike: dict[Any, Any] = {}
        self._lock = Lock()

    @property
    def name(self) -> str:
        return self.source.name

    @property
    def expected(self) -> int:
        """How many cases there are, about as long as not all are read."""
        return len(self.lines) if self.is_read else max(self._expected, len(self.lines))

    @property
    def is_settled(self) -> bool:
        """Whether all is known."""
        return self.is_read and self.settled == len(self.lines)

    @property
    def counts(self) -> Counts:
        """Its numbers for the first page; those that hang on what is not known yet are left out."""
        if not self.is_settled:
            return Counts(self.expected)
        ready = sum("collection-notice" in marks.ready for marks in self.marks)
        return Counts(self.expected, ready, sum("month" in marks.bands for marks in self.marks))

    def want(self, orders: Iterable[int]) -> None:
        """Look at these first: somebody is looking at them."""
        self._wanted = tuple(orders)

    def row(self, number: str) -> Row | None:
        """The case of this number as read, with the places of its facts; of two that bear it, the first."""
        at = self._places.get(number)
        return None if at is None else unpacked(self._cases[at], self._rest[at])

    def line(self, number: str) -> Line | None:
        """Its line."""
        at = self._places.get(number)
        return None if at is None else self.lines[at]

    def answered(self, number: str, row: Row) -> None:
        """Put the case as answers have completed it in the place of its row; it is to be looked at again."""
        with self._lock:
            at = self._places.get(number)
            if at is None:  # 还没有读到这一行；文件变了，会重读
                return
            self._cases[at], self._rest[at] = packed(row)
            self._put(line_of(at, row, self.today))
            self._waiting[at] = None
            known = {one[0]: one for one in self.stamp}
            now = self.source.stamp  # 台账自己变了的，仍然要重读
            self.stamp = tuple(one if is_supplement(Path(one[0])) else known.get(one[0], one) for one in now)

    def take(self, templates: Path) -> Look | None:
        """The next cases to be looked at, each handed out once."""
        with self._lock:
            first = [order for order in self._wanted if order in self._waiting]
            orders = first[:_LOOK_ROWS] or [order for order, _ in zip(self._waiting, range(_LOOK_ROWS), strict=False)]
            for order in orders:
                del self._waiting[order]
            if not orders:
                return None
            lines = [self.lines[order] for order in orders]
            return Look(lines, [self._cases[order] for order in orders], self.today, templates)

    def took(self, result: Result) -> None:
        """Note what a worker found."""
        with self._lock:
            if isinstance(result, Opened):
                self._expected, self.faults = result.expected, result.faults
            elif isinstance(result, Part):
                self._add(result)
            elif isinstance(result, Looked):
                for line in result.lines:
                    self._put(line)
            elif not self.is_read:
                self.broken = result.why

    def ended(self, task: Read | Look, *, well: bool = True) -> None:
        """A task is over, `well` or not. What it should have found out and did not is said."""
        with self._lock:
            if isinstance(task, Look):
                for line in task.lines:
                    if not self.lines[line.order].settled:
                        self._put(replace(self.lines[line.order], errors=("没有核对成，请打开这一案看",)))
                return
            self.is_read = True
            if not well:
                self.broken = f"读取意外中断，只读出 {len(self.lines)} 案；存一次台账，或者重新打开程序，会再读"

    def _add(self, part: Part) -> None:
        self._cases += part.cases
        self._rest += part.rest
        for line, case in zip(part.lines, part.cases, strict=True):
            self.lines.append(line)
            self.marks.append(self._marks(line))
            self.settled += line.settled
            if line.number is not None:
                self._places.setdefault(line.number, line.order)
            if case:
                self._waiting[line.order] = None

    def _put(self, line: Line) -> None:
        before = self.lines[line.order]
        self.settled += line.settled - before.settled
        readiness = line.readiness
        if readiness is not None:  # 一万行只有几十种，不各存一份
            readiness = self._alike.setdefault(tuple(readiness.items()), readiness)
        self.lines[line.order] = replace(line, readiness=readiness)
        self.marks[line.order] = self._marks(line)

    def _marks(self, line: Line) -> Marks:
        marks = marks_of(line, self.today)
        shared: Marks = self._alike.setdefault(marks, marks)
        return shared
