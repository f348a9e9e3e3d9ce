"""Every example with one fact taken away, through every paper: it reads well, or is refused with the field that is missing.

The suite takes some of the facts; `WITHOUT_EVERY_FACT=1` takes all of them.
"""

import os
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from example_cases import LIBRARY, NAMES, facts_of
from scripts.every_paper import every_paper

from recovery_docs.case import Case
from recovery_docs.errors import RecoveryDocsError, TemplateError
from recovery_docs.prerequisites.matter import Matter

WHOLE = "WITHOUT_EVERY_FACT" in os.environ
_STEP = 1 if WHOLE else 19
BROKEN = re.compile(
    r"[，、；：。]{2,}|（[，、；：）]|[，、；：]）|《》|“”|于与|于签|自起|至止|（编号：）|None|元元|整整|日日|\d元\d"
)
"""What a sentence looks like from which a word has fallen out, or into which one has fallen twice."""


def _paths(facts: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    items = facts.items() if isinstance(facts, dict) else enumerate(facts) if isinstance(facts, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from _paths(value, (*path, key))


def _without(facts: dict[str, Any], path: tuple[str | int, ...]) -> Matter | None:
    """The matter without this fact; nothing where no case can be without it."""
    left = deepcopy(facts)
    owner: Any = left
    for step in path[:-1]:
        owner = owner[step]
    del owner[path[-1]]
    try:
        case = Case.model_validate(left)
        return Matter.on(case, case.request.as_of) if case.request.as_of else None
    except (ValueError, RecoveryDocsError):
        return None


@pytest.mark.parametrize("example", NAMES)
def test_no_paper_breaks_where_one_fact_is_missing(example: str) -> None:
    facts = facts_of(example)
    start = NAMES.index(example) % _STEP
    broken = []
    for path in list(_paths(facts))[start::_STEP]:
        matter = _without(facts, path)
        if matter is None:
            continue
        for one in every_paper(matter):
            try:
                _, read = LIBRARY.compiled(one.template).render_and_read(one.context, "x.docx")
            except TemplateError:  # the field that is missing is named: tests/fields
                continue
            words = "\n".join(text for part, text in read.items() if part.startswith("word/"))
            broken += [
                f"{'.'.join(map(str, path))} {one.template}: …{words[max(found.start() - 20, 0) : found.end() + 20]}…"
                for found in BROKEN.finditer(words)
            ]
    assert broken == []
