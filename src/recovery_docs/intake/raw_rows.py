"""The rows of a worksheet part as they stand in the file, one by one, so that a large sheet never stands in memory."""

import re
from collections.abc import Callable, Iterator
from typing import IO

from openpyxl.utils import column_index_from_string as column_number

_PIECE = 1 << 18
_START = re.compile(rb"<sheetData\s*>")
_NO_ROWS = re.compile(rb"<sheetData\s*/>")
_ROW = re.compile(rb'<row\s[^>]*?\br="(\d+)"')
_CELL = re.compile(rb'<c\s[^>]*?\br="([A-Z]+)\d+"')
_END, _ROWS_END = b"</row>", b"</sheetData>"


class UnusualError(Exception):
    """The package is put together as Excel, WPS, LibreOffice and openpyxl do not; it has to be loaded as a whole."""


class RawRow:
    """One row as it stands in the file."""

    __slots__ = ("data", "number")

    def __init__(self, data: bytes) -> None:
        found = _ROW.match(data)
        if found is None:
            raise UnusualError("row")
        self.number = int(found[1])
        self.data = data

    @property
    def last_column(self) -> int:
        """The column of the last cell; 0 where there is none."""
        at = self.data.rfind(b"<c ")
        if at < 0:
            return 0
        found = _CELL.match(self.data, at)
        if found is None:
            raise UnusualError("cell")
        return column_number(found[1].decode())


class RawRows:
    """Goes through a worksheet part; `head` and `tail`, what stands before its rows and behind, are known at the end."""

    def __init__(self, open_part: Callable[[], IO[bytes]]) -> None:
        self._open = open_part
        self.head = self.tail = b""

    def __iter__(self) -> Iterator[RawRow | bytes]:
        """Every row with cells, and between them what has none, as it stands."""
        with self._open() as stream:
            held = stream.read(_PIECE)
            if held[:2] in (b"\xff\xfe", b"\xfe\xff"):
                raise UnusualError("encoding")
            while (start := _START.search(held)) is None:
                piece = stream.read(_PIECE)
                if _NO_ROWS.search(held) or not piece:
                    self.head, self.tail = held + piece + stream.read(), b""
                    return
                held += piece
            self.head, held = held[: start.end()], held[start.end() :]
            while True:
                *whole, held = held.split(_END)
                for part in whole:
                    at = part.rfind(b"<row ")
                    if at < 0:
                        raise UnusualError("row")
                    if at:
                        yield part[:at]
                    yield RawRow(part[at:] + _END)
                piece = stream.read(_PIECE)
                if not piece:
                    break
                held += piece
        loose, _, tail = held.partition(_ROWS_END)
        if loose:
            yield loose
        self.tail = _ROWS_END + tail
