"""A parsed template: each part that holds words, with its paragraphs, its tags and its Jinja source."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache, cached_property

from jinja2 import nodes

from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.messages import say
from recovery_docs.rendering.engine.dialect import jinja_source, property_source, written
from recovery_docs.rendering.engine.sandbox import TemplateEnvironment
from recovery_docs.rendering.engine.tag_lines import Whereabouts, numbered
from recovery_docs.rendering.word.archive import Container, read_parts
from recovery_docs.rendering.word.clauses import Clause, Clauses
from recovery_docs.rendering.word.drawings import repeats_drawings
from recovery_docs.rendering.word.named_styles import CONDITION, FIELD, style_ids, without_tag_styles
from recovery_docs.rendering.word.passage import Paragraph, Tag, paragraphs, tags
from recovery_docs.rendering.word.splicing import spliced
from recovery_docs.rendering.word.table_grid import mark_tables
from recovery_docs.rendering.word.text_parts import TextPart, text_parts

_PAIRS = (("{{", "}}"), ("{%", "%}"), ("{#", "#}"))
MAX_UNCLOSED, MAX_WORDS, MAX_ELEMENTS = 300, 500_000, 150_000
"""Of one part. The largest official form has some 10,000 characters and 4,000 elements."""
_DELIMITERS = ("{{", "{%", "{#", "{_{", "}_}", "{_%", "%_}")
"""Of tags, and as docxtpl's dialect has them printed."""


@dataclass(frozen=True)
class ReadPart:
    """One part as people see it, and as Jinja does."""

    part: TextPart
    source: str

    @property
    def has_tags(self) -> bool:
        """Whether the part has to be rendered at all."""
        return any(delimiter in self.source for delimiter in _DELIMITERS) or bool(self.tags)

    @cached_property
    def numbered(self) -> str:
        """The source with a line for each tag."""
        return numbered(self.source)

    @cached_property
    def program(self) -> nodes.Template:
        """What Jinja makes of it, to be looked at and not to be changed; raises `TemplateSyntaxError`."""
        return reading_environment().parse(self.numbered)

    def taken_program(self) -> nodes.Template:
        """The same, for whoever changes it: nobody is given it again. Raises `TemplateSyntaxError`."""
        program = self.program
        del self.__dict__["program"]
        return program

    @cached_property
    def repeats_drawings(self) -> bool:
        return repeats_drawings(self.source)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(paragraphs(self.part))

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        return tuple(tag for paragraph in self.paragraphs for tag in tags(paragraph))

    def whereabouts(self, file: str) -> Whereabouts:
        return Whereabouts(self.part, self.source, file)


@dataclass(frozen=True)
class ReadTemplate:
    """A whole template with its clauses in place."""

    parts: Mapping[str, bytes]
    read: tuple[ReadPart, ...]
    """Every part that holds words, in the order in which people look at them."""
    clauses: tuple[Clause, ...]
    """Those that it uses, itself or through another."""
    faults: tuple[Fault, ...]
    """Of the clauses named."""
    changed: bool
    """Whether the parts are others than in the file."""

    @cached_property
    def docx(self) -> bytes:
        """The template as a Word file that needs no clauses."""
        return Container(self.parts).packed([])


def taken_apart(data: bytes, file: str, clauses: Clauses | None = None) -> ReadTemplate:
    """A template, read. Raises `TemplateError` for what is no Word file, or out of all proportion."""
    parts = read_parts(data, file)
    texts = text_parts(parts, file)
    if faults := [fault for part in texts for fault in _out_of_proportion(part, file)]:
        raise TemplateError(*faults)
    ids = style_ids(parts, (FIELD, CONDITION), file)
    undressed = {text.name for text in texts if without_tag_styles((text.root,), ids)}
    found = spliced(texts, clauses or Clauses())
    changed = undressed | found.changed
    parts |= {text.name: written(text.root) for text in found.texts if text.name in changed}
    read = tuple(ReadPart(text, _source(text)) for text in found.texts)
    return ReadTemplate(parts, read, found.used, found.faults, bool(changed))


def clause_read(clause: Clause) -> ReadPart:
    """A clause by itself, as if it were a template; those that it names stay as they are."""
    part = replace(clause.part, root=deepcopy(clause.part.root))
    return ReadPart(part, _source(part))


@cache
def reading_environment() -> TemplateEnvironment:
    """Jinja as it reads templates; none is rendered with it."""
    return TemplateEnvironment()


def _out_of_proportion(part: TextPart, file: str) -> Iterator[Fault]:
    """What nobody writes, and what would take minutes: for each tag that is not closed patterns look through all the rest."""
    words = "".join(part.root.itertext())
    if len(words) > MAX_WORDS or sum(1 for _ in part.root.iter()) > MAX_ELEMENTS:
        problem, remedy = say("太大，不像是平常的模板"), say("一份模板只写一种文书，其余的删去后另存")
        yield Fault(Place(file=file, passage=part.label), problem, remedy)
    elif max(words.rpartition(end)[2].count(start) for start, end in _PAIRS) > MAX_UNCLOSED:
        problem = say("有成百上千个标签没有写完，不像是平常的模板")
        remedy = say("每个标签的花括号成对地写；来源不明的模板不要使用")
        yield Fault(Place(file=file, passage=part.label), problem, remedy)


def _source(part: TextPart) -> str:
    if part.kind == "properties":
        return property_source(part.root)
    mark_tables(part.root)
    return jinja_source(part.root)
