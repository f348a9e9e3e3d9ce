"""每一项权利的最后一日：时效、保证期间、担保物权、司法确认、执行、保全、交费。"""

from datetime import date

import pytest

from recovery_docs.prerequisites.clocks.every_clock import clocks


def clock(matter, right, subject=None):
    found = [one for one in clocks(matter) if one.right == right and subject in (None, one.subject)]
    assert len(found) == 1, [(one.right, one.subject) for one in clocks(matter)]
    return found[0]


def test_a_case_shows_its_claim_its_guarantors_and_its_things(make, guarantee, mortgage):
    matter = make("2023-08-01", guarantees=[guarantee()], mortgages=[mortgage()])
    assert [(one.right, one.subject, one.last_day) for one in clocks(matter)] == [
        ("limitation", "李示例", date(2026, 7, 15)),
        ("guarantee_period", "张示例", date(2025, 7, 15)),
        ("mortgage", "住宅一套", date(2026, 7, 15)),
    ]


@pytest.mark.parametrize(("as_of", "left", "state"), [("2025-07-15", 0, "running"), ("2025-07-16", -1, "expired")])
def test_days_left_are_none_on_the_last_day(make, guarantee, as_of, left, state):
    matter = make(as_of, guarantees=[guarantee()])
    found = clock(matter, "guarantee_period")
    assert (found.days_left(matter.as_of), found.state) == (left, state)


def test_a_demand_ends_the_period_and_begins_the_limitation_of_the_guarantee(make, guarantee):
    event = {"kind": "demand", "on": "2024-01-10", "to": "张示例", "channel": "ems", "outcome": "delivered"}
    matter = make("2024-02-01", guarantees=[guarantee()], events=[event])
    assert clock(matter, "guarantee_period").state == "exercised"
    assert clock(matter, "guarantee_limitation").last_day == date(2027, 1, 10)


def test_a_disputed_reading_gives_the_earlier_day_and_says_so(make, guarantee):
    one = guarantee(contract={"signed_on": "2020-12-31"}, period={"until_repaid": True})
    found = clock(make("2024-02-01", guarantees=[one]), "guarantee_period")
    assert (found.state, found.last_day) == ("undetermined", date(2024, 1, 15))
    assert "2025年7月15日" in str(found.caution)


def test_a_general_guarantor_is_kept_by_suing_not_by_writing(make, guarantee):
    found = clock(make("2024-02-01", guarantees=[guarantee(kind="general")]), "guarantee_period")
    assert "起诉" in str(found.stopped_by)
    assert "发函不算" in str(found.stopped_by)


AGREED = {"kind": "mediation", "institution": "海宁市示例人民调解委员会", "outcome": "mediated"}


# 2023-08-01 生效，次日起三十日，至 2023-08-31。
@pytest.mark.parametrize(("as_of", "state"), [("2023-08-31", "running"), ("2023-09-01", "expired")])
def test_thirty_days_for_judicial_confirmation(make, as_of, state):
    agreement = AGREED | {"agreement": {"number": "示例调1号", "effective_on": "2023-08-01"}}
    found = clock(make(as_of, proceedings=[agreement]), "judicial_confirmation")
    assert (found.state, found.last_day) == (state, date(2023, 8, 31))


def test_an_application_in_time_settles_the_thirty_days(make):
    agreement = AGREED | {"agreement": {"number": "示例调1号", "effective_on": "2023-08-01"}}
    applied = {"kind": "judicial_confirmation", "filed_on": "2023-08-31"}
    assert clock(make("2023-10-01", proceedings=[agreement, applied]), "judicial_confirmation").state == "exercised"


JUDGED = {"kind": "suit", "filed_on": "2023-08-01", "outcome": "judgment", "ended_on": "2024-01-10"}


@pytest.mark.parametrize(
    ("title", "last_day"),
    [
        ({"perform_by": "2024-02-01"}, date(2026, 2, 1)),
        ({"effective_on": "2024-01-20"}, date(2026, 1, 20)),
        # 分期履行的自最后一期；公证债权文书自每期，取最早的一期。
        ({"terms": [{"due_on": "2024-03-01", "amount": 1}, {"due_on": "2024-06-01", "amount": 1}]}, date(2026, 6, 1)),
        (
            {
                "document": "notarised_instrument",
                "terms": [{"due_on": "2024-03-01", "amount": 1}, {"due_on": "2024-06-01", "amount": 1}],
            },
            date(2026, 3, 1),
        ),
        ({}, None),
    ],
)
def test_two_years_to_apply_for_enforcement(make, title, last_day):
    one = JUDGED | {"title": {"document": "judgment"} | title}
    assert clock(make("2024-07-01", proceedings=[one]), "enforcement").last_day == last_day


# 只有一期的不是分期履行，没有哪一期最早的问题。
@pytest.mark.parametrize(("days", "told"), [(["2024-03-01"], False), (["2024-03-01", "2024-06-01"], True)])
def test_a_notarised_instrument_by_instalments_says_that_the_first_term_counts(make, days, told):
    terms = [{"due_on": day, "amount": 1} for day in days]
    one = JUDGED | {"title": {"document": "notarised_instrument", "terms": terms}}
    caution = clock(make("2024-07-01", proceedings=[one]), "enforcement").caution
    assert ("取最早的一期" in str(caution)) is told


@pytest.mark.parametrize(
    ("first", "as_of", "told"),
    [
        # 2021-12-31 起二年，至 2023-12-31
        ("2021-12-31", "2023-12-31", False),
        ("2021-12-31", "2024-01-01", True),
        ("2022-01-01", "2024-01-02", False),
        # 最后一期也过了：2023-06-30 起二年
        ("2021-12-31", "2025-07-01", False),
    ],
)
def test_an_instalment_due_before_2022_may_be_barred_while_the_last_is_not(make, first, as_of, told):
    terms = [{"due_on": day, "amount": 1} for day in (first, "2023-06-30")]
    one = JUDGED | {"title": {"document": "mediation", "terms": terms}}
    found = clock(make(as_of, proceedings=[one]), "enforcement")
    assert found.last_day == date(2025, 6, 30)
    assert ("2022年以前，分期履行的从每次履行期间的最后一日起算" in str(found.caution)) is told


@pytest.mark.parametrize(
    ("events", "as_of", "state", "last_day"),
    [
        ([], "2026-02-01", "running", date(2026, 2, 1)),
        ([], "2026-02-02", "expired", date(2026, 2, 1)),
        (["2026-01-31"], "2026-02-02", "running", date(2028, 1, 31)),
        (["2026-01-31"], "2026-01-31", "running", date(2028, 1, 31)),
        (["2026-02-02"], "2026-02-03", "expired", date(2026, 2, 1)),
    ],
)
def test_a_promise_in_time_renews_the_two_years(make, events, as_of, state, last_day):
    one = JUDGED | {"title": {"document": "judgment", "perform_by": "2024-02-01"}}
    promises = [{"kind": "repayment_promise", "to": "borrower", "on": on} for on in events]
    found = clock(make(as_of, proceedings=[one], events=promises), "enforcement")
    assert (found.state, found.last_day) == (state, last_day)


def test_a_borrower_written_with_fewer_facts_as_mortgagor_is_still_the_borrower_whom_the_judgment_binds(make, mortgage):
    one = JUDGED | {"against": ["borrower"], "title": {"document": "judgment", "perform_by": "2024-02-01"}}
    promise = {"kind": "repayment_promise", "to": "李示例", "on": "2026-01-31"}
    matter = make("2026-02-02", proceedings=[one], events=[promise], mortgages=[mortgage()])
    assert matter.case.mortgages[0].owner != matter.case.borrowers[0]
    assert set(matter.judged) == {"李示例"}
    # 2026-01-31 起二年
    assert clock(matter, "enforcement").last_day == date(2028, 1, 31)


@pytest.mark.parametrize(
    ("filed_on", "state"), [("2023-08-31", "exercised"), ("2023-09-01", "expired"), (None, "expired")]
)
def test_thirty_days_to_sue_after_pre_action_preservation(make, filed_on, state):
    taken = {"kind": "pre_action_preservation", "filed_on": "2023-07-30", "accepted_on": "2023-08-01"}
    suits = [{"kind": "suit", "filed_on": filed_on}] if filed_on else []
    found = clock(make("2023-09-10", proceedings=[taken, *suits]), "pre_action_suit")
    assert (found.state, found.last_day) == (state, date(2023, 8, 31))


@pytest.mark.parametrize(
    ("facts", "last_day"),
    [
        ({"preserved_until": "2024-08-01"}, date(2024, 7, 25)),
        # 没有写到期日：存款一年、动产二年、不动产三年，自保全日起。
        ({"accepted_on": "2023-08-01", "preserved_kind": "deposit"}, date(2024, 7, 25)),
        ({"accepted_on": "2023-08-01", "preserved_kind": "movable"}, date(2025, 7, 25)),
        ({"accepted_on": "2023-08-01", "preserved_kind": "real_estate_or_other"}, date(2026, 7, 25)),
    ],
)
def test_renewal_is_asked_for_seven_days_before_the_end(make, facts, last_day):
    one = {"kind": "preservation", "outcome": "ruled"} | facts
    assert clock(make("2023-09-01", proceedings=[one]), "preservation_renewal").last_day == last_day


def test_seven_days_to_pay_end_on_a_working_day(make):
    # 2023-09-22 收到，次日起七日为 09-29（中秋），顺延过国庆至 10-07（调休上班）。
    one = {"kind": "suit", "filed_on": "2023-09-20", "fee_notice_on": "2023-09-22"}
    assert clock(make("2023-09-23", proceedings=[one]), "filing_fee").last_day == date(2023, 10, 7)


def test_a_promise_after_expiry_revives_the_claim_but_the_mortgage_stays_dead(make, mortgage):
    promise = {"kind": "acknowledgement", "to": "borrower", "on": "2026-08-01"}
    matter = make("2026-09-01", mortgages=[mortgage()], events=[promise])
    assert clock(matter, "limitation").last_day == date(2029, 8, 1)
    assert (clock(matter, "mortgage").state, clock(matter, "mortgage").last_day) == ("expired", date(2026, 7, 15))


def test_a_thing_in_the_creditors_hands_has_no_clock(make):
    pledge = {
        "owner": {"kind": "person", "name": "李示例"},
        "collateral": {"kind": "other", "name": "存单一张"},
        "right": "deposit",
        "delivered_on": "2022-07-16",
    }
    matter = make("2023-08-01", pledges=[pledge])
    assert [one.right for one in clocks(matter)] == ["limitation"]


OWNER = {"kind": "person", "name": "赵示例"}
BORROWER_ALONE = {
    "kind": "suit",
    "against": ["borrower"],
    "filed_on": "2024-01-10",
    "outcome": "judgment",
    "ended_on": "2024-05-20",
}
TITLE = {"document": "judgment", "perform_by": "2024-06-10"}
TO_ENFORCE = {"kind": "enforcement", "filed_on": "2026-06-10"}


@pytest.mark.parametrize(
    ("as_of", "enforced", "state"),
    [
        ("2026-06-10", [], "running"),
        ("2026-06-11", [], "expired"),
        ("2026-06-11", [TO_ENFORCE], "exercised"),
        ("2026-07-01", [TO_ENFORCE | {"filed_on": "2026-06-11"}], "expired"),
        ("2026-07-01", [TO_ENFORCE | {"outcome": "not_accepted"}], "undetermined"),
    ],
)
@pytest.mark.parametrize("own", [True, False])
def test_after_a_judgment_a_mortgage_lives_as_long_as_the_judgment_may_be_enforced(
    make, mortgage, as_of, enforced, state, own
):
    # 担保制度解释44①第二句：2024-06-10 履行期限届满，申请执行的期间至 2026-06-10。债务人自己的抵押物也一样。
    thing = mortgage() if own else mortgage(owner=OWNER)
    matter = make(as_of, mortgages=[thing], proceedings=[BORROWER_ALONE | {"title": TITLE}, *enforced])
    assert clock(matter, "mortgage").state == state
    assert clock(matter, "mortgage").last_day == date(2026, 6, 10)
    assert clock(matter, "mortgage").state == clock(matter, "enforcement").state


@pytest.mark.parametrize(
    ("outcome", "as_of", "state"),
    [
        ("judgment", "2026-05-20", "running"),
        ("judgment", "2026-05-21", "undetermined"),
        ("judgment", "2026-11-20", "undetermined"),
        ("judgment", "2026-11-21", "expired"),
        ("mediated", "2026-11-21", "undetermined"),
    ],
)
def test_without_the_title_it_is_asked_for_until_no_term_to_perform_can_save_it(make, mortgage, outcome, as_of, state):
    # 判决 2024-05-20；上诉和履行的期限最长算半年，2024-11-20 起二年。调解的履行期限可以更长。
    one = BORROWER_ALONE | {"outcome": outcome}
    found = clock(make(as_of, mortgages=[mortgage(owner=OWNER)], proceedings=[one]), "mortgage")
    assert (found.state, found.last_day) == (state, date(2026, 5, 20))


def test_a_judgment_of_no_known_day_leaves_the_mortgage_open(make, mortgage):
    one = BORROWER_ALONE | {"ended_on": None}
    assert clock(make("2026-11-21", mortgages=[mortgage()], proceedings=[one]), "mortgage").state == "undetermined"


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"kind": "collateral_auction", "filed_on": "2026-07-15"}, "exercised"),
        ({"kind": "collateral_auction", "filed_on": "2026-07-16"}, "expired"),
        ({"kind": "collateral_auction", "filed_on": "2026-07-15", "outcome": "rejected"}, "undetermined"),
        ({"kind": "collateral_auction", "filed_on": "2026-07-16", "outcome": "ruled"}, "expired"),
        ({"kind": "suit", "filed_on": "2026-07-15"}, "exercised"),
        ({"kind": "suit", "filed_on": "2026-07-15", "against": ["borrower"]}, "running"),
        ({"kind": "suit", "filed_on": "2026-07-16", "outcome": "judgment", "title": TITLE}, "expired"),
        ({"kind": "bankruptcy", "filed_on": "2026-07-15"}, "exercised"),
    ],
)
def test_what_exercises_a_mortgage_and_by_when(make, mortgage, facts, state):
    # 2023-07-15 到期，三年至 2026-07-15。届满后才起诉、才申请的，判决也救不了抵押。
    matter = make("2026-12-01", mortgages=[mortgage(owner=OWNER)], proceedings=[facts])
    assert clock(matter, "mortgage").state == state


def test_a_registered_pledge_goes_the_same_way_and_a_delivered_one_does_not(make, ask):
    pledge = {
        "owner": {"kind": "person", "name": "李示例"},
        "collateral": {"kind": "other", "name": "股权"},
        "right": "shares",
        "registration": {"kind": "formal", "registered_on": "2022-07-16"},
    }
    facts = {"proceedings": [BORROWER_ALONE | {"title": TITLE}]}
    assert clock(make("2026-06-11", pledges=[pledge], **facts), "mortgage").state == "expired"
    registered = pledge | {"right": "deposit"}
    assert clock(make("2026-06-11", pledges=[registered], **facts), "mortgage").state == "expired"
    in_hand = registered | {"delivered_on": "2022-07-16"}
    assert [one.right for one in clocks(make("2026-06-11", pledges=[in_hand], **facts))] == [
        "limitation",
        "enforcement",
    ]


@pytest.mark.parametrize(
    ("facts", "last_day"),
    [
        (
            {
                "events": [
                    {"kind": "demand", "to": "borrower", "on": "2026-02-01", "channel": "ems", "outcome": "delivered"}
                ]
            },
            date(2028, 2, 1),
        ),
        (
            {
                "events": [
                    {"kind": "demand", "to": "borrower", "on": "2026-02-01", "channel": "ems", "outcome": "refused"}
                ]
            },
            date(2026, 2, 1),
        ),
        ({"repayments": [{"paid_on": "2025-03-01", "amount": 1000}]}, date(2027, 3, 1)),
        ({"repayments": [{"paid_on": "2025-03-01", "amount": 1000, "payer": "外人示例"}]}, date(2026, 2, 1)),
        ({"request": {"settlement": {"agreed_on": "2025-04-01"}}}, date(2027, 4, 1)),
        ({"request": {"settlement": {"agreed_on": "2024-02-01"}}}, date(2026, 2, 1)),
    ],
    ids=["demand", "refused letter", "payment", "a stranger's payment", "settlement", "settlement on the first day"],
)
def test_demands_payments_and_settlements_renew_the_time_to_enforce(make, facts, last_day):
    # 执行程序解释20：达成和解、提出履行要求、同意履行的，从中断时起重新计算。
    one = JUDGED | {"title": {"document": "judgment", "perform_by": "2024-02-01"}}
    assert clock(make("2026-02-01", proceedings=[one], **facts), "enforcement").last_day == last_day


def test_an_application_withdrawn_renews_the_time_to_enforce(make):
    one = JUDGED | {"title": {"document": "judgment", "perform_by": "2024-02-01"}}
    applied = {"kind": "enforcement", "filed_on": "2025-02-01", "outcome": "withdrawn", "ended_on": "2025-03-01"}
    found = clock(make("2026-02-02", proceedings=[one, applied]), "enforcement")
    assert (found.state, found.last_day) == ("running", date(2027, 3, 1))


def test_a_time_to_enforce_that_no_figure_covers_stops_no_other_clock(make):
    loan = {"disbursements": [{"note": "1", "paid_on": "2005-01-01", "amount": 1000, "due_on": "2006-01-01"}]}
    one = JUDGED | {"filed_on": "2006-06-01", "ended_on": "2007-01-10"}
    one |= {"title": {"document": "judgment", "perform_by": "2007-02-01"}}
    found = clocks(make("2009-01-01", loan=loan, proceedings=[one]))
    assert {(each.right, each.state) for each in found} == {
        ("limitation", "exercised"),
        ("enforcement", "undetermined"),
    }


def test_an_application_of_today_settles_the_thirty_days(make):
    agreement = AGREED | {"agreement": {"number": "示例调1号", "effective_on": "2023-08-01"}}
    applied = {"kind": "judicial_confirmation", "filed_on": "2023-08-31"}
    found = [
        clock(make(day, proceedings=[agreement, applied]), "judicial_confirmation")
        for day in ("2023-08-30", "2023-08-31")
    ]
    assert [one.state for one in found] == ["running", "exercised"]


def test_the_articles_of_the_court_fee(make):
    one = {"kind": "suit", "filed_on": "2023-09-20", "fee_notice_on": "2023-09-22"}
    found = clock(make("2023-09-23", proceedings=[one]), "filing_fee")
    assert [one.short() for one in found.citations] == ["诉讼费用交纳办法第二十二条", "民事诉讼法解释第二百一十三条"]


ASKED = {"kind": "demand", "on": "2024-01-10", "to": "张示例", "channel": "ems", "outcome": "delivered"}
SUED = {"kind": "suit", "filed_on": "2025-01-10", "ended_on": "2025-02-10", "outcome": "withdrawn"}


@pytest.mark.parametrize(
    ("against", "last_day"),
    [
        # 起诉他的，撤诉后自2025-02-10重新计算；没有写明起诉谁的，算全体；只起诉债务人的，保证债务的时效不中断。
        (["张示例"], date(2028, 2, 10)),
        ([], date(2028, 2, 10)),
        (["李示例"], date(2027, 1, 10)),
    ],
)
def test_a_suit_interrupts_the_guarantors_limitation_where_he_is_sued(make, guarantee, against, last_day):
    facts = {"events": [ASKED], "proceedings": [SUED | {"against": against}], "guarantees": [guarantee()]}
    assert clock(make("2025-03-01", **facts), "guarantee_limitation").last_day == last_day


@pytest.mark.parametrize(("against", "state"), [(["张示例"], "exercised"), (["李示例"], "running")])
def test_a_title_against_another_does_not_settle_the_guarantors_debt(make, guarantee, against, state):
    titled = SUED | {"outcome": "judgment", "title": {"document": "judgment"}, "against": against}
    facts = {"events": [ASKED], "proceedings": [titled], "guarantees": [guarantee()]}
    assert clock(make("2025-03-01", **facts), "guarantee_limitation").state == state


@pytest.mark.parametrize(("as_of", "last_day"), [("2025-01-09", date(2027, 1, 10)), ("2025-01-10", date(2028, 1, 10))])
def test_what_the_guarantor_pays_counts_from_its_day(make, guarantee, as_of, last_day):
    paid = {"paid_on": "2025-01-10", "amount": 1000, "payer": "张示例"}
    matter = make(as_of, events=[ASKED], repayments=[paid], guarantees=[guarantee()])
    assert clock(matter, "guarantee_limitation").last_day == last_day
