"""The unit of work: one row of input to one packet on the disk. Picklable in and out, and the same when done twice."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from recovery_docs import __version__
from recovery_docs.batch.outcome import CaseOutcome, Ending, Refusal
from recovery_docs.errors import Fault, Place, RecoveryDocsError
from recovery_docs.filings import FILINGS, on_their_own
from recovery_docs.filings.assessment import Assessment, assess_all
from recovery_docs.intake import Loaded, Row
from recovery_docs.law.parameters import law_sha256
from recovery_docs.ledger import draw_up
from recovery_docs.messages import say
from recovery_docs.packet.names import safe_name
from recovery_docs.packet.packet import MANIFEST, Source, facts_sha256, make_packet
from recovery_docs.packet.place import sync_disk
from recovery_docs.prerequisites.clocks import clocks
from recovery_docs.prerequisites.rule import Matter
from recovery_docs.rendering.library import TemplateLibrary

SOON = 30
"""Days within which a right that ends is put into the report."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What every case of a run has in common. `filings` empty means: whatever is due and ready."""

    out: Path
    filings: tuple[str, ...]
    as_of: date
    source: Source
    templates: Path | None = None
    name: str = "{id}"
    pdf: bool = False


@lru_cache(maxsize=4)
def library(templates: Path | None) -> TemplateLibrary:
    """The templates of this process, each compiled once."""
    return TemplateLibrary(templates)


def do_rows(rows: Iterable[tuple[int, Row]], settings: Settings) -> list[CaseOutcome]:
    """Do several rows; what was written is on the disk when this returns."""
    outcomes = [do_row(order, row, settings) for order, row in rows]
    sync_disk(settings.out)
    return outcomes


def do_row(order: int, row: Row, settings: Settings) -> CaseOutcome:
    """Do one row. Whatever is wrong with it becomes its outcome, never an exception that stops the run."""
    if row.loaded is None:
        return CaseOutcome(order, None, "bad_input", faults=tuple(row.faults), place=row.place)
    case_id = row.loaded.case.id
    try:
        outcome = _do_case(order, row.loaded, settings)
    except RecoveryDocsError as error:
        return CaseOutcome(order, case_id, "failed", faults=(*row.faults, *error.faults), place=row.place)
    except Exception as error:
        fault = Fault(
            Place(),
            say("程序出错（{kind}），本案没有制作", kind=type(error).__name__),
            say("其他案件不受影响；请把案件编号和本提示告诉维护人员"),
        )
        return CaseOutcome(order, case_id, "failed", faults=(fault,), place=row.place)
    return replace(outcome, faults=(*row.faults, *row.loaded.warnings), place=row.place)


def folder_name(loaded: Loaded, pattern: str) -> str:
    """The packet's folder, from a pattern of case fields; never an identity number.

    `{id}` the case's number, `{borrower}` the first borrower's name, `{cause}` the cause of action.
    """
    case = loaded.case
    fields = {"id": case.id, "borrower": case.borrowers[0].name, "cause": case.loan.cause}
    return safe_name(pattern.format_map(fields))


def _do_case(order: int, loaded: Loaded, settings: Settings) -> CaseOutcome:
    case = loaded.case
    as_of = case.request.as_of or settings.as_of
    matter = Matter(case, draw_up(case, as_of), as_of)
    wanted = [FILINGS[name] for name in settings.filings] or on_their_own()
    assessments = assess_all(matter, wanted)
    endings = tuple(
        Ending(clock.right, clock.last_day)
        for clock in clocks(matter)
        if clock.last_day is not None and clock.state == "running" and 0 <= (clock.last_day - as_of).days <= SOON
    )
    refusals = tuple(refusal for assessment in assessments for refusal in _refusals(assessment, settings))
    common = CaseOutcome(order, case.id, "refused", refusals=refusals, total=matter.statement.total, endings=endings)
    folder = folder_name(loaded, settings.name)
    ready = tuple(assessment for assessment in assessments if assessment.status == "ready")
    before = _manifest(settings.out / folder)
    changed = _changes(before, matter, ready, settings)
    if before is not None and not changed:
        papers = tuple(paper["file"] for paper in before["papers"])
        return replace(common, status="unchanged", folder=folder, papers=papers)
    packet = make_packet(matter, assessments, library(settings.templates), settings.source)
    if packet is None:
        return common
    packet = replace(packet, folder=folder)
    if settings.pdf:
        from recovery_docs.packet.pdf import with_pdfs

        packet = with_pdfs(packet)
    packet.write(settings.out, sync=False)
    papers = tuple(paper.file for paper in packet.papers)
    return replace(common, status="made", folder=folder, papers=papers, changed=changed if before else ())


def _refusals(assessment: Assessment, settings: Settings) -> list[Refusal]:
    """Nobody wants to read of filings that were not asked for and that the case has no use for."""
    filing = assessment.filing.id
    if assessment.status == "not_applicable":
        return [Refusal(filing, None, assessment.excuse or say("本案用不到"), None)] if settings.filings else []
    return [Refusal(filing, finding.code, finding.message, finding.hint) for finding in assessment.blocking]


def _manifest(folder: Path) -> dict[str, Any] | None:
    """The manifest of a packet that is there whole, every paper as it was written; nothing otherwise."""
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_bytes())
        whole = all(
            hashlib.sha256((folder / paper["file"]).read_bytes()).hexdigest() == paper["sha256"]
            for paper in manifest["papers"]
        )
    except (OSError, ValueError, KeyError):
        return None
    return manifest if whole else None


def _changes(
    before: dict[str, Any] | None, matter: Matter, ready: tuple[Assessment, ...], settings: Settings
) -> tuple[str, ...]:
    """What a packet made now would stand on that the one on the disk did not."""
    if before is None:
        return ("new",)
    templates = library(settings.templates)
    now = {
        "facts": facts_sha256(matter),
        "as_of": matter.as_of.isoformat(),
        "law": law_sha256(),
        "program": __version__,
        "filings": [assessment.filing.id for assessment in ready],
        "templates": {name: templates.compiled(name).sha256 for name in before["templates"]},
    }
    then = {
        "facts": before["facts_sha256"],
        "as_of": before["as_of"],
        "law": before["law_sha256"],
        "program": before["program"]["version"],
        "filings": [filing["id"] for filing in before["filings"] if filing["status"] == "ready"],
        "templates": before["templates"],
    }
    return tuple(name for name in now if now[name] != then[name])
