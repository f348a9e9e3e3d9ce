"""民间借贷规定 25–31: the ceilings, and whom they do not bind."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from recovery_docs.case import Case
from recovery_docs.ledger import draw_up
from recovery_docs.ledger.ceiling import ceilings

Lend = Callable[..., Case]


def privately(lend: Lend, paid_on: str, due_on: str, **loan: Any) -> Case:
    disbursement = {"paid_on": paid_on, "amount": 100000, "due_on": due_on}
    return lend(cause="private_loan", disbursements=[disbursement], **loan)


def rates(case: Case, as_of: date) -> list[Decimal]:
    return [line.rate for line in draw_up(case, as_of).lines if line.accrues]


def test_four_times_the_lpr_of_the_day_of_the_contract(lend: Lend) -> None:
    # one-year LPR 3.85 % on 2021-03-01: 15.40 %; 24 % was agreed
    case = privately(lend, "2021-03-01", "2022-03-01", rate={"monthly": "2%"})
    assert rates(case, date(2022, 2, 1)) == [Decimal("0.154")]
    # 100,000 × 15.4 % ÷ 365 × 337
    assert draw_up(case, date(2022, 2, 1)).interest == Decimal("14218.63")


@pytest.mark.parametrize(("daily", "interest"), [("4.2‱", "14154.00"), ("4.25‱", "14218.63")])
def test_a_daily_rate_is_that_of_a_year_of_365_days(lend: Lend, daily: str, interest: str) -> None:
    # 15.4 % a year is 4.219‱ a day, and 4.25‱ is 15.51 %: 100,000 × 4.2‱ × 337; 100,000 × 15.4 % ÷ 365 × 337
    case = privately(lend, "2021-03-01", "2022-03-01", rate={"daily": daily})
    assert str(draw_up(case, date(2022, 2, 1)).interest) == interest


def test_a_rate_at_the_ceiling_stands_and_a_hair_above_it_does_not(lend: Lend) -> None:
    def told(annual: str) -> bool:
        case = privately(lend, "2021-03-01", "2022-03-01", rate={"annual": annual})
        return any("上限" in str(notice) for notice in draw_up(case, date(2022, 2, 1)).notices)

    assert (told("15.4%"), told("15.41%")) == (False, True)


def test_a_contract_of_before_20_august_2020_has_two_ceilings(lend: Lend) -> None:
    # 24 % to 2020-08-19; from 2020-08-20 on four times the LPR of the day of filing, 3.70 %: 14.80 %
    case = privately(
        lend, "2020-03-01", "2021-03-01", rate={"annual": "30%"}, case={"request": {"filed_on": "2022-03-01"}}
    )
    lines = [line for line in draw_up(case, date(2021, 3, 1)).lines if line.accrues]
    assert [(line.to_on, line.rate) for line in lines] == [
        (date(2020, 8, 20), Decimal("0.24")),
        (date(2021, 3, 1), Decimal("0.1480")),
    ]


def test_the_day_before_the_new_ceiling_and_the_day_itself(lend: Lend) -> None:
    filed = {"request": {"filed_on": "2022-03-01"}}
    before = privately(lend, "2020-08-19", "2021-03-01", rate={"annual": "30%"}, case=filed)
    after = privately(lend, "2020-08-20", "2021-03-01", rate={"annual": "30%"}, case=filed)
    assert rates(before, date(2021, 3, 1)) == [Decimal("0.24"), Decimal("0.1480")]
    assert rates(after, date(2021, 3, 1)) == [Decimal("0.1540")]


def test_a_loan_between_persons_is_made_when_the_money_comes_and_one_to_a_company_when_it_is_signed(lend: Lend) -> None:
    # 民法典679; signed on 19 August 2020, the last day of the old ceiling, paid out on the next
    def borrowed(**case: Any) -> Case:
        filed = {"request": {"filed_on": "2022-03-01"}}
        signed = {"signed_on": "2020-08-19"}
        return privately(lend, "2020-08-20", "2021-03-01", rate={"annual": "30%"}, contract=signed, case=filed | case)

    assert rates(borrowed(), date(2021, 3, 1)) == [Decimal("0.1540")]
    company = {"kind": "organisation", "name": "示例服饰有限公司"}
    assert rates(borrowed(borrowers=[company]), date(2021, 3, 1)) == [Decimal("0.1480")]


def test_what_is_cut_to_the_ceiling_is_said_with_its_article(lend: Lend) -> None:
    case = privately(lend, "2021-03-01", "2022-03-01", rate={"monthly": "2%"})
    (told,) = [str(one) for one in draw_up(case, date(2022, 2, 1)).notices if "上限" in str(one)]
    assert "按年利率15.4%计算（民间借贷规定第二十五条）" in told


def test_penalties_are_held_down_as_well(lend: Lend) -> None:
    case = privately(lend, "2021-03-01", "2022-03-01", rate={"annual": "12%"}, penalty={"annual": "36%"})
    assert rates(case, date(2023, 3, 1)) == [Decimal("0.12"), Decimal("0.154")]


def test_banks_are_not_bound(lend: Lend) -> None:
    bank = {"kind": "organisation", "name": "示例银行股份有限公司", "financial_institution": True}
    case = privately(lend, "2021-03-01", "2022-03-01", rate={"annual": "24%"}, case={"creditor": bank})
    assert rates(case, date(2022, 2, 1)) == [Decimal("0.24")]


def test_compound_interest_above_the_ceiling_is_pointed_out(lend: Lend) -> None:
    case = privately(
        lend,
        "2021-03-01",
        "2022-03-01",
        rate={"annual": "15.4%"},
        penalty={"annual": "15.4%", "compound": True},
    )
    assert not any("不受支持" in str(notice) for notice in draw_up(case, date(2022, 3, 1)).notices)
    statement = draw_up(case, date(2023, 3, 1))
    # everything simple would be the ceiling; the compound interest is the excess, to a fen of rounding
    told = next(str(notice) for notice in statement.notices if "不受支持" in str(notice))
    assert f"{statement.compound_interest:,}元不受支持" in told


def test_neither_interest_nor_penalty_agreed_bears_the_lpr_once_late(lend: Lend) -> None:
    # 28②（一）: 3.70 % on 2022-03-02; 100,000 × 3.7 % ÷ 365 × 364
    case = privately(lend, "2021-03-01", "2022-03-01", rate={"annual": "0%"})
    assert draw_up(case, date(2022, 3, 2)).total == 100000
    statement = draw_up(case, date(2023, 3, 1))
    assert statement.penalty_interest == Decimal("3689.86")
    assert any("贷款市场报价利率3.7%" in str(notice) for notice in statement.notices)


def filed(lend: Lend, paid_on: str, filed_on: str, rate: str = "36%", **case: Any) -> Case:
    due_on = f"{int(paid_on[:4]) + 1}{paid_on[4:]}"
    return privately(lend, paid_on, due_on, rate={"annual": rate}, case={"request": {"filed_on": filed_on}, **case})


def ceilings_of(case: Case) -> list[tuple[str, str]]:
    found = ceilings(case, case.loan.disbursements[0], date(2026, 1, 1))
    return [(str(day), f"{(rate * 100).normalize():f}") for day, rate in found]


@pytest.mark.parametrize(
    ("paid_on", "filed_on", "expected"),
    [
        # four times 6.00 %, the benchmark of one year from 2012-07-06: 24 %, as in 2015; from 2020-08-20 4 × 3.70 %
        ("2014-05-01", "2015-08-31", [("2014-05-01", "24")]),
        ("2014-05-01", "2019-03-01", [("2014-05-01", "24")]),
        ("2014-05-01", "2022-03-01", [("2014-05-01", "24"), ("2020-08-20", "14.8")]),
        # four times 6.56 % to the last day of the old rule, if not filed under it for good
        ("2012-01-01", "2015-08-31", [("2012-01-01", "26.24")]),
        ("2012-01-01", "2015-09-01", [("2012-01-01", "26.24"), ("2015-09-01", "24")]),
        # the benchmark of the day of the contract: 4 × 4.60 %
        ("2015-08-31", "2016-01-01", [("2015-08-31", "18.4"), ("2015-09-01", "24")]),
        ("2015-09-01", "2016-01-01", [("2015-09-01", "24")]),
        ("2020-08-19", "2020-08-19", [("2020-08-19", "24")]),
        ("2020-08-19", "2020-08-20", [("2020-08-19", "24"), ("2020-08-20", "15.4")]),
        ("2020-08-20", "2020-08-20", [("2020-08-20", "15.4")]),
    ],
)
def test_the_ceiling_by_the_day_of_the_contract_and_of_the_suit(
    lend: Lend, paid_on: str, filed_on: str, expected: list[tuple[str, str]]
) -> None:
    assert ceilings_of(filed(lend, paid_on, filed_on)) == expected


def test_the_benchmark_is_that_of_a_loan_as_long(lend: Lend) -> None:
    # 2014-05-01: to six months 5.60 %, to a year 6.00 %, to three years 6.15 %, four times each
    for due_on, most in (("2014-11-01", "22.4"), ("2014-11-02", "24"), ("2015-05-02", "24.6")):
        case = privately(
            lend, "2014-05-01", due_on, rate={"annual": "36%"}, case={"request": {"filed_on": "2015-01-01"}}
        )
        assert ceilings_of(case) == [("2014-05-01", most)]


def test_the_rule_that_holds_a_rate_down_is_named_with_its_time(lend: Lend) -> None:
    told = [str(one) for one in draw_up(filed(lend, "2012-01-01", "2022-03-01"), date(2022, 3, 1)).notices]
    assert any("按年利率14.8%计算（民间借贷规定第二十五条）" in one for one in told)
    assert any("基准利率的四倍26.24%计算（法（民）发〔1991〕21号第六条，二手引文）" in one for one in told)
    assert any("以当事人请求为前提，起诉状要写明" in one for one in told)
    before = [str(one) for one in draw_up(filed(lend, "2019-03-01", "2020-08-19"), date(2020, 8, 19)).notices]
    assert any("按年利率24%计算（民间借贷规定第二十六条）" in one for one in before)
    assert not any("以当事人请求为前提" in one for one in before)


def test_interest_paid_of_free_will_up_to_36_percent_is_pointed_out(lend: Lend) -> None:
    paid = {"repayments": [{"paid_on": "2019-06-01", "amount": 9000}]}
    case = filed(lend, "2019-03-01", "2020-08-19", **paid)
    assert any("年利率36%以内的不能要求返还" in str(one) for one in draw_up(case, date(2020, 8, 19)).notices)
    without = filed(lend, "2019-03-01", "2020-08-19")
    assert not any("36%" in str(one) for one in draw_up(without, date(2020, 8, 19)).notices)


@pytest.mark.parametrize(
    ("due_on", "rate", "told"),
    [
        ("2015-08-30", "0", None),  # late from 2015-08-31: no rule on record
        ("2015-08-31", "0.06", "按年利率6%计算（民间借贷规定第二十九条第二款第（一）项）"),
        ("2020-08-18", "0.06", "按年利率6%计算"),
        ("2020-08-19", "0.0385", "贷款市场报价利率3.85%计算（民间借贷规定第二十九条第二款第（一）项）"),
        ("2021-01-01", "0.0385", "贷款市场报价利率3.85%计算（民间借贷规定第二十八条第二款第（一）项）"),
    ],
)
def test_no_rate_agreed_at_all_bears_the_rate_of_its_time_once_late(
    lend: Lend, due_on: str, rate: str, told: str | None
) -> None:
    statement = draw_up(privately(lend, "2015-01-05", due_on, rate={"annual": "0%"}), date(2022, 1, 1))
    late = [line.rate for line in statement.lines if line.kind == "penalty_interest"]
    assert late == ([] if told is None else [Decimal(rate)])
    assert told is None or any(told in str(one) for one in statement.notices)


def test_a_ceiling_that_is_not_on_record_is_told(lend: Lend) -> None:
    case = filed(lend, "1998-06-30", "2016-03-01")
    statement = draw_up(case, date(1999, 1, 1))
    assert ceilings_of(case) == [("2015-09-01", "24")]
    assert any("没有收录" in str(notice) for notice in statement.notices)
    covered = draw_up(filed(lend, "1998-07-01", "2016-03-01"), date(1999, 1, 1))
    assert not any("没有收录" in str(notice) for notice in covered.notices)
