"""Bookmarks of a volume: what stands in the side pane of a reader of PDFs."""

from collections.abc import Iterable
from dataclasses import dataclass

import pikepdf


@dataclass(frozen=True, slots=True)
class Bookmark:
    """`page` counts from 0, as the file does."""

    title: str
    page: int
    below: tuple["Bookmark", ...] = ()

    def moved(self, by: int) -> "Bookmark":
        """The same, so many pages further on."""
        return Bookmark(self.title, self.page + by, tuple(one.moved(by) for one in self.below))


def put_bookmarks(pdf: pikepdf.Pdf, marks: Iterable[Bookmark]) -> None:
    """Give the file these bookmarks and no others; the pane is open when the file is."""
    with pdf.open_outline() as outline:
        outline.root[:] = [_item(mark) for mark in marks]
    pdf.Root.PageMode = pikepdf.Name.UseOutlines


def bookmarks_of(pdf: pikepdf.Pdf) -> tuple[Bookmark, ...]:
    """The bookmarks that stand in a file, read back."""
    index = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    with pdf.open_outline() as outline:
        return tuple(_read(item, index) for item in outline.root)


def _item(mark: Bookmark) -> pikepdf.OutlineItem:
    item = pikepdf.OutlineItem(mark.title, mark.page)
    item.children.extend(_item(one) for one in mark.below)
    return item


def _read(item: pikepdf.OutlineItem, index: dict[tuple[int, int], int]) -> Bookmark:
    where = item.destination
    page = index.get(where[0].objgen, -1) if isinstance(where, pikepdf.Array) else -1
    return Bookmark(item.title, page, tuple(_read(one, index) for one in item.children))
