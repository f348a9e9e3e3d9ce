"""A Word template, compiled once: each document is then render, encode, deflate, write."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from recovery_docs.rendering.archive import Container, deflated, read_parts
from recovery_docs.rendering.dialect import jinja_source, property_source
from recovery_docs.rendering.fields import field_uses
from recovery_docs.rendering.listing import expanded, has_special
from recovery_docs.rendering.package import TextPart, text_parts
from recovery_docs.rendering.program import Program
from recovery_docs.rendering.sandbox import Budget, TemplateEnvironment

Way = Literal["compiled", "docxtpl"]
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class CompiledTemplate:
    """One template, ready to render any number of documents; made by `load`."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.sha256 = hashlib.sha256(data).hexdigest()
        self.way: Way = "compiled"
        parts = read_parts(data, name)
        self._environment = TemplateEnvironment()
        sources = {part.name: _source(part) for part in text_parts(parts, name)}
        self._programs = {
            part: Program(self._environment, self._environment.parse(source))
            for part, source in sources.items()
            if "{{" in source or "{%" in source or "{#" in source
        }
        self._container = Container({part: content for part, content in parts.items() if part not in self._programs})
        self.fields = frozenset(
            use.path for source in sources.values() for use in field_uses(self._environment.parse(source))
        )

    @classmethod
    def load(cls, source: Path | bytes, *, name: str | None = None) -> "CompiledTemplate":
        """Read and compile a template; `name` is what errors call it, by default the file's own.

        Raises `TemplateError` with every fault of the template.
        """
        if isinstance(source, bytes):
            return cls(source, name or "template.docx")
        return cls(source.read_bytes(), name or source.name)

    def render(self, context: Mapping[str, Any]) -> bytes:
        """The finished .docx. The same context gives the same bytes."""
        names = {**self._environment.globals, **context, **Budget().names()}
        entries = []
        for part, program in self._programs.items():
            xml = program.render(names)
            if has_special(xml):
                xml = expanded(xml)
            entries.append(deflated(part, _DECLARATION + xml.encode()))
        return self._container.packed(entries)


def _source(part: TextPart) -> str:
    return property_source(part.root) if part.kind == "properties" else jinja_source(part.root)
