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
from recovery_docs.intake.layout.reading import Reading, reading_of
from recovery_docs.intake.profile.fact_names import fact_name, heading_named
from recovery_docs.intake.profile.profile import NOTHING_SAID, Profile
from recovery_docs.intake.workbook import rows_from, rows_of
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
_DEBTS = ("案件.本金余额", "放款.放款金额", "代偿.代偿金额", "信用卡.透支本金")
_WANTED_OF_A_DEBT = ("案件.本金余额", "案件.利息", "案件.截至日")
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


def read_for(
    path: Path, filings: Sequence[Filing], *, today: date, profile: Profile = NOTHING_SAID, language: Language = "zh"
) -> tuple[Reading, tuple[WantedFact, ...]]:
    """How a workbook was understood, and what it lacks for the filings.

    First what no case can be without and stands nowhere, then what stops a filing in the first rows.
    """
    rows, heeded, book = rows_of(path, profile)
    reading = reading_of(path, rows, heeded, book)
    missing = (*rows.missing, *_no_debt(reading))
    stand_ins = {(one.group, one.fact): _stand_in(one, today) for one in missing}
    tried = rows_from(path, book, heeded, stand_ins)
    tried.take_faults()
    needed = [WantedFact(fact_name(Heading(one)), _headings(one)) for one in missing]
    return reading, (*needed, *_stopped(list(islice(tried, _LOOKED_AT)), filings, today, language))


def _no_debt(reading: Reading) -> tuple[Column, ...]:
    """The principal, its day and its interest, where neither a balance nor a payment out stands anywhere."""
    read = {one.fact for sheet in reading.sheets for one in sheet.of("read", "profile")}
    if read & set(_DEBTS) or {name for name, _ in reading.constants} & set(_DEBTS):
        return ()
    named = (heading_named(name) for name in _WANTED_OF_A_DEBT if name not in reading.missing and name not in read)
    return tuple(one.column for one in named if one is not None)


def _stopped(rows: Sequence[Row], filings: Sequence[Filing], today: date, language: Language) -> list[WantedFact]:
    """What stops the filings in these rows, each once, with how many lack it."""
    found: dict[tuple[str, str], list[WantedFact]] = {}
    for row in rows:
        asked = _asked_of(row.loaded.case, filings, today, language) if row.loaded else _unread(row, language)
        for one in asked:
            found.setdefault((one.filing, one.title), []).append(one)
    return [
        WantedFact(ones[0].title, (), ones[0].filing, ones[0].hint, len(ones), len(rows)) for ones in found.values()
    ]


def _unread(row: Row, language: Language) -> Iterable[WantedFact]:
    """What keeps a row from being a case; what is said of several columns alike, once."""
    said: dict[tuple[str, str], list[str]] = {}
    for fault in row.faults:
        if fault.severity == "error":
            headings = said.setdefault((fault.problem.in_language(language), fault.remedy.in_language(language)), [])
            headings += [f"“{fault.place.heading}”"] if fault.place.heading else []
    for (problem, remedy), headings in said.items():
        yield WantedFact("、".join(dict.fromkeys(headings)) + problem, hint=remedy)


def _asked_of(case: Case, filings: Iterable[Filing], today: date, language: Language) -> Iterable[WantedFact]:
    try:
        matter = Matter.on(case, case.request.as_of or today)
        assessments = assess_all(matter, filings)
    except RecoveryDocsError as error:
        for fault in error.faults:
            problem, remedy = (in_headings(one.in_language(language)) for one in (fault.problem, fault.remedy))
            yield WantedFact(problem, hint=remedy)
        return
    for assessment in assessments:
        for finding in assessment.blocking:
            if finding.outcome is Outcome.UNDETERMINED or finding.hint is not None:
                hint = "" if finding.hint is None else in_headings(finding.hint.in_language(language))
                title = in_headings(finding.message.in_language(language))
                for name in (f"对{finding.subject}的", finding.subject) if finding.subject else ():
                    title = title.replace(name, "")
                yield WantedFact(title, (), assessment.filing.title, hint)


def _headings(column: Column) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*column.headings, *column.short)))[:_SHOWN]


def _stand_in(column: Column, today: date) -> object:
    """A value in the place of one that is missing, so that what else is missing can be told in the same round."""
    if column.kind == "day":
        return today
    return _CAUSE if column.words else _STAND_INS.get(column.kind, "示例")
