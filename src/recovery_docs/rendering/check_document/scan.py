"""Reading a finished document back: its text, and the check that nothing is left over or missing."""

import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.messages import quoted, say
from recovery_docs.rendering.check_document.leftover import Left
from recovery_docs.rendering.check_document.typed_leftovers import left_over
from recovery_docs.rendering.word.archive import inflated, read_entries, read_parts
from recovery_docs.rendering.word.part_words import broken, parsed_words
from recovery_docs.rendering.word.passage import paragraphs
from recovery_docs.rendering.word.text_parts import text_parts

_WORDLESS = tuple(f"word/{name}" for name in ("styles", "settings", "fontTable", "webSettings", "numbering", "theme/"))

_Look = Callable[[str], Iterator[Left]]


def document_text(docx: bytes) -> str:
    """All words of a document: body, headers, footers, notes, comments and properties; a line for each paragraph.

    Raises `TemplateError` if the file is no .docx, or a part of it is not well-formed.
    """
    texts = read_words(docx, "document.docx")
    return "\n".join(texts[name] for name in sorted(texts, key=_reading_order))


def read_words(docx: bytes, file: str) -> dict[str, str]:
    """The words of each part of any document. Raises `TemplateError` naming every part that is not well-formed."""
    faults: list[Fault] = []
    texts: dict[str, str] = {}
    for entry in read_entries(docx, file, has_words):
        try:
            texts[entry.name] = parsed_words(file, entry.name, inflated(entry))
        except TemplateError as error:
            faults += error.faults
        except zlib.error as error:
            faults.append(broken(file, entry.name, quoted(error)))
    if faults:
        raise TemplateError(*faults)
    return texts


def refuse_incomplete(
    docx: bytes,
    file: str,
    *,
    words: Mapping[str, str] | None = None,
    draft: bool = False,
    known: object = "",
    allowed: tuple[str, ...] = (),
) -> str:
    """The words of a document; raises `TemplateError` with everything that keeps it from being complete.

    `words` are those of its parts where they have been read back already. `known` is the context that was printed, or its
    text: what a value says itself is not left over. `allowed` are the blanks that the form has for a pen. A draft may have
    blanks and placeholders, but no tags and no broken part.
    """
    look: _Look = partial(left_over, known=known, allowed=allowed, draft=draft)
    texts = read_words(docx, file) if words is None else words
    text = "\n".join(texts.values())
    if any(look(text)):
        raise TemplateError(*dict.fromkeys(_located(docx, file, texts, look)))
    return text


def has_words(name: str) -> bool:
    """Whether a part can hold words."""
    return name.endswith(".xml") and name.startswith(("word/", "docProps/")) and not name.startswith(_WORDLESS)


def _reading_order(name: str) -> tuple[bool, bool, str]:
    return name != "word/document.xml", not name.startswith("word/"), name


def _located(docx: bytes, file: str, texts: Mapping[str, str], look: _Look) -> list[Fault]:
    """The faults with their paragraphs; looked for only when there are any."""
    faults = []
    parts = {part.name: part for part in text_parts(read_parts(docx, file), file)}
    for name in (*parts, *(name for name in texts if name not in parts)):
        rest = Counter(look(texts.get(name, "")))
        for paragraph in paragraphs(parts[name]) if rest and name in parts else ():
            here = Place(file=file, passage=paragraph.passage)
            for left in look(paragraph.text):
                faults.append(_left(left, here))
                rest[left] -= 1
        elsewhere = Place(file=file, passage=parts[name].label if name in parts else say("部件 {name}", name=name))
        faults += (_left(left, elsewhere) for left in rest.elements())
    return faults


def _left(left: Left, place: Place) -> Fault:
    return Fault(place, left.problem, left.remedy, left.text)
