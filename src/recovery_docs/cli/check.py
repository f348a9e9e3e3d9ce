"""`recovery-docs check`: may it be filed, and if not, why not, and what can still be done."""

import io
import json
from collections.abc import Iterable
from datetime import date
from itertools import chain
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape

from recovery_docs import (
    OUTCOMES,
    STATUSES,
    CaseReport,
    CheckReport,
    FaultReport,
    FilingReport,
    FindingReport,
    Outcome,
    check_report,
    put_file,
    say,
)
from recovery_docs.cli.language import chosen, listing, spoken
from recovery_docs.cli.opened_input import (
    as_of_option,
    existing_file,
    filing_option,
    filings_named,
    profile_option,
    rows,
)

MARKS = {
    Outcome.MET: ("✓", "green"),
    Outcome.NOT_MET: ("✗", "red"),
    Outcome.UNDETERMINED: ("？", "yellow"),
    Outcome.NOT_APPLICABLE: ("－", "dim"),
}


@click.command(help=spoken(say("检查一案或者一批案件的文书现在能不能提交、缺什么、依据哪一条；可以一次写几个文件。")))
@click.argument("paths", metavar="CASE|BOOK", type=existing_file, nargs=-1, required=True)
@filing_option
@as_of_option
@profile_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "xlsx"]), default="text", help=spoken(say("输出格式。"))
)
@click.option("--explain", is_flag=True, help=spoken(say("写出每个结论的来路：事实及其位置、条文要件、条文。")))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help=spoken(say("输出文件，xlsx 必须写。")))
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[Path, ...],
    filing_ids: tuple[str, ...],
    as_of: date | None,
    profile: Path | None,
    form: str,
    explain: bool,
    out: Path | None,
) -> None:
    """Exit 0 when every filing asked for is ready, 1 when one is not, 2 when the input is bad."""
    filings = filings_named(filing_ids)
    report = check_report(rows(*paths, profile=profile), filings, as_of=as_of, today=date.today(), language=chosen())
    if form == "xlsx":
        from recovery_docs import write_check

        if out is None:
            raise click.UsageError(spoken(say("--format xlsx 需要用 --out 写明输出文件")))
        write_check(report, out)
    elif form == "json":
        text = report.model_dump_json(indent=2)
        if out is None:
            click.echo(text)
        else:
            put_file(out, text.encode() + b"\n")
    else:
        console = Console(
            highlight=False, soft_wrap=True, record=out is not None, file=None if out is None else io.StringIO()
        )
        _print_faults(console, report.faults)
        for case in report.cases:
            _print_case(console, case, explain=explain)
        if out is not None:
            put_file(out, console.export_text().encode())
    ctx.exit(_exit_code(report, asked=bool(filing_ids)))


def _exit_code(report: CheckReport, *, asked: bool) -> int:
    """2 before 1 before 0. A filing that nobody named and the case has no use for is no failure."""
    faults = chain(report.faults, *(case.faults for case in report.cases))
    if any(fault.severity == "error" for fault in faults):
        return 2
    wanting = ("refused", "not_applicable") if asked else ("refused",)
    return int(any(filing.status in wanting for case in report.cases for filing in case.filings))


def _print_case(console: Console, case: CaseReport, *, explain: bool) -> None:
    title = spoken(say("案件 {id}", id=case.case or case.place or ""))
    if case.as_of is not None and case.total is not None:
        title += spoken(say("　截至 {as_of}　债权合计 {total} 元", as_of=case.as_of, total=case.total))
    console.rule(f"[bold]{escape(title)}", align="left")
    _print_faults(console, case.faults)
    for filing in case.filings:
        _print_filing(console, filing, explain=explain)


def _print_faults(console: Console, faults: Iterable[FaultReport]) -> None:
    for fault in faults:
        colour = "red" if fault.severity == "error" else "yellow"
        seen = None if fault.seen is None else f"({fault.seen})"
        said = " ".join(part for part in (fault.place, fault.problem, seen) if part)
        console.print(f"[{colour}]{escape(listing((said, fault.remedy)))}[/]")


def _print_filing(console: Console, filing: FilingReport, *, explain: bool) -> None:
    colour = {"ready": "green", "refused": "red"}.get(filing.status, "dim")
    console.print(f"\n[bold {colour}]{filing.title}（{filing.id}）　{spoken(STATUSES[filing.status])}[/]")
    if filing.status == "not_applicable":
        console.print(f"  {escape(filing.reason or '')}")
    for finding in filing.findings:
        _print_finding(console, finding, explain=explain)


def _print_finding(console: Console, finding: FindingReport, *, explain: bool) -> None:
    mark, colour = MARKS[finding.outcome]
    weight = spoken(say("（不影响提交）")) if finding.hint and not finding.blocks else ""
    outcome = spoken(OUTCOMES[finding.outcome])
    console.print(f"  [{colour}]{mark} {finding.code} {outcome}{weight}[/]　{escape(finding.message)}")
    if finding.hint:
        console.print(f"      {spoken(say('怎么办：'))}{escape(finding.hint)}")
    if explain:
        for fact in finding.facts:
            value = spoken(say("没有写")) if fact.value is None else fact.value
            place = f" ({fact.place})" if fact.place else ""
            console.print(f"      {spoken(say('事实：'))}{escape(f'{fact.path} = {value}{place}')}")
        for limb in finding.limbs:
            answer = {True: "✓", False: "✗", None: "？"}[limb.satisfied]
            console.print(f"      {spoken(say('要件：'))}{answer} {escape(limb.text)}")
    if explain or finding.outcome is not Outcome.NOT_APPLICABLE:
        cited = listing(f"{citation.text}[{citation.grade}]" for citation in finding.citations)
        console.print(f"      [dim]{spoken(say('依据：'))}{escape(cited)}[/]")


def check_schema() -> str:
    """The JSON Schema of `--format json`."""
    return json.dumps(CheckReport.model_json_schema(), ensure_ascii=False, indent=2)
