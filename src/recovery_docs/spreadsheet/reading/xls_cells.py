"""What calamine does not tell of an .xls: error values, which it gives as an empty text, percentages, and how rows look.

Read out of the records of the file (MS-XLS 2.4), each with its kind and its length in front. A formula that nobody has
computed yet has the result 0 (POI, JExcelApi, WriteExcel), and a mark that says so; or the empty text and no mark (xlwt).
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from recovery_docs.spreadsheet.column_letters import letters_of
from recovery_docs.spreadsheet.reading.appearance import Appearance
from recovery_docs.spreadsheet.reading.compound_file import MAGIC, container, stream
from recovery_docs.spreadsheet.reading.untold import NEVER_COMPUTED, PERCENTS, Untold
from recovery_docs.spreadsheet.reading.used_range import prove_room

_BEGIN, _END, _SHEET, _FONT, _NUMBER_FORMAT, _CELL_FORMAT = 0x0809, 0x000A, 0x0085, 0x0031, 0x041E, 0x00E0
_ROW, _FILTERED, _USED_RANGE, _TEXTS, _PASSWORD = 0x0208, 0x009B, 0x0200, 0x00FC, 0x002F
_FORMULA, _ERROR_OR_TRUTH, _SHORT_NUMBERS = 0x0006, 0x0205, 0x00BD
_COMPUTED_BY, _NOT_COMPUTED = 0x01C1, 0x005E
"""MS-XLS, RecalcId: the number of the program that computed the book last; Uncalced: a sheet saved without being computed."""
_ON_OPENING = 0x02
"""Of a formula: it is to be computed when the book is opened. Excel does not write it (MS-XLS 2.4.127, reserved1)."""
_ZERO, _EMPTY_TEXT = bytes(8), bytes((3, 0, 0, 0, 0, 0, 0xFF, 0xFF))
"""Results of formulas (MS-XLS 2.5.133)."""
_CELLS = frozenset((_FORMULA, _ERROR_OR_TRUTH, 0x0203, 0x027E, 0x00FD, 0x0204, 0x00D6))
"""Records of one cell with something in it, each of which begins with row, column and format."""
_STREAMS, _ENCRYPTED = ("Workbook", "Book"), "EncryptedPackage"
"""What holds the records, from Excel 97 on and before (MS-XLS 2.1.7); and an .xlsx with a password (MS-OFFCRYPTO 2.3.4.4)."""
_HIDDEN, _STRUCK = 0x20, 0x08
"""Of a row (MS-XLS 2.4.221, fDyZero) and of a font (2.4.122, fStrikeOut)."""
_NO_FONT = 4
"""The number that no font has; those above are one too high (MS-XLS 2.5.129)."""
_MAX_ROWS, _MAX_COLUMNS = 65_536, 256
"""What a sheet of the format can hold; calamine takes memory for whatever a file says that it holds."""
_HELD = 3
"""So many times does calamine hold a sheet: as values, their copy, and formulas."""
_SHORTEST_TEXT = 3
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
"""MS-XLS 2.5.10."""
_ERROR, _UNKNOWN = 2, "#VALUE!"


class XlsSheet(NamedTuple):
    """What calamine does not tell of one sheet; and the row and the column, from 0, up to which anything is written."""

    untold: Untold
    appearance: Appearance
    end: tuple[int, int]


class _Formats(NamedTuple):
    """The formats of cells, by their numbers, that show a percentage or strike through."""

    percent: frozenset[int]
    struck: frozenset[int]


class LockedError(ValueError):
    """A workbook with a password."""


class OldBook(NamedTuple):
    """An .xls: in a sound container, for calamine; and what calamine does not tell of its sheets, in their order."""

    sound: bytes
    sheets: Sequence[XlsSheet]


def old_book(file: Path) -> OldBook | None:
    """The file as an .xls, if it is one. Raises `ValueError` for a damaged one, `LockedError` for one with a password."""
    with file.open("rb") as opened:
        if opened.read(len(MAGIC)) != MAGIC:
            return None
    data = file.read_bytes()
    name = next((one for one in _STREAMS if stream(data, one)), None)
    if name is None:
        raise LockedError if stream(data, _ENCRYPTED) else ValueError("no workbook")
    book = stream(data, name)
    try:
        return OldBook(container(book, name), _of_book(book))
    except (struct.error, IndexError) as error:
        raise ValueError("records") from error


def _of_book(data: bytes) -> Sequence[XlsSheet]:
    starts: list[int] = []
    percents, struck = {int(one) for one in PERCENTS}, set()
    fonts = 0
    cell_formats: list[tuple[int, int]] = []
    computed_by: int | None = None
    for kind, at, length in _records(data, 0):
        if kind == _SHEET:
            starts += struct.unpack_from("<I", data, at)
        elif kind == _FONT:
            if data[at + 2] & _STRUCK:
                struck.add(fonts)
            fonts += 1
        elif kind == _NUMBER_FORMAT and b"%" in data[at + 2 : at + length]:
            percents.add(struct.unpack_from("<H", data, at)[0])
        elif kind == _PASSWORD:
            raise LockedError
        elif kind == _COMPUTED_BY:
            (computed_by,) = struct.unpack_from("<I", data, at + 4)
        elif kind == _TEXTS and struct.unpack_from("<I", data, at + 4)[0] * _SHORTEST_TEXT > len(data):
            raise ValueError("texts")
        elif kind == _CELL_FORMAT:
            cell_formats.append(struct.unpack_from("<2H", data, at))
    formats = _Formats(
        frozenset(at for at, (_, number) in enumerate(cell_formats) if number in percents),
        frozenset(at for at, (font, _) in enumerate(cell_formats) if font - (font > _NO_FONT) in struck),
    )
    sheets = [_of_sheet(data, start, formats, computed_by) for start in starts]
    reached = (sheet.end for sheet in sheets)
    prove_room([(_HELD * (row + 1) * (column + 1), (_reference(row, column),)) for row, column in reached])
    return sheets


def _of_sheet(data: bytes, start: int, formats: _Formats, computed_by: int | None) -> XlsSheet:
    errors: dict[str, str] = {}
    formulas: dict[str, bytes] = {}
    percents: set[str] = set()
    struck: set[str] = set()
    hidden: set[int] = set()
    filtered, unsaved, end = False, computed_by == 0, (0, 0)
    for kind, at, length in _records(data, start):
        written = _written(data, kind, at, length)
        for row, column, style in written:
            end = max(end[0], row), max(end[1], column)
            if style in formats.percent:
                percents.add(_reference(row, column))
            if style in formats.struck:
                struck.add(_reference(row, column))
        if kind == _FORMULA:
            formulas[_reference(*written[0][:2])] = data[at + 6 : at + 16]
        elif kind == _ERROR_OR_TRUTH and data[at + 7]:
            errors[_reference(*written[0][:2])] = _ERRORS.get(data[at + 6], _UNKNOWN)
        elif kind == _ROW and data[at + 12] & _HIDDEN:
            hidden.add(struct.unpack_from("<H", data, at)[0] + 1)
        filtered, unsaved = filtered or kind == _FILTERED, unsaved or kind == _NOT_COMPUTED
    errors |= _without_a_result(formulas, unsaved=unsaved, ever_computed=computed_by is not None)
    appearance = Appearance(frozenset(hidden), filtered, frozenset(struck))
    return XlsSheet(Untold(errors, frozenset(percents)), appearance, end)


def _written(data: bytes, kind: int, at: int, length: int) -> Sequence[tuple[int, int, int]]:
    """Row, column and format of each cell of a record. Raises `ValueError` where it says more than the format can hold."""
    cells: Sequence[tuple[int, int, int]] = ()
    if kind in _CELLS:
        cells = (struct.unpack_from("<3H", data, at),)
    elif kind == _SHORT_NUMBERS:
        row, first = struct.unpack_from("<2H", data, at)
        styles = struct.iter_unpack("<HI", data[at + 4 : at + length - 2])
        cells = [(row, column, style) for column, (style, _) in enumerate(styles, start=first)]
    elif kind == _USED_RANGE:  # 更早的版本只有 10 个字节
        first_row, rows, first_column, columns = struct.unpack_from("<2I2H" if length >= 14 else "<4H", data, at)
        if first_row > rows or first_column > columns or rows > _MAX_ROWS or columns > _MAX_COLUMNS:
            raise ValueError("range")
    if cells and cells[-1][1] >= _MAX_COLUMNS:
        raise ValueError("range")
    return cells


def _without_a_result(formulas: Mapping[str, bytes], *, unsaved: bool, ever_computed: bool) -> dict[str, str]:
    """The formulas that cannot be read, of those of a sheet, given with the eight bytes of their results and their marks.

    A text may be empty: that is what ="" comes to; but not every one of a sheet that no program ever computed.
    """
    empty = not ever_computed and all(one.startswith(_EMPTY_TEXT) for one in formulas.values())
    errors = {}
    for reference, one in formulas.items():
        # 结果不是数时，后两个字节都是 FF，第一个字节说是哪一种，2 是错误值
        if one[6:8] == b"\xff\xff" and one[0] == _ERROR:
            errors[reference] = _ERRORS.get(one[2], _UNKNOWN)
        elif empty or (one.startswith(_ZERO) and (unsaved or one[8] & _ON_OPENING)):
            errors[reference] = NEVER_COMPUTED
    return errors


def _records(data: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """The records of a part of the file up to its end, each with its kind, where its data stand and how long they are."""
    at, depth = start, 0
    while True:
        kind, length = struct.unpack_from("<2H", data, at)
        at += 4
        depth += (kind == _BEGIN) - (kind == _END)
        if not depth and kind != _END:
            raise ValueError("beginning")
        # 图表嵌在工作表里，有自己的开头和结尾
        if depth == 1:
            yield kind, at, length
        elif not depth:
            return
        at += length


def _reference(row: int, column: int) -> str:
    return f"{letters_of(column + 1)}{row + 1}"
