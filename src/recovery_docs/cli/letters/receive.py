"""`recovery-docs receive`: what became of posted letters, taken into the cases."""

from datetime import date
from pathlib import Path
from typing import Any, Literal

import click

from recovery_docs import (
    LETTERS_LIST,
    Fault,
    Received,
    ReturnedList,
    Sent,
    read_posting,
    read_returned,
    receive_results,
    register_sent,
    result_told,
    say,
    scans_in,
    write_marked,
)
from recovery_docs.cli.click_words import Day
from recovery_docs.cli.language import chosen, spoken
from recovery_docs.cli.opened_input import existing_file, profile_option, register_option, show_faults

_WORDS = {"delivered": say("妥投"), "refused": say("拒收"), "returned": say("退回")}


@click.command(
    name="receive",
    help=spoken(
        say("把邮局退回的投递结果记入案件，时效、保证期间随之变化；一次一整张清单，或者用 --letter 一件一件记。")
    ),
)
@click.argument("book", metavar="BOOK|CASE|DIR", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--posting",
    "folder",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help=spoken(say("posting 命令的输出目录。")),
)
@click.option("--list", "listed", type=existing_file, help=spoken(say("退回的清单；不写的是交寄目录里的那一张。")))
@click.option("--letter", metavar="CODE", help=spoken(say("只记一件：函件代码、序号或者收件人姓名。")))
@click.option("--waybill", metavar="NUMBER", help=spoken(say("这一件的邮件号。")))
@click.option("--result", metavar="WORDS", help=spoken(say("这一件的结果，例如 妥投、拒收、退回。")))
@click.option("--on", type=Day(), help=spoken(say("结果的日期。")))
@click.option("--posted-on", type=Day(), help=spoken(say("交寄日期；不写的是交寄记录里的。")))
@click.option("--signed-by", metavar="NAME", default="", help=spoken(say("签收人。")))
@click.option("--capacity", metavar="WORDS", default="", help=spoken(say("签收人身份，例如 本人、收发室、其他人。")))
@click.option("--scan", type=existing_file, help=spoken(say("这一件的回执、查询结果的扫描件（PDF），作为证据。")))
@click.option(
    "--scans",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help=spoken(say("整批扫描件的文件夹，每个文件以邮件号命名，例如 1234567890123.pdf。")),
)
@click.option(
    "--channel",
    type=click.Choice(["ems", "letter"]),
    default="ems",
    show_default=True,
    help=spoken(say("邮政特快专递，还是挂号信。")),
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help=spoken(say("另存一份清单，在要看的单元格上标明。"))
)
@profile_option
@register_option
@click.pass_context
def receive(
    ctx: click.Context,
    /,
    book: Path,
    folder: Path,
    listed: Path | None,
    letter: str | None,
    scan: Path | None,
    scans: Path | None,
    channel: Literal["ems", "letter"],
    out: Path | None,
    profile: Path | None,
    register: str | None,
    **one: Any,
) -> None:
    """Exit 0 when every result was taken in or is not there yet; 1 when something is asked; 2 when something is wrong."""
    posting = read_posting(folder)
    own = folder / LETTERS_LIST
    path = listed or own
    if letter is None:
        if given := [name for name, value in {**one, "scan": scan}.items() if value]:
            options = [f"--{name.replace('_', '-')}" for name in given]
            raise click.UsageError(spoken(say("{options} 与 --letter 一起写", options=options)))
        found = read_returned(path, posting, own, date.today())
    else:
        result = _told(posting, letter, one)
        found = ReturnedList([result], [Sent(result.mailing, result.waybill, result.posted_on)])
    kept = scans_in(scans) if scans else {}
    if scan is not None:
        kept |= {result.waybill: scan for result in found.results}
    registered = register_sent(register, folder.resolve().parent, found.sent, channel)
    received = receive_results(book, found.results, channel=channel, scans=kept, profile=profile)
    faults = [*found.wrong, *found.asked, *received.faults]
    show_faults(faults)
    _say(found, received)
    if registered:
        click.echo(spoken(say("登记簿记为已发出：{number}", number=registered)))
    if out is not None and letter is None:
        _mark(path, out, faults)
    ctx.exit(2 if found.wrong else int(bool(faults)))


def _told(posting: Any, letter: str, one: dict[str, Any]) -> Any:
    if missing := [f"--{name}" for name in ("waybill", "result", "on") if not one[name]]:
        raise click.UsageError(spoken(say("一件一件记的，{missing} 也要写", missing=missing)))
    return result_told(posting, letter, today=date.today(), **one)


def _say(found: ReturnedList, received: Received) -> None:
    for outcome, words in _WORDS.items():
        if number := received.taken[outcome]:
            click.echo(spoken(say("记入{outcome}：{number}", outcome=words, number=number)))
    if received.known:
        click.echo(spoken(say("以前已经记入：{number}", number=received.known)))
    if found.waiting:
        click.echo(spoken(say("还没有结果：{number}", number=found.waiting)))
    for file in received.files:
        click.echo(file)


def _mark(path: Path, out: Path, faults: list[Fault]) -> None:
    told = write_marked(path, out, faults, chosen())
    show_faults([told] if told else [])
    click.echo(out)
