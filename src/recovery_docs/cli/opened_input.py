"""Opening what the user named: one case file, or a workbook of many, each ready to be looked at on a day."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from recovery_docs import (
    FILINGS,
    Case,
    Fault,
    Filing,
    Matter,
    Row,
    Rows,
    day_to_come,
    is_workbook,
    on_their_own,
    read_case,
    read_workbook,
    rows_of_files,
    say,
)
from recovery_docs.cli.language import chosen, spoken

existing_file = click.Path(exists=True, dir_okay=False, path_type=Path)
day = click.DateTime(formats=["%Y-%m-%d"])

as_of_option = click.option(
    "--as-of",
    type=day,
    help=spoken(say("截至日，例如 2023-02-10；不写的用案件里的截至日，案件也没写的用今天。")),
)
filing_option = click.option(
    "--filing",
    "filing_ids",
    multiple=True,
    help=spoken(say("文书编号，可以写多次；编号见 rules list 和 templates list。")),
)


def rows(path: Path, *others: Path) -> Rows:
    """Every case of the file in order, or of several, each with its facts or with its faults."""
    if others:
        return rows_of_files((path, *others))
    if is_workbook(path):
        return read_workbook(path)
    loaded = read_case(path)
    return Rows(iter((Row(loaded, (), None, loaded.case.id),)), 1)


def day_asked(case: Case, as_of: date | None) -> date:
    """The day asked about, else the case's own day, else today."""
    return as_of or case.request.as_of or date.today()


def matter_of(case: Case, as_of: date | None) -> Matter:
    """The case on the day asked about, else on its own day, else today."""
    asked = day_asked(case, as_of)
    show_faults(day_to_come(asked, date.today()))
    return Matter.on(case, asked)


def filings_named(ids: Iterable[str]) -> tuple[Filing, ...]:
    """The filings of these ids; when none is named, all that need not be asked for."""
    wanted = tuple(ids)
    known = {name: filing for name, filing in FILINGS.items() if filing.folder != "annexes"}
    if unknown := [name for name in wanted if name not in FILINGS]:
        raise click.UsageError(
            spoken(
                say(
                    "没有编号为 {unknown} 的文书；可用的编号：{known}",
                    unknown=unknown,
                    known=list(known),
                )
            )
        )
    return tuple(FILINGS[name] for name in wanted) or on_their_own()


def show_faults(faults: Iterable[Fault]) -> None:
    """Faults on the error stream, one a line."""
    for fault in faults:
        click.echo(fault.in_language(chosen()), err=True)
