"""Rights that end soon, kept on the disk: in a bad month every case of a large book has one."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import cast

from recovery_docs.batch.outcome import Ending
from recovery_docs.prerequisites.clocks.clock import Right

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -1024;
CREATE TABLE ending (last_day TEXT, number INTEGER, name TEXT, ends TEXT);
BEGIN;
"""


class Endings:
    """A file without a name, which goes with the process."""

    def __init__(self) -> None:
        self._file = sqlite3.connect("", isolation_level=None)
        self._file.executescript(_SCHEMA)

    def put(self, order: int, case_id: str, ending: Ending) -> None:
        """Remember one of a case; `order` is the case's place in the input."""
        row = (ending.last_day.isoformat(), order, case_id, ending.right)
        self._file.execute("INSERT INTO ending VALUES (?, ?, ?, ?)", row)

    def soonest_first(self) -> Iterator[tuple[date, str, Right]]:
        """The last day, the case and the right; of one day in the order of the input."""
        found = self._file.execute("SELECT last_day, name, ends FROM ending ORDER BY last_day, number, ends")
        for last_day, case_id, right in found:
            yield date.fromisoformat(last_day), case_id, cast(Right, right)
