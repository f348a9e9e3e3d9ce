"""The earliest and the latest days and the largest numbers that a case may hold: every day can be computed, or is refused."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pydantic import ValidationError

from recovery_docs.case import Case
from recovery_docs.errors import RecoveryDocsError
from recovery_docs.filings import FILINGS
from recovery_docs.filings.assessment import assess_all
from recovery_docs.intake import read_case
from recovery_docs.policy.plan import plan
from recovery_docs.policy.timetable import timetable_for
from recovery_docs.prerequisites.clocks.every_clock import clocks
from recovery_docs.prerequisites.matter import Matter

ROOT = Path(__file__).parents[2]
CASES = sorted((*(ROOT / "examples").glob("*.yaml"), *(ROOT / "tests/golden/cases").glob("*.yaml")))
DAYS = ("1949-01-01", "2200-12-31", "2200-02-28", "2000-02-29")
NUMBERS = (1, 31, 600, 1200, 3650, 10**6, 10**9, 10**14, 10**30)


def leaves(facts: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every day and whole number of a case, with its path."""
    entries = facts.items() if isinstance(facts, dict) else enumerate(facts) if isinstance(facts, list | tuple) else ()
    for key, value in entries:
        if isinstance(value, dict | list | tuple):
            yield from leaves(value, (*path, key))
        elif isinstance(value, date) or (isinstance(value, int) and not isinstance(value, bool)):
            yield (*path, key), value


def thawed(facts: Any) -> Any:
    """The facts in groups that can be changed."""
    if isinstance(facts, dict):
        return {key: thawed(value) for key, value in facts.items()}
    return [thawed(one) for one in facts] if isinstance(facts, list | tuple) else facts


def extreme(facts: dict[str, Any], random: Random) -> dict[str, Any]:
    """The case with some of its days and numbers as far out as they go."""
    made = thawed(facts)
    found = list(leaves(facts))
    for path, value in random.sample(found, random.choice((1, 1, 2, 4, len(found)))):
        group = made
        for key in path[:-1]:
            group = group[key]
        group[path[-1]] = random.choice(DAYS if isinstance(value, date) else NUMBERS)
    if random.random() < 0.5:
        made.setdefault("request", {})["as_of"] = random.choice(DAYS)
    return made


def answered(facts: dict[str, Any]) -> bool:
    """Everything that is computed from a case; false where it is refused in a sentence."""
    try:
        case = Case.model_validate(facts)
    except ValidationError:
        return False
    try:
        matter = Matter.on(case, case.request.as_of or date(2026, 11, 20))
        for one in assess_all(matter, FILINGS.values()):
            if one.status == "ready":
                one.documents(matter)
        clocks(matter)
        plan(matter, timetable_for(case))
    except RecoveryDocsError:
        return False
    return True


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_with_the_most_extreme_facts_is_computed_or_refused(path: Path, seed: int) -> None:
    facts = read_case(path).case.model_dump(exclude_none=True)
    assert answered(extreme(facts, Random(f"{path.stem} {seed}"))) in (True, False)


def loan(**schedule: Any) -> dict[str, Any]:
    return {
        "id": "1",
        "creditor": {"kind": "person", "name": "甲样本"},
        "borrowers": [{"kind": "person", "name": "乙样本"}],
        "loan": {
            "cause": "private_loan",
            "disbursements": [
                {"paid_on": "2199-01-06", "amount": 200000, "due_on": "2200-12-31", "schedule": schedule}
            ],
            "rate": {"annual": "6%"},
        },
        "request": {"as_of": "2200-12-31"},
    }


def test_a_plan_of_repayment_may_last_a_hundred_years_and_no_longer() -> None:
    assert answered(loan(method="level_instalment", periods=600, every_months=2))
    with pytest.raises(ValidationError, match="一百年以上：600期，每3个月一期"):
        Case.model_validate(loan(method="level_instalment", periods=600, every_months=3))


@pytest.mark.parametrize(("days", "held"), [(3650, True), (3651, False), (10**9, False)])
def test_a_letter_may_give_ten_years_to_pay_and_no_more(days: int, held: bool) -> None:
    assert (
        answered(loan(method="at_maturity") | {"request": {"as_of": "2200-12-31", "letter": {"pay_within_days": days}}})
        is held
    )
