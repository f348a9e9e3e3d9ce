"""The trace of a packet as data and as a workbook: a row for each figure, day, number and name of its papers."""

from collections.abc import Iterable
from typing import Any

from openpyxl.styles import Alignment
from pydantic_core import to_json

from recovery_docs.answers.answer_sheet import answer_sheet, packed, words_at
from recovery_docs.messages import Language, Message, say
from recovery_docs.packet.provenance.trace import Traced

TRACE_HEADINGS = (
    (say("文书"), 34),
    (say("位置"), 24),
    (say("写的是"), 26),
    (say("字段"), 26),
    (say("字段的含义"), 36),
    (say("资料里的出处"), 60),
    (say("怎样得出"), 80),
)


def trace_headings() -> tuple[Message, ...]:
    """What stands above the cells of a row."""
    return tuple(heading for heading, _ in TRACE_HEADINGS)


OWN_WORDS = say("模板里的文字")


def trace_cells(one: Traced, language: Language) -> tuple[str, ...]:
    """A row of the table."""
    sources = "\n".join(place.in_language(language) for place in one.sources)
    workings = "\n".join(working.in_language(language) for working in one.workings)
    own = OWN_WORDS.in_language(language) if one.is_own else ""
    return (one.file, one.place.in_language(language), one.text, one.field, one.meaning, sources or own, workings)


def trace_json(traced: Iterable[Traced], input_sha256: str, language: Language) -> bytes:
    """The same as data; `input_sha256` is the hash of the file in which the sources stand."""
    rows: list[dict[str, Any]] = [
        {
            "file": one.file,
            "place": one.place.in_language(language),
            "text": one.text,
            "field": one.field or None,
            "meaning": one.meaning or None,
            "sources": [place.in_language(language) for place in one.sources],
            "workings": [working.in_language(language) for working in one.workings],
            "template": one.is_own,
        }
        for one in traced
    ]
    return to_json({"format": 1, "input_sha256": input_sha256, "traced": rows}, indent=2) + b"\n"


def trace_workbook(traced: Iterable[Traced], language: Language) -> bytes:
    """A sheet with a filter over its headings; words stay words, so nothing in it can become a formula."""
    book, sheet = answer_sheet(say("出处"), TRACE_HEADINGS, language)
    for row, one in enumerate(traced, start=2):
        for column, text in enumerate(trace_cells(one, language), start=1):
            words_at(sheet, row, column, text).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    return packed(book, sheet)
