"""`recovery-docs bench`, hidden: the benchmarks of a checkout."""

from importlib import import_module
from importlib.util import find_spec

import click

from recovery_docs.cli.language import spoken
from recovery_docs.messages import say


@click.command(hidden=True, help=spoken(say("运行性能测量，只在源代码目录中可用。")))
@click.pass_context
def bench(ctx: click.Context) -> None:
    """Run `benchmarks` of the checkout."""
    if find_spec("benchmarks") is None:
        raise click.UsageError(spoken(say("安装的程序不带性能测量；在源代码目录中运行 make bench")))
    ctx.exit(import_module("benchmarks.__main__").main())
