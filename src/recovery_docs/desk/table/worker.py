"""A worker process: it reads a book, or looks at some cases, and sends back what it finds piece by piece.

The server starts it by `spawn`, since it has threads. It gives way to whatever else runs, and ends with the server.
"""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread

from recovery_docs.batch.across_cases import doubted_rows
from recovery_docs.desk.table.line import Line, line_of, with_debt, with_readiness
from recovery_docs.desk.table.packed_rows import packed, unpacked_case
from recovery_docs.desk.table.sources import Source
from recovery_docs.errors import RecoveryDocsError
from recovery_docs.filings import on_their_own
from recovery_docs.filings.filing import Filing
from recovery_docs.filings.own import register_own

_FIRST_ROWS, _ROWS = 25, 200
"""The first rows are sent as soon as a page can show them, the others many at a time."""
_BEHIND = 5


@dataclass(frozen=True)
class Opened:
    """A book is open: about how many cases it has, and what is amiss of its sheets and headings."""

    expected: int
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """Some rows of a book as read, and as many cases, packed, with the rest of what was read of them."""

    lines: Sequence[Line]
    cases: Sequence[bytes]
    rest: Sequence[bytes]


@dataclass(frozen=True)
class Looked:
    """Lines about which more is known."""

    lines: Sequence[Line]


@dataclass(frozen=True)
class Broken:
    """The task could not be done."""

    why: str


Result = Opened | Part | Looked | Broken


@dataclass(frozen=True)
class Read:
    """The task of reading a book."""

    source: Source
    today: date

    def results(self, stopped: Callable[[], bool]) -> Iterator[Result]:
        """The book opened, then its rows; broken off when `stopped`."""
        rows = self.source.rows()
        yield Opened(rows.expected, tuple(str(fault) for fault in rows.take_faults()))
        held: list[tuple[Line, bytes, bytes]] = []
        size = _FIRST_ROWS
        for order, row in enumerate(doubted_rows(rows)):
            held.append((line_of(order, row, self.today), *packed(row)))
            if len(held) >= size:
                yield _part(held)
                held, size = [], _ROWS
                if stopped():
                    return
        if held:
            yield _part(held)


@dataclass(frozen=True)
class Look:
    """The task of finding out what is owed in some cases, which rights end when, and which filings may be made."""

    lines: Sequence[Line]
    cases: Sequence[bytes]
    today: date
    templates: Path

    def results(self, stopped: Callable[[], bool]) -> Iterator[Result]:
        """All debts and endings first, since they cost a fifth of the whole and matter most."""
        known = [
            with_debt(line, unpacked_case(case), self.today) for line, case in zip(self.lines, self.cases, strict=True)
        ]
        yield Looked([line for line, _ in known])
        filings = every_filing(self.templates)
        likely: dict[str, str] = {}
        yield Looked([with_readiness(line, matter, filings, likely) for line, matter in known if matter is not None])


def every_filing(templates: Path) -> tuple[Filing, ...]:
    """What is looked at of itself, and the office's own papers, where they can be used."""
    own: tuple[Filing, ...] = ()
    with suppress(RecoveryDocsError):
        own = register_own(templates)
    return tuple({filing.id: filing for filing in (*on_their_own(), *own)}.values())


def attend(connection: Connection) -> None:
    """Do task after task until the server hangs up; None is sent after the last piece of each."""
    _settle()
    while True:
        try:
            task: Read | Look | None = connection.recv()
            if task is None:  # 读完以后才到的“停下”
                continue
            for result in results_of(task, connection.poll):
                connection.send(result)
            connection.send(None)
        except (EOFError, OSError):
            return


def results_of(task: Read | Look, stopped: Callable[[], bool]) -> Iterator[Result]:
    try:
        yield from task.results(stopped)
    except RecoveryDocsError as error:
        yield Broken(str(error))
    except Exception as error:
        yield Broken(f"程序出错（{type(error).__name__}），请把这一句告诉维护人员")


def _settle() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_BEHIND)
    gc.freeze()
    gc.set_threshold(200_000, 50, 100)  # 读入的都是树，没有环；照平常的次数查，要多用三成时间

    def follow() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)

    Thread(target=follow, daemon=True).start()


def _part(held: Sequence[tuple[Line, bytes, bytes]]) -> Part:
    lines, cases, rest = zip(*held, strict=True)
    return Part(lines, cases, rest)
