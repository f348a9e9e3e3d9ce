"""The height of a row whose words take several lines; a height that the officer gave the row stays."""

import re

_TALLEST = 10
"""Lines shown at most: the errors stand first, and the sheet stays one to leaf through."""
_LINE, _OWN = 15.0, re.compile(rb'\scustomHeight="(?:1|true)"')
_HEIGHT = re.compile(rb'\sht="([^"]*)"')


def with_room(row: bytes, text: str, *, width: int, marked_before: bool) -> bytes:
    """A row as it is written, high enough for a text in a column of so many characters.

    The programs work a height out anew that is not marked as somebody's own, and so give it back when the text goes; one
    of an earlier run is not kept.
    """
    end = row.index(b">")
    start, rest = row[:end], row[end:]
    if (b"ht=" not in start and len(text) * 2 <= width and "\n" not in text) or _OWN.search(start):
        return row
    held = _HEIGHT.search(start)
    height = float(held[1]) if held and not marked_before else 0.0
    lines = min(_TALLEST, sum(max(1, -(-_columns(line) // width)) for line in text.splitlines()))
    needed = max(height, lines * _LINE)
    bare = _HEIGHT.sub(b"", start)
    return bare + rest if lines < 2 and not height else b'%b ht="%.2f"%b' % (bare, needed, rest)


def _columns(line: str) -> int:
    """The characters of a line, a Chinese one counted twice as it is drawn."""
    return sum(2 if character > "\u2e7f" else 1 for character in line)
