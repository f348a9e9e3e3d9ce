"""One sheet of the officer's workbook as a stream: rows as they stand, the added cells behind theirs, marks at faults."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple

from recovery_docs.batch.added import BROAD, COLOURS, Columns, problems_of
from recovery_docs.batch.cell import words
from recovery_docs.batch.comments import Comments
from recovery_docs.batch.disarmed import FORMULA, Disarmed, disarm_outline
from recovery_docs.batch.links import Links
from recovery_docs.batch.marks import colour_of, words_of
from recovery_docs.batch.merged import Merged
from recovery_docs.batch.outcome import STATUS_WORDS, CaseOutcome
from recovery_docs.batch.outside import may_reach_out, reaches_out
from recovery_docs.batch.package import Package
from recovery_docs.batch.row_height import with_room
from recovery_docs.batch.row_tree import cell_at, replace_cell, style_of
from recovery_docs.batch.sheet_part import SheetPart, as_bytes
from recovery_docs.batch.spool import SheetIndex, Spool
from recovery_docs.batch.styles import Styles
from recovery_docs.errors import Fault
from recovery_docs.intake.raw_rows import RawRow, UnusualError
from recovery_docs.intake.xlsx_parts import main
from recovery_docs.messages import Language

_BUFFER = 1 << 16
_SPANS = re.compile(rb'\sspans="[^"]*"')

Added = tuple[str, Callable[[int], int]]
"""The words of a cell, and the number of its format made from that of the cell that was there."""


@dataclass(slots=True)
class Copy:
    """What all sheets of a copy share."""

    package: Package
    styles: Styles
    language: Language
    disarmed: Disarmed
    remade: int = 0
    """Packets made anew because of a change."""


class StreamedSheet:
    """Reads the part of a sheet twice: for its outline, then row by row to write it."""

    def __init__(self, copy: Copy, name: str, part: str) -> None:
        self._copy = copy
        self._package, self._styles, self._language = copy.package, copy.styles, copy.language
        self._disarmed, self._name, self._part = copy.disarmed, name, part
        self._sheet = SheetPart(lambda: self._package.opened(part))
        self._relations = self._package.relations_of(part)
        self._comments = Comments(self._package, self._relations)
        self._links = Links(self._relations, self._sheet)
        self._merged = Merged(self._sheet.merged())

    def write(self, index: SheetIndex, spool: Spool, columns: Columns) -> None:
        """Write the part with its relations and comments, if anything changes; else it is left to be copied."""
        sheet, comments, links = self._sheet, self._comments, self._links
        outline_changed = disarm_outline(sheet.skeleton, self._name, self._disarmed)
        if not (outline_changed or (sheet.last_row and (len(index) or comments.changed or sheet.reaches_out))):
            return
        self._index, self._spool, self._columns = index, spool, columns
        self._new = columns.add(index.papers, sheet.last_column) if index.cases else {}
        self._headings = columns.headings(self._language) if index.cases else {}
        self._papers = columns.papers if index.cases else []
        links.forget(self._papers, index)
        with self._package.writer(self._part) as stream:
            stream.write(sheet.head(self._new))
            held: list[bytes] = []
            size = 0
            for row in sheet.rows:
                held.append(row if isinstance(row, bytes) else self._row(row))
                size += len(held[-1])
                if size > _BUFFER:
                    stream.write(b"".join(held))
                    held, size = [], 0
            notes = comments.relate() if comments.changed else None
            between, last = sheet.tail(links=links.any, notes=notes)
            stream.writelines((*held, between, *links.marks(), last))
        if notes is not None:
            comments.write()
        if notes is not None or links.changed:
            self._package.write_relations(self._relations, links.targets())

    def _row(self, row: RawRow) -> bytes:
        number = row.number
        outcomes = [self._spool.at(offset) for offset in self._index.of(number)]
        under = [self._spool.at(offset) for other in self._merged.under(number) for offset in self._index.of(other)]
        marks = self._marks(number, (*outcomes, *under)) if outcomes or under else {}
        cells: dict[int, Added] = {}
        if number == self._columns.row:
            cells = {column: (heading, self._styles.bold) for column, heading in self._headings.items()}
        else:
            for outcome in outcomes:
                if outcome.place is not None and (outcome.place.sheet, outcome.place.row) == (self._name, number):
                    cells = self._cells(number, outcome)
        mending = bool(marks or number in self._comments.cleaned or may_reach_out(row.data))
        if not (cells or mending):
            return row.data
        whole = mending or min(cells) <= row.last_column
        written = self._mended(row, cells, marks) if whole else self._lengthened(row, cells)
        if not cells or number == self._columns.row:
            return written
        text, _ = cells[self._columns.problems]
        return with_room(written, text, width=BROAD - 4, marked_before=not self._new)

    def _lengthened(self, row: RawRow, cells: Mapping[int, Added]) -> bytes:
        """A row with cells behind its last; what is there is not even read."""
        number = row.number
        new = "".join(self._written(number, column, *cells[column], 0) for column in sorted(cells)).encode()
        end = row.data.index(b">")
        return _SPANS.sub(b"", row.data[:end]) + row.data[end : -len(b"</row>")] + new + b"</row>"

    def _cells(self, number: int, outcome: CaseOutcome) -> dict[int, Added]:
        """What is added to the row of a case."""
        styles, language = self._styles, self._language
        self._copy.remade += bool(outcome.changed)
        colour = COLOURS[outcome.status]
        cells: dict[int, Added] = {
            self._columns.status: (
                STATUS_WORDS[outcome.status].in_language(language),
                lambda base: styles.filled(base, colour),
            ),
            self._columns.problems: (problems_of(outcome, language), styles.wrapped),
        }
        for position, column in enumerate(self._papers):
            paper = outcome.papers[position] if position < len(outcome.papers) else ""
            path = f"{outcome.folder}/{paper}"
            linked = paper and self._links.add(f"{get_column_letter(column)}{number}", path)
            if linked or not paper:
                cells[column] = (paper, styles.linked if linked else _as_it_is)
            else:
                cells[column] = (path, _as_it_is)
        return cells

    def _marks(self, number: int, outcomes: Iterable[CaseOutcome]) -> dict[str, list[Fault]]:
        """The faults of a row by their cells: without a cell at the row's first, in merged cells at their corner."""
        marks: dict[str, list[Fault]] = defaultdict(list)
        for outcome in outcomes:
            for fault in outcome.faults:
                if fault.place.sheet == self._name and (fault.place.cell or fault.place.row):
                    reference = self._merged.corner(fault.place.cell or f"A{fault.place.row}")
                    if coordinate_to_tuple(reference)[0] == number and fault not in marks[reference]:
                        marks[reference].append(fault)
        return {reference: faults for reference, faults in marks.items() if faults}

    def _mended(self, row: RawRow, cells: Mapping[int, Added], marks: Mapping[str, list[Fault]]) -> bytes:
        """A row in which cells change that are there."""
        tree, styles = self._sheet.cells_of(row), self._styles
        tree.attrib.pop("spans", None)
        for reference, colour in self._comments.cleaned.get(row.number, {}).items():
            cell = self._cell(tree, reference)
            cell.set("s", str(styles.unmarked(style_of(cell), colour)))
        for formula in tree.findall(f"{main('c')}/{main('f')}"):
            self._as_words(formula)
        for column, (text, look) in cells.items():
            old = self._cell(tree, f"{get_column_letter(column)}{row.number}")
            replace_cell(old, self._written(row.number, column, text, look, style_of(old)))
        for reference, faults in marks.items():
            cell = self._cell(tree, reference)
            own = styles.own_fill(style_of(cell))
            if own is not None:
                cell.set("s", str(styles.filled(style_of(cell), colour_of(faults))))
            self._comments.add(reference, words_of(faults, own, self._language))
        return as_bytes(tree)

    def _cell(self, tree: Any, reference: str) -> Any:
        return cell_at(tree, reference, self._sheet.column_style)

    def _as_words(self, formula: Any) -> None:
        """Turn a formula that reaches out into words; one that others lean on is beyond this writer."""
        text = f"={formula.text or ''}"
        if len(formula):
            raise UnusualError("formula")
        if not reaches_out(text):
            return
        if formula.get("t") == "shared":
            raise UnusualError("formula")
        cell = formula.getparent()
        self._disarmed.add(FORMULA, self._name, cell.get("r"))
        replace_cell(cell, words(cell.get("r"), text, self._styles, style_of(cell)))

    def _written(self, number: int, column: int, text: str, look: Callable[[int], int], base: int) -> str:
        reference = f"{get_column_letter(column)}{number}"
        if not text:
            return f'<c r="{reference}" s="{look(base)}"/>'
        return words(reference, text, self._styles, look(base))


def _as_it_is(base: int) -> int:
    return base
