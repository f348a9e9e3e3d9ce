"""`recovery-docs templates`: what templates there are, a copy to edit, one's own, what is wrong with one, what it may use."""

import click

from recovery_docs import say
from recovery_docs.cli.language import spoken
from recovery_docs.cli.templates.checked import lint_command
from recovery_docs.cli.templates.learnt import learn_command
from recovery_docs.cli.templates.listed import export, show_list
from recovery_docs.cli.templates.mended import fix, paint
from recovery_docs.cli.templates.written import fields, new, show


@click.group(help=spoken(say("文书模板：查看、导出、新写、检查、列出可用的字段。")))
def templates() -> None:
    """The group."""


for _command in (show_list, show, export, new, learn_command, fields, lint_command, fix, paint):
    templates.add_command(_command)
