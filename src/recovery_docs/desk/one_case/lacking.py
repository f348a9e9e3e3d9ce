"""What the tabs of questions and of all facts of a case show."""

from collections.abc import Mapping, Sequence
from typing import Any

from recovery_docs.desk.asked.questions import questions
from recovery_docs.desk.asked.sections import form_of
from recovery_docs.desk.one_case.view import CaseView
from recovery_docs.filings import FILINGS
from recovery_docs.filings.assessment import assess_all
from recovery_docs.filings.filing import Filing


def offered(every: tuple[Filing, ...], asked: str | None) -> tuple[Filing, ...]:
    """What is looked at of itself, and the one that somebody asks for."""
    wanted = FILINGS.get(asked or "")
    return (*every, wanted) if wanted is not None and wanted.asked_only and wanted not in every else every


def lacking(
    view: CaseView, filings: Sequence[Filing], tab: str, address: str, query: Mapping[str, str]
) -> dict[str, Any]:
    """What the case lacks, and all its facts, which are shown alone where its debt cannot be worked out."""
    if view.loaded is None:
        return {}
    case, places = view.loaded.case, view.loaded.places
    found: dict[str, Any] = {"answers": f"{address}/answers", "here": address}
    found["on_request"] = [one for one in FILINGS.values() if one.asked_only and one not in filings]
    if view.matter is not None:
        found["asked"] = questions(case, assess_all(view.matter, filings), places)
    if tab == "facts" or view.matter is None:
        kept = [(name, value) for name, value in query.items() if name in ("tab", "as_of")]
        found |= {"form": form_of(case, places, query.get("add", "")), "here_values": kept}
    return found
