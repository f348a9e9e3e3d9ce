"""A batch from its input to its report: every packet made, the workbook given back, what became of it written down."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from recovery_docs.authoring.own_library import library_of, lint_in
from recovery_docs.batch.case_files import case_rows, source_of, workbooks
from recovery_docs.batch.letter_numbers import RunRegister
from recovery_docs.batch.looking_ahead import looked_through
from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.report import Run, write_report
from recovery_docs.batch.returned.returned_workbook import write_returned
from recovery_docs.batch.run import Number, RunStoppedError, Stopped, never, only_run, outcomes_of
from recovery_docs.batch.unit import Settings
from recovery_docs.errors import Fault, InputError, PacketError, Place, reason_of
from recovery_docs.filings import FILINGS, on_their_own
from recovery_docs.filings.own import register_own
from recovery_docs.intake import Row, profile_for
from recovery_docs.intake.profile.profile import Profile
from recovery_docs.intake.profile.read_profile import profile_beside, profile_sha256
from recovery_docs.intake.values.cell_text import shortened
from recovery_docs.messages import Language, say
from recovery_docs.packet.atomic_folder import FULL, unwritten
from recovery_docs.register.address import pattern_asked, register_address
from recovery_docs.rendering.engine.library import TemplateLibrary
from recovery_docs.shipped import TEMPLATES
from recovery_docs.spreadsheet.reading.file_kinds import is_workbook

Watch = Callable[[Iterable[CaseOutcome], int], Iterable[CaseOutcome]]
"""Sees the outcomes pass, and how many there will be about, as a progress bar does."""


_A_MONTH = timedelta(days=28)


@dataclass(frozen=True)
class Batch:
    """What a batch came to. `files` are the report and the workbook given back; `faults` say which could not be written."""

    run: Run
    files: tuple[Path, ...]
    faults: tuple[Fault, ...]

    @property
    def exit_code(self) -> int:
        """0 all made, 1 a case or a file not made, 2 bad input."""
        return self.run.exit_code or int(bool(self.faults))


class BatchInterruptedError(KeyboardInterrupt):
    """The run was stopped; `made` packets are whole and in their places (at least so many unless `counted`)."""

    def __init__(self, made: int, *, counted: bool = False) -> None:
        super().__init__()
        self.made, self.counted = made, counted


def run_batch(
    path: Path,
    out: Path,
    filings: tuple[str, ...] = (),
    *,
    today: date,
    as_of: date | None = None,
    workers: int = 1,
    templates: Path | None = None,
    name: str = "{id}",
    pdf: bool = False,
    scheduler: str | None = None,
    language: Language = "zh",
    watch: Watch = lambda outcomes, expected: outcomes,
    profile: Path | None = None,
    stopped: Stopped = never,
    renamed: bool = False,
    only: Collection[str] | None = None,
    register: str | None = None,
    letter_number: str | None = None,
    redline_at: datetime | None = None,
) -> Batch:
    """Make the packets of a workbook, or of a folder of these, under `out`; running again makes what is missing.

    `profile` says how the workbooks are read; where none is named, that of their folder does.

    No filing named means: whatever each case is ready for. `as_of` holds for every case; without it each is taken on
    its own day, else today. `scheduler` is the address of a Dask scheduler. `stopped` is asked between cases whether to
    stop: what was begun is then finished, told in the report, and `BatchInterruptedError` raised. `renamed` says that
    people may go by other names than in the packets that are there. `only` are the numbers of the cases to be done, where
    not all are; their packets are those of a whole run. `letter_number` is the pattern by which letters are numbered, where
    it is not that of the profile; `register` is the address of the register that does, where it is not beside `out`.
    With `redline_at`, the time that changes are marked with, papers made again are compared with those before, in a folder
    beside their packet.

    Raises `InputError` where nothing can be read, many names moved against their numbers, or an own template is unusable
    or bears somebody's name; `PacketError` where the folder cannot be written.
    """
    said = profile_for(path, profile)
    _check_day(said, as_of)
    settings = Settings(
        out=out,
        filings=filings,
        as_of=as_of or today,
        source=source_of(path),
        templates=templates,
        name=name,
        pdf=pdf,
        exhibits=path if path.is_dir() else path.parent,
        asked=as_of,
        profile=profile_sha256(profile or profile_beside(path)),
        only=None if only is None else frozenset(only),
        letter_number=pattern_asked(letter_number, said.letter_number, register),
        redline_at=redline_at,
    )
    if pdf:
        from recovery_docs.packet.office import office_suite

        office_suite()
    register_own(templates)
    own = _refuse_unusable(library_of(templates), filings)
    rows = case_rows(path, profile)
    missing = set(only or ())
    expected = rows.expected if only is None else len(missing)
    run = Run(settings, rows.take_faults(), rows.headings, results_beside=rows.profile.results_beside)
    try:
        with only_run(settings) as lease:
            seen = looked_through(_noting(rows, missing), settings, own, renamed=renamed)
            numbering = _numbering(settings, register, today)
            with _told_if_cut(run, language):
                for outcome in watch(_outcomes(seen, settings, workers, scheduler, stopped, numbering), expected):
                    run.add(outcome)
            run.tell([*_not_found(missing, settings.source.file), *(numbering.remarks() if numbering else ())])
            batch, disk_full = _written(run, path, language)
            lease.goes_on = run.unwritten or disk_full
            return batch
    except (KeyboardInterrupt, RunStoppedError) as end:
        made = run.counts["made"] + run.counts["unchanged"]
        raise BatchInterruptedError(made, counted=isinstance(end, RunStoppedError)) from None
    except OSError as error:
        raise PacketError(
            Fault(
                Place(file=out.name),
                say("运行中断（{reason}）", reason=reason_of(error)),
                say("做好的都在；检查输出目录所在的磁盘和权限，再做一次会接着做"),
            )
        ) from error


def _noting(rows: Iterable[Row], missing: set[str]) -> Iterator[Row]:
    """The same rows; what is left in `missing` at the end are numbers that no row has."""
    for row in rows:
        missing.discard(row.case_id or "")
        yield row


def _not_found(missing: Iterable[str], file: str) -> list[Fault]:
    return [
        Fault(
            Place(file=file),
            say("没有案件编号为“{case}”的案件", case=shortened(number, "label")),
            say("核对案件编号，与台账里写的一致"),
        )
        for number in sorted(missing)
    ]


def _check_day(profile: Profile, as_of: date | None) -> None:
    """Refuse the balances of last month's day: the profile of a month is used for the next one's workbook too."""
    said = profile.balance_day
    if as_of is not None and said is not None and as_of - said >= _A_MONTH:
        raise InputError(
            Fault(
                Place(file=profile.file, passage=say("［固定］案件.截至日")),
                say("余额的截至日是 {said}，--as-of 却是 {as_of}，多半是上个月的没有改", said=said, as_of=as_of),
                say("改成这本台账余额的日期；余额确实是那一天的，在工作簿里加“截至日”一列，方案里的这一行删去"),
            )
        )


@contextmanager
def _told_if_cut(run: Run, language: Language) -> Iterator[None]:
    """Write the report of what was done where a run ends before its end, so that no report of an earlier one stays."""
    try:
        yield
    except (KeyboardInterrupt, RunStoppedError, PacketError):
        run.interrupted = True
        with suppress(PacketError, OSError):
            write_report(run, language)
        raise


def _outcomes(
    rows: Iterable[Row],
    settings: Settings,
    workers: int,
    scheduler: str | None,
    stopped: Stopped,
    numbering: RunRegister | None,
) -> Iterator[CaseOutcome]:
    number: Number = numbering.numbered if numbering else iter
    if scheduler is None:
        outcomes = outcomes_of(rows, settings, workers=workers, stopped=stopped, number=number)
    else:
        from recovery_docs.batch.dask import run_on_dask

        outcomes = run_on_dask(rows, settings, address=scheduler, stopped=stopped, number=number)
    return numbering.noted(outcomes) if numbering else outcomes


def _numbering(settings: Settings, register: str | None, today: date) -> RunRegister | None:
    """The register of the run, where its letters are numbered; it lies beside the folder of the run unless it is named."""
    if not settings.letter_number:
        return None
    from recovery_docs.register.register import Register

    return RunRegister(Register.open(register_address(register, settings.out.absolute().parent)), settings, today)


def _refuse_unusable(library: TemplateLibrary, filings: tuple[str, ...]) -> list[Path]:
    """Say once, before anything is made, what is wrong with a bank's own templates, rather than once for each case.

    Gives the bank's own Word files, its clauses among them.
    """
    asked = [FILINGS[name] for name in filings] or on_their_own()
    wanted = {"check-sheet", *(filing.id for filing in asked), *(annex for filing in asked for annex in filing.annexes)}
    used = [info for info in library if info.own and info.id in wanted]
    found = [fault for info in used for fault in lint_in(library, info.path, info)]
    if errors := [fault for fault in found if fault.severity == "error"]:
        raise InputError(*errors)
    clauses = [path for path in library.clause_files if not path.is_relative_to(TEMPLATES)]
    return [*(info.path for info in library if info.own), *clauses]


def _written(run: Run, path: Path, language: Language) -> tuple[Batch, bool]:
    """The report and the returned workbook, and why one was not written; whether for want of room on the disk."""
    files: list[Path] = []
    faults: list[Fault] = []
    disk_full = False
    writing: list[Callable[[], Path]] = [partial(write_report, run, language)]
    books = workbooks(path) if path.is_dir() else [path] if is_workbook(path) else []
    writing[:0] = [partial(write_returned, run, book, language) for book in books]  # 没有照原样写回的，报告里也要说
    for write in writing:
        try:
            files.append(write())
        except PacketError as error:
            disk_full |= isinstance(error.__cause__, OSError) and error.__cause__.errno in FULL
            faults += error.faults
        except OSError as error:
            disk_full |= error.errno in FULL
            faults += unwritten(Path(error.filename2 or error.filename or path), error).faults
    return Batch(run, tuple(files), tuple(faults)), disk_full
