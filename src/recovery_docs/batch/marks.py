"""Marks in somebody's workbook: faults as comments and colour at their cells, links, words that cannot become formulas."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from recovery_docs.batch.fills import coded, remembered
from recovery_docs.errors import Fault
from recovery_docs.messages import Language, say

AUTHOR = "recovery-docs"
_MARK = f"—— {AUTHOR} ——"
HEAD = f"{_MARK}\n"
"""The first line of what we say, by which it is known again: LibreOffice does not keep who wrote a comment."""
SEPARATOR = f"\n{HEAD}"
"""Between an officer's comment and ours at the same cell."""
ERROR_COLOUR, WARNING_COLOUR, GOOD_COLOUR = "FFFFC7CE", "FFFFEB9C", "FFC6EFCE"
OURS = frozenset((ERROR_COLOUR, WARNING_COLOUR, GOOD_COLOUR))
LIMIT = 32_000
"""Excel holds 32,767 characters, in two bytes each, in a cell or a comment (Microsoft, Excel specifications and limits)."""
ERROR, WARNING, GOOD = (PatternFill("solid", fgColor=rgb) for rgb in (ERROR_COLOUR, WARNING_COLOUR, GOOD_COLOUR))
_LINK = Font(color="FF0563C1", underline="single")
WRITABLE = (".xlsx", ".xlsm")


def suffix_of(path: Path) -> str:
    """The suffix of the copy."""
    return ".xlsm" if path.suffix.lower() == ".xlsm" else ".xlsx"


def printable(text: str) -> str:
    """The text without characters that a workbook cannot hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def fitted(text: str, language: Language) -> str:
    """The text as far as a cell holds it; where it is cut, it says so.

    >>> fitted("字" * 40_000, "zh")[-20:]
    '字字字字\\n…其余见 report.json'
    """
    if len(text) * 2 <= LIMIT or len(text.encode("utf-16-le")) <= LIMIT * 2:
        return text
    kept = text.encode("utf-16-le")[: LIMIT * 2].decode("utf-16-le", "ignore")
    return f"{kept}\n{say('…其余见 report.json').in_language(language)}"


def parted(comment: str, *, ours: bool) -> tuple[str, str] | None:
    """What the officer and what an earlier run said in a comment; none where no run did. `ours` if we are its author."""
    theirs, mark, said = comment.partition(_MARK)
    if mark:
        return theirs.rstrip("\n"), said
    return ("", comment) if ours else None


def words_of(faults: Iterable[Fault], own_fill: str | None, language: Language) -> str:
    """What a comment says at a faulty cell; a fill of the officer's is noted, to come back when the fault is mended."""
    lines = [fitted(printable("\n".join(line_of(fault, language) for fault in faults)), language)]
    if own_fill:
        lines.append(say("原底色 [{colour}]", colour=own_fill).in_language(language))
    return "\n".join(lines)


def colour_of(faults: Iterable[Fault]) -> str:
    """The colour of a faulty cell."""
    return ERROR_COLOUR if any(fault.severity == "error" for fault in faults) else WARNING_COLOUR


def needs_quote(text: str) -> bool:
    """Whether a text would be taken for a formula when somebody edits its cell."""
    return text[:1] in "=+-@\t\r" and text != ""


def link_target(target: str) -> str:
    """A path beside the workbook as a link holds it."""
    return quote(target, safe="/", encoding="utf-8") if re.search(r"[ #%?]", target) else target


def put_text(cell: Cell, text: str) -> None:
    """Words into a cell as words, whatever they begin with."""
    cell.value = printable(text)
    cell.data_type = "s"
    if needs_quote(text):
        cell.quotePrefix = True


def put_link(cell: Cell, text: str, target: str) -> None:
    """A link to a file beside the workbook."""
    put_text(cell, text)
    cell.hyperlink = link_target(target)
    cell.font = _LINK


def mark(workbook: Workbook, faults: Iterable[Fault], language: Language = "zh") -> None:
    """Each fault as a comment at its cell, and the cell coloured; a fault of a whole row at the row's first cell."""
    at: dict[tuple[str, str], list[Fault]] = defaultdict(list)
    for fault in faults:
        place = fault.place
        if place.sheet in workbook.sheetnames and (place.cell or place.row):
            found = at[place.sheet or "", place.cell or f"A{place.row}"]
            if fault not in found:
                found.append(fault)
    for (sheet, reference), found in at.items():
        cell = _open_cell(workbook[sheet], reference)
        own = _own_fill(cell)
        words = words_of(found, own, language)
        old = cell.comment
        text, author = (f"{old.text}{SEPARATOR}{words}", old.author) if old else (f"{HEAD}{words}", AUTHOR)
        cell.comment = Comment(text, author, height=60 + 40 * len(found), width=320)
        if own is not None:
            cell.fill = PatternFill("solid", fgColor=colour_of(found))


def line_of(fault: Fault, language: Language) -> str:
    """What a comment says of a fault; where it is, the cell says."""
    stop = "。" if language == "zh" else ". "
    return f"{fault.problem.in_language(language)}{stop}{fault.remedy.in_language(language)}{stop}".strip()


def unmark(cell: Cell) -> None:
    """Take away what an earlier run said and coloured at a cell."""
    old = cell.comment
    parts = None if old is None else parted(old.text, ours=old.author == AUTHOR)
    if old is None or parts is None:
        return
    theirs, said = parts
    cell.comment = Comment(theirs, old.author) if theirs else None
    if cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb in OURS:
        colour = remembered(said)
        cell.fill = PatternFill("solid", fgColor=_colour(colour)) if colour else PatternFill()


def _own_fill(cell: Cell) -> str | None:
    """The colour of a cell's fill in one word: empty without a fill, none where no word says it."""
    fill = cell.fill
    if fill.fill_type is None:
        return ""
    if fill.fill_type != "solid" or fill.fgColor.type == "auto":
        return None
    return coded({fill.fgColor.type: str(fill.fgColor.value), "tint": str(fill.fgColor.tint)})


def _colour(held: Mapping[str, str]) -> Color:
    tint = float(held.get("tint", "0"))
    if "rgb" in held:
        return Color(rgb=held["rgb"], tint=tint)
    kind = "theme" if "theme" in held else "indexed"
    return Color(**{kind: int(held[kind])}, tint=tint)


def _open_cell(sheet: Worksheet, reference: str) -> Cell:
    cell = sheet[reference]
    if isinstance(cell, MergedCell):
        merged = next(area for area in sheet.merged_cells.ranges if reference in area)
        cell = sheet.cell(merged.min_row, merged.min_col)
    assert isinstance(cell, Cell)
    return cell
