"""A proof, once per template, that docxtpl's patching took no words away.

Its patterns know no paragraphs: `-%}` joins the next run to the tag's own, and `{%-` the tag to the run before it. The words
between the tag and the end of its run are lost, and so is whatever is joined to a tag that removes its paragraph or row.
"""

import re
from collections import Counter
from collections.abc import Iterator
from xml.sax.saxutils import unescape

from lxml import etree

from recovery_docs.errors import Fault, Place
from recovery_docs.messages import say
from recovery_docs.rendering.engine.dialect import TAG
from recovery_docs.rendering.engine.template_parts import ReadPart
from recovery_docs.rendering.word.passage import tag_key

_ELEMENT = re.compile(r"<[^>]*>")
_WRITTEN_ELSEWHERE = frozenset({"vm", "hm"})
"""Tags that docxtpl turns into conditions of its own."""


def lost_by_patching(part: ReadPart) -> Iterator[Fault]:
    """Words and tags that stand in the part, and not in its program."""
    typed = _words("".join(part.part.root.itertext(etree.Element)))
    kept = _words(unescape(_ELEMENT.sub("", TAG.sub("", part.source)), {"&quot;": '"', "&apos;": "'"}))
    problem = say("标签会把这里的内容连同自己一起删去")
    remedy = say("去掉附近标签里的减号；整段、整行的标签单独成段")
    if typed != kept:
        at = next((index for index, pair in enumerate(zip(typed, kept, strict=False)) if len(set(pair)) > 1), len(kept))
        yield Fault(_place(part, typed, at), problem, remedy, typed[at : at + 20])
    left = Counter(map(tag_key, TAG.findall(part.source)))
    for tag in part.tags:
        if tag.keyword not in _WRITTEN_ELSEWHERE and not tag.text.startswith("{#"):
            left[tag.key] -= 1
            if left[tag.key] < 0:
                yield Fault(Place(passage=tag.passage, tag=tag.text), problem, remedy)


def _words(text: str) -> str:
    return "".join(TAG.sub("", text).split())


def _place(part: ReadPart, typed: str, at: int) -> Place:
    """The paragraph of a word, unless the part has words outside of paragraphs, which nobody could count."""
    words = [_words(paragraph.text) for paragraph in part.paragraphs]
    if "".join(words) == typed:
        for paragraph, own in zip(part.paragraphs, words, strict=True):
            if at < len(own):
                return Place(passage=paragraph.passage)
            at -= len(own)
    return Place(passage=part.part.label)
