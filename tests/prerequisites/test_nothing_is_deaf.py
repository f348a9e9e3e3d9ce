"""Every fact of the schema is read by a rule, the ledger, a clock or a paper: what nobody reads, nobody need write."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel
from tables import TABLE

from recovery_docs.case import Case
from recovery_docs.case.fact import Facts
from recovery_docs.errors import PacketError
from recovery_docs.filings import FILINGS
from recovery_docs.filings.annexes.check_sheet import check_sheet
from recovery_docs.filings.assessment import assess_all
from recovery_docs.packet.exhibit_files import files_of
from recovery_docs.prerequisites.clocks.every_clock import clocks
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.prerequisites.rule import examine
from recovery_docs.rendering.engine.library import TemplateLibrary

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = TemplateLibrary()
CASES = (
    *sorted((ROOT / "examples").glob("*.yaml")),
    *sorted((ROOT / "tests" / "golden" / "cases").glob("*.yaml")),
    ROOT / "tests" / "packet" / "everything.yaml",
)
NOT_READERS = ("recovery_docs.case", "recovery_docs.intake", "recovery_docs.prerequisites.fact_shown")
"""The schema itself, what fills it, and what only shows the facts that a rule has named."""
TAKEN_BY_WHO_ASKS = {"Request.as_of"}
"""The day asked for: a command or a batch takes it, and hands it to everybody below as `as_of`."""

_TO_BORROWER = {"on": "2023-07-20", "to": "borrower"}
_NOTE = {"paid_on": "2022-07-16", "amount": 90000, "due_on": "2023-07-15"}
_PARTS = [{"due_on": "2023-01-15", "principal": 40000, "interest": 500}, {"due_on": "2023-07-15", "principal": 50000}]
RARE: dict[str, Mapping[str, Any]] = {
    "a guarantee counted from the day on which the loan is called in": {
        "loan.disbursements": [_NOTE | {"due_on": "2025-07-15"}],
        "request.accelerate": True,
        "request.accelerated_on": "2023-03-10",
        "guarantees": [
            {
                "guarantor": {"kind": "person", "name": "某"},
                "kind": "joint_and_several",
                "contract": {"signed_on": "2022-07-16"},
                "period": {"months": 24, "from_acceleration": True},
            }
        ],
    },
    "money taken from the debtor's account": {"events": [{"kind": "deduction", "amount": 5, **_TO_BORROWER}]},
    "a demand in the newspaper": {
        "events": [{"kind": "demand", "channel": "newspaper", "newspaper_level": "national", **_TO_BORROWER}],
        "borrowers": [{"kind": "person", "name": "陆归舟", "whereabouts": "missing", "missing_evidence": "证明"}],
    },
    "a letter taken in under seal": {
        "borrowers": [{"kind": "organisation", "name": "样本有限公司"}],
        "events": [
            {
                "kind": "demand",
                "channel": "ems",
                "signature": {"name": "某", "capacity": "other", "seal": True},
                **_TO_BORROWER,
            }
        ],
    },
    "instalments of their own": {
        "loan.disbursements": [{**_NOTE, "schedule": {"method": "irregular", "instalments": _PARTS}}]
    },
    "a first instalment by days": {
        "loan.disbursements": [
            {**_NOTE, "schedule": {"method": "level_principal", "first_interest": "by_days", "day": 15}}
        ]
    },
    "a loan that a demand made due": {
        "loan.disbursements": [{"paid_on": "2022-07-16", "amount": 90000, "no_due_date": True}],
        "loan.schedule": None,
        "events": [{"kind": "demand", "outcome": "delivered", "pay_within_days": 5, **_TO_BORROWER}],
    },
    "a term shortened by a prepayment": {
        "loan.disbursements": [{**_NOTE, "schedule": {"method": "level_principal", "day": 15}}],
        "repayments": [
            {
                "paid_on": "2022-12-20",
                "amount": 9000,
                "principal": 9000,
                "reschedules": "shorter_term",
                "new_due_on": "2023-06-15",
            }
        ],
    },
    "things preserved, and a suit withdrawn": {
        "proceedings": [
            {"kind": "preservation", "ended_on": "2023-07-20", "preserved_kind": "deposit"},
            {"kind": "suit", "filed_on": "2023-07-01", "outcome": "withdrawn", "served_on": "2023-07-10"},
        ]
    },
}
"""Facts that none of the cases above has, as changes of the widest one."""


def _models(annotation: Any, seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation not in seen:
            seen.add(annotation)
            for field in annotation.model_fields.values():
                _models(field.annotation, seen)
        return seen
    for part in get_args(annotation):
        _models(part, seen)
    return seen


@cache
def _fact(model: type[BaseModel], name: str) -> str:
    """A field by the model that declares it: what a mortgage and a pledge have in common is one fact."""
    owner = next(one for one in reversed(model.__mro__) if name in getattr(one, "model_fields", {}))
    return f"{owner.__name__}.{name}"


FACTS = {_fact(model, name) for model in _models(Case, set()) for name in model.model_fields}


def _reader(frame: FrameType | None) -> str:
    """The module that asked, past the properties of the case that asked on its behalf."""
    while frame is not None:
        module = frame.f_globals.get("__name__", "")
        if module not in (__name__, "pydantic.main") and not module.startswith("recovery_docs.case"):
            return str(module)
        frame = frame.f_back
    return ""


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The facts that are read from now on."""
    found: set[str] = set()

    def recorded(self: Facts, name: str) -> Any:
        if name in type(self).__pydantic_fields__ and (fact := _fact(type(self), name)) not in found:
            module = _reader(sys._getframe(1))
            if module.startswith("recovery_docs.") and not module.startswith(NOT_READERS):
                found.add(fact)
        return object.__getattribute__(self, name)

    monkeypatch.setattr(Facts, "__getattribute__", recorded)
    return found


def _cases() -> Iterator[Case]:
    for path in CASES:
        yield Case.model_validate(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader))
    widest = yaml.load(CASES[-1].read_text(encoding="utf-8"), yaml.BaseLoader)
    for changes in RARE.values():
        yield Case.model_validate(_changed(widest, changes))


def _changed(facts: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    changed = deepcopy(dict(facts)) | {"assignments": [], "events": [], "proceedings": [], "repayments": []}
    changed["request"] = {"as_of": "2023-08-01"}
    for path, value in changes.items():
        group, _, key = path.rpartition(".")
        (changed[group] if group else changed)[key] = value
    return changed


def _use(case: Case) -> None:
    """Everything that the program does with one case."""
    on = case.request.as_of or date(2026, 11, 20)
    matter = Matter.on(case, on)
    list(clocks(matter))
    assessments = assess_all(matter, FILINGS.values())
    for one in assessments:
        if one.status != "not_applicable":
            for document in one.filing.documents(matter):  # 文书印到的字段才读
                LIBRARY.compiled(document.template).render(document.context, draft=True)
    LIBRARY.compiled("check-sheet").render(check_sheet(matter, assessments).context)
    with suppress(PacketError):  # the files of the exhibits are not at hand, and are asked for
        files_of(case, ROOT / "examples", "case.yaml")


def test_every_fact_is_read_by_a_rule_the_ledger_or_a_paper(read: set[str]) -> None:
    for case in _cases():
        _use(case)
    for row in TABLE:
        list(examine(replace(row.matter), (row.code,)))  # 换一份：别的测试问过的，结论已经记住，不再读
    assert FACTS - read == TAKEN_BY_WHO_ASKS
