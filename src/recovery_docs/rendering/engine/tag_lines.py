"""Which tag of a program is which in the Word file: every tag opens a line of its own in the program's source."""

from collections import Counter, defaultdict
from functools import cached_property

from recovery_docs.errors import Place
from recovery_docs.rendering.engine.dialect import TAG
from recovery_docs.rendering.word.passage import Tag, paragraphs, tag_key, tags
from recovery_docs.rendering.word.text_parts import TextPart

_FIRST = 2
"""The line of the first tag, since a line break stands before it."""


def numbered(source: str) -> str:
    """The source with a line break before each tag; the program takes them out again."""
    return TAG.sub(r"\n\g<0>", source)


class Whereabouts:
    """Finds places in one part; nothing is looked for until something is wrong."""

    def __init__(self, part: TextPart, source: str, file: str) -> None:
        self._part, self._source, self._file = part, source, file

    @cached_property
    def _in_source(self) -> list[str]:
        return TAG.findall(self._source)

    @cached_property
    def _typed(self) -> list[Tag | None]:
        """For each tag of the source the one that was typed: the first of its key for the first, and so on."""
        of_key: defaultdict[str, list[Tag]] = defaultdict(list)
        for paragraph in paragraphs(self._part):
            for tag in tags(paragraph):
                of_key[tag.key].append(tag)
        before: Counter[str] = Counter()
        found: list[Tag | None] = []
        for key in map(tag_key, self._in_source):
            same = of_key[key]
            found.append(same[min(before[key], len(same) - 1)] if same else None)
            before[key] += 1
        return found

    def tag(self, line: int) -> Tag | None:
        """The tag as it was typed, unless docxtpl's dialect made it out of another."""
        index = line - _FIRST
        return self._typed[index] if 0 <= index < len(self._typed) else None

    def place(self, line: int) -> Place:
        """The file, part, paragraph or cell, and tag of a line of the program."""
        if tag := self.tag(line):
            return Place(file=self._file, passage=tag.passage, tag=tag.text)
        index = line - _FIRST
        text = self._in_source[index] if 0 <= index < len(self._in_source) else None
        return Place(file=self._file, passage=self._part.label, tag=text)
