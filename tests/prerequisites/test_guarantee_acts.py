"""民法典686、693，担保制度解释25、27、29、31、34：保证方式，期间内怎样才算行使了权利。"""

import pytest

from recovery_docs.prerequisites.guarantee.guarantee_kind import guarantee_kind

DEMAND = {"kind": "demand", "to": "张示例", "channel": "ems", "outcome": "delivered"}


def state(make, guarantee, as_of, *, events=(), proceedings=(), **changes):
    matter = make(as_of, guarantees=[guarantee(**changes)], events=list(events), proceedings=list(proceedings))
    return matter.guarantees[0].state


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"kind": "not_agreed", "contract": {"signed_on": "2020-12-31"}}, "joint_and_several"),
        ({"kind": "not_agreed", "contract": {"signed_on": "2021-01-01"}}, "general"),
        ({"kind": "not_agreed", "contract": {}}, None),
        ({"kind": None}, None),
        ({"kind": None, "wording": "债务人无力偿还时，保证人承担保证责任"}, "general"),
        ({"kind": None, "wording": "债务人到期未还的，保证人无条件代为偿还"}, "joint_and_several"),
        ({"kind": "general", "contract": {"signed_on": "2019-01-01"}}, "general"),
    ],
)
def test_the_kind_is_as_agreed_as_worded_or_as_the_law_of_the_signing_day_presumes(make, guarantee, changes, kind):
    matter = make("2023-08-01", guarantees=[guarantee(**changes)])
    assert guarantee_kind(matter.case.guarantees[0]).kind == kind


# 张示例：2023-07-15 到期，二年，最后一日 2025-07-15。
@pytest.mark.parametrize(("as_of", "expected"), [("2025-07-15", "running"), ("2025-07-16", "expired")])
def test_the_last_day_still_runs_and_the_next_has_expired(make, guarantee, as_of, expected):
    assert state(make, guarantee, as_of) == expected


@pytest.mark.parametrize(("on", "expected"), [("2025-07-15", "exercised"), ("2025-07-16", "expired")])
def test_a_demand_must_reach_a_joint_guarantor_by_the_last_day(make, guarantee, on, expected):
    assert state(make, guarantee, "2025-09-01", events=[DEMAND | {"on": on}]) == expected


def test_a_letter_sent_in_time_that_arrives_too_late_is_too_late(make, guarantee):
    event = DEMAND | {"on": "2025-07-14", "received_on": "2025-07-16"}
    assert state(make, guarantee, "2025-09-01", events=[event]) == "expired"


def test_dunning_the_borrower_alone_does_nothing_for_the_guarantee(make, guarantee):
    assert state(make, guarantee, "2025-09-01", events=[DEMAND | {"on": "2024-01-01", "to": "borrower"}]) == "expired"


def test_demanding_from_one_guarantor_does_not_reach_the_other(make, guarantee):
    other = {"kind": "person", "name": "赵示例"}
    matter = make(
        "2025-09-01",
        guarantees=[guarantee(), guarantee(guarantor=other)],
        events=[DEMAND | {"on": "2024-01-01"}],
    )
    standings = [one.state for one in matter.guarantees]
    assert standings == ["exercised", "expired"]


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        ({"name": "张示例", "capacity": "self"}, "exercised"),
        ({"name": "张小示", "capacity": "adult_family_member"}, "exercised"),
        # 他人签收，又不是寄往约定的地址：只能争一争。
        ({"name": "钱示例", "capacity": "other"}, "contested"),
    ],
)
def test_who_signs_decides_whether_the_letter_arrived(make, guarantee, signature, expected):
    event = DEMAND | {"on": "2024-01-01", "signature": signature}
    assert state(make, guarantee, "2025-09-01", events=[event]) == expected


@pytest.mark.parametrize(("agreed", "expected"), [(True, "contested"), (None, "expired")])
def test_a_returned_letter_can_be_argued_only_if_sent_to_the_agreed_address(make, guarantee, agreed, expected):
    event = DEMAND | {"on": "2024-01-01", "outcome": "returned", "address_agreed": agreed}
    assert state(make, guarantee, "2025-09-01", events=[event]) == expected


def test_signing_after_expiry_revives_nothing(make, guarantee):
    # 博爱县的一案：届满之后保证人才签收催款通知。
    event = DEMAND | {
        "on": "2025-08-01",
        "signature": {"name": "张示例", "capacity": "self"},
        "agrees_to_pay": True,
    }
    assert state(make, guarantee, "2025-09-01", events=[event]) == "expired"


SUIT = {"kind": "suit", "institution": "海宁市人民法院", "number": "示例1号"}


def test_a_general_guarantor_is_not_kept_by_letters(make, guarantee):
    assert state(make, guarantee, "2025-09-01", kind="general", events=[DEMAND | {"on": "2024-01-01"}]) == "expired"


@pytest.mark.parametrize(
    ("suit", "expected"),
    [
        ({"filed_on": "2025-07-15", "against": ["borrower"]}, "exercised"),
        ({"filed_on": "2025-07-16", "against": ["borrower"]}, "expired"),
        ({"filed_on": "2025-07-15", "against": ["张示例"]}, "expired"),
        (
            {"filed_on": "2024-07-15", "against": ["borrower"], "outcome": "withdrawn", "served_on": "2024-08-01"},
            "expired",
        ),
        ({"filed_on": "2024-07-15"}, "exercised"),
    ],
)
def test_a_general_guarantor_is_kept_by_suing_the_debtor_in_time(make, guarantee, suit, expected):
    assert state(make, guarantee, "2025-09-01", kind="general", proceedings=[SUIT | suit]) == expected


@pytest.mark.parametrize(
    ("suit", "expected"),
    [
        ({"filed_on": "2025-07-15", "against": ["张示例"]}, "exercised"),
        ({"filed_on": "2025-07-15", "against": ["borrower"]}, "expired"),
        # 日照的一案：二年届满后第十二日才起诉。
        ({"filed_on": "2025-07-27"}, "expired"),
        ({"filed_on": "2024-07-15", "outcome": "withdrawn", "served_on": "2024-08-01"}, "exercised"),
        ({"filed_on": "2024-07-15", "outcome": "withdrawn"}, "contested"),
        ({"filed_on": "2024-07-15", "outcome": "not_accepted"}, "expired"),
    ],
)
def test_a_joint_guarantor_is_kept_by_a_suit_that_names_him(make, guarantee, suit, expected):
    assert state(make, guarantee, "2025-09-01", proceedings=[SUIT | suit]) == expected


def test_enforcing_a_notarised_instrument_counts_as_suing_the_debtor(make, guarantee):
    one = {"kind": "notarised_enforcement", "filed_on": "2024-07-15", "against": ["borrower"]}
    assert state(make, guarantee, "2025-09-01", kind="general", proceedings=[one]) == "exercised"


def test_a_suit_that_itself_called_the_loan_in_acts_within_the_period_that_it_began(make, guarantee):
    # 2023-03-01 起诉，2023-03-20 副本送达为提前到期日：期间自 03-20 起，诉讼一直进行。
    matter = make(
        "2026-01-01",
        guarantees=[guarantee()],
        proceedings=[SUIT | {"filed_on": "2023-03-01", "served_on": "2023-03-20", "outcome": "pending"}],
        request={"accelerate": True, "accelerated_on": "2023-03-20"},
    )
    assert matter.guarantees[0].state == "exercised"


def test_of_several_guarantors_only_who_was_asked_in_time_answers(make, guarantee):
    # 博爱县的一案：2010-10-15 到期，二年；2011-11-18 一名保证人签收，2013-09-25 才起诉。
    asked = DEMAND | {"on": "2011-11-18", "signature": {"name": "张示例", "capacity": "self"}}
    suit = SUIT | {"filed_on": "2013-09-25"}
    signed = {"signed_on": "2009-10-15"}
    others = [{"kind": "person", "name": name} for name in ("赵示例", "钱示例")]
    matter = make(
        "2013-10-01",
        loan={"disbursements": [{"note": "1", "paid_on": "2009-10-15", "amount": 400000, "due_on": "2010-10-15"}]},
        guarantees=[guarantee(contract=signed), *(guarantee(guarantor=one, contract=signed) for one in others)],
        events=[asked],
        proceedings=[suit],
    )
    states = [one.state for one in matter.guarantees]
    assert states == ["exercised", "expired", "expired"]


CALL = {"kind": "demand", "to": "张示例", "channel": "phone", "outcome": "answered", "on": "2024-01-01"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "contested"),
        ({"text": "请承担保证责任"}, "contested"),
        ({"channel": "visit", "outcome": "agreed"}, "contested"),
        ({"channel": None}, "contested"),
        ({"exhibit": 7}, "exercised"),
        (
            {"channel": "visit", "outcome": "delivered", "signature": {"name": "张示例", "capacity": "self"}},
            "exercised",
        ),
        ({"outcome": "unanswered"}, "expired"),
    ],
)
def test_spoken_words_to_a_guarantor_count_once_they_can_be_proved(make, guarantee, facts, expected):
    recording = [{"number": 7, "name": "通话录音"}]
    matter = make("2025-09-01", guarantees=[guarantee()], events=[CALL | facts], exhibits=recording)
    assert matter.guarantees[0].state == expected


@pytest.mark.parametrize(("agreed", "expected"), [(True, "exercised"), (None, "contested")])
def test_mail_refused_at_the_agreed_address_has_arrived(make, guarantee, agreed, expected):
    event = DEMAND | {"on": "2024-01-01", "outcome": "refused", "address_agreed": agreed}
    assert state(make, guarantee, "2025-09-01", events=[event]) == expected


@pytest.mark.parametrize(("on", "expected"), [("2024-01-01", "exercised"), ("2024-01-02", "contested")])
def test_a_letter_to_a_dead_guarantor_can_only_be_argued(make, guarantee, on, expected):
    dead = {"kind": "person", "name": "张示例", "died_on": "2024-01-02", "heirs": ["张小示"]}
    assert state(make, guarantee, "2025-09-01", guarantor=dead, events=[DEMAND | {"on": on}]) == expected


def test_a_letter_to_the_guarantors_heir_counts(make, guarantee):
    dead = {"kind": "person", "name": "张示例", "died_on": "2024-01-02", "heirs": ["张小示"]}
    event = DEMAND | {"on": "2024-06-01", "to": "张小示"}
    assert state(make, guarantee, "2025-09-01", guarantor=dead, events=[event]) == "exercised"


def test_what_only_proof_can_settle_is_told_and_stops_no_letter(make, guarantee, ask):
    # 只打过电话、没有录音：无法判断；发函、起诉都不因此停下。保证期间没有写的，照旧停下。
    called = make("2025-09-01", guarantees=[guarantee()], events=[CALL])
    (period,) = ask("GUA001", called)
    (disputed,) = ask("GUA002", called)
    assert (period.outcome.value, period.blocks) == ("undetermined", False)
    assert disputed.outcome.value == "undetermined"
    (unwritten,) = ask("GUA001", make("2025-09-01", guarantees=[guarantee(period=None)]))
    assert (unwritten.outcome.value, unwritten.blocks) == ("undetermined", True)


def test_what_a_maximum_amount_leaves_out_is_not_asked_of_the_guarantor(make, guarantee):
    notes = [
        {"note": "甲", "paid_on": "2022-07-16", "amount": 100000, "due_on": "2023-07-15"},
        {"note": "乙", "paid_on": "2022-08-16", "amount": 100000, "due_on": "2023-07-15"},
    ]
    maximum = {"limit": 500000, "from_on": "2022-08-16", "until_on": "2025-08-15", "earlier_claims": False}
    matter = make("2023-08-01", loan={"disbursements": notes}, guarantees=[guarantee(maximum=maximum)])
    assert matter.guarantees[0].outside == ("甲",)
    assert [one.period.claim for one in matter.guarantees[0].claims] != []


@pytest.mark.parametrize(
    ("signed_on", "due_on", "kind", "cited"),
    [
        ("2018-01-01", "2020-12-31", "joint_and_several", "担保法第二十六条"),
        ("2018-01-01", "2020-12-31", "general", "担保法第二十五条"),
        ("2018-01-01", "2021-01-01", "joint_and_several", "民法典第六百九十二条"),
        ("2021-01-01", "2021-01-02", "joint_and_several", "民法典第六百九十二条"),
    ],
)
def test_a_guarantee_signed_and_due_before_the_civil_code_cites_the_law_of_its_time(
    make, guarantee, ask, signed_on, due_on, kind, cited
):
    notes = [{"note": "1", "paid_on": "2018-01-02", "amount": 100000, "due_on": due_on}]
    old = guarantee(contract={"signed_on": signed_on}, kind=kind)
    matter = make("2023-08-01", loan={"disbursements": notes}, guarantees=[old])
    for code in ("GUA001", "GUA002", "GUA003"):
        (finding,) = ask(code, matter)
        shown = [one.short() for one in finding.citations]
        assert (cited in shown) or (code == "GUA003" and cited.startswith("民法典"))
        assert any(one.startswith("担保法第") for one in shown) is cited.startswith("担保法")


@pytest.mark.parametrize(
    ("consented_by", "new_due_on", "older"),
    [
        # 展期到民法典以后，保证人书面同意的，债务对他也在以后到期；不同意的仍是原到期日
        (["张示例"], "2021-01-01", False),
        (["张示例"], "2020-12-31", True),
        ([], "2021-01-01", True),
    ],
)
def test_an_extension_into_the_civil_code_counts_for_the_guarantor_who_agreed(
    make, guarantee, ask, consented_by, new_due_on, older
):
    notes = [{"note": "1", "paid_on": "2018-01-02", "amount": 100000, "due_on": "2020-06-30"}]
    extended = {"kind": "extension", "signed_on": "2020-06-01", "new_due_on": new_due_on, "consented_by": consented_by}
    old = guarantee(contract={"signed_on": "2018-01-01"})
    matter = make("2021-08-01", loan={"disbursements": notes, "amendments": [extended]}, guarantees=[old])
    for code in ("GUA001", "GUA002", "GUA003"):
        (finding,) = ask(code, matter)
        assert any(one.short().startswith("担保法第") for one in finding.citations) is older
