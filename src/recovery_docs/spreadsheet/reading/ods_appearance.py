"""How a sheet of an .ods looks: rows that are collapsed or filtered away, cells whose style strikes their text through."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from recovery_docs.packages import WORKBOOK, PackageError, XmlError, elements, inflated, opened
from recovery_docs.spreadsheet.column_letters import letters_of
from recovery_docs.spreadsheet.reading.appearance import Appearance

_TABLE, _STYLE = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("table", "style"))
_NOT_SHOWN: Final = frozenset(("collapse", "filter"))
_NO_LINE: Final = (None, "none")


def ods_appearance(file: Path, sheet: str) -> Appearance:
    """How a sheet looks; nothing where the file is no .ods."""
    try:
        with opened(file, WORKBOOK) as package:
            content = b"".join(inflated(package, "content.xml", WORKBOOK))
            struck = _struck_styles((content, *_named_styles(package)))
        table = table_in(content, sheet)
    except (PackageError, XmlError, StopIteration):
        return Appearance()
    hidden: set[int] = set()
    crossed: set[str] = set()
    filtered = False
    for number, row in rows_of(table):
        visibility = row.get(f"{_TABLE}visibility")
        if visibility in _NOT_SHOWN:
            hidden.add(number)
            filtered = filtered or visibility == "filter"
        if struck:
            crossed.update(f"{letters}{number}" for letters in _struck_cells(table, row, struck))
    return Appearance(frozenset(hidden), filtered, frozenset(crossed))


def _named_styles(package: zipfile.ZipFile) -> Iterator[bytes]:
    if "styles.xml" in package.namelist():
        yield b"".join(inflated(package, "styles.xml", WORKBOOK))


def _struck_styles(parts: Iterable[bytes]) -> frozenset[str]:
    """The styles of cells that strike through, of their own or as their parents do."""
    own: dict[str, bool | None] = {}
    parents: dict[str, str] = {}
    for data in parts:
        if b"text-line-through" not in data:
            continue
        for one in elements(data, f"{_STYLE}style"):
            if one.get(f"{_STYLE}family") == "table-cell":
                name = one.get(f"{_STYLE}name", "")
                own[name], parents[name] = _is_struck(one), one.get(f"{_STYLE}parent-style-name", "")
    return frozenset(name for name in own if _inherited(name, own, parents))


def _inherited(name: str, own: Mapping[str, bool | None], parents: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    while name in own and name not in seen:
        said = own[name]
        if said is not None:
            return said
        seen.add(name)
        name = parents[name]
    return False


def _is_struck(style: Any) -> bool | None:
    """What a style itself says; nothing where it leaves that to its parent."""
    text = style.find(f"{_STYLE}text-properties")
    said = [text.get(f"{_STYLE}text-line-through-{what}") for what in ("style", "type")] if text is not None else []
    return None if all(one is None for one in said) else any(one not in _NO_LINE for one in said)


def table_in(content: bytes, sheet: str) -> Any:
    """The table of a sheet. Raises `StopIteration` where there is none of its name, and `XmlError`."""
    return next(one for one in elements(content, f"{_TABLE}table") if one.get(f"{_TABLE}name") == sheet)


def cells_of(row: Any) -> Iterator[tuple[int, Any]]:
    """The cells with anything in them, each with its column from 1; of a cell that is repeated, every one."""
    position = 1
    for cell in row:
        repeated = _times(cell, "columns")
        if _holds(cell):
            yield from ((at, cell) for at in range(position, position + repeated))
        position += repeated


def _holds(cell: Any) -> bool:
    return len(cell) > 0 or cell.get(f"{_TABLE}formula") is not None


def rows_of(table: Any) -> Iterator[tuple[int, Any]]:
    """The rows with anything in them, each with its number; of a row that is repeated, every one."""
    number = 1
    for row in table.iter(f"{_TABLE}table-row"):
        repeated = _times(row, "rows")
        if any(_holds(cell) for cell in row):
            yield from ((number + more, row) for more in range(repeated))
        number += repeated


def _struck_cells(table: Any, row: Any, struck: frozenset[str]) -> Iterator[str]:
    """The letters of the cells of a row that hold something struck through."""
    for at, cell in cells_of(row):
        own = cell.get(f"{_TABLE}style-name") or row.get(f"{_TABLE}default-cell-style-name")
        if (own or _of_column(table, at)) in struck:
            yield letters_of(at)


def _of_column(table: Any, position: int) -> str:
    """The style of the cells of a column that have none of their own."""
    last = 0
    for column in table.iter(f"{_TABLE}table-column"):
        last += _times(column, "columns")
        if position <= last:
            return str(column.get(f"{_TABLE}default-cell-style-name", ""))
    return ""


def _times(element: Any, what: str) -> int:
    """How often a row or a cell stands there; what reaches too far was refused when the file was opened."""
    return int(element.get(f"{_TABLE}number-{what}-repeated", "1"))
