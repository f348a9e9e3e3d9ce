"""The way of templates that hold pictures, rich text or sub-documents: docxtpl places these, the programs are ours.

So the data is escaped and the template shut in as everywhere else, and each part is rendered once.
"""

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from lxml import etree

from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.messages import say
from recovery_docs.rendering.archive import Container, read_parts
from recovery_docs.rendering.dialect import W, parsed
from recovery_docs.rendering.drawings import renumbered
from recovery_docs.rendering.read import ReadPart
from recovery_docs.rendering.sandbox import FOR_DOCXTPL, printed

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


def printed_or_placed(value: Any) -> Any:
    """The value as it may be printed; an image or a sub-document as it is."""
    return value if isinstance(value, FOR_DOCXTPL) else printed(value)


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
        """The finished .docx; `rendered` makes a part's XML of its name and the context.

        A function in the context is called with the `DocxTemplate`, and gives what only that can make.
        """
        document = DocxTemplate(io.BytesIO(self._data))
        document.render_init()
        values = _made(context, document)
        package = {part.partname.lstrip("/"): part for part in document.docx.part.package.parts}
        for name, part in parts.items():
            document.current_rendering_part = package[name]
            _put(package[name], renumbered(rendered(name, values)), part, file)
        saved = io.BytesIO()
        document.docx.save(saved)
        return Container(read_parts(saved.getvalue(), file)).packed([])


def _made(value: Any, document: DocxTemplate) -> Any:
    match value:
        case Mapping():
            return {name: _made(item, document) for name, item in value.items()}
        case list() | tuple():
            return [_made(item, document) for item in value]
        case _ if callable(value):
            return value(document)
    return value


def _put(target: Part, xml: str, part: ReadPart, file: str) -> None:
    root = parsed(xml.encode(), file, part.part.label)
    _refuse_stray_words(root, part, file)
    if isinstance(target, XmlPart):
        target._element = parse_xml(xml.encode())
    else:
        target._blob = etree.tostring(root, encoding="UTF-8", standalone=True, xml_declaration=True)


def _refuse_stray_words(root: etree._Element, part: ReadPart, file: str) -> None:
    """Words where Word expects a run or a paragraph are in the file, and not on the page."""
    for element in root.iter(*_STRUCTURE):
        for words in (element.text, *(child.tail for child in element)):
            if words and words.strip():
                raise TemplateError(
                    Fault(
                        Place(file=file, passage=part.part.label),
                        say("文字印在了段落之外，打开时看不到"),
                        say("整段、整行的标签只能印富文本或者子文档；普通文字去掉标签里的 r、p、tr、tc"),
                        words.strip()[:20],
                    )
                )
