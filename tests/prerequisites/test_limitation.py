"""民法典188—195，诉讼时效规定8—19：三年从哪天起，什么使它重新计算。"""

from datetime import date

import pytest

from recovery_docs.prerequisites.limitation.interruption import limitation_ends
from recovery_docs.prerequisites.limitation.limitation_period import limitation

DEMAND = {"kind": "demand", "to": "borrower", "channel": "ems", "outcome": "delivered"}


def due(day: str, paid_on: str) -> dict:
    return {"disbursements": [{"note": "1", "paid_on": paid_on, "amount": 1000000, "due_on": day}]}


@pytest.mark.parametrize(
    ("start", "last_day"),
    [
        # 民法总则施行（2017-10-01）时二年已经届满的，不适用三年；当日还没有过完的适用。
        (date(2015, 9, 30), date(2017, 9, 30)),
        (date(2015, 10, 1), date(2018, 10, 1)),
        (date(2008, 12, 28), date(2010, 12, 28)),
        (date(2017, 10, 1), date(2020, 10, 1)),
        (date(2016, 6, 30), date(2019, 6, 30)),
        (date(2020, 2, 29), date(2023, 2, 28)),
    ],
)
def test_two_years_became_three_for_what_had_not_run_out(start, last_day):
    assert limitation_ends(start) == last_day


# 2023-07-15 到期，最后一日 2026-07-15。
@pytest.mark.parametrize(("as_of", "state"), [("2026-07-15", "running"), ("2026-07-16", "expired")])
def test_three_years_from_maturity(make, as_of, state):
    found = make(as_of).limitation
    assert (found.state, found.last_day) == (state, date(2026, 7, 15))


def test_instalments_count_from_the_last_one(make):
    loan = {"schedule": {"method": "level_principal", "periods": 12, "first_due_on": "2022-08-15", "day": 15}}
    assert make("2023-08-01", loan=loan).limitation.last_day == date(2026, 7, 15)


def test_acceleration_begins_the_period_early_with_a_caution(make):
    found = make("2023-05-01", request={"accelerate": True, "accelerated_on": "2023-03-10"}).limitation
    assert found.last_day == date(2026, 3, 10)
    assert "没有明文" in str(found.caution)


@pytest.mark.parametrize(
    ("event", "last_day"),
    [
        ({"on": "2024-01-10"}, date(2027, 1, 10)),
        ({"on": "2024-01-10", "received_on": "2024-01-12"}, date(2027, 1, 12)),
        ({"on": "2024-01-10", "claims_payment": False}, date(2026, 7, 15)),
        ({"on": "2024-01-10", "to": "张示例"}, date(2026, 7, 15)),
        ({"on": "2024-01-10", "outcome": "returned"}, date(2026, 7, 15)),
        ({"on": "2024-01-10", "channel": "sms", "outcome": "sent"}, date(2026, 7, 15)),
        ({"on": "2024-01-10", "channel": "sms", "outcome": "sent", "address_agreed": True}, date(2027, 1, 10)),
        ({"on": "2024-01-10", "channel": "phone", "outcome": "answered"}, date(2027, 1, 10)),
        ({"on": "2024-01-10", "channel": "phone", "outcome": "unanswered"}, date(2026, 7, 15)),
        ({"on": "2024-01-10", "channel": "phone", "outcome": "answered", "relation": "family"}, date(2026, 7, 15)),
        ({"on": "2024-01-10", "signature": {"name": "某人", "capacity": "other"}}, date(2026, 7, 15)),
        ({"on": "2024-01-10", "signature": {"name": "李示例", "capacity": "self"}}, date(2027, 1, 10)),
        # 登报：下落不明且为国家级或者省级才算；这里借款人没有下落不明。
        ({"on": "2024-01-10", "channel": "newspaper", "newspaper_level": "national"}, date(2026, 7, 15)),
        ({"kind": "acknowledgement", "on": "2024-01-10"}, date(2027, 1, 10)),
        ({"kind": "police_report", "on": "2024-01-10"}, date(2027, 1, 10)),
        ({"kind": "mediation_request", "on": "2024-01-10"}, date(2027, 1, 10)),
        ({"kind": "offset", "on": "2024-01-10", "amount": "0.01"}, date(2027, 1, 10)),
        ({"kind": "deduction", "on": "2024-01-10", "amount": 0}, date(2026, 7, 15)),
    ],
)
def test_what_interrupts_and_what_does_not(make, guarantee, event, last_day):
    matter = make("2024-06-01", guarantees=[guarantee()], events=[DEMAND | event])
    assert matter.limitation.last_day == last_day


@pytest.mark.parametrize(("level", "last_day"), [("provincial", date(2027, 1, 10)), ("other", date(2026, 7, 15))])
def test_a_newspaper_reaches_only_who_is_missing(make, level, last_day):
    missing = {"kind": "person", "name": "李示例", "whereabouts": "missing", "missing_evidence": "居民委员会的证明"}
    event = DEMAND | {"on": "2024-01-10", "channel": "newspaper", "newspaper_level": level}
    assert make("2024-06-01", borrowers=[missing], events=[event]).limitation.last_day == last_day


def test_that_a_person_is_missing_has_to_be_shown_before_a_newspaper_surely_counts(make):
    missing = {"kind": "person", "name": "李示例", "whereabouts": "missing"}
    event = DEMAND | {"on": "2024-01-10", "channel": "newspaper", "newspaper_level": "national"}
    found = make("2024-06-01", borrowers=[missing], events=[event]).limitation
    assert (found.last_day, found.latest) == (date(2026, 7, 15), date(2027, 1, 10))


def test_a_deduction_needs_a_clause(make):
    event = {"kind": "deduction", "to": "borrower", "on": "2024-01-10", "amount": 100}
    without = make("2024-06-01", events=[event]).limitation
    agreed = {"contract": {"signed_on": "2022-07-16", "clauses": {"deduction": "9"}}}
    assert (without.last_day, without.latest) == (date(2026, 7, 15), date(2027, 1, 10))
    assert make("2024-06-01", loan=agreed, events=[event]).limitation.last_day == date(2027, 1, 10)


def test_a_card_issuers_text_to_the_reserved_number_interrupts_even_unread(make):
    # 银行卡规定3：向预留的号码、地址发出即可。
    event = DEMAND | {"on": "2024-01-10", "channel": "sms", "outcome": "unknown", "address_agreed": True}
    assert make("2024-06-01", loan={"cause": "credit_card"}, events=[event]).limitation.last_day == date(2027, 1, 10)
    assert make("2024-06-01", events=[event]).limitation.last_day == date(2026, 7, 15)


def test_the_last_repayment_counts_and_a_guarantors_does_not(make, guarantee):
    # 最后一次还款 2016-06-30，三年至 2019-06-30（已届满的二年？2018-06-30 未满，适用三年）。
    loan = due("2016-01-31", "2015-01-31")
    repaid = [{"paid_on": "2016-06-30", "amount": 1000}]
    assert make("2019-06-30", loan=loan, repayments=repaid).limitation.state == "running"
    assert make("2019-07-01", loan=loan, repayments=repaid).limitation.state == "expired"
    other = [{"paid_on": "2016-06-30", "amount": 1000, "payer": "张示例"}]
    found = make("2019-07-01", loan=loan, repayments=other, guarantees=[guarantee()]).limitation
    assert found.last_day == date(2019, 1, 31)


def test_a_promise_after_expiry_revives_the_claim_but_not_the_security(make):
    # 林口县的一案：2008-12-28 到期，登报、2018 年重新确认；第一次届满 2010-12-28。
    loan = due("2008-12-28", "2007-12-28")
    events = [
        DEMAND | {"on": "2011-11-03", "channel": "newspaper", "newspaper_level": "provincial"},
        {"kind": "acknowledgement", "to": "borrower", "on": "2018-01-24"},
    ]
    found = make("2019-09-01", loan=loan, events=events).limitation
    assert (found.state, found.last_day) == ("running", date(2021, 1, 24))
    assert found.first_last_day == date(2010, 12, 28)


@pytest.mark.parametrize(("agrees", "state"), [(True, "running"), (None, "expired")])
def test_a_signature_after_expiry_revives_only_with_agreement(make, agrees, state):
    event = DEMAND | {
        "on": "2026-08-01",
        "signature": {"name": "李示例", "capacity": "self"},
        "agrees_to_pay": agrees,
    }
    assert make("2026-09-01", events=[event]).limitation.state == state


def test_a_pending_suit_holds_the_period_and_a_judgment_ends_it(make):
    suit = {"kind": "suit", "filed_on": "2026-07-15", "against": ["borrower"]}
    assert make("2027-01-01", proceedings=[suit]).limitation.state == "exercised"
    judged = suit | {"outcome": "judgment", "ended_on": "2026-12-01"}
    assert make("2030-12-01", proceedings=[judged]).limitation.state == "exercised"


def test_a_withdrawn_suit_counts_from_its_end_once_served_and_is_doubtful_before(make):
    suit = {"kind": "suit", "filed_on": "2026-07-15", "outcome": "withdrawn", "ended_on": "2026-10-01"}
    served = make("2027-01-01", proceedings=[suit | {"served_on": "2026-08-01"}]).limitation
    assert (served.state, served.last_day) == ("running", date(2029, 10, 1))
    unserved = make("2027-01-01", proceedings=[suit]).limitation
    assert (unserved.state, unserved.last_day, unserved.latest) == (
        "undetermined",
        date(2026, 7, 15),
        date(2029, 10, 1),
    )


def test_an_obstacle_in_the_last_six_months_suspends(make):
    # 2026-07-15 届满；障碍 2026-02-01 至 2026-06-30，消除后满六个月：2026-12-30。
    late = {"kind": "obstacle", "on": "2026-02-01", "until_on": "2026-06-30"}
    assert make("2026-09-01", events=[late]).limitation.last_day == date(2026, 12, 30)
    early = {"kind": "obstacle", "on": "2025-02-01", "until_on": "2026-01-15"}
    assert make("2026-09-01", events=[early]).limitation.last_day == date(2026, 7, 15)


ASSERTED = [
    {"kind": "acknowledgement", "to": "borrower", "on": f"{year}-06-01"}
    for year in (2004, 2006, 2008, 2010, 2012, 2014, 2016, 2019, 2021)
]


@pytest.mark.parametrize(("as_of", "state"), [("2024-06-01", "running"), ("2024-06-02", "expired")])
def test_twenty_years_do_not_end_a_claim_that_was_always_asserted(make, as_of, state):
    # 指导性案例249号：2002-12-31 起二十年至 2022-12-31；不断中断，最后一次 2021-06-01，至 2024-06-01。
    found = make(as_of, loan=due("2002-12-31", "2001-12-31"), events=ASSERTED).limitation
    assert (found.state, found.last_day) == (state, date(2024, 6, 1))
    assert "2022年12月31日" in str(found.caution)
    assert "249号" in str(found.caution)


# 2019-06-01 起三年，至 2022-06-01，在二十年（至 2022-12-31）以内；2021-06-01 起至 2024-06-01，在二十年以后
@pytest.mark.parametrize(
    ("events", "as_of", "told"), [(ASSERTED[:-1], "2022-06-01", False), (ASSERTED, "2022-06-01", True)]
)
def test_the_check_says_that_the_twenty_years_are_over_or_will_be(make, ask, events, as_of, told):
    (found,) = ask("LIM001", make(as_of, loan=due("2002-12-31", "2001-12-31"), events=events))
    assert ("249号" in str(found.message)) is told
    assert ("2022年12月31日" in str(found.message)) is told


def test_twenty_years_are_not_spoken_of_before_they_matter(make):
    found = make("2020-01-01", loan=due("2002-12-31", "2001-12-31"), events=ASSERTED[:-1]).limitation
    assert found.caution is None


def test_an_obstacle_does_not_carry_a_claim_over_twenty_years(make):
    # 总则编解释35：二十年不中止。
    obstacle = {"kind": "obstacle", "on": "2004-12-01", "until_on": "2023-06-01"}
    found = make("2022-06-01", loan=due("2002-12-31", "2001-12-31"), events=[obstacle]).limitation
    assert found.last_day == date(2022, 12, 31)


def test_a_promise_made_after_twenty_years_counts_anew(make):
    promise = {"kind": "acknowledgement", "to": "borrower", "on": "2024-03-01"}
    found = make("2026-01-01", loan=due("2002-12-31", "2001-12-31"), events=[promise]).limitation
    assert (found.state, found.last_day) == ("running", date(2027, 3, 1))


DEAD = {"kind": "person", "name": "李示例", "died_on": "2024-06-01"}


# 民法典13：死者没有民事权利能力。死亡前一日到达的算，当日、次日的不算肯定中断。
@pytest.mark.parametrize(
    ("on", "last_day"),
    [("2024-05-31", date(2027, 5, 31)), ("2024-06-01", date(2026, 7, 15)), ("2024-06-02", date(2026, 7, 15))],
)
def test_a_letter_to_the_dead_interrupts_nothing_for_certain(make, on, last_day):
    found = make("2026-01-01", borrowers=[DEAD], events=[DEMAND | {"on": on}]).limitation
    assert found.last_day == last_day
    assert ("死亡" in str(found.doubts)) == (last_day == date(2026, 7, 15))


@pytest.mark.parametrize(
    "late",
    [
        {"events": [{"kind": "acknowledgement", "to": "borrower", "on": "2024-07-01"}]},
        {"repayments": [{"paid_on": "2024-07-01", "amount": 1000}]},
        {"proceedings": [{"kind": "suit", "filed_on": "2024-07-01", "outcome": "rejected", "served_on": "2024-08-01"}]},
        {"events": [DEMAND | {"on": "2024-07-01", "signature": {"name": "李示例", "capacity": "self"}}]},
    ],
    ids=["promise", "payment", "suit", "signature"],
)
def test_the_dead_do_not_promise_pay_answer_or_sign(make, late):
    found = make("2026-07-16", borrowers=[DEAD], **late).limitation
    assert (found.state, found.last_day) == ("undetermined", date(2026, 7, 15))
    assert "死亡" in str(found.caution)


def test_a_letter_to_the_heir_or_to_a_living_borrower_interrupts(make):
    dead = DEAD | {"heirs": ["李小示"]}
    to_heir = DEMAND | {"on": "2024-07-01", "to": "李小示"}
    assert make("2026-01-01", borrowers=[dead], events=[to_heir]).limitation.last_day == date(2027, 7, 1)
    wife = {"kind": "person", "name": "王示例"}
    to_both = DEMAND | {"on": "2024-07-01"}
    assert make("2026-01-01", borrowers=[DEAD, wife], events=[to_both]).limitation.last_day == date(2027, 7, 1)


def test_a_letter_to_a_company_struck_off_interrupts_nothing_for_certain(make):
    company = {"kind": "organisation", "name": "样本有限公司", "deregistered_on": "2024-06-01"}
    found = make("2026-01-01", borrowers=[company], events=[DEMAND | {"on": "2024-06-02"}]).limitation
    assert found.last_day == date(2026, 7, 15)
    assert "注销" in str(found.caution)


@pytest.mark.parametrize(
    ("facts", "last_day"),
    [
        ({"address_agreed": True}, date(2027, 1, 10)),
        ({"sent_to": "浙江省海宁市示例镇2号"}, date(2027, 1, 10)),
        ({"sent_to": "浙江省海宁市示例镇7号"}, date(2026, 7, 15)),
        ({"address_agreed": False, "sent_to": "浙江省海宁市示例镇2号"}, date(2026, 7, 15)),
        ({}, date(2026, 7, 15)),
    ],
)
def test_mail_refused_at_the_agreed_address_has_arrived(make, facts, last_day):
    # 时效规定8（二）应当到达；(2020)最高法民再253号。
    there = {
        "kind": "person",
        "name": "李示例",
        "service_address": "浙江省海宁市示例镇2号",
        "address_agreed": True,
    }
    event = DEMAND | {"on": "2024-01-10", "outcome": "refused"} | facts
    assert make("2024-06-01", borrowers=[there], events=[event]).limitation.last_day == last_day


def test_only_an_exhibit_proves_an_interruption(make):
    event = DEMAND | {"on": "2024-01-10"}
    assert make("2024-06-01", events=[event]).limitation.unproved == ("events[0].on",)
    exhibit = [{"number": 7, "name": "邮件签收证明"}]
    assert make("2024-06-01", events=[event | {"exhibit": 7}], exhibits=exhibit).limitation.unproved == ()


def test_a_suit_that_itself_called_the_loan_in_holds_the_period(make):
    suit = {"kind": "suit", "filed_on": "2023-03-01", "served_on": "2023-03-20", "outcome": "pending"}
    request = {"accelerate": True, "accelerated_on": "2023-03-20"}
    assert make("2026-06-01", proceedings=[suit], request=request).limitation.state == "exercised"


# 2023-07-15 到期，最后一日 2026-07-15：障碍在最后一日发生的，仍在最后六个月内（民法典194）。
@pytest.mark.parametrize(("on", "last_day"), [("2026-07-15", date(2027, 2, 1)), ("2026-07-16", date(2026, 7, 15))])
def test_an_obstacle_on_the_last_day_suspends(make, on, last_day):
    obstacle = {"kind": "obstacle", "on": on, "until_on": "2026-08-01"}
    assert make("2026-09-01", events=[obstacle]).limitation.last_day == last_day


def test_a_payment_of_one_fen_interrupts(make):
    found = make("2025-01-11", repayments=[{"paid_on": "2025-01-10", "amount": "0.01"}]).limitation
    assert found.last_day == date(2028, 1, 10)


def test_a_payment_on_one_note_interrupts_that_one_only(make):
    notes = [{"note": note, "paid_on": "2022-07-16", "amount": 500000, "due_on": "2023-07-15"} for note in ("甲", "乙")]
    matter = make(
        "2025-02-01", loan={"disbursements": notes}, repayments=[{"paid_on": "2025-01-10", "amount": 100, "note": "甲"}]
    )
    last_days = {claim.name: limitation(matter.case, (claim,), matter.as_of).last_day for claim in matter.main_claims}
    assert last_days == {"甲": date(2028, 1, 10), "乙": date(2026, 7, 15)}
    assert matter.limitation.last_day == date(2026, 7, 15)
    assert "这里是最早的借据乙" in str(matter.limitation.caution)


def test_one_note_has_nothing_to_compare(make):
    assert make("2025-02-01").limitation.caution is None


COMPANY = {"kind": "organisation", "name": "样本纺织有限公司", "address": "浙江省海宁市示例路8号"}


@pytest.mark.parametrize(
    ("seal", "last_day"),
    # 盖了章的，谁经手都算公司签收；没有盖章、不知是谁的，算不算有争议，不计入。
    [(True, date(2027, 1, 10)), (False, date(2026, 7, 15))],
)
def test_the_seal_of_a_company_makes_any_signature_its_own(make, seal, last_day):
    signature = {"name": "外人示例", "capacity": "other", "seal": seal}
    demand = DEMAND | {"on": "2024-01-10", "signature": signature}
    assert make("2024-02-01", borrowers=[COMPANY], events=[demand]).limitation.last_day == last_day


def test_a_seal_makes_no_strangers_signature_a_persons_own(make):
    signature = {"name": "外人示例", "capacity": "other", "seal": True}
    found = make("2024-02-01", events=[DEMAND | {"on": "2024-01-10", "signature": signature}]).limitation
    assert found.last_day == date(2026, 7, 15)
