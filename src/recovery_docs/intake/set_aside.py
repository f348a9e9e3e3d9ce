"""What has to be remembered of a large file while it is read, kept on the disk: names that are taken, rows set aside."""

import pickle
import sqlite3
from collections.abc import Iterator
from typing import Any

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -1024;
CREATE TABLE taken (name TEXT PRIMARY KEY, by TEXT) WITHOUT ROWID;
CREATE TABLE aside (number INTEGER PRIMARY KEY, name TEXT, held BLOB);
CREATE INDEX aside_name ON aside (name);
BEGIN;
"""


class Aside:
    """A file without a name, which goes with the process; SQLite keeps a megabyte in memory."""

    def __init__(self) -> None:
        self._file = sqlite3.connect("", isolation_level=None)
        self._file.executescript(_SCHEMA)
        self._any = False

    def claim(self, name: str, by: str) -> str | None:
        """Take a name; gives who has it already, or nothing where it was free."""
        if self._file.execute("INSERT OR IGNORE INTO taken VALUES (?, ?)", (name, by)).rowcount:
            return None
        return self.holder(name)

    def holder(self, name: str) -> str | None:
        """Who has a name, or nothing where it is free."""
        found = self._file.execute("SELECT by FROM taken WHERE name = ?", (name,)).fetchone()
        return None if found is None else str(found[0])

    def put(self, name: str, thing: Any) -> None:
        """Set something aside under a name."""
        self._any = True
        data = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
        self._file.execute("INSERT INTO aside (name, held) VALUES (?, ?)", (name, data))

    def take(self, name: str) -> list[Any]:
        """What was set aside under a name, in its order, and no longer is."""
        if not self._any:
            return []
        found = self._file.execute("SELECT held FROM aside WHERE name = ? ORDER BY number", (name,)).fetchall()
        if found:
            self._file.execute("DELETE FROM aside WHERE name = ?", (name,))
        return [pickle.loads(held) for (held,) in found]

    def rest(self) -> Iterator[tuple[str, Any]]:
        """Names and things that nobody took, in the order in which they came."""
        for name, held in self._file.execute("SELECT name, held FROM aside ORDER BY number"):
            yield name, pickle.loads(held)
