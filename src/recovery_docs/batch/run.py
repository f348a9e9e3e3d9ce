"""Running a batch: rows in as a stream, outcomes out in the same order, on as many processes as asked for."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import Event, parent_process
from multiprocessing.synchronize import Event as EventClass
from threading import Thread
from typing import Protocol

from filelock import FileLock, Timeout

from recovery_docs.batch.across_cases import doubted_rows
from recovery_docs.batch.journal import Journal
from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.unit import Settings, do_rows, folder_of
from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.intake import Loaded, Row
from recovery_docs.intake.values.cell_text import shortened
from recovery_docs.messages import say
from recovery_docs.packet.atomic_folder import clear_leftovers

CHUNK = 50
"""Rows done between two syncs of the disk: a kill loses at most these, and running again makes them."""
CHUNK_WITH_PDFS = 25
"""Rows whose papers go to the office suite together: it takes two seconds to start, and a sixth of one for a paper."""
_AHEAD = 3
"""Chunks in flight for each worker: enough to keep it busy, few enough to keep memory flat."""
LOCK = ".lock"
"""The file in the folder of a run that keeps other runs out."""
_LOCK_SECONDS = 10
"""How long to wait for another run: the processes of one that was killed take a moment to notice."""

Batch = list[tuple[int, Row]]


Number = Callable[[Iterator[Batch]], Iterator[Batch]]
"""Gives the letters of each chunk their numbers."""


class Submit(Protocol):
    """Hands a chunk to somebody and gives back its future; nothing comes of a chunk begun after the run was stopped."""

    def __call__(self, rows: Batch, settings: Settings, /) -> "Future[list[CaseOutcome] | None]": ...


Stopped = Callable[[], bool]
"""Whether somebody asked the run to stop."""


class RunStoppedError(Exception):
    """The run was asked to stop before its end; what was done has been told."""


@dataclass
class Lease:
    """The right to write into the folder. `goes_on`: running again is to take up what this run has noted."""

    goes_on: bool = False


@contextmanager
def only_run(settings: Settings) -> Iterator[Lease]:
    """Keep other runs out of the folder. What the run noted is forgotten when all is well in the end."""
    settings.out.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = settings.out / LOCK
    try:
        with FileLock(lock, timeout=_LOCK_SECONDS, mode=0o600):
            try:
                yield (lease := Lease())
                if not lease.goes_on:
                    Journal(settings.out, settings.key).end()
            finally:
                with suppress(OSError):  # Windows 要先放开才能删
                    lock.unlink(missing_ok=True)
    except Timeout:
        raise PacketError(
            Fault(
                Place(file=settings.out.name),
                say("另一次运行正在写这个输出目录"),
                say("等它完成，或者换一个输出目录"),
            )
        ) from None


def never() -> bool:
    """Nobody asks the run to stop."""
    return False


def outcomes_of(
    rows: Iterable[Row], settings: Settings, *, workers: int, stopped: Stopped = never, number: Number = iter
) -> Iterator[CaseOutcome]:
    """The outcome of every row, in order. One worker works in this process, so that a debugger can follow.

    Raises `RunStoppedError` after what was done when somebody asked the run to stop.
    """
    chunks = prepared(rows, settings, number)
    yield from taken_up(_outcomes(chunks, settings, workers, stopped), settings)


def prepared(rows: Iterable[Row], settings: Settings, number: Number) -> Iterator[Batch]:
    """Make the folder of the run ready, and the rows into numbered chunks, their letters with their numbers."""
    settings.out.mkdir(parents=True, exist_ok=True, mode=0o700)
    clear_leftovers(settings.out)
    Journal(settings.out, settings.key).begin()
    return number(_chunks(_told_apart(rows, settings), CHUNK_WITH_PDFS if settings.pdf else CHUNK))


def taken_up(outcomes: Iterable[CaseOutcome], settings: Settings, *, done_twice: bool = False) -> Iterator[CaseOutcome]:
    """The outcomes of a run that was killed and started again: what it had made before is made, not unchanged.

    `done_twice`: others may do again what one of them did and could not tell of any more.
    """
    journal = Journal(settings.out, settings.key)
    noted = journal.noted()
    for outcome in outcomes:
        if done_twice and outcome.status == "unchanged" and outcome.folder not in noted:
            noted = journal.noted()
        taken_up = outcome.status in ("made", "unchanged") and outcome.folder in noted
        yield replace(outcome, status="made", changed=noted[outcome.folder]) if taken_up else outcome


def in_order(
    chunks: Iterable[Batch], settings: Settings, submit: Submit, window: int, stopped: Stopped
) -> Iterator[CaseOutcome]:
    """Keep `window` chunks in flight, and give their outcomes back in the order in which they were handed out."""
    flying: deque[Future[list[CaseOutcome] | None]] = deque()
    cut = False
    for chunk in chunks:
        if cut := stopped():
            break
        flying.append(submit(chunk, settings))
        if len(flying) >= window:
            done = flying.popleft().result()
            cut |= done is None
            yield from done or ()
    for future in flying:
        done = None if stopped() and future.cancel() else future.result()
        cut |= done is None
        yield from done or ()
    if cut:
        raise RunStoppedError


def _outcomes(chunks: Iterator[Batch], settings: Settings, workers: int, stopped: Stopped) -> Iterator[CaseOutcome]:
    if workers <= 1:
        for chunk in chunks:
            if stopped():
                raise RunStoppedError
            yield from do_rows(chunk, settings)
        return
    ending = Event()

    def ends() -> bool:
        if stopped():
            ending.set()
        return ending.is_set()

    pool = ProcessPoolExecutor(max_workers=workers, initializer=_follow_parent, initargs=(ending,))
    try:
        yield from in_order(chunks, settings, _submitter(pool), workers * _AHEAD, ends)
    except BrokenProcessPool:
        raise PacketError(
            Fault(
                Place(),
                say("一个工作进程意外终止，多半是内存不够"),
                say("再做一次会接着做；仍然如此的，把 --workers 改小"),
            )
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


_ending: EventClass | None = None


def _follow_parent(ending: EventClass) -> None:
    """Let a worker end with the run, so that none goes on writing beside the run that follows; Ctrl-C is the run's."""
    global _ending
    _ending = ending
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def wait() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


def _submitter(pool: Executor) -> Submit:
    return lambda rows, settings: pool.submit(_unless_stopped, rows, settings)


def _unless_stopped(rows: Batch, settings: Settings) -> list[CaseOutcome] | None:
    return None if _ending is not None and _ending.is_set() else do_rows(rows, settings)


def _chunks(numbered: Iterable[tuple[int, Row]], size: int) -> Iterator[Batch]:
    stream = iter(numbered)
    while chunk := list(islice(stream, size)):
        yield chunk


def _told_apart(rows: Iterable[Row], settings: Settings) -> Iterator[tuple[int, Row]]:
    """Number the rows; of two cases that would share a folder the second is refused, so that none is overwritten.

    Where only some are asked for, all are looked at all the same, and what is said of one is what a whole run says.
    """
    taken: dict[str, str] = {}
    for order, row in enumerate(doubted_rows(rows)):
        asked = settings.only is None or row.case_id in settings.only
        if row.loaded is None:
            # 同号的另一案已经做了的，那个文件夹不是它的
            folder = folder_of(row, settings.name)
            others = folder is not None and folder.casefold() in taken
            told = replace(row, case_id=None) if others else row
        else:
            # Windows 的文件名不分大小写
            name, case_id = str(folder_of(row, settings.name)).casefold(), row.loaded.case.id
            if name in taken:
                told = Row(loaded=None, faults=(_shares_folder(row.loaded, row.place, taken[name]),), place=row.place)
            else:
                taken[name] = case_id
                # 事实的位置只有读表的一方用得着，不必送给别的进程
                told = replace(row, loaded=replace(row.loaded, places={}))
        if asked:
            yield order, told


def _shares_folder(loaded: Loaded, place: Place | None, other: str) -> Fault:
    return Fault(
        loaded.places.get("id") or place or Place(),
        say("与另一案“{other}”的文书包会放进同一个文件夹", other=shortened(other, "label")),
        say("改用不同的案件编号，或者在 --name 中加上 {field}", field="{id}"),
    )
