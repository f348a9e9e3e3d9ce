"""The comments of one sheet as the package keeps them: their words in one part, their boxes in a drawing of another."""

import re
import tempfile
from collections.abc import Mapping
from typing import IO, Any
from xml.sax.saxutils import escape

from lxml import etree
from openpyxl.utils.cell import coordinate_from_string, coordinate_to_tuple

from recovery_docs.batch.fills import remembered
from recovery_docs.batch.marks import AUTHOR, HEAD, SEPARATOR, parted
from recovery_docs.batch.markup import hole, parsed, pieces, serialised, split
from recovery_docs.batch.package import Package
from recovery_docs.batch.relations import Relations
from recovery_docs.intake.xlsx_parts import MAIN, main

_IN_MEMORY = 1 << 20
_DRAWING_KIND = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SHAPE = re.compile(r"<v:shape\b.*?</v:shape>", re.DOTALL)
_ROW = re.compile(r"<x:Row>\s*(\d+)\s*</x:Row>")
_COLUMN = re.compile(r"<x:Column>\s*(\d+)\s*</x:Column>")
_DRAWING = """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel">
</xml>"""
_TYPE = """<v:shapetype id="_recovery_note" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">\
<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>"""
_BOX = """<v:shape id="_recovery_{row}_{column}" type="#_recovery_note" \
style="position:absolute;margin-left:60pt;margin-top:2pt;width:240pt;height:{height}pt;z-index:1;visibility:hidden" \
fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>\
<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note">\
<x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>\
</x:ClientData></v:shape>"""


class Comments:
    """What a sheet already says and what is added. Our own words of an earlier run are taken out at once."""

    def __init__(self, package: Package, relations: Relations) -> None:
        self._package, self._relations = package, relations
        self._part = relations.part("comments")
        self._drawing: str | None = None
        data = package.read(self._part)
        self._root = parsed(data) if data else _empty()
        authors, entries = self._root.find(main("authors")), self._root.find(main("commentList"))
        self._authors = authors if authors is not None else etree.SubElement(self._root, main("authors"))
        self._list = entries if entries is not None else etree.SubElement(self._root, main("commentList"))
        self.cleaned: dict[int, dict[str, Mapping[str, str]]] = {}
        """By row, the cells that an earlier run had marked, with the colour that each had before."""
        self._removed: set[str] = set()
        self._take_ours_out()
        self._theirs = {entry.get("ref"): entry for entry in self._list}
        self._words: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
        self._boxes: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
        self._added = 0
        self._author = str(len(self._authors))

    @property
    def changed(self) -> bool:
        """Whether the parts must be written anew."""
        return bool(self._added or self.cleaned)

    def add(self, reference: str, text: str) -> None:
        """Say something at a cell, behind what the officer has said there."""
        self._added += 1
        theirs = self._theirs.get(reference)
        if theirs is not None:
            words = theirs.find(main("text"))
            words = words if words is not None else etree.SubElement(theirs, main("text"))
            run = etree.SubElement(etree.SubElement(words, main("r")), main("t"))
            run.text = f"{SEPARATOR}{text}"
            run.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            return
        start = f'<comment ref="{reference}" authorId="{self._author}"><text><t xml:space="preserve">'
        self._words.write(f"{start}{escape(HEAD + text)}</t></text></comment>".encode())
        row, column = coordinate_to_tuple(reference)
        height = 60 + 30 * text.count("\n")
        self._boxes.write(_BOX.format(row=row - 1, column=column - 1, height=height).encode())

    def relate(self) -> str:
        """Make sure that the sheet leads to both parts; gives the id of the relation to the drawing."""
        package, relations = self._package, self._relations
        if self._part is None:
            self._part = package.free("xl/comments{}.xml")
            package.declare(self._part, "comments")
            relations.add("comments", self._part)
        self._drawing = relations.part("vmlDrawing")
        if self._drawing is not None:
            return relations.identity(self._drawing)
        self._drawing = package.free("xl/drawings/vmlDrawing{}.vml")
        package.declare_suffix("vml", _DRAWING_KIND)
        return relations.add("vmlDrawing", self._drawing)

    def write(self) -> None:
        """Write both parts."""
        assert self._part is not None
        assert self._drawing is not None
        if self._words.tell():
            etree.SubElement(self._authors, main("author")).text = AUTHOR
        self._list.append(hole())
        head, tail = split(serialised(self._root))
        self._package.write_pieces(self._part, (head, *pieces(self._words), tail))
        old = (self._package.read(self._drawing) or _DRAWING.encode()).decode("utf-8", "surrogateescape")
        removed = {coordinate_to_tuple(one) for one in self._removed}
        kept = _SHAPE.sub(lambda found: "" if _cell_of(found[0]) in removed else found[0], old)
        before, _, after = kept.rpartition("</xml>")
        before += "" if "_recovery_note" in before else _TYPE
        ends = [end.encode("utf-8", "surrogateescape") for end in (before, f"</xml>{after}")]
        self._package.write_pieces(self._drawing, (ends[0], *pieces(self._boxes), ends[1]))

    def _take_ours_out(self) -> None:
        ours = {str(number) for number, author in enumerate(self._authors) if author.text == AUTHOR}
        for entry in list(self._list):
            reference = entry.get("ref", "")
            parts = parted("".join(entry.itertext(main("t"))), ours=entry.get("authorId") in ours)
            if parts is None:
                continue
            theirs, said = parts
            if theirs:
                words = entry.find(main("text"))
                words.clear()
                etree.SubElement(words, main("t")).text = theirs
            else:
                self._list.remove(entry)
                self._removed.add(reference)
            self.cleaned.setdefault(coordinate_from_string(reference)[1], {})[reference] = remembered(said)


def _cell_of(shape: str) -> tuple[int, int] | None:
    """The row and column, from 1, to whose comment a box belongs."""
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    return (int(row[1]) + 1, int(column[1]) + 1) if row and column else None


def _empty() -> Any:
    return etree.Element(main("comments"), nsmap={None: MAIN})
