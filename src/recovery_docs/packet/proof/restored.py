"""What a changed line said when it was made, found out of its mark: a change of up to four bytes on end has one answer."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from zlib import crc32

_WINDOW = 4
"""Bytes on end in which CRC-32 has one answer: a Chinese character, or four digits."""
_LONGEST = 6000
"""Bytes of a line that is looked through."""
_POLYNOMIAL = 0xEDB88320


def _entry(byte: int) -> int:
    for _ in range(8):
        byte = byte >> 1 ^ (_POLYNOMIAL if byte & 1 else 0)
    return byte


_TABLE = tuple(map(_entry, range(256)))
_BY_TOP = {entry >> 24: byte for byte, entry in enumerate(_TABLE)}


@dataclass(frozen=True)
class Restored:
    """A line as it was made; `start` and `end` are where it differs from the line as it is."""

    line: str
    start: int
    end: int


def restored(line: str, marks: Collection[bytes]) -> Restored | None:
    """The line with one of these marks that differs from this one in a Chinese character, or in up to four digits on end.

    Of several answers, which chance may give, that with the fewest characters changed; nothing if there are two such.
    """
    found = {one.line: one for mark in marks for one in _answers(line, mark)}
    least = min(map(_changed, found.values()), default=0)
    likely = [one for one in found.values() if _changed(one) == least]
    return likely[0] if len(likely) == 1 else None


def _changed(one: Restored) -> int:
    return one.end - one.start


def _answers(line: str, mark: bytes) -> Iterator[Restored]:
    """CRC-32 is linear: the difference of two marks, taken back a byte at a time from the end, is that of the four bytes
    which come next. Four bytes before the line stand for nothing and keep short lines long enough.
    """
    made_longer = bytes(_WINDOW) + line.encode("utf-8", "surrogatepass")
    difference = crc32(made_longer[_WINDOW:]) ^ int.from_bytes(mark, "big")
    if not difference or len(made_longer) > _LONGEST:
        return
    for taken in range(1, len(made_longer) + 1):
        entry = _BY_TOP[difference >> 24]
        difference = (difference ^ _TABLE[entry]) << 8 & 0xFFFFFFFF | entry
        start = len(made_longer) - taken
        if taken < _WINDOW:
            continue
        old = made_longer[start : start + _WINDOW]
        new = (int.from_bytes(old, "little") ^ difference).to_bytes(_WINDOW, "little")
        if all(map(_alike, old, new)):
            yield from _read(line, made_longer[:start] + new + made_longer[start + _WINDOW :])


def _alike(old: int, new: int) -> bool:
    """Whether one byte may have stood where another does: a digit or letter, or a part of a Chinese character."""
    return old == new or (old > 127 < new) or (chr(old).isalnum() and new < 128 and chr(new).isalnum())


def _read(line: str, made_longer: bytes) -> Iterator[Restored]:
    try:
        text = made_longer[_WINDOW:].decode()
    except UnicodeDecodeError:
        return
    if len(text) != len(line):
        return
    changed = [at for at, (was, now) in enumerate(zip(text, line, strict=True)) if was != now]
    if all(text[at].isascii() == line[at].isascii() and (text[at].isascii() or _is_han(text[at])) for at in changed):
        yield Restored(text, changed[0], changed[-1] + 1)


def _is_han(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"
