"""Rows of a table that tell each of several things: one row in a loop takes their place."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from recovery_docs.authoring.learning.case_values import Value, items_of
from recovery_docs.authoring.learning.cues import Setting
from recovery_docs.authoring.learning.found_values import Found, Reader
from recovery_docs.authoring.learning.old_letter import cell_text, cells_of, put, words_of
from recovery_docs.rendering.engine.dialect import W

LOOPS = {"欠款.分项": "项", "借款.放款": "笔", "保证": "保", "担保物": "物"}
_FEWEST = 2
"""So many fields of a thing must stand in its row."""


@dataclass(frozen=True)
class Loop:
    """A loop that was put in."""

    path: str
    found: tuple[Found, ...]
    rows: int


def put_loops(root: etree._Element, tree: Mapping[str, Any], to: str) -> Iterator[Loop]:
    """Put loops into the tables of a part."""
    for path, called in LOOPS.items():
        items = items_of(tree, path, called)
        if not items:
            continue
        for table in root.iter(f"{W}tbl"):
            rows = list(table.iterchildren(f"{W}tr"))
            heads = [cell_text(cell) for cell in cells_of(rows[0])] if rows else []
            for first in range(1, len(rows) - len(items) + 1):
                block = rows[first : first + len(items)]
                read = [
                    _read(row, values, index, to, heads)
                    for index, (row, values) in enumerate(zip(block, items, strict=True))
                ]
                if all(read) and (len(items) > 1 or _is_all(block[0], read[0])):
                    yield _put(path, called, block, read[0])
                    break


_Cells = list[tuple[etree._Element, list[Found]]]


def _read(row: etree._Element, values: Sequence[Value], index: int, to: str, heads: Sequence[str]) -> _Cells:
    """The fields of one thing in a row, cell by cell; nothing where too few of them stand there."""
    reader = Reader(values, to)
    found: _Cells = []
    for at, cell in enumerate(cells_of(row)):
        beside = Setting("", "", ("", heads[at] if at < len(heads) else ""))
        for element in cell.iter(f"{W}p"):
            here = _named(values, words_of(element)) or reader.found_in(words_of(element), beside)
            found += [(element, here)] if here else []
    paths = {one.value.path for _, here in found for one in here}
    if len(paths) < _FEWEST:
        return []
    ordinal = next(iter(cells_of(row)), None)
    if ordinal is not None and cell_text(ordinal) == str(index + 1):
        element = next(ordinal.iter(f"{W}p"))
        text = words_of(element)
        start = text.index(str(index + 1))
        number = Value("", "loop.index", index + 1)
        found.append((element, [Found(start, start + len(str(index + 1)), str(index + 1), "{{ loop.index }}", number)]))
    return found


def _named(values: Sequence[Value], text: str) -> list[Found]:
    """A kind of debt by a shorter name than ours: 利息 for 期内利息."""
    bare = text.strip()
    name = next((one for one in values if one.path == "欠款.分项.名称"), None)
    if name is None or len(bare) < _FEWEST or bare not in str(name.value):
        return []
    start = text.index(bare)
    return [Found(start, start + len(bare), bare, f"{{{{ {name.expression} }}}}", name)]


def _is_all(row: etree._Element, read: _Cells) -> bool:
    """Whether a row holds nothing but values, as the only row of a list does and a row of a form does not."""
    filled = [cell for cell in cells_of(row) if cell_text(cell)]
    with_values = [cell for cell in filled if any(element in list(cell.iter(f"{W}p")) for element, _ in read)]
    return len(filled) > 1 and filled == with_values


def _put(path: str, called: str, block: list[etree._Element], read: _Cells) -> Loop:
    for element, here in read:
        for one in reversed(here):
            put(element, one.start, one.end, one.tag)
    row = block[0]
    row.addprevious(_tag_row(row, f"{{%tr for {called} in {path} %}}"))
    row.addnext(_tag_row(row, "{%tr endfor %}"))
    for each in block[1:]:
        each.getparent().remove(each)
    found = [replace(one, others=()) for _, here in read for one in here if one.value.path]
    return Loop(path, tuple(found), len(block))


def _tag_row(like: etree._Element, tag: str) -> etree._Element:
    """A row that holds a tag alone."""
    row = deepcopy(like)
    for cell in cells_of(row):
        elements = [one for one in cell if one.tag != f"{W}tcPr"]
        for one in elements:
            cell.remove(one)
        cell.append(cell.makeelement(f"{W}p"))
    paragraph = next(row.iter(f"{W}p"))
    run = paragraph.makeelement(f"{W}r")
    words = run.makeelement(f"{W}t")
    words.text = tag
    run.append(words)
    paragraph.append(run)
    return row
