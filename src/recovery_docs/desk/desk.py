"""What one running desk holds. Handlers get it as `request.app.state.desk`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from recovery_docs.desk.alive import Alive
from recovery_docs.desk.door import Door
from recovery_docs.desk.folder import Folder


def _never() -> bool:
    return False


@dataclass
class Desk:
    """One folder, opened behind one door. `today` is asked anew for each page: a desk may stay open over midnight."""

    folder: Folder
    today: Callable[[], date]
    door: Door
    alive: Alive = field(default_factory=Alive)
    busy: Callable[[], bool] = _never
    """Whether a job runs, so that the program stays when the last page is closed."""
    at_end: list[Callable[[], None]] = field(default_factory=list)
    """What to close when the program ends, last first: threads, workers, files."""

    def close(self) -> None:
        """Close everything, whatever fails."""
        while self.at_end:
            try:
                self.at_end.pop()()
            except Exception:
                continue
