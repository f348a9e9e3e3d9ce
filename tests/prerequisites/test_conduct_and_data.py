"""ACC、ASG、SET、CON、INT、PTY：提前到期、转让、和解、催收行为、金额和当事人资料。"""

import pytest
from stdnum.cn import ric

import recovery_docs.prerequisites as rules

rules.load_rules()


def resident_id(first_17: str) -> str:
    """An invented number with its true check digit."""
    return first_17 + str(ric.calc_check_digit(f"{first_17}?"))


def one(ask, code, matter):
    findings = ask(code, matter)
    assert len(findings) == 1, findings
    return findings[0].outcome.value


CLAUSE = {"contract": {"signed_on": "2022-07-16", "clauses": {"acceleration": "9"}}}
MONTHLY = {"schedule": {"method": "level_principal", "periods": 12, "first_due_on": "2022-08-15", "day": 15}}


@pytest.mark.parametrize(
    ("as_of", "loan", "request_", "outcome"),
    [
        ("2022-10-01", MONTHLY, {}, "not_applicable"),
        ("2022-10-01", MONTHLY | CLAUSE, {"accelerate": True}, "met"),
        ("2022-10-01", MONTHLY, {"accelerate": True}, "undetermined"),
        ("2022-10-01", MONTHLY, {"accelerate": True, "acceleration_ground": "挪用借款"}, "met"),
        # 首期 2022-08-15 还没有到期，也没有别的事由。
        ("2022-08-01", MONTHLY | CLAUSE, {"accelerate": True}, "not_met"),
        # 2023-07-15 全部到期以后不需要宣布。
        ("2023-07-16", MONTHLY | CLAUSE, {"accelerate": True}, "not_applicable"),
    ],
)
def test_acceleration_wants_a_ground(make, ask, as_of, loan, request_, outcome):
    assert one(ask, "ACC001", make(as_of, loan=loan, request=request_)) == outcome


@pytest.mark.parametrize(
    ("outcome", "expected"), [("delivered", "met"), ("refused", "undetermined"), ("returned", "not_met")]
)
def test_acceleration_works_once_the_notice_arrives(make, ask, outcome, expected):
    event = {"kind": "acceleration", "on": "2022-09-20", "to": "borrower", "channel": "ems", "outcome": outcome}
    matter = make("2022-10-01", loan=MONTHLY | CLAUSE, events=[event])
    assert one(ask, "ACC002", matter) == expected
    assert one(ask, "ACC003", matter) == ("not_met" if expected == "met" else "met")


LENDER = {"kind": "organisation", "name": "原示例银行股份有限公司"}
DEED = {"assignor": LENDER, "signed_on": "2023-07-20", "contract": "债权转让协议示例1号"}


def test_an_assignment_is_told_in_full(make, ask):
    assert one(ask, "ASG001", make("2023-08-01")) == "not_applicable"
    assert one(ask, "ASG001", make("2023-08-01", assignments=[DEED])) == "met"
    assert one(ask, "ASG001", make("2023-08-01", assignments=[DEED | {"contract": None}])) == "undetermined"
    broken = [DEED | {"assignee": {"kind": "organisation", "name": "别的示例公司"}}]
    assert one(ask, "ASG001", make("2023-08-01", assignments=broken)) == "not_met"


@pytest.mark.parametrize(
    ("event", "outcome"),
    [
        (None, "not_met"),
        ({"channel": "ems", "outcome": "delivered"}, "met"),
        ({"channel": "ems", "outcome": "refused"}, "undetermined"),
        ({"channel": "newspaper", "newspaper_level": "provincial"}, "not_met"),
    ],
)
def test_the_debtor_is_told_of_the_assignment_not_by_newspaper(make, ask, event, outcome):
    notice = {"kind": "assignment_notice", "on": "2023-07-25", "to": "borrower"}
    matter = make("2023-08-01", assignments=[DEED], events=[notice | event] if event else [])
    assert one(ask, "ASG002", matter) == outcome
    assert one(ask, "ASG003", matter) == "met"


ASSET = {
    "name": "轿车一辆",
    "how": "transfer",
    "owner": "李示例",
    "value": 100000,
    "certificate": "示例车牌",
    "deliver_on": "2023-09-01",
}


@pytest.mark.parametrize(
    ("agreed_on", "how", "outcome"),
    [
        ("2023-07-15", "transfer", "not_met"),
        ("2023-07-16", "transfer", "met"),
        ("2023-07-15", "sell_and_pay", "met"),
    ],
)
def test_assets_pass_only_after_the_debt_fell_due(make, ask, agreed_on, how, outcome):
    settlement = {"agreed_on": agreed_on, "assets": [ASSET | {"how": how}]}
    assert one(ask, "SET001", make("2023-08-01", request={"settlement": settlement})) == outcome


@pytest.mark.parametrize(
    ("code", "settlement", "outcome"),
    [
        ("SET001", {}, "undetermined"),
        ("SET002", {"assets": [ASSET]}, "met"),
        ("SET002", {"assets": [ASSET | {"value": None}]}, "undetermined"),
        ("SET003", {"assets": [ASSET]}, "met"),
        ("SET003", {"assets": [ASSET | {"owner": None}]}, "undetermined"),
        ("SET003", {"assets": [ASSET | {"owner": "外人示例"}]}, "not_met"),
        ("SET004", {"text": "变卖后以价款清偿"}, "met"),
        ("SET004", {"text": "不还的车辆归债权人所有"}, "not_met"),
        ("SET005", {}, "undetermined"),
        ("SET005", {"plan": [{"pay_on": "2023-09-01", "amount": 2000000}]}, "met"),
        ("SET005", {"plan": [{"pay_on": "2023-09-01", "amount": 1000000}]}, "not_met"),
        ("SET005", {"plan": [{"pay_on": "2023-09-01", "amount": 1000000}], "waived_interest": 1000000}, "met"),
        ("SET006", {}, "not_applicable"),
        ("SET006", {"plan": [{"pay_on": "2023-08-01", "amount": 1}]}, "met"),
        ("SET006", {"plan": [{"pay_on": "2023-07-31", "amount": 1}]}, "not_met"),
        (
            "SET006",
            {"plan": [{"pay_on": "2023-10-01", "amount": 1}, {"pay_on": "2023-09-01", "amount": 1}]},
            "not_met",
        ),
    ],
)
def test_what_a_settlement_must_say(make, ask, code, settlement, outcome):
    assert one(ask, code, make("2023-08-01", request={"settlement": settlement})) == outcome


def test_a_plan_leaves_the_guarantee_period_as_it_was(make, guarantee, ask):
    plan = {"settlement": {"plan": [{"pay_on": "2024-01-01", "amount": 1}]}}
    (finding,) = ask("SET007", make("2023-08-01", guarantees=[guarantee()], request=plan))
    assert (finding.subject, finding.outcome.value, finding.blocks) == ("张示例", "not_met", False)
    assert one(ask, "SET007", make("2023-08-01", request=plan)) == "not_applicable"


# 标准自 2025-02-28 起；允许的时间是上午八时（含）到晚上十时（不含）。
CALL = {"kind": "demand", "to": "borrower", "channel": "phone", "outcome": "answered", "on": "2025-03-03"}


@pytest.mark.parametrize(
    ("at", "outcome"),
    [("07:59", "not_met"), ("08:00", "met"), ("21:59", "met"), ("22:00", "not_met"), (None, "undetermined")],
)
def test_calls_keep_to_the_hours(make, ask, at, outcome):
    assert one(ask, "CON001", make("2025-04-01", events=[CALL | {"at": at}])) == outcome


@pytest.mark.parametrize(("calls", "outcome"), [(3, "met"), (4, "not_met")])
def test_three_answered_calls_a_day_are_the_most(make, ask, calls, outcome):
    events = [CALL | {"at": f"{9 + hour:02}:00"} for hour in range(calls)]
    assert one(ask, "CON001", make("2025-04-01", events=events)) == outcome


def test_conduct_before_the_standard_and_conduct_mended_are_left_alone(make, ask):
    late = CALL | {"at": "23:00"}
    assert one(ask, "CON001", make("2025-04-01", events=[late | {"on": "2025-02-27"}])) == "not_applicable"
    mended = late | {"stopped_on": "2025-03-10"}
    assert one(ask, "CON001", make("2025-04-01", events=[mended])) == "not_applicable"


@pytest.mark.parametrize(
    ("event", "outcome"),
    [
        ({"text": "请问能否转告他回电"}, "met"),
        ({"text": "他的贷款逾期了"}, "not_met"),
        ({"claims_payment": True, "text": "请你还"}, "not_met"),
        ({}, "undetermined"),
    ],
)
def test_a_stranger_is_told_nothing_of_the_debt(make, ask, event, outcome):
    contact = {"kind": "third_person_contact", "on": "2025-03-03", "to": "borrower", "person": "其父"}
    assert one(ask, "CON002", make("2025-04-01", events=[contact | event])) == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("请于月底前还款，逾期将依法起诉", "met"),
        ("再不还就通知你单位", "not_met"),
        ("派出所将立案侦查", "not_met"),
        ("卡号6222020000000000", "not_met"),
    ],
)
def test_words_that_no_collector_may_use(make, ask, text, outcome):
    assert one(ask, "CON003", make("2025-04-01", events=[CALL | {"text": text}])) == outcome


def test_nothing_is_posted_in_public(make, ask):
    posted = {"kind": "public_posting", "on": "2025-03-03"}
    assert one(ask, "CON004", make("2025-04-01", events=[posted])) == "not_met"
    assert one(ask, "CON004", make("2025-04-01", events=[posted | {"stopped_on": "2025-03-04"}])) == "met"


@pytest.mark.parametrize(
    ("officers", "outcome"), [([], "undetermined"), (["甲示例"], "not_met"), (["甲示例", "乙示例"], "met")]
)
def test_two_go_on_a_visit(make, ask, officers, outcome):
    visit = CALL | {"channel": "visit", "officers": officers}
    assert one(ask, "CON005", make("2025-04-01", events=[visit])) == outcome


def test_the_banks_figures_are_held_against_ours(make, ask):
    matter = make("2023-08-01")
    assert one(ask, "INT001", matter) == "not_applicable"
    ours = matter.statement
    bank = {
        "as_of": "2023-08-01",
        "principal": str(ours.principal),
        "interest": str(ours.interest),
        "penalty_interest": str(ours.penalty_interest),
    }
    assert one(ask, "INT001", make("2023-08-01", bank_statement=bank)) == "met"
    assert one(ask, "INT001", make("2023-08-01", bank_statement=bank | {"principal": 999999})) == "not_met"


@pytest.mark.parametrize(
    ("annual", "outcome"),
    [
        # 罚息上浮50%：16% → 24%，不超过；16.01% → 24.015%，超过。
        ("16%", "met"),
        ("16.01%", "not_met"),
    ],
)
def test_twenty_four_per_cent_warns(make, ask, annual, outcome):
    assert one(ask, "INT002", make("2023-08-01", loan={"rate": {"annual": annual}})) == outcome


@pytest.mark.parametrize(
    ("penalty", "outcome"),
    [
        ({"surcharge": "29%"}, "not_met"),
        ({"surcharge": "30%"}, "met"),
        ({"surcharge": "50%"}, "met"),
        ({"surcharge": "51%"}, "not_met"),
        ({"misuse_surcharge": "100%"}, "met"),
        ({"misuse_surcharge": "49%"}, "not_met"),
        ({"annual": "9%"}, "not_applicable"),
    ],
)
def test_the_surcharge_keeps_within_its_bounds(make, ask, penalty, outcome):
    assert one(ask, "INT003", make("2023-08-01", loan={"penalty": penalty})) == outcome


def person(name, number):
    return {"kind": "person", "name": name, "resident_id": number, "address": "浙江省海宁市示例镇2号"}


def test_one_number_for_two_people_is_a_slipped_row(make, guarantee, ask):
    number, other = resident_id("33048119900101001"), resident_id("33048119900101003")
    for second, outcome in ((number, "not_met"), (other, "met")):
        matter = make(
            "2023-08-01",
            borrowers=[person("李示例", number)],
            guarantees=[guarantee(guarantor=person("张示例", second))],
        )
        assert one(ask, "PTY001", matter) == outcome


# 签约 2022-07-16，十八周岁生日当日签约的已经成年。
@pytest.mark.parametrize(("born", "outcome"), [("20040716", "met"), ("20040717", "not_met")])
def test_who_signs_is_of_age(make, ask, born, outcome):
    matter = make("2023-08-01", borrowers=[person("李示例", resident_id(f"330481{born}001"))])
    assert one(ask, "PTY002", matter) == outcome


@pytest.mark.parametrize(("county", "outcome"), [("330481", "met"), ("999999", "not_met")])
def test_a_county_code_that_nobody_knows_warrants_a_look(make, ask, county, outcome):
    matter = make("2023-08-01", borrowers=[person("李示例", resident_id(f"{county}19900101001"))])
    (finding,) = ask("PTY003", matter)
    assert (finding.outcome.value, finding.blocks) == (outcome, False)


@pytest.mark.parametrize(("on", "outcome"), [("2023-08-01", "not_met"), ("2023-08-02", "met"), (None, "met")])
def test_a_company_struck_off_cannot_be_a_party(make, ask, on, outcome):
    company = {"kind": "organisation", "name": "样本纺织有限公司", "deregistered_on": on}
    assert one(ask, "PTY005", make("2023-08-01", borrowers=[company])) == outcome
