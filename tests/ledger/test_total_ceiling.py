"""Interest, penalty and compound interest together stay within a ceiling that was agreed or is claimed for the whole."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from recovery_docs.case import Case
from recovery_docs.ledger import Statement, draw_up

Lend = Callable[..., Case]
Owed = Callable[[Statement], dict[str, str]]
YEAR = {"paid_on": "2022-01-10", "amount": 100000, "due_on": "2023-01-10"}
HALF_MORE = {"surcharge": "50%", "compound": True}
LATE = date(2023, 4, 11)  # 90 days from 11 January 2023


def capped(lend: Lend, annual: str, most: str | None, *repayments: dict[str, Any], **more: Any) -> Statement:
    loan = {"disbursements": [YEAR], "rate": {"annual": annual}, "penalty": HALF_MORE, **more}
    return draw_up(lend(*repayments, **loan, interest_days={"settle": "at_maturity"}, total_ceiling=most), LATE)


def test_a_penalty_above_the_ceiling_is_cut_to_it_and_leaves_nothing_to_compound_interest(
    lend: Lend, owed: Owed
) -> None:
    # 100,000 × 18 % ÷ 360 × 366 = 18,300.00; 100,000 × 24 % ÷ 360 × 90 = 6,000.00 in place of 27 %: 6,750.00,
    # and of compound interest 18,300 × 27 % ÷ 360 × 90 = 1,235.25
    statement = capped(lend, "18%", "24%")
    assert owed(statement) == {"principal": "100000.00", "interest": "18300.00", "penalty_interest": "6000.00"}
    assert statement.above_ceiling == Decimal("1985.25")
    assert statement.daily_accrual == Decimal("66.67")
    assert any("超过的1,985.25元已经减去" in str(notice) for notice in statement.notices)


def test_compound_interest_is_owed_as_far_as_the_penalty_leaves_room(lend: Lend, owed: Owed) -> None:
    # 15.4 % and half as much again is 23.1 %: 100,000 × 23.1 % ÷ 360 × 90 = 5,775.00; 0.9 % is left: 225.00,
    # in place of 15,656.67 × 23.1 % ÷ 360 × 90 = 904.17
    statement = capped(lend, "15.4%", "24%")
    assert owed(statement) == {
        "principal": "100000.00",
        "interest": "15656.67",
        "penalty_interest": "5775.00",
        "compound_interest": "225.00",
    }
    assert statement.above_ceiling == Decimal("679.17")


@pytest.mark.parametrize(
    ("most", "compound"), [("23.1%", None), ("23.2%", "25.00"), ("36%", "904.17"), (None, "904.17")]
)
def test_the_ceiling_is_any_rate(lend: Lend, owed: Owed, most: str | None, compound: str | None) -> None:
    # 23.2 % leaves 0.1 % of 100,000 for 90 days: 25.00; 36 % leaves all of it
    assert owed(capped(lend, "15.4%", most)).get("compound_interest") == compound


def test_the_lower_of_what_is_agreed_and_what_is_claimed_counts(lend: Lend, owed: Owed) -> None:
    case = lend(
        disbursements=[YEAR],
        rate={"annual": "18%"},
        penalty=HALF_MORE,
        total_ceiling="24%",
        interest_days={"settle": "at_maturity"},
        case={"request": {"total_ceiling": "15.4%"}},
    )
    # 366 days in the term, of which none bears more than 15.4 %: 15,656.67; 90 days late: 3,850.00
    assert owed(draw_up(case, LATE)) == {
        "principal": "100000.00",
        "interest": "15656.67",
        "penalty_interest": "3850.00",
    }


def test_where_nothing_is_above_the_ceiling_nothing_is_cut_and_nothing_said(lend: Lend) -> None:
    statement = capped(lend, "6%", "24%")
    assert (statement.above_ceiling, statement.total) == (0, capped(lend, "6%", None).total)
    assert not any("为限" in str(notice) for notice in statement.notices)


def test_what_runs_on_is_within_the_ceiling(lend: Lend) -> None:
    assert str(capped(lend, "15.4%", "24%").runs_on) == (
        "自2023年4月11日起至实际清偿之日止，以本金100,000.00元为基数，按年利率23.1%计算的罚息，"
        "以及以未付利息15,656.67元为基数，按年利率23.1%计算的复利（以上合计以未还本金按年利率24%计算的金额为限）"
    )


def test_a_payment_lowers_the_ceiling_of_the_days_after_it(lend: Lend, owed: Owed) -> None:
    # 30 days to 10 February: penalty 1,925.00 and 75.00; 57,656.67 then pays all interest and 40,000 of principal;
    # 60 days on 60,000 at 23.1 %: 2,310.00, and no interest is left to bear compound
    statement = capped(lend, "15.4%", "24%", {"paid_on": "2023-02-10", "amount": "57656.67"})
    assert owed(statement) == {"principal": "60000.00", "penalty_interest": "2310.00"}


def test_late_instalments_with_their_interest_stay_within_the_ceiling_of_the_principal(lend: Lend, owed: Owed) -> None:
    # All 18,300 of interest bears the penalty too: 118,300 × 23.1 %; no more than 100,000 × 24 % ÷ 360 × 90
    penalty = {"annual": "23.1%", "base": "instalment"}
    assert owed(capped(lend, "18%", "24%", penalty=penalty))["penalty_interest"] == "6000.00"


def test_a_private_loan_keeps_the_lower_ceiling_of_the_law(lend: Lend, owed: Owed) -> None:
    # Four times the LPR of January 2022, 3.8 %: 15.2 % of 100,000 over 90 days of a year of 365
    loan = {"cause": "private_loan", "disbursements": [YEAR], "rate": {"annual": "18%"}}
    assert owed(draw_up(lend(**loan, total_ceiling="24%"), LATE)) == owed(draw_up(lend(**loan), LATE))


def test_the_banks_figures_run_on_within_the_ceiling_and_the_reader_is_told(lend: Lend) -> None:
    bank = {"as_of": "2023-04-11", "principal": 100000, "interest": 18300, "penalty_interest": 6750}
    case = lend(
        disbursements=[YEAR],
        rate={"annual": "18%"},
        penalty=HALF_MORE,
        total_ceiling="24%",
        case={"bank_statement": bank, "request": {"figures": "bank"}},
    )
    statement = draw_up(case, LATE)
    assert "按年利率24%计算的罚息" in str(statement.runs_on)
    assert str(statement.runs_on).endswith("（以上合计以未还本金按年利率24%计算的金额为限）")
    assert statement.daily_accrual == Decimal("66.67")  # 100,000 × 24 % ÷ 360
    assert any("没有按综合上限24%核减" in str(notice) for notice in statement.notices)
