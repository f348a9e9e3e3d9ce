"""What one running desk holds. Handlers get it as `request.app.state.desk`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from recovery_docs.desk.alive import Alive
from recovery_docs.desk.door import Door
from recovery_docs.desk.folder import Folder


@dataclass(frozen=True, slots=True)
class Counts:
    """What is known of a book so far: its cases, how many of them may be demanded of, how many rights end in 30 days."""

    cases: int
    demandable: int | None = None
    ending: int | None = None


def _never() -> bool:
    return False


def _unknown(book: Path) -> Counts | None:
    return None


@dataclass
class Desk:
    """One folder, opened behind one door. `today` is asked anew for each page: a desk may stay open over midnight."""

    folder: Folder
    today: Callable[[], date]
    door: Door
    alive: Alive = field(default_factory=Alive)
    busy: Callable[[], bool] = _never
    """Whether a job runs, so that the program stays when the last page is closed."""
    counts: Callable[[Path], Counts | None] = _unknown
    """What is known of a book without reading it: None of one that was not opened yet."""
    at_end: list[Callable[[], None]] = field(default_factory=list)
    """What to close when the program ends, last first: threads, workers, files."""

    def close(self) -> None:
        """Close everything, whatever fails."""
        while self.at_end:
            try:
                self.at_end.pop()()
            except Exception:
                continue
