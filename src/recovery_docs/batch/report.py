"""What became of a run: the counts, and `report.json` with every case in the order of the input."""

import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from recovery_docs import __version__
from recovery_docs.batch.outcome import STATUS_WORDS, CaseOutcome, Refusal
from recovery_docs.batch.unit import SOON, Settings
from recovery_docs.errors import Fault
from recovery_docs.intake.heading_words import in_headings
from recovery_docs.messages import Language, Message, say
from recovery_docs.packet.atomic_folder import file_in_making
from recovery_docs.packet.earlier_packet import MANIFEST
from recovery_docs.packet.leak_guard import masked
from recovery_docs.packet.proof.made_again import PaperChange
from recovery_docs.prerequisites.clocks.clock import Right

REPORT = "report.json"
SHOWN = 20
"""Faults put on the screen; all of them stand in the report and in the returned workbook."""
RIGHT_WORDS: dict[Right, Message] = {
    "limitation": say("诉讼时效"),
    "guarantee_period": say("保证期间"),
    "guarantee_limitation": say("保证债务诉讼时效"),
    "mortgage": say("担保物权行使期间"),
    "judicial_confirmation": say("申请司法确认"),
    "enforcement": say("申请执行"),
    "pre_action_suit": say("诉前保全后起诉"),
    "preservation_renewal": say("申请续行保全"),
    "filing_fee": say("预交受理费"),
}


@dataclass
class Run:
    """A run: what was counted, and every outcome."""

    settings: Settings
    of_sheets: tuple[Fault, ...] = ()
    """Faults of headings and sheets, which belong to no case."""
    headings: Mapping[tuple[str, str], tuple[int, Sequence[tuple[int, str]]]] = field(default_factory=dict)
    """By file and sheet, the row of the headings, and these by their columns; see `Rows`."""
    results_beside: bool = True
    """Whether the returned workbook opens with what became of a case beside the case's number."""
    outcomes: list[CaseOutcome] = field(default_factory=list)
    """Every outcome, in the order of the input."""
    counts: Counter[str] = field(default_factory=Counter)
    """How many cases came out how."""
    total: Decimal = Decimal(0)
    """What is owed in all cases whose debt could be computed, without costs."""
    papers: int = 0
    earlier_days: Counter[date] = field(default_factory=Counter)
    """How many cases were computed to a day of their own that lies before that of the run."""
    unprinted: int = 0
    """How many cases have no PDF though one was asked for."""
    warned: int = 0
    """How many cases have any."""
    errors: int = 0
    first_errors: list[tuple[str | None, Fault]] = field(default_factory=list)
    """With the case where the fault's own place does not tell."""
    interrupted: bool = False
    """Whether it ended before its end: stopped, or for want of a machine. What was done by then is told."""
    unwritten: bool = False
    """Whether the system was in the way of any case."""
    _first: dict[tuple[str, str | None], Refusal] = field(default_factory=dict)
    _refused: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    _doubts: int = 0
    _first_doubts: list[Message | Fault] = field(default_factory=list)
    _bad_input: bool = False
    _not_made: bool = False

    def __post_init__(self) -> None:
        self._count_errors(self.of_sheets)

    def tell(self, faults: Sequence[Fault]) -> None:
        """Add faults that belong to no case of the run."""
        self.of_sheets += tuple(faults)
        self._count_errors(faults)

    def _count_errors(self, faults: Sequence[Fault]) -> None:
        wrong = [(None, fault) for fault in faults if fault.severity == "error"]
        self.errors += len(wrong)
        self.first_errors += wrong[: SHOWN - len(self.first_errors)]
        self._bad_input |= bool(wrong)

    def add(self, outcome: CaseOutcome) -> None:
        """Count an outcome and keep it."""
        self.outcomes.append(outcome)
        self.counts[outcome.status] += 1
        self.total += outcome.total or 0
        self.papers += len(outcome.papers)
        if outcome.as_of is not None and outcome.as_of < self.settings.as_of:
            self.earlier_days[outcome.as_of] += 1
        for key, refusal in {(one.filing, one.code): one for one in outcome.refusals}.items():
            self._first.setdefault(key, refusal)
            self._refused[key] += 1
        doubts: list[Message | Fault] = [fault for fault in outcome.faults if fault.severity == "warning"]
        doubts += [_remark(outcome, one) for one in outcome.remarks]
        self._doubts += len(doubts)
        self._first_doubts += self._news(doubts, outcome)[: SHOWN - len(self._first_doubts)]
        self.warned += bool(doubts)
        self.unprinted += outcome.unprinted
        self.unwritten |= outcome.unwritten
        errors = [fault for fault in outcome.faults if fault.severity == "error"]
        self.errors += len(errors)
        case = outcome.case_id if outcome.status == "failed" else None
        self.first_errors += [(case, fault) for fault in errors[: SHOWN - len(self.first_errors)]]
        self._bad_input |= outcome.status == "bad_input" or (outcome.status != "failed" and bool(errors))
        # 本案用不到的文书没有做，不是缺了什么
        wanting = any(one.code is not None for one in outcome.refusals)
        asked = wanting and (outcome.status == "refused" or bool(self.settings.filings))
        self._not_made |= outcome.status == "failed" or asked or outcome.unprinted

    def _news(self, doubts: list[Message | Fault], outcome: CaseOutcome) -> list[Message | Fault]:
        """Without what was shown of another case: that the office suite does not work, for one, need be read once."""
        if not outcome.unprinted:
            return doubts
        said = {one.problem for one in self._first_doubts if isinstance(one, Fault)}
        return [one for one in doubts if not (isinstance(one, Fault) and one.problem in said)]

    @property
    def warnings(self) -> int:
        """Doubts of every kind: of sheets, of facts, of figures that are not the bank's."""
        return self._doubts + len(self._of_sheets())

    @property
    def first_warnings(self) -> list[Message | Fault]:
        """As many of them as the screen shows, those of sheets first."""
        return [*self._of_sheets(), *self._first_doubts][:SHOWN]

    def _of_sheets(self) -> list[Fault]:
        return [fault for fault in self.of_sheets if fault.severity == "warning"]

    @cached_property
    def untouched(self) -> tuple[str, ...]:
        """The folders of earlier packets that no case of this run has to do with; asked for at the end."""
        ours = {outcome.folder or outcome.stale for outcome in self.outcomes}
        with os.scandir(self.settings.out) as entries:
            others = (entry for entry in entries if entry.name not in ours)
            return tuple(sorted(other.name for other in others if Path(other.path, MANIFEST).is_file()))

    def refusals(self) -> list[tuple[Refusal, int]]:
        """Reasons for refusing with their number, the most frequent first; one case counts once for each."""
        return [(self._first[key], number) for key, number in self._refused.most_common()]

    def soon_expiring(self) -> list[tuple[date, str, Right]]:
        """The rights that end soon with the number of their case, the soonest first; of one day in the order of the input."""
        found = [
            (one.last_day, case.order, one.right, case.case_id or "") for case in self.outcomes for one in case.endings
        ]
        return [(last_day, case_id, right) for last_day, _, right, case_id in sorted(found)]

    @property
    def exit_code(self) -> int:
        """2 for bad input before 1 for a case or a PDF not made; a filing refused counts where it was asked for by name.

        A warning changes nothing here; `warnings` counts them."""
        return 2 if self._bad_input else int(self._not_made)


def _remark(outcome: CaseOutcome, remark: Refusal) -> Message:
    return say("案件 {case}　{reason}", case=outcome.case_id, reason=remark.reason)


def write_report(run: Run, language: Language = "zh") -> Path:
    """Write `report.json` into the folder of the run, whole or not at all; a line for each case."""
    path = run.settings.out / REPORT
    head = json.dumps(_head(run, language), ensure_ascii=False, indent=2).removesuffix("\n}")
    with file_in_making(path) as making, making.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{head},\n  "cases": [')
        comma = ""
        for outcome in run.outcomes:
            file.write(f"{comma}\n    {json.dumps(_case(outcome, language), ensure_ascii=False)}")
            comma = ","
        file.write("\n  ]\n}\n")
    return path


def _head(run: Run, language: Language) -> dict[str, Any]:
    """The run as data; keys are added, never renamed, while `format` stays 1."""
    settings = run.settings
    return {
        "format": 1,
        "program": f"recovery-docs {__version__}",
        "language": language,
        "source": {"name": masked(settings.source.file), "sha256": settings.source.sha256},
        "as_of": settings.as_of.isoformat(),
        "filings": list(settings.filings) or "auto",
        "asked": {
            "as_of": None if settings.asked is None else settings.asked.isoformat(),
            "pdf": settings.pdf,
            "all": settings.only is None,
            "numbered": bool(settings.letter_number),
        },
        "counts": {status: run.counts[status] for status in STATUS_WORDS},
        "total": str(run.total),
        "interrupted": run.interrupted,
        "warnings": run.warnings,
        "unprinted": run.unprinted,
        "soon_days": SOON,
        "faults": [_fault(fault, language) for fault in run.of_sheets],
        "untouched": run.untouched,
    }


def _case(outcome: CaseOutcome, language: Language) -> dict[str, Any]:
    return {
        "order": outcome.order,
        "case": outcome.case_id,
        "place": None if outcome.place is None else outcome.place.message().in_language(language),
        "status": outcome.status,
        "folder": outcome.folder,
        "papers": list(outcome.papers),
        "total": None if outcome.total is None else str(outcome.total),
        "as_of": None if outcome.as_of is None else outcome.as_of.isoformat(),
        "changed": list(outcome.changed),
        "papers_changed": [_paper_change(one, outcome, language) for one in outcome.papers_changed],
        "stale": outcome.stale,
        "endings": [{"right": one.right, "last_day": one.last_day.isoformat()} for one in outcome.endings],
        "refusals": [_refusal(one, outcome, language) for one in outcome.refusals],
        "remarks": [_refusal(one, outcome, language) for one in outcome.remarks],
        "faults": [_fault(fault, language) for fault in outcome.faults],
    }


def _paper_change(change: PaperChange, outcome: CaseOutcome, language: Language) -> dict[str, Any]:
    told = in_headings if outcome.place and outcome.place.sheet else str
    behind = [told(one.in_language(language)) for one in change.behind]
    return {"file": change.file, "what": change.what.in_language(language), "behind": behind}


def _refusal(refusal: Refusal, outcome: CaseOutcome, language: Language) -> dict[str, Any]:
    told = in_headings if outcome.place and outcome.place.sheet else str
    return {
        "filing": refusal.filing,
        "code": refusal.code,
        "reason": told(refusal.reason.in_language(language)),
        "hint": None if refusal.hint is None else told(refusal.hint.in_language(language)),
    }


def _fault(fault: Fault, language: Language) -> dict[str, Any]:
    return {
        "place": fault.place.message().in_language(language),
        "problem": fault.problem.in_language(language),
        "remedy": fault.remedy.in_language(language),
        "seen": fault.seen,
        "severity": fault.severity,
    }
