"""`recovery-docs templates new`, `fields`, `show`: a pair to start from, every field that it may use, a copy to read."""

from datetime import date
from pathlib import Path

import click
from rich.markup import escape

from recovery_docs import (
    OWN_RECIPIENTS,
    field_rows,
    fields_document,
    fields_workbook,
    library_of,
    put_file,
    read_case,
    reading_copy,
    register_own,
    say,
    starting_pair,
)
from recovery_docs.cli.language import chosen, spoken
from recovery_docs.cli.opened_input import as_of_option, existing_file, matter_of
from recovery_docs.cli.packet import templates_option
from recovery_docs.cli.templates.listed import console_for, table_of

_RECIPIENTS = {**OWN_RECIPIENTS, **{ours: ours for ours in OWN_RECIPIENTS.values()}}


@click.command(help=spoken(say("新写一种文书：在目录里放一份 Word 模板和说明它的 .toml，从这里改起。")))
@click.argument("name", metavar="NAME")
@click.option(
    "--to",
    type=click.Choice(list(_RECIPIENTS)),
    required=True,
    help=spoken(say("发给谁，一人一份；case（案件）是全案一份。")),
)
@click.option(
    "--dir",
    "directory",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help=spoken(say("放在哪个目录，以后用 --templates 指它；不写的放在当前目录。")),
)
def new(name: str, to: str, directory: Path) -> None:
    """Exit 2 when there is such a file already."""
    for path in starting_pair(name, _RECIPIENTS[to], directory):
        click.echo(path)


@click.command(help=spoken(say("列出模板可以用的字段：名称、含义、例子；写了案件的，例子是这个案件的值。")))
@click.argument("template_id", metavar="[ID]", required=False)
@click.option("--case", "case_file", type=existing_file, help=spoken(say("用这个案件的值作例子。")))
@as_of_option
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help=spoken(say("写成 .xlsx 或者 .docx 文件，便于复制。")),
)
def fields(template_id: str | None, case_file: Path | None, as_of: date | None, out: Path | None) -> None:
    """Exit 1 when there is no such template."""
    matter = matter_of(read_case(case_file).case, as_of) if case_file else None
    rows = field_rows(matter)
    said = library_of().info(template_id).fields if template_id else {}
    if out is not None:
        if out.suffix not in (".xlsx", ".docx"):
            raise click.UsageError(spoken(say("--out 只能写成 .xlsx 或者 .docx")))
        made = fields_workbook(rows, chosen()) if out.suffix == ".xlsx" else fields_document(rows, chosen())
        put_file(out, made)
        click.echo(out)
        return
    table = table_of(say("字段"), say("含义"), say("例子"))
    for name, one in said.items():
        table.add_row(*map(escape, (name, str(one.get("meaning", "")), str(one.get("example", "")))))
    used = library_of().compiled(template_id).fields if template_id else None
    for row in rows:
        if used is None or row.path in used:
            table.add_row(*map(escape, (row.path, row.meaning, row.example)))
    console_for().print(table)


@click.command(help=spoken(say("写一份供阅读的 Word：条款放在原位；写了案件的，案件的值用黄底标出。")))
@click.argument("template_id", metavar="ID")
@click.option("--case", "case_file", type=existing_file, help=spoken(say("用这个案件的值填写。")))
@as_of_option
@templates_option
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help=spoken(say("写到哪个文件。")))
def show(
    template_id: str, case_file: Path | None, as_of: date | None, templates_dir: Path | None, out: Path | None
) -> None:
    """Exit 1 when there is no such template or the case has no use for it."""
    register_own(templates_dir)
    library = library_of(templates_dir)
    matter = matter_of(read_case(case_file).case, as_of) if case_file else None
    made = reading_copy(template_id, library, matter)
    target = out or Path(f"{library.info(template_id).title}（{spoken(say('供阅读'))}）.docx")
    put_file(target, made)
    click.echo(target)
