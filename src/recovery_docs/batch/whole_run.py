"""A batch from its input to its report: every packet made, the workbook given back, what became of it written down."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from recovery_docs.batch.case_files import case_rows, is_workbook, source_of, workbooks
from recovery_docs.batch.looking_ahead import looked_through
from recovery_docs.batch.outcome import CaseOutcome
from recovery_docs.batch.report import Run, write_report
from recovery_docs.batch.returned.returned_workbook import write_returned
from recovery_docs.batch.run import only_run, outcomes_of
from recovery_docs.batch.unit import Settings
from recovery_docs.errors import Fault, InputError, PacketError, Place
from recovery_docs.filings import FILINGS, on_their_own
from recovery_docs.intake import Row
from recovery_docs.intake.profile.read_profile import profile_beside, profile_sha256
from recovery_docs.messages import Language, say
from recovery_docs.packet.atomic_folder import reason_of, unwritten
from recovery_docs.rendering.check_template.lint import lint
from recovery_docs.rendering.engine.library import TemplateInfo, TemplateLibrary

Watch = Callable[[Iterable[CaseOutcome], int], Iterable[CaseOutcome]]
"""Sees the outcomes pass, and how many there will be about, as a progress bar does."""


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
    """The run was stopped; `made` packets at least are whole and in their places."""

    def __init__(self, made: int) -> None:
        super().__init__()
        self.made = made


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
    renamed: bool = False,
) -> Batch:
    """Make the packets of a workbook, or of a folder of these, under `out`; running again makes what is missing.

    `profile` says how the workbooks are read; where none is named, that of their folder does.

    No filing named means: whatever each case is ready for. `as_of` holds for every case; without it each is taken on
    its own day, else today. `scheduler` is the address of a Dask scheduler. `renamed` says that people may go by other names
    than in the packets that are there. Raises `InputError` where nothing can be read, many names moved against their
    numbers, or an own template is unusable or bears somebody's name; `PacketError` where the folder cannot be written.
    """
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
    )
    if pdf:
        from recovery_docs.packet.pdf import office_suite

        office_suite()
    own = [info for info in TemplateLibrary(templates) if info.own] if templates is not None else []
    _refuse_unusable(own, filings)
    rows = case_rows(path, profile)
    run = Run(settings, rows.take_faults(), rows.headings, results_beside=rows.profile.results_beside)
    try:
        with only_run(settings):
            seen = looked_through(rows, settings, [info.path for info in own], renamed=renamed)
            for outcome in watch(_outcomes(seen, settings, workers, scheduler), rows.expected):
                run.add(outcome)
            return _written(run, path, language)
    except KeyboardInterrupt:
        raise BatchInterruptedError(run.counts["made"] + run.counts["unchanged"]) from None
    except OSError as error:
        raise PacketError(
            Fault(
                Place(file=out.name),
                say("运行中断（{reason}）", reason=reason_of(error)),
                say("做好的都在；检查输出目录所在的磁盘和权限，再运行一次会接着做"),
            )
        ) from error


def _outcomes(rows: Iterable[Row], settings: Settings, workers: int, scheduler: str | None) -> Iterator[CaseOutcome]:
    if scheduler is None:
        return outcomes_of(rows, settings, workers=workers)
    from recovery_docs.batch.dask import run_on_dask

    return run_on_dask(rows, settings, address=scheduler)


def _refuse_unusable(own: Iterable[TemplateInfo], filings: tuple[str, ...]) -> None:
    """Say once, before anything is made, what is wrong with a bank's own templates, rather than once for each case."""
    asked = [FILINGS[name] for name in filings] or on_their_own()
    wanted = {"check-sheet", *(filing.id for filing in asked), *(annex for filing in asked for annex in filing.annexes)}
    used = [info for info in own if info.id in wanted]
    found = [fault for info in used for fault in lint(info.path, info.fields, allowed=info.blanks)]
    if errors := [fault for fault in found if fault.severity == "error"]:
        raise InputError(*errors)


def _written(run: Run, path: Path, language: Language) -> Batch:
    """The report and the returned workbook, and why one was not written."""
    files: list[Path] = []
    faults: list[Fault] = []
    writing: list[Callable[[], Path]] = [partial(write_report, run, language)]
    books = workbooks(path) if path.is_dir() else [path] if is_workbook(path) else []
    writing[:0] = [partial(write_returned, run, book, language) for book in books]  # 没有照原样写回的，报告里也要说
    for write in writing:
        try:
            files.append(write())
        except PacketError as error:
            faults += error.faults
        except OSError as error:
            faults += unwritten(Path(error.filename2 or error.filename or path), error).faults
    return Batch(run, tuple(files), tuple(faults))
