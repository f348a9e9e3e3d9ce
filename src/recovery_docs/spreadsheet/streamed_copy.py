"""A workbook copied as a stream: parts copied, rows passed on as they stand, only what is added is new.

Everything that nobody asked to change stays byte for byte: tables, pictures, charts, macros, comments in threads. What
would reach out of the workbook is disarmed. A workbook that is not put together as Excel, WPS, LibreOffice and openpyxl do
it raises `UnusualError`: another encoding or prefix, cells that do not say where they are, no formats.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

from openpyxl.utils import get_column_letter

from recovery_docs.messages import Language
from recovery_docs.spreadsheet.cell_markup import Value, value
from recovery_docs.spreadsheet.disarmed import Disarmed, disarm_names
from recovery_docs.spreadsheet.external_sources import quieten
from recovery_docs.spreadsheet.markup import MAIN, is_on, main
from recovery_docs.spreadsheet.package import PackageCopy
from recovery_docs.spreadsheet.streamed_sheet import StreamedSheet
from recovery_docs.spreadsheet.styles import Styles


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet made anew; one without values is empty."""

    values: tuple[Value, ...] = ()
    heading: bool = False


class StreamedCopy:
    """The copy being written, to be used in a `with` and ended by `finish`."""

    def __init__(
        self, source: Path | IO[bytes], target: Path, language: Language, *, mark_colours: frozenset[str]
    ) -> None:
        """`mark_colours` are those by which cells are marked."""
        self._package = PackageCopy(source, target)
        self._language = language
        self.disarmed = Disarmed()
        try:
            self._styles_part = self._package.relations.part("styles") or ""
            self._styles = Styles(self._package.read(self._styles_part), mark_colours)
        except BaseException:
            self._package.__exit__()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._package.__exit__()

    def sheets(self, *, without: Collection[str] = ()) -> Iterator[tuple[str, StreamedSheet]]:
        """The worksheets by name, but for some; each is to be written before the next is asked for."""
        for name, part in self._package.sheets().items():
            if name not in without:
                yield name, StreamedSheet(self._package, name, part, self._styles, self.disarmed, self._language)

    def disarm_book(self) -> None:
        """Disarm what belongs to no sheet; what was disarmed is known then."""
        disarm_names(self._package.book, self.disarmed)
        quieten(self._package, self.disarmed)

    def write_sheet(self, name: str, old_names: Collection[str], widths: Sequence[int], lines: Iterable[Line]) -> None:
        """Write a sheet anew behind the others, or in the place of one that has one of the old names."""
        held = sorted(set(self._package.sheets()).intersection(old_names), key=lambda old: old != name)
        part = self._package.sheets()[held[0]] if held else self._package.new_sheet(name)
        if held:
            self._package.rename_sheet(held[0], name)
        self._package.write(part, self._new_sheet(widths, lines))

    def finish(self) -> None:
        """Write what all sheets share, and copy the rest."""
        self._package.write(self._styles_part, (self._styles.data(),))
        self._package.finish()

    def _new_sheet(self, widths: Sequence[int], lines: Iterable[Line]) -> Iterator[bytes]:
        from_1904 = is_on(self._package.book.find(main("workbookPr")), "date1904")
        yield f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{MAIN}"><cols>'.encode()
        for column, width in enumerate(widths, start=1):
            yield f'<col min="{column}" max="{column}" width="{width}" customWidth="1"/>'.encode()
        yield b"</cols><sheetData>"
        for number, line in enumerate(lines, start=1):
            cells = "".join(
                value(f"{get_column_letter(at)}{number}", held, self._styles, bold=line.heading, from_1904=from_1904)
                for at, held in enumerate(line.values, start=1)
            )
            yield f'<row r="{number}">{cells}</row>'.encode()
        yield b"</sheetData></worksheet>"
