"""May this filing be made today, and if not, why not: the findings of one filing, read together."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from recovery_docs.errors import Fault, LawError, Place
from recovery_docs.fields.phrases.legal_basis import filing_day
from recovery_docs.filings.filing import Document, Filing
from recovery_docs.filings.letter_numbers import NO_NUMBERS, LetterNumbers, numbered
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.finding import Finding, Outcome
from recovery_docs.prerequisites.guarantee.guarantee_kind import CIVIL_CODE_ON
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import examined
from recovery_docs.value_class import value_class

OF_THE_NAMED = ("PTY005", "NOT009")
"""The rules that look at every party; a filing is stopped only by those whom it names."""

OF_THE_READERS = ("NOT010",)
"""The rules that look at every reader of a letter, or at whomever an heir stands for."""

NO_LAW = say("文书日期当时的法律条文没有收录，不能写明依据")

Status = Literal["ready", "refused", "not_applicable", "set_aside"]


@value_class(slots=False)
class Assessment:
    """One filing against one matter. `stopped` names the parties whose own document may not go out."""

    filing: Filing
    findings: tuple[Finding, ...]
    excuse: Message | None
    stopped: tuple[str, ...]
    status: Status

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that stop the filing or one of its documents."""
        return tuple(finding for finding in self.findings if finding.blocks)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is wrong or unknown, but stops nothing."""
        faulty = (Outcome.NOT_MET, Outcome.UNDETERMINED)
        return tuple(finding for finding in self.findings if finding.outcome in faulty and not finding.blocks)

    @property
    def reason(self) -> Message | None:
        """Why the filing is not made, in one sentence; nothing when it is ready."""
        if self.status == "ready":
            return None
        return self.excuse or next((finding.message for finding in self.blocking), say("没有可以制作的文书"))

    def documents(
        self, matter: Matter, *, draft: bool = False, numbers: LetterNumbers = NO_NUMBERS
    ) -> tuple[Document, ...]:
        """The documents that may go out, with their numbers; with `draft`, also those that may not."""
        return tuple(
            document
            for document in numbered(self.filing.id, self.filing.documents(matter), numbers)
            if draft or document.of is None or document.of not in self.stopped
        )


def assess(matter: Matter, filing: Filing) -> Assessment:
    """Examine every prerequisite of the filing."""
    if excuse := filing.excuse(matter):
        return Assessment(filing, (), excuse, (), "not_applicable")
    subjects = filing.subjects(matter)
    findings = tuple(_of_the_filing(matter, filing, subjects, filing.prerequisites))
    stopped = _stopped(findings, subjects)
    whole = any(finding.blocks and finding.subject not in subjects for finding in findings)
    refused = whole or (bool(subjects) and len(stopped) == len(subjects))
    made = refused or _can_be_written(matter, filing)
    return Assessment(
        filing, findings, None if made else NO_LAW, stopped, "refused" if refused or not made else "ready"
    )


def status(matter: Matter, filing: Filing, likely: dict[str, str]) -> Status:
    """That of `assess` alone, asking no further once a rule stops the whole filing.

    `likely` holds by filing the rule that stopped it in the case before, which is asked first: those of one book often lack
    the same.
    """
    if filing.excuse(matter):
        return "not_applicable"
    subjects = filing.subjects(matter)
    first = likely.get(filing.id)
    codes = filing.prerequisites if first is None else (first, *filing.prerequisites)
    findings = []
    for finding in _of_the_filing(matter, filing, subjects, codes):
        if finding.blocks and finding.subject not in subjects:
            likely[filing.id] = finding.code
            return "refused"
        findings.append(finding)
    all_stopped = bool(subjects) and len(_stopped(findings, subjects)) == len(subjects)
    return "refused" if all_stopped or not _can_be_written(matter, filing) else "ready"


def _of_the_filing(
    matter: Matter, filing: Filing, subjects: tuple[str, ...], codes: tuple[str, ...]
) -> Iterator[Finding]:
    """What rules find, without what they find of parties whom the filing does not name."""
    named = filing.named(matter)
    of = dict.fromkeys(OF_THE_NAMED, named) | dict.fromkeys(OF_THE_READERS, named.union(subjects))
    for finding in examined(matter, codes):
        if finding.code not in of or finding.subject is None or finding.subject in of[finding.code]:
            yield finding


def _stopped(findings: Iterable[Finding], subjects: tuple[str, ...]) -> tuple[str, ...]:
    blocked = {finding.subject for finding in findings if finding.blocks}
    return tuple(name for name in subjects if name in blocked)


def _can_be_written(matter: Matter, filing: Filing) -> bool:
    """Whether the paper can cite the law of its day; only papers dated before the Civil Code can lack it."""
    if filing_day(matter) >= CIVIL_CODE_ON:
        return True
    try:
        filing.documents(matter)
    except LawError:
        return False
    return True


def assess_all(matter: Matter, filings: Iterable[Filing]) -> tuple[Assessment, ...]:
    """Assess several filings in order."""
    return tuple(assess(matter, filing) for filing in filings)


def named_together(matter: Matter, assessments: Iterable[Assessment]) -> Iterator[Fault]:
    """A warning of each filing that is made only when it is named, and goes into one packet with one that it excludes."""
    ready = {one.filing.id: one.filing for one in assessments if one.status == "ready"}
    for filing in ready.values():
        if filing.asked_only and (why := filing.beside(matter, frozenset(ready) - {filing.id})):
            problem = say("{title}：{why}", title=filing.title, why=why)
            remedy = say("几种都写明了名称，照做了；不要放在一包的，分开做")
            yield Fault(Place(), problem, remedy, severity="warning")


def set_aside(matter: Matter, assessments: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """The same, with what does not go into one packet beside another that is ready set aside, and the reason.

    For filings that nobody asked for by name: who names two of them gets both.
    """
    assessments = tuple(assessments)
    ready = {one.filing.id for one in assessments if one.status == "ready"}
    apart = {}
    for one in assessments:
        if one.status == "ready" and (why := one.filing.beside(matter, frozenset(ready - {one.filing.id}))):
            apart[one.filing.id] = replace(one, status="set_aside", excuse=why)
    return tuple(apart.get(one.filing.id, one) for one in assessments)
