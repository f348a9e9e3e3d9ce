"""追偿权: the amount paid for the debtor, the occupation fee from the day of payment, the damages agreed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from recovery_docs.case import Case
from recovery_docs.ledger import Statement, draw_up

Lend = Callable[..., Case]
Owed = Callable[[Statement], dict[str, str]]


def paid_for(lend: Lend, *repayments: dict[str, Any], **terms: Any) -> Case:
    return lend(*repayments, cause="recourse", recourse={"paid_on": "2024-01-01", "amount": 100000, **terms})


def test_the_fee_by_the_day(lend: Lend, owed: Owed) -> None:
    # 100,000 × 0.05 % × 31 = 1,550.00
    statement = draw_up(paid_for(lend, occupation_rate_daily="5‱"), date(2024, 2, 1))
    assert owed(statement) == {"principal": "100000.00", "interest": "1550.00"}
    assert statement.overdue_from == date(2024, 1, 1)
    assert str(statement.runs_on).endswith("以代偿款100,000.00元为基数，按每日0.05%计算的资金占用费")


def test_the_fee_by_the_year_and_the_damages_once(lend: Lend, owed: Owed) -> None:
    # 100,000 × 12 % ÷ 360 × 31 = 1,033.33; 5 % of 100,000
    statement = draw_up(paid_for(lend, occupation_rate_annual="12%", damages_share="5%"), date(2024, 2, 1))
    assert owed(statement) == {"principal": "100000.00", "interest": "1033.33", "liquidated_damages": "5000.00"}


def test_a_repayment_satisfies_the_fee_then_the_amount_then_the_damages(lend: Lend, owed: Owed) -> None:
    case = paid_for(lend, {"paid_on": "2024-02-01", "amount": 101600}, occupation_rate_daily="5‱", damages_share="5%")
    statement = draw_up(case, date(2024, 3, 1))
    assert owed(statement) == {"liquidated_damages": "4950.00"}
    assert [kind for kind, _, _ in statement.applied[0].to] == ["interest", "principal", "liquidated_damages"]
    assert statement.repaid_interest == Decimal("1550.00")


def test_without_a_rate_nothing_accrues_and_the_reader_is_told(lend: Lend, owed: Owed) -> None:
    statement = draw_up(paid_for(lend), date(2024, 2, 1))
    assert owed(statement) == {"principal": "100000.00"}
    assert not statement.accrues
    assert any("资金占用费" in str(notice) for notice in statement.notices)


TWICE = [
    {"paid_on": "2024-01-01", "principal": 90000, "interest": 8000, "penalty_interest": 2000},
    {"paid_on": "2024-01-22", "amount": 50000},
]


def paid_twice(lend: Lend, *repayments: dict[str, Any], **terms: Any) -> Case:
    return lend(*repayments, cause="recourse", recourse={"advances": TWICE, **terms})


def test_every_payment_bears_the_fee_from_its_own_day(lend: Lend, owed: Owed) -> None:
    # 100,000 × 12 % ÷ 360 × 31 = 1,033.33; 50,000 × 12 % ÷ 360 × 10 = 166.67
    statement = draw_up(paid_twice(lend, occupation_rate_annual="12%"), date(2024, 2, 1))
    assert owed(statement) == {"principal": "150000.00", "interest": "1200.00"}
    assert str(statement.runs_on) == (
        "自2024年2月1日起至实际清偿之日止，2024年1月1日代偿款项下以代偿款100,000.00元为基数，按年利率12%计算的资金占用费；"
        "2024年1月22日代偿款项下以代偿款50,000.00元为基数，按年利率12%计算的资金占用费"
    )
    # 33.33 + 16.67 a day
    assert statement.daily_accrual == Decimal("50.00")


def test_a_payment_of_a_later_day_is_not_owed_yet(lend: Lend, owed: Owed) -> None:
    # 21 January is the last day before the second payment: 100,000 × 12 % ÷ 360 × 21 = 700.00
    before, after = (draw_up(paid_twice(lend, occupation_rate_annual="12%"), date(2024, 1, day)) for day in (22, 23))
    assert owed(before) == {"principal": "100000.00", "interest": "700.00"}
    # 733.33 + 16.67
    assert owed(after) == {"principal": "150000.00", "interest": "750.00"}


def test_each_payment_takes_the_lpr_of_its_own_day(lend: Lend, owed: Owed) -> None:
    # one-year LPR 3.45 % on 2024-01-01 and 3.35 % on 2024-08-01
    advances = [{"paid_on": "2024-01-01", "amount": 100000}, {"paid_on": "2024-08-01", "amount": 50000}]
    case = lend(cause="recourse", recourse={"advances": advances, "occupation_rate": "1年期LPR"})
    # 100,000 × 3.45 % ÷ 360 × 223 = 2,137.08; 50,000 × 3.35 % ÷ 360 × 10 = 46.53
    assert owed(draw_up(case, date(2024, 8, 11)))["interest"] == "2183.61"


def test_within_the_grace_nothing_is_late_and_nothing_accrues(lend: Lend, owed: Owed) -> None:
    # three days after 1 January: 2, 3 and 4 January; late from the 5th
    case = paid_for(lend, occupation_rate_annual="12%", damages_share="5%", grace_days=3)
    last, late = draw_up(case, date(2024, 1, 5)), draw_up(case, date(2024, 1, 6))
    assert (owed(last), last.overdue_from) == (
        {"principal": "100000.00", "liquidated_damages": "5000.00"},
        date(2024, 1, 5),
    )
    within = draw_up(case, date(2024, 1, 4))
    assert (owed(within), within.overdue_from, within.matured) == ({"principal": "100000.00"}, None, False)
    assert str(within.runs_on).startswith("自2024年1月5日起至实际清偿之日止，以代偿款100,000.00元为基数，按年利率12%")
    assert owed(late) == {"principal": "100000.00", "interest": "33.33", "liquidated_damages": "5000.00"}


def test_what_was_repaid_within_the_grace_bears_no_damages(lend: Lend, owed: Owed) -> None:
    terms = {"occupation_rate_annual": "12%", "damages_share": "5%", "grace_days": 3}
    whole = paid_for(lend, {"paid_on": "2024-01-04", "amount": 100000}, **terms)
    assert draw_up(whole, date(2024, 3, 1)).total == 0
    part = paid_for(lend, {"paid_on": "2024-01-04", "amount": 40000}, **terms)
    # 60,000 × 5 % = 3,000.00; 60,000 × 12 % ÷ 360 × 10 = 200.00
    assert owed(draw_up(part, date(2024, 1, 15))) == {
        "principal": "60000.00",
        "interest": "200.00",
        "liquidated_damages": "3000.00",
    }


def test_a_fee_from_the_day_after_the_payment(lend: Lend, owed: Owed) -> None:
    # 100,000 × 12 % ÷ 360 × 30 = 1,000.00
    assert (
        owed(draw_up(paid_for(lend, occupation_rate_annual="12%", grace_days=0), date(2024, 2, 1)))["interest"]
        == "1000.00"
    )


def test_the_running_clause_names_the_first_day_of_each_payment(lend: Lend) -> None:
    case = paid_twice(lend, occupation_rate_annual="12%", grace_days=10)
    # the second payment may be repaid until 1 February
    assert str(draw_up(case, date(2024, 1, 25)).runs_on) == (
        "自2024年1月25日起至实际清偿之日止，2024年1月1日代偿款项下以代偿款100,000.00元为基数，按年利率12%计算的资金占用费；"
        "自2024年2月2日起至实际清偿之日止，2024年1月22日代偿款项下以代偿款50,000.00元为基数，按年利率12%计算的资金占用费"
    )


def test_a_repayment_satisfies_the_earlier_payment_first(lend: Lend, owed: Owed) -> None:
    case = paid_twice(lend, {"paid_on": "2024-02-01", "amount": 101200}, occupation_rate_annual="12%")
    statement = draw_up(case, date(2024, 2, 2))
    # 1,033.33 of interest and the first 100,000; then 166.67 of interest leave 49,999.97 + 0.03
    assert owed(statement) == {"principal": "50000.00", "interest": "16.67"}


def test_the_premium_is_owed_beside(lend: Lend, owed: Owed) -> None:
    case = paid_for(lend, premium_owed=3000, premium_due_on="2023-12-20")
    assert owed(draw_up(case, date(2024, 2, 1))) == {"principal": "100000.00", "fees": "3000.00"}
    later = paid_for(lend, premium_owed=3000, premium_due_on="2024-02-01")
    statement = draw_up(later, date(2024, 2, 1))
    assert owed(statement) == {"principal": "100000.00"}
    assert any("担保费" in str(one) for one in statement.notices)


def test_the_24_per_cent_view_at_the_rate_and_above(lend: Lend) -> None:
    def told(**terms: Any) -> list[str]:
        return [str(one) for one in draw_up(paid_for(lend, **terms), date(2024, 2, 1)).notices]

    assert not told(occupation_rate_annual="24%", premium_owed=3000)
    # 100,000 × 24 % ÷ 360 × 31 = 2,066.67; 5,000.00 of damages and 1,033.33 are 3,966.66 more
    (notice,) = told(occupation_rate_annual="12%", damages_share="5%")
    assert "共6,033.33元；同期代偿款按年24%计算为2,066.67元，超出3,966.66元" in notice
    assert "没有扣减" in notice


@pytest.mark.parametrize(
    ("recourse", "problem"),
    [
        ({"paid_on": "2024-01-01"}, "没有写明代偿金额"),
        ({"amount": 100}, "没有写明代偿日期"),
        ({"advances": [{"paid_on": "2024-01-01"}]}, "没有写明代偿金额"),
        ({"advances": [{"paid_on": "2024-01-01", "amount": 100, "principal": 90}]}, "不等于各部分之和90"),
        (
            {"amount": "31583.12", "advances": [{"paid_on": "2024-01-01", "amount": "31583.17"}]},
            "不等于各笔之和31,583.17",
        ),
        ({"paid_on": "2024-01-01", "advances": TWICE}, "写了两处"),
        (
            {"paid_on": "2024-01-01", "amount": 1, "occupation_rate_daily": "5‱", "occupation_rate_annual": "6%"},
            "只能写一处",
        ),
    ],
)
def test_what_cannot_be_so_is_refused(lend: Lend, recourse: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValidationError) as error:
        lend(cause="recourse", recourse=recourse)
    assert problem in str(error.value.errors()[0]["ctx"]["error"].problem)
