"""`--law DIR`: the office's own figures of law, before or after the name of a command."""

import os
from pathlib import Path

import click

from recovery_docs import LAW_VARIABLE, every_figure, publications, read_law_again, say
from recovery_docs.cli.language import spoken

_MAKES_IT = "add-lpr"


def law_option() -> click.Option:
    """The option, read before the command does anything."""
    return click.Option(
        ["--law"],
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        callback=_use,
        expose_value=False,
        help=spoken(
            say("本单位补充的法律数值所在的目录；不写的用环境变量 RECOVERY_DOCS_LAW 所写的，或者用户数据目录下的。")
        ),
    )


def with_law_option(command: click.Command) -> click.Command:
    """The command, and those below it, with the option."""
    below = command.commands.values() if isinstance(command, click.Group) else ()
    for one in below:
        with_law_option(one)
    if not below and not any(parameter.name == "law" for parameter in command.params):
        command.params.append(law_option())
    return command


def stop_on_wrong_figures() -> None:
    """What is wrong with the office's figures stops every command before any is used."""
    publications()
    every_figure()


def _use(ctx: click.Context, param: click.Parameter, named: Path | None) -> None:
    """Take the figures from the folder, for this run and for the processes that it starts; only `add-lpr` makes one."""
    if named is None:
        return
    os.environ[LAW_VARIABLE] = str(named.absolute())
    read_law_again()
    if ctx.parent is not None and ctx.info_name != _MAKES_IT:
        refuse_missing(named)
        stop_on_wrong_figures()


def refuse_missing(named: Path) -> None:
    """A folder that is not there is a mistyped one."""
    if not named.is_dir():
        raise click.UsageError(spoken(say("--law 的目录不存在：{folder}", folder=str(named))))
