"""LIM：时效只提醒，从不拦截（民诉法解释219）。"""

import pytest

import recovery_docs.prerequisites as rules

rules.load_rules()

DEMAND = {"kind": "demand", "to": "borrower", "channel": "ems", "outcome": "delivered"}


@pytest.mark.parametrize(("as_of", "outcome"), [("2026-07-15", "met"), ("2026-07-16", "not_met")])
def test_out_of_time_warns_and_never_stops_a_suit(make, ask, as_of, outcome):
    (finding,) = ask("LIM001", make(as_of))
    assert (finding.outcome.value, finding.blocks) == (outcome, False)


def test_a_letter_that_may_not_have_arrived_leaves_it_open(make, ask):
    event = DEMAND | {"on": "2024-01-10", "outcome": "refused"}
    (finding,) = ask("LIM001", make("2026-09-01", events=[event]))
    assert finding.outcome == "undetermined"


@pytest.mark.parametrize(("exhibit", "outcome"), [(None, "not_met"), (7, "met")])
def test_an_interruption_wants_an_exhibit(make, ask, exhibit, outcome):
    event = DEMAND | {"on": "2024-01-10", "exhibit": exhibit}
    matter = make("2024-06-01", events=[event], exhibits=[{"number": 7, "name": "签收证明"}])
    assert ask("LIM002", matter)[0].outcome == outcome


def test_without_events_nothing_is_to_be_proved(make, ask):
    assert ask("LIM002", make("2024-06-01"))[0].outcome == "not_applicable"


@pytest.mark.parametrize(("agrees", "outcome"), [(True, "met"), (None, "undetermined"), (False, "not_met")])
def test_a_signature_out_of_time_is_read_for_agreement(make, ask, agrees, outcome):
    event = DEMAND | {
        "on": "2026-08-01",
        "agrees_to_pay": agrees,
        "signature": {"name": "李示例", "capacity": "self"},
    }
    assert ask("LIM003", make("2026-09-01", events=[event]))[0].outcome == outcome


def test_a_signature_in_time_is_no_question(make, ask):
    event = DEMAND | {"on": "2026-07-15"}
    assert ask("LIM003", make("2026-09-01", events=[event]))[0].outcome == "not_applicable"


PROMISE = {"kind": "acknowledgement", "to": "borrower", "on": "2026-08-01"}


# 2026-07-15 届满，2026-08-01 重新承诺，至 2029-08-01。
@pytest.mark.parametrize(
    ("on", "outcome"), [("2026-07-31", "not_met"), ("2029-08-01", "not_applicable"), ("2029-08-02", "not_met")]
)
def test_after_a_new_promise_a_demand_is_in_time_again(make, ask, on, outcome):
    matter = make("2029-12-01", events=[PROMISE, DEMAND | {"on": on}])
    assert [one.outcome.value for one in ask("LIM003", matter)] == [outcome]
