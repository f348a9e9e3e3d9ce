"""Which paragraph, row or word of one version is which of the other."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher

Pair = tuple[int | None, int | None]
"""The place in the old version and in the new one; nothing where it stands in one only."""

_ALIKE = 0.45
"""How much of two paragraphs must be the same for one to be the other, changed."""
_MOST = 40_000
"""Comparisons beyond which what changed on end is paired in its order."""


def paired(old: Sequence[Hashable], new: Sequence[Hashable], alike: Callable[[int, int], float]) -> Iterator[Pair]:
    """Both versions in one order: what is the same beside itself, what is alike beside what it became."""
    for what, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield from zip(range(first, last), range(start, end), strict=True)
        else:
            yield from _most_alike(range(first, last), range(start, end), alike)


def _most_alike(old: range, new: range, alike: Callable[[int, int], float]) -> Iterator[Pair]:
    """The pairs, none across another, that are most alike together; what has none stands alone, the old one first."""
    if len(old) * len(new) > _MOST:
        yield from zip(old, new, strict=False)
        yield from ((one, None) for one in old[len(new) :])
        yield from ((None, one) for one in new[len(old) :])
        return
    likeness = [[alike(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for row in reversed(range(len(old))):
        for column in reversed(range(len(new))):
            together = likeness[row][column] + best[row + 1][column + 1] if likeness[row][column] >= _ALIKE else 0.0
            best[row][column] = max(together, best[row + 1][column], best[row][column + 1])
    row = column = 0
    while row < len(old) or column < len(new):
        left = best[row][column]
        if row < len(old) and left == best[row + 1][column]:
            yield old[row], None
            row += 1
        elif column < len(new) and left == best[row][column + 1]:
            yield None, new[column]
            column += 1
        else:
            yield old[row], new[column]
            row, column = row + 1, column + 1
