"""`recovery-docs batch`: a workbook or a folder of cases to a folder of packets, the workbook returned, the report."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from recovery_docs.batch.outcome import STATUS_WORDS, CaseOutcome
from recovery_docs.batch.report import Run, write_report
from recovery_docs.batch.returned import write_returned
from recovery_docs.batch.run import run_batch
from recovery_docs.batch.unit import Settings
from recovery_docs.cli.language import chosen, spoken
from recovery_docs.cli.opening import as_of_option, filing_option, filings_named, is_workbook
from recovery_docs.cli.packet import templates_option
from recovery_docs.errors import Fault, InputError, Place
from recovery_docs.intake import Row, read_case, read_workbook
from recovery_docs.intake.case_file import SUFFIXES
from recovery_docs.messages import say
from recovery_docs.packet.packet import Source

AUTO = "auto"
_FIELDS = {"id": "", "borrower": "", "cause": ""}


@click.command(
    help=spoken(say("把整本工作簿或者一个文件夹里的案件做成文书包；可以反复运行，已做好而没有变化的不重做。"))
)
@click.argument("path", metavar="BOOK|DIR", type=click.Path(exists=True, path_type=Path))
@filing_option
@as_of_option
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help=spoken(say("输出目录：每案一个文件夹，另有退回的工作簿和 report.json。")),
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    help=spoken(say("同时工作的进程数；不写的用全部处理器。")),
)
@click.option("--pdf", is_flag=True, help=spoken(say("另外生成 PDF，需要本机装有 LibreOffice。")))
@click.option(
    "--name",
    default="{id}",
    show_default=True,
    help=spoken(say("案件文件夹的名称，可以用 {fields}。", fields=" ".join(f"{{{field}}}" for field in _FIELDS))),
)
@click.option("--dask", "address", metavar="ADDRESS", help=spoken(say("在 Dask 集群上运行，写调度器的地址。")))
@templates_option
@click.pass_context
def batch(
    ctx: click.Context,
    path: Path,
    filing_ids: tuple[str, ...],
    as_of: datetime | None,
    out: Path,
    workers: int,
    pdf: bool,
    name: str,
    address: str | None,
    templates_dir: Path | None,
) -> None:
    """Exit 0 when every case was made, 1 when one was refused or failed, 2 when the input is bad."""
    settings = Settings(
        out=out,
        filings=_filings(filing_ids),
        as_of=as_of.date() if as_of else date.today(),
        source=_source(path),
        templates=templates_dir,
        name=_pattern(name),
        pdf=pdf,
    )
    rows = case_rows(path)
    run = Run(settings)
    if address is None:
        _gather(run_batch(rows, settings, workers=workers), run)
    else:
        from recovery_docs.batch.dask import run_on_dask

        _gather(run_on_dask(rows, settings, address=address), run)
    _finish(run, path)
    ctx.exit(run.exit_code)


def case_rows(path: Path) -> Iterator[Row]:
    """Every case of a workbook, or of the case files of a folder in the order of their names."""
    if path.is_dir():
        return _folder_rows(path)
    if is_workbook(path):
        return read_workbook(path)
    raise click.UsageError(spoken(say("batch 要一本工作簿或者一个文件夹；单个案件文件用 packet")))


def _folder_rows(folder: Path) -> Iterator[Row]:
    files = _case_files(folder)
    if not files:
        raise InputError(
            Fault(
                Place(file=folder.name),
                say("文件夹里没有案件文件"),
                say("放入 {suffixes} 格式的案件文件", suffixes=list(SUFFIXES)),
            )
        )
    for file in files:
        place = Place(file=file.name)
        try:
            yield Row(read_case(file), (), place)
        except InputError as error:
            yield Row(None, error.faults, place)


def _case_files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.suffix.lower() in SUFFIXES and file.is_file())


def _filings(ids: tuple[str, ...]) -> tuple[str, ...]:
    """None for `auto`; a batch makes nothing that nobody asked for."""
    if not ids:
        raise click.UsageError(spoken(say("用 --filing 写明做哪些文书；写 auto 的按每案现在能提交的做")))
    if AUTO in ids:
        return ()
    return tuple(filing.id for filing in filings_named(ids))


def _pattern(name: str) -> str:
    try:
        name.format_map(_FIELDS)
    except (KeyError, ValueError, IndexError, AttributeError):
        fields = " ".join(f"{{{field}}}" for field in _FIELDS)
        raise click.UsageError(spoken(say("--name 只能用 {fields}", fields=fields))) from None
    return name


def _source(path: Path) -> Source:
    """What the run stands on: the workbook's bytes, or those of every case file of the folder."""
    if not path.is_dir():
        with path.open("rb") as file:
            return Source(path.name, hashlib.file_digest(file, "sha256").hexdigest())
    parts = (f"{file.name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n" for file in _case_files(path))
    return Source(path.resolve().name, hashlib.sha256("".join(parts).encode()).hexdigest())


def _gather(outcomes: Iterable[CaseOutcome], run: Run) -> None:
    """Take in the outcomes while telling how far they are; nothing is drawn where nobody watches."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=None)
        for number, outcome in enumerate(outcomes, start=1):
            run.add(outcome)
            if console.is_terminal:
                progress.update(task, description=spoken(say("已处理 {number} 案", number=number)))


def _finish(run: Run, path: Path) -> None:
    """Write first and talk afterwards: whoever stops listening still has the files."""
    written = [write_report(run, chosen())]
    if is_workbook(path):
        written.append(write_returned(run, path, chosen()))
    for status, number in run.counts.items():
        click.echo(f"{spoken(STATUS_WORDS[status])}：{number}")  # type: ignore[index]
    for fault in run.first_errors:
        click.echo(fault.in_language(chosen()), err=True)
    if run.errors > len(run.first_errors):
        more = say("另有 {number} 处错误，见退回的工作簿和 report.json", number=run.errors - len(run.first_errors))
        click.echo(spoken(more), err=True)
    for file in written:
        click.echo(file)
