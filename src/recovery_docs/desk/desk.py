"""What one running desk holds. Handlers get it as `request.app.state.desk`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from recovery_docs.desk.alive import Alive
from recovery_docs.desk.batches.earlier import earlier_jobs
from recovery_docs.desk.batches.jobs import Jobs
from recovery_docs.desk.door import Door
from recovery_docs.desk.folder import Folder
from recovery_docs.desk.table.book import Counts
from recovery_docs.desk.table.books import Books


@dataclass
class Desk:
    """One folder, opened behind one door. `today` is asked anew for each page: a desk may stay open over midnight."""

    folder: Folder
    today: Callable[[], date]
    door: Door
    alive: Alive = field(default_factory=Alive)
    at_end: list[Callable[[], None]] = field(default_factory=list)
    """What to close when the program ends, last first: threads, workers, files."""
    books: Books = field(init=False)
    jobs: Jobs = field(init=False)
    busy: Callable[[], bool] = field(init=False)
    """Whether a job runs, so that the program stays when the last page is closed."""
    counts: Callable[[Path], Counts | None] = field(init=False)
    """What is known of a book without reading it: None of one that was not opened yet."""

    def __post_init__(self) -> None:
        self.books = Books(self.folder, self.today, self.alive.tell)
        self.jobs = Jobs(self.today, self.alive.tell, lambda: earlier_jobs(self.folder))
        self.busy, self.counts = self.jobs.busy, self.books.counts
        self.at_end += (self.books.close, self.jobs.close)

    def close(self) -> None:
        """Close everything, whatever fails."""
        while self.at_end:
            try:
                self.at_end.pop()()
            except Exception:
                continue
