"""The letters of a packet: those that will be made and want a number each, and those that bear one."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from recovery_docs.filings.assessment import Assessment
from recovery_docs.filings.filing import Filing
from recovery_docs.filings.letter_numbers import LetterNumbers, letters_to
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.register.letter import Finished, Letter
from recovery_docs.rendering.engine.library import TemplateLibrary

if TYPE_CHECKING:  # SQLAlchemy 只在用到登记簿时才装载
    from recovery_docs.register.register import Register

_NUMBER = frozenset(("文书.编号", "文书.文号", "文书.发文字号"))
"""The fields by which a template prints the number."""


def prints_number(filing: Filing, templates: TemplateLibrary) -> bool:
    """Whether a letter of the filing prints its number."""
    printed = (templates.compiled(template).fields for template in filing.templates)
    return filing.folder == "notices" and any(fields & _NUMBER for fields in printed)


def letters_wanted(matter: Matter, assessments: Iterable[Assessment]) -> list[Letter]:
    """The creditor's letters among the documents of these filings that may go out; none where the case says its number."""
    request = matter.case.request
    said = request.letter
    if said is not None and said.number is not None:
        return []
    dated, times = request.filed_on or matter.as_of, said.times if said else None
    return [
        Letter(matter.case.id, filing, reader, dated, copy, times)
        for one in assessments
        if one.status == "ready"
        for filing, reader, copy in _letters_of(one, matter)
    ]


def numbers_drawn(
    register: "Register",
    pattern: str,
    matter: Matter,
    assessments: Iterable[Assessment],
    templates: TemplateLibrary,
    *,
    on: date,
) -> LetterNumbers:
    """The numbers of the letters that will be made of one case, on record before they are given."""
    letters = letters_wanted(matter, [one for one in assessments if prints_number(one.filing, templates)])
    return numbers_of(letters, register.allot(pattern, letters, on=on))


def finished_letters(manifest: Mapping[str, Any], numbers: LetterNumbers) -> tuple[Finished, ...]:
    """The letters of a finished packet that bear one of these numbers."""
    ours = set(numbers.values())
    papers = manifest["papers"] if ours else ()
    return tuple(Finished(one["number"], one["sha256"]) for one in papers if one.get("number") in ours)


def numbers_of(letters: Iterable[Letter], allotted: Iterable[str]) -> LetterNumbers:
    """Their numbers, as the documents of a packet are given them."""
    return {(one.filing, one.recipient, one.copy): number for one, number in zip(letters, allotted, strict=True)}


def _letters_of(assessment: Assessment, matter: Matter) -> list[tuple[str, str, int]]:
    """Counted among all letters of the filing, so that one that is stopped changes nothing for the others."""
    letters = [one for one in assessment.filing.documents(matter) if one.from_creditor]
    keys = letters_to(assessment.filing.id, (one.subject or "" for one in letters))
    return [key for one, key in zip(letters, keys, strict=True) if one.of is None or one.of not in assessment.stopped]
