"""`recovery-docs register list` and `show`: the numbers of letters, and what became of each."""

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from recovery_docs import (
    LETTER_STATES,
    REGISTER_FILE,
    LetterState,
    Registered,
    put_file,
    register_address,
    register_data,
    register_headings,
    register_row,
    register_workbook,
    say,
)
from recovery_docs.cli.language import chosen, listing, spoken
from recovery_docs.cli.opened_input import register_option

if TYPE_CHECKING:
    from recovery_docs import Register


@click.command("list", help=spoken(say("列出全部文号，按编号的先后。")))
@register_option
@click.option("--state", type=click.Choice(get_args(LetterState)), multiple=True, help=spoken(say("只列这些状态的。")))
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "xlsx"]), default="text", help=spoken(say("输出格式。"))
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help=spoken(say("输出文件，xlsx 必须写。")))
def show_all(register: str | None, state: tuple[LetterState, ...], form: str, out: Path | None) -> None:
    """Exit 0, or 1 where the register cannot be used."""
    if form == "xlsx" and out is None:
        raise click.UsageError(spoken(say("--format {form} 需要用 --out 写明输出文件", form=form)))
    found = [one for one in opened_register(register).letters() if not state or one.state in state]
    if form == "xlsx":
        data = register_workbook(found, chosen())
    elif form == "json":
        data = _json(found)
    else:
        data = _listed(found).encode()
    if out is None:
        click.echo(data.decode().rstrip("\n"))
    else:
        put_file(out, data)
        click.echo(out)


@click.command("show", help=spoken(say("一个文号的全部记录。")))
@click.argument("number", metavar="NUMBER")
@register_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=spoken(say("输出格式。")))
@click.pass_context
def show(ctx: click.Context, number: str, register: str | None, form: str) -> None:
    """Exit 0, or 1 where there is no such number."""
    found = opened_register(register).letters([number])
    if not found:
        click.echo(spoken(say("登记簿里没有这个编号")), err=True)
        ctx.exit(1)
    if form == "json":
        click.echo(_json(found).decode())
        return
    for heading, value in zip(register_headings(chosen()), register_row(found[0], chosen()), strict=True):
        if value:
            click.echo(f"{heading}：{value}")


def opened_register(register: str | None) -> "Register":
    """The register that is there; a command that only looks makes none."""
    from recovery_docs import Register  # 数据库的库装得慢，列出命令时用不着

    address = register_address(register, Path())
    if "://" not in address and not Path(address).is_file():
        told = say("这里没有登记簿 {file}；用 --register 写明它在哪里", file=Path(address).name or REGISTER_FILE)
        raise click.UsageError(spoken(told))
    return Register.open(address)


def _json(letters: list[Registered]) -> bytes:
    return json.dumps(register_data(letters), ensure_ascii=False, indent=2, default=str).encode()


def _listed(letters: list[Registered]) -> str:
    """A line a number, then how many there are of each state."""
    lines = ["　".join(str(one) for one in _in_short(letter) if one) for letter in letters]
    counts = Counter(letter.state for letter in letters)
    told = [say("{status}：{number}", status=words, number=counts[state]) for state, words in LETTER_STATES.items()]
    return "\n".join([*lines, listing(map(spoken, told))])


def _in_short(letter: Registered) -> tuple[object, ...]:
    """What tells one number from another, and whether it went out; the rest is shown of one alone."""
    number, state, case, filing, recipient, dated, _, _, sent, void, _ = register_row(letter, chosen())
    return number, state, case, filing, recipient, dated, sent, void
