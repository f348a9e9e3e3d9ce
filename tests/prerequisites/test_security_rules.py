"""SEC：申请实现担保物权（民事诉讼法207，解释359—370，民法典402—445），每件财产一个结论。"""

import pytest

import recovery_docs.prerequisites as rules

rules.load_rules()

COURT = {"court": "海宁市人民法院"}


def outcome_of(ask, code, matter):
    findings = ask(code, matter)
    assert len(findings) == 1, findings
    return findings[0].outcome.value


def test_without_security_there_is_nothing_to_realise(make, ask):
    assert outcome_of(ask, "SEC001", make("2023-08-01")) == "not_met"


def test_the_holder_applies_and_who_gave_it_up_cannot(make, mortgage, ask):
    assert outcome_of(ask, "SEC001", make("2023-08-01", mortgages=[mortgage()])) == "met"
    waived = mortgage(waived_on="2023-07-01")
    assert outcome_of(ask, "SEC001", make("2023-08-01", mortgages=[waived])) == "not_met"


def test_a_maximum_mortgage_does_not_follow_a_claim_assigned_before_it_is_fixed(make, mortgage, ask):
    lender = {"kind": "organisation", "name": "原示例银行股份有限公司"}
    for signed_on, outcome in (("2023-06-29", "undetermined"), ("2023-06-30", "met")):
        matter = make(
            "2023-08-01",
            mortgages=[mortgage(maximum={"limit": 1500000, "until_on": "2023-06-30"})],
            assignments=[{"assignor": lender, "signed_on": signed_on}],
        )
        assert outcome_of(ask, "SEC001", matter) == outcome


@pytest.mark.parametrize(
    ("request_", "outcome"),
    [
        ({}, "undetermined"),
        (COURT, "met"),
        ({"court": "嘉兴市中级人民法院"}, "not_met"),
        ({"court": "桐乡市人民法院"}, "not_met"),
    ],
)
def test_only_the_basic_court_where_the_thing_or_its_registration_is(make, mortgage, ask, request_, outcome):
    assert outcome_of(ask, "SEC002", make("2023-08-01", mortgages=[mortgage()], request=request_)) == outcome


def test_the_place_of_registration_suffices_where_the_thing_is_elsewhere(make, mortgage, ask):
    elsewhere = mortgage(collateral={"kind": "house", "name": "住宅一套", "location": "浙江省桐乡市示例路1号"})
    assert outcome_of(ask, "SEC002", make("2023-08-01", mortgages=[elsewhere], request=COURT)) == "met"


FORMAL = {"kind": "formal", "registered_on": "2022-07-16"}
PROVISIONAL = {"kind": "provisional", "registered_on": "2022-07-16"}


@pytest.mark.parametrize(
    ("kind", "registration", "outcome"),
    [
        ("house", FORMAL, "met"),
        ("house", None, "undetermined"),
        ("house", {"kind": "formal"}, "undetermined"),
        ("house", FORMAL | {"registered_on": "2023-08-02"}, "not_met"),
        ("house", PROVISIONAL, "undetermined"),
        ("house", PROVISIONAL | {"lapsed": True, "first_registered_on": "2023-01-01"}, "not_met"),
        ("house", PROVISIONAL | {"lapsed": False}, "not_met"),
        ("house", PROVISIONAL | {"lapsed": False, "first_registered_on": "2023-01-01"}, "met"),
        ("equipment", None, "met"),
        ("vehicle", FORMAL, "met"),
    ],
)
def test_real_estate_needs_registration_and_movables_a_contract(make, mortgage, ask, kind, registration, outcome):
    one = mortgage(collateral={"kind": kind, "name": "抵押物"}, registration=registration)
    assert outcome_of(ask, "SEC003", make("2023-08-01", mortgages=[one])) == outcome


@pytest.mark.parametrize(
    ("pledge", "outcome"),
    [
        ({"right": "movable", "delivered_on": "2022-07-16"}, "met"),
        ({"right": "movable"}, "undetermined"),
        ({"right": "deposit", "delivered_on": "2022-07-16"}, "met"),
        ({"right": "shares", "registration": FORMAL}, "met"),
        ({"right": "shares"}, "undetermined"),
        ({"right": "receivables", "registration": FORMAL}, "undetermined"),
        ({"right": "receivables", "registration": FORMAL, "receivable_confirmed": True}, "met"),
        ({"right": "margin_account", "account_controlled": True}, "met"),
        ({"right": "margin_account", "account_controlled": False}, "not_met"),
    ],
)
def test_pledges_come_to_be_by_delivery_registration_or_control(make, ask, pledge, outcome):
    one = {
        "owner": {"kind": "person", "name": "李示例"},
        "collateral": {"kind": "other", "name": "质物"},
    } | pledge
    assert outcome_of(ask, "SEC003", make("2023-08-01", pledges=[one])) == outcome


@pytest.mark.parametrize(("as_of", "outcome"), [("2023-07-15", "not_met"), ("2023-07-16", "met")])
def test_the_debt_must_be_due_and_unpaid(make, mortgage, ask, as_of, outcome):
    assert outcome_of(ask, "SEC004", make(as_of, mortgages=[mortgage()])) == outcome


def test_an_unpaid_instalment_alone_is_not_enough_without_an_agreed_event(make, mortgage, ask):
    loan = {"schedule": {"method": "level_principal", "periods": 12, "first_due_on": "2022-08-15", "day": 15}}
    assert outcome_of(ask, "SEC004", make("2022-10-01", loan=loan, mortgages=[mortgage()])) == "undetermined"
    agreed = mortgage(realisation_events="任何一期逾期")
    assert outcome_of(ask, "SEC004", make("2022-10-01", loan=loan, mortgages=[agreed])) == "met"
    called = {"accelerate": True, "accelerated_on": "2022-09-20"}
    matter = make("2022-10-01", loan=loan, mortgages=[mortgage()], request=called)
    assert outcome_of(ask, "SEC004", matter) == "met"


@pytest.mark.parametrize(
    ("maximum", "outcome"),
    [
        (None, "not_applicable"),
        ({"limit": 1500000}, "undetermined"),
        ({"limit": 1500000, "until_on": "2023-08-01"}, "met"),
        ({"limit": 1500000, "until_on": "2023-08-02"}, "not_met"),
        ({"limit": 1500000, "until_on": "2024-08-02", "seizure_known_on": "2023-07-20"}, "met"),
        ({"limit": 1500000, "until_on": "2024-08-02", "fixed_on": "2023-07-20", "fixed_by": "no_new_claims"}, "met"),
    ],
)
def test_a_maximum_mortgage_must_be_fixed(make, mortgage, ask, maximum, outcome):
    assert outcome_of(ask, "SEC005", make("2023-08-01", mortgages=[mortgage(maximum=maximum)])) == outcome


KINDS = ("loan_contract", "security_contract", "registration", "disbursement_proof")


@pytest.mark.parametrize("absent", [None, *KINDS])
def test_the_papers_of_article_365(make, mortgage, ask, absent):
    exhibits = [
        {"number": number, "name": f"证据{number}", "kind": kind}
        for number, kind in enumerate(KINDS, start=1)
        if kind != absent
    ]
    papers, condition = ask("SEC006", make("2023-08-01", mortgages=[mortgage()], exhibits=exhibits))
    assert papers.outcome == ("met" if absent is None else "not_met")
    assert condition.outcome == "met"


def test_the_condition_of_the_thing_is_told(make, mortgage, ask):
    bare = mortgage(collateral={"kind": "house", "name": "住宅一套"})
    assert ask("SEC006", make("2023-08-01", mortgages=[bare]))[-1].outcome == "undetermined"


@pytest.mark.parametrize(("order", "outcome"), [(None, "met"), ("any", "met"), ("guarantee_first", "not_met")])
def test_an_agreed_order_is_kept(make, mortgage, ask, order, outcome):
    assert outcome_of(ask, "SEC007", make("2023-08-01", mortgages=[mortgage(order=order)])) == outcome


def test_a_pending_suit_is_a_dispute_and_only_warns(make, mortgage, ask):
    suit = {"kind": "suit", "filed_on": "2023-07-20", "outcome": "pending"}
    (finding,) = ask("SEC008", make("2023-08-01", mortgages=[mortgage()], proceedings=[suit]))
    assert finding.outcome == "not_met"
    assert not finding.blocks


@pytest.mark.parametrize(("as_of", "outcome"), [("2026-07-15", "met"), ("2026-07-16", "not_met")])
def test_the_mortgage_lives_as_long_as_the_limitation_of_the_claim(make, mortgage, ask, as_of, outcome):
    assert outcome_of(ask, "SEC009", make(as_of, mortgages=[mortgage()])) == outcome


def test_a_debtors_new_promise_does_not_bind_the_mortgagor(make, mortgage, ask):
    promise = {"kind": "acknowledgement", "to": "borrower", "on": "2026-08-01"}
    assert outcome_of(ask, "SEC009", make("2026-09-01", mortgages=[mortgage()], events=[promise])) == "not_met"


@pytest.mark.parametrize(
    ("collateral", "outcome"),
    [({}, "met"), ({"land": "homestead"}, "not_met"), ({"no_disposal_ban": False}, "undetermined")],
)
def test_what_may_not_be_mortgaged(make, mortgage, ask, collateral, outcome):
    one = mortgage(collateral={"kind": "house", "name": "住宅一套"} | collateral)
    assert outcome_of(ask, "SEC010", make("2023-08-01", mortgages=[one])) == outcome


@pytest.mark.parametrize(
    ("collateral", "outcome"),
    [
        ({"lease": "无"}, "met"),
        ({}, "undetermined"),
        # 登记日 2022-07-16：以前占有的租赁不受影响，当日及以后的受。
        ({"lease": "有", "lease_from_on": "2022-07-15"}, "not_met"),
        ({"lease": "有", "lease_from_on": "2022-07-16"}, "met"),
        ({"lease": "无", "only_home": True}, "not_met"),
        ({"lease": "无", "seizures": [{"court": "桐乡市人民法院"}]}, "not_met"),
    ],
)
def test_leases_seizures_and_the_only_home_warn(make, mortgage, ask, collateral, outcome):
    one = mortgage(collateral={"kind": "house", "name": "住宅一套"} | collateral)
    assert outcome_of(ask, "SEC011", make("2023-08-01", mortgages=[one], request=COURT)) == outcome


@pytest.mark.parametrize(
    ("limit", "outcome"), [("1005000.00", "not_met"), ("2000000.00", "met"), (None, "undetermined")]
)
def test_the_claim_is_held_against_the_registered_amount(make, mortgage, ask, limit, outcome):
    one = mortgage(registration=FORMAL | ({"amount": limit} if limit else {}))
    assert outcome_of(ask, "SEC014", make("2023-08-01", mortgages=[one])) == outcome


def test_two_things_of_one_name_are_told_apart(make, mortgage, ask):
    second = mortgage(collateral={"kind": "house", "name": "住宅一套", "certificate": "浙（2020）第3号"})
    findings = ask("SEC010", make("2023-08-01", mortgages=[mortgage(), second]))
    assert len({finding.subject for finding in findings}) == 2


def test_priority_in_a_suit_only_warns_and_not_where_it_is_not_claimed(make, mortgage, ask):
    bare = mortgage(registration=None)
    (finding,) = ask("SEC016", make("2023-08-01", mortgages=[bare]))
    assert (finding.outcome.value, finding.blocks) == ("undetermined", False)
    silent = make("2023-08-01", mortgages=[bare], request={"claim_security": False})
    assert outcome_of(ask, "SEC016", silent) == "not_applicable"


def test_a_company_that_mortgages_for_another_needs_a_resolution(make, mortgage, ask):
    owner = {"kind": "organisation", "name": "样本实业有限公司", "type": "limited_company"}
    assert outcome_of(ask, "SEC015", make("2023-08-01", mortgages=[mortgage(owner=owner)])) == "undetermined"
    resolved = mortgage(owner=owner, resolution={"body": "shareholders", "reviewed": True})
    assert outcome_of(ask, "SEC015", make("2023-08-01", mortgages=[resolved])) == "met"


def test_the_request_names_the_owner_and_the_thing(make, mortgage, ask):
    assert outcome_of(ask, "SEC012", make("2023-08-01", mortgages=[mortgage()])) == "undetermined"
    passport = {"type": "护照", "number": "E00000000"}
    owner = {"kind": "person", "name": "李示例", "address": "浙江省海宁市示例镇2号", "other_id": passport}
    assert outcome_of(ask, "SEC012", make("2023-08-01", mortgages=[mortgage(owner=owner)])) == "met"
