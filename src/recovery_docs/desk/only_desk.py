"""One program for one folder: a second start finds the first, and asks it for a way in."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from filelock import FileLock, Timeout

from recovery_docs.desk.door import Door
from recovery_docs.desk.guard import DOORBELL
from recovery_docs.packet.atomic_folder import put_file

_LOCK, _BELL = ".desk.lock", ".desk.json"
_PATIENCE_SECONDS = 8


class RunningError(Exception):
    """Another start serves the folder; `address` lets one browser into it, None where it does not answer."""

    def __init__(self, address: str | None) -> None:
        super().__init__()
        self.address = address


@contextmanager
def only_desk(folder: Path, door: Door) -> Iterator[Callable[[], None]]:
    """Keep other starts out of the folder; what is yielded lets them in again.

    Raises:
        RunningError: Another start is here.
    """
    lock, bell = FileLock(folder / _LOCK, timeout=0, mode=0o600), folder / _BELL
    _acquire(lock, bell)

    def leave() -> None:
        if lock.is_locked:
            bell.unlink(missing_ok=True)
            lock.release()
            with suppress(OSError):  # Windows 要先放开才能删
                (folder / _LOCK).unlink(missing_ok=True)

    try:
        put_file(bell, json.dumps({"host": door.host, "key": door.doorbell}).encode())
        yield leave
    finally:
        leave()


def _acquire(lock: FileLock, bell: Path) -> None:
    """The lock, or word of the start that holds it: one that begins has no bell yet, one that ends answers no more."""
    patience = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            lock.acquire()
            return
        except Timeout:
            address = _way_in(bell)
            if address is not None or time.monotonic() > patience:
                raise RunningError(address) from None
            time.sleep(0.2)


def _way_in(bell: Path) -> str | None:
    """The address that the first start gives us."""
    try:
        found = json.loads(bell.read_text(encoding="utf-8"))
        connection = HTTPConnection("127.0.0.1", int(found["host"].rpartition(":")[2]), timeout=_PATIENCE_SECONDS)
        with closing(connection):
            headers = {"Host": found["host"], "Authorization": f"Bearer {found['key']}"}
            connection.request("POST", DOORBELL, headers=headers)
            return str(json.loads(connection.getresponse().read())["address"])
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return None
