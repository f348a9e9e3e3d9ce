"""Worker processes that read books and look at cases, and the threads of the server that hand out tasks to them."""

import os
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Condition, Thread
from typing import Protocol

from recovery_docs.desk.table.book import Book
from recovery_docs.desk.table.worker import Look, Read, Result, attend, results_of

_FEWEST, _MOST = 2, 3
"""Workers: one that reads and one that looks. Each takes seventy-five megabytes, and all is to stay under four hundred."""
_TOLD_SECONDS = 0.7
_LOOK_AGAIN_SECONDS = 3.0
_END_SECONDS = 1.0

Task = Read | Look


class Next(Protocol):
    """The book and the task that come next, None where there is nothing to do."""

    def __call__(self, *, may_read: bool) -> tuple[Book, Task] | None: ...


class Readiness:
    """`tell` hears of progress, `refresh` is asked now and then whether books were changed."""

    def __init__(self, following: Next, tell: Callable[[str, object], None], refresh: Callable[[], list[Book]]) -> None:
        self._next, self._tell, self._refresh = following, tell, refresh
        self._changed = Condition()
        self._reading = 0
        self._ending = False
        self._processes: list[BaseProcess] = []
        self._told: dict[str, float] = {}
        self._looked = 0.0

    @property
    def runs(self) -> bool:
        """Whether there are workers."""
        return bool(self._processes)

    def start(self) -> None:
        """Start the workers; each takes a second to be ready."""
        for _ in range(min(max(os.cpu_count() or 1, _FEWEST), _MOST)):
            process, connection = _worker()
            self._processes.append(process)
            Thread(target=self._attend, args=(len(self._processes) - 1, connection), daemon=True).start()

    def wake(self) -> None:
        """There may be something to do."""
        with self._changed:
            self._changed.notify_all()

    def close(self) -> None:
        """End the workers at once: they hold nothing that could be lost."""
        self._ending = True
        self.wake()
        processes, self._processes = self._processes, []
        for process in processes:
            process.terminate()
        for process in processes:
            process.join(_END_SECONDS)
            if process.is_alive():
                process.kill()

    def do_here(self, book: Book, task: Task) -> None:
        """Do a task in this process."""
        for result in results_of(task, lambda: False):
            book.took(result)
        book.ended(task)

    def _attend(self, index: int, connection: Connection) -> None:
        """Keep one worker busy. One that died is replaced; what it was at is said not to have been done."""
        while (work := self._wait()) is not None:
            well = False
            try:
                connection.send(work[1])
                self._hear(work[0], connection)
                well = True
            except (EOFError, OSError):
                if self._ending:
                    return
                self._processes[index], connection = _worker()
            finally:
                self._over(*work, well=well)

    def _hear(self, book: Book, connection: Connection) -> None:
        stopped = False
        while (result := _received(connection)) is not None:
            book.took(result)
            if book.given_up and not stopped:
                stopped = True
                connection.send(None)
            self.wake()
            self._tell_of(book)

    def _wait(self) -> tuple[Book, Task] | None:
        with self._changed:
            while not self._ending:
                work = self._next(may_read=self._reading == 0)
                if work is not None:
                    self._reading += isinstance(work[1], Read)
                    return work
                self._changed.wait(_LOOK_AGAIN_SECONDS)
                self._look_again()
        return None

    def _look_again(self) -> None:
        if time.monotonic() - self._looked > _LOOK_AGAIN_SECONDS:
            self._looked = time.monotonic()
            for book in self._refresh():
                self._tell_of(book, surely=True)

    def _over(self, book: Book, task: Task, *, well: bool) -> None:
        book.ended(task, well=well)
        with self._changed:
            self._reading -= isinstance(task, Read)
            self._changed.notify_all()
        self._tell_of(book, surely=book.is_settled)

    def _tell_of(self, book: Book, *, surely: bool = False) -> None:
        now = time.monotonic()
        if surely or now - self._told.get(book.name, 0.0) > _TOLD_SECONDS:
            self._told[book.name] = now
            self._tell("book", {"name": book.name, "known": book.settled, "all": book.expected})


def _worker() -> tuple[BaseProcess, Connection]:
    spawning = get_context("spawn")  # 本进程有线程，不能分身
    ours, theirs = spawning.Pipe()
    process = spawning.Process(target=attend, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def _received(connection: Connection) -> Result | None:
    result: Result | None = connection.recv()
    return result
