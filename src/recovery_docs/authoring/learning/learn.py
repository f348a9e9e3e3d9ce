"""A template learned from an old letter and its case: fields put in, what stays told, the letter printed again and compared."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from recovery_docs.authoring.learning.case_values import values_of
from recovery_docs.authoring.learning.comparison import Difference, differences
from recovery_docs.authoring.learning.found_values import Found, Reader
from recovery_docs.authoring.learning.left_standing import Facts, left_standing
from recovery_docs.authoring.learning.old_letter import put, with_settings
from recovery_docs.authoring.learning.other_cases import not_printed
from recovery_docs.authoring.learning.table_loops import Loop, put_loops
from recovery_docs.errors import Fault, Place, TemplateError
from recovery_docs.filings.declared import declared_filing
from recovery_docs.filings.filing import Document
from recovery_docs.messages import Message, say
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate
from recovery_docs.rendering.engine.dialect import W, written
from recovery_docs.rendering.word.archive import Container, read_parts
from recovery_docs.rendering.word.painted_tags import with_painted_tags
from recovery_docs.rendering.word.text_parts import TextPart, text_parts

_OPENING = 8
_OFFICE = ("creator", "lastModifiedBy", "Company", "Manager", "title", "subject", "description", "keywords")
"""Properties of a file that say who wrote it, and for whom."""


@dataclass(frozen=True)
class PutIn:
    """A field that stands in the place of words of the old letter."""

    passage: Message
    found: Found


@dataclass(frozen=True)
class Learned:
    """What became of an old letter."""

    to: str
    docx: bytes
    put_in: tuple[PutIn, ...]
    loops: tuple[Loop, ...]
    standing: tuple[Fault, ...]
    """What stays of the case; while there is an error among them, the template is no use."""
    differences: tuple[Difference, ...]
    lacking: tuple[Fault, ...]
    """Fields that other cases, or this one, do not have: where a condition is missing."""

    @property
    def refused(self) -> bool:
        return any(one.severity == "error" for one in self.standing)

    @property
    def debatable(self) -> tuple[PutIn, ...]:
        """Those that may be another field, or are one of several things of this case."""
        return tuple(one for one in self.put_in if one.found.mark or one.found.value.of_several)


def learn(
    letter: bytes,
    file: str,
    matter: Matter,
    *,
    title: str,
    to: str | None = None,
    keep: Iterable[str] = (),
    also: Mapping[str, Matter] | None = None,
) -> Learned:
    """The template; `TemplateError` where the letter is no Word file that could be one, or goes to nobody."""
    CompiledTemplate.load(letter, name=file)
    kept = tuple(keep)
    recipient = to or _recipient(letter, matter)
    document = _document(letter, matter, title, recipient, file)
    values = values_of(document.context)
    parts = read_parts(letter, file)
    texts = text_parts(parts, file)
    _must_stand(kept, texts, file)
    put_in: list[PutIn] = []
    loops: list[Loop] = []
    for part in texts:
        if part.kind == "properties":
            _without_office(part)
        else:
            loops += put_loops(part.root, document.context, recipient)
            put_in += _put_in(part, Reader(values, recipient, kept))
        parts[part.name] = written(part.root)
    bare = Container(parts).packed([])
    standing = left_standing(bare, file, Facts.of(matter.case, values), kept)
    painted = with_painted_tags(bare, file)
    compiled = CompiledTemplate.load(painted, name=file)
    try:
        again = differences(letter, compiled.render(document.context))
        lacking: list[Fault] = []
    except TemplateError as error:
        again, lacking = (), list(error.faults)
    for name, other in (also or {}).items():
        contexts = [one.context for one in _documents(other, title, recipient)]
        if not contexts:
            nobody = say("案件 {case} 没有这份函要发给的人，没有试印", case=name)
            lacking.append(Fault(Place(file=file), nobody, say("换一个案件"), severity="warning"))
        for one in put_in:
            place = Place(file=file, passage=one.passage, tag=one.found.tag)
            lacking += not_printed(one.found.tag, place, document.context, contexts, name)
    return Learned(recipient, painted, tuple(put_in), tuple(loops), standing, again, tuple(lacking))


def _recipient(letter: bytes, matter: Matter) -> str:
    """To whom such a letter goes: whose name stands at its beginning."""
    names = {to: [one.subject for one in _documents(matter, "", to) if one.subject] for to in ("guarantor", "borrower")}
    for lines in (_addressed(letter), _lines(letter)[:_OPENING]):
        for line in lines:
            for to, people in names.items():
                if any(name in line for name in people):
                    return to
    return "case"


def _addressed(letter: bytes) -> list[str]:
    """The lines that address somebody."""
    texts = text_parts(read_parts(letter, "letter.docx"), "letter.docx")
    return [one.text for part in texts for one, beside in with_settings(part) if beside.salutation]


def _document(letter: bytes, matter: Matter, title: str, to: str, file: str) -> Document:
    """The paper of this case that the letter was: the one for whom it names first."""
    found = _documents(matter, title, to)
    if not found:
        raise TemplateError(
            Fault(Place(file=file), say("这个案件里没有这份函要发给的人"), say("换一个案件，或者用 --to 写明发给谁"))
        )
    text = "\n".join(_lines(letter))
    place = {id(one): text.find(one.subject) if one.subject else 0 for one in found}
    named = [one for one in found if place[id(one)] >= 0]
    return min(named, key=lambda one: place[id(one)]) if named else found[0]


def _documents(matter: Matter, title: str, to: str) -> tuple[Document, ...]:
    return declared_filing({"id": "learned", "title": title, "to": to}, "notices").documents(matter)


def _lines(letter: bytes) -> list[str]:
    texts = text_parts(read_parts(letter, "letter.docx"), "letter.docx")
    return [one.text for part in texts if part.kind == "body" for one, _ in with_settings(part)]


def _must_stand(kept: tuple[str, ...], texts: Iterable[TextPart], file: str) -> None:
    """What is kept by --keep must be in the letter, or it is a slip of the pen."""
    whole = "\n".join("".join(one.itertext()) for part in texts for one in part.root.iter(f"{W}p"))
    missing = [one for one in kept if one not in whole]
    if missing:
        raise TemplateError(
            *(
                Fault(Place(file=file), say("旧函里没有 --keep 写的“{text}”", text=one), say("照旧函的原文写"))
                for one in missing
            )
        )


def _without_office(part: TextPart) -> None:
    for element in part.root.iter():
        if isinstance(element.tag, str) and element.tag.rpartition("}")[2] in _OFFICE and not len(element):
            element.text = ""


def _put_in(part: TextPart, reader: Reader) -> Iterator[PutIn]:
    for paragraph, beside in with_settings(part):
        done: list[PutIn] = []
        for one in reversed(reader.found_in(paragraph.text, beside)):
            if put(paragraph.element, one.start, one.end, one.tag + one.mark):
                done.insert(0, PutIn(paragraph.passage, one))
        yield from done
