"""Drawings that a loop repeats each need a number of their own, or Word calls the file damaged."""

import re
from itertools import count

_NUMBER = re.compile(r'(<wp:docPr\b[^>]*?\bid=")\d+(")')
_FIRST = 1001
"""Above what Word gives to drawings in parts that stay as they are."""


def repeats_drawings(source: str) -> bool:
    """Whether a part's program might print a drawing more than once."""
    return "<wp:docPr" in source and re.search(r"\{%\s*for\b", source) is not None


def renumbered(xml: str) -> str:
    """The part with its drawings numbered through."""
    numbers = count(_FIRST)
    return _NUMBER.sub(lambda found: f"{found[1]}{next(numbers)}{found[2]}", xml)
