"""One sheet of the officer's workbook as a stream: rows as they stand, the added cells behind theirs, marks at faults."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from lxml import etree
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple

from recovery_docs.batch.added import COLOURS, Columns, problems_of
from recovery_docs.batch.cell import words
from recovery_docs.batch.comments import Comments
from recovery_docs.batch.links import Links
from recovery_docs.batch.marks import ERROR_COLOUR, WARNING_COLOUR, line_of, reaches_out
from recovery_docs.batch.markup import MAIN, main, parsed
from recovery_docs.batch.outcome import STATUS_WORDS, CaseOutcome
from recovery_docs.batch.package import Package
from recovery_docs.batch.sheet_part import SheetPart, as_bytes, column_of, may_reach_out
from recovery_docs.batch.spool import SheetIndex, Spool
from recovery_docs.batch.styles import Styles
from recovery_docs.errors import Fault
from recovery_docs.intake.raw_rows import RawRow, UnusualError
from recovery_docs.messages import Language

_BUFFER = 1 << 16
_SPANS = re.compile(rb'\sspans="[^"]*"')

Added = tuple[str, Callable[[int], int]]
"""The words of a cell, and the number of its format made from that of the cell that was there."""


class StreamedSheet:
    """Reads the part of a sheet twice: for its outline, then row by row to write it."""

    def __init__(self, package: Package, name: str, part: str, styles: Styles, language: Language) -> None:
        self._package, self._name, self._part = package, name, part
        self._styles, self._language = styles, language
        self._sheet = SheetPart(lambda: package.opened(part))
        self._relations = package.relations_of(part)
        self._comments = Comments(package, self._relations)
        self._links = Links(self._relations, self._sheet)
        self._merged = self._sheet.merged()
        self._under: dict[int, list[int]] = defaultdict(list)
        for _, top, _, bottom in self._merged:
            self._under[top] += range(top + 1, bottom + 1)

    def write(self, index: SheetIndex, spool: Spool, columns: Columns) -> None:
        """Write the part with its relations and comments, if anything changes; else it is left to be copied."""
        sheet, comments, links = self._sheet, self._comments, self._links
        if not sheet.last_row or not (len(index) or comments.changed or sheet.reaches_out):
            return
        self._index, self._spool, self._columns = index, spool, columns
        self._added = columns.add(index.papers, sheet.last_column, self._language) if index.cases else {}
        self._papers = columns.papers(self._language) if index.cases else []
        links.forget(self._papers, index)
        with self._package.writer(self._part) as stream:
            stream.write(sheet.head({column: width for column, (_, width) in self._added.items()}))
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
        under = [self._spool.at(offset) for other in self._under.get(number, ()) for offset in self._index.of(other)]
        marks = self._marks(number, (*outcomes, *under)) if outcomes or under else {}
        cells: dict[int, Added] = {}
        if number == self._columns.row:
            cells = {column: (heading, self._styles.bold) for column, (heading, _) in self._added.items()}
        else:
            for outcome in outcomes:
                if outcome.place is not None and (outcome.place.sheet, outcome.place.row) == (self._name, number):
                    cells = self._cells(number, outcome)
        cleaned = self._comments.cleaned.get(number, ())
        if not (cells or marks or cleaned or may_reach_out(row)):
            return row.data
        if marks or cleaned or may_reach_out(row) or min(cells) <= row.last_column:
            return self._mended(row, cells, marks, cleaned)
        new = "".join(self._written(number, column, *cells[column], 0) for column in sorted(cells)).encode()
        end = row.data.index(b">")
        return _SPANS.sub(b"", row.data[:end]) + row.data[end : -len(b"</row>")] + new + b"</row>"

    def _cells(self, number: int, outcome: CaseOutcome) -> dict[int, Added]:
        """What is added to the row of a case."""
        styles, language, columns = self._styles, self._language, self._columns
        colour = COLOURS[outcome.status]
        cells: dict[int, Added] = {
            columns.status(language): (
                STATUS_WORDS[outcome.status].in_language(language),
                lambda base: styles.filled(base, colour),
            ),
            columns.problems(language): (problems_of(outcome, language), styles.wrapped),
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
                if fault.place.sheet == self._name:
                    reference = self._corner(fault.place.cell or f"A{fault.place.row}")
                    if coordinate_to_tuple(reference)[0] == number and fault not in marks[reference]:
                        marks[reference].append(fault)
        return {reference: faults for reference, faults in marks.items() if faults}

    def _corner(self, reference: str) -> str:
        if self._merged:
            row, column = coordinate_to_tuple(reference)
            for left, top, right, bottom in self._merged:
                if left <= column <= right and top <= row <= bottom:
                    return f"{get_column_letter(left)}{top}"
        return reference

    def _mended(
        self,
        row: RawRow,
        cells: Mapping[int, Added],
        marks: Mapping[str, list[Fault]],
        cleaned: Collection[str],
    ) -> bytes:
        """A row in which cells change that are there."""
        tree = self._sheet.cells_of(row)
        tree.attrib.pop("spans", None)
        for reference in cleaned:
            cell = _cell_at(tree, reference)
            cell.set("s", str(self._styles.unmarked(_style(cell))))
        for formula in tree.findall(f"{main('c')}/{main('f')}"):
            self._as_words(row.number, formula)
        for column, (text, look) in cells.items():
            old = _cell_at(tree, f"{get_column_letter(column)}{row.number}")
            new = self._written(row.number, column, text, look, _style(old))
            old.getparent().replace(old, _element(new))
        for reference, faults in marks.items():
            cell = _cell_at(tree, reference)
            wrong = any(fault.severity == "error" for fault in faults)
            cell.set("s", str(self._styles.filled(_style(cell), ERROR_COLOUR if wrong else WARNING_COLOUR)))
            self._comments.add(reference, [line_of(fault, self._language) for fault in faults])
        return as_bytes(tree)

    def _as_words(self, number: int, formula: Any) -> None:
        """Turn a formula that reaches out into words; one that others lean on is beyond this writer."""
        text = f"={formula.text or ''}"
        if not reaches_out(text):
            return
        if formula.get("t", "normal") != "normal":
            raise UnusualError("formula")
        cell = formula.getparent()
        cell.getparent().replace(cell, _element(words(cell.get("r"), text, self._styles, _style(cell))))

    def _written(self, number: int, column: int, text: str, look: Callable[[int], int], base: int) -> str:
        reference = f"{get_column_letter(column)}{number}"
        if not text:
            return f'<c r="{reference}" s="{look(base)}"/>'
        return words(reference, text, self._styles, look(base))


def _as_it_is(base: int) -> int:
    return base


def _style(cell: Any) -> int:
    return int(cell.get("s", "0"))


def _element(text: str) -> Any:
    return parsed(f'<r xmlns="{MAIN}">{text}</r>'.encode())[0]


def _cell_at(row: Any, reference: str) -> Any:
    """The cell, made in its place where there is none."""
    column = column_of(reference)
    for cell in row.findall(main("c")):
        if cell.get("r") == reference:
            return cell
        if column_of(cell.get("r", "")) > column:
            new = etree.Element(main("c"), {"r": reference})
            cell.addprevious(new)
            return new
    return etree.SubElement(row, main("c"), {"r": reference})
