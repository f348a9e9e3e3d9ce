"""One row of the table of cases: what an officer has to see of a case before opening it.

It fills in three steps: the row as read, then its debt and the last days of its rights, then which filings may be made.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from recovery_docs.batch.report import RIGHT_WORDS
from recovery_docs.case import Case
from recovery_docs.errors import Fault, RecoveryDocsError
from recovery_docs.filings.assessment import Status, status
from recovery_docs.filings.filing import Filing
from recovery_docs.intake import Row
from recovery_docs.intake.heading_words import in_headings
from recovery_docs.ledger.reader_notices import rates_to_come
from recovery_docs.prerequisites.clocks.clock import Clock
from recovery_docs.prerequisites.clocks.every_clock import clocks
from recovery_docs.prerequisites.matter import Matter

Band = Literal["expired", "month", "quarter", "year", "later", "unknown", "none"]
_BANDS: tuple[tuple[int, Band], ...] = ((30, "month"), (90, "quarter"), (365, "year"))
"""Days left, up to which a right belongs to a band."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A right of a case by name, and its last day."""

    right: str
    last_day: date
    subject: str


@dataclass(frozen=True, slots=True)
class Debt:
    """What is owed on the case's own day, and the rights of the creditor as they stand today.

    `soonest` is the right that ends first of those that can still be kept; `dead` are those that have ended unused, the
    latest first; `unknown` are those of which a fact is missing.
    """

    as_of: date
    total: Decimal
    soonest: Ending | None = None
    dead: tuple[Ending, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A row. `number` is what the case is called, nothing where that could not be read; `order` its place in the book."""

    order: int
    number: str | None
    borrower: str
    place: str
    errors: tuple[str, ...] = ()
    """What keeps it from being a case, or its debt from being computed."""
    doubts: tuple[str, ...] = ()
    debt: Debt | None = None
    readiness: Mapping[str, Status] | None = None
    """By filing, whether it may be made; nothing as long as that is not known."""

    @property
    def settled(self) -> bool:
        """Whether nothing more will be found out about it."""
        return self.readiness is not None or bool(self.errors)


def line_of(order: int, row: Row, today: date) -> Line:
    """The row as read; what is doubtful of it on the case's own day, else today, stands there already."""
    loaded = row.loaded
    place = str(row.place.message()) if row.place else ""
    if loaded is None:
        return Line(order, row.case_id, "", place, errors=tuple(map(told_in_row, row.faults)))
    case = loaded.case
    borrowers = "、".join(party.name for party in case.borrowers)
    doubts = (*row.faults, *loaded.doubts(case.request.as_of or today))
    return Line(order, case.id, borrowers, place, doubts=tuple(map(told_in_row, doubts)))


def with_debt(line: Line, case: Case, today: date) -> tuple[Line, Matter | None]:
    """The row with what is owed and which right ends first; with the matter to go on from, where there is one."""
    try:
        matter = Matter.on(case, case.request.as_of or today)
        now = matter if matter.as_of == today else Matter.on(case, today)
    except RecoveryDocsError as error:
        return replace(line, errors=tuple(told_in_row(fault) for fault in error.faults)), None
    doubts = tuple(told_in_row(fault) for fault in rates_to_come(matter.statement))
    debt = _endings(clocks(now), now.tested_on, Debt(matter.as_of, matter.statement.total))
    return replace(line, debt=debt, doubts=(*line.doubts, *doubts)), matter


def with_readiness(line: Line, matter: Matter, filings: Iterable[Filing], likely: dict[str, str]) -> Line:
    """The row with every filing that may be made, or may not; `likely` is what `status` knows of the cases before."""
    try:
        return replace(line, readiness={filing.id: status(matter, filing, likely) for filing in filings})
    except RecoveryDocsError as error:
        return replace(line, errors=tuple(told_in_row(fault) for fault in error.faults))


def band_of(ending: Ending, today: date) -> Band:
    """How soon a living right ends."""
    left = (ending.last_day - today).days
    return next((band for days, band in _BANDS if left <= days), "later")


def bands_of(line: Line, today: date) -> frozenset[Band]:
    """Where a row belongs: a right that has ended and another that ends soon are two things to see."""
    debt = line.debt
    if debt is None:
        return frozenset()
    found: set[Band] = {"expired"} if debt.dead else set()
    if debt.soonest is not None:
        found.add(band_of(debt.soonest, today))
    if debt.unknown:
        found.add("unknown")
    return frozenset(found or {"none"})


def _endings(found: Iterable[Clock], on: date, debt: Debt) -> Debt:
    alive: list[Ending] = []
    dead: list[Ending] = []
    unknown: list[str] = []
    for clock in found:
        right = str(RIGHT_WORDS[clock.right])
        left = clock.days_left(on)
        if clock.last_day is None or left is None:
            if clock.state != "exercised":
                unknown.append(right)
        elif clock.state == "expired":
            dead.append(Ending(right, clock.last_day, clock.subject))
        elif clock.state != "exercised":
            (alive.append(Ending(right, clock.last_day, clock.subject)) if left >= 0 else unknown.append(right))
    alive.sort(key=lambda one: one.last_day)
    dead.sort(key=lambda one: one.last_day, reverse=True)
    return replace(debt, soonest=alive[0] if alive else None, dead=tuple(dead), unknown=tuple(dict.fromkeys(unknown)))


def told_in_row(fault: Fault) -> str:
    """A fault as one sentence; the row is its place, the column is said."""
    where = f"“{fault.place.heading}”：" if fault.place.heading else ""
    seen = f"（原值：{fault.seen}）" if fault.seen is not None else ""
    told = f"{where}{fault.problem}{seen}；{fault.remedy}"
    return in_headings(told) if fault.place.sheet else told
