"""`recovery-docs templates lint`: everything wrong with a Word file, a folder, or our own templates, in one run."""

from collections.abc import Iterator
from pathlib import Path

import click

from recovery_docs import (
    CLAUSES_FILE,
    DICTIONARY,
    Fault,
    TemplateError,
    TemplateInfo,
    TemplateLibrary,
    library_of,
    lint_clauses,
    lint_in,
    say,
    unused_templates,
)
from recovery_docs.cli.language import spoken
from recovery_docs.cli.templates.listed import tell


@click.command("lint", help=spoken(say("检查一个模板、一个目录，或者不写时检查内置的全部模板，一次说出所有问题。")))
@click.argument("path", metavar="[DIR|FILE]", type=click.Path(exists=True, path_type=Path), required=False)
@click.pass_context
def lint_command(ctx: click.Context, path: Path | None) -> None:
    """Exit 1 when a template has a fault that would keep it from being used; a warning does not."""
    library, found = _library(path)
    number = 0
    for number, (file, info) in enumerate(_asked(path, library), start=1):  # noqa: B007
        if file.name == CLAUSES_FILE:
            told = lint_clauses(file, others=library.clauses, dictionary=DICTIONARY)
        else:
            told = lint_in(library, file, info)
        found += (fault for fault in told if fault not in found)
        if info is None:
            found += (one for one in unused_templates(file.parent) if one.place.file == file.name)
    if not number:
        raise click.UsageError(spoken(say("目录里没有 .docx 文件")))
    tell(found)
    errors = sum(fault.severity == "error" for fault in found)
    summary = say(
        "查了{number}份模板：{errors}处错误，{warnings}处提醒",
        number=number,
        errors=errors,
        warnings=len(found) - errors,
    )
    click.echo(spoken(summary))
    ctx.exit(int(errors > 0))


def _library(path: Path | None) -> tuple[TemplateLibrary, list[Fault]]:
    """The library that the file or folder belongs to; ours alone, and why, where its own papers or clauses cannot be read."""
    folder = path if path is None or path.is_dir() else path.parent
    if folder is not None and not (folder / CLAUSES_FILE).is_file() and (folder.parent / CLAUSES_FILE).is_file():
        folder = folder.parent
    try:
        library = library_of(folder)
        _ = library.clauses
    except TemplateError as error:
        return library_of(), list(error.faults)
    return library, []


def _asked(path: Path | None, library: TemplateLibrary) -> Iterator[tuple[Path, TemplateInfo | None]]:
    """The files to look at, each with what the `.toml` of the same name says."""
    known = {info.path.name: info for info in library}
    if path is None:
        yield from ((info.path, info) for info in known.values())
        yield from ((file, None) for file in library.clause_files)
        return
    files = [path] if path.is_file() else sorted((*path.glob("*.docx"), *path.glob("*/*.docx")))
    for file in files:
        if not file.name.startswith("~$"):  # Word 打开文件时留下的锁
            yield file, known.get(file.name)
