"""`recovery-docs clocks`: which right dies when, and what still keeps it."""

import io
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape

from recovery_docs import CLOCK_STATES, CaseClocks, ClockReport, ClocksReport, clocks_report, put_file, say
from recovery_docs.cli.language import chosen, listing, spoken
from recovery_docs.cli.opened_input import as_of_option, existing_file, rows

_COLOURS = {"running": "green", "undetermined": "yellow", "expired": "red", "exercised": "dim"}


@click.command(help=spoken(say("列出一案或者一批案件的诉讼时效、保证期间等期限：哪一天到期，怎样算出，怎样保住。")))
@click.argument("path", metavar="CASE|BOOK", type=existing_file)
@as_of_option
@click.option(
    "--within", type=click.IntRange(min=0), metavar="DAYS", help=spoken(say("只列出这么多天以内到期、还能保住的。"))
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "xlsx", "ics"]),
    default="text",
    help=spoken(say("输出格式；ics 可以导入日历。")),
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help=spoken(say("输出文件，xlsx 和 ics 必须写。"))
)
@click.pass_context
def clocks(ctx: click.Context, path: Path, as_of: date | None, within: int | None, form: str, out: Path | None) -> None:
    """Exit 0, or 2 when some of the input is bad."""
    if form in ("xlsx", "ics") and out is None:
        raise click.UsageError(spoken(say("--format {form} 需要用 --out 写明输出文件", form=form)))
    report = clocks_report(rows(path), as_of=as_of, today=date.today(), language=chosen(), within=within)
    if form == "text":
        console = Console(
            highlight=False, soft_wrap=True, record=out is not None, file=None if out is None else io.StringIO()
        )
        for case in report.cases:
            _print_case(console, case)
        data = console.export_text().encode() if out is not None else b""
    else:
        data = _data(report, form)
    if out is not None:
        put_file(out, data)
        click.echo(out)
    elif form == "json":
        click.echo(data.decode())
    faulty = any(fault.severity == "error" for case in report.cases for fault in case.faults)
    ctx.exit(2 if faulty else 0)


def _data(report: ClocksReport, form: str) -> bytes:
    if form == "xlsx":
        from recovery_docs import clocks_workbook

        return clocks_workbook(report, chosen())
    if form == "ics":
        from recovery_docs import clocks_calendar

        return clocks_calendar(report, chosen())
    return report.model_dump_json(indent=2).encode()


def _print_case(console: Console, case: CaseClocks) -> None:
    if not case.clocks and not case.faults:
        return
    title = spoken(say("案件 {id}", id=case.case or case.place or ""))
    if case.as_of is not None:
        title += spoken(say("　截至 {as_of}", as_of=case.as_of))
    console.rule(f"[bold]{escape(title)}", align="left")
    for fault in case.faults:
        colour = "red" if fault.severity == "error" else "yellow"
        console.print(f"[{colour}]{escape(listing((f'{fault.place} {fault.problem}', fault.remedy)))}[/]")
    for clock in case.clocks:
        _print_clock(console, clock)


def _print_clock(console: Console, clock: ClockReport) -> None:
    colour = _COLOURS[clock.state]
    last_day = clock.last_day.isoformat() if clock.last_day else spoken(say("日期未知"))
    left = ""
    if clock.state in ("running", "undetermined") and clock.days_left is not None and clock.days_left >= 0:
        left = spoken(say("　还有 {days} 日", days=clock.days_left))
    state = spoken(CLOCK_STATES[clock.state])
    console.print(f"[{colour}]{last_day}　{clock.name}　{escape(clock.subject)}　{state}{left}[/]")
    console.print(f"    {escape(clock.computed)}")
    if clock.caution:
        console.print(f"    [yellow]{spoken(say('注意：'))}{escape(clock.caution)}[/]")
    if clock.state in ("running", "undetermined"):
        console.print(f"    {spoken(say('怎样保住：'))}{escape(clock.stopped_by)}")
    for step in clock.chain:
        proof = "" if step.exhibit is None else spoken(say("（证据{exhibit}）", exhibit=step.exhibit))
        console.print(f"    [dim]{step.on.isoformat()}　{escape(step.what)}{proof}[/]")
    console.print(f"    [dim]{spoken(say('依据：'))}{escape(listing(clock.citations))}[/]")
