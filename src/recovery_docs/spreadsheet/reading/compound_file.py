"""A stream out of a compound file, the container of .xls and .et, and into a sound one (MS-CFB).

calamine believes what a container says of itself: a damaged one makes it stop with a long message, or ask for gigabytes, and
the whole program ends. It is given a new one, with the stream that was found.
"""

import struct
from collections.abc import Sequence

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins (MS-CFB 2.2): .xls, and .xlsx with a password."""
_IN_HEADER, _ENTRY, _LAST_SECTOR = 109, 128, 0xFFFFFFFA
_SHIFTS = ((9, 6), (12, 6))
"""Sectors of 512 or 4,096 bytes, small ones of 64 (MS-CFB 2.2)."""
_NO_SECTOR = 0xFFFFFFFE
_ROOT = "Root Entry"
_FREE, _OF_TABLE = 0xFFFFFFFF, 0xFFFFFFFD
_LARGE = 4096
_ROOT_KIND, _STREAM_KIND = 5, 2


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


def container(data: bytes, name: str) -> bytes:
    """A compound file that holds this stream alone. Raises `ValueError` for one of more than 400 MB."""
    data = data.ljust(_LARGE, b"\0")  # 更短的放在小扇区里
    sectors = -(-len(data) // _LARGE)
    tables = -(-(sectors + 1) // (_LARGE // 4 - 1))
    if tables > _IN_HEADER:
        raise ValueError("size")
    first = tables + 1
    chain = [*[_OF_TABLE] * tables, _NO_SECTOR, *range(first + 1, first + sectors), _NO_SECTOR]
    header = struct.pack("<8s16x5H6x", MAGIC, 0x3E, 4, 0xFFFE, *_SHIFTS[1])
    header += struct.pack("<9I", 1, tables, tables, 0, _LARGE, _NO_SECTOR, 0, _NO_SECTOR, 0)
    folder = _entry(_ROOT, _ROOT_KIND, 1, first, 0) + _entry(name, _STREAM_KIND, _FREE, first, len(data))
    parts = (header + _packed([*range(tables)], _IN_HEADER), _packed(chain, tables * _LARGE // 4), folder, data)
    return b"".join(part.ljust(-(-len(part) // _LARGE) * _LARGE, b"\0") for part in parts)


def _packed(numbers: Sequence[int], length: int) -> bytes:
    return struct.pack(f"<{length}I", *numbers, *[_FREE] * (length - len(numbers)))


def _entry(name: str, kind: int, child: int, start: int, length: int) -> bytes:
    """Of the directory (MS-CFB 2.6.1)."""
    written = f"{name}\0".encode("utf-16-le")
    return struct.pack("<64sH2B3I36xIQ", written, len(written), kind, 1, _FREE, _FREE, child, start, length)


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
