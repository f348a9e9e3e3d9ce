"""Where a case stands on its timetable: what is due today, what was missed, what comes later."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from recovery_docs.case import Case
from recovery_docs.policy.timetable import Step, Timetable
from recovery_docs.prerequisites.matter import Matter

State = Literal["done", "due", "missed", "later"]


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of the timetable: its first and last day, what was done, which days were missed."""

    step: Step
    state: State
    from_on: date
    until_on: date | None
    done_on: tuple[date, ...]
    missed_on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of a case. `day` counts from the first day of default, which is day 1; 0 while nothing is overdue."""

    timetable: Timetable
    day: int
    steps: tuple[Progress, ...]

    @property
    def due(self) -> tuple[Progress, ...]:
        """What is to be done today."""
        return tuple(one for one in self.steps if one.state == "due")

    @property
    def missed(self) -> tuple[Progress, ...]:
        """What should have been done and was not."""
        return tuple(one for one in self.steps if one.missed_on or one.state == "missed")


def plan(matter: Matter, timetable: Timetable) -> Plan:
    """The case on its timetable at the matter's day."""
    overdue_from = matter.statement.overdue_from
    if overdue_from is None or overdue_from > matter.as_of:
        return Plan(timetable, 0, ())
    day = (matter.as_of - overdue_from).days + 1
    return Plan(timetable, day, tuple(_progress(matter, step, overdue_from) for step in timetable.step))


def _progress(matter: Matter, step: Step, overdue_from: date) -> Progress:
    from_on = overdue_from + timedelta(days=step.from_day - 1)
    until_on = overdue_from + timedelta(days=step.until_day - 1) if step.until_day else None
    done = tuple(sorted({on for on in _acts(matter.case, step) if from_on <= on <= matter.as_of}))
    if matter.as_of < from_on:
        return Progress(step, "later", from_on, until_on, ())
    if step.daily:
        return _daily(matter.as_of, Progress(step, "due", from_on, until_on, done))
    if done:
        return Progress(step, "done", from_on, until_on, done)
    over = until_on is not None and matter.as_of > until_on
    return Progress(step, "missed" if over else "due", from_on, until_on, ())


def _daily(as_of: date, progress: Progress) -> Progress:
    last = min(as_of, progress.until_on or as_of)
    days = [progress.from_on + timedelta(days=count) for count in range((last - progress.from_on).days + 1)]
    missed = tuple(day for day in days if day not in progress.done_on and day < as_of)
    open_today = last == as_of and as_of not in progress.done_on
    state: State = "due" if open_today else "missed" if missed else "done"
    return Progress(progress.step, state, progress.from_on, progress.until_on, progress.done_on, missed)


def _acts(case: Case, step: Step) -> Iterator[date]:
    """The days on which something was done that the step asks for."""
    for event in case.events:
        if event.kind == "demand" and event.channel in step.channels and _towards(case, event.to, step):
            yield event.on
    for proceeding in case.proceedings:
        if proceeding.kind in step.proceedings and proceeding.filed_on:
            yield proceeding.filed_on


def _towards(case: Case, to: str | None, step: Step) -> bool:
    if step.to == "borrower":
        return to == "borrower" or any(to == borrower.name for borrower in case.borrowers)
    return any(to == guarantee.guarantor.name for guarantee in case.guarantees)
