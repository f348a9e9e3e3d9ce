"""A figure of law that is missing for a day stops its own rule or clock, which says so, and nothing else."""

from datetime import date

import pytest
from tables.given import Facts

import recovery_docs.prerequisites as rules
from recovery_docs.filings import FILINGS
from recovery_docs.filings.assessment import assess
from recovery_docs.law import parameters
from recovery_docs.prerequisites.clocks.every_clock import clocks
from recovery_docs.prerequisites.rule import RULES, examine

rules.load_rules()

JUDGED: Facts = {
    "kind": "suit",
    "against": ["borrower"],
    "filed_on": "2023-08-01",
    "outcome": "judgment",
    "title": {"document": "judgment", "perform_by": "2024-02-01"},
}


@pytest.fixture
def without(monkeypatch):
    """The register without one figure."""

    def forget(name):
        left = {key: value for key, value in parameters.figures().items() if key != name}
        monkeypatch.setattr(parameters, "figures", lambda: left)
        parameters.parameter.cache_clear()

    yield forget
    monkeypatch.undo()
    parameters.parameter.cache_clear()


@pytest.mark.parametrize(
    ("name", "silent"),
    [
        ("limitation.general", "limitation"),
        ("guarantee.period_not_agreed", "guarantee_period"),
        ("enforcement.limitation", "enforcement"),
    ],
)
def test_one_clock_stops_and_the_others_run(make, guarantee, without, name, silent):
    one = guarantee(period={"not_agreed": True})
    matter = make("2023-08-01", guarantees=[one], proceedings=[JUDGED])
    without(name)
    found = {each.right: each.last_day for each in clocks(matter)}
    assert found[silent] is None
    assert {right for right, last_day in found.items() if last_day is not None} | {silent} == {
        "limitation",
        "guarantee_period",
        "enforcement",
    }


def test_one_rule_says_that_it_cannot_tell_and_the_others_answer(make, without):
    matter = make("2023-08-01", borrowers=[{"kind": "person", "name": "李示例", "born_on_if_no_id": "1990-01-01"}])
    without("person.adult_years")
    found = {each.code: each.outcome.value for each in examine(matter, ("PTY002", "PTY001", "PTY005"))}
    assert found == {"PTY002": "undetermined", "PTY001": "met", "PTY005": "met"}


@pytest.mark.parametrize("code", ["LIM001", "GUA001", "SEC009"])
def test_twenty_years_that_nobody_knows_leave_the_three_years(make, guarantee, mortgage, without, ask, code):
    matter = make("2023-08-01", guarantees=[guarantee()], mortgages=[mortgage()])
    without("limitation.longest")
    assert {one.outcome.value for one in ask(code, matter)} == {"met"}
    assert "没有核对二十年" in str(matter.limitation.caution)


# 民法典2021年1月1日施行；在此之前的文书引不出它的条文。
@pytest.mark.parametrize("day", ["2019-12-31", "2021-01-01"])
def test_what_is_called_ready_can_be_made(make, day):
    loan = {"disbursements": [{"note": "1", "paid_on": "2018-01-01", "amount": 1000, "due_on": "2019-01-01"}]}
    matter = make(day, loan=loan)
    ready = [one for one in FILINGS.values() if assess(matter, one).status == "ready"]
    assert all(one.documents(matter) is not None for one in ready)
    assert matter.as_of == date.fromisoformat(day)
    assert set(RULES)
