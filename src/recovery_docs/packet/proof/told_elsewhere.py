"""What another passage of the packet says where a line was changed: the same words but for one character."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from recovery_docs.errors import Place
from recovery_docs.packet.agreement.passages import shared
from recovery_docs.packet.agreement.said import DAY, PaperText

_AROUND = 2
"""Characters on either side of a changed one that another passage has to share at least."""
_SHARED = 6
"""Characters about it that have to be the same in all."""
_FAR = 20
"""Characters about it that are compared."""
_SHOWN = 12
_NAME = 3
"""Characters of a name, or of a small figure with its yuan, that stand alike in both."""
_FIGURE = re.compile(rf"{DAY}|\d[\d,]*(?:\.\d+)?|[0-9A-Za-z]+")
_SHORT = 20
"""A line up to so long, a name or a number in a cell, is looked for as a whole."""


@dataclass(frozen=True)
class Elsewhere:
    """What the changed line says about the spot, what another passage says there, and where that stands."""

    here: str
    there: str
    place: Place


def told_elsewhere(line: str, papers: Sequence[PaperText]) -> Elsewhere | None:
    """The passage most like a changed line; nothing where no other passage is like it."""
    line = line.strip()
    if 1 < len(line) <= _SHORT and (found := _whole_line(line, papers)):
        return found
    best: tuple[int, int, PaperText, int] | None = None
    for at in range(_AROUND, len(line) - _AROUND):
        before, after = line[at - _AROUND : at], line[at + 1 : at + 1 + _AROUND]
        if any(before + line[at] + after in paper.body for paper in papers):
            continue
        for paper in papers:
            like = _like(line, at, before, after, paper)
            if like and (best is None or like[0] > best[0]):
                best = (like[0], at, paper, like[1])
    if best is None or best[0] < _SHARED:
        return None
    _, at, paper, position = best
    return Elsewhere(about(line, at), about(paper.body, position), paper.place(position))


def says_so_too(line: str, start: int, end: int, papers: Sequence[PaperText]) -> Elsewhere | None:
    """The passage that has the words of a line between two positions and most of what stands about them: the whole figure or
    day, or at least three Chinese characters.
    """
    start, end = _whole_figure(line, start, end)
    words, best = line[start:end], None
    for paper in papers:
        at = paper.body.find(words)
        while at >= 0:
            before = shared(line[:start][::-1], paper.body[max(at - _FAR, 0) : at][::-1])
            after = shared(line[end:], paper.body[at + len(words) : at + len(words) + _FAR])
            if best is None or before + after > best[0]:
                best = (before + after, paper, at)
            at = paper.body.find(words, at + 1)
    if best is None or best[0] + len(words) < _NAME:
        return None
    _, paper, at = best
    return Elsewhere(about(line, start), about(paper.body, at), paper.place(at))


def _whole_figure(line: str, start: int, end: int) -> tuple[int, int]:
    """The figure, day or number that some digits are part of; other characters alone."""
    if not line[start].isascii():
        return start, end
    return next(
        ((one.start(), one.end()) for one in _FIGURE.finditer(line) if one.start() <= start < one.end()), (start, end)
    )


def _whole_line(line: str, papers: Sequence[PaperText]) -> Elsewhere | None:
    """The words that are most often written so but for one character."""
    if any(line in paper.body for paper in papers):
        return None
    patterns = (f"{re.escape(line[:at])}\\w{re.escape(line[at + 1 :])}" for at in range(len(line)))
    alike = re.compile("|".join(patterns))
    counted = Counter(found for paper in papers for found in alike.findall(paper.body))
    for words, times in counted.most_common(1):
        if times > 1:
            paper = next(paper for paper in papers if words in paper.body)
            return Elsewhere(line, words, paper.place(paper.body.index(words)))
    return None


def _like(line: str, at: int, before: str, after: str, paper: PaperText) -> tuple[int, int] | None:
    """How many characters about the changed one are shared where that is most, and the position there."""
    text, best = paper.body, None
    start = text.find(before)
    while start >= 0:
        position = start + len(before)
        if text.startswith(after, position + 1) and text[position] not in ("\n", line[at]):
            both = shared(line[:at][::-1], text[max(position - _FAR, 0) : position][::-1])
            both += shared(line[at + 1 :], text[position + 1 : position + 1 + _FAR])
            if best is None or both > best[0]:
                best = (both, position)
        start = text.find(before, start + 1)
    return best


def about(text: str, at: int) -> str:
    """The words about a position, as they may be shown: no number is cut, so that it can be masked."""
    start, end = max(at - _SHOWN, 0), min(at + _SHOWN, len(text))
    while start and text[start - 1 : start + 1].isalnum() and text[start - 1 : start + 1].isascii():
        start -= 1
    while end < len(text) and text[end - 1 : end + 1].isalnum() and text[end - 1 : end + 1].isascii():
        end += 1
    return text[start:end].replace("\n", " ")
