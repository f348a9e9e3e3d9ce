"""`recovery-docs templates list`, `export`, `lint`: what there is, a copy to edit, whether an edited one works."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from recovery_docs import (
    Fault,
    Message,
    TemplateError,
    TemplateInfo,
    TemplateLibrary,
    library_of,
    lint_in,
    say,
    unused_templates,
)
from recovery_docs.cli.language import chosen, spoken
from recovery_docs.cli.packet import templates_option

GRADES = {"A": say("官方格式"), "B": say("通行格式"), "C": say("自拟")}
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
            way = spoken(WAYS[library.compiled(info.id).way])
        except TemplateError as error:
            way = spoken(say("不能用"))
            unusable += error.faults
        source = spoken(say("本行：{file}", file=info.path.name)) if info.own else info.source
        grade = f"{info.grade} {spoken(GRADES[info.grade])}"
        table.add_row(*map(escape, (info.id, info.title, grade, info.form_date, way, source)))
    console_for().print(table)
    _say(unusable)
    ctx.exit(int(bool(unusable)))


@click.command(help=spoken(say("把全部模板复制到一个目录，供在 Word 里修改；已有的文件不覆盖。")))
@click.argument("directory", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def export(directory: Path) -> None:
    """Exit 0; a file that is there already is the bank's own and stays."""
    for info in library_of():
        target = directory / info.folder / info.path.name
        if target.exists():
            click.echo(spoken(say("已有，没有覆盖：{file}", file=str(target))), err=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(info.path, target)
        click.echo(target)


@click.command("lint", help=spoken(say("检查一个模板、一个目录，或者不写时检查内置的全部模板，一次说出所有问题。")))
@click.argument("path", metavar="[DIR|FILE]", type=click.Path(exists=True, path_type=Path), required=False)
@click.pass_context
def lint_command(ctx: click.Context, path: Path | None) -> None:
    """Exit 1 when a template has a fault that would keep it from being used; a warning does not."""
    found: list[Fault] = []
    number = 0
    library = library_of(None if path is None else path if path.is_dir() else path.parent)
    for number, (file, info) in enumerate(_asked(path, library), start=1):  # noqa: B007
        found += lint_in(library, file, info)
        if info is None:
            found += (one for one in unused_templates(file.parent) if one.place.file == file.name)
    if not number:
        raise click.UsageError(spoken(say("目录里没有 .docx 文件")))
    _say(found)
    errors = sum(fault.severity == "error" for fault in found)
    summary = say(
        "查了{number}份模板：{errors}处错误，{warnings}处提醒",
        number=number,
        errors=errors,
        warnings=len(found) - errors,
    )
    click.echo(spoken(summary))
    ctx.exit(int(errors > 0))


def _asked(path: Path | None, library: TemplateLibrary) -> Iterator[tuple[Path, TemplateInfo | None]]:
    """The files to look at, each with what the `.toml` of the same name says."""
    known = {info.path.name: info for info in library}
    if path is None:
        yield from ((info.path, info) for info in known.values())
        return
    files = [path] if path.is_file() else sorted((*path.glob("*.docx"), *path.glob("*/*.docx")))
    for file in files:
        if not file.name.startswith("~$"):  # Word 打开文件时留下的锁
            yield file, known.get(file.name)


def table_of(*headings: Message) -> Table:
    table = Table(box=None, pad_edge=False)
    for index, heading in enumerate(headings):
        table.add_column(spoken(heading), no_wrap=index == 0)
    return table


def console_for() -> Console:
    console = Console()
    return console if console.is_terminal else Console(width=200)


def _say(faults: list[Fault]) -> None:
    for fault in faults:
        mark = say("提醒") if fault.severity == "warning" else say("错误")
        click.echo(f"{spoken(mark)} {fault.in_language(chosen())}", err=True)
