"""PAY、PRE、ENF、JCF：支付令、保全、执行、司法确认各问各的条件。"""

import pytest

import recovery_docs.prerequisites as rules

rules.load_rules()

COURT = {"court": "海宁市人民法院"}


def one(ask, code, matter):
    findings = ask(code, matter)
    assert len(findings) == 1, findings
    return findings[0].outcome.value


@pytest.mark.parametrize(("as_of", "outcome"), [("2023-07-15", "not_met"), ("2023-07-16", "met")])
def test_a_payment_order_wants_money_that_is_due(make, ask, as_of, outcome):
    assert one(ask, "PAY001", make(as_of)) == outcome


@pytest.mark.parametrize(("outcome", "expected"), [("pending", "not_met"), (None, "not_met"), ("withdrawn", "met")])
def test_a_payment_order_wants_no_other_dispute(make, ask, outcome, expected):
    suit = {"kind": "suit", "filed_on": "2023-07-20", "outcome": outcome}
    assert one(ask, "PAY002", make("2023-08-01", proceedings=[suit])) == expected


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"whereabouts": "known", "address": "浙江省海宁市示例镇2号"}, "met"),
        ({"whereabouts": "missing", "address": "浙江省海宁市示例镇2号"}, "not_met"),
        ({"whereabouts": "known", "abroad": True}, "not_met"),
        ({"whereabouts": "known"}, "undetermined"),
        ({"address": "浙江省海宁市示例镇2号"}, "undetermined"),
    ],
)
def test_a_payment_order_must_be_served(make, ask, facts, outcome):
    debtor = {"kind": "person", "name": "李示例"} | facts
    assert one(ask, "PAY003", make("2023-08-01", borrowers=[debtor])) == outcome


@pytest.mark.parametrize(
    ("court", "outcome"),
    [
        ("海宁市人民法院", "met"),
        ("桐乡市人民法院", "not_met"),
        ("嘉兴市中级人民法院", "not_met"),
        (None, "undetermined"),
    ],
)
def test_only_the_basic_court_of_the_debtors_home_gives_a_payment_order(make, ask, court, outcome):
    assert one(ask, "PAY004", make("2023-08-01", request={"court": court})) == outcome


def test_pre_action_preservation_shuts_out_a_payment_order(make, ask):
    taken = {"kind": "pre_action_preservation", "filed_on": "2023-07-20"}
    assert one(ask, "PAY005", make("2023-08-01", proceedings=[taken])) == "not_met"
    assert one(ask, "PAY005", make("2023-08-01")) == "met"


def test_late_charges_must_be_agreed(make, ask):
    assert one(ask, "PAY006", make("2023-08-01")) == "met"
    assert one(ask, "PAY006", make("2023-07-16")) == "not_applicable"


def test_security_and_an_open_end_warn_before_a_payment_order(make, guarantee, ask):
    assert one(ask, "PAY007", make("2023-08-01", guarantees=[guarantee()])) == "not_met"
    assert one(ask, "PAY007", make("2023-08-01")) == "met"
    assert one(ask, "PAY008", make("2023-08-01")) == "not_met"
    assert one(ask, "PAY008", make("2023-08-01", request={"to_actual_payment": False})) == "met"


def preserving(make, creditor=None, **facts):
    asked = {
        "stage": "in_action",
        "amount": 1000000,
        "assets": [{"owner": "李示例", "kind": "deposit", "text": "存款"}],
    }
    changes = {"creditor": creditor} if creditor else {}
    return make("2023-08-01", request=COURT | {"preservation": asked | facts}, **changes)


def test_preservation_wants_its_reason(make, ask):
    assert one(ask, "PRE001", make("2023-08-01")) == "undetermined"
    assert one(ask, "PRE001", preserving(make)) == "undetermined"
    assert one(ask, "PRE001", preserving(make, reason="正在转移财产")) == "met"
    assert one(ask, "PRE001", preserving(make, stage="before_action", reason="正在转移财产")) == "undetermined"
    assert one(ask, "PRE001", preserving(make, stage="before_action", urgent_because="即将过户")) == "met"


def test_preservation_keeps_within_the_claim(make, ask):
    # 2022-07-16 至 2023-07-15 共 364 日，利息 1,000,000 × 6% ÷ 360 × 364 = 60,666.67；罚息 9% × 17 日 = 4,250.00，
    # 到期日一日按合同利率 166.67。请求额以账为准。
    claim = make("2023-08-01").statement.claim
    assert one(ask, "PRE002", preserving(make, amount=str(claim))) == "met"
    assert one(ask, "PRE002", preserving(make, amount=str(claim + 1))) == "not_met"


def test_preservation_names_assets_or_clues(make, ask):
    assert one(ask, "PRE003", preserving(make)) == "met"
    assert one(ask, "PRE003", preserving(make, assets=[])) == "undetermined"


PRIVATE = {"kind": "person", "name": "吴示例"}


@pytest.mark.parametrize(
    ("creditor", "facts", "outcome"),
    [
        # 银行在诉讼中可以不提供担保，诉前不可以。
        (None, {"security": "none"}, "met"),
        (None, {"stage": "before_action", "security": "none"}, "not_met"),
        # 他人在诉讼中：请求保全数额 1,000,000 的 30%。
        (PRIVATE, {"security": "insurance", "security_amount": 300000}, "met"),
        (PRIVATE, {"security": "insurance", "security_amount": "299999.99"}, "not_met"),
        (PRIVATE, {"security": "insurance"}, "undetermined"),
        (PRIVATE, {}, "undetermined"),
        # 诉前等额。
        (PRIVATE, {"stage": "before_action", "security": "cash", "security_amount": 1000000}, "met"),
        (PRIVATE, {"stage": "before_action", "security": "cash", "security_amount": "999999.99"}, "not_met"),
    ],
)
def test_how_much_security_preservation_wants(make, ask, creditor, facts, outcome):
    assert one(ask, "PRE004", preserving(make, creditor, **facts)) == outcome


def test_preservation_in_a_suit_names_the_case(make, ask):
    assert one(ask, "PRE005", preserving(make)) == "undetermined"
    assert one(ask, "PRE005", preserving(make, case_number="示例1号")) == "met"
    assert one(ask, "PRE005", preserving(make, stage="before_action")) == "met"


@pytest.mark.parametrize(
    ("owners", "kind", "outcome"),
    [
        (["张示例"], "general", "not_met"),
        (["张示例", "李示例"], "general", "met"),
        (["张示例"], "joint_and_several", "not_applicable"),
    ],
)
def test_a_general_guarantors_assets_come_after_the_debtors(make, guarantee, ask, owners, kind, outcome):
    assets = [{"owner": owner, "kind": "deposit", "text": "存款"} for owner in owners]
    request = {"preservation": {"stage": "in_action", "assets": assets}}
    matter = make("2023-08-01", guarantees=[guarantee(kind=kind)], request=request)
    assert one(ask, "PRE006", matter) == outcome


def test_pre_action_preservation_reminds_of_the_thirty_days(make, ask):
    assert one(ask, "PRE007", preserving(make)) == "not_applicable"
    assert one(ask, "PRE007", preserving(make, stage="before_action")) == "not_met"


def titled(make, as_of="2024-03-01", *, request=None, **title):
    judged = {
        "kind": "suit",
        "institution": "海宁市人民法院",
        "filed_on": "2023-08-01",
        "outcome": "judgment",
        "title": {"document": "judgment", "number": "示例判1号", "operative_part": "给付", "perform_by": "2024-02-01"}
        | title,
    }
    return make(as_of, proceedings=[judged], request=request or COURT)


def test_enforcement_wants_a_title_in_full(make, ask):
    assert one(ask, "ENF001", make("2024-03-01")) == "undetermined"
    assert one(ask, "ENF001", titled(make)) == "met"
    assert one(ask, "ENF001", titled(make, number=None)) == "undetermined"
    assert one(ask, "ENF001", titled(make, effective_on="2024-03-02")) == "not_met"


@pytest.mark.parametrize(("as_of", "outcome"), [("2024-02-01", "not_met"), ("2024-02-02", "met")])
def test_enforcement_waits_for_the_term_to_end(make, ask, as_of, outcome):
    assert one(ask, "ENF002", titled(make, as_of)) == outcome


@pytest.mark.parametrize(("as_of", "outcome"), [("2026-02-01", "met"), ("2026-02-02", "not_met")])
def test_enforcement_out_of_time_warns(make, ask, as_of, outcome):
    assert one(ask, "ENF003", titled(make, as_of)) == outcome
    assert not ask("ENF003", titled(make, as_of))[0].blocks


@pytest.mark.parametrize(
    ("court", "outcome"), [("海宁市人民法院", "met"), ("桐乡市人民法院", "undetermined"), (None, "undetermined")]
)
def test_enforcement_goes_to_the_court_of_first_instance(make, ask, court, outcome):
    assert one(ask, "ENF004", titled(make, request={"court": court, "to_actual_payment": True})) == outcome


def test_an_assignee_after_judgment_needs_recognition(make, ask):
    lender = {"kind": "organisation", "name": "原示例银行股份有限公司"}
    for signed_on, outcome in (("2024-01-09", "not_applicable"), ("2024-01-10", "not_met")):
        judged = {"kind": "suit", "title": {"document": "judgment", "issued_on": "2024-01-10"}}
        matter = make("2024-03-01", proceedings=[judged], assignments=[{"assignor": lender, "signed_on": signed_on}])
        assert one(ask, "ENF005", matter) == outcome


def test_ordinary_interest_only_as_the_judgment_has_it(make, ask):
    assert one(ask, "ENF006", titled(make)) == "undetermined"
    assert one(ask, "ENF006", titled(make, ordinary_interest_text="按年利率9%")) == "met"


def confirming(make, as_of="2023-08-20", *, request=None, **agreement):
    facts = {
        "signed_on": "2023-08-01",
        "mediator_signed": True,
        "sealed": True,
        "joint_application": True,
        "terms": [{"due_on": "2023-12-31", "amount": 1000000}],
    } | agreement
    return make(as_of, proceedings=[{"kind": "mediation", "agreement": facts}], request=request or COURT)


@pytest.mark.parametrize(
    ("code", "agreement", "outcome"),
    [
        ("JCF001", {}, "met"),
        ("JCF001", {"sealed": False}, "not_met"),
        ("JCF001", {"mediator_signed": None}, "undetermined"),
        ("JCF002", {"signed_on": None}, "undetermined"),
        ("JCF003", {}, "met"),
        ("JCF003", {"joint_application": False}, "not_met"),
        ("JCF003", {"joint_application": None}, "undetermined"),
        ("JCF005", {}, "met"),
        ("JCF005", {"transfers_property": True}, "not_met"),
        ("JCF005", {"text": "抵押物归申请人所有"}, "not_met"),
        ("JCF006", {}, "met"),
        ("JCF006", {"terms": []}, "undetermined"),
    ],
)
def test_what_judicial_confirmation_asks_of_the_agreement(make, ask, code, agreement, outcome):
    assert one(ask, code, confirming(make, **agreement)) == outcome


@pytest.mark.parametrize(("as_of", "outcome"), [("2023-08-31", "met"), ("2023-09-01", "not_met")])
def test_confirmation_is_asked_for_within_thirty_days(make, ask, as_of, outcome):
    assert one(ask, "JCF002", confirming(make, as_of)) == outcome


@pytest.mark.parametrize(
    ("court", "outcome"),
    [
        ("海宁市人民法院", "met"),
        ("桐乡市人民法院", "not_met"),
        ("浙江省高级人民法院", "not_met"),
        (None, "undetermined"),
    ],
)
def test_confirmation_goes_where_a_party_or_the_committee_is(make, ask, court, outcome):
    assert one(ask, "JCF004", confirming(make, request={"court": court, "to_actual_payment": True})) == outcome
