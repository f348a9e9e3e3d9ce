"""Passages that several papers share, as they stand in a Word file of clauses: a heading each, a note, paragraphs."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO

from lxml import etree
from rapidfuzz import fuzz, process

from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.messages import Message, say
from recovery_docs.rendering.engine.dialect import W
from recovery_docs.rendering.word.archive import read_parts
from recovery_docs.rendering.word.clause_content import cleaned, refused_content
from recovery_docs.rendering.word.named_styles import CONDITION, FIELD, style_ids, without_tag_styles
from recovery_docs.rendering.word.passage import paragraphs, word_elements
from recovery_docs.rendering.word.text_parts import TextPart, text_parts

CLAUSES_FILE = "clauses.docx"
HEADING, NOTE = "条款", "条款说明"
"""Paragraph styles: the name of a clause, and what it is for, which no paper prints."""


@dataclass(frozen=True, eq=False)
class Clause:
    """One clause; its paragraphs are counted as a reader of the file counts them, without heading and notes."""

    name: str
    part: TextPart

    @cached_property
    def blocks(self) -> list[etree._Element]:
        """Its paragraphs and tables, without the empty lines around them."""
        blocks = list(self.part.root)
        while blocks and _is_blank(blocks[0]):
            del blocks[0]
        while blocks and _is_blank(blocks[-1]):
            del blocks[-1]
        return blocks

    @cached_property
    def size(self) -> int:
        """Its elements."""
        return sum(1 for block in self.blocks for _ in block.iter())

    @cached_property
    def places(self) -> Mapping[etree._Element, Message]:
        """Of its paragraphs."""
        return {paragraph.element: paragraph.passage for paragraph in paragraphs(self.part)}

    @cached_property
    def digest(self) -> bytes:
        """Of all that a paper can get from it."""
        written = BytesIO()
        for block in self.blocks:
            etree.ElementTree(block).write_c14n(written)
        return hashlib.sha256(written.getvalue()).digest()


@dataclass(frozen=True)
class Clauses:
    """Clauses by name."""

    by_name: Mapping[str, Clause] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Clause]:
        return iter(self.by_name.values())

    def overridden(self, own: "Clauses") -> "Clauses":
        """These, but for those that a bank has words of its own for."""
        return Clauses({**self.by_name, **own.by_name})

    def nearest(self, name: str) -> tuple[str, ...]:
        """Names like one that no clause has."""
        near = process.extract(name, list(self.by_name), scorer=fuzz.ratio, limit=3, score_cutoff=40)
        return tuple(found[0] for found in near) or tuple(self.by_name)[:5]


def read_clauses(data: bytes, file: str = CLAUSES_FILE, *, own: bool = False) -> Clauses:
    """The clauses of a Word file; `own` says that it is the bank's, for the places of faults.

    Raises `TemplateError` with everything for which the file cannot be used.
    """
    parts = read_parts(data, file)
    body = text_parts(parts, file)[0]
    without_tag_styles((body.root,), style_ids(parts, (FIELD, CONDITION), file))
    headings, notes = (style_ids(parts, (name,), file) for name in (HEADING, NOTE))
    found: dict[str, Clause] = {}
    faults: list[Fault] = []
    clause: Clause | None = None
    for place, block in _blocks(body):
        style = _style(block)
        if style in headings:
            if name := _words(block):
                clause = _opened(name, file, own)
                faults += _wrong_name(clause, place, found)
                found.setdefault(name, clause)
        elif style in notes:
            continue
        elif clause is not None:
            clause.part.root.append(cleaned(block))
        elif not _is_blank(block):
            faults.append(
                Fault(
                    Place(passage=place),
                    say("第一个条款的名字之前有内容，不知道属于哪个条款"),
                    say("给条款的名字套用样式“{style}”，其他内容移到它后面", style=HEADING),
                )
            )
    faults += [fault for each in found.values() for fault in _unfit(each)]
    if faults:
        raise TemplateError(*(fault.at(file=file) for fault in dict.fromkeys(faults)))
    return Clauses(found)


def _opened(name: str, file: str, own: bool) -> Clause:
    label = say("本行{file}条款“{name}”", file=file, name=name) if own else say("条款“{name}”", name=name)
    return Clause(name, TextPart(file, "body", label, etree.Element(f"{W}body", nsmap={"w": W[1:-1]})))


def _wrong_name(clause: Clause, place: Message, found: Mapping[str, Clause]) -> Iterator[Fault]:
    if clause.name in found:
        yield Fault(
            Place(passage=place),
            say("有两个条款都叫“{name}”", name=clause.name),
            say("改掉其中一个的名字，或者删去一个"),
        )
    if not clause.name.isidentifier():
        yield Fault(
            Place(passage=place),
            say("“{name}”不能做条款的名字", name=clause.name),
            say("名字里只用汉字、字母和数字，不以数字开头，不留空格"),
        )


def _unfit(clause: Clause) -> Iterator[Fault]:
    if not clause.blocks:
        yield Fault(
            Place(passage=clause.part.label),
            say("条款没有内容"),
            say("在名字下面写上要印的段落，样式不用“{heading}”和“{note}”；不用的条款删去", heading=HEADING, note=NOTE),
        )
    yield from refused_content(clause.part)


def _blocks(body: TextPart) -> Iterator[tuple[Message, etree._Element]]:
    """Paragraphs and tables of the body, and of content controls in it, each with its place."""
    places = {paragraph.element: paragraph.passage for paragraph in paragraphs(body)}
    for element in body.root.iter(f"{W}p", f"{W}tbl"):
        if next(element.iterancestors(f"{W}p", f"{W}tbl"), None) is None:
            first = next(element.iter(f"{W}p"), None)
            yield body.label if first is None else places[first], element


def _style(block: etree._Element) -> str:
    style = block.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _words(paragraph: etree._Element) -> str:
    return "".join(words for _, words in word_elements(paragraph)).strip()


def _is_blank(block: etree._Element) -> bool:
    return bool(block.tag == f"{W}p") and not _words(block)
