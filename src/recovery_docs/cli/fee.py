"""`recovery-docs fee`: what the court charges, with the sum shown."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import click

from recovery_docs import (
    BAND_NAMES,
    Band,
    FactError,
    Fee,
    Message,
    acceptance_fee,
    delayed_interest,
    enforcement_fee,
    figures,
    halved_acceptance_fee,
    payment_order_fee,
    preservation_fee,
    say,
)
from recovery_docs import amount as written_amount
from recovery_docs.cli.click_words import Day
from recovery_docs.cli.language import chosen, listing, spoken

Reckoner = Callable[..., Fee]
KINDS: dict[str, tuple[Message, Reckoner]] = {
    "acceptance": (say("案件受理费"), acceptance_fee),
    "simplified": (say("案件受理费（减半）"), halved_acceptance_fee),
    "payment-order": (say("支付令申请费"), payment_order_fee),
    "preservation": (say("财产保全申请费"), preservation_fee),
    "enforcement": (say("执行申请费"), enforcement_fee),
}
DELAYED = "delayed-interest"


def _yuan(ctx: click.Context, param: click.Parameter, value: str) -> Decimal:
    """A positive amount, as a case file may write it."""
    try:
        found = written_amount(value)
    except FactError as problem:
        raise click.BadParameter(
            spoken(say("“{text}”{problem}：{remedy}", text=value, problem=problem.problem, remedy=problem.remedy))
        ) from problem
    if not found:
        raise click.BadParameter(spoken(say("“{text}”不是大于零的金额", text=value)))
    return found


@click.command(help=spoken(say("按请求金额（元）计算法院的费用，并写出算式。")))
@click.argument("amount", callback=_yuan)
@click.option(
    "--kind",
    type=click.Choice([*KINDS, DELAYED]),
    multiple=True,
    help=spoken(say("哪一种费用，可以写多次；不写的除迟延履行利息外全部列出。")),
)
@click.option("--on", "on_day", type=Day(), help=spoken(say("申请日；不写的用今天。")))
@click.option("--from", "from_day", type=Day(), help=spoken(say("迟延履行利息：履行期间届满之日。")))
@click.option(
    "--until", "until_day", type=Day(), help=spoken(say("迟延履行利息：算至哪一天，该日不计；不写的用申请日。"))
)
@click.option("--days", type=click.IntRange(min=0), help=spoken(say("迟延履行利息：直接写天数。")))
@click.option(
    "--band",
    type=click.Choice(list(BAND_NAMES)),
    default="y1",
    show_default=True,
    help=spoken(say("迟延履行利息：2014年8月1日以前按哪一档贷款基准利率；没有统一规定，请核对法院的做法。")),
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=spoken(say("输出格式。")))
def fee(
    amount: Decimal,
    kind: tuple[str, ...],
    on_day: date | None,
    from_day: date | None,
    until_day: date | None,
    days: int | None,
    band: Band,
    form: str,
) -> None:
    """Each fee asked for, to the fen and to the whole yuan, since courts charge either."""
    on = on_day or date.today()
    found: list[tuple[str, Message, Fee]] = []
    for name in kind or tuple(KINDS):
        if name == DELAYED:
            until = until_day or on
            found.append((name, say("加倍部分债务利息"), _delayed(amount, from_day, until, days, band)))
        else:
            title, reckon = KINDS[name]
            found.append((name, title, reckon(amount, on=on)))
    if form == "json":
        click.echo(json.dumps(_report(amount, on, found), ensure_ascii=False, indent=2))
        return
    for _, title, one in found:
        click.echo(spoken(say("{title}：{fee}元", title=title, fee=one.amount)))
        click.echo(f"    {spoken(one.reason)}")
        if one.amount != one.in_yuan:
            click.echo(spoken(say("    收取整数元的法院：{yuan}元", yuan=int(one.in_yuan))))
        cited = listing(_cited(one))
        click.echo(spoken(say("    依据：{cited}", cited=cited)))


def _delayed(amount: Decimal, from_day: date | None, until: date, days: int | None, band: Band) -> Fee:
    if days is not None:
        return delayed_interest(amount, date.fromordinal(until.toordinal() - days), until, band=band)
    if from_day is None:
        raise click.UsageError(spoken(say("迟延履行利息要写明 --from（履行期间届满之日）或者 --days（天数）")))
    return delayed_interest(amount, from_day, until, band=band)


def _cited(one: Fee) -> list[str]:
    return [citation.short() if chosen() == "zh" else citation.english() for citation in one.citations]


def _report(amount: Decimal, on: date, found: list[tuple[str, Message, Fee]]) -> dict[str, object]:
    return {
        "format": 1,
        "amount": figures(amount).replace(",", ""),
        "on": on.isoformat(),
        "fees": [
            {
                "kind": name,
                "title": spoken(title),
                "amount": str(one.amount),
                "in_yuan": str(one.in_yuan),
                "sum": spoken(one.reason),
                "citations": _cited(one),
            }
            for name, title, one in found
        ],
    }
