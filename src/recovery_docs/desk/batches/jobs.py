"""The jobs of one desk: batches done one after the other, each watched, stopped, done again."""

import secrets
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Condition, Thread
from typing import Literal

from filelock import FileLock, Timeout

from recovery_docs.batch.run import LOCK
from recovery_docs.desk.batches.process import Ended, Going, Order, Told, make
from recovery_docs.packet.atomic_folder import clear_leftovers

State = Literal["queued", "running", "done", "stopped", "failed"]
_END_SECONDS = 1.5
"""How long a job may take to stop in good order when the program ends; then it is ended, and running it again goes on."""
_WORKERS_SECONDS = 1.0
_LISTEN_SECONDS = 0.1
_BROKEN = Ended({}, faults=("工作意外中断，多半是内存不够；再做一次会接着做",), broken=True)


@dataclass
class Job:
    """One batch from its order to its end. `title` says what is made, `book` of which ledger."""

    order: Order
    book: str
    title: str
    id: str = field(default_factory=lambda: secrets.token_hex(6))
    state: State = "queued"
    done: int = 0
    expected: int = 0
    asked_at: float = field(default_factory=time.time)
    began_at: float | None = None
    ended_at: float | None = None
    end: Ended | None = None
    stamps: tuple[tuple[int, int], ...] = ()
    """Of each workbook given back, what tells whether a later job has written it anew."""
    can_again: bool = True
    """Whether it is known what was asked for."""

    @property
    def made(self) -> int:
        """How many cases have their papers."""
        counts = self.end.counts if self.end else {}
        return counts.get("made", 0) + counts.get("unchanged", 0)

    @property
    def wanting(self) -> int:
        """How many cases lack something that was asked for."""
        return len(self.end.not_made) + self.end.more_not_made if self.end else 0

    @property
    def rate(self) -> float:
        """Cases a second so far."""
        if self.began_at is None or not self.done:
            return 0.0
        return self.done / max((self.ended_at or time.time()) - self.began_at, 0.001)

    def file(self, number: int) -> Path | None:
        """One of the workbooks given back, as this job has written it; None where it is there no more."""
        if self.end is None or not 0 <= number < len(self.end.files):
            return None
        path = self.end.files[number]
        return path if stamp(path) == self.stamps[number] else None


class Jobs:
    """`tell` hears of every step. Nothing runs before the first job is asked for. `earlier` tells those of earlier starts."""

    def __init__(
        self,
        today: Callable[[], date],
        tell: Callable[[str, object], None],
        earlier: Callable[[], Sequence[Job]] = tuple,
    ) -> None:
        self._today, self._tell, self._earlier = today, tell, earlier
        self._jobs: list[Job] = []
        self._changed = Condition()
        self._stop: Connection | None = None
        self._thread: Thread | None = None
        self._end_by: float | None = None

    def all(self) -> Sequence[Job]:
        """Every job of this start, the latest first, then the last one of each folder that this start has not written."""
        ours = {job.order.out for job in self._jobs}
        return [*self._jobs[::-1], *(job for job in self._earlier() if job.order.out not in ours)]

    def job(self, name: str) -> Job | None:
        """One of them."""
        return next((job for job in self.all() if job.id == name), None)

    def busy(self) -> bool:
        """Whether one runs or waits."""
        return any(job.state in ("queued", "running") for job in self._jobs)

    def ask(self, order: Order, book: str, title: str) -> Job:
        """Put a batch into the queue."""
        job = Job(order, book, title)
        with self._changed:
            self._jobs.append(job)
            if self._thread is None:
                self._thread = Thread(target=self._work, daemon=True)
                self._thread.start()
            self._changed.notify_all()
        self._told(job)
        return job

    def again(self, job: Job, *, renamed: bool = False) -> Job:
        """The same once more in its place: what is made and has not changed is left, what is missing is made.

        `renamed` says that people may go by other names than in the packets that are there.
        """
        with self._changed:
            if job in self._jobs and job.state not in ("queued", "running"):
                self._jobs.remove(job)
        return self.ask(replace(job.order, renamed=renamed), job.book, job.title)

    def stop(self, job: Job) -> None:
        """Let it end in good order; one that has not begun does not begin."""
        with self._changed:
            if job.state == "queued":
                job.state, job.ended_at = "stopped", time.time()
            elif job.state == "running" and self._stop is not None:
                self._stop.send("stop")
        self._told(job)

    def close(self) -> None:
        """End with the program: stop what runs, and wait a moment for it."""
        with self._changed:
            self._end_by = time.monotonic() + _END_SECONDS
            for job in self._jobs:
                if job.state == "queued":
                    job.state = "stopped"
            if self._stop is not None:
                self._stop.send("stop")
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(_END_SECONDS + _WORKERS_SECONDS)

    def _work(self) -> None:
        while self._end_by is None:
            with self._changed:
                job = next((one for one in self._jobs if one.state == "queued"), None)
                if job is None:
                    self._changed.wait()
                    continue
                job.state, job.began_at = "running", time.time()
            self._do(job)

    def _do(self, job: Job) -> None:
        spawning = get_context("spawn")
        ours, theirs = spawning.Pipe()
        process = spawning.Process(target=make, args=(job.order, self._today(), theirs))
        process.start()
        theirs.close()
        with self._changed:
            self._stop = ours
            if self._end_by is not None:
                ours.send("stop")
        end = _BROKEN
        try:
            end = self._hear(job, ours)
        finally:
            with self._changed:
                self._stop = None
            _let_end(process, job.order.out, well=end is not _BROKEN)
            ours.close()
            job.end, job.ended_at = end, time.time()
            job.stamps = tuple(map(stamp, end.files))
            job.state = "failed" if end.broken else "stopped" if end.stopped else "done"
            self._told(job)

    def _hear(self, job: Job, connection: Connection) -> Ended:
        while True:
            if not connection.poll(_LISTEN_SECONDS):
                if self._end_by is not None and time.monotonic() > self._end_by:
                    return _BROKEN
                continue
            try:
                told: Told = connection.recv()
            except (EOFError, OSError):
                return _BROKEN
            if isinstance(told, Ended):
                return told
            self._note(job, told)

    def _note(self, job: Job, told: Going) -> None:
        job.done, job.expected = told.done, told.expected
        self._told(job)

    def _told(self, job: Job) -> None:
        self._tell("job", {"id": job.id, "state": job.state, "done": job.done, "expected": job.expected})


def _let_end(process: BaseProcess, out: Path, *, well: bool) -> None:
    """Wait for the process that has said how it ended; end one that has not, and clear up after it."""
    process.join(None if well else 0.1)
    if not process.is_alive():
        return
    process.kill()
    process.join()
    lock = out / LOCK
    with suppress(OSError, Timeout):
        with FileLock(lock, timeout=_WORKERS_SECONDS, mode=0o600):  # 它的工作进程都结束了，才拿得到
            clear_leftovers(out)
        lock.unlink(missing_ok=True)


def stamp(path: Path) -> tuple[int, int]:
    """What tells that a file was written anew."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
