"""The examples as tests change them: facts of the file, changed by key path, made into a matter on the case's own day."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from recovery_docs.case import Case
from recovery_docs.filings import FILINGS, Document
from recovery_docs.filings.assessment import Assessment, assess
from recovery_docs.filings.court.civil_complaint import classic
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.check_document.scan import document_text, refuse_incomplete
from recovery_docs.rendering.engine.library import TemplateLibrary

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
_TESTS = Path(__file__).resolve().parents[1]
_WIDE = (_TESTS / "packet" / "everything.yaml", *(_TESTS / "golden" / "cases").glob("*.yaml"))
LIBRARY = TemplateLibrary()
NAMES = tuple(sorted(path.stem for path in EXAMPLES.glob("*.yaml")))
WIDE_NAMES = tuple(sorted(path.stem for path in _WIDE))


def facts_of(example: str, changes: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The facts of an example, or of a wide case, with some changed: `{"request.accelerate": None}`; a number is a place."""
    path = next((wide for wide in _WIDE if wide.stem == example), EXAMPLES / f"{example}.yaml")
    facts = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # as a case file is
    for path, value in (changes or {}).items():
        *way, last = path.split(".")
        room: Any = facts
        for step in way:
            room = room[int(step)] if isinstance(room, list) else room.setdefault(step, {})
        room[int(last) if isinstance(room, list) else last] = value
    return dict(facts)


def matter_of(example: str, changes: Mapping[str, Any] | None = None, *, as_of: date | None = None) -> Matter:
    """The matter on the day asked of, else on the example's own day."""
    case = Case.model_validate(facts_of(example, changes))
    on = as_of or case.request.as_of
    assert on is not None
    return Matter.on(case, on)


def assessed(filing: str, matter: Matter) -> Assessment:
    """The filing against the matter."""
    return assess(matter, FILINGS[filing])


def documents(filing: str, matter: Matter) -> tuple[Document, ...]:
    """What the filing would make, ready or not."""
    return FILINGS[filing].documents(matter)


def words(document: Document) -> str:
    """The finished words of a document, which must be complete."""
    data = LIBRARY.compiled(document.template).render(document.context)
    blanks = LIBRARY.info(document.template).blanks
    refuse_incomplete(data, "test.docx", known=document.context, allowed=blanks)
    return document_text(data)


def all_words(found: Iterable[Document]) -> str:
    """The words of several documents."""
    return "\n".join(words(document) for document in found)


def row(text: str, label: str) -> str:
    """One row of a finished form, from behind its label to the next numbered row."""
    return re.split(r"\n\d+\. ", text.partition(label)[2], maxsplit=1)[0]


PARTIES = "parties"
"""What stands between the title of a court paper and its first heading."""
HEADINGS = (
    "诉讼请求：",
    "请求事项：",
    "当事人申请事项：",
    "事实和理由：",
    "纠纷简要情况：",
    "证据和证据来源，证人姓名和住所：",
    "此致",
    "附：",
)


def section(document: Document, heading: str) -> list[str]:
    """The finished paragraphs under a heading of a paper, up to the next one."""
    lines = document_text(LIBRARY.compiled(document.template).render(document.context)).splitlines()
    places = [at for at, line in enumerate(lines) if line in HEADINGS]
    start = 0 if heading == PARTIES else lines.index(heading)
    return lines[start + 1 : next((at for at in places if at > start), len(lines))]


def claims(matter: Matter) -> list[str]:
    """What the plaintiff asks in the classic complaint, without numbers and stops."""
    return [re.sub(r"^\d+\. ", "", line).rstrip("；。") for line in section(classic(matter), "诉讼请求：")]
