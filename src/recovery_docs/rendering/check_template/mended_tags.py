"""Tags typed with a Chinese keyboard: full-width braces, bars and stops, curly quotes; put right where they stand.

Every sign gives way to one sign in the same run, so nothing else of the file changes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from recovery_docs.messages import Message
from recovery_docs.rendering.check_document.typed_leftovers import INVISIBLE
from recovery_docs.rendering.engine.dialect import W, written
from recovery_docs.rendering.word.archive import Container, read_parts
from recovery_docs.rendering.word.passage import paragraphs, word_elements
from recovery_docs.rendering.word.text_parts import text_parts

_TYPED = re.compile(r"[{｛]{2}.*?[}｝]{2}|[{｛][%％].*?[%％][}｝]|[{｛][#＃].*?[#＃][}｝]")
_DELIMITERS = str.maketrans("｛｝％＃", "{}%#")
_SIGNS = str.maketrans("｜（）［］，．：＝＋－＊／％＜＞！\u3000\u00a0", "|()[],.:=+-*/%<>!  ")
_OPENING = {"“": '"', "”": '"', '"': '"', "‘": "'", "’": "'", "'": "'", "＂": '"', "＇": "'"}


@dataclass(frozen=True, slots=True)
class Mended:
    """One tag, as it stood and as it stands now."""

    passage: Message
    before: str
    after: str


def with_mended_tags(data: bytes, file: str) -> tuple[bytes, tuple[Mended, ...]]:
    """The Word file with its tags put right, and what was done; the same bytes where there was nothing to do."""
    parts = read_parts(data, file)
    done: list[Mended] = []
    for part in text_parts(parts, file):
        if part.kind == "properties":
            continue
        found = [each for paragraph in paragraphs(part) for each in _in_paragraph(paragraph.element, paragraph.passage)]
        if found:
            done += found
            parts[part.name] = written(part.root)
    return (Container(parts).packed([]) if done else data), tuple(done)


def right(tag: str) -> str:
    """A tag with half-width signs outside of its texts; as many signs as before, of which invisible ones are empty."""
    return "".join(_signs(tag))


def _in_paragraph(element: etree._Element, passage: Message) -> Iterator[Mended]:
    places = [(each, index) for each, words in word_elements(element) for index in range(len(words))]
    text = "".join(words for _, words in word_elements(element))
    signs: dict[etree._Element, list[str]] = {}
    for tag in _TYPED.finditer(text):
        after = list(_signs(tag.group()))
        if "".join(after) == tag.group():
            continue
        yield Mended(passage, tag.group(), "".join(after))
        for (holder, index), sign in zip(places[tag.start() : tag.end()], after, strict=True):
            if holder.tag == f"{W}t":
                signs.setdefault(holder, list(holder.text or ""))[index] = sign
    for holder, changed in signs.items():
        holder.text = "".join(changed)


def _signs(tag: str) -> Iterator[str]:
    """The signs of a tag, each put right."""
    opening, inner, closing = tag[:2].translate(_DELIMITERS), tag[2:-2], tag[-2:].translate(_DELIMITERS)
    yield from opening
    quote = ""
    for sign in inner:
        if INVISIBLE.match(sign):
            yield ""
        elif opening == "{#":
            yield sign
        elif quote:
            ends = _OPENING.get(sign) == quote
            yield quote if ends else sign
            quote = "" if ends else quote
        elif sign in _OPENING:
            quote = _OPENING[sign]
            yield quote
        else:
            yield sign.translate(_SIGNS)
    yield from closing
