"""A letter made from the template, beside the old letter: every word in which they differ, with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from recovery_docs.messages import Message, say
from recovery_docs.rendering.word.archive import read_parts
from recovery_docs.rendering.word.passage import paragraphs
from recovery_docs.rendering.word.text_parts import text_parts

_BESIDE = 4


@dataclass(frozen=True)
class Difference:
    """Where the new letter says something else than the old."""

    passage: Message
    before: str
    after: str


def differences(old: bytes, new: bytes) -> tuple[Difference, ...]:
    """Every difference between the words of two letters, paragraph by paragraph; properties are not compared."""
    return tuple(_between(_lines(old), _lines(new)))


def _lines(data: bytes) -> list[tuple[Message, str]]:
    return [
        (one.passage, one.text)
        for part in text_parts(read_parts(data, "letter.docx"), "letter.docx")
        if part.kind != "properties"
        for one in paragraphs(part)
        if one.text.strip()
    ]


def _between(old: list[tuple[Message, str]], new: list[tuple[Message, str]]) -> Iterator[Difference]:
    matcher = SequenceMatcher(None, [text for _, text in old], [text for _, text in new], autojunk=False)
    for kind, first, last, new_first, new_last in matcher.get_opcodes():
        if kind == "equal":
            continue
        before, after = old[first:last], new[new_first:new_last]
        for index in range(max(len(before), len(after))):
            if index >= len(before):
                yield Difference(after[index][0], "", after[index][1])
            elif index >= len(after):
                yield Difference(before[index][0], before[index][1], "")
            else:
                yield from _words(before[index][0], before[index][1], after[index][1])


def _words(passage: Message, before: str, after: str) -> Iterator[Difference]:
    """The words in which two lines differ, with some of those beside them, by which they are found."""
    joined: list[list[int]] = []
    for kind, *span in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if joined and span[0] - joined[-1][1] <= _BESIDE:
            joined[-1][1], joined[-1][3] = span[1], span[3]
        else:
            joined.append(span)
    for first, last, new_first, new_last in joined:
        lead = before[max(0, first - _BESIDE) : first]
        tail = before[last : last + _BESIDE]
        yield Difference(passage, lead + before[first:last] + tail, lead + after[new_first:new_last] + tail)


def difference_told(one: Difference) -> Message:
    """A difference as it is said."""
    if not one.before:
        return say("{passage}：多出“{after}”", passage=one.passage, after=one.after)
    if not one.after:
        return say("{passage}：少了“{before}”", passage=one.passage, before=one.before)
    return say("{passage}：“{before}” 印成 “{after}”", passage=one.passage, before=one.before, after=one.after)
