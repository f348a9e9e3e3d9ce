"""A parsed template: each part that holds words, with its paragraphs, its tags and its Jinja source."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from recovery_docs.rendering.engine.dialect import jinja_source, property_source
from recovery_docs.rendering.engine.tag_lines import Whereabouts, numbered
from recovery_docs.rendering.word.drawings import repeats_drawings
from recovery_docs.rendering.word.passage import Paragraph, Tag, paragraphs, tags
from recovery_docs.rendering.word.table_grid import mark_tables
from recovery_docs.rendering.word.text_parts import TextPart, text_parts

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
    """Every part that holds words, in the order in which people look at them; `TemplateError` if there is no body."""
    return tuple(ReadPart(part, _source(part)) for part in text_parts(parts, file))


def _source(part: TextPart) -> str:
    if part.kind == "properties":
        return property_source(part.root)
    mark_tables(part.root)
    return jinja_source(part.root)
