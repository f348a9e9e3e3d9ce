"""`recovery-docs templates learn`: an old letter becomes a template, with everything told that must be looked at."""

from datetime import date
from pathlib import Path

import click
from rich.markup import escape

from recovery_docs import (
    OWN_RECIPIENTS,
    Learned,
    Matter,
    difference_told,
    learn,
    library_of,
    lint_in,
    read_case,
    say,
    write_learned,
)
from recovery_docs.cli.language import spoken
from recovery_docs.cli.opened_input import as_of_option, existing_file, matter_of
from recovery_docs.cli.templates.listed import console_for, table_of, tell

_RECIPIENTS = {**OWN_RECIPIENTS, **{ours: ours for ours in OWN_RECIPIENTS.values()}}


@click.command("learn", help=spoken(say("从一份旧函学出模板：案件的值换成字段；还留着的资料不答复，就不写文件。")))
@click.argument("letter", metavar="LETTER", type=existing_file)
@click.option("--case", "case_file", type=existing_file, required=True, help=spoken(say("旧函所写的案件。")))
@click.option("--to", type=click.Choice(list(_RECIPIENTS)), help=spoken(say("旧函发给谁；不写的看它抬头写的是谁。")))
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help=spoken(say("模板写到哪个文件；不写的放在旧函旁边。")),
)
@click.option("--keep", multiple=True, help=spoken(say("这些文字每个案件都一样，照原样留着；可以写多次。")))
@click.option(
    "--also",
    multiple=True,
    type=existing_file,
    help=spoken(say("再用这些案件各印一份，看哪里要加条件；可以写多次。")),
)
@as_of_option
def learn_command(
    letter: Path,
    case_file: Path,
    to: str | None,
    out: Path | None,
    keep: tuple[str, ...],
    also: tuple[Path, ...],
    as_of: date | None,
) -> None:
    """Exit 1 when something of the case stays that nobody has answered for; nothing is written then."""
    target = out or letter.with_name(f"{letter.stem}（{spoken(say('模板'))}）.docx")
    found = learn(
        letter.read_bytes(),
        letter.name,
        _matter(case_file, as_of),
        title=target.stem,
        to=_RECIPIENTS[to] if to else None,
        keep=keep,
        also={one.stem: _matter(one, None) for one in also},
    )
    _show(found)
    written = write_learned(found, target, target.stem)
    for path in written:
        click.echo(path)
    library = library_of(target.parent)
    tell(lint_in(library, target, next((info for info in library if info.path == target), None)))


def _matter(case_file: Path, as_of: date | None) -> Matter:
    return matter_of(read_case(case_file).case, as_of)


def _show(found: Learned) -> None:
    """What was put in, what is in doubt, what differs, what other cases lack."""
    table = table_of(say("位置"), say("旧函的文字"), say("字段"), say("也可能是"))
    for one in found.put_in:
        others = "、".join(dict.fromkeys(other.expression for other in one.found.others))
        others = others or (spoken(say("旁边没有说明，请核对")) if one.found.guessed else "")
        table.add_row(*map(escape, (spoken(one.passage), one.found.text, one.found.tag, others)))
    for loop in found.loops:
        for each in loop.found:
            table.add_row(*map(escape, (spoken(say("表格循环 {path}", path=loop.path)), each.text, each.tag, "")))
    console_for().print(table)
    number = len(found.put_in) + sum(len(loop.found) for loop in found.loops)
    summary = say(
        "换成字段{number}处，其中{debatable}处要看一看；表格循环{loops}个",
        number=number,
        debatable=len(found.debatable),
        loops=len(found.loops),
    )
    click.echo(spoken(summary))
    for one in found.put_in:
        if one.found.value.of_several:
            said = say(
                "{passage}：{tag} 只印这个案件几项中的一项，项数不同的案件要改成循环",
                passage=one.passage,
                tag=one.found.tag,
            )
            click.echo(spoken(said))
    if found.differences:
        click.echo(spoken(say("用同一案件再印一份，与旧函不同的地方：")))
    for difference in found.differences:
        click.echo(spoken(difference_told(difference)))
    tell(one for one in found.standing if one.severity == "warning")
    tell(found.lacking)
