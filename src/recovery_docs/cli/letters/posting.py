"""`recovery-docs posting`: the letters of a batch or a packet made ready for the post office."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from recovery_docs import Prints, envelope_sizes, label_sizes, make_posting, say
from recovery_docs.cli.click_words import Day
from recovery_docs.cli.language import spoken
from recovery_docs.cli.opened_input import existing_file, profile_option, register_option, show_faults


@click.command(help=spoken(say("把一批或者一案里的函件做成邮局的交寄清单；结果回来以后用 receive。")))
@click.argument("book", metavar="BOOK|CASE|DIR", type=click.Path(exists=True, path_type=Path))
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help=spoken(say("输出目录，一次交寄一个，不放别的东西。")),
)
@click.option("--posted-on", type=Day(), help=spoken(say("交寄日期；不写的是今天。")))
@click.option(
    "--columns",
    default="order",
    show_default=True,
    metavar="NAME|FILE",
    help=spoken(say("邮局的列：order（42列）、short（12列），或者自己的 .toml。")),
)
@click.option("--together", is_flag=True, help=spoken(say("寄给同一个人的几份函件装一个信封，用一个邮件号。")))
@click.option(
    "--print",
    "letters",
    is_flag=True,
    help=spoken(say("另做一个打印文件：全部函件按交寄次序，双面打印，需要 LibreOffice。")),
)
@click.option(
    "--envelope",
    type=click.Choice(envelope_sizes()),
    help=spoken(say("另做信封（PDF），写尺寸：DL、ZL 装三折的函件，C5 装对折的。")),
)
@click.option("--label", type=click.Choice(label_sizes()), help=spoken(say("另做标签（PDF），写宽×高，毫米。")))
@click.option("--sender", metavar="NAME", help=spoken(say("信封、标签上印的寄件人；不写的是发函单位的全称。")))
@click.option("--font", type=existing_file, help=spoken(say("信封、标签用的字体文件；不写的从本机找。")))
@click.option("--again", is_flag=True, help=spoken(say("以前交寄过的函件也列入，再寄一次。")))
@register_option
@profile_option
@click.pass_context
def posting(
    ctx: click.Context,
    /,
    book: Path,
    folder: Path,
    out: Path,
    posted_on: date | None,
    columns: str,
    profile: Path | None,
    register: str | None,
    *,
    together: bool,
    again: bool,
    **prints: Any,
) -> None:
    """Exit 0; 1 when something cannot be printed, 2 when a letter cannot be posted."""
    made = make_posting(
        book,
        folder,
        out,
        posted_on=posted_on or date.today(),
        columns=columns,
        together=together,
        prints=Prints(**prints),
        profile=profile,
        again=again,
        register=register,
    )
    show_faults(made.faults)
    click.echo(spoken(say("函件{letters}份，信封{envelopes}个", letters=made.letters, envelopes=len(made.mailings))))
    for file in made.files:
        click.echo(file)
