"""The fallback to docxtpl for pictures, rich text and sub-documents: docxtpl places these, the programs are ours.

So the data is escaped and the template shut in as everywhere else, and each part is rendered once.
"""

import io
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from types import FunctionType
from typing import Any

from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from lxml import etree

from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.messages import say
from recovery_docs.packages import DOCUMENT, damaged
from recovery_docs.rendering.engine.dialect import W, parsed
from recovery_docs.rendering.engine.sandbox import FOR_DOCXTPL, printed
from recovery_docs.rendering.engine.template_parts import ReadPart
from recovery_docs.rendering.engine.unprintable import OtherFileError, StrayWordsError
from recovery_docs.rendering.word.archive import Container, read_parts
from recovery_docs.rendering.word.drawings import renumbered
from recovery_docs.rendering.word.rich_text_links import has_lost_relations, relate_links

_STRUCTURE = tuple(f"{W}{name}" for name in ("body", "p", "r", "tbl", "tr", "tc", "hdr", "ftr", "footnote", "endnote"))


@dataclass(frozen=True, slots=True)
class Picture:
    """An image for a template's field: the file's bytes, and its width in millimetres."""

    data: bytes
    width: float | None = None

    def __call__(self, document: DocxTemplate) -> InlineImage:
        return InlineImage(document, io.BytesIO(self.data), width=None if self.width is None else Mm(self.width))


def needs_docxtpl(parts: Iterable[ReadPart]) -> bool:
    """Whether a template prints whole runs, paragraphs, rows or cells, such as `{{r … }}` or `{{p … }}`."""
    return any(tag.text.startswith("{{") and tag.level for part in parts for tag in part.tags)


_document: ContextVar[DocxTemplate] = ContextVar("document")
"""The Word file that is being filled."""


def is_placed(value: Any) -> bool:
    """Whether docxtpl has to put the value into the file: an image, a sub-document, or a function that makes one."""
    return isinstance(value, (*FOR_DOCXTPL, Picture, FunctionType, partial))


def is_made_for_a_file(value: Any) -> bool:
    """Whether it is a sub-document, which brings its pictures and styles into one Word file; an image goes into any."""
    return isinstance(value, FOR_DOCXTPL) and not isinstance(value, InlineImage)


def printed_or_placed(value: Any) -> Any:
    """The value as it may be printed; an image as one of the file being filled, whichever file it was made for.

    A function that stands in the context is called with the `DocxTemplate`, and gives what only that can make.
    """
    if not is_placed(value):
        return printed(value)
    if (document := _document.get(None)) is None:
        return ""
    if isinstance(value, InlineImage):
        return InlineImage(document, value.image_descriptor, value.width, value.height, value.anchor)
    if not isinstance(value, FOR_DOCXTPL):
        return printed_or_placed(value(document))
    if value.tpl is not document:
        raise OtherFileError
    return value


class Placing:
    """Puts rendered parts, and whatever docxtpl places in them, into the Word file."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def placed(
        self,
        context: Mapping[str, Any],
        parts: Mapping[str, ReadPart],
        rendered: Callable[[str, Mapping[str, Any]], str],
        file: str,
    ) -> bytes:
        """The finished .docx; `rendered` makes a part's XML of its name and the context."""
        document = DocxTemplate(io.BytesIO(self._data))
        try:
            document.render_init()
        except (LookupError, ValueError) as error:  # 关系指到的部件包里没有，或者没有写是什么
            wrong = damaged(DOCUMENT)
            raise TemplateError(Fault(Place(file=file), wrong.problem, wrong.remedy)) from error
        package = {part.partname.lstrip("/"): part for part in document.docx.part.package.parts}
        token = _document.set(document)
        try:
            for name, part in parts.items():
                document.current_rendering_part = package[name]
                _put(package[name], renumbered(rendered(name, context)), part, file)
        finally:
            _document.reset(token)
        saved = io.BytesIO()
        document.docx.save(saved)
        return Container(read_parts(saved.getvalue(), file)).packed([])


def _put(target: Part, xml: str, part: ReadPart, file: str) -> None:
    root = parsed(xml.encode(), file, part.part.label)
    _refuse_stray_words(root)
    relate_links(root, target)
    if has_lost_relations(root, target):
        raise TemplateError(
            Fault(
                Place(file=file, passage=part.part.label),
                say("放进来的内容里有为另一个 Word 文件做的图片或者文件，这里没有"),
                say("图片用 InlineImage，文字用 RichText，都为这个文件做"),
            )
        )
    data = etree.tostring(root, encoding="UTF-8", standalone=True, xml_declaration=True)
    if isinstance(target, XmlPart):
        target._element = parse_xml(data)
    else:
        target._blob = data


def _refuse_stray_words(root: etree._Element) -> None:
    """Words where Word expects a run or a paragraph are in the file, and not on the page."""
    for element in root.iter(*_STRUCTURE):
        for words in (element.text, *(child.tail for child in element)):
            if words and words.strip():
                raise StrayWordsError(words.strip()[:20])
