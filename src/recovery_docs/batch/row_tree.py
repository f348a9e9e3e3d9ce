"""A row as a tree: its cells found or made in their place, a cell put for another."""

from collections.abc import Callable
from typing import Any

from lxml import etree

from recovery_docs.batch.markup import parsed
from recovery_docs.batch.sheet_part import column_of
from recovery_docs.intake.xlsx_parts import MAIN, main


def style_of(cell: Any) -> int:
    """The number of a cell's format."""
    return int(cell.get("s", "0"))


def replace_cell(cell: Any, written: str) -> None:
    """Put a cell, as it is written, in the place of another."""
    cell.getparent().replace(cell, parsed(f'<r xmlns="{MAIN}">{written}</r>'.encode())[0])


def cell_at(row: Any, reference: str, column_style: Callable[[int], int]) -> Any:
    """The cell, made in its place where there is none: it looks as its row does, else as its column."""
    column = column_of(reference)
    following = None
    for cell in row.findall(main("c")):
        if cell.get("r") == reference:
            return cell
        if column_of(cell.get("r", "")) > column:
            following = cell
            break
    style = int(row.get("s", "0")) if row.get("customFormat") in ("1", "true") else column_style(column)
    new = etree.Element(main("c"), {"r": reference, **({"s": str(style)} if style else {})})
    if following is None:
        row.append(new)
    else:
        following.addprevious(new)
    return new
