"""A case written down reads back as the same case, whatever stands in it."""

import re
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from recovery_docs.case import Case
from recovery_docs.case.fact import Facts
from recovery_docs.case.grammar.text import cleaned
from recovery_docs.case.schema.kinds import Kind, kind_of
from recovery_docs.case.schema.written import write_case
from recovery_docs.case.words import tables
from recovery_docs.intake import read_case

TESTS = Path(__file__).resolve().parents[1]
FILES = (
    *sorted((TESTS.parent / "examples").glob("*.yaml")),
    TESTS / "packet" / "everything.yaml",
    *sorted((TESTS / "golden" / "cases").glob("*.yaml")),
)


def _read_back(case: Case, folder: Path) -> Case:
    file = folder / "案.yaml"
    file.write_text(write_case(case), encoding="utf-8")
    return read_case(file).case


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_example_written_down_is_the_same_case(file: Path, tmp_path: Path) -> None:
    case = read_case(file).case
    assert _read_back(case, tmp_path) == case


def test_rates_keep_their_units_and_figures_stay_as_people_write_them(tmp_path: Path) -> None:
    text = write_case(read_case(TESTS.parent / "examples" / "working-capital.yaml").case)
    assert "rate: {annual: 4.35%}" in text
    assert "{surcharge: 50%, compound: true}" in text
    assert '{note: "20240820001", paid_on: 2024-08-20, amount: 600000, due_on: 2025-08-15, exhibit: 5}' in text


def _texts() -> st.SearchStrategy[str]:
    anything = st.text(
        st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")) | st.sampled_from("\n:#'\"-{}[],&*%@`|>!?~ ")
    )
    tricky = st.sampled_from(
        ["null", "~", "yes", "on", "007", "1e3", "2023-02-10", "09:30", "- 甲", "a: b", "#1", "甲\n\n 乙"]
    )
    return (anything | tricky).map(cleaned).filter(lambda text: bool(text.strip()) and text == text.strip())


def _values(kind: Kind, field: Any) -> st.SearchStrategy[Any]:
    by_name = {
        "text": _texts(),
        "amount": st.decimals(0, 10**13, places=2),
        "rate": st.decimals(0, 1, places=8),
        "basis_points": st.decimals(-500, 500, places=1),
        "times": st.decimals("0.1", 10, places=2),
        "day": st.dates(date(1950, 1, 1), date(2199, 1, 1)),
        "time": st.builds(time, st.integers(0, 23), st.integers(0, 59), st.sampled_from([0, 0, 7])),
        "months": st.integers(1, 1200),
        "count": st.integers(1, 28),
        "bool": st.booleans(),
    }
    one = st.sampled_from(sorted(tables()[kind.words])) if kind.words else by_name[kind.name]
    return st.lists(one, max_size=4).map(tuple) if kind.several else one


def _facts(group: Facts, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Kind, Any]]:
    for name, field in type(group).model_fields.items():
        kind, value = kind_of(field), getattr(group, name)
        if kind is not None and kind.name not in ("worded", "identity"):
            yield (*path, name), kind, field
        for index, one in enumerate(value) if isinstance(value, tuple) else [(None, value)]:
            if isinstance(one, Facts):
                yield from _facts(one, (*path, name) if index is None else (*path, name, index))


def _lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _lists(one) for key, one in value.items()}
    return [_lists(one) for one in value] if isinstance(value, tuple | list) else value


@given(st.data())
def test_any_case_survives_being_written_down(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    case = read_case(data.draw(st.sampled_from(FILES))).case
    facts = _lists(case.model_dump(exclude_unset=True))
    changed = 0
    for path, kind, field in data.draw(st.lists(st.sampled_from(list(_facts(case))), min_size=1, max_size=6)):
        *way, last = path
        owner: Any = facts
        for step in way:
            owner = owner.setdefault(step, {}) if isinstance(owner, dict) else owner[step]
        before = owner.get(last)
        owner[last] = data.draw(_values(kind, field))
        try:
            Case.model_validate(facts)
            changed += 1
        except ValidationError:  # 证件号码、当事人姓名等不能任意改
            owner.pop(last)
            if before is not None:
                owner[last] = before
    assume(changed)
    told = Case.model_validate(facts)
    assert _read_back(told, tmp_path_factory.mktemp("written")) == told


def test_what_is_written_is_plain_yaml_for_every_other_reader() -> None:
    case = read_case(TESTS.parent / "examples" / "overdue-instalments.yaml").case
    other = yaml.safe_load(write_case(case))
    assert other["id"] == case.id
    assert other["loan"]["disbursements"][0]["paid_on"] == case.loan.disbursements[0].paid_on
    assert Decimal(str(other["loan"]["disbursements"][0]["amount"])) == case.loan.disbursements[0].amount
    assert not re.search("!!|&id", write_case(case))
