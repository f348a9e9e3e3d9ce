"""证据材料: the cover, the list of the exhibits and every exhibit's own files, on A4, stamped and with bookmarks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import pikepdf

from recovery_docs.volume.a4 import put_on_a4
from recovery_docs.volume.bookmarks import Bookmark, put_bookmarks
from recovery_docs.volume.exhibit_file import whole_pdf
from recovery_docs.volume.saving import saved
from recovery_docs.volume.stamps import Stamps

COVER, LIST = "封面", "证据目录"


@dataclass(frozen=True, slots=True)
class BoundExhibit:
    """One exhibit: its files as PDFs, in their order."""

    number: int
    name: str
    group: str | None
    files: tuple[bytes, ...]

    @property
    def bookmark(self) -> str:
        """What the bookmark of its first page says."""
        return f"证据{self.number} {self.name}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The bound volume, and the pages of each exhibit by the numbers that are stamped on them."""

    data: bytes
    cover: int
    """Sheets of the cover."""
    front: int
    """Sheets without a number: the cover and the list."""
    pages: Mapping[int, tuple[int, int]]


def bind_evidence(
    cover: bytes, listed: bytes, exhibits: Sequence[BoundExhibit], stamp: bytes, *, title: str
) -> Evidence:
    """Bind the exhibits in this order. `stamp` is the printed `stamp_paper`.

    Pages are numbered through all exhibits; as in a court's own files (人民法院诉讼文书立卷归档办法, 1991, art. 17) the
    cover and the list bear no number.
    """
    volume = pikepdf.new()
    starts = [_append(volume, data) for data in (cover, listed)]
    front = len(volume.pages)
    pages: dict[int, tuple[int, int]] = {}
    with whole_pdf(stamp) as printed:
        stamps = Stamps(volume, printed)
        for exhibit in exhibits:
            first = len(volume.pages)
            for data in exhibit.files:
                with whole_pdf(data) as pdf:
                    put_on_a4(volume, pdf)
            for index in range(first, len(volume.pages)):
                stamps.put(volume.pages[index], exhibit.number, index - front + 1)
            pages[exhibit.number] = (first - front + 1, len(volume.pages) - front)
        marks = [Bookmark(COVER, starts[0]), Bookmark(LIST, starts[1]), *_bookmarks(exhibits, pages, front)]
        put_bookmarks(volume, marks)
        _label(volume, front)
        return Evidence(saved(volume, title), starts[1], front, pages)


def _append(volume: pikepdf.Pdf, data: bytes) -> int:
    """Append whole pages as they are; where they begin."""
    start = len(volume.pages)
    with whole_pdf(data) as pdf:
        volume.pages.extend(pdf.pages)
    return start


def _bookmarks(
    exhibits: Sequence[BoundExhibit], pages: Mapping[int, tuple[int, int]], front: int
) -> Iterator[Bookmark]:
    for group, of in groupby(exhibits, key=lambda one: one.group):
        marks = tuple(Bookmark(one.bookmark, front + pages[one.number][0] - 1) for one in of)
        if group is None:
            yield from marks
        else:
            yield Bookmark(group, marks[0].page, marks)


def _label(volume: pikepdf.Pdf, front: int) -> None:
    """Let readers of PDFs call the sheets as they are stamped."""
    before = pikepdf.Dictionary(S=pikepdf.Name.r)
    numbered = pikepdf.Dictionary(S=pikepdf.Name.D)
    volume.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, before, front, numbered]))
