"""The grid of a table whose columns a template can change: as many columns as the widest row has, at the old width.

Such tables are marked once, when the template is compiled; all others keep the grid that Word gave them.
"""

import re

from lxml import etree

from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.messages import say
from recovery_docs.rendering.engine.budget import MAX_COLUMNS
from recovery_docs.rendering.engine.dialect import W, parsed
from recovery_docs.rendering.word.text_parts import TextPart

_MARK = "recovery-docs-grid"
_MARKED = f"<?{_MARK}"
_CHANGES_COLUMNS = re.compile(r"[{%#]tc\s|\{%\s*(?:colspan|hm)\b")
_BESIDE = ("gridBefore", "gridAfter")


def mark_tables(root: etree._Element) -> None:
    """Mark each table in which a tag adds, leaves out or joins cells."""
    for table in root.iter(f"{W}tbl"):
        own_words = (text for text in table.iter(f"{W}t") if next(text.iterancestors(f"{W}tbl")) is table)
        if _CHANGES_COLUMNS.search("".join(text.text or "" for text in own_words)):
            table.insert(0, etree.ProcessingInstruction(_MARK))


def has_marked(xml: str) -> bool:
    """Whether a rendered part holds a marked table."""
    return _MARKED in xml


def repaired(xml: str, part: TextPart, file: str) -> str:
    """The rendered part with the grids of marked tables mended, and without the marks."""
    root = parsed(xml.encode(), file, part.label)
    for mark in list(root.iter(etree.ProcessingInstruction)):
        if mark.target == _MARK and (table := mark.getparent()) is not None:
            table.remove(mark)
            _mend(table, Place(file=file, passage=part.label))
    text: str = etree.tostring(root, encoding="unicode")
    return text


def _mend(table: etree._Element, place: Place) -> None:
    grid = table.find(f"{W}tblGrid")
    if grid is None:
        return
    columns = grid.findall(f"{W}gridCol")
    needed = max((_columns(row) for row in table.findall(f"{W}tr")), default=0)
    if not needed or needed == len(columns):
        return
    if needed > MAX_COLUMNS:
        raise TemplateError(
            Fault(
                place,
                say("表格有 {columns} 列，Word 最多能有 {most} 列", columns=needed, most=MAX_COLUMNS),
                say("减少列数，或者改成逐行列出"),
            )
        )
    widths = [int(float(column.get(f"{W}w", 0))) for column in columns]
    for column in columns[needed:]:
        grid.remove(column)
    for _ in range(needed - len(columns)):
        etree.SubElement(grid, f"{W}gridCol")
    kept = widths[:needed]
    average = sum(kept) // len(kept) if kept else 0
    wanted = kept + [average] * (needed - len(kept))
    total = sum(widths)
    for column, width in zip(grid.findall(f"{W}gridCol"), wanted, strict=True):
        column.set(f"{W}w", str(width * total // sum(wanted) if sum(wanted) else 0))


def _columns(row: etree._Element) -> int:
    beside = (row.find(f"{W}trPr/{W}{name}") for name in _BESIDE)
    spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc"))
    return sum(_number(element, 0) for element in beside) + sum(_number(span, 1) for span in spans)


def _number(element: etree._Element | None, otherwise: int) -> int:
    value = "" if element is None else element.get(f"{W}val", "")
    return int(value[:9]) if value.isdecimal() else otherwise
