"""Where templates are found, and what is said beside each: its source, its grade, the fields that it may use."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.messages import say
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate, Way
from recovery_docs.rendering.word.clauses import CLAUSES_FILE, Clauses, read_clauses
from recovery_docs.shipped import TEMPLATES

Grade = Literal["A", "B", "C"]


@dataclass(frozen=True)
class TemplateInfo:
    """One template: the Word file and what the `.toml` beside it says.

    `grade` is A for an official form, B for one in common use, C for our own wording. `fields` maps a dotted name to its
    meaning and an example.
    """

    id: str
    folder: str
    title: str
    source: str
    grade: Grade
    form_date: str
    path: Path
    own: bool
    """Whether a bank's own Word file stands in for ours."""
    fields: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)
    settings: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @property
    def blanks(self) -> tuple[str, ...]:
        """The blanks that the form has for a pen."""
        return tuple(self.settings.get("blanks", ()))

    @property
    def required(self) -> tuple[str, ...]:
        """The fields that may not be empty in a paper that goes out."""
        return tuple(self.settings.get("required", ()))

    @property
    def pictures(self) -> frozenset[str]:
        """The fields that hold a picture."""
        return frozenset(name for name, said in self.fields.items() if said.get("kind") == "picture")


class TemplateLibrary:
    """All templates by id; a Word file of the same name under `own` replaces ours, and is read with our `.toml`.

    `more` are templates beside ours, as of a bank's own papers.
    """

    def __init__(self, own: Path | None = None, more: Iterable[TemplateInfo] = ()) -> None:
        if own is not None and not own.is_dir():
            raise TemplateError(
                Fault(
                    Place(file=own.name),
                    say("模板目录不存在"),
                    say("检查 --templates 后面的路径，或者用 templates export 先导出一份"),
                )
            )
        self._own = own
        self._more = tuple(more)
        self._compiled: dict[str, CompiledTemplate] = {}

    @cached_property
    def _infos(self) -> Mapping[str, TemplateInfo]:
        infos = (self._read(path) for path in sorted(TEMPLATES.glob("*/*.toml")))
        return {info.id: info for info in (*infos, *self._more)}

    @cached_property
    def clauses(self) -> Clauses:
        """The clauses that any template may name: ours, and where the bank has one of its own of the name, that one."""
        return _clauses_of(self._clause_data)

    @cached_property
    def _clause_data(self) -> "_ClauseData":
        return tuple((path.name, path.read_bytes(), path.parent == self._own) for path in self.clause_files)

    @property
    def clause_files(self) -> tuple[Path, ...]:
        """The Word files of clauses that there are, the bank's own after ours."""
        folders = (TEMPLATES, *([self._own] if self._own else []))
        return tuple(path for folder in folders if (path := folder / CLAUSES_FILE).is_file())

    def _read(self, description: Path) -> TemplateInfo:
        settings = tomllib.loads(description.read_text(encoding="utf-8"))
        path, own = description.with_suffix(".docx"), False
        if self._own is not None:
            candidates = (self._own / path.parent.name / path.name, self._own / path.name)
            if replacement := next((candidate for candidate in candidates if candidate.is_file()), None):
                path, own = replacement, True
        return TemplateInfo(
            id=settings["id"],
            folder=description.parent.name,
            title=settings["title"],
            source=settings["source"],
            grade=settings["grade"],
            form_date=str(settings["form_date"]),
            path=path,
            own=own,
            fields=settings.get("fields", {}),
            settings=settings,
        )

    def __iter__(self) -> Iterator[TemplateInfo]:
        return iter(self._infos.values())

    def info(self, template_id: str) -> TemplateInfo:
        """What is known of a template; `TemplateError` if there is none of that id."""
        try:
            return self._infos[template_id]
        except KeyError:
            raise TemplateError(
                Fault(
                    Place(),
                    say("没有编号为 {id} 的模板", id=template_id),
                    say("用 templates list 查看全部模板的编号"),
                )
            ) from None

    def compiled(self, template_id: str) -> CompiledTemplate:
        """The template ready to render, compiled once."""
        if template_id not in self._compiled:
            info = self.info(template_id)
            data = info.path.read_bytes()
            self._compiled[template_id] = _compiled(data, info.path.name, info.pictures, self._clause_data)
        return self._compiled[template_id]

    def way(self, template_id: str) -> Way:
        """How documents are made of a template; `TemplateError` where it cannot be used.

        Of ours it is known: they are compiled before they are shipped, and to compile all of them takes many seconds.
        """
        info = self.info(template_id)
        ours = not info.own and not info.pictures and all(not own for _, _, own in self._clause_data)
        return "compiled" if ours else self.compiled(template_id).way


_ClauseData = tuple[tuple[str, bytes, bool], ...]
"""Of each file of clauses its name, its bytes, and whether it is the bank's."""


@lru_cache(maxsize=8)
def _clauses_of(files: _ClauseData) -> Clauses:
    found = Clauses()
    for name, data, own in files:
        found = found.overridden(read_clauses(data, name, own=own))
    return found


@lru_cache(maxsize=128)
def _compiled(data: bytes, name: str, pictures: frozenset[str], clauses: _ClauseData) -> CompiledTemplate:
    """The same bytes are compiled once, however many libraries a long-running program opens."""
    return CompiledTemplate.load(data, name=name, pictures=pictures, clauses=_clauses_of(clauses))
