"""What became of a run: the counts, and `report.json` with every case in the order of the input."""

import json
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from recovery_docs import __version__
from recovery_docs.batch.outcome import STATUS_WORDS, CaseOutcome, Ending, Refusal
from recovery_docs.batch.unit import SOON, Settings
from recovery_docs.errors import Fault, Place
from recovery_docs.messages import Language, Message, say
from recovery_docs.prerequisites.clock import Right

REPORT = "report.json"
RIGHT_WORDS: dict[Right, Message] = {
    "limitation": say("诉讼时效"),
    "guarantee_period": say("保证期间"),
    "guarantee_limitation": say("保证债务的诉讼时效"),
    "mortgage": say("抵押权行使期间"),
    "judicial_confirmation": say("申请司法确认的期限"),
    "enforcement": say("申请执行时效"),
    "pre_action_suit": say("诉前保全后的起诉期限"),
    "preservation_renewal": say("保全到期日"),
    "filing_fee": say("交纳诉讼费的期限"),
}


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run: every outcome, with where its case stands in the input."""

    settings: Settings
    outcomes: tuple[CaseOutcome, ...]
    places: tuple[Place | None, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many cases came out how."""
        return Counter(outcome.status for outcome in self.outcomes)

    @property
    def total(self) -> Decimal:
        """What is owed in all cases whose debt could be computed, without costs."""
        return sum((outcome.total for outcome in self.outcomes if outcome.total is not None), Decimal(0))

    @property
    def papers(self) -> int:
        """How many papers there are."""
        return sum(len(outcome.papers) for outcome in self.outcomes)

    def refusals(self) -> list[tuple[Refusal, int]]:
        """Reasons for refusing with their number, the most frequent first; one case counts once for each."""
        first: dict[tuple[str, str | None], Refusal] = {}
        counts: Counter[tuple[str, str | None]] = Counter()
        for outcome in self.outcomes:
            for key, refusal in {(one.filing, one.code): one for one in outcome.refusals}.items():
                first.setdefault(key, refusal)
                counts[key] += 1
        return [(first[key], number) for key, number in counts.most_common()]

    def endings(self) -> list[tuple[CaseOutcome, Ending]]:
        """The rights that end soon, the soonest first."""
        found = [(outcome, ending) for outcome in self.outcomes for ending in outcome.endings]
        return sorted(found, key=lambda pair: (pair[1].last_day, pair[0].order))

    @property
    def exit_code(self) -> int:
        """2 for bad input before 1 for a case not made; a filing refused counts where it was asked for by name."""
        if any(one.status == "bad_input" or (one.status != "failed" and _has_error(one)) for one in self.outcomes):
            return 2
        asked = bool(self.settings.filings)
        return int(any(one.status in ("refused", "failed") or (asked and one.refusals) for one in self.outcomes))


def _has_error(outcome: CaseOutcome) -> bool:
    return any(fault.severity == "error" for fault in outcome.faults)


def write_report(run: Run, language: Language = "zh") -> Path:
    """Write `report.json` into the folder of the run, whole or not at all."""
    path = run.settings.out / REPORT
    partial = path.with_suffix(".partial")
    partial.write_text(json.dumps(as_data(run, language), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    partial.replace(path)
    return path


def as_data(run: Run, language: Language = "zh") -> dict[str, Any]:
    """The run as data; keys are added, never renamed, while `format` stays 1."""
    settings = run.settings
    return {
        "format": 1,
        "program": f"recovery-docs {__version__}",
        "language": language,
        "source": {"name": settings.source.file, "sha256": settings.source.sha256},
        "as_of": settings.as_of.isoformat(),
        "filings": list(settings.filings) or "auto",
        "counts": {status: run.counts[status] for status in STATUS_WORDS},
        "total": str(run.total),
        "soon_days": SOON,
        "cases": [_case(outcome, place, language) for outcome, place in zip(run.outcomes, run.places, strict=True)],
    }


def _case(outcome: CaseOutcome, place: Place | None, language: Language) -> dict[str, Any]:
    return {
        "order": outcome.order,
        "case": outcome.case_id,
        "place": None if place is None else place.message().in_language(language),
        "status": outcome.status,
        "folder": outcome.folder,
        "papers": list(outcome.papers),
        "total": None if outcome.total is None else str(outcome.total),
        "changed": list(outcome.changed),
        "endings": [{"right": one.right, "last_day": one.last_day.isoformat()} for one in outcome.endings],
        "refusals": [
            {
                "filing": one.filing,
                "code": one.code,
                "reason": one.reason.in_language(language),
                "hint": None if one.hint is None else one.hint.in_language(language),
            }
            for one in outcome.refusals
        ],
        "faults": [_fault(fault, language) for fault in outcome.faults],
    }


def _fault(fault: Fault, language: Language) -> dict[str, Any]:
    return {
        "place": fault.place.message().in_language(language),
        "problem": fault.problem.in_language(language),
        "remedy": fault.remedy.in_language(language),
        "seen": fault.seen,
        "severity": fault.severity,
    }
