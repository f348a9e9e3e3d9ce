"""An old letter as a Word file: what stands beside each paragraph, and words that give way to a tag."""

import re
from collections.abc import Iterator

from lxml import etree

from recovery_docs.authoring.learning.cues import Setting
from recovery_docs.rendering.engine.dialect import W
from recovery_docs.rendering.word.passage import Paragraph, paragraphs, word_elements
from recovery_docs.rendering.word.runs import isolated
from recovery_docs.rendering.word.text_parts import TextPart

_GREETING = re.compile(r"^\s*致|[：:]\s*$")
_SIGNED = re.compile(r"[（(](?:盖章|签章|公章|签名|签字)[^）)]*[）)]|[\s　]|日期[：:]|落款[：:]")
_LAST = 8
"""So many of the last paragraphs may be the signature, so many of the first the salutation."""
_LONGEST = 50
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def with_settings(part: TextPart) -> Iterator[tuple[Paragraph, Setting]]:
    """Every paragraph of a part that has words, with what stands beside it."""
    found = [one for one in paragraphs(part) if one.text.strip()]
    outside = [one for one in found if one.cell is None]
    first, last = outside[:_LAST], outside[-_LAST:]
    for one in found:
        short = len(one.text) <= _LONGEST
        body = part.kind == "body" and one.cell is None and short
        yield (
            one,
            Setting(
                "",
                "",
                _labels(one),
                salutation=body and one in first and bool(_GREETING.search(one.text)),
                signature=body and one in last and one not in first[:2] and _is_alone(one.text),
            ),
        )


def put(paragraph: etree._Element, start: int, end: int, tag: str) -> bool:
    """Let a tag take the place of some words, in the run where they begin; not where they are a field of Word's own."""
    runs = isolated(paragraph, start, end)
    words = [one for run in runs for one in run.iter(f"{W}t")]
    if not words or any(run.find(f"{W}instrText") is not None for run in runs):
        return False
    words[0].text = tag
    words[0].set(_SPACE, "preserve")
    for one in words[1:]:
        one.getparent().remove(one)
    return True


def cells_of(row: etree._Element) -> list[etree._Element]:
    return list(row.iterchildren(f"{W}tc"))


def words_of(paragraph: etree._Element) -> str:
    """A paragraph's own words."""
    return "".join(words for _, words in word_elements(paragraph))


def cell_text(cell: etree._Element) -> str:
    """The words of a cell, its paragraphs joined."""
    return "".join(words_of(one) for one in cell.iter(f"{W}p")).strip()


def _labels(one: Paragraph) -> tuple[str, ...]:
    if one.row is None or one.cell is None:
        return ()
    cells = cells_of(one.row)
    table = next(one.row.iterancestors(f"{W}tbl"), None)
    head = next(table.iterchildren(f"{W}tr"), None) if table is not None else None
    at = cells.index(one.cell) if one.cell in cells else 0
    heads = cells_of(head) if head is not None and head is not one.row else []
    left = cell_text(cells[at - 1]) if at else ""
    return (left, cell_text(heads[at]) if at < len(heads) else "", cell_text(cells[0]) if at else "")


def _is_alone(text: str) -> bool:
    """Whether a line is a name or a day and nothing else."""
    return not re.search(r"[，。；：:]", _SIGNED.sub("", text))
