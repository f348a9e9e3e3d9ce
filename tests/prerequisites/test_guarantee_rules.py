"""GUA：向保证人发函、把保证人列为被告之前，每个保证人一个结论。"""

import pytest

import recovery_docs.prerequisites as rules

rules.load_rules()

BANKER = {
    "kind": "organisation",
    "name": "样本担保有限公司",
    "type": "limited_company",
    "address": "浙江省海宁市示例路8号",
}


def outcomes(findings):
    return [(finding.subject, finding.outcome.value) for finding in findings]


@pytest.mark.parametrize(
    ("as_of", "changes", "outcome"),
    [
        ("2025-07-15", {}, "met"),
        ("2025-07-16", {}, "not_met"),
        ("2024-01-01", {"period": None}, "undetermined"),
        # 旧法“直至还清”、2023 年才到期：六个月已过，二年没过，可以争，不拦截。
        ("2024-01-16", {"contract": {"signed_on": "2020-12-31"}, "period": {"until_repaid": True}}, "met"),
        ("2025-07-16", {"contract": {"signed_on": "2020-12-31"}, "period": {"until_repaid": True}}, "not_met"),
    ],
)
def test_period_must_stand_on_the_day_of_the_demand(make, guarantee, ask, as_of, changes, outcome):
    assert outcomes(ask("GUA001", make(as_of, guarantees=[guarantee(**changes)]))) == [("张示例", outcome)]


def test_each_guarantor_has_a_verdict_of_his_own_and_only_his_demand_stops(make, guarantee, ask):
    short = guarantee(guarantor={"kind": "person", "name": "赵示例"}, period={"months": 6})
    findings = ask("GUA001", make("2024-02-01", guarantees=[guarantee(), short]))
    assert outcomes(findings) == [("张示例", "met"), ("赵示例", "not_met")]
    assert [finding.subject for finding in findings if finding.blocks] == ["赵示例"]


def test_one_dead_note_does_not_stop_the_demand_for_the_living_one(make, guarantee, ask):
    notes = [
        {"note": "甲", "paid_on": "2022-07-16", "amount": 100000, "due_on": "2023-01-15"},
        {"note": "乙", "paid_on": "2022-07-16", "amount": 100000, "due_on": "2023-07-15"},
    ]
    matter = make("2023-08-01", loan={"disbursements": notes}, guarantees=[guarantee(period={"months": 6})])
    assert outcomes(ask("GUA001", matter)) == [("张示例", "met")]
    (warned,) = ask("GUA002", matter)
    assert warned.outcome == "not_met"
    assert "甲" in str(warned.message)
    assert not warned.blocks


@pytest.mark.parametrize(
    ("kind", "outcome"), [("joint_and_several", "met"), ("general", "not_met"), ("not_agreed", "not_met")]
)
def test_a_letter_warns_that_it_cannot_keep_a_general_guarantor(make, guarantee, ask, kind, outcome):
    (finding,) = ask("GUA003", make("2023-08-01", guarantees=[guarantee(kind=kind)]))
    assert finding.outcome == outcome
    assert not finding.blocks


def test_once_the_debtor_is_sued_in_time_a_letter_may_follow(make, guarantee, ask):
    suit = {"kind": "suit", "filed_on": "2024-01-01", "against": ["borrower"]}
    matter = make("2024-02-01", guarantees=[guarantee(kind="general")], proceedings=[suit])
    assert outcomes(ask("GUA003", matter)) == [("张示例", "met")]


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [({"kind": None}, "undetermined"), ({"kind": "not_agreed", "contract": {}}, "undetermined"), ({}, "met")],
)
def test_the_kind_must_be_known(make, guarantee, ask, changes, outcome):
    assert outcomes(ask("GUA004", make("2023-08-01", guarantees=[guarantee(**changes)]))) == [("张示例", outcome)]


@pytest.mark.parametrize(
    ("party", "outcome"),
    [
        ({"type": "limited_company"}, "met"),
        ({"type": "government_body"}, "not_met"),
        ({"type": "grassroots_autonomous"}, "undetermined"),
        ({"type": "public_institution"}, "undetermined"),
        ({"type": "public_institution", "public_interest": True}, "not_met"),
        ({"type": "public_institution", "public_interest": False}, "met"),
    ],
)
def test_bodies_that_cannot_guarantee(make, guarantee, ask, party, outcome):
    (finding,) = ask("GUA005", make("2023-08-01", guarantees=[guarantee(guarantor=BANKER | party)]))
    assert finding.outcome == outcome


FOR_OWNER = {"for_related": "shareholder_or_controller"}


@pytest.mark.parametrize(
    ("party", "changes", "outcome"),
    [
        ({}, {}, "undetermined"),
        ({}, {"resolution": {"body": "board", "reviewed": True}}, "met"),
        ({}, {"resolution": {"body": "board", "reviewed": False}}, "not_met"),
        ({}, {"resolution": {"body": "board"}}, "undetermined"),
        ({}, FOR_OWNER | {"resolution": {"body": "board", "reviewed": True, "majority": True}}, "not_met"),
        (
            {},
            FOR_OWNER
            | {"resolution": {"body": "shareholders", "reviewed": True, "majority": True, "related_abstained": True}},
            "met",
        ),
        ({}, {"two_thirds_signed": True}, "met"),
        ({}, {"for_related": "wholly_owned_subsidiary"}, "met"),
        # 后两项上市公司除外；上市公司没有公告的不发生效力。
        ({"type": "listed_company"}, {"two_thirds_signed": True}, "undetermined"),
        ({"type": "listed_company"}, {"listed_announced": False}, "not_met"),
        ({"institution": "guarantee_company"}, {}, "met"),
    ],
)
def test_a_company_needs_a_resolution_that_was_reviewed(make, guarantee, ask, party, changes, outcome):
    (finding,) = ask("GUA006", make("2023-08-01", guarantees=[guarantee(guarantor=BANKER | party, **changes)]))
    assert finding.outcome == outcome
    assert not finding.blocks


@pytest.mark.parametrize(
    ("amendment", "outcome"),
    [
        ({"heavier": True}, "not_met"),
        ({"heavier": None}, "undetermined"),
        ({"heavier": False}, "met"),
        ({"heavier": True, "consented_by": ["张示例"]}, "met"),
    ],
)
def test_a_heavier_debt_needs_written_consent(make, guarantee, ask, amendment, outcome):
    loan = {"amendments": [{"kind": "rate", "signed_on": "2022-12-01"} | amendment]}
    assert outcomes(ask("GUA007", make("2023-08-01", loan=loan, guarantees=[guarantee()]))) == [("张示例", outcome)]


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({}, "undetermined"),
        ({"knew_refinancing": False, "guaranteed_old_loan": False}, "not_met"),
        ({"knew_refinancing": True, "guaranteed_old_loan": False}, "met"),
        ({"knew_refinancing": False, "guaranteed_old_loan": True}, "met"),
    ],
)
def test_refinancing_binds_only_who_knew_or_stood_behind_the_old_loan(make, guarantee, ask, changes, outcome):
    matter = make("2023-08-01", loan={"refinances": "示例借字0号"}, guarantees=[guarantee(**changes)])
    assert outcomes(ask("GUA008", matter)) == [("张示例", outcome)]


@pytest.mark.parametrize(("as_of", "outcome"), [("2023-07-15", "not_met"), ("2023-07-16", "met")])
def test_nothing_is_demanded_before_the_debt_is_overdue(make, guarantee, ask, as_of, outcome):
    (finding,) = ask("GUA009", make(as_of, guarantees=[guarantee()]))
    assert finding.outcome == outcome


def test_an_addressee_without_address_and_telephone_cannot_be_reached(make, guarantee, ask):
    bare = guarantee(guarantor={"kind": "person", "name": "张示例"})
    assert outcomes(ask("GUA010", make("2023-08-01", guarantees=[bare]))) == [("张示例", "undetermined")]
    assert outcomes(ask("GUA010", make("2023-08-01", guarantees=[guarantee()]))) == [("张示例", "met")]


COUNTER = {"guarantor": {"kind": "person", "name": "孙示例"}, "counter_for": "样本担保有限公司"}


def test_a_counter_guarantor_answers_to_the_guarantor_that_has_paid(make, guarantee, ask):
    both = [guarantee(guarantor=BANKER), guarantee(**COUNTER)]
    unpaid = make("2023-09-01", guarantees=both)
    assert outcomes(ask("GUA011", unpaid)) == [("样本担保有限公司", "met"), ("孙示例", "not_met")]
    paid = make(
        "2023-09-01",
        guarantees=both,
        repayments=[{"paid_on": "2023-08-15", "amount": 500000, "payer": "样本担保有限公司"}],
    )
    assert outcomes(ask("GUA011", paid)) == [("样本担保有限公司", "met"), ("孙示例", "met")]
    # 反担保的期间自代偿之日 2023-08-15 起二年。
    (_, counter) = ask("GUA001", paid)
    assert "2025年8月15日" in str(counter.message)


def test_a_guarantor_released_by_the_creditor_answers_no_more(make, guarantee, ask):
    matter = make("2023-08-01", guarantees=[guarantee(released_on="2023-07-20")])
    assert outcomes(ask("GUA011", matter)) == [("张示例", "not_met")]


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [({"cap": 500000}, "not_met"), ({"cap": 9000000}, "met"), ({"scope": ["principal"]}, "not_met"), ({}, "met")],
)
def test_the_demand_is_held_to_the_scope_and_the_cap(make, guarantee, ask, changes, outcome):
    assert outcomes(ask("GUA012", make("2023-08-01", guarantees=[guarantee(**changes)]))) == [("张示例", outcome)]


def test_an_assignment_is_told_to_each_guarantor(make, guarantee, ask):
    lender = {"kind": "organisation", "name": "原示例银行股份有限公司"}
    assigned = {"assignments": [{"assignor": lender, "signed_on": "2023-07-20"}]}
    silent = make("2023-08-10", guarantees=[guarantee()], **assigned)
    assert outcomes(ask("GUA013", silent)) == [("张示例", "not_met")]
    notice = {"kind": "assignment_notice", "on": "2023-08-01", "to": "张示例", "channel": "ems", "outcome": "delivered"}
    told = make("2023-08-10", guarantees=[guarantee()], events=[notice], **assigned)
    assert outcomes(ask("GUA013", told)) == [("张示例", "met")]


@pytest.mark.parametrize(("order", "outcome"), [(None, "not_met"), ("any", "met"), ("security_first", "not_met")])
def test_the_debtors_own_mortgage_goes_first_unless_agreed(make, guarantee, mortgage, ask, order, outcome):
    matter = make("2023-08-01", guarantees=[guarantee(order=order)], mortgages=[mortgage()])
    assert outcomes(ask("GUA014", matter)) == [("张示例", outcome)]


# 2024-01-10 到达连带保证人，三年至 2027-01-10。
@pytest.mark.parametrize(("as_of", "outcome"), [("2027-01-10", "met"), ("2027-01-11", "not_met")])
def test_the_guarantors_own_debt_has_three_years_from_the_demand(make, guarantee, ask, as_of, outcome):
    event = {"kind": "demand", "on": "2024-01-10", "to": "张示例", "channel": "ems", "outcome": "delivered"}
    assert outcomes(ask("GUA015", make(as_of, guarantees=[guarantee()], events=[event]))) == [("张示例", outcome)]


def test_a_debtors_bankruptcy_stops_interest_for_the_guarantor(make, guarantee, ask):
    company = {"kind": "organisation", "name": "样本纺织有限公司", "bankruptcy_accepted_on": "2023-07-20"}
    findings = ask("GUA016", make("2023-08-01", borrowers=[company], guarantees=[guarantee()]))
    assert outcomes(findings) == [(None, "not_met")]


def test_a_suit_is_stopped_only_by_a_guarantor_who_is_sued(make, guarantee, ask):
    sued = make("2025-07-16", guarantees=[guarantee()])
    assert outcomes(ask("GUA017", sued))[0] == ("张示例", "not_met")
    spared = make("2025-07-16", guarantees=[guarantee()], request={"defendants": ["borrower"]})
    assert outcomes(ask("GUA017", spared)) == [(None, "not_applicable")]


def test_the_guarantor_that_paid_asks_its_counter_guarantor_in_a_case_of_its_own(make, guarantee, ask):
    recourse = {"cause": "recourse", "recourse": {"paid_on": "2023-08-15", "amount": 500000}, "disbursements": []}
    counter = guarantee(guarantor={"kind": "person", "name": "孙示例"}, counter_for="样本担保有限公司")
    # 反担保的期间自代偿之日 2023-08-15 起二年，至 2025-08-15。
    for as_of, outcome in (("2025-08-15", "met"), ("2025-08-16", "not_met")):
        matter = make(as_of, creditor=BANKER, loan=recourse, guarantees=[counter])
        assert outcomes(ask("GUA011", matter)) == [("孙示例", "met")]
        assert outcomes(ask("GUA001", matter)) == [("孙示例", outcome)]
    unwritten = make("2024-08-15", creditor=BANKER, guarantees=[counter])
    assert outcomes(ask("GUA011", unwritten)) == [("孙示例", "undetermined")]


def test_of_a_guarantor_that_answers_no_longer_it_says_whom_else_to_sue(make, guarantee, ask):
    first, _ = ask("GUA017", make("2025-07-16", guarantees=[guarantee()]))
    assert first.outcome == "not_met"
    assert str(first.hint).endswith("不起诉张示例的，在 request.defendants 只写其余被告：李示例")


def test_no_letter_is_advised_against_a_general_guarantor(make, guarantee, ask):
    matter = make("2025-07-16", guarantees=[guarantee(kind="general")])
    for code in ("GUA001", "GUA003", "GUA017"):
        assert "催收" not in str(ask(code, matter)[0].hint)


# 旧法“直至还清”的一般保证：早的算法至 2024-01-15，晚的至 2025-07-15。
@pytest.mark.parametrize(
    ("as_of", "advised"), [("2024-01-15", "2024年1月15日以前"), ("2024-01-16", "到2025年7月15日"), ("2025-07-16", None)]
)
def test_no_day_that_has_passed_is_advised(make, guarantee, ask, as_of, advised):
    old = guarantee(kind="general", contract={"signed_on": "2020-12-31"}, period={"until_repaid": True})
    (finding,) = ask("GUA003", make(as_of, guarantees=[old]))
    assert (advised in str(finding.hint)) if advised else ("年" not in str(finding.hint))
