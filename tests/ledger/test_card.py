"""Credit cards: overdraft interest by the day, damages on the unpaid minimum, fees that bear no interest."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from recovery_docs.case import Case
from recovery_docs.errors import LedgerError
from recovery_docs.ledger import Statement, draw_up

Lend = Callable[..., Case]
Owed = Callable[[Statement], dict[str, str]]
JANUARY = {"stated_on": "2023-01-05", "due_on": "2023-01-25", "spent": 10000, "minimum": 1000}
FEBRUARY = {"stated_on": "2023-02-05", "due_on": "2023-02-25", "spent": 0, "minimum": 2300}


def card(lend: Lend, *repayments: dict[str, Any], statements: list[dict[str, Any]], **more: Any) -> Case:
    terms = {"last4": "1234", "daily_rate": "5‱", "damages_rate": "5%", "statements": statements}
    loan = {name: more.pop(name) for name in ("penalty", "appropriation", "case") if name in more}
    return lend(*repayments, cause="credit_card", card=terms | more, **loan)


def test_overdraft_interest_and_damages_on_the_unpaid_minimum(lend: Lend, owed: Owed) -> None:
    # 10,000 × 0.05 % × 41 days from 5 January to 14 February; to the fen by stretches: 105.00 + 50.00 + 50.00
    # damages once, the day after the due day: 1,000 × 5 % = 50.00
    statement = draw_up(card(lend, statements=[JANUARY]), date(2023, 2, 15))
    assert owed(statement) == {"principal": "10000.00", "interest": "205.00", "liquidated_damages": "50.00"}
    assert statement.overdue_from == date(2023, 1, 26)
    assert statement.daily_accrual == Decimal("5.00")


def test_nothing_is_late_on_the_due_day_itself(lend: Lend) -> None:
    case = card(lend, statements=[JANUARY])
    assert draw_up(case, date(2023, 1, 25)).overdue_from is None
    assert draw_up(case, date(2023, 1, 25)).liquidated_damages == 0
    assert draw_up(case, date(2023, 1, 26)).liquidated_damages == Decimal("50.00")


def test_a_statement_paid_in_full_by_its_due_day_bears_no_interest(lend: Lend) -> None:
    in_time = card(lend, {"paid_on": "2023-01-25", "amount": 10000}, statements=[JANUARY])
    assert draw_up(in_time, date(2023, 2, 15)).total == 0
    a_day_late = card(lend, {"paid_on": "2023-01-26", "amount": 10000}, statements=[JANUARY])
    # 21 days of 5.00, and the damages of 50.00, are left of principal and damages
    assert draw_up(a_day_late, date(2023, 1, 26)).total == Decimal("155.00")


def test_one_yuan_short_of_the_whole_costs_interest_but_no_damages(lend: Lend, owed: Owed) -> None:
    # 10,000 × 0.05 % × 20 days = 100.00, paid first; 9,999 − 100 of principal: 101.00 are left, 0.05 a day for 5 days
    case = card(lend, {"paid_on": "2023-01-25", "amount": 9999}, statements=[JANUARY])
    statement = draw_up(case, date(2023, 1, 26))
    assert owed(statement) == {"principal": "101.00", "interest": "0.05"}
    assert statement.overdue_from is None


@pytest.mark.parametrize(("paid", "damages"), [(999, "0.05"), (1000, None)])
def test_damages_at_the_minimum_and_one_yuan_under(lend: Lend, owed: Owed, paid: int, damages: str | None) -> None:
    case = card(lend, {"paid_on": "2023-01-20", "amount": paid}, statements=[JANUARY])
    assert owed(draw_up(case, date(2023, 2, 1))).get("liquidated_damages") == damages


def test_damages_have_the_agreed_least_amount(lend: Lend, owed: Owed) -> None:
    case = card(lend, {"paid_on": "2023-01-20", "amount": 900}, statements=[JANUARY], damages_minimum=10)
    # 100 × 5 % = 5.00, less than 10
    assert owed(draw_up(case, date(2023, 2, 1)))["liquidated_damages"] == "10.00"


def test_damages_of_just_the_least_amount_are_a_share_of_what_was_missed(lend: Lend) -> None:
    case = card(lend, {"paid_on": "2023-01-20", "amount": 800}, statements=[JANUARY], damages_minimum=10)
    # 200 × 5 % = 10.00
    (line,) = [one for one in draw_up(case, date(2023, 2, 1)).lines if one.kind == "liquidated_damages"]
    assert (line.base, line.amount) == (Decimal(200), Decimal("10.00"))


def test_a_single_yuan_bears_interest(lend: Lend, owed: Owed) -> None:
    january = JANUARY | {"spent": 1, "minimum": 1}
    # 1 × 0.05 % × 20 days, to the fen
    assert owed(draw_up(card(lend, statements=[january]), date(2023, 1, 25)))["interest"] == "0.01"


def test_what_costs_took_of_a_payment_in_full_is_free_until_the_due_day(lend: Lend) -> None:
    costs = {"request": {"costs": [{"kind": "lawyer_fee", "amount": 500, "agreed": True, "paid": True}]}}
    # 10,000 came in by the due day, of which 500 went to the lawyer's fee
    fee = {"paid_on": "2023-01-20", "amount": 500, "applied_to": "costs"}
    case = card(lend, fee, {"paid_on": "2023-01-20", "amount": 9500}, statements=[JANUARY], case=costs)
    (on_due_day, day_after) = (draw_up(case, date(2023, 1, day)) for day in (25, 26))
    assert (on_due_day.principal, on_due_day.accrues, on_due_day.daily_accrual) == (500, False, 0)
    assert (day_after.principal, day_after.accrues, day_after.daily_accrual) == (500, True, Decimal("0.25"))


def test_each_statement_bears_damages_once(lend: Lend, owed: Owed) -> None:
    # 1,000 × 5 % + 2,300 × 5 % = 50.00 + 115.00
    case = card(lend, statements=[JANUARY, FEBRUARY])
    assert owed(draw_up(case, date(2023, 12, 31)))["liquidated_damages"] == "165.00"


def test_a_share_stands_in_for_a_minimum_that_is_not_stated(lend: Lend, owed: Owed) -> None:
    january = {name: value for name, value in JANUARY.items() if name != "minimum"}
    case = card(lend, statements=[january], minimum_share="10%")
    assert owed(draw_up(case, date(2023, 2, 1)))["liquidated_damages"] == "50.00"
    unknown = draw_up(card(lend, statements=[january]), date(2023, 2, 1))
    assert unknown.liquidated_damages == 0
    assert any("最低还款额" in str(notice) for notice in unknown.notices)


def test_a_fee_bears_no_interest(lend: Lend, owed: Owed) -> None:
    january = {**JANUARY, "instalment_fee": 600}
    found = owed(draw_up(card(lend, statements=[january]), date(2023, 2, 4)))
    assert (found["fees"], found["interest"]) == ("600.00", "150.00")  # 10,000 × 0.05 % × 30


def test_compound_interest_goes_on_from_each_statements_day_of_the_month(lend: Lend, owed: Owed) -> None:
    # Interest of 31 days, 155.00, bears 5 ‱ from 5 February: 28 days 2.17; 295.00 from 5 March on: 31 days 4.57
    statements = [{"stated_on": "2023-01-05", "due_on": "2023-01-25", "spent": 10000}]
    found = owed(draw_up(card(lend, statements=statements, penalty={"compound": True}), date(2023, 4, 5)))
    assert (found["interest"], found["compound_interest"]) == ("450.00", "6.74")


def test_a_card_without_a_minimum_is_late_only_while_something_is_unpaid(lend: Lend) -> None:
    statements = [
        {"stated_on": "2023-01-05", "due_on": "2023-01-25", "spent": 10000},
        {"stated_on": "2023-02-05", "due_on": "2023-02-25", "spent": 500},
    ]
    paid = {"paid_on": "2023-01-20", "amount": 10000}
    assert draw_up(card(lend, paid, statements=statements[:1]), date(2023, 3, 1)).overdue_from is None
    assert draw_up(card(lend, statements=statements), date(2023, 3, 1)).overdue_from == date(2023, 1, 26)


def test_nothing_that_bears_no_interest_makes_a_line(lend: Lend) -> None:
    statements = [{"stated_on": "2023-01-05", "due_on": "2023-01-25", "spent": 10000}]
    paid = {"paid_on": "2023-01-20", "amount": 10000}
    lines = draw_up(card(lend, paid, statements=statements), date(2023, 3, 1)).lines
    assert all(line.amount for line in lines)


def test_compound_interest_only_where_agreed(lend: Lend, owed: Owed) -> None:
    statements = [JANUARY, FEBRUARY]
    assert "compound_interest" not in owed(draw_up(card(lend, statements=statements), date(2023, 2, 15)))
    # interest of 155.00 unpaid on 5 February: × 0.05 % × 10 = 0.78
    agreed = card(lend, statements=statements, penalty={"compound": True})
    assert owed(draw_up(agreed, date(2023, 2, 15)))["compound_interest"] == "0.78"
    # (10,000 + 155) × 0.05 % a day
    assert draw_up(agreed, date(2023, 2, 15)).daily_accrual == Decimal("5.08")


def test_a_payment_long_after_default_is_flagged_for_its_order(lend: Lend) -> None:
    def flagged(paid_on: str) -> bool:
        case = card(lend, {"paid_on": paid_on, "amount": 100}, statements=[JANUARY])
        return any("先抵本金" in str(notice) for notice in draw_up(case, date(2023, 12, 31)).notices)

    # the first of them is named
    late = [{"paid_on": day, "amount": 100} for day in ("2023-05-01", "2023-06-01")]
    told = draw_up(card(lend, *late, statements=[JANUARY]), date(2023, 12, 31)).notices
    assert any("2023年5月1日等还款" in str(notice) for notice in told)
    # late from 26 January: 25 April is the ninetieth day, 26 April the ninety-first
    assert (flagged("2023-04-25"), flagged("2023-04-26")) == (False, True)


def test_a_card_without_a_rate_is_asked_for_it(lend: Lend) -> None:
    with pytest.raises(LedgerError) as refused:
        draw_up(card(lend, statements=[JANUARY], daily_rate=None), date(2023, 2, 15))
    assert refused.value.faults[0].place.key_path == "loan.card.daily_rate"


def test_a_card_without_statements_is_asked_for_them(lend: Lend) -> None:
    with pytest.raises(LedgerError):
        draw_up(card(lend, statements=[]), date(2023, 2, 15))


def test_an_overpayment_waits_for_the_next_statement(lend: Lend) -> None:
    march = {"stated_on": "2023-02-05", "due_on": "2023-02-25", "spent": 3000, "minimum": 300}
    case = card(lend, {"paid_on": "2023-01-20", "amount": 12000}, statements=[JANUARY, march])
    statement = draw_up(case, date(2023, 2, 6))
    # 2,000 over, set off against the 3,000 on the day they are posted
    assert statement.principal == Decimal("1000.00")
    assert statement.applied[0].surplus == 0


BILLED = [
    JANUARY | {"fee": 100},
    FEBRUARY | {"interest": "171.36", "damages": "50.00", "instalment_fee": 60},
]


def test_what_a_statement_posts_of_each_kind_stands_and_is_not_computed_again(lend: Lend, owed: Owed) -> None:
    case = card(lend, statements=BILLED)
    # as billed to 5 February; then 10,000 × 0.05 % × 10 days = 50.00
    statement = draw_up(case, date(2023, 2, 15))
    assert owed(statement) == {
        "principal": "10000.00",
        "interest": "221.36",
        "liquidated_damages": "50.00",
        "fees": "160.00",
    }
    assert any("到2023年2月5日账单为止的利息采用账单所列的金额" in str(one) for one in statement.notices)
    # the due day of 25 February is missed after the last statement: 2,300 × 5 % = 115.00
    assert draw_up(case, date(2023, 2, 26)).liquidated_damages == Decimal("165.00")


def test_before_a_statement_is_issued_its_days_are_computed(lend: Lend) -> None:
    # 10,000 × 0.05 % × 30 days to 4 February; on 5 February the bank's own 171.36 takes its place
    case = card(lend, statements=BILLED)
    assert draw_up(case, date(2023, 2, 4)).interest == Decimal("150.00")
    assert draw_up(case, date(2023, 2, 6)).interest == Decimal("176.36")


def test_interest_as_billed_bears_compound_interest_from_its_statement(lend: Lend) -> None:
    case = card(lend, statements=BILLED, penalty={"compound": True})
    # 171.36 × 0.05 % × 10 days = 0.86
    assert draw_up(case, date(2023, 2, 15)).compound_interest == Decimal("0.86")


def test_the_whole_number_gives_the_last_four(lend: Lend) -> None:
    found = lend(cause="credit_card", card={"number": "6222 0200 0000 4256", "daily_rate": "5‱"}).loan.card
    assert found is not None
    assert (found.number, found.last4) == ("6222020000004256", "4256")


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"number": "622202000000"}, "不是信用卡卡号"),
        ({"number": "6222020000004256", "last4": "4255"}, "末四位与完整卡号不符"),
        ({"last4": "4256", "statements": [JANUARY | {"due_on": "2023-01-05"}]}, "到期还款日不晚于账单日"),
    ],
)
def test_a_card_that_cannot_be_is_refused(lend: Lend, facts: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValidationError) as error:
        lend(cause="credit_card", card=facts)
    assert problem in str(error.value.errors()[0]["ctx"]["error"].problem)
