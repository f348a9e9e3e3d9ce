"""`recovery-docs law`: the dated figures of law that are in use, and how an office adds its own."""

from datetime import date
from decimal import Decimal

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from recovery_docs import (
    Message,
    Parameter,
    Publication,
    add_publication,
    every_figure,
    law_folder,
    law_sha256,
    publications,
    read_law_again,
    say,
    superseded,
)
from recovery_docs.cli.click_words import Day
from recovery_docs.cli.language import spoken

_SHOWN = 3
"""Publications shipped that `law list` shows; the office's own are all shown."""


@click.group(help=spoken(say("法律的数值：查看现在用的，补充本单位自己核对的。")))
def law() -> None:
    """The group."""


@law.command("add-lpr", help=spoken(say("补充一期贷款市场报价利率：公布日、一年期、五年期以上（百分数）。")))
@click.argument("published_on", metavar="DATE", type=Day())
@click.argument("one_year", metavar="1Y")
@click.argument("five_years", metavar="5Y")
@click.option("--source", required=True, help=spoken(say("出处，例如全国银行间同业拆借中心网站。")))
def add_lpr(published_on: date, one_year: str, five_years: str, source: str) -> None:
    """Exit 2 for what is no rate, or does not follow the last one known."""
    path = add_publication(published_on, one_year, five_years, source)
    read_law_again()
    newest = publications()[-1]
    click.echo(
        spoken(
            say(
                "已补充{on}的报价：一年期{one}%，五年期以上{five}%（{path}）",
                on=newest.published_on,
                one=_percent(newest.one_year),
                five=_percent(newest.five_years),
                path=str(path),
            )
        )
    )


@law.command("list", help=spoken(say("列出现在用的参数和贷款市场报价利率，本单位补充的标明。")))
@click.option("--own", is_flag=True, help=spoken(say("只列本单位补充的。")))
def show(own: bool) -> None:
    """Every figure with its days, source and grade, and the fingerprint that manifests bear."""
    console = Console(soft_wrap=True, highlight=False)
    table = _table(say("参数"), say("数值"), say("自"), say("至（不含）"), say("级别"), say("出处"))
    for figure in every_figure():
        if figure.own or not own:
            table.add_row(*map(escape, _figure(figure)))
    console.print(table)
    table = _table(say("公布日"), say("一年期"), say("五年期以上"), say("谁的"), say("出处"))
    shipped = [one for one in publications() if not one.own]
    for one in (*([] if own else shipped[-_SHOWN:]), *(one for one in publications() if one.own)):
        table.add_row(*map(escape, _publication(one)))
    console.print(table)
    for one in superseded():
        console.print(
            escape(spoken(say("{on}的报价程序已经自带，本单位补充的不再使用", on=one.published_on))), style="yellow"
        )
    console.print(
        escape(spoken(say("本单位的数值放在：{folder}", folder=str(law_folder())))),
        escape(spoken(say("法律数据的指纹：{digest}", digest=law_sha256()))),
        sep="\n",
    )


def _figure(figure: Parameter) -> tuple[str, ...]:
    value = spoken(say("{count}档", count=len(figure.tiers))) if figure.tiers else f"{figure.value:f}"
    return (
        figure.name,
        value,
        figure.effective_from.isoformat(),
        figure.effective_until.isoformat() if figure.effective_until else "",
        spoken(say("本单位")) if figure.own else figure.grade.value,
        figure.source,
    )


def _publication(one: Publication) -> tuple[str, ...]:
    rates = (_percent(one.one_year), _percent(one.five_years))
    return (one.published_on.isoformat(), *rates, spoken(say("本单位") if one.own else say("随程序")), one.source)


def _percent(rate: Decimal) -> str:
    return f"{rate * 100:.2f}"


def _table(*headings: Message) -> Table:
    table = Table(show_edge=False)
    for index, heading in enumerate(headings):
        table.add_column(spoken(heading), no_wrap=index == 0)
    return table
