"""A parsed template: each part that holds words, with its paragraphs, its tags and its Jinja source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.messages import say
from recovery_docs.rendering.engine.dialect import jinja_source, property_source
from recovery_docs.rendering.engine.tag_lines import Whereabouts, numbered
from recovery_docs.rendering.word.drawings import repeats_drawings
from recovery_docs.rendering.word.passage import Paragraph, Tag, paragraphs, tags
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

    @property
    def numbered(self) -> str:
        """The source with a line for each tag."""
        return numbered(self.source)

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


def taken_apart(parts: Mapping[str, bytes], file: str) -> tuple[ReadPart, ...]:
    """Every part that holds words, in the order in which people look at them.

    Raises `TemplateError` if there is no body, or a part is out of all proportion.
    """
    found = text_parts(parts, file)
    if faults := [fault for part in found for fault in _out_of_proportion(part, file)]:
        raise TemplateError(*faults)
    return tuple(ReadPart(part, _source(part)) for part in found)


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
