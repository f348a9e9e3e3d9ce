"""PDFs whose streams expand beyond reason: a file of two kilobytes may hold gigabytes, packed twice."""

import base64
import re
import zlib
from collections.abc import Iterator

import pikepdf

LIMIT = 128 << 20
"""Bytes that the drawing of a page, or a table of the file, may have; honest ones have a megabyte or two."""
_FLATE, _ASCII, _HEX = ("/FlateDecode", "/Fl"), ("/ASCII85Decode", "/A85"), ("/ASCIIHexDecode", "/AHx")
_MOST = 1400
"""What LZW and run lengths can expand to at most, so many times."""
_TABLE = re.compile(rb"/(?:XRef|ObjStm)\b")
_BEGIN = re.compile(rb"stream\r?\n")
_NEAR = 4096


def expanding_tables(data: bytes) -> bool:
    """Whether a table of the file expands so; looked for in the bytes, since whoever opens the file expands it."""
    return any(_too_long(data, start) for start in _tables(data))


def expands(stream: pikepdf.Stream) -> bool:
    """Whether a stream expands so. Raises `ValueError` for one that is damaged."""
    named = stream.get("/Filter", pikepdf.Array())
    filters = [str(one) for one in (named if isinstance(named, pikepdf.Array) else [named])]
    data = stream.read_raw_bytes()
    for name in filters:
        if name in _FLATE:
            data = zlib.decompressobj().decompress(data, LIMIT + 1)
        elif name in _ASCII:
            data = base64.a85decode(data.strip().removeprefix(b"<~").removesuffix(b"~>"))
        elif name in _HEX:
            data = bytes.fromhex(data.decode("ascii").strip().removesuffix(">"))
        elif len(data) * _MOST > LIMIT or len(filters) > 1:
            return True
        if len(data) > LIMIT:
            return True
    return False


def _tables(data: bytes) -> Iterator[int]:
    """Where the bytes of each begin."""
    for table in _TABLE.finditer(data):
        if begin := _BEGIN.search(data, table.end(), table.end() + _NEAR):
            yield begin.end()


def _too_long(data: bytes, start: int) -> bool:
    """Whether what is packed there, once or several times, is longer than anybody needs."""
    packed: bytes | memoryview = memoryview(data)[start:]
    while True:
        try:
            packed = zlib.decompressobj().decompress(packed, LIMIT + 1)
        except zlib.error:
            return False
        if len(packed) > LIMIT:
            return True
