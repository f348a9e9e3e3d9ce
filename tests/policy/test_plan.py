"""The default timetable of a guaranteed loan and of a housing loan, day by day."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from recovery_docs.case import Case
from recovery_docs.errors import InputError
from recovery_docs.policy.plan import Plan, plan
from recovery_docs.policy.timetable import timetable_for
from recovery_docs.prerequisites.matter import Matter

DUE = date(2026, 3, 10)
DAY_ONE = DUE + timedelta(days=1)


def a_case(*events: dict[str, Any], house: bool = False) -> Case:
    bank = {"kind": "organisation", "name": "示例银行"}
    borrower = {"kind": "person", "name": "甲"}
    facts: dict[str, Any] = {
        "id": "1",
        "creditor": bank,
        "borrowers": [borrower],
        "loan": {
            "cause": "financial_loan",
            "rate": {"annual": "6%"},
            "interest_days": {"settle": "at_maturity"},
            "disbursements": [{"paid_on": date(2025, 3, 10), "amount": Decimal(1000), "due_on": DUE}],
        },
        "events": events,
    }
    if house:
        facts["mortgages"] = [{"owner": borrower, "collateral": {"kind": "house", "name": "住宅一套"}}]
    else:
        facts["guarantees"] = [{"guarantor": {"kind": "person", "name": "乙"}, "kind": "joint_and_several"}]
    return Case.model_validate(facts)


def planned(case: Case, day: int) -> Plan:
    as_of = DAY_ONE + timedelta(days=day - 1)
    return plan(Matter.on(case, as_of), timetable_for(case))


def call(day: int, **other: Any) -> dict[str, Any]:
    return {"kind": "demand", "on": DAY_ONE + timedelta(days=day - 1), "to": "borrower", "channel": "phone", **other}


def due(found: Plan) -> list[str]:
    return [one.step.title for one in found.due]


def test_a_loan_that_is_not_overdue_has_no_plan() -> None:
    assert planned(a_case(), 0).day == 0


def test_daily_calls_on_days_one_to_three_then_a_visit_from_day_four() -> None:
    assert due(planned(a_case(), 1)) == ["每日电话催收"]
    assert due(planned(a_case(), 3)) == ["每日电话催收"]
    assert due(planned(a_case(), 4)) == ["上门催收", "联系反担保人"]


def test_a_day_without_a_call_is_missed_on_the_next_day_not_on_the_day() -> None:
    calls = planned(a_case(call(1)), 2).steps[0]
    assert (calls.state, calls.missed_on) == ("due", ())
    calls = planned(a_case(call(1)), 3).steps[0]
    assert calls.missed_on == (DAY_ONE + timedelta(days=1),)


def test_the_notice_is_due_on_day_seven_and_missed_on_day_eight() -> None:
    assert "送达逾期催收通知书" in due(planned(a_case(), 7))
    late = {one.step.title: one.state for one in planned(a_case(), 8).steps}
    assert late["送达逾期催收通知书"] == "missed"
    on_time = planned(a_case(call(7, channel="ems")), 8)
    assert {one.step.title: one.state for one in on_time.steps}["送达逾期催收通知书"] == "done"


def test_the_demand_on_the_counter_guarantor_comes_before_the_courts() -> None:
    assert due(planned(a_case(), 15)) == ["要求反担保人履行责任"]
    assert due(planned(a_case(), 29)) == ["要求反担保人履行责任"]
    assert due(planned(a_case(), 30)) == ["通过法院解决"]


@pytest.mark.parametrize(
    ("day", "step"),
    [(1, "短信提醒"), (7, "电话催收"), (60, "上门催收"), (90, "上门催收"), (91, "起诉，并申请保全抵押房屋")],
)
def test_a_housing_loan_is_reminded_called_visited_and_then_sued(day: int, step: str) -> None:
    assert due(planned(a_case(house=True), day)) == [step]


def test_a_bank_may_bring_its_own_timetable(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[timetable]]\nid = "own"\ntitle = "本行"\napplies_to = "any"\n'
        '[[timetable.step]]\ntitle = "写信"\nfrom_day = 2\nchannels = ["letter"]\n',
        encoding="utf-8",
    )
    case = a_case()
    assert timetable_for(case, own).step[0].title == "写信"


def test_a_timetable_that_cannot_be_understood_is_named(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[timetable]]\nid = "own"\ntitle = "本行"\napplies_to = "any"\nstep = []\n', encoding="utf-8")
    with pytest.raises(InputError) as caught:
        timetable_for(a_case(), own)
    assert caught.value.faults[0].place.file == "own.toml"
    assert caught.value.faults[0].place.key_path == "timetable.0.step"
