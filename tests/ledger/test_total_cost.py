"""法发〔2017〕22号2: the 24 % view of a financial loan, a notice with both sums, never a cut."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from recovery_docs.case import Case
from recovery_docs.ledger import draw_up

Lend = Callable[..., Case]


def test_both_sums_are_shown_and_nothing_is_cut(lend: Lend) -> None:
    # 332 days at 20 % and 209 at 30 %: 36,888.89 + 34,833.33, compound 36,888.89 × 30 % ÷ 360 × 209 = 6,424.82
    # together 78,147.04; at 24 % over 541 days: 200,000 × 24 % ÷ 360 × 541 = 72,133.33; 6,013.71 above
    case = lend(rate={"annual": "20%"}, penalty={"surcharge": "50%", "compound": True})
    statement = draw_up(case, date(2023, 2, 10))
    assert statement.arrears == Decimal("78147.04")
    told = next(str(notice) for notice in statement.notices if "调减" in str(notice))
    assert all(amount in told for amount in ("78,147.04", "72,133.33", "6,013.71"))
    assert "没有扣减" in told


def test_24_percent_exactly_is_not_above_it(lend: Lend) -> None:
    def told(annual: str) -> bool:
        statement = draw_up(lend(rate={"annual": annual}), date(2022, 7, 1))
        return any("调减" in str(notice) for notice in statement.notices)

    assert (told("24%"), told("24.1%")) == (False, True)


def test_the_principal_in_use_falls_with_repayments(lend: Lend) -> None:
    # 2022-07-16 to 2022-08-01 on 200,000, after that on what was left: the ceiling is not taken on money already repaid
    case = lend(
        {"paid_on": "2022-08-01", "amount": 100000, "applied_to": "principal"},
        rate={"annual": "24%"},
        penalty={"surcharge": "10%"},
    )
    told = next(str(notice) for notice in draw_up(case, date(2023, 2, 10)).notices if "调减" in str(notice))
    # 332 days 44,266.67; 16 days at 26.4 % 2,346.67; 193 days on 100,000 at 26.4 % 14,153.33: 60,766.67
    # at 24 %: 200,000 over 348 days 46,400.00 and 100,000 over 193 days 12,866.67: 59,266.67
    assert "60,766.67" in told
    assert "59,266.67" in told


def test_no_view_before_the_opinion_was_issued(lend: Lend) -> None:
    disbursement = {"paid_on": "2015-01-05", "amount": 200000, "due_on": "2016-01-04"}
    case = lend(disbursements=[disbursement], rate={"annual": "30%"})
    assert not draw_up(case, date(2017, 8, 3)).notices
    assert draw_up(case, date(2017, 8, 4)).notices
