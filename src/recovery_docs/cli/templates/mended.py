"""`recovery-docs templates fix` and `paint`: tags put right, and in colour, in a copy or in the file itself."""

from pathlib import Path

import click

from recovery_docs import Fault, Message, Place, TemplateError, put_file, say, with_mended_tags, with_painted_tags
from recovery_docs.cli.language import spoken

_in_place = click.option("--in-place", is_flag=True, help=spoken(say("直接改原文件。")))


@click.command(help=spoken(say("改正标签里的全角花括号、引号和竖线等；另存为新文件，加 --in-place 才改原文件。")))
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_in_place
def fix(file: Path, in_place: bool) -> None:
    """Exit 1 when the file is no template that can be read, or the new name is taken."""
    data, done = with_mended_tags(file.read_bytes(), file.name)
    for one in done:
        click.echo(
            spoken(say("{passage}：{before} 改成 {after}", passage=one.passage, before=one.before, after=one.after))
        )
    if done:
        _write(file, data, say("已改正"), in_place)
    else:
        click.echo(spoken(say("没有要改的标签")))


@click.command(help=spoken(say("给标签上色：字段蓝色，条件灰色小字；另存为新文件，加 --in-place 才改原文件。")))
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_in_place
def paint(file: Path, in_place: bool) -> None:
    """Exit 1 when the file is no template that can be read, or the new name is taken."""
    _write(file, with_painted_tags(file.read_bytes(), file.name), say("已上色"), in_place)


def _write(file: Path, data: bytes, done: Message, in_place: bool) -> None:
    """Write in the file's place, or beside it under a name that is free."""
    target = file if in_place else file.with_stem(f"{file.stem}（{spoken(done)}）")
    if not in_place and target.exists():
        raise TemplateError(
            Fault(
                Place(file=target.name),
                say("已有这个文件，没有覆盖"),
                say("改名或者删去它，或者加 --in-place 改原文件"),
            )
        )
    put_file(target, data)
    click.echo(target)
