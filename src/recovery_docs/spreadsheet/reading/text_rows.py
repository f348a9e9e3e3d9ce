"""A table kept as text (.csv): every value is the text that stands there, so that a number of eighteen digits stays whole."""

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_AS_TEXT = re.compile(r'="(.*)"')
"""How exporters keep Excel from making a number of a text."""
_HEAD = 4096


def rows_of_text(path: Path) -> Sequence[Sequence[str]]:
    """The rows, all of one width; in UTF-8 with or without a mark, in UTF-16, or in GB18030, whichever it is.

    Raises `ValueError` where it is text in none of them.
    """
    text = _decoded(path.read_bytes())
    head = text[:_HEAD].partition("\n")[0]
    sign = max(",;\t", key=head.count)
    rows = [[_value(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign)]
    width = max(map(len, rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def _decoded(data: bytes) -> str:
    if data.startswith(_UTF_16):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    if "\x00" in text:
        raise ValueError("binary")
    return text


def _value(cell: str) -> str:
    found = _AS_TEXT.fullmatch(cell)
    return (found[1] if found else cell).strip("\t")
