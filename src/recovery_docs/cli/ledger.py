"""`recovery-docs ledger`: what is owed, line by line, with every sum shown."""

import io
import json
import sys
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from recovery_docs import (
    KIND_NAMES,
    KINDS,
    Case,
    Matter,
    Reconciliation,
    Statement,
    figures,
    is_workbook,
    ledger_report,
    put_file,
    read_case,
    say,
)
from recovery_docs.cli.language import chosen, spoken
from recovery_docs.cli.opened_input import as_of_option, day_asked, existing_file, matter_of, show_faults

DOCUMENT = "debt-statement"
WIDE = 160


@click.command(help=spoken(say("逐段列出欠款：本金、利息、罚息、复利、违约金和费用，每一项都有算式。")))
@click.argument("path", metavar="CASE", type=existing_file)
@as_of_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "xlsx", "docx"]),
    default="text",
    help=spoken(say("输出格式；xlsx 带公式，docx 是债权计算清单。")),
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help=spoken(say("输出文件，xlsx 和 docx 必须写。"))
)
def ledger(path: Path, as_of: date | None, form: str, out: Path | None) -> None:
    """The statement of one case, shown or written."""
    if is_workbook(path):
        raise click.UsageError(spoken(say("ledger 只算一个案件；整本工作簿用 check 或者 batch")))
    if form in ("xlsx", "docx") and out is None:
        raise click.UsageError(spoken(say("--format {form} 需要用 --out 写明输出文件", form=form)))
    loaded = read_case(path)
    asked = as_of
    show_faults(loaded.doubts(day_asked(loaded.case, asked)))
    matter = matter_of(loaded.case, asked)
    match form:
        case "text":
            console = _console(out)
            _print(console, matter.case, matter.statement, matter.reconciliation)
            if out is not None:
                put_file(out, console.export_text().encode())
        case "json":
            report = ledger_report(matter.case, matter.statement, chosen())
            text = json.dumps(report, ensure_ascii=False, indent=2)
            if out is None:
                click.echo(text)
            else:
                put_file(out, text.encode() + b"\n")
        case _:
            data = _workbook(matter) if form == "xlsx" else _document(matter)
            assert out is not None
            put_file(out, data)
            click.echo(out)


def _console(out: Path | None) -> Console:
    """The terminal as wide as it is; a file or a pipe wide enough for every sum to stay on its line."""
    if out is not None:
        return Console(record=True, file=io.StringIO(), width=WIDE)
    return Console(highlight=False, width=None if sys.stdout.isatty() else WIDE)


def _workbook(matter: Matter) -> bytes:
    from recovery_docs import statement_workbook

    return statement_workbook(matter.statement, matter.case.id)


def _document(matter: Matter) -> bytes:
    from recovery_docs import FILINGS, TemplateLibrary, refuse_incomplete

    if DOCUMENT not in FILINGS:
        raise click.UsageError(spoken(say("没有债权计算清单的模板，请改用 --format xlsx")))
    document = FILINGS[DOCUMENT].documents(matter)[0]
    library = TemplateLibrary()
    data = library.compiled(document.template).render(document.context)
    blanks = library.info(document.template).blanks
    refuse_incomplete(data, f"{document.title}.docx", known=document.context, allowed=blanks)
    return data


def _print(console: Console, case: Case, statement: Statement, reconciliation: Reconciliation) -> None:
    console.rule(escape(spoken(say("案件 {id}　截至 {as_of}", id=case.id, as_of=statement.as_of))), align="left")
    lines = Table(show_edge=False)
    for heading in (say("种类"), say("借据"), say("自（计入）"), say("至（不计入）")):
        lines.add_column(spoken(heading))
    lines.add_column(spoken(say("金额")), justify="right")
    lines.add_column(spoken(say("算式")))
    for line in statement.lines:
        lines.add_row(
            spoken(KIND_NAMES[line.kind]),
            escape(line.note),
            line.from_on.isoformat(),
            line.to_on.isoformat(),
            figures(line.amount),
            escape(spoken(line.reason)),
        )
    console.print(lines)
    for applied in statement.applied:
        parts = [say("{kind}{amount}", kind=KIND_NAMES[kind], amount=amount) for kind, _, amount in applied.to]
        if applied.waiting:
            parts.append(say("待抵充{amount}", amount=applied.waiting))
        if applied.surplus:
            parts.append(say("余款{amount}", amount=applied.surplus))
        console.print(
            escape(
                spoken(
                    say(
                        "还款 {paid_on}　{amount}元：{parts}（{reason}）",
                        paid_on=applied.paid_on,
                        amount=applied.amount,
                        parts=parts,
                        reason=applied.reason,
                    )
                )
            )
        )
    totals = Table(show_header=False, show_edge=False)
    totals.add_column()
    totals.add_column(justify="right")
    for kind in KINDS:
        if amount := getattr(statement, kind):
            totals.add_row(spoken(KIND_NAMES[kind]), figures(amount))
    totals.add_row(spoken(say("债权合计")), figures(statement.total))
    if statement.credit:
        totals.add_row(spoken(say("提前收到、已减去")), figures(statement.credit))
    totals.add_row(spoken(say("每日新增")), figures(statement.daily_accrual))
    console.print(totals)
    console.print(escape(spoken(statement.runs_on)))
    for notice in statement.notices:
        console.print(f"[yellow]{escape(spoken(notice))}[/]")
    if reconciliation.compared:
        colour = "green" if reconciliation.equal else "red"
        console.print(f"[{colour}]{escape(spoken(reconciliation.message()))}[/]")
