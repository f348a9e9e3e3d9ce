"""What a packet says of itself: what it was made of, and the fingerprints of what it holds."""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from recovery_docs import __version__
from recovery_docs.case import Case
from recovery_docs.filings.assessment import Assessment
from recovery_docs.law.parameters import law_sha256
from recovery_docs.packet.leak_guard import masked
from recovery_docs.packet.letters import Letter
from recovery_docs.packet.party_names import names_sha256
from recovery_docs.packet.proof.fingerprints import line_marks
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.engine.library import TemplateLibrary

if TYPE_CHECKING:
    from recovery_docs.packet.packet import Paper, Source


def manifest_of(
    case: Case,
    facts: Mapping[str, bytes],
    matter: Matter,
    assessments: tuple[Assessment, ...],
    papers: "tuple[Paper, ...]",
    posted: Mapping[str, Letter],
    library: TemplateLibrary,
    source: "Source",
    *,
    draft: bool,
) -> dict[str, Any]:
    """The manifest of the papers of a case, as JSON has it; `case` is the case as it was read and `facts` what it holds,
    `posted` what goes by post.
    """
    statement = matter.statement
    return {
        "format": 1,
        "program": {"name": "recovery-docs", "version": __version__, "libraries": dict(libraries())},
        "case": masked(case.id),
        "as_of": matter.as_of.isoformat(),
        "draft": draft,
        "input": {"file": masked(source.file), "sha256": source.sha256}
        | ({"answers_sha256": source.answers_sha256} if source.answers_sha256 else {}),
        "facts_sha256": _fingerprints(facts),
        "names_sha256": names_sha256(case),
        "law_sha256": law_sha256(),
        "templates": {
            template: library.compiled(template).sha256 for template in sorted({paper.template for paper in papers})
        },
        "figures": {
            "principal": str(statement.principal),
            "arrears": str(statement.arrears),
            "total": str(statement.total),
            "claim": str(statement.claim),
        },
        "filings": [
            {
                "id": assessment.filing.id,
                "status": assessment.status,
                "findings": [
                    {"code": finding.code, "outcome": finding.outcome.value, "blocks": finding.blocks}
                    for finding in assessment.findings
                ],
            }
            for assessment in assessments
        ],
        "papers": [
            {
                "file": paper.file,
                "title": paper.title,
                "template": paper.template,
                "sha256": _sha256(paper.data),
                "lines": line_marks(paper.words),
            }
            | ({"number": paper.number} if paper.number else {})
            | ({"letter": posted[paper.file]} if paper.file in posted else {})
            for paper in papers
        ],
    }


def facts_json(case: Case) -> dict[str, bytes]:
    """The facts of each group (`borrowers`, `loan`) as JSON; of most a case has nothing."""
    return {name: _json(getattr(case, name)) for name in type(case).model_fields}


def _json(facts: Any) -> bytes:
    return (None if facts else _NOTHING.get(facts)) or to_json(facts)


def facts_sha256(case: Case) -> dict[str, str]:
    """A fingerprint of the facts of each group, whatever file they came from."""
    return _fingerprints(facts_json(case))


def _fingerprints(facts: Mapping[str, bytes]) -> dict[str, str]:
    return {name: _OF_NOTHING.get(held) or _sha256(held) for name, held in facts.items()}


@cache
def libraries() -> Mapping[str, str]:
    """The versions of what writes words, capitals, days and Word files for us; an upgrade may change a paper."""
    return {name: version(name) for name in ("babel", "chinesecalendar", "cn2an", "docxtpl", "jinja2", "python-docx")}


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


_NOTHING = {nothing: to_json(nothing) for nothing in (None, ())}
_OF_NOTHING = {held: _sha256(held) for held in _NOTHING.values()}
