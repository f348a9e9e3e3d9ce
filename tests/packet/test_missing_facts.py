"""Whatever one fact a case lacks, nothing crashes, no paper has a hole in it, and the findings that change say why.

Each test takes keys of a case away in turn: of a list its first item only, and a key that an earlier case of the same
cause has too only there. The suite takes some of the keys; `WITHOUT_EVERY_FACT=1` (`make simulate`) takes all of them.
"""

import os
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel

from recovery_docs.case import Case
from recovery_docs.case.schema.paths import key_path
from recovery_docs.errors import LedgerError
from recovery_docs.filings import FILINGS
from recovery_docs.filings.assessment import Assessment, assess_all
from recovery_docs.filings.filing import Document
from recovery_docs.intake.validation import validated
from recovery_docs.packet import packet as packets
from recovery_docs.packet.packet import Source, make_packet
from recovery_docs.prerequisites.finding import Finding, Outcome
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.check_document.scan import document_text
from recovery_docs.rendering.engine.library import TemplateLibrary

ROOT = Path(__file__).resolve().parent.parent.parent
CASES = {
    path.stem: path for path in (*sorted((ROOT / "examples").glob("*.yaml")), Path(__file__).parent / "everything.yaml")
}
FILINGS_PROPER = tuple(filing for filing in FILINGS.values() if filing.folder != "annexes")
SOURCE = Source("case.yaml", "0" * 64)

_STEP = 1 if "WITHOUT_EVERY_FACT" in os.environ else 5

BROKEN = re.compile(
    r"\bNone\b|\bnan\b|[，。；：、]{2}|^[，。；：、）]|[（《“‘][，。；：、）》”’]|[，；：、][）》”’]|《》|（）|“”|\d元元|号号|于于|为为|至至"
)
"""Marks that no sentence has side by side, unless something was left out between them."""

Path_ = tuple[str | int, ...]


def _facts(name: str) -> dict[str, Any]:
    facts: dict[str, Any] = yaml.load(CASES[name].read_text(encoding="utf-8"), yaml.BaseLoader)
    return facts


def _keys(value: Any, before: Path_ = ()) -> Iterator[Path_]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield (*before, key)
            yield from _keys(child, (*before, key))
    elif isinstance(value, list):
        yield from _keys(value[0], (*before, 0))


def _taken_away() -> dict[str, list[Path_]]:
    seen: set[tuple[str, Path_]] = set()
    found: dict[str, list[Path_]] = {}
    for index, name in enumerate(sorted(CASES, key=lambda name: (name != "everything", name))):
        facts = _facts(name)
        cause = facts["loan"]["cause"]
        unseen = [path for path in _keys(facts) if (cause, path) not in seen]
        seen |= {(cause, path) for path in unseen}
        found[name] = unseen[index % _STEP :: _STEP]
    return found


TAKEN_AWAY = _taken_away()


def _without(facts: Mapping[str, Any], path: Path_) -> dict[str, Any]:
    changed = deepcopy(dict(facts))
    group: Any = changed
    for step in path[:-1]:
        group = group[step]
    del group[path[-1]]
    return changed


def _matter(facts: Mapping[str, Any]) -> Matter | None:
    """The matter, or nothing where the case file is refused with its faults or the debt cannot be computed."""
    case, errors, _ = validated(facts, {}, "case.yaml")
    if case is None:
        assert errors
        assert all(str(error) and error.place.key_path != "" for error in errors)
        return None
    on = case.request.as_of or date(2026, 11, 20)
    try:
        return Matter.on(case, on)
    except LedgerError:
        return None


@cache
def _whole(name: str) -> tuple[Matter, tuple[Assessment, ...]]:
    matter = _matter(_facts(name))
    assert matter is not None
    return matter, assess_all(matter, FILINGS_PROPER)


@cache
def _swept(name: str) -> list[tuple[Path_, Matter, tuple[Assessment, ...]]]:
    """The case whole (no path), and without each of its keys, as far as anything can be computed."""
    facts = _facts(name)
    found: list[tuple[Path_, Matter, tuple[Assessment, ...]]] = [((), *_whole(name))]
    for path in TAKEN_AWAY[name]:
        matter = _matter(_without(facts, path))
        if matter is not None:
            found.append((path, matter, assess_all(matter, FILINGS_PROPER)))
    assert len(found) > len(TAKEN_AWAY[name]) // 2
    return found


def _documents(assessment: Assessment, matter: Matter) -> tuple[Document, ...]:
    if assessment.status == "not_applicable":
        return ()
    annexes = (document for annex in assessment.filing.annexes for document in FILINGS[annex].documents(matter))
    return (*assessment.documents(matter, draft=True), *annexes)


@pytest.mark.parametrize("name", CASES)
def test_no_sentence_of_any_paper_is_broken(name: str, library: TemplateLibrary) -> None:
    """Of papers that may not go out too, as a draft shows them, with the names of what is missing."""
    seen: set[str] = set()
    faulty = []
    for path, matter, assessments in _swept(name):
        for document in (one for assessment in assessments for one in _documents(assessment, matter)):
            drafted = library.compiled(document.template).render(document.context, draft=True)
            lines = set(document_text(drafted).splitlines()) - seen
            seen |= lines
            faulty += [(key_path(path), document.template, line) for line in lines if BROKEN.search(line.strip())]
    assert faulty == []


@pytest.mark.parametrize(
    "name", ["everything", "working-capital", "housing-loan", "credit-card", "entrusted-guaranteed"]
)
def test_what_goes_out_is_complete_whatever_is_missing(
    name: str, library: TemplateLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packets, "mark_draft", lambda data: data)  # told of in test_draft.py; slow
    for path, matter, assessments in _swept(name):
        made = make_packet(matter, assessments, library, SOURCE, draft=name == "everything")
        assert made is None or made.papers
        for paper in made.papers if made else ():
            wrong = [line for line in document_text(paper.data).splitlines() if BROKEN.search(line.strip())]
            assert wrong == [], (key_path(path), paper.file)


def _findings(assessments: tuple[Assessment, ...]) -> dict[tuple[str, str | None], Finding]:
    return {(finding.code, finding.subject): finding for one in assessments for finding in one.findings}


THROUGH_THE_SUM = re.compile(
    r"^(loan|repayments|bank_statement|request$|request\.(as_of|default_on|figures|to_actual))"
)
"""Facts that reach a finding through what is owed, on what day."""

NOT_NAMED = {("CMP023", "exhibits"), ("CMP023", "guarantees"), ("LIM002", "events"), ("SEC006", "exhibits")}
"""Rules that say "no exhibits", "no events" without the key of the list."""


def _names(finding: Finding | None, key: str) -> bool:
    paths = [fact.path for fact in finding.facts] if finding else []
    return any(
        path == key or path.startswith((f"{key}.", f"{key}[")) or key.startswith((f"{path}.", f"{path}["))
        for path in paths
    )


@pytest.mark.parametrize("name", CASES)
def test_a_finding_that_changes_names_the_fact_that_was_taken_away(name: str) -> None:
    (_, _, whole), *others = _swept(name)
    before = _findings(whole)
    silent, told = set(), 0
    for path, _, assessments in others:
        key, after = key_path(path), _findings(assessments)
        if THROUGH_THE_SUM.search(key):
            continue
        for one in before.keys() & after.keys():
            if before[one].outcome is after[one].outcome:
                continue
            if _names(before[one], key) or _names(after[one], key):
                told += 1
            elif (one[0], key.partition("[")[0]) not in NOT_NAMED:
                silent.add((one[0], key, before[one].outcome.value, after[one].outcome.value))
    assert silent == set()
    assert told >= len(TAKEN_AWAY[name]) // 10


@pytest.mark.parametrize(
    ("name", "key", "filing", "codes"),
    [
        ("working-capital", ("request", "court"), "civil-complaint", {"JUR001", "CMP025"}),
        ("working-capital", ("guarantees", 0, "period"), "guarantor-demand", {"GUA001"}),
        ("housing-loan", ("mortgages", 0, "registration"), "collateral-auction-request", {"SEC003"}),
    ],
)
def test_a_filing_whose_required_fact_is_gone_is_not_ready(name: str, key: Path_, filing: str, codes: set[str]) -> None:
    whole, less = _matter(_facts(name)), _matter(_without(_facts(name), key))
    assert whole is not None
    assert less is not None
    (before,), (after,) = (assess_all(matter, [FILINGS[filing]]) for matter in (whole, less))
    assert before.status == "ready"
    assert after.status == "refused"
    new = {finding.code for finding in after.blocking} - {finding.code for finding in before.blocking}
    assert new & codes, new
    hints = " ".join(str(finding.hint) for finding in after.blocking)
    assert str(key[-1]) in hints


def _member(models: list[type[BaseModel]], step: str) -> list[Any]:
    return [model.model_fields[step].annotation for model in models if step in model.model_fields]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _stands_in_a_case(path: str) -> bool:
    models: list[type[BaseModel]] = [Case]
    for step in re.findall(r"[a-z_0-9]+", re.sub(r"\[\d+\]", "", path)):
        found = _member(models, step)
        if not found:
            return any(isinstance(getattr(model, step, None), property) for model in models)
        models = [model for annotation in found for model in _models(annotation)]
    return True


@pytest.mark.parametrize("name", CASES)
def test_every_fact_that_a_finding_names_is_one_that_a_case_may_hold(name: str) -> None:
    found = _findings(_whole(name)[1])
    paths = {fact.path for finding in found.values() for fact in finding.facts}
    assert {path for path in paths if not _stands_in_a_case(path)} == set()


def test_an_undetermined_finding_always_says_what_to_do() -> None:
    for name in CASES:
        for finding in _findings(_whole(name)[1]).values():
            if finding.outcome in (Outcome.UNDETERMINED, Outcome.NOT_MET):
                assert finding.hint is not None, finding.code
                assert str(finding.hint), finding.code
