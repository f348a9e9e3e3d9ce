"""The answer of `clocks` as data: what `--format json` prints, and what the workbook and the calendar are made from.

The shape is stable: keys are added, never renamed or removed, while `format` stays 1.
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from recovery_docs import __version__
from recovery_docs.answers.check_data import FaultReport, fault_reports, row_faults
from recovery_docs.batch.report import RIGHT_WORDS
from recovery_docs.errors import LedgerError
from recovery_docs.intake import Row, Rows
from recovery_docs.intake.heading_words import fault_at_row
from recovery_docs.law.citation import Citation
from recovery_docs.messages import Language, Message, say
from recovery_docs.prerequisites.clocks.clock import Clock, Right, State
from recovery_docs.prerequisites.clocks.every_clock import clocks
from recovery_docs.prerequisites.matter import Matter

CLOCK_STATES: dict[State, Message] = {
    "running": say("进行中"),
    "expired": say("已届满"),
    "exercised": say("已行使"),
    "undetermined": say("无法判断"),
}


class _Report(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class StepReport(_Report):
    """One event in the chain of a clock."""

    on: date
    what: str
    exhibit: int | None = Field(description="Number of the exhibit that proves it")


class ClockReport(_Report):
    """One right and its last day."""

    right: Right
    name: str = Field(description="The right in words")
    subject: str = Field(description="The party, thing or proceeding it concerns")
    state: State
    last_day: date | None = Field(
        description="The earlier day where the law is unsettled; null where a fact is missing"
    )
    days_left: int | None = Field(description="0 on the last day, negative after it")
    computed: str = Field(description="How the last day was reached")
    stopped_by: str = Field(description="What still keeps the right")
    caution: str | None
    citations: tuple[str, ...]
    chain: tuple[StepReport, ...]


class CaseClocks(_Report):
    """One case with its clocks, the most urgent first."""

    case: str | None
    place: str | None
    as_of: date | None
    clocks: tuple[ClockReport, ...]
    faults: tuple[FaultReport, ...]


class ClocksReport(_Report):
    """The whole answer."""

    format: Literal[1] = 1
    program: str = f"recovery-docs {__version__}"
    language: Language
    cases: tuple[CaseClocks, ...]


def clocks_report(
    rows: Rows, *, as_of: date | None, today: date, language: Language, within: int | None = None
) -> ClocksReport:
    """The clocks of every case of the rows, on `as_of`, else on the case's own day, else today.

    With `within`, only those that can still be kept and end in so many days.
    """
    return ClocksReport(language=language, cases=tuple(_case(row, as_of, today, language, within) for row in rows))


def _case(row: Row, as_of: date | None, today: date, language: Language, within: int | None) -> CaseClocks:
    place = row.place and row.place.message().in_language(language)
    faults = row_faults(row, as_of, today, language)
    if row.loaded is None:
        return CaseClocks(case=None, place=place, as_of=None, clocks=(), faults=faults)
    case = row.loaded.case
    try:
        matter = Matter.on(case, as_of or case.request.as_of or today)
    except LedgerError as error:
        faults = (*faults, *fault_reports([fault_at_row(one, row.place) for one in error.faults], language))
        return CaseClocks(case=case.id, place=place, as_of=None, clocks=(), faults=faults)
    found = _in_words(clocks(matter), matter.tested_on, language, within)
    return CaseClocks(case=case.id, place=place, as_of=matter.as_of, clocks=found, faults=faults)


def _in_words(clocks: Iterable[Clock], as_of: date, language: Language, within: int | None) -> tuple[ClockReport, ...]:
    """The most urgent first."""
    reports = [_clock(clock, as_of, language) for clock in clocks]
    if within is not None:
        reports = [one for one in reports if _ends_within(one, within)]
    return tuple(sorted(reports, key=_urgency))


def _ends_within(report: ClockReport, days: int) -> bool:
    alive = report.state in ("running", "undetermined")
    return alive and report.days_left is not None and 0 <= report.days_left <= days


def _urgency(report: ClockReport) -> tuple[bool, date]:
    return report.state not in ("running", "undetermined"), report.last_day or date.max


def _clock(clock: Clock, as_of: date, language: Language) -> ClockReport:
    def words(message: Message) -> str:
        return message.in_language(language)

    return ClockReport(
        right=clock.right,
        name=words(RIGHT_WORDS[clock.right]),
        subject=clock.subject,
        state=clock.state,
        last_day=clock.last_day,
        days_left=clock.days_left(as_of),
        computed=words(clock.computed),
        stopped_by=words(clock.stopped_by),
        caution=None if clock.caution is None else words(clock.caution),
        citations=tuple(dict.fromkeys(_cited(citation, language) for citation in clock.citations)),
        chain=tuple(StepReport(on=step.on, what=words(step.what), exhibit=step.exhibit) for step in clock.chain),
    )


def _cited(citation: Citation, language: Language) -> str:
    return citation.chinese() if language == "zh" else citation.english()
