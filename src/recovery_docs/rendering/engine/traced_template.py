"""A template that notes, value by value, which fields it printed and where in the words: only for tracing, never for making."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from jinja2.runtime import Context, Undefined

from recovery_docs.rendering.engine.compiled_template import CompiledTemplate
from recovery_docs.rendering.engine.library import TemplateLibrary
from recovery_docs.rendering.engine.sandbox import TemplateEnvironment
from recovery_docs.tree.group import Group
from recovery_docs.tree.leaf import Several

_BODY = "word/document.xml"


@dataclass(frozen=True)
class FieldUsed:
    """A field that was asked for before something was printed. `fact` is the key path behind it, empty where there is none."""

    path: str
    fact: str
    meaning: str
    text: str


@dataclass(frozen=True)
class Printed:
    """A value in the words of the body: from where, how long, of which fields, the last asked first."""

    start: int
    text: str
    fields: tuple[FieldUsed, ...]


class TracingEnvironment(TemplateEnvironment):
    """Jinja as templates see it, with every field noted that is asked for."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.asked: list[FieldUsed] = []
        self.printed: list[tuple[str, tuple[FieldUsed, ...]]] = []

    def getattr(self, obj: Any, attribute: str) -> Any:
        value = super().getattr(obj, attribute)
        self._note(obj, attribute, value)
        return value

    def getitem(self, obj: Any, argument: Any) -> Any:
        value = super().getitem(obj, argument)
        self._note(obj, str(argument), value)
        return value

    def shown(self, value: Any, context: Context) -> str:
        text = super().shown(value, context)
        if isinstance(value, (Group, Several)) and value.path and not isinstance(value, Undefined):
            fact = value.fact if isinstance(value, Group) else ""
            self.asked.append(FieldUsed(value.path, fact, "", str(text)))
        self.printed.append((str(text), tuple(reversed(self.asked))))
        self.asked.clear()
        return text

    def _note(self, owner: Any, name: str, value: Any) -> None:
        for group in owner if isinstance(owner, Several) else (owner,):
            declared = group.fields.get(name) if isinstance(group, Group) else None
            if declared is not None:
                text = "" if isinstance(value, (Group, Several)) else str(value)
                self.asked.append(FieldUsed(group._path_of(name), group._fact_of(declared), declared.meaning, text))


class TracedTemplate(CompiledTemplate):
    """The same template, which keeps what the last document was made of."""

    environment = TracingEnvironment
    body: tuple[Printed, ...] = ()

    def _made(
        self, context: Mapping[str, Any], *, draft: bool = False
    ) -> tuple[dict[str, list[str]], dict[str, bytes]]:
        notes: dict[str, list[tuple[str, tuple[FieldUsed, ...]]]] = {}
        environment = self._environment
        assert isinstance(environment, TracingEnvironment)
        with self._explained(context):
            names = self._names(context, draft=draft)
            for part, program in self._programs.items():
                environment.printed, environment.asked = notes.setdefault(part, []), []
                program.pieces(names)
        made = super()._made(context, draft=draft)
        if _BODY in notes:
            self.body = tuple(self._placed(made[0][_BODY], notes[_BODY]))
        return made

    def _placed(self, pieces: list[str], notes: list[tuple[str, tuple[FieldUsed, ...]]]) -> Iterator[Printed]:
        """Each value with its position. What a block was made of is noted before the block is printed."""
        at, note = 0, 0
        for piece in pieces:
            words = self._words[_BODY].of([piece]) or ""
            if piece not in self._programs[_BODY].own_text:
                fields: list[FieldUsed] = []
                while note < len(notes):
                    text, asked = notes[note]
                    note += 1
                    fields += asked
                    if text == piece:
                        break
                yield Printed(at, unescape(words), tuple(fields))
            at += len(words)


class TracingLibrary(TemplateLibrary):
    """The same templates, of which each keeps by the paper's file what it printed there."""

    def __init__(self, like: TemplateLibrary) -> None:
        super().__init__(like._own, like._more)
        self.printed: dict[str, tuple[Printed, ...]] = {}

    def compiled(self, template_id: str) -> CompiledTemplate:
        if template_id not in self._compiled:
            printed = self.printed

            class Kept(TracedTemplate):
                def render_and_read(
                    self, context: Mapping[str, Any], file: str, *, draft: bool = False
                ) -> tuple[bytes, dict[str, str]]:
                    self.body = ()
                    made = super().render_and_read(context, file, draft=draft)
                    printed[file] = self.body
                    return made

            self._compiled[template_id] = Kept.of(super().compiled(template_id))
        return self._compiled[template_id]
