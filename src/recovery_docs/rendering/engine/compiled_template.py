"""A Word template, compiled once: each document is then render, encode, deflate, write."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, Self

from jinja2.exceptions import TemplateSyntaxError

from recovery_docs.errors import TemplateError
from recovery_docs.messages import say
from recovery_docs.rendering.check_document.personal_numbers import numbers_in_attributes
from recovery_docs.rendering.check_document.scan import has_words, read_words
from recovery_docs.rendering.check_template.faults import template_faults, uncompilable
from recovery_docs.rendering.check_template.fields import field_uses
from recovery_docs.rendering.engine import diagnosis
from recovery_docs.rendering.engine.budget import Budget
from recovery_docs.rendering.engine.dialect import parsed
from recovery_docs.rendering.engine.line_breaks import breaks_paragraphs, expanded, has_special
from recovery_docs.rendering.engine.placing import Placing, needs_docxtpl, printed_or_placed
from recovery_docs.rendering.engine.program import Program
from recovery_docs.rendering.engine.sandbox import DRAFT, TemplateEnvironment, printed
from recovery_docs.rendering.engine.template_parts import ReadPart, ReadTemplate, taken_apart
from recovery_docs.rendering.engine.unprintable import NeedsDocxtplError
from recovery_docs.rendering.word.archive import Container, deflated, read_parts
from recovery_docs.rendering.word.clauses import Clauses
from recovery_docs.rendering.word.drawings import renumbered
from recovery_docs.rendering.word.emptied_cells import Emptied, can_be_emptied
from recovery_docs.rendering.word.part_words import PieceWords, broken, parsed_words
from recovery_docs.rendering.word.table_grid import has_marked, repaired
from recovery_docs.tree.names import Names

Way = Literal["compiled", "docxtpl"]
_BODY = "word/document.xml"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class CompiledTemplate:
    """One template, ready to render any number of documents; made by `load`.

    `proven` is the same template, taken apart by somebody who found no fault in it.
    """

    environment: type[TemplateEnvironment] = TemplateEnvironment

    def __init__(
        self,
        data: bytes,
        name: str,
        pictures: frozenset[str] = frozenset(),
        clauses: Clauses | None = None,
        *,
        proven: ReadTemplate | None = None,
    ) -> None:
        self.name = name
        self._data, self._clauses = data, clauses
        template = proven or taken_apart(data, name, clauses)
        if proven is None and (faults := template_faults(template, name)):
            raise TemplateError(*faults)
        self.sha256 = _digest(data, template)
        parts = template.parts
        self._parts = {part.part.name: part for part in template.read if part.has_tags}
        self.way: Way = "docxtpl" if pictures or needs_docxtpl(template.read) else "compiled"
        self._placing = Placing(template.docx if template.changed else data) if self.way == "docxtpl" else None
        self._environment = self.environment(finalize=printed_or_placed if self._placing else printed)
        self._programs: dict[str, Program] = {}
        self._emptied: dict[str, tuple[Emptied, ...]] = {}
        fields: set[str] = set()
        for part, source in self._parts.items():
            try:
                tree = source.taken_program()
                self._emptied[part] = can_be_emptied(tree.body)
                fields.update(use.path for use in field_uses(tree))
                self._programs[part] = Program(self._environment, tree)
            except (TemplateSyntaxError, SyntaxError, RecursionError) as error:
                raise TemplateError(uncompilable(source, name, error)) from error
        self.fields = frozenset(fields)
        self._roots = frozenset(path.partition(".")[0] for path in fields)
        unchanging = {part: content for part, content in parts.items() if part not in self._programs}
        self._container = Container(unchanging)
        self._words = {part: PieceWords(part, program.own_text) for part, program in self._programs.items()}
        self._still = {
            part: parsed_words(name, part, content) for part, content in unchanging.items() if has_words(part)
        }

    @cached_property
    def docx(self) -> bytes:
        """The template as a Word file with its clauses in place and the styles of its tags away, as docxtpl can fill it."""
        return spliced_docx(self._data, self.name, self._clauses)

    @cached_property
    def hidden_numbers(self) -> frozenset[str]:
        """Numbers of persons and accounts where no reader looks: descriptions of pictures, targets of links, settings."""
        return frozenset().union(*map(numbers_in_attributes, read_parts(self._data, self.name).values()))

    @cached_property
    def typed_words(self) -> str:
        """The words of its body that were typed into it, a line for each stretch: no field gives them."""
        changing = self._words.get(_BODY)
        return "\n".join(changing.own) if changing else self._still.get(_BODY, "")

    @classmethod
    def load(
        cls,
        source: Path | bytes,
        *,
        name: str | None = None,
        pictures: frozenset[str] = frozenset(),
        clauses: Clauses | None = None,
    ) -> Self:
        """Read and compile a template.

        `name` is what errors call it, by default the file's own; `pictures` are the fields that hold one;
        `clauses` are those that it may name.
        Raises `TemplateError` with every fault of the template.
        """
        if isinstance(source, bytes):
            return cls(source, name or "template.docx", pictures, clauses)
        return cls(source.read_bytes(), name or source.name, pictures, clauses)

    @classmethod
    def of(cls, plain: "CompiledTemplate") -> Self:
        """The same template in the environment of this class, which has the same filters; nothing is read or compiled again."""
        made = cls.__new__(cls)
        made.__dict__ |= plain.__dict__
        made._environment = cls.environment(finalize=printed_or_placed if plain._placing else printed)
        made._programs = {part: program.within(made._environment) for part, program in plain._programs.items()}
        return made

    def render(self, context: Mapping[str, Any], *, draft: bool = False) -> bytes:
        """The finished .docx. The same context gives the same bytes; a draft shows the names of missing fields.

        Raises `TemplateError` with every value that is missing or unfit, and where the template asks for it.
        """
        if self._placing:
            with self._explained(context):
                return self._placing.placed(context, self._parts, self._rendered, self.name)
        try:
            _, contents = self._made(context, draft=draft)
        except NeedsDocxtplError:
            return self._by_docxtpl.render(context, draft=draft)
        return self._packed(contents)

    def render_and_read(
        self, context: Mapping[str, Any], file: str, *, draft: bool = False
    ) -> tuple[bytes, dict[str, str]]:
        """The finished .docx, read back from its bytes, and the words of each of its parts.

        What the template left alone is compared with what it was; what was rendered is inflated, checked by its checksum
        and compared. It need not be parsed: `balance` has proven that it is well-formed whatever text is printed. Where a
        document prints more than text, or is docxtpl's work, it is parsed. Raises `TemplateError`.
        """
        if self._placing:
            docx = self.render(context, draft=draft)
            return docx, read_words(docx, file)
        try:
            pieces, contents = self._made(context, draft=draft)
        except NeedsDocxtplError:
            return self._by_docxtpl.render_and_read(context, file, draft=draft)
        docx = self._packed(contents)
        if self._container.unpacked(docx, file) != contents:
            raise TemplateError(broken(file, "*", say("校验和不符")))
        words = self._still.copy()
        for part, made in pieces.items():
            found = None if self._environment.prints_xml else self._words[part].of(made)
            words[part] = parsed_words(file, part, contents[part]) if found is None else found
        return docx, words

    @cached_property
    def _by_docxtpl(self) -> "CompiledTemplate":
        """The same template, made once it turns out that a value is a picture that nobody declared."""
        return CompiledTemplate(self._data, self.name, frozenset("*"), self._clauses)

    def _made(
        self, context: Mapping[str, Any], *, draft: bool = False
    ) -> tuple[dict[str, list[str]], dict[str, bytes]]:
        """The pieces of each part, and the parts as they will lie in the file."""
        with self._explained(context):
            names = self._names(context, draft=draft)
            pieces = {part: program.pieces(names) for part, program in self._programs.items()}
            contents = {
                part: _DECLARATION + self._finished("".join(made), self._parts[part]).encode()
                for part, made in pieces.items()
            }
        return pieces, contents

    def _packed(self, contents: Mapping[str, bytes]) -> bytes:
        return self._container.packed([deflated(part, content) for part, content in contents.items()])

    @contextmanager
    def _explained(self, context: Mapping[str, Any]) -> Iterator[None]:
        """Turn whatever fails into every fault with its place."""
        try:
            yield
        except NeedsDocxtplError:
            raise
        except diagnosis.FAILURES as error:
            faults = diagnosis.faults(self._parts.values(), context, self.name, placing=self._placing is not None)
            raise TemplateError(*(faults or (diagnosis.unexplained(error, self.name),))) from error

    def _names(self, context: Mapping[str, Any], *, draft: bool = False) -> dict[str, Any]:
        asked = context.of(self._roots) if isinstance(context, Names) else context
        return {**self._environment.globals, **asked, **Budget().names(), DRAFT: draft}

    def _rendered(self, part: str, context: Mapping[str, Any]) -> str:
        return self._finished(self._programs[part].render(self._names(context)), self._parts[part])

    def _finished(self, xml: str, part: ReadPart) -> str:
        """The rendered part with line breaks and table grids as Word wants them."""
        if has_special(xml):
            breaks = breaks_paragraphs(xml)
            xml = expanded(xml)
            if breaks:
                # 段落只能在正文的段落里断开；在超链接、文档属性里断开就不成 XML
                parsed(xml.encode(), self.name, part.part.label)
        for kind in self._emptied[part.part.name]:
            xml = kind.mended(xml)
        if part.repeats_drawings:
            xml = renumbered(xml)
        return repaired(xml, part.part, self.name) if has_marked(xml) else xml


def spliced_docx(data: bytes, file: str, clauses: Clauses | None = None) -> bytes:
    """A template as a Word file that needs no clauses. Raises `TemplateError` where one that it names cannot be put there."""
    template = taken_apart(data, file, clauses)
    if template.faults:
        raise TemplateError(*(fault.at(file=file) for fault in template.faults))
    return template.docx


def _digest(data: bytes, template: ReadTemplate) -> str:
    """Of the template and the clauses that it uses, by what they bring: an edit of any other clause changes nothing."""
    digest = hashlib.sha256(data)
    for clause in template.clauses:
        digest.update(clause.name.encode() + b"\0" + clause.digest)
    return digest.hexdigest()
