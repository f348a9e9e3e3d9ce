"""The answer of `check` as data: what `--format json` prints, and the schema that documents it.

The shape is stable: keys are added, never renamed or removed, while `format` stays 1.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from recovery_docs import __version__
from recovery_docs.answers.day_asked import day_to_come
from recovery_docs.batch.across_cases import doubted_rows
from recovery_docs.errors import Fault, Place, RecoveryDocsError
from recovery_docs.filings.assessment import Assessment, Status, assess_all
from recovery_docs.filings.filing import Filing
from recovery_docs.intake import Row, Rows
from recovery_docs.intake.heading_words import fault_at_row, in_headings
from recovery_docs.law.citation import Citation
from recovery_docs.ledger.reader_notices import rates_to_come
from recovery_docs.messages import Language, Message, say
from recovery_docs.prerequisites.finding import Fact, Finding, Outcome, Severity
from recovery_docs.prerequisites.matter import Matter

STATUSES: dict[Status, Message] = {
    "ready": say("可以提交"),
    "refused": say("不能提交"),
    "not_applicable": say("本案用不到"),
}
OUTCOMES: dict[Outcome, Message] = {
    Outcome.MET: say("符合"),
    Outcome.NOT_MET: say("不符合"),
    Outcome.UNDETERMINED: say("无法判断"),
    Outcome.NOT_APPLICABLE: say("不适用"),
}


class _Report(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CitationReport(_Report):
    """An article that a finding rests on."""

    instrument: str = Field(description="Full title of the instrument")
    version: str = Field(description="The version cited, by the day it came into force")
    article: str = Field(description="Article, paragraph and item, such as 第六百九十三条第二款")
    text: str = Field(description="The citation as printed")
    grade: Literal["V2", "V1", "S", "U"] = Field(description="How far the text was verified; S and U only ever warn")


class FactReport(_Report):
    """A fact that was looked at, and where it stands."""

    path: str = Field(description="Key path in the case, such as guarantees[0].period.months")
    value: str | None = Field(description="The value as seen; null where the fact is missing")
    place: str | None = Field(description="File and line, or sheet, row and column")


class LimbReport(_Report):
    """One limb of the article."""

    text: str
    satisfied: bool | None = Field(description="null where a fact is missing")


class FindingReport(_Report):
    """One prerequisite, answered."""

    code: str
    name: str
    outcome: Outcome
    severity: Severity
    blocks: bool = Field(description="Whether the filing must wait for this")
    subject: str | None = Field(description="The party or thing it speaks of; null for the whole case")
    message: str
    hint: str | None
    citations: tuple[CitationReport, ...]
    facts: tuple[FactReport, ...]
    limbs: tuple[LimbReport, ...]


class FilingReport(_Report):
    """One filing: may it be made, and if not, why not."""

    id: str
    title: str
    status: Status
    reason: str | None
    findings: tuple[FindingReport, ...]


class FaultReport(_Report):
    """Something in the input that could not be understood."""

    place: str
    problem: str
    remedy: str
    seen: str | None
    severity: Literal["error", "warning"]


class CaseReport(_Report):
    """One case with the filings asked about. `faults` explains why `filings` is empty where the input is bad."""

    case: str | None
    place: str | None
    as_of: date | None
    total: Decimal | None = Field(description="What is owed at as_of in yuan, without costs")
    filings: tuple[FilingReport, ...]
    faults: tuple[FaultReport, ...]


class CheckReport(_Report):
    """The whole answer."""

    format: Literal[1] = 1
    program: str = f"recovery-docs {__version__}"
    language: Language
    faults: tuple[FaultReport, ...] = ()
    """Of headings and sheets, which belong to no case."""
    cases: tuple[CaseReport, ...]


def check_report(
    rows: Rows, filings: Sequence[Filing], *, as_of: date | None, today: date, language: Language
) -> CheckReport:
    """Every case of the rows against the filings, on `as_of`, else on the case's own day, else today.

    What one case says against an earlier one is told at the later.
    """
    faults = fault_reports(rows.take_faults(), language)
    cases = tuple(_case(row, filings, as_of, today, language) for row in doubted_rows(rows))
    return CheckReport(language=language, faults=faults, cases=cases)


def _case(row: Row, filings: Sequence[Filing], as_of: date | None, today: date, language: Language) -> CaseReport:
    place = row.place and row.place.message().in_language(language)
    faults = row_faults(row, as_of, today, language)
    if row.loaded is None:
        return CaseReport(case=row.case_id, place=place, as_of=None, total=None, filings=(), faults=faults)
    case = row.loaded.case
    try:
        matter = Matter.on(case, as_of or case.request.as_of or today)
        assessments = assess_all(matter, filings)
    except RecoveryDocsError as error:
        faults = (*faults, *fault_reports([fault_at_row(one, row.place) for one in error.faults], language))
        return CaseReport(case=case.id, place=place, as_of=None, total=None, filings=(), faults=faults)
    doubts = (*day_to_come(matter.as_of, today), *rates_to_come(matter.statement))
    faults = (*faults, *fault_reports(doubts, language))
    return CaseReport(
        case=case.id,
        place=place,
        as_of=matter.as_of,
        total=matter.statement.total,
        filings=tuple(filing_report(assessment, row.loaded.places, language) for assessment in assessments),
        faults=faults,
    )


def row_faults(row: Row, as_of: date | None, today: date, language: Language) -> tuple[FaultReport, ...]:
    """What is wrong with a row, or doubtful in its case where it is asked of `as_of`, its own day or today."""
    loaded = row.loaded
    doubts = loaded.doubts(as_of or loaded.case.request.as_of or today) if loaded else ()
    return fault_reports((*row.faults, *(fault_at_row(one, row.place) for one in doubts)), language)


def filing_report(
    assessment: Assessment, places: Mapping[str, Place], language: Language, told: Callable[[str], str] | None = None
) -> FilingReport:
    """One assessment in words; `told` says of what a rule says how its reader calls it."""
    told = told or (in_headings if any(place.sheet for place in places.values()) else str)
    return FilingReport(
        id=assessment.filing.id,
        title=assessment.filing.title,
        status=assessment.status,
        reason=_words(assessment.reason, language),
        findings=tuple(finding_report(finding, places, language, told) for finding in assessment.findings),
    )


def fault_reports(faults: Iterable[Fault], language: Language) -> tuple[FaultReport, ...]:
    """Faults in words."""
    return tuple(
        FaultReport(
            place=fault.place.message().in_language(language),
            problem=fault.problem.in_language(language),
            remedy=fault.remedy.in_language(language),
            seen=fault.seen,
            severity=fault.severity,
        )
        for fault in faults
    )


def finding_report(
    finding: Finding, places: Mapping[str, Place], language: Language, told: Callable[[str], str]
) -> FindingReport:
    """One finding in words."""
    return FindingReport(
        code=finding.code,
        name=finding.name.in_language(language),
        outcome=finding.outcome,
        severity=finding.severity,
        blocks=finding.blocks,
        subject=finding.subject,
        message=told(finding.message.in_language(language)),
        hint=None if finding.hint is None else told(finding.hint.in_language(language)),
        citations=tuple(_citation(citation, language) for citation in finding.citations),
        facts=tuple(_fact(fact, places, language) for fact in finding.facts),
        limbs=tuple(
            LimbReport(text=limb.text.in_language(language), satisfied=limb.satisfied) for limb in finding.limbs
        ),
    )


def _fact(fact: Fact, places: Mapping[str, Place], language: Language) -> FactReport:
    place = nearest_place(fact.path, places)
    value = None if fact.value is None else Message("{value}", (("value", fact.value),)).in_language(language)
    return FactReport(path=fact.path, value=value, place=place and place.message().in_language(language))


def nearest_place(path: str, places: Mapping[str, Place]) -> Place | None:
    """Where the fact stands, or the group that it would stand in."""
    while path and path not in places:
        cut = max(path.rfind("."), path.rfind("["))
        path = path[:cut] if cut > 0 else ""
    return places.get(path)


def _citation(citation: Citation, language: Language) -> CitationReport:
    chinese = language == "zh"
    instrument = citation.instrument
    title = instrument.title_zh if chinese else instrument.title_en
    return CitationReport(
        instrument=title,
        version=instrument.in_force_on.isoformat(),
        article=str(citation.article),
        text=citation.chinese() if chinese else citation.english(),
        grade=citation.grade.value,
    )


def _words(message: Message | None, language: Language) -> str | None:
    return None if message is None else message.in_language(language)
