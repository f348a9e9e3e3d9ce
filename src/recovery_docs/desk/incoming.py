"""A file that a page sends into one of the folders: its name made safe, nothing overwritten unasked."""

import re
import shutil
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import IO, Literal

from starlette.concurrency import run_in_threadpool

from recovery_docs.packet.atomic_folder import file_in_making
from recovery_docs.packet.file_names import safe_name

How = Literal["", "replace", "beside"]
"""What to do where another file of this name is: ask, put the new one in its place, keep both."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file: its name now; `asked` where another of this name is there and nothing was done."""

    name: str
    asked: bool = False


def cleaned(name: str) -> str:
    """The last part of a name that a browser sent, as a file may be called.

    >>> cleaned("../../台账.xlsx"), cleaned("C:\\\\甲\\\\十一月:台账.xlsx")
    ('台账.xlsx', '十一月_台账.xlsx')
    """
    return safe_name(re.split(r"[\\/]", name)[-1])


async def take(pieces: AsyncIterator[bytes], folder: Path, name: str, how: How) -> Taken:
    """Put a file into the folder, whole or not at all; one that is the same already stays as it is."""
    with tempfile.TemporaryFile(dir=folder) as coming:
        async for piece in pieces:
            coming.write(piece)
        return await run_in_threadpool(_settled, coming, folder / name, how)


def _settled(coming: IO[bytes], target: Path, how: How) -> Taken:
    if target.exists() and not _same(coming, target):
        if not how:
            return Taken(target.name, asked=True)
        target = free_name(target) if how == "beside" else target
    elif target.exists():
        return Taken(target.name)
    coming.seek(0)
    with file_in_making(target) as making, making.open("wb") as file:
        shutil.copyfileobj(coming, file)
    return Taken(target.name)


def free_name(target: Path) -> Path:
    """The path, or with the first number that no file has."""
    if not target.exists():
        return target
    numbered = (target.with_stem(f"{target.stem}({number})") for number in count(2))
    return next(path for path in numbered if not path.exists())


def _same(coming: IO[bytes], target: Path) -> bool:
    coming.seek(0, 2)
    if coming.tell() != target.stat().st_size:
        return False
    coming.seek(0)
    with target.open("rb") as there:
        while piece := there.read(1 << 20):
            if piece != coming.read(len(piece)):
                return False
    return True
