"""`recovery-docs templates list` and `export`: what there is, and a copy to edit."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from recovery_docs import GRADES, Fault, Message, TemplateError, library_of, say
from recovery_docs.cli.language import chosen, spoken
from recovery_docs.cli.packet import templates_option

WAYS = {"compiled": say("预编译"), "docxtpl": say("docxtpl（有图片或者富文本）")}


@click.command("list", help=spoken(say("列出全部模板：编号、名称、来源和级别、生成方式。")))
@templates_option
@click.pass_context
def show_list(ctx: click.Context, templates_dir: Path | None) -> None:
    """Exit 1 when a template cannot be used."""
    table = table_of(say("编号"), say("名称"), say("级别"), say("格式日期"), say("生成方式"), say("来源"))
    library = library_of(templates_dir)
    unusable: list[Fault] = []
    for info in library:
        try:
            way = spoken(WAYS[library.way(info.id)])
        except TemplateError as error:
            way = spoken(say("不能用"))
            unusable += error.faults
        source = spoken(say("本行：{file}", file=info.path.name)) if info.own else info.source
        grade = f"{info.grade} {spoken(GRADES[info.grade])}"
        table.add_row(*map(escape, (info.id, info.title, grade, info.form_date, way, source)))
    console_for().print(table)
    tell(unusable)
    ctx.exit(int(bool(unusable)))


@click.command(help=spoken(say("把全部模板复制到一个目录，供在 Word 里修改；已有的文件不覆盖。")))
@click.argument("directory", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def export(directory: Path) -> None:
    """Exit 0; a file that is there already is the bank's own and stays."""
    library = library_of()
    copied = [(info.path, directory / info.folder / info.path.name) for info in library]
    copied += [(path, directory / path.name) for path in library.clause_files]
    for path, target in copied:
        if target.exists():
            click.echo(spoken(say("已有，没有覆盖：{file}", file=str(target))), err=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        click.echo(target)


def table_of(*headings: Message) -> Table:
    table = Table(box=None, pad_edge=False)
    for index, heading in enumerate(headings):
        table.add_column(spoken(heading), no_wrap=index == 0)
    return table


def console_for() -> Console:
    console = Console()
    return console if console.is_terminal else Console(width=200)


def tell(faults: Iterable[Fault]) -> None:
    for fault in faults:
        mark = say("提醒") if fault.severity == "warning" else say("错误")
        click.echo(f"{spoken(mark)} {fault.in_language(chosen())}", err=True)
