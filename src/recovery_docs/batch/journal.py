"""Which packets a run is making, so that a run that was killed and started again tells of itself as one run.

Each process that makes packets has a file of its own and says beforehand what it is about to make. A run that ends takes
the files away; what a later run finds of the same run (same input, day, filings, templates, program and law) it takes up.
"""

import json
import os
import shutil
import socket
from contextlib import suppress
from pathlib import Path

FOLDER = ".journal"


class Journal:
    """The files of one run under its folder; `key` says which run it is."""

    def __init__(self, out: Path, key: str) -> None:
        self._folder = out / FOLDER
        self._ended = out / f"{FOLDER}-ended"
        self._key = key
        self._handle: int | None = None
        self._read_to: dict[Path, int] = {}
        self._noted: dict[str | None, tuple[str, ...]] = {}

    def begin(self) -> None:
        """Make room, and take away what another run left."""
        shutil.rmtree(self._ended, ignore_errors=True)
        self._folder.mkdir(mode=0o700, exist_ok=True)
        for path in self._folder.iterdir():
            if not path.name.startswith(f"{self._key}."):
                path.unlink(missing_ok=True)

    def note(self, folder: str, changed: tuple[str, ...]) -> None:
        """Say that a packet is about to be made, and what it differs in from the one that is there."""
        if self._handle is None:
            own = self._folder / f"{self._key}.{socket.gethostname()}.{os.getpid()}"
            self._handle = os.open(own, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        line = json.dumps([folder, changed], ensure_ascii=False) + "\n"
        os.write(self._handle, line.encode())

    def close(self) -> None:
        """Let go of the file, which the next note opens again; Windows moves no folder with an open file in it."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def noted(self) -> dict[str | None, tuple[str, ...]]:
        """By folder what the run has noted so far, in this attempt or one that was killed; of several notes the first."""
        for path in sorted(self._folder.glob(f"{self._key}.*")):
            with path.open("rb") as file:
                file.seek(self._read_to.get(path, 0))
                for line in file:
                    if not line.endswith(b"\n"):  # 写到一半，或者被终止
                        break
                    self._read_to[path] = self._read_to.get(path, 0) + len(line)
                    with suppress(ValueError):
                        folder, changed = json.loads(line)
                        self._noted.setdefault(folder, tuple(changed))
        return self._noted

    def end(self) -> None:
        """The run is over and has said what became of it."""
        self._folder.rename(self._ended)  # 一下子：删到一半被终止，不会只剩一半的记录
        shutil.rmtree(self._ended, ignore_errors=True)
