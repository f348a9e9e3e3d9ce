"""`recovery-docs trace`: where every figure, day, number and name of a packet's papers comes from."""

import io
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from recovery_docs import (
    Earlier,
    Fault,
    InputError,
    Loaded,
    Matter,
    Place,
    Traced,
    id_sha256,
    is_workbook,
    library_of,
    put_file,
    read_case,
    read_earlier,
    read_workbook,
    register_own,
    say,
    trace_cells,
    trace_headings,
    trace_json,
    trace_workbook,
    traced_packet,
)
from recovery_docs.cli.language import chosen, spoken
from recovery_docs.cli.opened_input import existing_file, profile_option
from recovery_docs.cli.packet import templates_option


@click.command(
    help=spoken(say("文书里每个金额、日期、号码、名称的出处：资料的哪一格、哪一项，或者怎样算出、依据哪一条。"))
)
@click.argument("folder", metavar="PACKET", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--case",
    "case_file",
    type=existing_file,
    help=spoken(say("做这个文书包的案件文件或者工作簿；不写的在文书包上面两层文件夹和当前文件夹里找同名的。")),
)
@profile_option
@templates_option
@click.option("--format", "form", type=click.Choice(["text", "json", "xlsx"]), default="text", show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help=spoken(say("输出文件，xlsx 必须写。")))
def trace(
    folder: Path, case_file: Path | None, profile: Path | None, templates_dir: Path | None, form: str, out: Path | None
) -> None:
    """Exit 0, 1 where other papers come out of the case by now, 2 where the packet or its case cannot be read."""
    if form == "xlsx" and out is None:
        raise click.UsageError(spoken(say("--format {form} 需要用 --out 写明输出文件", form=form)))
    earlier = read_earlier(folder)
    if earlier is None or not earlier.manifest:
        raise InputError(
            Fault(Place(file=folder.name), say("清单读不了，无法核对"), say("重新制作这个文书包，或者从备份取回"))
        )
    path = case_file or _found(folder, earlier.manifest["input"]["file"])
    loaded = _case_of(path, earlier, profile)
    register_own(templates_dir)
    matter = Matter.on(loaded.case, date.fromisoformat(earlier.manifest["as_of"]))
    _, traced = traced_packet(loaded, matter, earlier, library_of(templates_dir), path.parent)
    match form:
        case "xlsx":
            data = trace_workbook(traced, chosen())
        case "json":
            data = trace_json(traced, loaded.sha256, chosen())
        case _:
            data = _table(traced, loaded, wide=out is not None)
    if out is not None:
        put_file(out, data)
        click.echo(out)
    else:
        click.echo(data.decode().rstrip("\n"))


def _found(folder: Path, name: str) -> Path:
    """The case's file where it is likely to lie."""
    places = (folder.absolute().parent, folder.absolute().parent.parent, Path.cwd())
    found = next((place / name for place in places if (place / name).is_file()), None)
    if found is None:
        problem = say("找不到做这个文书包的 {name}", name=name)
        raise InputError(Fault(Place(file=folder.name), problem, say("用 --case 写明它在哪里")))
    return found


def _case_of(path: Path, earlier: Earlier, profile: Path | None) -> Loaded:
    """The packet's case out of its file, or of the workbook's rows."""
    wanted = earlier.manifest["facts_sha256"]["id"]
    if not is_workbook(path):
        return read_case(path)
    for row in read_workbook(path, profile):
        if row.loaded is not None and id_sha256(row.loaded.case.id) == wanted:
            return row.loaded
    raise InputError(Fault(Place(file=path.name), say("工作簿里没有这一案"), say("用 --case 写明做的时候的工作簿")))


def _table(traced: tuple[Traced, ...], loaded: Loaded, *, wide: bool) -> bytes:
    console = Console(file=io.StringIO(), width=240 if wide else None, highlight=False, record=True)
    console.print(
        spoken(say("资料：{file}，SHA-256 {sha256}", file=loaded.source, sha256=loaded.sha256)), soft_wrap=True
    )
    for file in dict.fromkeys(one.file for one in traced):
        table = Table(title=file, title_justify="left", show_lines=False)
        for heading in trace_headings()[1:4]:
            table.add_column(heading.in_language(chosen()), overflow="fold")
        table.add_column(spoken(say("出处")), overflow="fold")
        for one in traced:
            if one.file == file:
                _, place, text, field, _, sources, workings = trace_cells(one, chosen())
                table.add_row(place, text, field, "\n".join(part for part in (sources, workings) if part))
        console.print(table, markup=False)
    return console.export_text().encode()
