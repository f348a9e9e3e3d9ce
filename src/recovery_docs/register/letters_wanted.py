"""The letters of a case that will be made, each of which wants a number."""

from collections.abc import Iterable

from recovery_docs.filings.assessment import Assessment
from recovery_docs.filings.filing import Filing
from recovery_docs.filings.letter_numbers import LetterNumbers, letters_to
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.register.letter import Letter
from recovery_docs.rendering.engine.library import TemplateLibrary

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


def numbers_of(letters: Iterable[Letter], allotted: Iterable[str]) -> LetterNumbers:
    """Their numbers, as the documents of a packet are given them."""
    return {(one.filing, one.recipient, one.copy): number for one, number in zip(letters, allotted, strict=True)}


def _letters_of(assessment: Assessment, matter: Matter) -> list[tuple[str, str, int]]:
    """Counted among all letters of the filing, so that one that is stopped changes nothing for the others."""
    letters = [one for one in assessment.filing.documents(matter) if one.from_creditor]
    keys = letters_to(assessment.filing.id, (one.subject or "" for one in letters))
    return [key for one, key in zip(letters, keys, strict=True) if one.of is None or one.of not in assessment.stopped]
