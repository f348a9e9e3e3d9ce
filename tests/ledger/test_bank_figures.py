"""The claim on the bank's own figures: every base is the bank's, every rate the contract's, every day the first not counted."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from recovery_docs.case import Case
from recovery_docs.ledger import Statement, draw_up

Lend = Callable[..., Case]
DAY = date(2025, 3, 1)


def on_bank(lend: Lend, bank: dict[str, Any], **loan: Any) -> Statement:
    whole = {"as_of": str(DAY), **bank}
    return draw_up(lend(**loan, case={"bank_statement": whole, "request": {"figures": "bank"}}), DAY)


def one_note(amount: int = 100000, **more: Any) -> dict[str, Any]:
    return {"paid_on": "2024-01-10", "due_on": "2025-01-10", "amount": amount, **more}


FROM = "自2025年3月1日起至实际清偿之日止，"


def test_what_accrues_in_a_day_follows_the_banks_principal(lend: Lend) -> None:
    # 40,000 × 9 % ÷ 360 = 10.00
    statement = on_bank(lend, {"principal": 40000}, disbursements=[one_note()], penalty={"surcharge": "50%"})

    assert statement.daily_accrual == Decimal("10.00")
    assert str(statement.runs_on) == FROM + "以本金40,000.00元为基数，按年利率9%计算的罚息"


def test_on_the_due_day_the_banks_principal_bears_the_contract_rate_and_the_penalty_from_the_next(lend: Lend) -> None:
    bank = {"as_of": "2022-07-15", "principal": 40000}
    case = lend(penalty={"surcharge": "50%"}, case={"bank_statement": bank, "request": {"figures": "bank"}})
    statement = draw_up(case, date(2022, 7, 15))
    assert str(statement.runs_on) == (
        "2022年7月15日当日，以本金40,000.00元为基数，按年利率6%计算的利息；"
        "自2022年7月16日起至实际清偿之日止，以本金40,000.00元为基数，按年利率9%计算的罚息"
    )
    assert statement.daily_accrual == Decimal("6.67")  # 40,000 × 6 % ÷ 360


def test_a_loan_without_a_penalty_runs_on_at_the_contract_rate(lend: Lend) -> None:
    statement = on_bank(lend, {"principal": 40000}, disbursements=[one_note()])

    assert str(statement.runs_on) == FROM + "以本金40,000.00元为基数，按年利率6%计算的逾期利息"
    assert statement.daily_accrual == Decimal("6.67")  # 40,000 × 6 % ÷ 360


def test_notes_at_one_rate_need_no_division(lend: Lend) -> None:
    notes = [one_note(note="甲"), one_note(50000, note="乙")]
    statement = on_bank(lend, {"principal": 90000}, disbursements=notes, penalty={"surcharge": "50%"})

    assert str(statement.runs_on) == FROM + "以本金90,000.00元为基数，按年利率9%计算的罚息"
    assert not any("分摊" in str(notice) for notice in statement.notices)


def test_notes_at_several_rates_share_the_banks_principal_as_ours_and_the_reader_is_told(lend: Lend) -> None:
    notes = [one_note(80000, note="甲"), one_note(40000, note="乙", rate={"annual": "8%"})]
    statement = on_bank(lend, {"principal": 90000}, disbursements=notes, penalty={"surcharge": "50%"})

    assert str(statement.runs_on) == (
        FROM
        + "借据甲项下以本金60,000.00元为基数，按年利率9%计算的罚息；借据乙项下以本金30,000.00元为基数，按年利率12%计算的罚息"
    )
    assert statement.daily_accrual == Decimal("25.00")  # 60,000 × 9 % ÷ 360 + 30,000 × 12 % ÷ 360 = 15 + 10
    assert any("分摊" in str(notice) for notice in statement.notices)


def test_compound_interest_runs_on_the_banks_unpaid_interest(lend: Lend) -> None:
    terms = {"surcharge": "50%", "compound": True}
    statement = on_bank(lend, {"principal": 40000, "interest": 1000}, disbursements=[one_note()], penalty=terms)

    assert str(statement.runs_on).endswith("计算的罚息，以及以未付利息1,000.00元为基数，按年利率9%计算的复利")
    assert statement.daily_accrual == Decimal("10.25")  # 10.00 + 1,000 × 9 % ÷ 360


def test_instalments_not_due_yet_run_on_at_the_contract_rate(lend: Lend) -> None:
    # 两期各 1,000 元已经逾期；银行本金 11,500 元中其余 9,500 元没有到期
    plan = {"method": "level_principal", "periods": 12}
    note = {"paid_on": "2024-12-20", "due_on": "2025-12-20", "amount": 12000}
    statement = on_bank(lend, {"principal": 11500}, disbursements=[note], schedule=plan, penalty={"surcharge": "50%"})

    assert str(statement.runs_on) == (
        FROM + "以本金9,500.00元为基数，按年利率6%计算的利息，以及以本金2,000.00元为基数，按年利率9%计算的罚息"
    )


@pytest.mark.parametrize(
    ("compound", "more"), [(None, ""), ({"compound": True}, "，以及以未付利息300.00元为基数，按每日0.05%计算的复利")]
)
def test_a_card_known_by_its_bank_statement_alone_runs_on_at_its_daily_rate(
    lend: Lend, compound: dict[str, bool] | None, more: str
) -> None:
    card = {"last4": "4711", "daily_rate": "5‱"}
    bank = {"principal": 40000, "interest": 300}
    statement = on_bank(lend, bank, cause="credit_card", card=card, rate=None, penalty=compound, until_on="2025-01-01")

    assert str(statement.runs_on) == FROM + "以本金40,000.00元为基数，按每日0.05%计算的利息" + more
    assert "没有银行对账单" not in str(statement.notices[0])


def test_a_loan_known_by_its_rate_and_maturity_alone(lend: Lend) -> None:
    loan = {"disbursements": [], "until_on": "2025-01-10", "penalty": {"surcharge": "50%"}}

    assert on_bank(lend, {"principal": 40000}, **loan).daily_accrual == Decimal("10.00")


def test_a_rate_that_nobody_wrote_is_not_made_up_but_told(lend: Lend) -> None:
    statement = on_bank(lend, {"principal": 40000}, disbursements=[one_note()], rate=None)

    assert not statement.rate_known
    assert str(statement.runs_on) == FROM + "以本金40,000.00元为基数，按合同约定的利率计算的利息"
    assert any("没有写明利率，此后的利息写不出利率" in str(notice) for notice in statement.notices)


def test_where_we_find_nothing_owed_the_banks_principal_still_runs_on(lend: Lend) -> None:
    paid = {"paid_on": "2025-01-10", "amount": 106100}  # 100,000 × 6 % ÷ 360 × 366 = 6,100.00
    case = lend(
        paid,
        disbursements=[one_note()],
        penalty={"surcharge": "50%"},
        case={"bank_statement": {"as_of": DAY, "principal": 40000}, "request": {"figures": "bank"}},
    )
    statement = draw_up(case, DAY)

    assert statement.computed is not None
    assert statement.computed.total == 0
    assert statement.accrues
    assert statement.daily_accrual == Decimal("10.00")


@pytest.mark.parametrize("figures", ["computed", "bank"])
@pytest.mark.parametrize(
    ("both_ends", "until", "start"), [(False, date(2025, 2, 28), DAY), (True, DAY, date(2025, 3, 2))]
)
def test_what_runs_on_begins_the_day_after_the_last_one_counted(
    lend: Lend, figures: str, both_ends: bool, until: date, start: date
) -> None:
    case = lend(
        disbursements=[one_note()],
        interest_days={"count_last_day": both_ends},
        case={"bank_statement": {"as_of": DAY, "principal": 40000}, "request": {"figures": figures}},
    )
    statement = draw_up(case, DAY)

    assert (statement.counted_until, statement.runs_from) == (until, start)
    assert str(statement.runs_on).startswith(f"自2025年3月{start.day}日起至实际清偿之日止")


@pytest.mark.parametrize(
    ("credit", "owed", "total"),
    [
        # 利息100.00先抵充，其余50.00抵充本金
        ("150.00", {"interest": 0, "principal": 39950}, "39950.00"),
        ("40100.00", {"interest": 0, "principal": 0}, "0.00"),
    ],
)
def test_what_was_paid_too_much_is_taken_off_and_told(
    lend: Lend, credit: str, owed: dict[str, int], total: str
) -> None:
    bank = {"principal": 40000, "interest": 100, "credit": credit}
    statement = on_bank(lend, bank, disbursements=[one_note()], penalty={"surcharge": "50%"})

    assert {kind: getattr(statement, kind) for kind in owed} == owed
    assert (statement.total, statement.credit) == (Decimal(total), Decimal(credit))
    assert any(f"溢缴款{Decimal(credit):,.2f}元已经从各项金额中减去" in str(one) for one in statement.notices)
    assert ("39,950.00" in str(statement.runs_on)) == (credit == "150.00")
    assert statement.accrues == (credit == "150.00")


def test_more_than_all_of_it_leaves_a_rest_that_is_told(lend: Lend) -> None:
    statement = on_bank(lend, {"principal": 100, "credit": "130.00"}, disbursements=[one_note()])

    assert (statement.total, statement.credit) == (0, 100)
    assert any("还余30.00元" in str(one) for one in statement.notices)


def test_money_that_only_our_books_know_is_asked_about(lend: Lend) -> None:
    plan = {"method": "level_principal", "periods": 12}
    note = {"paid_on": "2025-01-20", "due_on": "2026-01-20", "amount": 12000}
    # 1,060.00 of the first instalment and 300.00 that wait for the second
    case = lend(
        {"paid_on": "2025-02-20", "amount": 1360},
        disbursements=[note],
        schedule=plan,
        case={"bank_statement": {"as_of": str(DAY), "principal": 11000}, "request": {"figures": "bank"}},
    )
    told = [str(one) for one in draw_up(case, DAY).notices]

    assert any("有300.00元提前收到、尚待抵充" in one and "bank_statement.credit" in one for one in told)


def test_a_payment_within_its_grace_runs_from_its_own_day_on_the_banks_figures_too(lend: Lend) -> None:
    advances = [{"paid_on": "2025-01-01", "amount": 100000}, {"paid_on": "2025-02-20", "amount": 50000}]
    recourse = {"advances": advances, "occupation_rate_annual": "12%", "grace_days": 15}
    statement = on_bank(lend, {"principal": 135000}, cause="recourse", recourse=recourse)

    # 135,000 as 100,000 to 50,000; of the second the 7th of March is the last day of grace
    assert str(statement.runs_on) == (
        FROM
        + "2025年1月1日代偿款项下以代偿款90,000.00元为基数，按年利率12%计算的资金占用费；"
        + "自2025年3月8日起至实际清偿之日止，2025年2月20日代偿款项下以代偿款45,000.00元为基数，按年利率12%计算的资金占用费"
    )
    assert statement.daily_accrual == Decimal("30.00")  # 90,000 × 12 % ÷ 360


def test_rents_that_are_not_due_bear_nothing_on_the_banks_figures_either(lend: Lend) -> None:
    rents = [{"due_on": f"2025-0{month}-15", "amount": 10000} for month in range(1, 7)]
    case = lend(
        cause="finance_lease",
        lease={"rents": rents},
        penalty={"daily": "5‱"},
        disbursements=[],
        rate=None,
        case={
            "bank_statement": {"as_of": str(DAY), "principal": 58000},
            "request": {"figures": "bank", "accelerate": True},
        },
    )
    statement = draw_up(case, DAY)

    # two rents are late, of 58,000 the other 38,000 are not due
    assert str(statement.runs_on) == FROM + "以未付租金20,000.00元为基数，按每日0.05%计算的逾期违约金"
    assert statement.daily_accrual == Decimal("10.00")
