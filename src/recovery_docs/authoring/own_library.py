"""The templates of an office: ours, its Word files in their place, and those of its own papers."""

from pathlib import Path

from recovery_docs.errors import Fault
from recovery_docs.fields.roots import DICTIONARY
from recovery_docs.filings.own import OwnPaper, own_papers
from recovery_docs.messages import say
from recovery_docs.rendering.check_template.lint import lint
from recovery_docs.rendering.engine.library import TemplateInfo, TemplateLibrary

GRADES = {"A": say("官方格式"), "B": say("通行格式"), "C": say("自拟")}
"""What the grade of a template means."""


def library_of(directory: Path | None = None) -> TemplateLibrary:
    """The library with the folder of an office; raises `TemplateError` where a description there cannot be used."""
    if directory is None or not directory.is_dir():
        return TemplateLibrary(directory)
    return TemplateLibrary(directory, map(_info, own_papers(directory)))


def _info(paper: OwnPaper) -> TemplateInfo:
    """A bank's own paper among the templates."""
    said = paper.settings
    return TemplateInfo(
        id=paper.id,
        folder="notices",
        title=said["title"],
        source=said["source"],
        grade=said["grade"],
        form_date=str(said["form_date"]),
        path=paper.word_file,
        own=True,
        settings=said,
    )


def lint_in(
    library: TemplateLibrary, file: Path | bytes, info: TemplateInfo | None, *, name: str | None = None
) -> list[Fault]:
    """Every fault of a Word file with the clauses of the library and the names of our fields; `name` is what it is called."""
    declared, blanks = (info.fields, info.blanks) if info else ({}, ())
    return lint(file, declared, name=name, allowed=blanks, clauses=library.clauses, dictionary=DICTIONARY)
