"""What nobody can tell for want of a fact names that fact, so that it can be asked for and answered."""

import os
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from recovery_docs.case import Case
from recovery_docs.case.schema.kinds import groups_in, kind_of
from recovery_docs.case.schema.paths import field_at, placed
from recovery_docs.errors import RecoveryDocsError
from recovery_docs.prerequisites import load_rules
from recovery_docs.prerequisites.finding import Finding, Outcome
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import RULES, examine
from recovery_docs.prerequisites.wanted import wanted

TESTS = Path(__file__).resolve().parents[1]
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
            if finding.outcome is Outcome.UNDETERMINED and not finding.asks:
                yield matter, finding


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_open_finding_names_facts_that_can_be_written(file: Path) -> None:
    wrong = []
    for matter, finding in undetermined(file):
        if not finding.wanted:
            wrong.append((finding.code, str(finding.hint)))
        for path in (path for group in finding.wanted for path in group):
            steps = placed(path, matter.case)
            field = field_at(steps, matter.case) if steps else None
            if field is None or not (kind_of(field) or groups_in(field.annotation)):
                wrong.append((finding.code, path))
    assert wrong == []


@pytest.mark.parametrize(
    ("hint", "missing", "asked"),
    [
        (
            "填写 request.letter.pay_by 或者 pay_within_days",
            [],
            [("request.letter.pay_by", "request.letter.pay_within_days")],
        ),
        (
            "对照原件补写：request.court、creditor.phones / creditor.email",
            [],
            [("request.court",), ("creditor.phones", "creditor.email")],
        ),
        ("查借款合同，填写 loan.contract.disputes；没有约定的写 kind: none", [], [("loan.contract.disputes",)]),
        ("在 proceedings 写 kind: mediation 和 agreement 的签字", [], [("proceedings",)]),
        ("给这些证据写明种类：exhibits[].kind", ["exhibits[4].kind"], [("exhibits[4].kind",)]),
        ("填写 exhibits[].source、form", ["exhibits[1].form"], [("exhibits[1].source",), ("exhibits[1].form",)]),
        ("在 proceedings[].title 填写文书号", ["proceedings"], [("proceedings",)]),
        ("附对账单", ["bank_statement.total"], [("bank_statement.total",)]),
        ("请律师判断", [], []),
    ],
)
def test_the_hint_says_what_is_asked(hint: str, missing: list[str], asked: list[tuple[str, ...]]) -> None:
    assert list(wanted(hint, missing)) == asked
