"""Workbooks of the format before 2007 (.xls), built record by record as Excel writes them (MS-XLS), in their container."""

import struct
from collections.abc import Sequence

SECTOR, FREE, END, TABLE = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
PLAIN, PERCENT = 0, 1
"""The two formats of cells that every book here has."""


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<2H", kind, len(data)) + data


def words(text: str, *, length: str = "<H") -> bytes:
    return struct.pack(length, len(text)) + b"\x01" + text.encode("utf-16-le")


def cell(row: int, column: int, value: str | float, style: int = PLAIN) -> bytes:
    """A cell that holds a text or a number."""
    at = struct.pack("<3H", row, column, style)
    if isinstance(value, str):
        return record(0x0204, at + words(value)) if value else b""
    return record(0x0203, at + struct.pack("<d", value))


def short_numbers(row: int, column: int, values: Sequence[tuple[int, float]]) -> bytes:
    """Cells beside each other that hold hundredths: style and value of each."""
    packed = b"".join(struct.pack("<HI", style, round(value * 100) << 2 | 0b11) for style, value in values)
    return record(0x00BD, struct.pack("<2H", row, column) + packed + struct.pack("<H", column + len(values) - 1))


def typed_error(row: int, column: int, code: int) -> bytes:
    return record(0x0205, struct.pack("<3H2B", row, column, PLAIN, code, 1))


def computed(row: int, column: int, result: bytes, *, marks: int = 0) -> bytes:
    """A formula with these eight bytes for its result; what it computes is left empty."""
    return record(0x0006, struct.pack("<3H", row, column, PLAIN) + result + struct.pack("<HIH", marks, 0, 0))


def computed_by(program: int) -> bytes:
    """The record of who computed the book last, 0 for nobody."""
    return record(0x01C1, struct.pack("<2HI", 0x01C1, 0, program))


def computed_error(row: int, column: int, code: int) -> bytes:
    return computed(row, column, bytes((2, 0, code, 0, 0, 0, 0xFF, 0xFF)))


EMPTY_TEXT = bytes((3, 0, 0, 0, 0, 0, 0xFF, 0xFF))
ZERO = struct.pack("<d", 0)
EXCEL, NOBODY = computed_by(191_029), computed_by(0)
NOT_COMPUTED = record(0x005E, bytes(2))
"""That a sheet was saved without being computed."""


def old_book(name: str, cells: bytes, *, head: bytes = b"") -> bytes:
    """A workbook of one sheet, a chart in it; as small as it is, or filled up to what is kept in sectors of its own."""
    begin, chart = (record(0x0809, struct.pack("<4H2I", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6)) for kind in (0x05, 0x20))
    sheet_begin = record(0x0809, struct.pack("<4H2I", 0x0600, 0x10, 0x0DBB, 0x07CC, 0, 6))
    percent = record(0x041E, struct.pack("<H", 164) + words('0.0"年"%'))
    styles = b"".join(record(0x00E0, struct.pack("<2H", 0, number) + bytes(16)) for number in (0, 164))
    head = begin + head + record(0x0042, struct.pack("<H", 1200)) + percent + styles
    end = record(0x000A)
    entry = words(name, length="<B")
    start = len(head) + 4 + 6 + len(entry) + len(end)
    sheet = record(0x0085, struct.pack("<I2B", start, 0, 0) + entry)
    return container(head + sheet + end + sheet_begin + chart + typed_error(0, 200, 7) + end + cells + end)


def container(stream: bytes, name: str = "Workbook") -> bytes:
    """A compound file of one stream (MS-CFB); what is shorter than 4,096 bytes lies in small sectors."""
    small = len(stream) < 4096
    first, small_table = (3, 2) if small else (2, END)
    sectors = -(-len(stream) // SECTOR)
    chain = [*range(first + 1, first + sectors), END]
    table = numbers(TABLE, END, *([END] if small else []), *chain)
    root = entry("Root Entry", 5, first if small else END, sectors * SECTOR if small else 0, child=1)
    book = entry(name, 2, 0 if small else first, len(stream))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<10I", 0, 1, 1, 0, 4096, small_table, int(small), END, 0, 0)
    small_sectors = -(-len(stream) // 64)
    parts = [header, table, root + book, stream]
    if small:
        parts.insert(3, numbers(*range(1, small_sectors), END))
    fill = [b"\xff", b"\xff", b"\0", *([b"\xff"] if small else []), b"\0"]
    return b"".join(part.ljust(-(-len(part) // SECTOR) * SECTOR, by) for part, by in zip(parts, fill, strict=True))


def numbers(*values: int) -> bytes:
    return struct.pack(f"<{len(values)}I", *values)


def entry(name: str, kind: int, start: int, length: int, child: int = FREE) -> bytes:
    """An entry of the directory."""
    written = (name + "\0").encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack("<H2B", len(written), kind, 1) + numbers(FREE, FREE, child)
    return head + bytes(36) + numbers(start, length, 0)
