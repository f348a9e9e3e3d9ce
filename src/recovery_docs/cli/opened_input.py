"""Opening what the user named: one case file, or a workbook of many, each ready to be looked at on a day."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from recovery_docs import (
    FILINGS,
    LETTER_PATTERN,
    REGISTER_FILE,
    REGISTER_VARIABLE,
    Case,
    Fault,
    Filing,
    LetterPattern,
    Matter,
    Row,
    Rows,
    day_to_come,
    is_workbook,
    on_their_own,
    rates_to_come,
    read_case,
    read_workbook,
    register_own,
    say,
    unused_templates,
)
from recovery_docs.cli.click_words import Day
from recovery_docs.cli.language import chosen, spoken

existing_file = click.Path(exists=True, dir_okay=False, path_type=Path)


as_of_option = click.option(
    "--as-of",
    type=Day(),
    help=spoken(say("截至日，例如 2023-02-10；不写的用案件里的截至日，案件也没写的用今天。")),
)
filing_option = click.option(
    "--filing",
    "filing_ids",
    multiple=True,
    help=spoken(say("文书的名称（催收通知书）或者编号，可以写多次；见 templates list。")),
)


profile_option = click.option(
    "--profile",
    type=existing_file,
    help=spoken(say("方案：工作簿怎样读；不写的用同一文件夹里的 台账方案.toml。")),
)


def _pattern(ctx: click.Context, option: click.Parameter, value: str | None) -> str | None:
    try:
        if value is not None:
            LetterPattern(value)
    except ValueError:
        told = say("要有 {ordinal}，另外只能用 {fields}", ordinal="{序号}", fields="{年}、{案件编号}")
        raise click.BadParameter(spoken(told)) from None
    return value


register_option = click.option(
    "--register",
    metavar="FILE|URL",
    help=spoken(
        say(
            "登记簿：文件或者数据库的地址，函件从它取文号；不写的用 {variable}，也没有的用输出目录旁的 {file}。",
            variable=REGISTER_VARIABLE,
            file=REGISTER_FILE,
        )
    ),
)
letter_number_option = click.option(
    "--letter-number",
    metavar="PATTERN",
    callback=_pattern,
    help=spoken(say("文号的格式，例如 {pattern}；不写的用方案里的函号格式。", pattern=LETTER_PATTERN)),
)
PROFILE_NAMES = {"toml": "台账方案.toml", "xlsx": "台账方案.xlsx"}
"""What a profile is called that is written beside its workbook."""


_USUAL = (
    (re.compile("转让通知"), "assignment-notice"),
    (re.compile("^(?:.*(?:逾期|欠款|代偿款))?催收(?:通知书|函|通知)$"), "collection-notice"),
    (re.compile("保证责任|担保人履行责任"), "guarantor-demand"),
    (re.compile("提前到期"), "acceleration-notice"),
    (re.compile("短信"), "sms-reminder"),
    (re.compile("起诉状|诉状"), "civil-complaint"),
    (re.compile("支付令"), "payment-order-application"),
    (re.compile("财产保全"), "preservation-application"),
    (re.compile("拍卖|担保物权"), "collateral-auction-request"),
    (re.compile("强制执行"), "enforcement-application"),
)
"""What people call filings whose titles are longer."""


def rows(path: Path, *others: Path, profile: Path | None = None) -> Rows:
    """Every case of the file in order, or of several, each with its facts or with its faults."""
    if others:
        from recovery_docs import rows_of_files

        return rows_of_files((path, *others), profile)
    if is_workbook(path):
        return read_workbook(path, profile)
    loaded = read_case(path)
    return Rows(iter((Row(loaded, (), None, loaded.case.id),)), 1)


def day_asked(case: Case, as_of: date | None) -> date:
    """The day asked about, else the case's own day, else today."""
    return as_of or case.request.as_of or date.today()


def matter_of(case: Case, as_of: date | None) -> Matter:
    """The case on the day asked about, else on its own day, else today."""
    asked = day_asked(case, as_of)
    show_faults(day_to_come(asked, date.today()))
    matter = Matter.on(case, asked)
    show_faults(rates_to_come(matter.statement))
    return matter


def filings_named(ids: Iterable[str], templates: Path | None = None) -> tuple[Filing, ...]:
    """The filings of these ids or titles, own papers of the folder `templates` among them; when none is named, all that
    need not be asked for.
    """
    register_own(templates)
    if templates is not None:
        show_faults(unused_templates(templates))
    wanted = {name: _filing_named(name) for name in ids}
    known = [f"{filing.title}（{name}）" for name, filing in FILINGS.items() if filing.folder != "annexes"]
    if unknown := [name for name, filing in wanted.items() if filing is None]:
        raise click.UsageError(spoken(say("没有叫 {unknown} 的文书；可用的：{known}", unknown=unknown, known=known)))
    found = (FILINGS[filing] for filing in dict.fromkeys(wanted.values()) if filing is not None)
    return tuple(found) or on_their_own()


def _filing_named(name: str) -> str | None:
    """The filing of an id, of a title, or of the end of just one title; what is usually said of several is in _USUAL."""
    text = name.strip("《》 ")
    if text in FILINGS:
        return text
    titles = {filing.title: key for key, filing in FILINGS.items()}
    ending = [key for title, key in titles.items() if title.endswith(text) and len(text) > 2]
    usual = next((key for words, key in _USUAL if words.search(text)), None)
    return titles.get(text) or (ending[0] if len(ending) == 1 else usual)


def show_faults(faults: Iterable[Fault]) -> None:
    """Faults on the error stream, one a line."""
    for fault in faults:
        click.echo(fault.in_language(chosen()), err=True)
