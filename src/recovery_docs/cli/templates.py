"""`recovery-docs templates`: what templates there are, a copy to edit, whether an edited one works, what it may use."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from recovery_docs import (
    CLAUSES_FILE,
    Clauses,
    Fault,
    Message,
    Place,
    TemplateError,
    TemplateInfo,
    TemplateLibrary,
    lint,
    lint_clauses,
    put_file,
    say,
    with_mended_tags,
    with_painted_tags,
)
from recovery_docs.cli.language import chosen, spoken
from recovery_docs.cli.packet import templates_option

GRADES = {"A": say("官方格式"), "B": say("通行格式"), "C": say("自拟")}
WAYS = {"compiled": say("预编译"), "docxtpl": say("docxtpl（有图片或者富文本）")}


_in_place = click.option("--in-place", is_flag=True, help=spoken(say("直接改原文件。")))


@click.group(help=spoken(say("文书模板：查看、导出、检查、列出可用的字段。")))
def templates() -> None:
    """The group."""


@templates.command("list", help=spoken(say("列出全部模板：编号、名称、来源和级别、生成方式。")))
@templates_option
@click.pass_context
def show(ctx: click.Context, templates_dir: Path | None) -> None:
    """Exit 1 when a template cannot be used."""
    table = _table(say("编号"), say("名称"), say("级别"), say("格式日期"), say("生成方式"), say("来源"))
    library = TemplateLibrary(templates_dir)
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
    _console().print(table)
    _say(unusable)
    ctx.exit(int(bool(unusable)))


@templates.command(help=spoken(say("把全部模板复制到一个目录，供在 Word 里修改；已有的文件不覆盖。")))
@click.argument("directory", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def export(directory: Path) -> None:
    """Exit 0; a file that is there already is the bank's own and stays."""
    library = TemplateLibrary()
    copied = [(info.path, directory / info.folder / info.path.name) for info in library]
    copied += [(path, directory / path.name) for path in library.clause_files]
    for path, target in copied:
        if target.exists():
            click.echo(spoken(say("已有，没有覆盖：{file}", file=str(target))), err=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        click.echo(target)


@templates.command("lint", help=spoken(say("检查一个模板、一个目录，或者不写时检查内置的全部模板，一次说出所有问题。")))
@click.argument("path", metavar="[DIR|FILE]", type=click.Path(exists=True, path_type=Path), required=False)
@click.pass_context
def lint_command(ctx: click.Context, path: Path | None) -> None:
    """Exit 1 when a template has a fault that would keep it from being used; a warning does not."""
    found: list[Fault] = []
    number = 0
    clauses, faults = _clauses(path)
    for number, (file, info) in enumerate(_asked(path), start=1):  # noqa: B007
        if file.name == CLAUSES_FILE:
            found += lint_clauses(file, others=clauses)
        elif info is None:
            found += [*lint(file, clauses=clauses), _unused(file)]
        else:
            found += lint(file, info.fields, allowed=info.blanks, clauses=clauses)
    found += (fault for fault in faults if fault not in found)
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


@templates.command(help=spoken(say("列出一份模板可以用的字段，以及每个字段的含义和例子。")))
@click.argument("template_id", metavar="ID")
def fields(template_id: str) -> None:
    """Exit 1 when there is no such template."""
    table = _table(say("字段"), say("含义"), say("例子"))
    for name, said in TemplateLibrary().info(template_id).fields.items():
        table.add_row(*map(escape, (name, str(said.get("meaning", "")), str(said.get("example", "")))))
    _console().print(table)


@templates.command(help=spoken(say("改正标签里的全角花括号、引号和竖线等；另存为新文件，加 --in-place 才改原文件。")))
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


@templates.command(help=spoken(say("给标签上色：字段蓝色，条件灰色小字；另存为新文件，加 --in-place 才改原文件。")))
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


def _clauses(path: Path | None) -> tuple[Clauses, Sequence[Fault]]:
    """The clauses that a template there may name, the bank's own among them, and why these cannot be used."""
    folder = path if path is None or path.is_dir() else path.parent
    if folder is not None and not (folder / CLAUSES_FILE).is_file() and (folder.parent / CLAUSES_FILE).is_file():
        folder = folder.parent
    try:
        return TemplateLibrary(folder).clauses, ()
    except TemplateError as error:
        return TemplateLibrary().clauses, error.faults


def _asked(path: Path | None) -> Iterator[tuple[Path, TemplateInfo | None]]:
    """The files to look at, each with what our `.toml` of the same name says."""
    known = {info.path.name: info for info in TemplateLibrary()}
    if path is None:
        yield from ((info.path, info) for info in known.values())
        yield from ((file, None) for file in TemplateLibrary().clause_files)
        return
    files = [path] if path.is_file() else sorted(path.rglob("*.docx"))
    for file in files:
        if not file.name.startswith("~$"):  # Word 打开文件时留下的锁
            yield file, known.get(file.name)


def _unused(file: Path) -> Fault:
    return Fault(
        Place(file=file.name),
        say("没有同名的内置模板，做文书时不会用到这个文件"),
        say("把文件名改成 templates list 里的编号"),
        severity="warning",
    )


def _table(*headings: Message) -> Table:
    table = Table(box=None, pad_edge=False)
    for index, heading in enumerate(headings):
        table.add_column(spoken(heading), no_wrap=index == 0)
    return table


def _console() -> Console:
    console = Console()
    return console if console.is_terminal else Console(width=200)


def _say(faults: list[Fault]) -> None:
    for fault in faults:
        mark = say("提醒") if fault.severity == "warning" else say("错误")
        click.echo(f"{spoken(mark)} {fault.in_language(chosen())}", err=True)
