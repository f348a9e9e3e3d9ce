"""`recovery-docs register sent` and `void`: what an officer puts on record of a letter."""

from datetime import date

import click

from recovery_docs import CHANNELS, Dispatch, say
from recovery_docs.cli.click_words import Day
from recovery_docs.cli.language import spoken
from recovery_docs.cli.opened_input import register_option
from recovery_docs.cli.register.listed import opened_register


@click.command("sent", help=spoken(say("登记一件函已经发出：哪一天，怎样发出，邮件号码。")))
@click.argument("number", metavar="NUMBER")
@click.option("--on", "sent_on", type=Day(), required=True, help=spoken(say("发出的日期。")))
@click.option("--channel", type=click.Choice(CHANNELS), required=True, help=spoken(say("怎样发出。")))
@click.option("--waybill", default="", help=spoken(say("邮件号码。")))
@register_option
def sent(number: str, sent_on: date, channel: str, waybill: str, register: str | None) -> None:
    """Exit 0, or 1 where the number is unknown, void, or its letter was never made."""
    found = opened_register(register)
    sha256 = next((one.sha256 for one in found.letters([number])), None)
    found.record([Dispatch(number, sent_on, channel, sha256 or "", waybill)])
    click.echo(spoken(say("已登记：{number}", number=number)))


@click.command("void", help=spoken(say("作废一个没有发出的文号；号不再用，这件函再做时另取新号。")))
@click.argument("number", metavar="NUMBER")
@click.option("--reason", required=True, help=spoken(say("为什么作废。")))
@register_option
def void(number: str, reason: str, register: str | None) -> None:
    """Exit 0, or 1 where the number is unknown, void already, or its letter went out."""
    opened_register(register).void(number, reason=reason, on=date.today())
    click.echo(spoken(say("已作废：{number}", number=number)))
