"""How far a workbook reaches, before room is made for it: one cell in the last row of a sheet would take gigabytes.

And whether its parts are written by the other of the standard's two vocabularies, which readers here do not know: they
would find no error values and no percentages in it, and say nothing.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from recovery_docs.messages import say
from recovery_docs.packages import WORKBOOK, PackageError, XmlError, damaged, elements, inflated, proven
from recovery_docs.spreadsheet.column_letters import number_of

MAX_CELLS = 20_000_000
"""Rows times columns, written or not, of all sheets; a cell takes some 24 bytes while a sheet is read."""
_Reached = tuple[int, tuple[str, ...]]
"""So many cells does a sheet take up, and these lie farthest out."""
_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br=["'](?:([A-Z]{1,3})(\d{5,7})|([A-Z]{3})(\d+))["'][^>]*(?<!/)>""")
"""A cell with a value that lies far out; all others together are seven million at most."""
_FAR = re.compile(rb"""r=["'](?:[A-Z]{1,3}\d{5}|[A-Z]{3}\d)""")
"""Quickly looked for, and in most workbooks not there."""
_TEXTS = "sharedStrings.xml"
_STRICT, _HEAD = b"purl.oclc.org/ooxml/spreadsheetml", 4096
"""The namespace of Strict Open XML (ECMA-376 part 1, as against part 4), and where a part's first element names it."""
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_CONTENT = "content.xml"


def prove(package: zipfile.ZipFile) -> None:
    """Look through every part, and refuse one that is damaged, and a sheet that reaches too far.

    Raises `PackageError`, which names the cell far out, and for Strict Open XML.
    """
    reached: list[_Reached] = []
    for name in package.namelist():
        pieces: Iterable[bytes] = inflated(package, name, WORKBOOK)
        if name.endswith((".xml", ".rels")):
            pieces = proven(pieces, name)
        if name.endswith(".xml") and not name.endswith(_TEXTS):
            pieces = _not_strict(pieces)
        if name.startswith("xl/") and name.endswith(".xml") and not name.endswith(_TEXTS):
            reached.append(_far_cells(pieces))
        elif name == _CONTENT:
            reached += _far_rows(b"".join(pieces))
        else:
            for _ in pieces:
                pass
        prove_room(reached)


def prove_room(reached: Sequence[_Reached]) -> None:
    """Refuse a workbook whose sheets together reach too far; all of them are held at once."""
    if sum(cells for cells, _ in reached) > MAX_CELLS:
        where = max(reached)[1]
        raise PackageError(
            say("表格一直写到 {cells}，大得读不了", cells=where)
            if where
            else say("表格里有重复上百万次的行，大得读不了"),
            say("在表格软件中按 Ctrl+End 找到最后一格，删去表格以外的行和列，保存后再试"),
        )


def _not_strict(pieces: Iterable[bytes]) -> Iterator[bytes]:
    for number, piece in enumerate(pieces):
        if number == 0 and _STRICT in piece[:_HEAD].replace(b"\0", b""):
            raise PackageError(
                say("工作簿存成了“Strict Open XML”格式，其中的错误值和百分数读不出来"),
                say("在 Excel 中另存，保存类型选“Excel 工作簿 (*.xlsx)”，不选带 Strict 的那一种"),
            )
        yield piece


def _far_cells(pieces: Iterable[bytes]) -> _Reached:
    lowest, rightmost = (0, ""), (0, "")
    rest = b""
    for piece in pieces:
        held = rest + piece
        for column, row, wide, its_row in _CELL.findall(held) if _FAR.search(held) else ():
            letters, number = (column or wide).decode(), (row or its_row).decode()
            reference = letters + number
            lowest = max(lowest, (int(number), reference))
            rightmost = max(rightmost, (number_of(letters), reference))
        rest = held[held.rfind(b"<") :] if b"<" in held else held
    return lowest[0] * rightmost[0], tuple(dict.fromkeys((lowest[1], rightmost[1])))


def _far_rows(content: bytes) -> Iterator[_Reached]:
    """Of an .ods, where a row or a cell says how often it is repeated."""
    try:
        for table in elements(content, f"{{{_TABLE}}}table"):
            rows = width = empty = 0
            for row in table.iter(f"{{{_TABLE}}}table-row"):
                repeated, columns = _repeats(row, "rows"), _written(row)
                if columns:
                    rows, width, empty = rows + empty + repeated, max(width, columns), 0
                else:
                    empty += repeated
            yield rows * width, ()
    except XmlError as error:
        raise damaged(WORKBOOK) from error


def _written(row: Any) -> int:
    """The columns up to the last cell with a value, or a formula."""
    position = last = 0
    for cell in row:
        position += _repeats(cell, "columns")
        if len(cell) or cell.get(f"{{{_TABLE}}}formula") is not None:
            last = position
    return last


def _repeats(element: Any, what: str) -> int:
    said = element.get(f"{{{_TABLE}}}number-{what}-repeated", "1")
    return int(said) if said.isdecimal() and len(said) < 12 else MAX_CELLS + 1
