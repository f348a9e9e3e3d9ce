"""Until the notice arrives, nothing that is not due is due: letters, ledger, guarantee period and complaint say the same."""

import pytest
from example_cases import all_words, assessed, documents, matter_of

from recovery_docs.prerequisites.clocks.every_clock import clocks

CASE = "overdue-instalments"  # 560,000 are left, 160,000 of them due; the last instalment on 2028-01-20
ARRIVED = {
    "events": [
        {
            "kind": "acceleration",
            "on": "2026-11-01",
            "to": "borrower",
            "channel": "ems",
            "outcome": "signed",
            "received_on": "2026-11-03",
            "signature": {"name": "某", "capacity": "legal_representative"},
        }
    ]
}


def text_of(filing: str, changes: dict[str, object] | None = None) -> str:
    return all_words(documents(filing, matter_of(CASE, changes)))


@pytest.mark.parametrize("filing", ["collection-notice", "guarantor-demand"])
@pytest.mark.parametrize("changes", [{}, {"request.accelerate": "false"}])
def test_a_letter_asks_for_what_is_due_and_no_more(filing: str, changes: dict[str, object]) -> None:
    text = text_of(filing, changes)
    # 到期的利息：560,000 × 4.2% ÷ 12 × 3 = 5,880，480,000 的一季 5,040，共 10,920；此后的还没有到结息日。
    assert (
        "本金160,000.00元、期内利息10,920.00元、罚息2,128.00元、复利152.00元已经到期，其余本金400,000.00元按合同约定尚未到期"
        in text
    )
    assert "上述全部欠款" not in text
    assert "上述已经到期的本金、利息和罚息等款项" in text


def test_a_message_says_how_much_of_it_is_due() -> None:
    assert "其中本金160,000.00元、期内利息10,920.00元、罚息2,128.00元、复利152.00元已经到期" in text_of("sms-reminder")


SUED = {"kind": "suit", "filed_on": "2026-10-20", "served_on": "2026-11-03", "against": ["borrower"]}


@pytest.mark.parametrize(
    ("changes", "called_in"),
    [
        ({}, True),
        ({"outcome": "pending"}, True),
        ({"served_on": None}, False),
        ({"served_on": "2026-11-21"}, False),
        ({"outcome": "withdrawn"}, False),
        ({"same_claim": "false"}, False),
    ],
)
def test_the_copy_of_an_earlier_complaint_calls_it_in_on_service(changes: dict[str, object], called_in: bool) -> None:
    # 截至 2026-11-20；565②：起诉状副本送达时提前到期，撤诉的不算（合同编通则解释54）。
    matter = matter_of(CASE, {"proceedings": [SUED | changes]})
    assert matter.statement.matured is called_in
    text = all_words(documents("collection-notice", matter))
    assert ("于2026年11月3日全部到期" in text) is called_in


@pytest.mark.parametrize("accelerate", ["false", None])
def test_a_suit_for_what_was_due_calls_nothing_in(accelerate: str | None) -> None:
    matter = matter_of(CASE, {"proceedings": [SUED], "request.accelerate": accelerate})
    assert not matter.statement.matured


@pytest.mark.parametrize("filing", ["collection-notice", "guarantor-demand"])
def test_once_the_notice_has_arrived_the_letter_tells_it_and_asks_for_all(filing: str) -> None:
    text = text_of(filing, ARRIVED)
    assert "已经宣布提前到期，于2026年11月3日全部到期" in text
    assert "尚未到期" not in text


def test_the_ledger_runs_on_the_contract_and_says_so() -> None:
    statement = matter_of(CASE).statement
    assert not statement.matured
    assert any("按尚未提前到期计算" in str(one) for one in statement.notices)
    assert matter_of(CASE, ARRIVED).statement.matured


def test_the_complaint_calls_it_in_on_service_and_not_before() -> None:
    text = text_of("civil-complaint", {"request.complaint_form": "classic"})
    assert "自提前到期通知或者起诉状副本到达" in text
    assert "改按合同约定的逾期利率计收罚息" in text
    called = text_of("civil-complaint", ARRIVED | {"request.complaint_form": "classic"})
    assert "改按合同约定的逾期利率" not in called


@pytest.mark.parametrize(("changes", "first_day"), [({}, "2028-01-20"), (ARRIVED, "2026-11-03")])
def test_the_guarantee_period_begins_with_what_has_happened(changes: dict[str, object], first_day: str) -> None:
    (clock,) = [one for one in clocks(matter_of(CASE, changes)) if one.right == "guarantee_period"]
    assert clock.chain[0].on.isoformat() == first_day


@pytest.mark.parametrize("events", [{}, ARRIVED])
def test_who_does_not_call_it_in_is_not_asked_why(events: dict[str, object]) -> None:
    matter = matter_of(CASE, events | {"request.accelerate": "false"})
    codes = {one.code: one.outcome.value for one in assessed("civil-complaint", matter).findings}
    assert (codes["ACC001"], codes["ACC002"]) == ("not_applicable", "not_applicable")
    assert not matter.statement.matured
