"""How far a run is, how fast, and how long it will still take."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
from rich.text import Text

from recovery_docs import say
from recovery_docs.cli.language import spoken

Thing = TypeVar("Thing")


def watched(things: Iterable[Thing], expected: int) -> Iterator[Thing]:
    """The same things; a line on the error stream tells how far one is. Nothing is drawn where nobody watches."""
    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=expected)
        for number, thing in enumerate(things, start=1):
            yield thing
            if number > expected:
                progress.update(task, total=number)
            progress.advance(task)


class _Rate(ProgressColumn):
    """Cases a second."""

    def render(self, task: Task) -> Text:
        return Text(spoken(say("每秒{rate}案", rate=f"{task.speed:.0f}")) if task.speed else "")
