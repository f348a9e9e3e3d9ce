"""`recovery-docs register`: the numbers of letters, what became of each, and what is put on record of them."""

import click

from recovery_docs import say
from recovery_docs.cli.language import spoken
from recovery_docs.cli.register.listed import show, show_all
from recovery_docs.cli.register.recorded import sent, void


@click.group(help=spoken(say("函件登记簿：每个文号给了哪一件函、做成没有、怎样发出；作废一个号。")))
def register() -> None:
    """The group."""


for _command in (show_all, show, sent, void):
    register.add_command(_command)
