"""`recovery-docs workbook`: an empty workbook to fill in, and every fault of one that is filled in."""

from datetime import date
from pathlib import Path
from typing import Literal

import click

from recovery_docs import (
    WORKBOOK_SUFFIXES,
    Fault,
    Profile,
    Reading,
    file_in_making,
    is_workbook,
    profile_for,
    profile_text,
    read_for,
    read_workbook,
    reading_lines,
    say,
)
from recovery_docs.cli.language import chosen, spoken
from recovery_docs.cli.opened_input import (
    PROFILE_NAMES,
    existing_file,
    filing_option,
    filings_named,
    profile_option,
    show_faults,
)


@click.group(help=spoken(say("生成空的案件工作簿，或者检查填好的工作簿。")))
def workbook() -> None:
    """The group."""


@workbook.command(help=spoken(say("生成一本空的工作簿：下拉选项、标题批注、一行示例。")))
@click.argument("path", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--shape",
    type=click.Choice(["linked", "flat"]),
    default="linked",
    show_default=True,
    help=spoken(say("linked 为按案件编号关联的多张表，flat 为一案一行的一张表。")),
)
def new(path: Path, shape: Literal["linked", "flat"]) -> None:
    """Write an empty workbook; one that is there is never overwritten."""
    from recovery_docs import blank_workbook

    if path.suffix.lower() != ".xlsx":
        raise click.UsageError(spoken(say("文件名应以 .xlsx 结尾")))
    if path.exists():
        raise click.UsageError(spoken(say("{name} 已经存在，换一个文件名", name=path.name)))
    with file_in_making(path) as making:
        blank_workbook(shape).save(making)
    click.echo(path)


@workbook.command(
    help=spoken(say("说明工作簿怎样读：标题、单位、每一列是什么、还缺什么；可以写成方案，改好后每月照用。"))
)
@click.argument("path", metavar="BOOK", type=existing_file)
@filing_option
@profile_option
@click.option(
    "--write-profile",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help=spoken(say("把所理解的写成方案，.toml 或者 .xlsx，供改正。")),
)
@click.option(
    "--as",
    "form",
    type=click.Choice(["toml", "xlsx"]),
    help=spoken(say("方案的格式；不写的看文件名，没有文件名的写在工作簿旁边。")),
)
@click.pass_context
def read(
    ctx: click.Context,
    path: Path,
    filing_ids: tuple[str, ...],
    profile: Path | None,
    target: Path | None,
    form: str | None,
) -> None:
    """Exit 0 when nothing is asked and nothing is missing, 1 when something is."""
    heeded = profile_for(path, profile)
    wanted = filings_named(filing_ids or heeded.filings or ("collection-notice",))
    reading, facts = read_for(path, wanted, today=date.today(), profile=heeded, language=chosen())
    for line in reading_lines(reading, facts, chosen()):
        click.echo(line)
    if target is not None or form is not None:
        _write_profile(reading, heeded, target or path.with_name(PROFILE_NAMES[form or "toml"]))
    ctx.exit(int(bool(facts) or any(fault.severity == "error" for fault in reading.faults)))


def _write_profile(reading: Reading, heeded: Profile, target: Path) -> None:
    suffix = target.suffix.lower()
    if suffix not in (".toml", ".xlsx"):
        raise click.UsageError(spoken(say("方案的文件名应以 .toml 或者 .xlsx 结尾")))
    if target.exists():
        raise click.UsageError(spoken(say("{name} 已经存在，换一个文件名", name=target.name)))
    from recovery_docs import mapping_workbook

    text = profile_text(reading, heeded)
    with file_in_making(target) as making:
        if suffix == ".toml":
            making.write_text(text, encoding="utf-8")
        else:
            mapping_workbook(reading, text).save(making)
    click.echo(spoken(say("方案：{path}", path=target)))


@workbook.command(help=spoken(say("列出工作簿里的全部错误和可疑之处，一次看完。")))
@click.argument("path", metavar="FILE", type=existing_file)
@profile_option
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help=spoken(say("另存一份，在出错的单元格上加批注和颜色。")),
)
@click.pass_context
def check(ctx: click.Context, path: Path, profile: Path | None, out: Path | None) -> None:
    """Exit 0 when every row can be read, 2 when one cannot."""
    if not is_workbook(path):
        raise click.UsageError(
            spoken(
                say(
                    "{name} 不是工作簿；工作簿用 {books}，其他表格在表格软件中另存为 .xlsx",
                    name=path.name,
                    books=WORKBOOK_SUFFIXES,
                )
            )
        )
    from recovery_docs import doubted_rows

    rows = read_workbook(path, profile)
    faults = [*rows.take_faults()]
    cases = 0
    for row in doubted_rows(rows):
        cases += row.loaded is not None
        faults += (*row.faults, *(row.loaded.doubts(row.loaded.case.request.as_of) if row.loaded else ()))
    errors = sum(fault.severity == "error" for fault in faults)
    show_faults(faults)
    click.echo(
        spoken(
            say(
                "可以读取的案件 {cases} 件，错误 {errors} 处，提示 {warnings} 处",
                cases=cases,
                errors=errors,
                warnings=len(faults) - errors,
            )
        )
    )
    if out is not None:
        _write_marked(path, out, faults)
    ctx.exit(2 if errors else 0)


def _write_marked(path: Path, out: Path, faults: list[Fault]) -> None:
    from recovery_docs import suffix_of, write_marked

    if out.suffix.lower() != suffix_of(path):
        raise click.UsageError(spoken(say("--out 的文件名应以 {suffix} 结尾", suffix=suffix_of(path))))
    if out.resolve() == path.resolve():
        raise click.UsageError(spoken(say("--out 不能是原来的文件")))
    told = write_marked(path, out, faults, chosen())
    show_faults([told] if told else [])
    click.echo(out)
