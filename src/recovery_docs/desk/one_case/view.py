"""One case as its page shows it: its figures and whose they are, its clocks, what may be handed in and what may not."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from recovery_docs.answers.check_data import (
    FaultReport,
    FilingReport,
    FindingReport,
    fault_reports,
    filing_report,
    finding_report,
    row_faults,
)
from recovery_docs.answers.clock_data import ClockReport, clocks_report
from recovery_docs.errors import Fault, RecoveryDocsError
from recovery_docs.filings.assessment import Assessment
from recovery_docs.intake import Loaded, Row, Rows
from recovery_docs.intake.heading_words import fault_at_row, in_headings, in_titles
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.finding import Outcome
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import RULES, examine

_ORDER = {Outcome.NOT_MET: 0, Outcome.UNDETERMINED: 1, Outcome.MET: 2, Outcome.NOT_APPLICABLE: 3}
_OF_FIGURES = "INT"
"""How the codes of the rules of interest and other sums begin."""
_STATUS_ORDER = {"ready": 0, "refused": 1, "not_applicable": 2}


@dataclass(frozen=True)
class CaseView:
    """A row on a day. Figures and filings are of the day asked about, else of the case's own, else of today, as `check` tells
    them; whether a right still lives is told of today, as `clocks --as-of` tells it.
    """

    row: Row
    today: date
    asked: date | None = None

    @property
    def loaded(self) -> Loaded | None:
        """The case, where the row is one."""
        return self.row.loaded

    @property
    def number(self) -> str:
        """What the case is called."""
        return self.row.case_id or ""

    @cached_property
    def borrowers(self) -> str:
        """Who owes."""
        return "、".join(party.name for party in self.loaded.case.borrowers) if self.loaded else ""

    @cached_property
    def _drawn_up(self) -> tuple[Matter | None, tuple[FaultReport, ...]]:
        told = row_faults(self.row, self.asked, self.today, "zh")
        if self.loaded is None:
            return None, told
        try:
            return Matter.on(self.loaded.case, self.asked or self.loaded.case.request.as_of or self.today), told
        except RecoveryDocsError as error:
            found = fault_reports([fault_at_row(one, self.row.place) for one in error.faults], "zh")
            return None, (*told, *found)

    @property
    def matter(self) -> Matter | None:
        """The case with what is owed, where that can be computed."""
        return self._drawn_up[0]

    @property
    def faults(self) -> tuple[FaultReport, ...]:
        """What is wrong or doubtful in what was read, errors first."""
        named = self._named
        told = (
            one.model_copy(update={"problem": named(one.problem), "remedy": named(one.remedy)})
            for one in self._drawn_up[1]
        )
        return tuple(sorted(told, key=lambda one: one.severity == "warning"))

    @property
    def earlier_day(self) -> date | None:
        """The day on which everything is examined, where it lies before today."""
        return self.matter.tested_on if self.matter is not None and self.matter.tested_on < self.today else None

    @cached_property
    def whose(self) -> Message | None:
        """Whose figures the sums are, and by how much the other side's differ."""
        matter = self.matter
        if matter is None:
            return None
        if matter.statement.source == "computed":
            ours = say("本程序计算")
            return say("{ours}；{outcome}", ours=ours, outcome=matter.reconciliation.outcome())
        computed = matter.statement.computed
        if computed is None:
            return say("对账单上的数；事实不足，本程序没有另算")
        gap = matter.statement.total - computed.total
        if not gap:
            return say("对账单上的数；本程序计算相同")
        more = say("多") if gap > 0 else say("少")
        return say(
            "对账单上的数；本程序计算 {ours} 元，对账单{more} {gap} 元", ours=computed.total, more=more, gap=abs(gap)
        )

    @cached_property
    def of_figures(self) -> tuple[FindingReport, ...]:
        """What the rules of figures say of the sums, with their articles; those that do not reach this case are left out."""
        if self.matter is None or self.loaded is None:
            return ()
        found = examine(self.matter, (code for code in RULES if code.startswith(_OF_FIGURES)))
        reached = (one for one in found if one.outcome is not Outcome.NOT_APPLICABLE)
        return tuple(finding_report(one, self.loaded.places, "zh", self._named) for one in reached)

    @cached_property
    def unread_cells(self) -> tuple[Fault, ...]:
        """The cells that could not be read, so that there is no case."""
        return tuple(
            one for one in self.row.faults if one.severity == "error" and (one.place.cell or one.place.heading)
        )

    @cached_property
    def clocks(self) -> tuple[ClockReport, ...]:
        """Its rights as they stand today, the most urgent first."""
        rows = Rows(iter((self.row,)), 1)
        cases = clocks_report(rows, as_of=self.today, today=self.today, language="zh").cases
        return cases[0].clocks if cases and self.loaded else ()

    def told(self, message: Message) -> str:
        """A sentence; of a workbook the columns are named, as `check` does, of a case file the fields of this page."""
        return self._named(str(message))

    @property
    def _named(self) -> Callable[[str], str]:
        loaded = self.loaded
        if loaded is None or any(place.sheet for place in loaded.places.values()):
            return in_headings
        return lambda text: in_titles(text, loaded.case)

    def filings(self, assessments: Sequence[Assessment]) -> tuple[FilingReport, ...]:
        """Each with whether it may be handed in: those that may first, those of no use last."""
        places = self.loaded.places if self.loaded else {}
        reports = (filing_report(one, places, "zh", self._named) for one in assessments)
        return tuple(sorted(reports, key=lambda one: _STATUS_ORDER[one.status]))


def by_weight(findings: Sequence[FindingReport]) -> Iterator[FindingReport]:
    """What stops the filing first, then what is open or amiss without stopping it, then what is well."""
    yield from sorted(findings, key=lambda one: (not one.blocks, _ORDER[one.outcome]))
