"""`recovery-docs batch`: a workbook or a folder of cases to a folder of packets, the workbook returned, the report."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from string import Formatter
from threading import Event, current_thread, main_thread
from types import FrameType
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
from rich.text import Text

from recovery_docs import (
    STATUS_WORDS,
    Batch,
    BatchInterruptedError,
    filing_title,
    profile_for,
    run_batch,
    say,
)
from recovery_docs.cli.language import chosen, spoken
from recovery_docs.cli.opened_input import (
    as_of_option,
    filing_option,
    filings_named,
    letter_number_option,
    profile_option,
    register_option,
    show_faults,
)
from recovery_docs.cli.packet import redline_option, templates_option

Thing = TypeVar("Thing")

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
@click.option(
    "--pdf",
    is_flag=True,
    help=spoken(say("另外生成 PDF，证据装订成证据材料.pdf，每种程序的文书装订成全卷.pdf；需要本机装有 LibreOffice。")),
)
@click.option(
    "--name",
    default="{id}",
    show_default=True,
    help=spoken(say("案件文件夹的名称，可以用 {fields}。", fields=" ".join(f"{{{field}}}" for field in _FIELDS))),
)
@click.option("--dask", "address", metavar="ADDRESS", help=spoken(say("在 Dask 集群上运行，写调度器的地址。")))
@click.option(
    "--yes",
    "renamed",
    is_flag=True,
    help=spoken(say("许多案件的姓名与上次做的不同，也接着做；先核对没有错行。")),
)
@click.option(
    "--only",
    multiple=True,
    metavar="TEXT",
    help=spoken(say("只做这些案件，写案件编号，可以写多次；不写的全做。")),
)
@redline_option
@register_option
@letter_number_option
@templates_option
@profile_option
@click.pass_context
def batch(
    ctx: click.Context,
    path: Path,
    filing_ids: tuple[str, ...],
    as_of: date | None,
    out: Path,
    workers: int,
    pdf: bool,
    name: str,
    address: str | None,
    renamed: bool,
    only: tuple[str, ...],
    redline: bool,
    register: str | None,
    letter_number: str | None,
    templates_dir: Path | None,
    profile: Path | None,
) -> None:
    """Exit 0 when every case was made, warned of or not; 1 when one, or its PDF, was not; 2 when the input is bad."""
    try:
        with _stoppable() as stopped:
            made = run_batch(
                path,
                out,
                _filings(filing_ids or profile_for(path, profile).filings, templates_dir),
                today=date.today(),
                as_of=as_of,
                workers=workers,
                templates=templates_dir,
                name=_pattern(name),
                pdf=pdf,
                scheduler=address,
                language=chosen(),
                watch=watched,
                profile=profile,
                stopped=stopped,
                renamed=renamed,
                only=only or None,
                register=register,
                letter_number=letter_number,
                redline_at=datetime.now() if redline else None,
            )
    except BatchInterruptedError as end:
        told = (
            say("已中断。做好的有{made}案，都在，见 report.json；再运行一次会接着做", made=end.made)
            if end.counted
            else say("已中断。做好的至少有{made}案，都在；再运行一次会接着做", made=end.made)
        )
        click.echo(spoken(told), err=True)
        ctx.exit(1)
    _tell(made)
    ctx.exit(made.exit_code)


@contextmanager
def _stoppable() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed. The first time the run comes to an end in good order, the second time at once."""
    asked = Event()
    before = signal.getsignal(signal.SIGINT)

    def stop(number: int, frame: FrameType | None) -> None:
        asked.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        click.echo(spoken(say("正在停下：做完手上的几案，写好报告；不想等的，再按一次 Ctrl-C")), err=True)

    ours = before is signal.default_int_handler and current_thread() is main_thread()
    if ours:
        signal.signal(signal.SIGINT, stop)
    try:
        yield asked.is_set
    finally:
        if ours:
            signal.signal(signal.SIGINT, before)


def _filings(ids: tuple[str, ...], templates: Path | None) -> tuple[str, ...]:
    """None for `auto`; a batch makes nothing that nobody asked for."""
    if not ids:
        raise click.UsageError(spoken(say("用 --filing 写明做哪些文书；写 auto 的按每案现在能提交的做")))
    if AUTO in ids:
        if len(ids) > 1:
            raise click.UsageError(spoken(say("--filing auto 不能与其他文书编号一起写")))
        return ()
    return tuple(filing.id for filing in filings_named(ids, templates))


def _pattern(name: str) -> str:
    """Fields as they are, and nothing that would look into them or widen them."""
    try:
        parts = list(Formatter().parse(name))
    except ValueError:
        parts = [("", "?", "", None)]
    if any(field is not None and (field not in _FIELDS or form or turn) for _, field, form, turn in parts):
        fields = " ".join(f"{{{field}}}" for field in _FIELDS)
        raise click.UsageError(spoken(say("--name 只能用 {fields}", fields=fields)))
    if not any(field for _, field, _, _ in parts):
        raise click.UsageError(spoken(say("--name 里至少写一项，例如 {field}", field="{id}")))
    return name


def _warn(batch: Batch) -> None:
    """Doubts of every kind, counted, the first of them in full."""
    run = batch.run
    if run.unprinted:
        click.echo(spoken(say("没有生成 PDF 的：{number}案，Word 文件已经做好", number=run.unprinted)), err=True)
    if run.warnings:
        click.echo(spoken(say("提示{number}处，有提示的{cases}案", number=run.warnings, cases=run.warned)), err=True)
    for doubt in run.first_warnings:
        click.echo(doubt.in_language(chosen()), err=True)
    if more := run.warnings - len(run.first_warnings):
        click.echo(spoken(say("另有 {number} 处提示，见退回的工作簿和 report.json", number=more)), err=True)


def _tell(batch: Batch) -> None:
    """Say what became of the run, after all is written: whoever stops listening still has the files."""
    run = batch.run
    for status, words in STATUS_WORDS.items():
        if number := run.counts[status]:
            click.echo(spoken(say("{status}：{number}", status=words, number=number)))
    for refusal, number in run.refusals():
        told = say(
            "{filing}：{number}案未做（{reason}）",
            filing=filing_title(refusal.filing),
            number=number,
            reason=refusal.reason,
        )
        click.echo(spoken(told), err=True)
    if run.earlier_days:
        old = say(
            "{number}案按资料里自己的截至日计算，最早的是{day}，此后届满的权利没有算进去；要按某一天计算的，写 --as-of",
            number=run.earlier_days.total(),
            day=min(run.earlier_days),
        )
        click.echo(spoken(old), err=True)
    _warn(batch)
    for case, fault in run.first_errors:
        line = fault.in_language(chosen())
        click.echo(spoken(say("案件 {case}　{fault}", case=case, fault=line)) if case else line, err=True)
    if run.errors > len(run.first_errors):
        more = say("另有 {number} 处错误，见退回的工作簿和 report.json", number=run.errors - len(run.first_errors))
        click.echo(spoken(more), err=True)
    if untouched := run.untouched:
        told = say("另有{number}个文件夹是以前的案件的，本次没有涉及，名单见 report.json", number=len(untouched))
        click.echo(spoken(told), err=True)
    show_faults(batch.faults)
    for file in batch.files:
        click.echo(file)


def watched(things: Iterable[Thing], expected: int) -> Iterator[Thing]:
    """The same things; a line on the error stream tells how far one is. Nothing is drawn where nobody watches."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield from things
        return
    columns = (BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=expected)
        for number, thing in enumerate(things, start=1):
            yield thing
            if number > expected:
                progress.update(task, total=number)
            progress.advance(task)


class _Rate(ProgressColumn):
    """Cases a second."""

    def render(self, task: Task) -> Text:
        return Text(spoken(say("每秒{rate}案", rate=f"{task.speed:.0f}")) if task.speed else "")
