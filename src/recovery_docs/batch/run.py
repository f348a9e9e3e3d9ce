"""Running a batch: rows in as a stream, outcomes out in the same order, on as many processes as asked for."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import islice
from multiprocessing import parent_process
from threading import Thread
from typing import Protocol

from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.unit import Settings, do_rows, folder_name
from recovery_docs.errors import Fault, Place
from recovery_docs.intake import Row
from recovery_docs.intake.aside import Aside
from recovery_docs.messages import say
from recovery_docs.packet.place import clear_leftovers

CHUNK = 50
"""Rows done between two syncs of the disk: a kill loses at most these, and running again makes them."""
_AHEAD = 3
"""Chunks in flight for each worker: enough to keep it busy, few enough to keep memory flat."""

Batch = list[tuple[int, Row]]


class Submit(Protocol):
    """Hands a chunk to somebody and gives back its future."""

    def __call__(self, rows: Batch, settings: Settings, /) -> "Future[list[CaseOutcome]]": ...


def run_batch(rows: Iterable[Row], settings: Settings, *, workers: int) -> Iterator[CaseOutcome]:
    """The outcome of every row, in order. One worker works in this process, so that a debugger can follow."""
    chunks = prepared(rows, settings)
    if workers <= 1:
        for chunk in chunks:
            yield from do_rows(chunk, settings)
        return
    with ProcessPoolExecutor(max_workers=workers, initializer=_end_with_parent) as pool:
        yield from in_order(chunks, settings, _submitter(pool), workers * _AHEAD)


def prepared(rows: Iterable[Row], settings: Settings) -> Iterator[Batch]:
    """Make the folder of the run ready, and the rows into numbered chunks."""
    settings.out.mkdir(parents=True, exist_ok=True, mode=0o700)
    clear_leftovers(settings.out)
    return _chunks(_told_apart(rows, settings))


def in_order(chunks: Iterable[Batch], settings: Settings, submit: Submit, window: int) -> Iterator[CaseOutcome]:
    """Keep `window` chunks in flight, and give their outcomes back in the order in which they were handed out."""
    flying: deque[Future[list[CaseOutcome]]] = deque()
    for chunk in chunks:
        flying.append(submit(chunk, settings))
        if len(flying) >= window:
            yield from flying.popleft().result()
    while flying:
        yield from flying.popleft().result()


def _end_with_parent() -> None:
    """Let a worker end when the run is killed, so that none goes on writing beside the run that follows."""

    def wait() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


def _submitter(pool: Executor) -> Submit:
    work: Callable[[Batch, Settings], list[CaseOutcome]] = do_rows
    return lambda rows, settings: pool.submit(work, rows, settings)


def _chunks(numbered: Iterable[tuple[int, Row]]) -> Iterator[Batch]:
    stream = iter(numbered)
    while chunk := list(islice(stream, CHUNK)):
        yield chunk


def _told_apart(rows: Iterable[Row], settings: Settings) -> Iterator[tuple[int, Row]]:
    """Number the rows; of two cases that would share a folder the second is refused, so that none is overwritten."""
    aside = Aside()
    for order, row in enumerate(rows):
        if row.loaded is None:
            yield order, row
            continue
        # Windows 的文件名不分大小写
        folder = folder_name(row.loaded, settings.name).casefold()
        other = aside.claim(folder, row.loaded.case.id)
        if other is not None:
            fault = Fault(
                row.place or Place(),
                say("与“{other}”同名，文书包会放进同一个文件夹", other=other),
                say("改用不同的案件编号，或者在 --name 中加上 {field}", field="{id}"),
            )
            yield order, Row(loaded=None, faults=(fault,), place=row.place)
        else:
            # 事实的位置只有读表的一方用得着，不必送给别的进程
            yield order, replace(row, loaded=replace(row.loaded, places={}))
