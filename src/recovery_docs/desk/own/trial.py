"""An office's own Word file tried: what is wrong with it and where; one without an error is put among its templates.

A file that is refused is not kept: no paper is made of it, and what was used before stays in use.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pathvalidate import sanitize_filename

from recovery_docs.authoring.own_library import library_of, lint_in
from recovery_docs.authoring.reading_copy import reading_copy
from recovery_docs.authoring.starting_pair import described
from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.fields.roots import DICTIONARY
from recovery_docs.filings.own import register_own
from recovery_docs.messages import say
from recovery_docs.packet.atomic_folder import put_file
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.check_template.lint_clauses import lint_clauses
from recovery_docs.rendering.engine.library import TemplateInfo, TemplateLibrary
from recovery_docs.rendering.engine.template_parts import clause_read
from recovery_docs.rendering.word.clauses import CLAUSES_FILE
from recovery_docs.shipped import TEMPLATES

SET_ASIDE = "已停用"
"""The folder among the templates into which goes what is not used any more."""


@dataclass(frozen=True)
class Tried:
    """What became of a file: its faults, errors first, and the name under which it is used, where it is."""

    faults: tuple[Fault, ...]
    used_as: Path | None


@dataclass(frozen=True)
class ClauseShown:
    """A clause to read: its name, its paragraphs with their tags, and whether it is the office's own."""

    name: str
    paragraphs: tuple[str, ...]
    own: bool


def made_known(folder: Path) -> tuple[Fault, ...]:
    """Make the office's own papers known as filings; why they cannot be, where a description cannot be read."""
    try:
        register_own(folder if folder.is_dir() else None)
    except TemplateError as error:
        return error.faults
    return ()


def library_in(folder: Path) -> tuple[TemplateLibrary, tuple[Fault, ...]]:
    """The templates with the office's own; ours alone, and why, where a description or the clauses there cannot be read."""
    if faults := made_known(folder):
        return library_of(), faults
    try:
        library = library_of(folder)
        _ = library.clauses
    except TemplateError as error:
        return library_of(), error.faults
    return library, ()


def put_in_place_of(data: bytes, template: str, folder: Path) -> Tried:
    """Try a Word file that stands in for one of ours, or `clauses.docx`; raises `TemplateError` for an unknown id."""
    library, _ = library_in(folder)
    if template == CLAUSES_FILE:
        faults = lint_clauses(data, name=template, others=library.clauses, dictionary=DICTIONARY)
        return _put(data, faults, folder / template)
    info = library.info(template)
    target = info.path if info.own else folder / f"{template}.docx"
    return _put(data, lint_in(library, data, info, name=f"{info.title}.docx"), target)


def put_new(data: bytes, title: str, to: str, folder: Path) -> Tried:
    """Try a Word file that is a paper of its own; with it goes a `.toml` that says what it is and to whom it goes.

    A description that is there already stays; raises `TemplateError` for a title that no file can have.
    """
    stem = own_name(title)
    library, _ = library_in(folder)
    target = folder / f"{stem}.docx"
    tried = _put(data, lint_in(library, data, None, name=target.name), target)
    description = target.with_suffix(".toml")
    if tried.used_as is not None and not description.exists():
        put_file(description, described(title.strip(), to).encode())
    return tried


def own_name(title: str) -> str:
    """What the files of a paper of this title are called; raises `TemplateError` where none can be, or ours is."""
    stem = str(sanitize_filename(title.strip().removesuffix(".docx"), "_", platform="universal")).strip(". ")
    if not stem:
        raise TemplateError(Fault(Place(), say("没有写文书的名称"), say("写一个名称，例如 律师函")))
    if any(path.stem == stem for path in TEMPLATES.glob("*/*.toml")) or stem == Path(CLAUSES_FILE).stem:
        raise TemplateError(
            Fault(Place(), say("“{name}”是内置文书的编号", name=stem), say("换一个名称，或者选择代替内置的那一种文书"))
        )
    return stem


def set_aside(info: TemplateInfo, folder: Path) -> None:
    """Use an own template no longer: it goes, with its description, into a folder of its own and is not lost."""
    if not info.own:
        raise TemplateError(Fault(Place(), say("这是内置的模板，不能停用"), say("要改它的，放入本行的 Word 代替")))
    away = folder / SET_ASIDE
    away.mkdir(exist_ok=True)
    for path in (info.path, info.path.with_suffix(".toml")):
        if path.is_file():
            path.replace(_free(away / path.name))


def faults_of(library: TemplateLibrary, info: TemplateInfo) -> tuple[Fault, ...]:
    """What is wrong with an own template that is in use, as when somebody changed it in Word since."""
    return tuple(lint_in(library, info.path, info)) if info.own else ()


def read_with(template: str, folder: Path, matter: Matter | None) -> bytes:
    """The template as a Word file to read, the values of the case on yellow ground; raises `TemplateError`."""
    library, _ = library_in(folder)
    return reading_copy(template, library, matter)


def clauses_shown(library: TemplateLibrary) -> Iterator[ClauseShown]:
    """Every clause that a template may name."""
    ours = {clause.name: clause.digest for clause in library_of().clauses}
    for clause in library.clauses:
        texts = tuple(paragraph.text for paragraph in clause_read(clause).paragraphs if paragraph.text.strip())
        yield ClauseShown(clause.name, texts, own=ours.get(clause.name) != clause.digest)


def _put(data: bytes, faults: list[Fault], target: Path) -> Tried:
    if any(fault.severity == "error" for fault in faults):
        return Tried(tuple(faults), None)
    target.parent.mkdir(parents=True, exist_ok=True)
    put_file(target, data)
    return Tried(tuple(faults), target)


def _free(path: Path) -> Path:
    """The path, or the first of its like that nothing has."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}（{number}）")
    return free
