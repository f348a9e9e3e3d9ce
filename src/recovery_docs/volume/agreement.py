"""A bound volume read back from its finished file: list, stamps and bookmarks name the same pages, or it does not leave."""

import re
from collections.abc import Iterator, Sequence

import pikepdf

from recovery_docs.messages import Message, say
from recovery_docs.volume.a4 import EXHIBIT, STRIP
from recovery_docs.volume.bookmarks import Bookmark, bookmarks_of
from recovery_docs.volume.evidence import BoundExhibit, Evidence
from recovery_docs.volume.exhibit_file import whole_pdf
from recovery_docs.volume.page_words import Words, words_of

_COLUMN = "页码"
_PAGES = re.compile(r"[\d—]+")
_BESIDE = 20.0
"""Points by which a number may begin beside its heading, since cells are centred."""
_SAME_LINE = 6.0
"""Points by which the pieces of one line may differ in height."""


def span(pages: tuple[int, int]) -> str:
    """Pages as the list writes them: `3`, `4—11`."""
    first, last = pages
    return str(first) if first == last else f"{first}—{last}"


def disagreement(evidence: Evidence, exhibits: Sequence[BoundExhibit]) -> Message | None:
    """What in the finished file does not agree, with both places; nothing where all does."""
    with whole_pdf(evidence.data) as pdf:
        return (
            _of_stamps(pdf, evidence, exhibits)
            or _of_bookmarks(pdf, evidence, exhibits)
            or _of_list(pdf, evidence, exhibits)
        )


def _of_stamps(pdf: pikepdf.Pdf, evidence: Evidence, exhibits: Sequence[BoundExhibit]) -> Message | None:
    spans = [(one.number, *evidence.pages[one.number]) for one in exhibits]
    wanted = [(f"证据{exhibit}", str(page)) for exhibit, first, last in spans for page in range(first, last + 1)]
    sheets = pdf.pages[evidence.front :]
    if len(wanted) != len(sheets):
        return say("证据有{wanted}页，装订好的有{sheets}页", wanted=len(wanted), sheets=len(sheets))
    wrong = (
        number for number, (sheet, said) in enumerate(zip(sheets, wanted, strict=True), 1) if _stamp(sheet) != said
    )
    return next((say("第{number}页的证据号或者页码没有印对", number=number) for number in wrong), None)


def _stamp(sheet: pikepdf.Page) -> tuple[str, str]:
    """What stands in the two strips of a sheet; of the exhibit nothing is read."""
    top = float(pikepdf.Rectangle(sheet.mediabox).ury) - STRIP
    words = words_of(sheet, without=EXHIBIT)
    return "".join(one.text for one in words if one.y > top), "".join(one.text for one in words if one.y < STRIP)


def _of_bookmarks(pdf: pikepdf.Pdf, evidence: Evidence, exhibits: Sequence[BoundExhibit]) -> Message | None:
    found = [(mark.title, mark.page) for mark in _flat(bookmarks_of(pdf))]
    for exhibit in exhibits:
        if (exhibit.bookmark, evidence.front + evidence.pages[exhibit.number][0] - 1) not in found:
            return say("证据{number}的书签没有指到它的第一页", number=exhibit.number)
    return None


def _of_list(pdf: pikepdf.Pdf, evidence: Evidence, exhibits: Sequence[BoundExhibit]) -> Message | None:
    """Compare the list row by row through all its sheets. A list of an office's own without that column says nothing."""
    rows = [row for sheet in pdf.pages[evidence.cover : evidence.front] for row in _rows(sheet)]
    wanted = [(str(one.number), span(evidence.pages[one.number])) for one in exhibits]
    if not rows or rows == wanted:
        return None
    number, pages = next((one for one in wanted if one not in rows), wanted[0])
    return say("证据{number}在证据目录中的页码与装订好的页码（{pages}）不同", number=number, pages=pages)


def _rows(sheet: pikepdf.Page) -> list[tuple[str, str]]:
    """Number and pages of each row under the heading of the pages, where the sheet has one."""
    words = words_of(sheet)
    head = next((one for one in words if one.text.strip() == _COLUMN), None)
    if head is None:
        return []
    left = min(one.x for one in words if _level(one, head)) + _BESIDE
    rows = []
    for first in (one for one in words if one.x < left and one.y < head.y - 1 and one.text.strip().isdecimal()):
        line = sorted((one for one in words if _level(one, first)), key=lambda one: one.x)
        pages = "".join(one.text.strip() for one in line if one.x > head.x - _BESIDE)
        if _PAGES.fullmatch(pages):
            rows.append((first.text.strip(), pages))
    return rows


def _level(one: Words, other: Words) -> bool:
    return abs(one.y - other.y) < _SAME_LINE


def _flat(marks: Sequence[Bookmark]) -> Iterator[Bookmark]:
    for mark in marks:
        yield mark
        yield from _flat(mark.below)
