"""What a case lacks for its filings, and all its facts: what the tabs show, and what is told after an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from recovery_docs.desk.asked.questions import Questions, questions
from recovery_docs.desk.asked.sections import form_of
from recovery_docs.desk.one_case.view import CaseView
from recovery_docs.filings import FILINGS
from recovery_docs.filings.assessment import Assessment, assess_all
from recovery_docs.filings.filing import Filing
from recovery_docs.intake import Loaded
from recovery_docs.prerequisites.matter import Matter


@dataclass(frozen=True)
class Lacking:
    """Where each filing stands, and what they all ask of the case."""

    assessments: tuple[Assessment, ...]
    asked: Questions


def offered(every: tuple[Filing, ...], asked: str | None) -> tuple[Filing, ...]:
    """What is looked at of itself, and the one that somebody asks for."""
    wanted = FILINGS.get(asked or "")
    return (*every, wanted) if wanted is not None and wanted.asked_only and wanted not in every else every


def lacking(loaded: Loaded, matter: Matter, filings: Sequence[Filing]) -> Lacking:
    """What these filings ask of a case whose debt is drawn up."""
    assessments = assess_all(matter, filings)
    return Lacking(assessments, questions(loaded.case, assessments, loaded.places))


def facts_form(view: CaseView, query: Mapping[str, str]) -> dict[str, Any]:
    """All facts of a case as a form."""
    assert view.loaded is not None
    kept = [(name, value) for name, value in query.items() if name in ("tab", "as_of")]
    return {"form": form_of(view.loaded.case, view.loaded.places, query.get("add", "")), "here_values": kept}
