"""Every template is made by some case, every loop runs, every condition is met once and fails once, every file is sound.

Loops over what a case always has (parties, facts, claims) are not asked to stay empty. A condition that stands in the same
words in several templates is one, as in the clauses that letters share.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from court_variants import COURT_VARIANTS
from example_cases import LIBRARY, NAMES, WIDE_NAMES, matter_of
from letter_variants import LETTER_VARIANTS
from ooxml import faults_of
from settlement_variants import SETTLEMENT_VARIANTS

from recovery_docs.filings import FILINGS, Document
from recovery_docs.filings.annexes.check_sheet import check_sheet
from recovery_docs.filings.assessment import assess, assess_all
from recovery_docs.packet.draft import mark_draft
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.check_document.scan import document_text, refuse_incomplete
from recovery_docs.rendering.check_template.branches import Branches

TEMPLATES = tuple(info.id for info in LIBRARY)
VARIANTS: tuple[tuple[str, dict[str, Any]], ...] = (
    # nothing decided about letters: no number, no account
    *((name, {"request.letter": None, "request.account": None}) for name in ("overdue-instalments", "assigned-claim")),
    # nobody else liable, so nobody to copy the notice to
    ("overdue-instalments", {"guarantees": []}),
    # an agreement that nobody has numbered yet
    ("settled-in-mediation", {"proceedings": []}),
    # only the bank's own figures: neither notes nor lines of ours
    ("assigned-claim", {"loan.rate": None, "loan.disbursements": [], "loan.card": None}),
    # a head of whom nothing but the name is known
    ("working-capital", {"creditor.responsible_person": {"name": "王明川"}, "creditor.licence_number": None}),
    *COURT_VARIANTS,
    *LETTER_VARIANTS,
    *SETTLEMENT_VARIANTS,
)


def documents_of(matter: Matter) -> Iterator[Document]:
    """Everything the case has a use for, ready or not, with the annexes and the check sheet."""
    assessments = assess_all(matter, FILINGS.values())
    for assessment in assessments:
        if assessment.status != "not_applicable":
            yield from assessment.documents(matter, draft=True)
    yield check_sheet(matter, assessments)


@cache
def made(name: str) -> tuple[tuple[Document, bytes], ...]:
    """The documents of an example with their finished files."""
    return tuple(
        (document, LIBRARY.compiled(document.template).render(document.context))
        for document in documents_of(matter_of(name))
    )


@cache
def every_document() -> tuple[Document, ...]:
    """The documents of every example, of the wide cases and of the variants."""
    changed = (*((name, {}) for name in WIDE_NAMES), *VARIANTS)
    of_examples = [document for name in NAMES for document, _ in made(name)]
    of_changed = (one for name, changes in changed for one in documents_of(matter_of(name, changes)))
    matter = matter_of(NAMES[0])
    own = replace(FILINGS["civil-complaint"], copies=2)  # 份数写成一个数的，只有本行自己的文书
    return (*of_examples, *of_changed, check_sheet(matter, [assess(matter, own)]))


@cache
def untried() -> dict[str, list[str]]:
    """By template, the conditions with a way that was never taken, and the loops that never ran."""
    watched = {info.id: Branches(info.path, info.id, LIBRARY.clauses) for info in LIBRARY}
    for document in every_document():
        watched[document.template].watch(document.context)
    tried = {(one.tag, one.taken) for branches in watched.values() for one in branches.tried()}
    return {
        template: [str(one) for one in branches.missed() if _counts(one) and (one.tag, one.taken) not in tried]
        for template, branches in watched.items()
    }


def _counts(branch: Any) -> bool:
    return branch.taken or not re.match(r"\{%(p|tr)? for ", branch.tag or "")


@pytest.mark.parametrize("template", TEMPLATES)
def test_some_case_makes_it(template: str) -> None:
    assert template in {document.template for document in every_document()}


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_condition_is_met_and_fails_and_every_loop_runs(template: str) -> None:
    assert untried()[template] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_document_of_an_example_is_sound_and_complete(name: str) -> None:
    for document, data in made(name):
        assert faults_of(data) == [], document.template
        refuse_incomplete(data, name, known=document.context, allowed=LIBRARY.info(document.template).blanks)
        assert "None" not in document_text(data), document.template


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_draft_of_every_template_is_sound(template: str) -> None:
    document = next(one for one in every_document() if one.template == template)
    compiled = LIBRARY.compiled(template)
    assert faults_of(mark_draft(compiled.render(document.context))) == []
    assert LIBRARY.way(template) == compiled.way


@pytest.mark.parametrize("name", NAMES)
def test_the_documents_of_a_filing_use_the_templates_that_it_names(name: str) -> None:
    matter = matter_of(name)
    for filing in FILINGS.values():
        if filing.excuse(matter) is None:
            assert {document.template for document in filing.documents(matter)} <= set(filing.templates), filing.id
