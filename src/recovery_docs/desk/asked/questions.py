"""What a case still lacks, as questions: those that stop a filing first, of two that answer one another both together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from recovery_docs.case import Case
from recovery_docs.case.schema.paths import Steps, placed, value_in
from recovery_docs.desk.asked.exhibits import exhibit_fields
from recovery_docs.desk.asked.fields import Field, fields_at
from recovery_docs.errors import Place
from recovery_docs.filings.assessment import Assessment
from recovery_docs.intake.heading_words import in_titles
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.finding import Finding, Outcome


@dataclass(frozen=True, slots=True)
class Why:
    """For what something is asked: the filing, whether it must wait, what the rule says, what to do, under which articles."""

    filing: str
    title: str
    blocks: bool
    code: str
    message: str
    hint: str
    articles: tuple[str, ...]


@dataclass
class Question:
    """One thing to ask. Of several `ways` any one will do; each way is a field, or the fields of a group.

    `title` says what is asked where the titles of the fields do not.
    """

    ways: tuple[tuple[Field, ...], ...]
    title: Message | None = None
    whys: list[Why] = field(default_factory=list)

    @property
    def blocked(self) -> tuple[str, ...]:
        """The titles of the filings that wait for it, each once."""
        return tuple(dict.fromkeys(why.title for why in self.whys if why.blocks))

    @property
    def reminded(self) -> tuple[str, ...]:
        """Those that would rather have it."""
        return tuple(dict.fromkeys(why.title for why in self.whys if why.title not in self.blocked))

    @property
    def articles(self) -> tuple[str, ...]:
        """Every article that asks for it, each once."""
        return tuple(dict.fromkeys(article for why in self.whys for article in why.articles))

    @property
    def messages(self) -> tuple[str, ...]:
        """What the rules say, each once, that of a blocking one first."""
        return tuple(dict.fromkeys(why.message for why in sorted(self.whys, key=lambda why: not why.blocks)))


@dataclass(frozen=True, slots=True)
class Questions:
    """What stops a filing, that which stops most first; and the rest, to be folded away."""

    blocking: tuple[Question, ...]
    others: tuple[Question, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.blocking) + len(self.others)


def questions(case: Case, assessments: Iterable[Assessment], places: Mapping[str, Place]) -> Questions:
    """Everything that the filings wait for in this case; what is known and has to be put right is asked too."""
    asked: dict[tuple[Steps, ...], Question] = {}
    for assessment in assessments:
        for finding in assessment.findings:
            why = _why(assessment, finding, case)
            for ways in _asked(finding, case):
                if ways not in asked:
                    asked[ways] = Question(tuple(filter(None, (fields_at(way, case, places) for way in ways))))
                asked[ways].whys.append(why)
            for absent in finding.absent:
                key = (("exhibits", *absent.kinds, absent.proves or ""),)
                if key not in asked:
                    asked[key] = Question(
                        (exhibit_fields(absent, case, places),), say("证据：{what}", what=absent.what)
                    )
                asked[key].whys.append(why)
    _join(asked)
    every = [one for one in asked.values() if any(one.ways)]
    every.sort(key=lambda one: -len(one.blocked))
    return Questions(tuple(one for one in every if one.blocked), tuple(one for one in every if not one.blocked))


def _join(asked: dict[tuple[Steps, ...], Question]) -> None:
    """Ask once where the answer to one question answers another too: an address, or an address for service."""
    for ways in sorted(asked, key=len, reverse=True):
        narrower = next((other for other in asked if len(other) < len(ways) and set(other) < set(ways)), None)
        if narrower is not None:
            asked[narrower].whys += asked.pop(ways).whys


def _asked(finding: Finding, case: Case) -> list[tuple[Steps, ...]]:
    """Of what a finding waits for, that which is not there; all of it where all is there, so that it can be put right."""
    if finding.outcome is not Outcome.UNDETERMINED:
        return []
    wanted = [tuple(filter(None, (placed(path, case) for path in group))) for group in finding.wanted]
    wanted = [group for group in wanted if group]
    open_ = [group for group in wanted if all(value_in(case, *steps) in (None, ()) for steps in group)]
    return open_ or wanted


def _why(assessment: Assessment, finding: Finding, case: Case) -> Why:
    return Why(
        filing=assessment.filing.id,
        title=assessment.filing.title,
        blocks=finding.blocks,
        code=finding.code,
        message=in_titles(str(finding.message), case),
        hint=in_titles(str(finding.hint or ""), case),
        articles=tuple(citation.chinese() for citation in finding.citations),
    )
