"""Terms of every kind are followed to the day, and nothing that is written is passed over."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from recovery_docs.case import Case
from recovery_docs.intake import read_case
from recovery_docs.ledger import Statement, draw_up
from recovery_docs.ledger.accounts.appropriation import in_proportion

Lend = Callable[..., Case]
Owed = Callable[[Statement], dict[str, str]]
FIGURES = Path(__file__).parent / "figures"
HALF = {"surcharge": "50%"}


def stated(name: str, as_of: date) -> Statement:
    return draw_up(read_case(FIGURES / f"{name}.yaml").case, as_of)


def said(statement: Statement, words: str) -> bool:
    return any(words in str(notice) for notice in statement.notices)


# -- months -------------------------------------------------------------------------------------------------------


def test_a_loan_of_the_last_day_falls_due_on_last_days() -> None:
    # 28 February and 31 March were paid in time; 30 April is the next, 50,247.70 × 6 % ÷ 12 = 251.24
    statement = stated("last-day-of-the-month", date(2023, 4, 30))
    assert (statement.principal, statement.interest) == (Decimal("50247.70"), Decimal("251.24"))
    assert (statement.penalty_interest, statement.overdue_from) == (0, None)
    assert stated("last-day-of-the-month", date(2023, 5, 1)).overdue_from == date(2023, 5, 1)


@pytest.mark.parametrize(
    ("due_on", "interest", "told"),
    [
        ("2022-04-10", "120.00", False),  # a whole month: 12,000 × 12 % ÷ 12
        ("2022-04-25", "184.00", True),  # 10 March to 25 April is 46 days: 12,000 × 12 % ÷ 360 × 46
        ("2022-03-20", "40.00", True),  # ten days
    ],
)
def test_a_last_period_of_another_length_bears_its_own_days(
    lend: Lend, due_on: str, interest: str, *, told: bool
) -> None:
    paid = [{"paid_on": "2022-02-10", "amount": 12360}, {"paid_on": "2022-03-10", "amount": 12240}]
    case = lend(
        *paid,
        disbursements=[{"paid_on": "2022-01-10", "amount": 36000, "due_on": due_on}],
        rate={"annual": "12%"},
        schedule={"method": "level_principal", "periods": 3},
    )
    statement = draw_up(case, date.fromisoformat(due_on))
    assert (statement.principal, str(statement.interest)) == (Decimal("12000.00"), interest)
    assert said(statement, "与还款日不合") is told


# -- stretches ----------------------------------------------------------------------------------------------------


def test_maturity_that_changes_nothing_splits_no_stretch() -> None:
    # 100,000 × 24 % ÷ 365 × 538 = 35,375.34, whatever fell due in between
    statement = stated("at-the-ceiling", date(2023, 6, 1))
    assert [line.amount for line in statement.lines if line.accrues] == [Decimal("35375.34"), Decimal("40600.00")]
    assert not said(statement, "不受支持")


def test_a_full_year_of_the_law_splits_no_stretch_either(lend: Lend, owed: Owed) -> None:
    # 民法典674: interest of two years falls due in between; 100,000 × 10 % ÷ 365 × 900 = 24,657.53, in one line
    disbursement = {"paid_on": "2021-01-10", "amount": 100000, "due_on": "2024-01-10"}
    case = lend(disbursements=[disbursement], cause="private_loan", rate={"annual": "10%"})
    statement = draw_up(case, date(2023, 6, 29))
    assert owed(statement)["interest"] == "24657.53"
    assert [line.days for line in statement.lines if line.accrues] == [900]
    assert statement.overdue_from == date(2022, 1, 11)


def test_agreed_settlement_days_post_to_the_fen_each(lend: Lend) -> None:
    case = lend(rate={"annual": "6.153%"}, interest_days={"settle": "quarterly", "on": 20})
    lines = [line for line in draw_up(case, date(2022, 3, 1)).lines if line.accrues]
    assert [line.from_on.isoformat() for line in lines] == ["2021-08-18", "2021-09-21", "2021-12-21"]


def test_a_penalty_day_before_maturity_is_told_and_not_followed() -> None:
    statement = stated("penalty-before-maturity", date(2025, 6, 1))
    # 100,000 × 6 % ÷ 360 × 367 and × 9 % ÷ 360 × 141
    assert (statement.interest, statement.penalty_interest) == (Decimal("6116.67"), Decimal("3525.00"))
    assert said(statement, "罚息起始日2024年6月10日早于到期日2025年1月10日")


def test_a_penalty_day_on_the_due_day_is_followed(lend: Lend, owed: Owed) -> None:
    case = lend(penalty={**HALF, "first_day": "2022-07-15"}, interest_days={"settle": "at_maturity"})
    # 200,000 × 9 % ÷ 360 × 10
    assert owed(draw_up(case, date(2022, 7, 25)))["penalty_interest"] == "500.00"


# -- nothing is passed over -----------------------------------------------------------------------------------------


def test_the_fee_of_an_instalment_is_owed_from_its_day_and_paid_before_principal(lend: Lend) -> None:
    assert stated("fee-of-an-instalment", date(2025, 2, 9)).fees == 0
    statement = stated("fee-of-an-instalment", date(2025, 3, 1))
    assert (statement.fees, statement.total) == (Decimal("100.00"), Decimal("2100.00"))
    plan = {"method": "irregular", "instalments": [{"due_on": "2025-02-10", "principal": 2000, "fee": 100}]}
    paid = lend(
        {"paid_on": "2025-02-10", "amount": 600},
        cause="credit_card",
        rate={"annual": "0%"},
        disbursements=[{"paid_on": "2025-01-10", "amount": 2000, "due_on": "2025-02-10"}],
        schedule=plan,
    )
    assert (draw_up(paid, date(2025, 3, 1)).fees, draw_up(paid, date(2025, 3, 1)).principal) == (0, 1500)


def test_a_plan_is_read_under_any_method_and_entries_of_one_day_are_added(lend: Lend, owed: Owed) -> None:
    plan = [{"due_on": "2022-06-10", "principal": 6000, "fee": 10}, {"due_on": "2022-06-10", "principal": 1000}]
    case = lend(
        disbursements=[{"paid_on": "2022-01-10", "amount": 36000, "due_on": "2023-01-10"}],
        rate={"annual": "0%"},
        schedule={
            "method": "level_principal",
            "instalments": [*plan, {"due_on": "2023-01-10", "principal": 29000}],
        },
    )
    statement = draw_up(case, date(2022, 6, 11))
    assert statement.balances[0].overdue_principal == Decimal("7000")
    assert statement.fees == Decimal("10")


def test_an_amended_rate_counts_from_its_day(lend: Lend, owed: Owed) -> None:
    change = {"kind": "rate", "signed_on": "2022-01-10", "effective_on": "2022-02-01", "new_rate": {"annual": "3%"}}
    case = lend(amendments=[change], interest_days={"settle": "at_maturity"}, penalty=HALF)
    # 200,000 × 6 % ÷ 360 × 167 = 5,566.67 to 1 February, × 3 % ÷ 360 × 165 = 2,750.00 to maturity, then 4.5 %
    statement = draw_up(case, date(2022, 7, 26))
    assert owed(statement) == {"principal": "200000.00", "interest": "8316.67", "penalty_interest": "250.00"}
    before = draw_up(case, date(2022, 1, 1))
    assert str(before.interest) == "4533.33"


@pytest.mark.parametrize(("notes", "interest"), [([], (1000, 2000)), (["乙"], (1500, 1000))])
def test_a_note_with_a_rate_of_its_own_keeps_it_unless_it_is_named(
    lend: Lend, notes: list[str], interest: tuple[int, int]
) -> None:
    # 100,000 each over 90 days: at 6 % 1,500.00, at 8 % 2,000.00, at the amended 4 % 1,000.00
    disbursements = [
        {"note": "甲", "paid_on": "2024-01-10", "amount": 100000, "due_on": "2025-01-10"},
        {"note": "乙", "paid_on": "2024-01-10", "amount": 100000, "due_on": "2025-01-10", "rate": {"annual": "8%"}},
    ]
    change = {"kind": "rate", "signed_on": "2024-01-10", "new_rate": {"annual": "4%"}, "notes": notes}
    statement = draw_up(lend(disbursements=disbursements, amendments=[change]), date(2024, 4, 9))
    assert tuple(balance.interest for balance in statement.balances) == interest


def test_an_amendment_without_a_figure_is_told(lend: Lend) -> None:
    case = lend(amendments=[{"kind": "rate", "signed_on": "2022-01-10"}])
    assert said(draw_up(case, date(2022, 7, 26)), "没有写明变更后的利率")


def test_an_amended_rate_changes_the_instalment(lend: Lend) -> None:
    change = {"kind": "rate", "signed_on": "2022-03-10", "new_rate": {"annual": "6%"}}
    paid = [{"paid_on": "2022-02-10", "amount": "3198.56"}, {"paid_on": "2022-03-10", "amount": "3198.56"}]
    case = lend(
        *paid,
        disbursements=[{"paid_on": "2022-01-10", "amount": 36000, "due_on": "2023-01-10"}],
        rate={"annual": "12%"},
        schedule={"method": "level_instalment"},
        amendments=[change],
    )
    # 30,294.49 are left over ten months at 0.5 %: 3,113.19 a month, 151.47 of it interest
    statement = draw_up(case, date(2022, 4, 10))
    assert (statement.principal, statement.interest) == (Decimal("30294.49"), Decimal("151.47"))


# -- costs ----------------------------------------------------------------------------------------------------------


def test_an_agreed_order_with_costs_first_pays_them_first() -> None:
    statement = stated("costs-first", date(2025, 3, 1))
    # 20,000 − 5,000 − 6,100.00 of interest to maturity = 8,900.00 of principal
    assert (statement.costs, statement.principal) == (0, Decimal("91100.00"))
    assert [(kind, str(amount)) for kind, _, amount in statement.applied[0].to] == [
        ("costs", "5000.00"),
        ("interest", "6100.00"),
        ("principal", "8900.00"),
    ]
    assert said(statement, "没有写明发生日期")


@pytest.mark.parametrize(
    ("order", "incurred_on", "left"),
    [
        (None, "2025-01-10", 0),  # 民法典561: what had arisen when the money came
        (None, "2025-01-11", 5000),
        (None, None, 5000),  # nobody knows that it had arisen
        (["costs", "interest", "principal"], "2025-01-11", 5000),
        (["interest", "costs", "principal"], None, 0),
        (["interest", "principal"], None, 5000),
    ],
)
def test_a_repayment_pays_costs_that_had_arisen(
    lend: Lend, order: list[str] | None, incurred_on: str | None, left: int
) -> None:
    cost: dict[str, Any] = {"kind": "lawyer_fee", "amount": 5000, "incurred_on": incurred_on}
    case = lend(
        {"paid_on": "2025-01-10", "amount": 20000},
        disbursements=[{"paid_on": "2024-01-10", "amount": 100000, "due_on": "2025-01-10"}],
        case={"request": {"costs": [cost]}},
        appropriation={"order": order} if order else None,
    )
    statement = draw_up(case, date(2025, 3, 1))
    assert statement.costs == left
    assert statement.principal == Decimal("91100.00") - left


def test_what_is_left_of_each_cost_is_known(lend: Lend) -> None:
    costs = [
        {"kind": "lawyer_fee", "amount": 3000, "incurred_on": "2022-07-01"},
        {"kind": "preservation_fee", "amount": 500, "incurred_on": "2022-06-01"},
    ]
    case = lend({"paid_on": "2022-08-01", "amount": 1500}, case={"request": {"costs": costs}})
    # the older cost is paid first
    assert draw_up(case, date(2022, 8, 1)).unpaid_costs == (("lawyer_fee", Decimal(2000)),)


# -- several debts --------------------------------------------------------------------------------------------------


def test_equal_debts_due_together_are_paid_in_proportion(lend: Lend) -> None:
    notes = [
        {"note": "甲", "paid_on": "2021-08-18", "amount": 100000, "due_on": "2022-07-15"},
        {"note": "乙", "paid_on": "2021-08-18", "amount": 200000, "due_on": "2022-07-15"},
    ]
    case = lend({"paid_on": "2022-07-15", "amount": 30000}, disbursements=notes, rate={"annual": "0%"})
    statement = draw_up(case, date(2022, 7, 15))
    assert {note: amount for _, note, amount in statement.applied[0].to} == {
        "甲": Decimal("10000.00"),
        "乙": Decimal("20000.00"),
    }


def test_what_is_due_earlier_is_paid_first_and_in_no_proportion(lend: Lend) -> None:
    notes = [
        {"note": "甲", "paid_on": "2021-08-18", "amount": 100000, "due_on": "2022-07-14"},
        {"note": "乙", "paid_on": "2021-08-18", "amount": 200000, "due_on": "2022-07-15"},
    ]
    case = lend({"paid_on": "2022-07-15", "amount": 30000}, disbursements=notes, rate={"annual": "0%"})
    assert [note for _, note, _ in draw_up(case, date(2022, 7, 15)).applied[0].to] == ["甲"]


def test_proportions_are_to_the_fen_and_add_up() -> None:
    shares = in_proportion(Decimal("100.00"), [Decimal("33.34")] * 4)
    assert sum(shares) == 100
    assert max(shares) - min(shares) <= Decimal("0.01")
