"""Tracked changes as Word writes them, and a document with all of them accepted or rejected."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count, groupby
from typing import Literal

from lxml import etree

from recovery_docs.rendering.compare_documents.pieces import Element, Piece, blocks, may_be_copied, pieces
from recovery_docs.rendering.engine.dialect import W

Change = Literal["ins", "del"]

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STANDS_FOR_AN_OBJECT = "〔图〕"
_BEHIND_MARK = tuple(f"{W}{name}" for name in ("sectPr", "pPrChange"))
_OLD_LOOKS = tuple(f"{W}{name}Change" for name in ("rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr", "tblGrid"))


@dataclass
class Reviser:
    """Who marks changes, and when, in the form 2026-11-28T10:17:02Z."""

    author: str
    at: str
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def mark(self, change: Change) -> Element:
        """An element that says so."""
        told = {f"{W}id": str(next(self._numbers)), f"{W}author": self.author, f"{W}date": self.at}
        return etree.Element(f"{W}{change}", told)

    def runs(self, found: Iterable[Piece], change: Change | None) -> list[Element]:
        """Runs that say these pieces, marked as changed where they are."""
        made = [run for _, alike in groupby(found, _together) for run in _runs_of(list(alike), change)]
        if change is None or not made:
            return made
        marked = self.mark(change)
        marked.extend(made)
        return [marked]

    def mark_end(self, paragraph: Element, change: Change) -> None:
        """Mark that a paragraph's end was put there or taken away."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        look = properties.find(f"{W}rPr")
        if look is None:
            look = etree.Element(f"{W}rPr")
            behind = next((one for one in properties if one.tag in _BEHIND_MARK), None)
            properties.append(look) if behind is None else behind.addprevious(look)
        look.insert(0, self.mark(change))

    def mark_words(self, paragraph: Element, change: Change) -> None:
        """Mark all that a paragraph says, but not its end."""
        found = pieces(paragraph)
        emptied(paragraph)
        paragraph.extend(self.runs(found, change))

    def mark_row(self, row: Element, change: Change) -> None:
        """Mark a row with all that stands in it."""
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            before = row.find(f"{W}tblPrEx")
            row.insert(0, properties) if before is None else before.addnext(properties)
        properties.append(self.mark(change))
        for paragraph in row.iter(f"{W}p"):
            self.mark_words(paragraph, change)
            self.mark_end(paragraph, change)


def emptied(paragraph: Element) -> None:
    """Leave nothing of a paragraph but its properties."""
    for child in list(paragraph):
        if child.tag != f"{W}pPr":
            paragraph.remove(child)


def _together(piece: Piece) -> object:
    return id(piece) if piece.runs or piece.whole is not None else piece.look


def _runs_of(alike: list[Piece], change: Change | None) -> list[Element]:
    first = alike[0]
    if first.whole is not None and (change is None or not first.runs):
        return [deepcopy(first.whole)] if change != "del" else [_run(None, [_STANDS_FOR_AN_OBJECT], change)]
    if first.runs:
        copies = [deepcopy(run) for run in first.runs]
        for run in copies if change == "del" else ():
            _struck(run)
        return copies
    said: list[str | Element] = []
    for piece in alike:
        if piece.inside is None:
            said.append(piece.sign)
        elif change == "del" and not may_be_copied(piece.inside):
            said.append(_STANDS_FOR_AN_OBJECT)
        else:
            said.append(deepcopy(piece.inside))
    return [_run(first.look, said, change)]


def _run(look: Element | None, said: list[str | Element], change: Change | None) -> Element:
    run = etree.Element(f"{W}r")
    if look is not None:
        run.append(deepcopy(look))
    for is_text, group in groupby(said, lambda one: isinstance(one, str)):
        if is_text:
            text = etree.SubElement(run, f"{W}delText" if change == "del" else f"{W}t", {_SPACE: "preserve"})
            text.text = "".join(map(str, group))
        else:
            run.extend(one for one in group if not isinstance(one, str))
    return run


def _struck(run: Element) -> None:
    for name, struck in (("t", "delText"), ("instrText", "delInstrText")):
        for one in run.iter(f"{W}{name}"):
            one.tag = f"{W}{struck}"
    for one in [one for one in run if one.tag not in (f"{W}rPr", f"{W}fldChar", f"{W}delText", f"{W}delInstrText")]:
        if not may_be_copied(one):
            run.remove(one)


def settled(root: Element, *, accept: bool = True) -> Element:
    """A copy of a part with every tracked change accepted, or every one rejected."""
    root = deepcopy(root)
    gone, kept = (("del", "moveFrom"), ("ins", "moveTo")) if accept else (("ins", "moveTo"), ("del", "moveFrom"))
    going, staying = ([f"{W}{name}" for name in names] for names in (gone, kept))
    for row in list(root.iter(f"{W}tr")):
        if any(row.find(f"{W}trPr/{name}") is not None for name in going):
            _taken_out(row)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f".//{W}tr") is None:
            _taken_out(table)
    for element in list(root.iter(*_OLD_LOOKS)):
        _taken_out(element)
    for element in list(root.iter(*going)):
        if element.getparent().tag != f"{W}rPr":
            _taken_out(element)
    ended = [one for one in root.iter(f"{W}p") if any(one.find(f"{W}pPr/{W}rPr/{name}") is not None for name in going)]
    for paragraph in reversed(ended):
        _joined_to_the_next(paragraph)
    for element in list(root.iter(*staying)):
        for child in list(element):
            element.addprevious(child)
        _taken_out(element)
    for struck, name in (("delText", "t"), ("delInstrText", "instrText")):
        for one in root.iter(f"{W}{struck}"):
            one.tag = f"{W}{name}"
    return root


def _taken_out(element: Element) -> None:
    element.getparent().remove(element)


def _joined_to_the_next(paragraph: Element) -> None:
    """As Word does: what is left of a paragraph whose end is gone begins the next; before a table it goes if it is empty."""
    following = paragraph.getnext()
    if following is not None and following.tag == f"{W}p":
        at = 0 if following.find(f"{W}pPr") is None else 1
        following[at:at] = [child for child in paragraph if child.tag != f"{W}pPr"]
        _taken_out(paragraph)
    elif following is not None and not pieces(paragraph) and len(blocks(paragraph.getparent())) > 1:
        _taken_out(paragraph)
