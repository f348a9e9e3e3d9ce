"""The command line: only this room asks the clock, only `main` exits (0 done, 1 refused or not ready, 2 bad input)."""

import os
import sys
from importlib import import_module

import click

from recovery_docs import LAW_VARIABLE, InputError, RecoveryDocsError, __version__, law_folder, say
from recovery_docs.cli.click_words import name_metavars, translate_click
from recovery_docs.cli.language import chosen, spoken
from recovery_docs.cli.office_figures import law_option, refuse_missing, stop_on_wrong_figures, with_law_option

translate_click()
COMMANDS = {
    "check": "check:check",
    "packet": "packet:packet",
    "verify": "proof.verify:verify",
    "trace": "proof.trace:trace",
    "batch": "batch:batch",
    "posting": "letters.posting:posting",
    "receive": "letters.receive:receive",
    "register": "register:register",
    "ledger": "ledger:ledger",
    "clocks": "clocks:clocks",
    "plan": "plan:plan",
    "fee": "fee:fee",
    "workbook": "workbook:workbook",
    "templates": "templates:templates",
    "rules": "rules:rules",
    "law": "law:law",
    "schema": "schema:schema",
    "desk": "desk:desk",
    "demo": "demo:demo",
}


class LazyGroup(click.Group):
    """A group that imports a command's module only when the command is asked for, so that each starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"recovery_docs.cli.{module}"), name)
        return name_metavars(with_law_option(command))


@click.command(
    cls=LazyGroup,
    help=spoken(say("从贷款违约的事实到可以提交的文书：催收、担保人通知、人民调解、实现担保物权、民事起诉。")),
)
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    help=spoken(say("说中文（zh）还是英文（en）；不写的说中文。规则、算式和文书只有中文。")),
    expose_value=False,
    is_eager=True,
)
@click.version_option(__version__, prog_name="recovery-docs")
@click.pass_context
def group(ctx: click.Context) -> None:
    """The root command."""
    if LAW_VARIABLE in os.environ and ctx.invoked_subcommand != "law":
        refuse_missing(law_folder())
    stop_on_wrong_figures()


group.params.append(law_option())
name_metavars(group)


def main() -> None:
    """Run the command line and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:  # Windows 控制台默认不是 UTF-8，遇到生僻字会中断
            reconfigure(errors="replace")
    try:
        # click 在这种模式下把 ctx.exit 的代码作为返回值
        code = group.main(prog_name="recovery-docs", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.ClickException as error:
        error.show()
        _show(error.format_message())
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(1)
    except RecoveryDocsError as error:
        click.echo(error.in_language(chosen()), err=True)
        _show(error.in_language(chosen()))
        sys.exit(2 if isinstance(error, InputError) else 1)
    except Exception:
        _show(
            spoken(say("程序出错。再打开一次；仍不行的，请维护的人在命令行里运行 recovery-docs desk，查看出错的经过。"))
        )
        raise


def _show(told: str) -> None:
    """On a page, where a double click started the program: nobody sees what it prints."""
    if sys.stderr is None or "--no-console" in sys.argv:
        from recovery_docs import show_failure

        show_failure(told)
