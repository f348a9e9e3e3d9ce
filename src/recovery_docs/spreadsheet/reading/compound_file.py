"""A stream out of a compound file, the container of .xls and .et (MS-CFB)."""

import struct
from collections.abc import Sequence

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins (MS-CFB 2.2): .xls, and .xlsx with a password."""
_IN_HEADER, _ENTRY, _LAST_SECTOR = 109, 128, 0xFFFFFFFA
_SHIFTS = ((9, 6), (12, 6))
"""Sectors of 512 or 4,096 bytes, small ones of 64 (MS-CFB 2.2)."""
_NO_SECTOR = 0xFFFFFFFE
_ROOT = "Root Entry"


def stream(data: bytes, *names: str) -> bytes:
    """The first stream of one of these names, empty where there is none. Raises `ValueError` for a damaged file."""
    try:
        return _stream(data, names)
    except (struct.error, IndexError) as error:
        raise ValueError("compound file") from error


def _stream(data: bytes, names: Sequence[str]) -> bytes:
    shift, small_shift = struct.unpack_from("<2H", data, 30)
    if (shift, small_shift) not in _SHIFTS:
        raise ValueError("sectors")
    size, small_size = 1 << shift, 1 << small_shift
    first_folder, small_limit, first_small, first_more = _header(data)
    table = _allocation(data, size, first_more)
    folder = _joined(data[size:], table, first_folder, size)
    entries: dict[str, tuple[int, int]] = {}
    for at in range(0, len(folder), _ENTRY):
        length = struct.unpack_from("<H", folder, at + 64)[0]
        name = folder[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
        entries.setdefault(name, struct.unpack_from("<2I", folder, at + 116))
    start, length = next((entries[name] for name in names if name in entries), (_NO_SECTOR, 0))
    if length >= small_limit:
        return _joined(data[size:], table, start, size)[:length]
    small_table = _numbers(_joined(data[size:], table, first_small, size))
    small = _joined(data[size:], table, entries[_ROOT][0], size) if _ROOT in entries else b""
    return _joined(small, small_table, start, small_size)[:length]


def _header(data: bytes) -> tuple[int, int, int, int]:
    """The first sector of the directory; below which length a stream is small; the first sectors of two more tables."""
    return (
        *struct.unpack_from("<I", data, 48),
        *struct.unpack_from("<2I", data, 56),
        *struct.unpack_from("<I", data, 68),
    )


def _allocation(data: bytes, size: int, more: int) -> Sequence[int]:
    """For each sector the one that follows it."""
    places = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
    for _ in range(len(data) // size):
        if more >= _LAST_SECTOR:
            break
        *found, more = struct.unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        places += found
    used = (place for place in places if place < _LAST_SECTOR)
    return _numbers(b"".join(data[(place + 1) * size : (place + 2) * size] for place in used))


def _numbers(data: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _joined(sectors: bytes, table: Sequence[int], first: int, size: int) -> bytes:
    found: list[bytes] = []
    sector = first
    while sector < _LAST_SECTOR:
        if len(found) > len(table):
            raise ValueError("chain")
        found.append(sectors[sector * size : (sector + 1) * size])
        sector = table[sector]
    return b"".join(found)
