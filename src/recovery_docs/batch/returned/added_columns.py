"""The columns that are added at the right of a sheet of cases, or found there from an earlier run in either language."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from recovery_docs.batch.outcome import CHANGED_WORDS, STATUS_WORDS, CaseOutcome
from recovery_docs.batch.returned.fault_marks import ERROR_COLOUR, GOOD_COLOUR, WARNING_COLOUR, fitted
from recovery_docs.batch.returned.summary_sheet import filing_title
from recovery_docs.errors import Fault
from recovery_docs.intake.heading_words import in_headings
from recovery_docs.intake.headings import Heading, book
from recovery_docs.messages import Language, say
from recovery_docs.packet.proof.made_again import in_short
from recovery_docs.spreadsheet.sheet_view import View
from recovery_docs.spreadsheet.streamed_sheet import NewCell

STATUS, PROBLEMS, PAPER = say("处理结果"), say("问题"), say("文书")
COLOURS = {
    "made": GOOD_COLOUR,
    "unchanged": GOOD_COLOUR,
    "refused": WARNING_COLOUR,
    "bad_input": ERROR_COLOUR,
    "failed": ERROR_COLOUR,
}
_NARROW, _BROAD, _PAPER_WIDTH = 14, 70, 42
_IN_A_LINE = _BROAD - 4
"""Characters of a line of problems."""
_FEW = 5
"""Columns that may stay in sight without filling a screen."""
_CASE_NAMES = frozenset(
    (("case", "id"), ("disbursement", "note"), ("case", "loan.contract.number"), ("borrower", "name"))
)
_LANGUAGES: tuple[Language, ...] = ("zh", "en")
_STATUS, _PROBLEMS = -1, 0
"""What a column is for: one of these, or the number of a paper from 1."""


@dataclass(slots=True)
class Columns:
    """Our columns of one sheet, whose headings stand in `row`."""

    row: int = 1
    known: dict[int, int] = field(default_factory=dict)
    kept: int = 0
    """How many columns at the left stay in sight beside ours; 0 where the sheet opens as it was."""

    @classmethod
    def among(cls, row: int, headings: Iterable[tuple[int, str]], *, beside: bool = True) -> Self:
        """Find those of an earlier run, whichever language it spoke.

        Ours stand together, behind the last column that says what became of a case; an officer may have one with such
        a name of his own, and it stays his.
        """
        named = next((column for column, text in sorted(headings) if column <= _FEW and _names_a_case(text)), 0)
        found = [(column, _meaning(text)) for column, text in sorted(headings)]
        ours = [(column, meaning) for column, meaning in found if meaning is not None]
        start = max((column for column, meaning in ours if meaning == _STATUS), default=None)
        known: dict[int, int] = {}
        if start is not None and any(column > start for column, _ in ours):
            for column, meaning in ours:
                if column >= start:
                    known.setdefault(meaning, column)
        return cls(row, known, named if beside else 0)

    @property
    def view(self) -> View:
        """The sheet as it is given back: what became of a case stands in sight, beside the case's number if there is room."""
        return View(self.row, self.kept, self.known[_STATUS] if self.kept else 0)

    def add(self, papers: int, last_column: int) -> Mapping[int, int]:
        """Make sure of the columns for cases of so many papers; gives the width of each that is new."""
        new: dict[int, int] = {}
        for meaning in (_STATUS, _PROBLEMS, *range(1, papers + 1)):
            if meaning not in self.known:
                self.known[meaning] = last_column + 1 + len(new)
                new[self.known[meaning]] = {_STATUS: _NARROW, _PROBLEMS: _BROAD}.get(meaning, _PAPER_WIDTH)
        return new

    def headings(self, language: Language) -> dict[int, NewCell]:
        """The cells of the headings, by column."""
        return {column: NewCell(_heading(meaning, language), bold=True) for meaning, column in self.known.items()}

    def cells(self, outcome: CaseOutcome, language: Language) -> dict[int, NewCell]:
        """The cells in the row of a case, by column; where there are fewer papers than columns, the others are empty."""
        papers = dict(enumerate(outcome.papers, start=1))
        return {
            column: _cell(meaning, outcome, papers.get(meaning), language) for meaning, column in self.known.items()
        }


def _names_a_case(text: str) -> bool:
    meaning = book().meaning(text)
    return isinstance(meaning, Heading) and (meaning.column.group, meaning.column.fact) in _CASE_NAMES


def _cell(meaning: int, outcome: CaseOutcome, paper: str | None, language: Language) -> NewCell:
    if meaning == _STATUS:
        remarked = outcome.remarks or any(fault.severity == "warning" for fault in outcome.faults)
        colour = COLOURS[outcome.status]
        if remarked and colour == GOOD_COLOUR:
            colour = WARNING_COLOUR
        return NewCell(STATUS_WORDS[outcome.status].in_language(language), colour=colour)
    if meaning == _PROBLEMS:
        return NewCell(problems_of(outcome, language), wrapped=_IN_A_LINE)
    return NewCell(paper, link=f"{outcome.folder}/{paper}") if paper else NewCell("")


def problems_of(outcome: CaseOutcome, language: Language) -> str:
    """Everything that stood in the way of a case: errors first, then warnings, last what has changed."""
    return fitted("\n".join(_problems(outcome, language)), language)


def _problems(outcome: CaseOutcome, language: Language) -> Iterator[str]:
    told = [(fault.severity, _here(fault, outcome).in_language(language)) for fault in outcome.faults]
    yield from (line for severity, line in told if severity == "error")
    for refusal in (*outcome.refusals, *outcome.remarks):
        hint = "" if refusal.hint is None else f"　{in_headings(refusal.hint.in_language(language))}"
        reason = in_headings(refusal.reason.in_language(language))
        yield f"{filing_title(refusal.filing)}：{refusal.code or ''} {reason}{hint}"
    yield from (line for severity, line in told if severity == "warning")
    if outcome.changed:
        what = tuple(CHANGED_WORDS.get(one, one) for one in outcome.changed)
        yield say("与上次相比有变：{what}", what=what).in_language(language)
    for change in in_short(outcome.papers_changed):
        yield in_headings(change.in_language(language))


def _here(fault: Fault, outcome: CaseOutcome) -> Fault:
    """A fault as the row itself tells it: of the same row only the column and the cell."""
    place = outcome.place
    if place is None or (fault.place.sheet, fault.place.row) != (place.sheet, place.row):
        return fault
    return fault.at(file=None, sheet=None, row=None)


def _heading(meaning: int, language: Language) -> str:
    fixed = {_STATUS: STATUS, _PROBLEMS: PROBLEMS}
    if meaning in fixed:
        return fixed[meaning].in_language(language)
    return f"{PAPER.in_language(language)}{meaning}"


def _meaning(text: str) -> int | None:
    for language in _LANGUAGES:
        for meaning in (_STATUS, _PROBLEMS):
            if text == _heading(meaning, language):
                return meaning
        number = text.removeprefix(PAPER.in_language(language))
        if number != text and number.isdecimal() and int(number):
            return int(number)
    return None
