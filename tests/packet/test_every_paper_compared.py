"""Papers of the examples against themselves with other facts and of another day: accepting and rejecting give back both.

A test takes some of the papers of some examples; `COMPARE_EVERY_PAPER=1` takes all, both ways.
"""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from scripts.every_paper import every_paper
from tests.open_cases import FILES
from tests.rendering.settled_word import shown

from recovery_docs.case import Case
from recovery_docs.errors import TemplateError
from recovery_docs.intake import read_case
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.compare_documents.comparison import compared
from recovery_docs.rendering.compare_documents.revisions import Reviser
from recovery_docs.rendering.engine.library import TemplateLibrary

EVERY = "COMPARE_EVERY_PAPER" in os.environ
LIBRARY = TemplateLibrary()


def _altered(case: Case) -> Case:
    """The first borrower by another name, an exhibit, a guarantee and an event less."""
    first, *others = case.borrowers
    renamed = first.model_copy(update={"name": f"{first.name[:-1]}新名"})
    return case.model_copy(
        update={
            "borrowers": (renamed, *others),
            "exhibits": (*case.exhibits[:1], *case.exhibits[2:]),
            "guarantees": case.guarantees[:-1] if len(case.guarantees) > 1 else case.guarantees,
            "events": case.events[:-1],
        }
    )


@pytest.mark.parametrize("path", FILES if EVERY else FILES[::6], ids=lambda path: path.stem)
def test_a_paper_of_other_facts_gives_back_both_versions(path: Path) -> None:
    case = read_case(path).case
    assert case.request.as_of
    old = list(every_paper(Matter.on(case, case.request.as_of)))
    new = {one.title: one for one in every_paper(Matter.on(_altered(case), case.request.as_of + timedelta(days=37)))}
    both = [(one, new[one.title]) for one in old if one.title in new]
    found = 0
    for before, after in both if EVERY else both[2::7]:
        try:
            versions = [LIBRARY.compiled(one.template).render(one.context) for one in (before, after)]
        except TemplateError:
            continue  # 少了一项事实，这份做不出来
        for first, second in (versions, versions[::-1]) if EVERY else (versions,):
            marked = compared(first, second, before.title, Reviser("recovery-docs", "2026-11-28T10:17:02Z"))
            if marked is None:
                assert shown(first) == shown(second)
                continue
            found += 1
            assert (shown(marked, accept=False), shown(marked, accept=True)) == (shown(first), shown(second))
    assert found
