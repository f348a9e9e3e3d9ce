"""One sheet of a workbook as a stream: rows as they stand, new cells behind theirs, marks at cells that are there."""

import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import IO, Any

from lxml import etree
from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter

from recovery_docs.messages import Language, say
from recovery_docs.spreadsheet.cell_markup import link_target, words
from recovery_docs.spreadsheet.comments import Comments
from recovery_docs.spreadsheet.disarmed import FORMULA, Disarmed, disarm_outline
from recovery_docs.spreadsheet.external_references import may_reach_out, reaches_out
from recovery_docs.spreadsheet.markup import main, relation, serialised
from recovery_docs.spreadsheet.package import PackageCopy, in_pieces
from recovery_docs.spreadsheet.row_height import with_room
from recovery_docs.spreadsheet.sheet_view import View, show
from recovery_docs.spreadsheet.styles import Styles
from recovery_docs.spreadsheet.worksheet import RawRow, Worksheet, as_bytes, replace_cell

MAX_LINKS = 65_530
"""Hyperlinks that Excel opens in one sheet (Microsoft, Excel specifications and limits)."""
_SPANS = re.compile(rb'\sspans="[^"]*"')


@dataclass(frozen=True, slots=True)
class NewCell:
    """Words that are put into a cell, and how they look; a text that is too much for `wrapped` characters takes lines."""

    text: str
    colour: str | None = None
    bold: bool = False
    wrapped: int = 0
    link: str | None = None
    """A path beside the workbook."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A comment and a colour at a cell that is there."""

    text: str
    colour: str


@dataclass(frozen=True, slots=True)
class Edits:
    """What is to be changed in a sheet: cells by row and column, marks by row and reference, widths of new columns."""

    cells: Callable[[int], Mapping[int, NewCell]] = lambda row: {}
    marks: Mapping[int, Mapping[str, Mark]] = field(default_factory=dict)
    widths: Mapping[int, int] = field(default_factory=dict)
    view: View | None = None


class StreamedSheet:
    """Reads the part of a sheet, and writes it with its relations and comments where anything changes."""

    def __init__(
        self, package: PackageCopy, name: str, part: str, styles: Styles, disarmed: Disarmed, language: Language
    ) -> None:
        self._package, self._name, self._part = package, name, part
        self._styles, self._disarmed, self._language = styles, disarmed, language
        self._sheet = Worksheet(package.read(part) or b"")
        self._relations = package.relations_of(part)
        self._comments = Comments(package, self._relations)
        self._links = self._sheet.links()
        self._links_at = {one.get("ref", "").partition(":")[0]: one for one in self._links}
        self._room = MAX_LINKS - len(self._links)
        self._dropped: set[str] = set()
        self._shared: dict[str, tuple[str, str]] = {}
        """Formulas that reach out and that other cells share, each with the cell in which it stands."""
        self._changed = False
        self.corner = self._sheet.corner
        self.last_column = self._sheet.last_column

    def write(self, edits: Edits) -> None:
        """Write the part, if anything changes; else it is left to be copied."""
        sheet, self._edits = self._sheet, edits
        outline_changed = disarm_outline(sheet.skeleton, self._name, self._disarmed)
        with tempfile.TemporaryFile() as rows:
            rows.writelines(row if isinstance(row, bytes) else self._row(row) for row in sheet.rows())
            if outline_changed or self._changed:
                rows.seek(0)
                self._write_parts(edits, rows)

    def _write_parts(self, edits: Edits, rows: IO[bytes]) -> None:
        sheet = self._sheet
        sheet.widen(edits.widths)
        if edits.view is not None:
            last_column = max(sheet.last_column, *edits.widths, 1)
            show(sheet.skeleton, edits.view, last_row=sheet.last_row, last_column=last_column)
        sheet.drop_empty_groups()
        if self._comments.changed:
            sheet.show_comments(self._comments.write())
        self._relations.drop(self._dropped)
        self._package.write(self._relations.path, (serialised(self._relations.root),))
        self._package.write(self._part, chain((sheet.head(),), in_pieces(rows), (sheet.tail(),)))

    def _row(self, row: RawRow) -> bytes:
        cells = self._edits.cells(row.number)
        marks = self._edits.marks.get(row.number, {})
        of_shared = bool(self._shared) and b'"shared"' in row.data
        mending = bool(marks or row.number in self._comments.cleaned or of_shared or may_reach_out(row.data))
        if not (cells or mending):
            return row.data
        self._changed = True
        whole = mending or min(cells) <= row.last_column
        written = self._mended(row, cells, marks) if whole else self._lengthened(row, cells)
        for cell in cells.values():
            if cell.wrapped:
                return with_room(written, cell.text, width=cell.wrapped, marked_before=not self._edits.widths)
        return written

    def _lengthened(self, row: RawRow, cells: Mapping[int, NewCell]) -> bytes:
        """A row with cells behind its last; what is there is not even read."""
        new = "".join(self._written(row.number, column, cells[column], 0) for column in sorted(cells)).encode()
        end = row.data.index(b">")
        return _SPANS.sub(b"", row.data[:end]) + row.data[end : -len(b"</row>")] + new + b"</row>"

    def _mended(self, row: RawRow, cells: Mapping[int, NewCell], marks: Mapping[str, Mark]) -> bytes:
        """A row in which cells change that are there."""
        sheet, tree, styles = self._sheet, self._sheet.tree_of(row), self._styles
        tree.attrib.pop("spans", None)
        for reference, colour in self._comments.cleaned.get(row.number, {}).items():
            cell = sheet.cell(tree, reference)
            cell.set("s", str(styles.unmarked(_style(cell), colour)))
        for formula in tree.findall(f"{main('c')}/{main('f')}"):
            self._as_words(formula)
        for column, new in cells.items():
            old = sheet.cell(tree, f"{get_column_letter(column)}{row.number}")
            replace_cell(old, self._written(row.number, column, new, _style(old)))
        for reference, mark in marks.items():
            cell, text = sheet.cell(tree, reference), mark.text
            own = styles.own_fill(_style(cell))
            if own is not None:
                cell.set("s", str(styles.filled(_style(cell), mark.colour)))
            if own:
                text += f"\n{say('原底色 [{colour}]', colour=own).in_language(self._language)}"
            self._comments.add(reference, text)
        return as_bytes(tree)

    def _as_words(self, formula: Any) -> None:
        """Turn a formula that reaches out into words, also in the cells that share it."""
        cell, shared = formula.getparent(), formula.get("si", "")
        text, reference = f"={formula.xpath('string()')}", cell.get("r")
        if text == "=" and shared in self._shared:
            text = _shifted(*self._shared[shared], reference)
        elif reaches_out(text):
            if shared:
                self._shared[shared] = (text, reference)
        else:
            return
        self._disarmed.add(FORMULA, self._name, reference)
        replace_cell(cell, words(reference, text, self._styles, _style(cell)))

    def _written(self, number: int, column: int, cell: NewCell, style: int) -> str:
        """A new cell; a link that was there goes."""
        reference, text, styles = f"{get_column_letter(column)}{number}", cell.text, self._styles
        if (old := self._links_at.pop(reference, None)) is not None:
            self._dropped.add(old.get(relation("id"), ""))
            self._links.remove(old)
            self._room += 1
        if cell.link and self._room > 0:
            self._room -= 1
            entry = etree.SubElement(self._links, main("hyperlink"), {"ref": reference})
            entry.set(relation("id"), self._relations.add_link(link_target(cell.link)))
            style = styles.linked(style)
        elif cell.link:
            text = cell.link
        if cell.colour:
            style = styles.filled(style, cell.colour)
        if cell.bold:
            style = styles.bold(style)
        if cell.wrapped:
            style = styles.aligned(style, wrapText="1", vertical="top")
        return words(reference, text, styles, style) if text else f'<c r="{reference}" s="{style}"/>'


def _style(cell: Any) -> int:
    return int(cell.get("s", "0"))


def _shifted(formula: str, origin: str, reference: str) -> str:
    """What a formula comes to in another cell that shares it."""
    try:
        return str(Translator(formula, origin).translate_formula(reference))
    except TokenizerError:
        return formula
