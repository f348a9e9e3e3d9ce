"""Rules: each a small function that looks at a matter and gives verdicts, with its articles as a required part."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from recovery_docs.errors import LawError
from recovery_docs.law.citation import Citation
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.finding import Absent, Fact, Finding, Limb, Outcome, Severity, Verdict
from recovery_docs.prerequisites.matter import Matter

Check = Callable[[Matter], Iterable[Verdict]]


@dataclass(frozen=True)
class Rule:
    """A rule of law. `code` is a subject and a number, never used again for anything else; `name` names the fault."""

    code: str
    name: Message
    citations: tuple[Citation, ...]
    severity: Severity
    check: Check

    @property
    def statute(self) -> str:
        """What the articles say, as the rule's docstring tells it."""
        return (self.check.__doc__ or "").strip()


NO_FIGURE = say("没有收录当时的法律数值或者条文，这一项不能判断")
RULES: dict[str, Rule] = {}


def rule(code: str, name: Message, *citations: Citation, severity: Severity = "blocking") -> Callable[[Check], Check]:
    """Register a function as the rule of that code.

    A rule whose every article is graded S or U only warns, whatever severity is asked for.
    """
    if not citations:
        raise ValueError(f"{code} cites no article")

    def register(check: Check) -> Check:
        if code in RULES:
            raise ValueError(f"{code} is taken")
        verified = any(citation.grade.may_block for citation in citations)
        RULES[code] = Rule(code, name, citations, severity if verified else "warning", check)
        return check

    return register


def examine(matter: Matter, codes: Iterable[str]) -> tuple[Finding, ...]:
    """The findings of these rules on the matter, in the order of the codes, each citing the law of the day asked of."""
    return tuple(examined(matter, codes))


def examined(matter: Matter, codes: Iterable[str]) -> Iterator[Finding]:
    """The same one by one: a rule is asked when its findings are wanted."""
    for code in codes:
        yield from _findings(RULES[code], matter)


def _verdicts(rule: Rule, matter: Matter) -> tuple[Verdict, ...]:
    """What the rule says; where a figure of law is missing for a day, that it cannot say, so that the others still can."""
    try:
        return tuple(rule.check(matter))
    except LawError:
        return (undetermined(NO_FIGURE, hint=say("核对日期；日期没有错的，人工核对当时的规定")),)


def _findings(rule: Rule, matter: Matter) -> tuple[Finding, ...]:
    known = matter.found.get(rule.code)
    if known is None:
        known = matter.found[rule.code] = tuple(
            [_finding(rule, verdict, matter) for verdict in _verdicts(rule, matter)]
        )
    return known


def _finding(rule: Rule, verdict: Verdict, matter: Matter) -> Finding:
    return Finding(
        rule.code,
        rule.name,
        "warning" if verdict.asks else rule.severity,
        verdict.outcome,
        verdict.message,
        verdict.hint,
        verdict.subject,
        _of_the_day(verdict.citations, matter.as_of) if verdict.citations else _citations(rule.code, matter.as_of),
        verdict.facts,
        verdict.limbs,
        verdict.asks,
        verdict.absent,
    )


@lru_cache(maxsize=1024)
def _citations(code: str, on: date) -> tuple[Citation, ...]:
    """The articles of a rule on a day: the same for every case of a batch."""
    return _of_the_day(RULES[code].citations, on)


def _of_the_day(citations: tuple[Citation, ...], on: date) -> tuple[Citation, ...]:
    """The articles in the version in force on the day; a repealed one, cited for facts of its time, stays as it is."""
    return tuple(citation.as_it_stood(on) or citation for citation in citations)


def met(message: Message, *facts: Fact, subject: str | None = None, limbs: tuple[Limb, ...] = ()) -> Verdict:
    """The prerequisite is met."""
    return Verdict(Outcome.MET, message, None, subject, facts, limbs)


def not_met(
    message: Message,
    *facts: Fact,
    hint: Message,
    subject: str | None = None,
    limbs: tuple[Limb, ...] = (),
    absent: tuple[Absent, ...] = (),
) -> Verdict:
    """The prerequisite is not met; `hint` says what can still be done, `absent` which exhibits would meet it."""
    return Verdict(Outcome.NOT_MET, message, hint, subject, facts, limbs, absent=absent)


def undetermined(
    message: Message,
    *facts: Fact,
    hint: Message,
    subject: str | None = None,
    limbs: tuple[Limb, ...] = (),
    asks: bool = False,
) -> Verdict:
    """A fact is missing; `hint` says which, and where to write it. `asks` where law or proof is open, and nothing else."""
    return Verdict(Outcome.UNDETERMINED, message, hint, subject, facts, limbs, asks=asks)


def not_applicable(message: Message, *facts: Fact, subject: str | None = None) -> Verdict:
    """The article does not reach this case."""
    return Verdict(Outcome.NOT_APPLICABLE, message, None, subject, facts)
