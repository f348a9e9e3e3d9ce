"""What a library writes to standard error when it breaks off, kept from the screen of a clerk who is told in a sentence."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_ONE_AT_A_TIME = Lock()


@contextmanager
def without_traces() -> Iterator[None]:
    """Hold back what is written to standard error meanwhile, by anybody; it is written afterwards, unless something is raised.

    Rust prints where a panic happened, with the whole stack where the machine asks for it, before Python hears of it.
    """
    with _ONE_AT_A_TIME, tempfile.TemporaryFile() as held:
        try:
            screen = os.dup(2)
        except OSError:  # 没有控制台
            yield
            return
        _flush()
        os.dup2(held.fileno(), 2)
        try:
            yield
        except BaseException:
            _back(screen)
            raise
        _back(screen)
        held.seek(0)
        if written := held.read():
            os.write(2, written)


def _back(screen: int) -> None:
    _flush()
    os.dup2(screen, 2)
    os.close(screen)


def _flush() -> None:
    if sys.stderr is not None:
        sys.stderr.flush()
