"""The columns that are added at the right of a sheet of cases, or found there from an earlier run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from recovery_docs.batch.marks import ERROR_COLOUR, GOOD_COLOUR, WARNING_COLOUR
from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.summary import filing_title
from recovery_docs.intake.columns import in_headings
from recovery_docs.messages import Language, say

STATUS, PROBLEMS, PAPER = say("处理结果"), say("问题"), say("文书")
COLOURS = {
    "made": GOOD_COLOUR,
    "unchanged": GOOD_COLOUR,
    "refused": WARNING_COLOUR,
    "bad_input": ERROR_COLOUR,
    "failed": ERROR_COLOUR,
}
_SENTENCES = 32_000
"""Excel holds 32,767 characters in a cell (Microsoft, Excel specifications and limits)."""
_NARROW, _PAPER_WIDTH, _BROAD = 12, 30, 60


@dataclass(slots=True)
class Columns:
    """The columns of one sheet by their headings, which stand in `row`."""

    row: int = 1
    known: dict[str, int] = field(default_factory=dict)

    def add(self, papers: int, last_column: int, language: Language) -> Mapping[int, tuple[str, int]]:
        """Make sure of the columns for cases of so many papers; gives heading and width of those that are new."""
        status, problem = STATUS.in_language(language), PROBLEMS.in_language(language)
        wanted = {status: _NARROW, problem: _BROAD}
        wanted |= {self._paper(number, language): _PAPER_WIDTH for number in range(1, papers + 1)}
        new: dict[int, tuple[str, int]] = {}
        for heading, width in wanted.items():
            if heading not in self.known:
                self.known[heading] = last_column + 1 + len(new)
                new[self.known[heading]] = (heading, width)
        return new

    def status(self, language: Language) -> int:
        """The column of what became of a case."""
        return self.known[STATUS.in_language(language)]

    def problems(self, language: Language) -> int:
        """The column of what stood in the way."""
        return self.known[PROBLEMS.in_language(language)]

    def papers(self, language: Language) -> list[int]:
        """The columns of the papers, the first paper's first."""
        prefix = PAPER.in_language(language)
        numbered = {
            int(heading.removeprefix(prefix)): column
            for heading, column in self.known.items()
            if heading.startswith(prefix) and heading.removeprefix(prefix).isdecimal()
        }
        return [numbered[number] for number in sorted(numbered)]

    def _paper(self, number: int, language: Language) -> str:
        return f"{PAPER.in_language(language)}{number}"


def problems_of(outcome: CaseOutcome, language: Language) -> str:
    """Everything that stood in the way of a case, errors first, warnings last."""
    return "\n".join(_problems(outcome, language))[:_SENTENCES]


def _problems(outcome: CaseOutcome, language: Language) -> Iterator[str]:
    yield from (fault.in_language(language) for fault in outcome.faults if fault.severity == "error")
    for refusal in outcome.refusals:
        hint = "" if refusal.hint is None else f"　{in_headings(refusal.hint.in_language(language))}"
        reason = refusal.reason.in_language(language)
        yield f"{filing_title(refusal.filing)}：{refusal.code or ''} {reason}{hint}"
    yield from (fault.in_language(language) for fault in outcome.faults if fault.severity == "warning")
