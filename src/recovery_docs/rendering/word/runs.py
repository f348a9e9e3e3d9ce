"""Runs cut at a character, so that a tag has runs of its own however Word has split its words."""

from copy import deepcopy

from lxml import etree

from recovery_docs.rendering.engine.dialect import W
from recovery_docs.rendering.word.passage import word_elements

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def isolated(paragraph: etree._Element, start: int, end: int) -> list[etree._Element]:
    """The runs that hold the characters from `start` to `end` of a paragraph's own words, and nothing else."""
    _cut(paragraph, end)
    _cut(paragraph, start)
    position, runs = 0, []
    for element, words in word_elements(paragraph):
        run = element.getparent()
        if start <= position < end and run.tag == f"{W}r" and run not in runs:
            runs.append(run)
        position += len(words)
    return runs


def _cut(paragraph: etree._Element, at: int) -> None:
    """Let a run begin at a character."""
    position = 0
    for element, words in word_elements(paragraph):
        if position <= at < position + len(words):
            if element.getparent().tag == f"{W}r":
                _begin_run(_halved(element, at - position) if at > position else element)
            return
        position += len(words)


def _halved(words: etree._Element, at: int) -> etree._Element:
    """Split an element's words in two; the second."""
    second = deepcopy(words)
    words.text, second.text = (words.text or "")[:at], (words.text or "")[at:]
    for each in (words, second):
        each.set(_SPACE, "preserve")
    words.addnext(second)
    return second


def _begin_run(element: etree._Element) -> None:
    """Let a run begin with an element of it, dressed as the one that it stood in."""
    run = element.getparent()
    before = [each for each in element.itersiblings(preceding=True) if each.tag != f"{W}rPr"]
    if not before:
        return
    following = run.makeelement(run.tag, dict(run.attrib))
    if (properties := run.find(f"{W}rPr")) is not None:
        following.append(deepcopy(properties))
    following.extend([element, *element.itersiblings()])
    run.addnext(following)
