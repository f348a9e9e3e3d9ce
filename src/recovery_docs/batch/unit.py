"""The unit of work: one row of input to one packet on its shelf. Picklable in and out, and the same when done twice."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, lru_cache
from pathlib import Path

from recovery_docs import __version__
from recovery_docs.authoring.own_library import library_of
from recovery_docs.batch.made_before import differences, kept_beside, left_alone, moved_aside, with_stale
from recovery_docs.batch.outcome import CaseOutcome, Ending, Refusal
from recovery_docs.batch.shelf import DiskShelf, Shelf
from recovery_docs.batch.waiting import Tray, Waiting, printed, put_waiting
from recovery_docs.case import Case
from recovery_docs.case.words import word
from recovery_docs.errors import Fault, Place, RecoveryDocsError, UnwrittenError
from recovery_docs.filings import FILINGS, on_their_own
from recovery_docs.filings.assessment import Assessment, assess_all, named_together, set_aside
from recovery_docs.filings.filing import Filing
from recovery_docs.filings.letter_numbers import LetterNumbers
from recovery_docs.filings.own import register_own
from recovery_docs.intake import Row
from recovery_docs.intake.heading_words import fault_at_row
from recovery_docs.law.parameters import law_sha256
from recovery_docs.ledger.reader_notices import rates_to_come
from recovery_docs.messages import say
from recovery_docs.packet.earlier_packet import Earlier, id_sha256, refuse_other_case
from recovery_docs.packet.file_names import folder_name
from recovery_docs.packet.leak_guard import masked
from recovery_docs.packet.packet import Source, make_packet
from recovery_docs.packet.proof.made_again import changed_papers
from recovery_docs.prerequisites.clocks.every_clock import clocks
from recovery_docs.prerequisites.finding import Outcome
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.register.packet_letters import finished_letters
from recovery_docs.rendering.engine.library import TemplateLibrary

_FIGURES = ("INT001", "INT004")
"""The rules that compare our figures with the bank's."""
SOON = 30
"""Days within which a right that ends is put into the report."""


@dataclass(frozen=True)
class Settings:
    """What every case of a run has in common. `filings` empty means: whatever is due and ready.

    `as_of` is the day for cases that name none; `asked`, where the user gave a day, holds for all. `exhibits` is the folder
    in which the files of exhibits lie.
    """

    out: Path
    filings: tuple[str, ...]
    as_of: date
    source: Source
    templates: Path | None = None
    name: str = "{id}"
    pdf: bool = False
    exhibits: Path | None = None
    asked: date | None = None
    profile: str = ""
    """The hash of the profile by which the workbook is read, if there is one."""
    letter_number: str = ""
    """The pattern by which the register numbers letters, if it does."""
    only: frozenset[str] | None = None
    """The numbers of the cases that are done, where not all are."""
    redline_at: datetime | None = None
    """When papers made again are compared with those before, where they are."""

    @cached_property
    def key(self) -> str:
        """The same for the same run only: its input and all that is asked of it, the program and the law."""
        asked = (
            self.filings,
            self.as_of,
            self.asked,
            self.source,
            self.templates,
            self.name,
            self.pdf,
            self.profile,
            self.letter_number,
        )
        only = None if self.only is None else sorted(self.only)
        return hashlib.sha256(repr((asked, only, __version__, law_sha256())).encode()).hexdigest()[:16]


@lru_cache(maxsize=4)
def library(templates: Path | None) -> TemplateLibrary:
    """The templates of this process, each compiled once, its own papers known as filings."""
    register_own(templates)
    return library_of(templates)


@lru_cache(maxsize=4)
def _disk(out: Path, key: str, redline_at: datetime | None) -> DiskShelf:
    return DiskShelf(out, key, redline_at)


def do_rows(rows: Iterable[tuple[int, Row]], settings: Settings) -> list[CaseOutcome]:
    """Do several rows; what was written is on the disk when this returns."""
    shelf = _disk(settings.out, settings.key, settings.redline_at)
    if settings.pdf:
        outcomes, waiting = do_rows_on_tray(rows, settings, Tray(shelf.earlier))
        outcomes = put_waiting(waiting, outcomes, shelf)
    else:
        outcomes = [do_row(order, row, settings, shelf) for order, row in rows]
    shelf.finish()
    return outcomes


def do_rows_on_tray(
    rows: Iterable[tuple[int, Row]], settings: Settings, tray: Tray
) -> tuple[list[CaseOutcome], Waiting]:
    """Do several rows and put nothing: the outcomes, and the packets with their PDFs where these are asked for."""
    outcomes = [do_row(order, row, settings, tray) for order, row in rows]
    return (printed(outcomes, tray.packets) if settings.pdf else outcomes), tray.packets


def do_row(order: int, row: Row, settings: Settings, shelf: Shelf) -> CaseOutcome:
    """Do one row. Whatever is wrong with it becomes its outcome, never an exception that stops the run."""
    folder = folder_of(row, settings.name)
    if row.loaded is None:
        name = row.case_id and masked(row.case_id)
        outcome = CaseOutcome(order, name, "bad_input", faults=tuple(row.faults), place=row.place, joined=row.joined)
        return with_stale(outcome, folder, shelf) if folder else outcome
    case_id = masked(row.loaded.case.id)
    try:
        outcome = _do_case(order, row.loaded.case, row.letter_numbers, folder or "", settings, shelf)
    except RecoveryDocsError as error:
        system = isinstance(error, UnwrittenError)
        outcome = CaseOutcome(order, case_id, "failed", faults=error.faults, unwritten=system)
    except Exception as error:
        fault = Fault(
            Place(),
            say("程序出错（{kind}），本案没有制作", kind=type(error).__name__),
            say("其他案件不受影响；请把案件编号和本提示告诉维护人员"),
        )
        outcome = CaseOutcome(order, case_id, "failed", faults=(fault,))
    if outcome.folder is None and folder:
        outcome = with_stale(outcome, folder, shelf)
    told = (*outcome.faults, *row.loaded.doubts(day_asked(row.loaded.case, settings)))
    faults = (*row.faults, *(fault_at_row(one, row.place) for one in told))
    return replace(outcome, faults=faults, place=row.place, joined=row.joined)


def folder_of(row: Row, pattern: str) -> str | None:
    """The packet's folder, from a pattern of case fields; never an identity number. Nothing where it cannot be told.

    `{id}` the case's number, `{borrower}` the first borrower's name, `{cause}` the cause of action.
    """
    if row.loaded is None:
        return folder_name(row.case_id) if row.case_id and pattern == "{id}" else None
    case = row.loaded.case
    fields = {"id": case.id, "borrower": case.borrowers[0].name, "cause": word("cause", case.loan.cause)}
    return folder_name(pattern.format_map(fields))


def day_asked(case: Case, settings: Settings) -> date:
    """The day to which a case is computed."""
    return settings.asked or case.request.as_of or settings.as_of


def _do_case(
    order: int, case: Case, numbers: LetterNumbers, folder: str, settings: Settings, shelf: Shelf
) -> CaseOutcome:
    earlier = shelf.earlier(folder)
    if earlier is not None:
        refuse_other_case(folder, earlier, id_sha256(case.id))
    as_of = day_asked(case, settings)
    matter = Matter.on(case, as_of)
    assessments = assess_all(matter, _wanted(settings, earlier))
    if not settings.filings:
        assessments = set_aside(matter, assessments)
    common = CaseOutcome(
        order,
        masked(case.id),
        "refused",
        refusals=tuple(refusal for assessment in assessments for refusal in _refusals(assessment, settings)),
        remarks=_remarks(assessments),
        total=matter.statement.total,
        as_of=as_of,
        endings=_endings(matter),
        faults=(*rates_to_come(matter.statement), *named_together(matter, assessments)),
    )
    templates, files = library(settings.templates), settings.exhibits
    changed: tuple[str, ...] = ()
    if earlier is not None:
        changed = differences(earlier, matter, assessments, templates, files, numbers, pdf=settings.pdf)
    if earlier is not None and not changed:
        papers = tuple(paper["file"] for paper in earlier.manifest["papers"])
        return replace(
            common,
            status="unchanged",
            folder=folder,
            papers=papers,
            letters=finished_letters(earlier.manifest, numbers),
            faults=(*common.faults, *left_alone(folder, earlier)),
        )
    packet = make_packet(
        matter,
        assessments,
        templates,
        settings.source,
        exhibits=files,
        earlier=earlier,
        bind=settings.pdf,
        letter_numbers=numbers,
    )
    if packet is None:
        return common
    packet = replace(packet, folder=folder)
    said = shelf.put(packet, earlier, changed)
    papers = tuple(paper.file for paper in packet.papers)
    faults = (*kept_beside(folder, earlier, packet), *moved_aside(folder, earlier, packet.files())) if earlier else ()
    return replace(
        common,
        status="made",
        folder=folder,
        papers=papers,
        letters=finished_letters(packet.manifest, numbers),
        changed=changed,
        papers_changed=tuple(changed_papers(earlier, packet, case, _by_key)) if earlier else (),
        faults=(*common.faults, *faults, *said),
    )


def _by_key(path: str) -> Place:
    """A fact by its key alone: where it stands in the input only the reader of that knows."""
    return Place(key_path=path)


def _wanted(settings: Settings, earlier: Earlier | None) -> list[Filing]:
    """What is asked for, and what an earlier run made: asking for one more paper takes none away."""
    library(settings.templates)  # 本行自己的文书要先认得
    if not settings.filings:
        return list(on_their_own())
    made = earlier.filings if earlier else frozenset()
    more = sorted(made.intersection(FILINGS).difference(settings.filings))
    return [FILINGS[name] for name in (*settings.filings, *more)]


def _endings(matter: Matter) -> tuple[Ending, ...]:
    return tuple(
        Ending(clock.right, clock.last_day)
        for clock in clocks(matter)
        if clock.last_day is not None and clock.state == "running" and 0 <= (clock.last_day - matter.as_of).days <= SOON
    )


def _refusals(assessment: Assessment, settings: Settings) -> list[Refusal]:
    """Nobody wants to read of filings that were not asked for and that the case has no use for."""
    filing = assessment.filing.id
    if assessment.status == "not_applicable":
        return [Refusal(filing, None, assessment.excuse or say("本案用不到"), None)] if settings.filings else []
    return [Refusal(filing, finding.code, finding.message, finding.hint) for finding in assessment.blocking]


def _remarks(assessments: Iterable[Assessment]) -> tuple[Refusal, ...]:
    """Where our figures are not the bank's: a letter goes out, and the officer should know. Each is said once."""
    found = {
        finding.code: Refusal(assessment.filing.id, finding.code, finding.message, finding.hint)
        for assessment in assessments
        for finding in assessment.warnings
        if finding.code in _FIGURES and finding.outcome is Outcome.NOT_MET
    }
    return tuple(found.values())
