"""Work done in a fork, and what it found handed back; a fork that takes too long hands back nothing."""

import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

Result = TypeVar("Result")
Key = TypeVar("Key")


class Fork(Generic[Result]):
    """A child process at work. `cpu_seconds` is processor time, so that a busy machine changes nothing."""

    def __init__(self, work: Callable[[], Result], cpu_seconds: float = 0) -> None:
        self._reading, writing = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            try:
                signal.signal(signal.SIGPROF, signal.SIG_DFL)
                signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
                signal.alarm(int(cpu_seconds * 20))
                found: Result | BaseException
                try:
                    found = work()
                except BaseException as error:
                    found = error
                with os.fdopen(writing, "wb") as pipe:
                    pickle.dump(found, pipe)
            finally:
                os._exit(0)
        os.close(writing)

    def result(self) -> Result | None:
        """What the work handed back, once it is done."""
        with os.fdopen(self._reading, "rb") as pipe:
            written = pipe.read()
        os.waitpid(self._pid, 0)
        found = pickle.loads(written) if written else None
        if isinstance(found, BaseException):
            raise found
        return found


def side_by_side(
    works: Iterable[tuple[Key, Callable[[], Result], float]], jobs: int
) -> Iterator[tuple[Key, Result | None]]:
    """The results in the order of the works, `jobs` of them under way at a time."""
    under_way: deque[tuple[Key, Fork[Result]]] = deque()
    for key, work, cpu_seconds in works:
        if len(under_way) == jobs:
            done, fork = under_way.popleft()
            yield done, fork.result()
        under_way.append((key, Fork(work, cpu_seconds)))
    for done, fork in under_way:
        yield done, fork.result()
