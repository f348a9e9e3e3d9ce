"""The books of one desk: read when first asked for, and again when somebody has changed them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import RLock

from recovery_docs.desk.folder import Folder
from recovery_docs.desk.table.book import Book, Counts
from recovery_docs.desk.table.readiness import Readiness
from recovery_docs.desk.table.sources import Source, sources
from recovery_docs.desk.table.worker import Look, Read
from recovery_docs.intake import Row

_OPEN = 4
"""Books kept open: ten thousand cases take some sixty megabytes. Whoever comes back to another waits a moment."""


class Books:
    """Every book by its name, which is that of its file. Without `start` all is found out on the spot, where it is asked."""

    def __init__(self, folder: Folder, today: Callable[[], date], tell: Callable[[str, object], None]) -> None:
        self._folder, self._today = folder, today
        self._open: dict[str, Book] = {}
        """The open ones, the latest asked for first."""
        self._lock = RLock()
        self._readiness = Readiness(self._next, tell, self.refresh)

    def start(self) -> None:
        """Find out in the background, in processes of their own."""
        self._readiness.start()

    def close(self) -> None:
        """End these."""
        self._readiness.close()

    def sources(self) -> list[Source]:
        """What books there are; none is read for it."""
        return sources(self._folder)

    def known(self, name: str) -> Book | None:
        """A book, if it is open already."""
        return self._open.get(name)

    def counts(self, path: Path) -> Counts | None:
        """The numbers of a book that is open, of another nothing."""
        book = self.known(path.name)
        return None if book is None else book.counts

    def book(self, name: str) -> Book | None:
        """A book as it is now, found out about before the others; None where there is none of this name."""
        source = next((one for one in self.sources() if one.name == name), None)
        with self._lock:
            before = self._open.pop(name, None)
            if source is None:
                _give_up(before)
                return None
            book = self._up_to_date(before, source) if before else Book(source, self._today())
            self._open = {name: book, **self._open}
            for least in [*self._open][_OPEN:]:
                _give_up(self._open.pop(least))
        if self._readiness.runs:
            self._readiness.wake()
        else:
            self._find_out(book)
        return book

    def answered(self, book: Book, number: str, row: Row) -> None:
        """A case of a book has been completed by answers."""
        book.answered(number, row)
        if self._readiness.runs:
            self._readiness.wake()
        else:
            self._look(book)

    def refresh(self) -> list[Book]:
        """Look at the files of the open books again; gives those that were changed."""
        found = {source.name: source for source in self.sources()}
        with self._lock:
            before = [*self._open.values()]
            now = [self._up_to_date(book, found[book.name]) for book in before if book.name in found]
            self._open = {book.name: book for book in now}
            return [book for book in now if book not in before]

    def _up_to_date(self, book: Book, source: Source) -> Book:
        today = self._today()
        if (book.source, book.stamp, book.today) == (source, source.stamp, today):
            return book
        _give_up(book)
        return Book(source, today, changed=True)

    def _next(self, *, may_read: bool) -> tuple[Book, Read | Look] | None:
        """What to do next: the rows of a book not read, then cases, the latest book first, in it those looked at first."""
        with self._lock:
            books = [*self._open.values()]
            unread = next((book for book in books if not book.begun), None) if may_read else None
            if unread is not None:
                unread.begun = True
                return unread, Read(unread.source, unread.today)
            tasks = ((book, book.take(self._folder.templates)) for book in books)
            return next(((book, task) for book, task in tasks if task is not None), None)

    def _find_out(self, book: Book) -> None:
        if book.begun:
            return
        book.begun = True
        self._readiness.do_here(book, Read(book.source, book.today))
        self._look(book)

    def _look(self, book: Book) -> None:
        while (task := book.take(self._folder.templates)) is not None:
            self._readiness.do_here(book, task)


def _give_up(book: Book | None) -> None:
    if book is not None:
        book.given_up = True
