"""全卷: the papers of a procedure in the order in which they are filed, one bookmark a paper."""

from collections.abc import Iterable

import pikepdf

from recovery_docs.volume.bookmarks import Bookmark, bookmarks_of, put_bookmarks
from recovery_docs.volume.exhibit_file import whole_pdf
from recovery_docs.volume.saving import saved


def bind_papers(papers: Iterable[tuple[str, bytes]], *, title: str) -> bytes:
    """One PDF of several, by their titles; the bookmarks that a paper has of its own stand below its title."""
    volume, marks = pikepdf.new(), []
    for called, data in papers:
        start = len(volume.pages)
        with whole_pdf(data) as pdf:
            below = tuple(one.moved(start) for one in bookmarks_of(pdf))
            volume.pages.extend(pdf.pages)
        marks.append(Bookmark(called, start, below))
    put_bookmarks(volume, marks)
    return saved(volume, title)
