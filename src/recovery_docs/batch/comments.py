"""The comments of one sheet as the package keeps them: their words in one part, their boxes in a drawing of another."""

import re
import tempfile
from collections.abc import Iterator
from typing import IO, Any
from xml.sax.saxutils import escape

from lxml import etree
from openpyxl.utils.cell import coordinate_from_string, coordinate_to_tuple

from recovery_docs.batch.marks import AUTHOR, SEPARATOR, printable
from recovery_docs.batch.package import Package, Relations, main, parsed

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
        data = package.read(self._part)
        self._root = parsed(data) if data else _empty()
        authors, entries = self._root.find(main("authors")), self._root.find(main("commentList"))
        self._authors = authors if authors is not None else etree.SubElement(self._root, main("authors"))
        self._list = entries if entries is not None else etree.SubElement(self._root, main("commentList"))
        self.cleaned: dict[int, set[str]] = {}
        """By row, the cells that an earlier run had marked."""
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

    def add(self, reference: str, lines: list[str]) -> None:
        """Say something at a cell, behind what the officer has said there."""
        text = printable("\n".join(lines))
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
        self._words.write(f"{start}{escape(text)}</t></text></comment>".encode())
        row, column = coordinate_to_tuple(reference)
        height = 45 + 30 * len(lines)
        self._boxes.write(_BOX.format(row=row - 1, column=column - 1, height=height).encode())

    def write(self) -> str:
        """Write both parts and the relations to them; gives the id of the drawing's."""
        package, relations = self._package, self._relations
        if self._part is None:
            self._part = package.free("xl/comments{}.xml")
            package.declare(self._part, "comments")
            relations.add("comments", self._part)
        if self._words.tell():
            etree.SubElement(self._authors, main("author")).text = AUTHOR
        etree.SubElement(self._list, main("comment"))
        head, _, tail = etree.tostring(self._root, encoding="UTF-8", standalone=True).rpartition(b"<comment/>")
        with package.writer(self._part) as stream:
            stream.write(head)
            for piece in _pieces(self._words):
                stream.write(piece)
            stream.write(tail)
        return self._write_boxes()

    def _write_boxes(self) -> str:
        package, relations = self._package, self._relations
        drawing = relations.part("vmlDrawing")
        old = (package.read(drawing) or _DRAWING.encode()).decode("utf-8", "surrogateescape")
        old = _SHAPE.sub(lambda found: "" if self._is_removed(found[0]) else found[0], old)
        head, _, tail = old.rpartition("</xml>")
        identity = None
        if drawing is None:
            drawing = package.free("xl/drawings/vmlDrawing{}.vml")
            package.declare_suffix("vml", _DRAWING_KIND)
            identity = relations.add("vmlDrawing", drawing)
        with package.writer(drawing) as stream:
            stream.write(head.encode("utf-8", "surrogateescape"))
            if "_recovery_note" not in head:
                stream.write(_TYPE.encode())
            for piece in _pieces(self._boxes):
                stream.write(piece)
            stream.write(f"</xml>{tail}".encode("utf-8", "surrogateescape"))
        return identity or self._identity_of(drawing)

    def _identity_of(self, drawing: str) -> str:
        entries = (one for one in self._relations.root if one.get("Type", "").endswith("/vmlDrawing"))
        return next(one.get("Id", "") for one in entries if self._relations.resolved(one.get("Target", "")) == drawing)

    def _take_ours_out(self) -> None:
        ours = {str(number) for number, author in enumerate(self._authors) if author.text == AUTHOR}
        for entry in list(self._list):
            reference = entry.get("ref", "")
            text = "".join(entry.itertext(main("t")))
            if entry.get("authorId") in ours:
                self._list.remove(entry)
                self._removed.add(reference)
            elif SEPARATOR in text:
                words = entry.find(main("text"))
                words.clear()
                etree.SubElement(words, main("t")).text = text.partition(SEPARATOR)[0]
            else:
                continue
            self.cleaned.setdefault(coordinate_from_string(reference)[1], set()).add(reference)

    def _is_removed(self, shape: str) -> bool:
        row, column = _ROW.search(shape), _COLUMN.search(shape)
        if not (row and column):
            return False
        return (int(row[1]) + 1, int(column[1]) + 1) in {coordinate_to_tuple(one) for one in self._removed}


def _empty() -> Any:
    return etree.Element(main("comments"), nsmap={None: main("")[1:-1]})


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(1 << 20):
        yield piece
