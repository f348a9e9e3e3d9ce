"""What the program concludes of a case, as lines: its filings and findings, its ledger, its clocks."""

from collections.abc import Iterable, Iterator

from recovery_docs.filings.assessment import Assessment
from recovery_docs.law.citation import Citation
from recovery_docs.ledger.statement_json import ledger_report
from recovery_docs.prerequisites.clocks.every_clock import clocks
from recovery_docs.prerequisites.finding import Finding
from recovery_docs.prerequisites.matter import Matter


def finding_lines(assessments: Iterable[Assessment]) -> Iterator[str]:
    """Each filing with its status and the outcome of each rule; then every finding once, in full."""
    in_full: set[str] = set()
    for assessment in assessments:
        yield f"{assessment.filing.id}: {assessment.status}"
        yield from (f"    stopped: {name}" for name in assessment.stopped)
        if assessment.reason:
            yield f"    {assessment.reason}"
        for finding in assessment.findings:
            yield f"    {finding.code} {finding.outcome}{_blocks(finding)}{_of(finding)}"
            in_full.add("\n".join(_in_full(finding)))
    for text in sorted(in_full):
        yield ""
        yield text


def _in_full(finding: Finding) -> Iterator[str]:
    yield f"{finding.code} {finding.name}: {finding.outcome}, {finding.severity}{_of(finding)}"
    yield f"    {finding.message}"
    if finding.hint:
        yield f"    → {finding.hint}"
    yield f"    {_cited(finding.citations)}"
    yield from (f"    fact {fact.path} = {fact.value}" for fact in finding.facts)
    yield from (f"    limb {limb.text}: {limb.satisfied}" for limb in finding.limbs)


def _blocks(finding: Finding) -> str:
    return " blocks" if finding.blocks else ""


def _of(finding: Finding) -> str:
    return f" ({finding.subject})" if finding.subject else ""


def _cited(citations: Iterable[Citation]) -> str:
    return "；".join(f"{one.short()}[{one.grade.value}]" for one in citations)


def ledger_lines(matter: Matter) -> Iterator[str]:
    """The statement as `ledger --format json` has it, a line for each figure and each entry."""
    for key, value in ledger_report(matter.case, matter.statement, "zh").items():
        if isinstance(value, list):
            yield f"{key}:"
            yield from (f"    {_entry(one)}" for one in value)
        elif isinstance(value, dict):
            yield f"{key}:"
            yield from (f"    {name} = {_entry(one)}" for name, one in value.items())
        else:
            yield f"{key} = {value}"


def _entry(value: object) -> str:
    if isinstance(value, dict):
        return " | ".join(f"{key}={_entry(one)}" for key, one in value.items())
    if isinstance(value, list):
        return "; ".join(_entry(one) for one in value)
    return str(value)


def clock_lines(matter: Matter) -> Iterator[str]:
    """Every right with its last day and the chain of events that led to it."""
    for clock in clocks(matter):
        yield f"{clock.right} ({clock.subject}): {clock.state}, {clock.last_day}, {clock.days_left(matter.as_of)} days left"
        yield f"    {clock.computed}"
        yield f"    stopped by: {clock.stopped_by}"
        yield f"    {_cited(clock.citations)}"
        yield from (f"    {step.on} {step.what} [{step.exhibit}]" for step in clock.chain)
        if clock.caution:
            yield f"    ! {clock.caution}"
