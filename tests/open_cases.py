"""Open findings to look at: of every example and wide case, as it is and with one of its facts taken away.

A test takes some of the facts; `WITHOUT_EVERY_FACT=1` takes all of them.
"""

import os
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from recovery_docs.case import Case
from recovery_docs.errors import RecoveryDocsError
from recovery_docs.prerequisites import load_rules
from recovery_docs.prerequisites.finding import Finding, Outcome
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import RULES, examine

TESTS = Path(__file__).resolve().parent
FILES = (
    *sorted((TESTS.parent / "examples").glob("*.yaml")),
    TESTS / "packet" / "everything.yaml",
    *sorted((TESTS / "golden" / "cases").glob("*.yaml")),
)
STEP = 1 if "WITHOUT_EVERY_FACT" in os.environ else 31


def _paths(facts: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = facts.items() if isinstance(facts, dict) else enumerate(facts) if isinstance(facts, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from _paths(value, (*path, key))


def undetermined(file: Path) -> Iterator[tuple[Matter, Finding]]:
    """Every open finding on a case as it is, and with one of its facts taken away."""
    for matter, finding in looked_at(file):
        if finding.outcome is Outcome.UNDETERMINED and not finding.asks:
            yield matter, finding


def looked_at(file: Path) -> Iterator[tuple[Matter, Finding]]:
    """Every finding on these."""
    load_rules()
    facts = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
    start = FILES.index(file) % STEP
    for path in [None, *list(_paths(facts))[start::STEP]]:
        left = deepcopy(facts)
        owner: Any = left
        for step in path[:-1] if path else ():
            owner = owner[step]
        if path:
            del owner[path[-1]]
        try:
            case = Case.model_validate(left)
            matter = Matter.on(case, case.request.as_of) if case.request.as_of else None
        except (ValueError, RecoveryDocsError):
            continue
        for finding in examine(matter, RULES) if matter else ():
            yield matter, finding
