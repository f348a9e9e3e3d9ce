"""The texts that the cells of a workbook share, kept on the disk: a large workbook has hundreds of thousands."""

import re
import tempfile
import zipfile
from array import array
from collections.abc import Iterable
from typing import IO

from recovery_docs.intake.raw_rows import UnusualError

_PIECE = 1 << 18
_TEXT = re.compile(rb"<si(?:\s[^>]*)?/>|<si(?:\s[^>]*)?>.*?</si>", re.DOTALL)
_HEAD = re.compile(rb"<sst(?:\s[^>]*)?>", re.DOTALL)
_TAIL = re.compile(rb"\s*(?:<extLst.*</extLst>\s*)?</sst>\s*", re.DOTALL)


class SharedTexts:
    """Each text as it stands in its part, by its number. Raises `UnusualError` for a part that is not as usual."""

    def __init__(self, archive: zipfile.ZipFile, part: str) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as this
        self._ends = array("Q", (0,))
        self._head = b""
        with archive.open(part) as stream:
            self._take(stream)

    def picked(self, numbers: Iterable[int]) -> bytes:
        """The part with only these texts, in this order."""
        return b"".join((self._head, *map(self._text, numbers), b"</sst>"))

    def _text(self, number: int) -> bytes:
        if number + 1 >= len(self._ends):
            return b"<si><t/></si>"
        start, end = self._ends[number : number + 2]
        self._file.seek(start)
        return self._file.read(end - start)

    def _take(self, stream: IO[bytes]) -> None:
        held = b""
        while piece := stream.read(_PIECE):
            held += piece
            if not self._head:
                found = _HEAD.search(held)
                if found is None:
                    continue
                self._head, held = held[: found.end()], held[found.end() :]
            done = 0
            for found in _TEXT.finditer(held):
                done = found.end()
                self._file.write(found[0])
                self._ends.append(self._ends[-1] + len(found[0]))
            held = held[done:]
        if not self._head.endswith(b"/>") and not _TAIL.fullmatch(held):
            raise UnusualError("sharedStrings")
