"""Where words stand in a Word file, as its reader points to them: paragraph, or table, row and cell; and the tags there."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import count
from typing import Literal, cast

from lxml import etree

from recovery_docs.messages import Message, say
from recovery_docs.rendering.engine.dialect import TAG, W
from recovery_docs.rendering.word.text_parts import TextPart

Level = Literal["p", "tr", "tc", "r"]
_LEVEL = re.compile(r"[{%#]-?(p|tr|tc|r)\s")
_KEYWORD = re.compile(r"\w+")
_CELL_TAG = re.compile(r"^(?:colspan|cellbg)\s")
_WORDS = {f"{W}t", f"{W}instrText", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen"}
_WITH_TEXT = frozenset((f"{W}t", f"{W}instrText"))
_DELETED = (f"{W}del", f"{W}moveFrom")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, eq=False)
class Paragraph:
    """One paragraph with its place; `row` and `cell` are the innermost that hold it."""

    element: etree._Element
    passage: Message
    row: etree._Element | None = None
    cell: etree._Element | None = None
    origins: Mapping[etree._Element, Message] = field(default_factory=dict)
    """Runs that came out of a clause, with their places there."""

    @cached_property
    def text(self) -> str:
        """The words of the paragraph itself, without those of text boxes in it."""
        return "".join(words for _, words in word_elements(self.element))

    def passage_at(self, position: int) -> Message:
        """Where a character of `text` was typed."""
        if not self.origins:
            return self.passage
        ends, places = self._typed
        at = bisect_right(ends, position)
        return places[at] if at < len(places) else self.passage

    @cached_property
    def _typed(self) -> tuple[list[int], list[Message]]:
        """Where the words of each element end in `text`, and where they were typed."""
        ends, places, end = [], [], 0
        for element, words in word_elements(self.element):
            end += len(words)
            run = next(element.iterancestors(f"{W}r"), None)
            ends.append(end)
            places.append(self.passage if run is None else self.origins.get(run, self.passage))
        return ends, places


@dataclass(frozen=True, eq=False)
class Tag:
    """A Jinja tag as it was typed."""

    text: str
    paragraph: Paragraph
    start: int

    @cached_property
    def level(self) -> Level | None:
        """What the tag removes around itself: a paragraph, row, cell or run."""
        found = _LEVEL.match(self.text[1:])
        return cast(Level, found.group(1)) if found else None

    @cached_property
    def passage(self) -> Message:
        """Where it was typed: in the paragraph, or in the clause whose words were put there."""
        return self.paragraph.passage_at(self.start)

    @property
    def key(self) -> str:
        return tag_key(self.text)

    @cached_property
    def statement(self) -> str:
        """The words of the tag without its delimiters and level."""
        inner = self.text[2:-2].strip("-+")
        return (inner[len(self.level) :] if self.level else inner).strip()

    @cached_property
    def keyword(self) -> str:
        """What a `{% %}` does: `if`, `endfor`, `colspan`; nothing for other tags."""
        found = _KEYWORD.match(self.statement) if self.text.startswith("{%") else None
        return found.group() if found else ""


def paragraphs(part: TextPart) -> Iterator[Paragraph]:
    """Every paragraph of a part in the order of the file; of a properties part, every property."""
    if part.kind == "properties":
        for element in part.root.iter(etree.Element):
            if element.text and not len(element):
                yield _Property(element, say("{part}（{name}）", part=part.label, name=etree.QName(element).localname))
        return
    number = _numbers(part.root)
    outside = count(1)
    known = part.passages
    for element in part.root.iter(f"{W}p"):
        cell = next(element.iterancestors(f"{W}tc"), None)
        row = None if cell is None else next(cell.iterancestors(f"{W}tr"), None)
        table = None if row is None else next(row.iterancestors(f"{W}tbl"), None)
        if element in known:
            yield Paragraph(element, known[element], row, cell, known)
            continue
        if cell is None or row is None or table is None:
            yield Paragraph(element, say("{part}第{paragraph}段", part=part.label, paragraph=next(outside)))
            continue
        place = say(
            "{part}表格{table}第{row}行第{column}格",
            part=part.label,
            table=number[table],
            row=number[row],
            column=number[cell],
        )
        yield Paragraph(element, place, row, cell)


def word_elements(paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The elements that hold a paragraph's own words, each with these; a tab or a break is a space."""
    around = paragraph.iter(f"{W}p", *_DELETED)
    next(around)
    plain = next(around, None) is None and not _deleted(paragraph)
    for found in paragraph.iter(*_WORDS):
        if plain or (next(found.iterancestors(f"{W}p")) is paragraph and not _deleted(found)):
            yield found, (found.text or "") if found.tag in _WITH_TEXT else " "


def tags(paragraph: Paragraph) -> Iterator[Tag]:
    """The tags of a paragraph that are closed in it."""
    for found in TAG.finditer(paragraph.text):
        yield Tag(found.group(), paragraph, found.start())


@lru_cache(maxsize=5_000)
def tag_key(text: str) -> str:
    """What a tag says, however it is spaced and whatever docxtpl's patching did to it."""
    inner = text[2:-2].strip("-+")
    if _LEVEL.match(text[1:]):
        inner = inner.split(None, 1)[1] if len(inner.split(None, 1)) > 1 else ""
    return "".join(_CELL_TAG.sub("", inner.strip()).translate(_STRAIGHT).split())


class _Property(Paragraph):
    @cached_property
    def text(self) -> str:
        return self.element.text or ""


def _numbers(root: etree._Element) -> dict[etree._Element, int]:
    """Tables counted through the part, rows in their table and cells in their row, from one."""
    within = {f"{W}tr": f"{W}tbl", f"{W}tc": f"{W}tr"}
    counted: Counter[etree._Element | None] = Counter()
    numbers = {}
    for element in root.iter(f"{W}tbl", *within):
        owner = next(element.iterancestors(within[element.tag]), None) if element.tag in within else root
        counted[owner] += 1
        numbers[element] = counted[owner]
    return numbers


def _deleted(element: etree._Element) -> bool:
    return next(element.iterancestors(*_DELETED), None) is not None
