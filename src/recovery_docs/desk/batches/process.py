"""The process of one job: the batch of the command line, with its progress told to the server piece by piece.

A process of its own, since a batch starts workers, which a program with threads must not do by forking.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from pathlib import Path

from recovery_docs.batch.looking_ahead import RENAMED
from recovery_docs.batch.outcome import STATUS_WORDS, CaseOutcome
from recovery_docs.batch.report import REPORT
from recovery_docs.batch.returned.summary_sheet import filing_title
from recovery_docs.batch.whole_run import Batch, BatchInterruptedError, run_batch
from recovery_docs.desk.table.line import told_in_row
from recovery_docs.errors import Fault, RecoveryDocsError
from recovery_docs.intake import profile_for
from recovery_docs.intake.heading_words import in_headings
from recovery_docs.intake.profile.letter_pattern import LETTER_PATTERN
from recovery_docs.messages import Message, say

_TOLD_SECONDS = 0.2
SHOWN = 500
"""Cases not made of which a page says why; all of them stand in the returned workbook and in the report."""


@dataclass(frozen=True)
class Order:
    """A batch as it was asked for. `filings` empty means whatever each case is ready for; `only` nothing means all cases."""

    path: Path
    out: Path
    filings: tuple[str, ...]
    profile: Path | None
    templates: Path | None
    only: tuple[str, ...] | None
    as_of: date | None
    pdf: bool
    workers: int
    numbered: bool = False
    """Whether letters are numbered though the profile does not say how."""
    renamed: bool = False
    """Whether people may go by other names than in the packets that are there."""


@dataclass(frozen=True)
class Going:
    """How far it is."""

    done: int
    expected: int


@dataclass(frozen=True)
class NotMade:
    """A case of which something asked for was not made: what became of it, and each reason with what to do."""

    case: str
    status: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Ended:
    """What it came to. `files` are the workbooks given back; `faults` are of no case alone."""

    counts: dict[str, int]
    papers: int = 0
    not_made: tuple[NotMade, ...] = ()
    more_not_made: int = 0
    files: tuple[Path, ...] = ()
    faults: tuple[str, ...] = ()
    remark: str = ""
    """What is to be known of the day to which it was computed."""
    stopped: bool = False
    broken: bool = False
    asks_renamed: bool = False
    """Whether nothing was made because many go by other names than before, which a person may say is so."""


Told = Going | Ended


def make(order: Order, today: date, connection: Connection) -> None:
    """Do the order; whatever the server sends means that it shall stop, and so does the end of the server."""
    counts: dict[str, int] = dict.fromkeys(STATUS_WORDS, 0)
    not_made: list[NotMade] = []
    watched = _Watched(connection, counts, not_made)

    def ended(*, batch: Batch | None = None, faults: Iterable[str] = (), stopped: bool = False) -> Ended:
        files = batch.files if batch else ()
        return Ended(
            counts,
            batch.run.papers if batch else watched.papers,
            tuple(not_made[:SHOWN]),
            max(len(not_made) - SHOWN, 0),
            tuple(file for file in files if file.name != REPORT),
            tuple(faults),
            _earlier_days(batch.run.earlier_days) if batch else "",
            stopped,
            batch is None and not stopped,
        )

    try:
        batch = run_batch(
            order.path,
            order.out,
            order.filings,
            today=today,
            as_of=order.as_of,
            workers=order.workers,
            templates=order.templates,
            pdf=order.pdf,
            watch=watched,
            profile=order.profile,
            stopped=_asked_to_stop(connection),
            only=order.only,
            renamed=order.renamed,
            letter_number=_pattern(order),
        )
        told = ended(batch=batch, faults=map(str, (*_errors(batch.run.of_sheets), *batch.faults)))
    except BatchInterruptedError:
        told = ended(stopped=True)
    except RecoveryDocsError as error:
        told = replace(ended(faults=map(str, error.faults)), asks_renamed=_asks_renamed(error.faults))
    except Exception as error:
        told = ended(faults=(f"程序出错（{type(error).__name__}），请把这一句告诉维护人员",))
    with suppress(OSError):  # 主程序已经结束，没有人听
        connection.send(told)


class _Watched:
    """Sees the outcomes pass."""

    def __init__(self, connection: Connection, counts: dict[str, int], not_made: list[NotMade]) -> None:
        self._connection, self._counts, self._not_made = connection, counts, not_made
        self.papers = 0

    def __call__(self, outcomes: Iterable[CaseOutcome], expected: int) -> Iterator[CaseOutcome]:
        told = time.monotonic()
        self._connection.send(Going(0, expected))
        for done, outcome in enumerate(outcomes, start=1):
            yield outcome
            self._counts[outcome.status] += 1
            self.papers += len(outcome.papers)
            if reasons := _reasons(outcome):
                self._not_made.append(NotMade(outcome.case_id or "", str(STATUS_WORDS[outcome.status]), reasons))
            if time.monotonic() - told > _TOLD_SECONDS:
                told = time.monotonic()
                self._connection.send(Going(done, max(done, expected)))


def _pattern(order: Order) -> str | None:
    """How letters are numbered where that is asked for and the profile does not say it."""
    said = profile_for(order.path, order.profile).letter_number
    return LETTER_PATTERN if order.numbered and not said else None


def _asks_renamed(faults: Iterable[Fault]) -> bool:
    return any(("option", RENAMED) in fault.remedy.values for fault in faults)


def _earlier_days(days: Counter[date]) -> str:
    """What the command line says of cases that were taken on a day of their own before today."""
    told = say(
        "{number}案按资料里自己的截至日计算，最早的是{day}，此后届满的权利没有算进去；要按某一天计算的，在案件表里填截至日",
        number=days.total(),
        day=min(days, default=date.min),
    )
    return str(told) if days else ""


def _reasons(outcome: CaseOutcome) -> tuple[str, ...]:
    """Why something was not made; what a case has no use for only where nothing was made of it."""
    told = in_headings if outcome.place and outcome.place.sheet else str

    def sentence(*parts: Message | None) -> str:
        return "；".join(told(str(part)) for part in parts if part is not None)

    made = outcome.status in ("made", "unchanged")
    refused = [one for one in outcome.refusals if one.code is not None or not made]
    reasons = [f"{filing_title(one.filing)}：{sentence(one.reason, one.hint)}" for one in refused]
    return (*reasons, *map(told_in_row, _errors(outcome.faults)))


def _errors(faults: Iterable[Fault]) -> list[Fault]:
    return [fault for fault in faults if fault.severity == "error"]


def _asked_to_stop(connection: Connection) -> Callable[[], bool]:
    parent = parent_process()
    return lambda: connection.poll() or (parent is not None and not parent.is_alive())
