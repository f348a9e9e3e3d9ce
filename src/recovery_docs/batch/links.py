"""The links of one sheet: each at its cell, its target among the relations of the sheet."""

import tempfile
from collections.abc import Iterable, Iterator
from typing import IO
from xml.sax.saxutils import quoteattr

from openpyxl.utils.cell import coordinate_to_tuple

from recovery_docs.batch.marks import link_target
from recovery_docs.batch.markup import pieces
from recovery_docs.batch.relations import Relations
from recovery_docs.batch.sheet_part import SheetPart
from recovery_docs.batch.spool import SheetIndex
from recovery_docs.intake.xlsx_parts import RELATIONS

MAX_LINKS = 65_530
"""Hyperlinks that Excel opens in one sheet (Microsoft, Excel specifications and limits)."""
_IN_MEMORY = 1 << 20


class Links:
    """Collects links while the rows are written."""

    def __init__(self, relations: Relations, sheet: SheetPart) -> None:
        self._relations = relations
        self._sheet = sheet
        self._marks: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - lives as long as this
        self._targets: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
        prefix = next((key for key, name in sheet.skeleton.nsmap.items() if name == RELATIONS and key), None)
        self._attribute = f"{prefix}:id" if prefix else f'xmlns:r="{RELATIONS}" r:id'
        self._stem = f"{relations.free('rIdL')}_"
        self._room = MAX_LINKS - len(sheet.links())
        self._count = 0
        self.changed = False

    @property
    def any(self) -> bool:
        """Whether there are new ones."""
        return self._count > 0

    def forget(self, columns: Iterable[int], index: SheetIndex) -> None:
        """Take away the links that an earlier run put into the columns of papers, in rows that this run has done."""
        held, gone = set(columns), set()
        for link in self._sheet.links() if held else ():
            row, column = coordinate_to_tuple(link.get("ref", "A1").partition(":")[0])
            if column in held and index.of(row):
                gone.add(link.get(f"{{{RELATIONS}}}id"))
                link.getparent().remove(link)
                self._room += 1
        self._relations.drop(gone)
        self.changed = bool(gone)

    def add(self, reference: str, target: str) -> bool:
        """Link a cell to a file beside the workbook, if Excel opens a sheet with one link more."""
        if self._room <= 0:
            return False
        self._room -= 1
        self._count += 1
        self.changed = True
        identity = f"{self._stem}{self._count}"
        self._marks.write(f'<hyperlink ref="{reference}" {self._attribute}="{identity}"/>'.encode())
        held = f'Type="{RELATIONS}/hyperlink" Target={quoteattr(link_target(target))} TargetMode="External"'
        self._targets.write(f'<Relationship Id="{identity}" {held}/>'.encode())
        return True

    def marks(self) -> Iterator[bytes]:
        """The links as the sheet holds them."""
        return pieces(self._marks)

    def targets(self) -> Iterator[bytes]:
        """Their relations."""
        return pieces(self._targets)
