"""How many times faster a document is made than by docxtpl, from the same template and the same words.

One plain line for each template: `docxtpl 63.1x civil-complaint`. Both ways must print the same text, or there is no ratio.
A second line says what reading the document back and scanning it takes, in times of its render.
Every engine's best round counts, since whatever else the machine does only ever adds time.
"""

import io
import os
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment

from benchmarks.sample import documents
from recovery_docs.filings.filing import Document
from recovery_docs.rendering.check_document.scan import document_text, refuse_incomplete
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate
from recovery_docs.rendering.engine.library import TemplateLibrary
from recovery_docs.rendering.filters.field_filters import FIELD_FILTERS
from recovery_docs.rendering.filters.list_filters import LIST_FILTERS

ROUNDS = int(os.environ.get("ROUNDS", "12"))
DOCUMENTS_A_ROUND = 25
"""Of ours in a round; docxtpl makes one."""


def main() -> int:
    """Exit 1 when the two ways print different texts."""
    library = TemplateLibrary()
    different = False
    for document in documents():
        template = library.compiled(document.template)
        original = template.docx
        context = document.context
        ours = template.render(context)
        refuse_incomplete(ours, document.template, known=context)
        if _words(ours) != _words(by_docxtpl(original, context)):
            print(f"different text: {document.template}", file=sys.stderr)
            different = True
            continue
        compiled, interpreted = _best(template, original, context)
        print(f"docxtpl {interpreted / compiled:.1f}x {document.template}", flush=True)
        read = min(_seconds(partial(_read_too, template, document), DOCUMENTS_A_ROUND) for _ in range(ROUNDS))
        print(f"read back {read / compiled - 1:.2f}x render {document.template}", flush=True)
    return int(different)


def _read_too(template: CompiledTemplate, document: Document) -> None:
    """What a packet does with each of its papers."""
    docx, words = template.render_and_read(document.context, document.template)
    refuse_incomplete(docx, document.template, words=words, known=document.context)


def by_docxtpl(original: bytes, context: Mapping[str, Any]) -> bytes:
    """The document as docxtpl's own documentation has it, with escaping on, since without it words are lost."""
    document = DocxTemplate(io.BytesIO(original))
    jinja = Environment()
    jinja.filters |= {**FIELD_FILTERS, **LIST_FILTERS}
    document.render(dict(context), jinja, autoescape=True)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _best(template: CompiledTemplate, original: bytes, context: Mapping[str, Any]) -> tuple[float, float]:
    """Seconds a document: ours, and docxtpl's. Rounds alternate, so that a busy moment falls on both."""
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(_seconds(lambda: template.render(context), DOCUMENTS_A_ROUND))
        theirs.append(_seconds(lambda: by_docxtpl(original, context), 1))
    return min(ours), min(theirs)


def _seconds(work: Callable[[], object], times: int) -> float:
    began = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - began) / times


def _words(docx: bytes) -> str:
    """The text without line breaks; docxtpl writes the same words in other runs."""
    return "".join(document_text(docx).split())


if __name__ == "__main__":
    sys.exit(main())
