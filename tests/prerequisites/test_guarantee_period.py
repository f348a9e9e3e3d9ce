"""民法典692、695，担保制度解释30、32，时间效力规定27：保证期间从哪天到哪天。"""

from datetime import date

import pytest


def last_days(make, guarantee, as_of="2023-08-01", *, loan=None, **changes):
    matter = make(as_of, loan=loan, guarantees=[guarantee(**changes)])
    return earliest_and_latest(matter)


def earliest_and_latest(matter):
    claims = matter.guarantees[0].period.of_claims
    return min(one.last_day for one in claims), max(one.latest for one in claims)


def due(day: str, paid_on: str = "2016-07-16") -> dict:
    return {"disbursements": [{"note": "1", "paid_on": paid_on, "amount": 1000000, "due_on": day}]}


@pytest.mark.parametrize(
    ("period", "last_day"),
    [
        ({"months": 24}, date(2025, 7, 15)),
        ({"months": 6}, date(2024, 1, 15)),
        ({"not_agreed": True}, date(2024, 1, 15)),
        ({"until_repaid": True}, date(2024, 1, 15)),
        ({"until_on": "2024-12-31"}, date(2024, 12, 31)),
        # 到期日 2023-07-15：约定早于或者等于到期日的视为没有约定，六个月。
        ({"until_on": "2023-07-15"}, date(2024, 1, 15)),
        ({"until_on": "2023-07-16"}, date(2023, 7, 16)),
    ],
)
def test_the_period_agreed_or_presumed_under_the_civil_code(make, guarantee, period, last_day):
    assert last_days(make, guarantee, period=period) == (last_day, last_day)


@pytest.mark.parametrize(
    ("signed_on", "due_on", "last_day", "latest"),
    [
        # 旧法二年：2020-12-31 到期，至 2022-12-31。
        ("2020-12-31", "2020-12-31", date(2022, 12, 31), date(2022, 12, 31)),
        # 旧法合同、民法典施行后到期：有争议，早的六个月，晚的二年。
        ("2020-12-31", "2021-01-01", date(2021, 7, 1), date(2023, 1, 1)),
        # 民法典施行之日订立：六个月。
        ("2021-01-01", "2021-01-02", date(2021, 7, 2), date(2021, 7, 2)),
    ],
)
def test_until_repaid_turns_on_the_day_of_signing(make, guarantee, signed_on, due_on, last_day, latest):
    found = last_days(
        make,
        guarantee,
        loan=due(due_on),
        contract={"signed_on": signed_on},
        period={"until_repaid": True},
    )
    assert found == (last_day, latest)


def test_two_years_of_the_old_law_stop_at_six_months_where_nothing_was_agreed(make, guarantee):
    found = last_days(
        make, guarantee, loan=due("2020-06-30"), contract={"signed_on": "2019-01-01"}, period={"not_agreed": True}
    )
    assert found == (date(2020, 12, 30), date(2020, 12, 30))


def test_the_last_day_of_a_month_without_the_corresponding_day(make, guarantee):
    # 2023-08-31 + 6个月：二月没有31日，2024 年闰年，至 02-29（民法典202）。
    found = last_days(make, guarantee, loan=due("2023-08-31"), period={"months": 6})
    assert found[0] == date(2024, 2, 29)


def test_without_the_signing_day_until_repaid_cannot_be_told(make, guarantee):
    matter = make("2023-08-01", guarantees=[guarantee(contract={}, period={"until_repaid": True})])
    found = matter.guarantees[0].period
    assert found.of_claims == ()
    assert found.missing == ("guarantees[0].contract.signed_on",)


def test_an_unwritten_period_is_missing_not_presumed(make, guarantee):
    matter = make("2023-08-01", guarantees=[guarantee(period=None)])
    assert matter.guarantees[0].period.missing == ("guarantees[0].period",)


EXTENSION = {"kind": "extension", "signed_on": "2021-08-20", "new_due_on": "2023-08-22"}


@pytest.mark.parametrize(
    ("consented_by", "last_day"),
    [([], date(2023, 9, 1)), (["赵示例"], date(2023, 9, 1)), (["张示例"], date(2025, 8, 22))],
)
def test_an_extension_without_written_consent_leaves_the_period_as_it_was(make, guarantee, consented_by, last_day):
    # 慈利县的一案：2021-09-01 到期，二年，展期到 2023-08-22 未经保证人书面同意，保证期间至 2023-09-01。
    loan = due("2021-09-01", "2021-03-01") | {"amendments": [EXTENSION | {"consented_by": consented_by}]}
    signed = {"signed_on": "2021-03-01"}
    assert last_days(make, guarantee, loan=loan, contract=signed)[0] == last_day


def test_who_signs_after_the_extension_guarantees_the_extended_debt(make, guarantee):
    loan = due("2021-09-01", "2021-03-01") | {"amendments": [EXTENSION]}
    found = last_days(make, guarantee, loan=loan, contract={"signed_on": "2021-08-21"})
    assert found[0] == date(2025, 8, 22)


def test_acceleration_is_counted_both_ways_and_the_earlier_taken(make, guarantee):
    matter = make(
        "2023-05-01",
        guarantees=[guarantee()],
        events=[{"kind": "acceleration", "on": "2023-03-10", "to": "borrower", "channel": "ems", "outcome": "signed"}],
    )
    assert earliest_and_latest(matter) == (date(2025, 3, 10), date(2025, 7, 15))
    assert any("取早的" in str(caution) for caution in matter.guarantees[0].period.of_claims[0].cautions)


def test_acceleration_alone_counts_where_the_contract_says_so(make, guarantee):
    matter = make(
        "2023-05-01",
        guarantees=[guarantee(period={"months": 24, "from_acceleration": True})],
        request={"accelerate": True, "accelerated_on": "2023-03-10"},
    )
    assert earliest_and_latest(matter) == (date(2025, 3, 10), date(2025, 3, 10))


INSTALMENTS = {"schedule": {"method": "level_principal", "periods": 12, "first_due_on": "2022-08-15", "day": 15}}


def test_instalments_of_one_debt_count_from_the_last(make, guarantee):
    # 2022-08-15 至 2023-07-15 十二期，自最后一期 2023-07-15 起二年。
    assert last_days(make, guarantee, loan=INSTALMENTS) == (date(2025, 7, 15), date(2025, 7, 15))


def test_instalments_agreed_to_count_apart_begin_with_the_first_unpaid(make, guarantee):
    # 一期都没有还：第一期 2022-08-15 起二年。
    period = {"months": 24, "each_instalment": True}
    assert last_days(make, guarantee, loan=INSTALMENTS, period=period) == (date(2024, 8, 15), date(2025, 7, 15))


MAXIMUM = {"limit": 2000000, "from_on": "2022-01-01", "until_on": "2023-06-30"}


@pytest.mark.parametrize(
    ("until_on", "last_day"),
    [
        # 2023-06-30 确定时尚未到期：自最后到期的 2023-07-15 起；2023-07-31 确定时均已到期：自确定之日起。
        ("2023-06-30", date(2024, 1, 15)),
        ("2023-07-31", date(2024, 1, 31)),
    ],
)
def test_a_maximum_amount_guarantee_counts_from_fixing_or_from_the_last_due_day(make, guarantee, until_on, last_day):
    maximum = MAXIMUM | {"until_on": until_on}
    assert last_days(make, guarantee, maximum=maximum, period={"not_agreed": True})[0] == last_day


def test_a_maximum_amount_not_yet_fixed_leaves_the_period_open(make, guarantee):
    maximum = MAXIMUM | {"until_on": "2023-12-31"}
    matter = make("2023-08-01", guarantees=[guarantee(maximum=maximum, period={"not_agreed": True})])
    assert matter.guarantees[0].period.missing == ("guarantees[0].maximum.fixed_on",)


def test_each_note_has_a_period_of_its_own(make, guarantee):
    notes = [
        {"note": "甲", "paid_on": "2022-07-16", "amount": 100000, "due_on": "2023-01-15"},
        {"note": "乙", "paid_on": "2022-07-16", "amount": 100000, "due_on": "2023-07-15"},
    ]
    matter = make("2023-08-01", loan={"disbursements": notes}, guarantees=[guarantee(period={"months": 6})])
    found = matter.guarantees[0].period
    assert [(one.claim, one.last_day) for one in found.of_claims] == [
        ("甲", date(2023, 7, 15)),
        ("乙", date(2024, 1, 15)),
    ]


def articles(make, guarantee, as_of="2023-08-01", *, loan=None, **changes):
    matter = make(as_of, loan=loan, guarantees=[guarantee(**changes)])
    return [one.short() for one in matter.guarantees[0].period.citations]


OLD_CONTRACT = {"signed_on": "2020-12-31"}


@pytest.mark.parametrize(
    ("facts", "cited"),
    [
        ({"period": {"months": 24}}, ["民法典第六百九十二条第二款"]),
        ({"period": {"until_on": "2024-12-31"}}, ["民法典第六百九十二条第二款"]),
        ({"period": {"not_agreed": True}}, ["民法典第六百九十二条第二款"]),
        ({"period": None}, ["民法典第六百九十二条"]),
        ({"period": {"until_repaid": True}}, ["担保制度解释第三十二条"]),
        (
            {"period": {"until_repaid": True}, "contract": OLD_CONTRACT},
            ["担保法解释第三十二条第二款", "民法典时间效力规定第二十七条"],
        ),
        (
            {"period": {"not_agreed": True}, "maximum": MAXIMUM},
            ["民法典第六百九十二条第二款", "担保制度解释第三十条"],
        ),
    ],
)
def test_the_articles_of_the_period(make, guarantee, facts, cited):
    assert articles(make, guarantee, **facts) == cited


# 展期没有书面同意：民法典695②；旧法的保证合同，担保法解释30。
@pytest.mark.parametrize(
    ("signed_on", "cited"), [("2020-12-31", "担保法解释第三十条"), ("2021-01-01", "民法典第六百九十五条第二款")]
)
def test_the_article_on_extensions_is_that_of_the_day_of_signing(make, guarantee, signed_on, cited):
    loan = due("2021-09-01", "2021-03-01") | {"amendments": [EXTENSION]}
    assert articles(make, guarantee, loan=loan, contract={"signed_on": signed_on})[-1] == cited


def test_a_maximum_fixed_on_the_day_asked_about_is_fixed(make, guarantee):
    facts = {"maximum": MAXIMUM | {"until_on": "2023-08-01"}, "period": {"not_agreed": True}}
    # 债权于 2023-08-01 确定，最后一笔已于 2023-07-15 到期：自 2023-08-01 起六个月。
    assert last_days(make, guarantee, "2023-08-01", **facts)[0] == date(2024, 2, 1)
    matter = make("2023-07-31", guarantees=[guarantee(**facts)])
    assert matter.guarantees[0].period.missing == ("guarantees[0].maximum.fixed_on",)


def test_a_maximum_with_an_agreed_length_counts_each_note_from_its_own_due_day(make, guarantee):
    found = last_days(make, guarantee, maximum=MAXIMUM, period={"months": 24})
    assert found == (date(2025, 7, 15), date(2025, 7, 15))


# 签在变更的同一天，没有说同意的，不算同意；第二天签的，担保的就是变更后的债务。
@pytest.mark.parametrize(
    ("signed_on", "last_day"), [("2021-08-20", date(2023, 9, 1)), ("2021-08-21", date(2025, 8, 22))]
)
def test_signing_on_the_day_of_the_extension_is_not_signing_after_it(make, guarantee, signed_on, last_day):
    loan = due("2021-09-01", "2021-03-01") | {"amendments": [EXTENSION]}
    assert last_days(make, guarantee, loan=loan, contract={"signed_on": signed_on})[0] == last_day


# 债务 2023-07-15 到期，保证合同此后才签。
@pytest.mark.parametrize(
    ("signed_on", "period", "found"),
    [
        # 没有约定：自签订之日起六个月；到期当日签的照常。
        ("2023-07-15", {"not_agreed": True}, (date(2024, 1, 15), date(2024, 1, 15))),
        ("2024-03-01", {"not_agreed": True}, (date(2024, 9, 1), date(2024, 9, 1))),
        # 约定了月数：自到期日起在签订时还没有届满的，从早计；晚的自签订之日起。
        ("2024-03-01", {"months": 24}, (date(2025, 7, 15), date(2026, 3, 1))),
        # 自到期日起六个月在签订以前就届满了：自签订之日起。
        ("2024-03-01", {"months": 6}, (date(2024, 9, 1), date(2024, 9, 1))),
        # 约定的截止日早于签订之日，视为没有约定。
        ("2024-03-01", {"until_on": "2024-02-01"}, (date(2024, 9, 1), date(2024, 9, 1))),
        ("2024-03-01", {"until_on": "2024-12-31"}, (date(2024, 12, 31), date(2024, 12, 31))),
    ],
)
def test_a_guarantee_signed_after_the_debt_fell_due_does_not_expire_before_it(
    make, guarantee, signed_on, period, found
):
    assert last_days(make, guarantee, "2024-03-02", contract={"signed_on": signed_on}, period=period) == found


@pytest.mark.parametrize(
    ("period", "as_of", "state"),
    [
        ({"not_agreed": True}, "2024-09-01", "running"),
        ({"not_agreed": True}, "2024-09-02", "contested"),
        ({"months": 6}, "2024-09-02", "contested"),
        ({"months": 24}, "2026-03-01", "contested"),
        ({"months": 24}, "2026-03-02", "expired"),
    ],
)
def test_where_no_article_says_when_it_ends_nobody_says_that_it_has(make, guarantee, period, as_of, state):
    late = guarantee(contract={"signed_on": "2024-03-01"}, period=period)
    assert make(as_of, guarantees=[late]).guarantees[0].state == state


@pytest.mark.parametrize(("paid_on", "secured"), [("2022-12-31", ["甲", "乙"]), ("2023-01-01", ["甲"])])
def test_a_maximum_guarantee_does_not_secure_what_was_lent_after_its_time(make, guarantee, paid_on, secured):
    notes = [
        {"note": "甲", "paid_on": "2022-07-16", "amount": 100000, "due_on": "2023-07-15"},
        {"note": "乙", "paid_on": paid_on, "amount": 100000, "due_on": "2023-07-15"},
    ]
    one = guarantee(maximum={"limit": 500000, "from_on": "2022-01-01", "until_on": "2022-12-31"})
    found = make("2023-08-01", loan={"disbursements": notes}, guarantees=[one]).guarantees[0].period
    assert [each.claim for each in found.of_claims] == secured


@pytest.mark.parametrize(
    ("facts", "kind", "cited"),
    [
        ({"kind": "general"}, "general", ["民法典第六百八十六条"]),
        ({"kind": None, "wording": "无条件承担"}, "joint_and_several", ["担保制度解释第二十五条"]),
        ({"kind": "not_agreed"}, "general", ["民法典第六百八十六条第二款"]),
        (
            {"kind": "not_agreed", "contract": OLD_CONTRACT},
            "joint_and_several",
            ["担保法第十九条", "民法典时间效力规定第一条"],
        ),
        ({"kind": None}, None, ["民法典第六百八十六条"]),
    ],
)
def test_the_articles_of_the_kind(make, guarantee, facts, kind, cited):
    found = make("2023-08-01", guarantees=[guarantee(**facts)]).guarantees[0].kind
    assert (found.kind, [one.short() for one in found.citations]) == (kind, cited)


def test_a_maximum_fixed_after_all_was_due_leaves_nothing_open_about_acceleration(make, guarantee):
    matter = make(
        "2023-08-01",
        guarantees=[guarantee(maximum=MAXIMUM | {"until_on": "2023-07-31"}, period={"not_agreed": True})],
        request={"accelerate": True, "accelerated_on": "2023-03-10"},
    )
    (found,) = matter.guarantees[0].period.of_claims
    assert (found.last_day, found.cautions) == (date(2024, 1, 31), ())


def test_a_maximum_counts_from_the_last_of_the_notes_to_fall_due(make, guarantee):
    notes = [
        {"note": note, "paid_on": "2022-07-16", "amount": 100000, "due_on": day}
        for note, day in (("甲", "2023-01-15"), ("乙", "2023-07-15"))
    ]
    found = last_days(make, guarantee, loan={"disbursements": notes}, maximum=MAXIMUM, period={"not_agreed": True})
    assert found == (date(2024, 1, 15), date(2024, 1, 15))
