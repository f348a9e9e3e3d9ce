"""What a workbook lacks for the filings that are wanted: every fact at once, each with the headings that are understood."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path

from recovery_docs.case import Case
from recovery_docs.errors import RecoveryDocsError
from recovery_docs.filings.assessment import assess_all
from recovery_docs.filings.filing import Filing
from recovery_docs.intake import Row
from recovery_docs.intake.heading_words import in_headings
from recovery_docs.intake.headings import Column, Heading
from recovery_docs.intake.profile.fact_names import fact_name
from recovery_docs.intake.profile.profile import NOTHING_SAID, Profile
from recovery_docs.intake.workbook import read_workbook
from recovery_docs.messages import Language
from recovery_docs.prerequisites.finding import Outcome
from recovery_docs.prerequisites.matter import Matter

_LOOKED_AT = 50
_SHOWN = 5
_STAND_INS: Mapping[str, object] = {
    "name": "示例有限公司",
    "label": "0",
    "text": "示例",
    "amount": Decimal(1),
}
_CAUSE = "financial_loan"


@dataclass(frozen=True)
class WantedFact:
    """A fact that a filing waits for. `headings` are some that are understood; `hint` says what a rule asks for.

    `cases` are those of the first rows that lack it, out of `looked_at`.
    """

    title: str
    headings: tuple[str, ...] = ()
    filing: str = ""
    hint: str = ""
    cases: int = 0
    looked_at: int = 0


def wanted_facts(
    path: Path, filings: Sequence[Filing], *, today: date, profile: Profile = NOTHING_SAID, language: Language = "zh"
) -> tuple[WantedFact, ...]:
    """What no case can be without and stands nowhere, then what stops a filing in the first rows."""
    missing = read_workbook(path, profile).missing
    needed = [WantedFact(fact_name(Heading(one)), _headings(one)) for one in missing]
    stand_ins = {(one.group, one.fact): _stand_in(one, today) for one in missing}
    read = read_workbook(path, profile, stand_ins)
    read.take_faults()
    rows = list(islice(read, _LOOKED_AT))
    found: dict[tuple[str, str], list[WantedFact]] = {}
    for row in rows:
        asked = _asked_of(row.loaded.case, filings, today, language) if row.loaded else _unread(row, language)
        for one in asked:
            found.setdefault((one.filing, one.title), []).append(one)
    more = [
        WantedFact(ones[0].title, (), ones[0].filing, ones[0].hint, len(ones), len(rows)) for ones in found.values()
    ]
    return (*needed, *more)


def _unread(row: Row, language: Language) -> Iterable[WantedFact]:
    """What keeps a row from being a case."""
    for fault in row.faults:
        if fault.severity == "error":
            heading = f"“{fault.place.heading}”" if fault.place.heading else ""
            yield WantedFact(heading + fault.problem.in_language(language), hint=fault.remedy.in_language(language))


def _asked_of(case: Case, filings: Iterable[Filing], today: date, language: Language) -> Iterable[WantedFact]:
    try:
        matter = Matter.on(case, case.request.as_of or today)
        assessments = assess_all(matter, filings)
    except RecoveryDocsError:
        return
    for assessment in assessments:
        for finding in assessment.blocking:
            if finding.outcome is Outcome.UNDETERMINED or finding.hint is not None:
                hint = "" if finding.hint is None else in_headings(finding.hint.in_language(language))
                title = in_headings(finding.message.in_language(language))
                yield WantedFact(title, (), assessment.filing.title, hint)


def _headings(column: Column) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*column.headings, *column.short)))[:_SHOWN]


def _stand_in(column: Column, today: date) -> object:
    """A value in the place of one that is missing, so that what else is missing can be told in the same round."""
    if column.kind == "day":
        return today
    return _CAUSE if column.words else _STAND_INS.get(column.kind, "示例")
