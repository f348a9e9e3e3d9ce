"""The comments of one sheet as the package keeps them: their words in one part, their boxes in a drawing of another.

What this program says stands behind what the officer has said at the same cell, under a line of its own by which a later
run knows it and takes it out.
"""

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree
from openpyxl.utils.cell import coordinate_from_string, coordinate_to_tuple

from recovery_docs.spreadsheet.markup import MAIN, child, main, parsed, serialised
from recovery_docs.spreadsheet.original_fill import remembered
from recovery_docs.spreadsheet.package import PackageCopy
from recovery_docs.spreadsheet.relations import Relations

AUTHOR = "recovery-docs"
_MARK = f"—— {AUTHOR} ——"
HEAD = f"{_MARK}\n"
"""The first line of what we say, by which it is known again: LibreOffice does not keep who wrote a comment."""
SEPARATOR = f"\n{HEAD}"
"""Between an officer's comment and ours at the same cell."""
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

    def __init__(self, package: PackageCopy, relations: Relations) -> None:
        self._package, self._relations = package, relations
        self._part = relations.part("comments")
        data = package.read(self._part)
        self._root = parsed(data) if data else etree.Element(main("comments"), nsmap={None: MAIN})
        self._authors = child(self._root, "authors", ("commentList",))
        self._list = child(self._root, "commentList")
        self.cleaned: dict[int, dict[str, Mapping[str, str]]] = {}
        """By row, the cells that an earlier run had marked, with the colour that each had before."""
        self._removed: set[tuple[int, int]] = set()
        self._take_ours_out()
        self._theirs = {entry.get("ref"): entry for entry in self._list}
        self._boxes: list[str] = []
        self._author: str | None = None
        self.changed = bool(self.cleaned)
        """Whether the parts must be written anew."""

    def add(self, reference: str, text: str) -> None:
        """Say something at a cell, behind what the officer has said there."""
        self.changed = True
        theirs = self._theirs.get(reference)
        if theirs is not None:
            _put_words(etree.SubElement(child(theirs, "text"), main("r")), f"{SEPARATOR}{text}")
            return
        if self._author is None:
            self._author = str(len(self._authors))
            etree.SubElement(self._authors, main("author")).text = AUTHOR
        entry = etree.SubElement(self._list, main("comment"), {"ref": reference, "authorId": self._author})
        _put_words(etree.SubElement(entry, main("text")), HEAD + text)
        row, column = coordinate_to_tuple(reference)
        self._boxes.append(_BOX.format(row=row - 1, column=column - 1, height=60 + 30 * text.count("\n")))

    def write(self) -> str:
        """Write both parts; gives the id of the sheet's relation to the drawing."""
        package, relations = self._package, self._relations
        if self._part is None:
            self._part = package.new_part("xl/comments{}.xml", "comments")
            relations.add("comments", self._part)
        package.write(self._part, (serialised(self._root),))
        drawing = relations.part("vmlDrawing")
        old = (package.read(drawing) or _DRAWING.encode()).decode("utf-8", "surrogateescape")
        kept = _SHAPE.sub(lambda found: "" if _cell_of(found[0]) in self._removed else found[0], old)
        before, _, after = kept.rpartition("</xml>")
        kind = "" if "_recovery_note" in before else _TYPE
        if drawing is None:
            drawing = package.new_part("xl/drawings/vmlDrawing{}.vml")
            package.declare_suffix("vml", _DRAWING_KIND)
            relations.add("vmlDrawing", drawing)
        written = "".join((before, kind, *self._boxes, "</xml>", after))
        package.write(drawing, (written.encode("utf-8", "surrogateescape"),))
        return next(identity for identity, part in relations.parts("vmlDrawing").items() if part == drawing)

    def _take_ours_out(self) -> None:
        ours = {str(number) for number, author in enumerate(self._authors) if author.text == AUTHOR}
        for entry in list(self._list):
            theirs, mark, said = "".join(entry.itertext(main("t"))).partition(_MARK)
            if not mark and entry.get("authorId") not in ours:
                continue
            reference = entry.get("ref", "")
            if mark and theirs.strip("\n"):
                words = entry.find(main("text"))
                words.clear()
                etree.SubElement(words, main("t")).text = theirs.rstrip("\n")
            else:
                self._list.remove(entry)
                self._removed.add(coordinate_to_tuple(reference))
            colour = remembered(said if mark else theirs)
            self.cleaned.setdefault(coordinate_from_string(reference)[1], {})[reference] = colour


def _put_words(parent: Any, text: str) -> None:
    entry = etree.SubElement(parent, main("t"))
    entry.text = text
    entry.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _cell_of(shape: str) -> tuple[int, int] | None:
    """The row and column, from 1, to whose comment a box belongs."""
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    return (int(row[1]) + 1, int(column[1]) + 1) if row and column else None
