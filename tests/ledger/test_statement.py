"""What is owed at a day, each with the sum worked by hand."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from recovery_docs.case import Case
from recovery_docs.errors import LedgerError
from recovery_docs.ledger import Statement, draw_up

Lend = Callable[..., Case]
Owed = Callable[[Statement], dict[str, str]]
AS_OF = date(2023, 2, 10)
HALF = {"surcharge": "50%"}


def test_without_settlement_days_interest_falls_due_at_maturity(lend: Lend, owed: Owed) -> None:
    # 2021-08-18 to 2022-07-15, both counted: 332 days. 200,000 × 6 % ÷ 360 × 332 = 11,066.67
    # 2022-07-16 to 2023-02-09: 209 days. 200,000 × 9 % ÷ 360 × 209 = 10,450.00
    # compound: 11,066.67 × 9 % ÷ 360 × 209 = 578.23
    statement = draw_up(lend(penalty={**HALF, "compound": True}), AS_OF)
    assert owed(statement) == {
        "principal": "200000.00",
        "interest": "11066.67",
        "penalty_interest": "10450.00",
        "compound_interest": "578.23",
    }
    assert statement.total == Decimal("222094.90")
    # (200,000 + 11,066.67) × 9 % ÷ 360
    assert statement.daily_accrual == Decimal("52.77")
    assert statement.overdue_from == date(2022, 7, 16)
    assert statement.matured


def test_the_due_day_itself_bears_the_contract_rate_and_the_next_day_the_penalty_rate(lend: Lend, owed: Owed) -> None:
    case = lend(penalty=HALF)
    on_the_due_day, next_day = draw_up(case, date(2022, 7, 15)), draw_up(case, date(2022, 7, 16))
    assert (on_the_due_day.matured, next_day.matured) == (False, True)
    # 331 days, then 332 days; no penalty before the night of the 16th has passed: 200,000 × 9 % ÷ 360 = 50.00
    assert owed(on_the_due_day) == {"principal": "200000.00", "interest": "11033.33"}
    assert owed(next_day) == {"principal": "200000.00", "interest": "11066.67"}
    assert owed(draw_up(case, date(2022, 7, 17)))["penalty_interest"] == "50.00"


def test_a_penalty_that_starts_on_the_due_day(lend: Lend, owed: Owed) -> None:
    # 331 days of interest, 210 of penalty: 11,033.33 and 200,000 × 9 % ÷ 360 × 210 = 10,500.00
    found = owed(draw_up(lend(penalty={**HALF, "starts": "due_day"}), AS_OF))
    assert (found["interest"], found["penalty_interest"]) == ("11033.33", "10500.00")


def test_a_due_day_rolled_over_a_holiday(lend: Lend, owed: Owed) -> None:
    # penalty from the 18th: 334 days of interest = 11,133.33, 207 of penalty = 10,350.00
    found = owed(draw_up(lend(penalty={**HALF, "first_day": "2022-07-18"}), AS_OF))
    assert (found["interest"], found["penalty_interest"]) == ("11133.33", "10350.00")


def test_both_end_days_counted(lend: Lend, owed: Owed) -> None:
    # one day more of penalty: 200,000 × 9 % ÷ 360 × 210 = 10,500.00
    statement = draw_up(lend(penalty=HALF, interest_days={"count_last_day": True}), AS_OF)
    assert owed(statement)["penalty_interest"] == "10500.00"
    assert "自2023年2月11日起" in str(statement.runs_on)


@pytest.mark.parametrize(
    ("days", "interest", "penalty"),
    [
        ({"year": 365}, "10915.07", "10306.85"),  # × 332 ÷ 365 and × 209 ÷ 365
        ({"month": 30}, "10933.33", "10200.00"),  # 18 August to 16 July: 328 days; 16 July to 10 February: 204
    ],
)
def test_other_counts_of_days(lend: Lend, owed: Owed, days: dict[str, Any], interest: str, penalty: str) -> None:
    found = owed(draw_up(lend(penalty=HALF, interest_days=days), AS_OF))
    assert (found["interest"], found["penalty_interest"]) == (interest, penalty)


def test_actual_years_divide_by_366_in_a_leap_year(lend: Lend) -> None:
    # 2023-12-01 to 2023-12-31: 31 days ÷ 365; 2024-01-01 to 2024-02-09: 40 days ÷ 366
    # 100,000 × 6 % ÷ 365 × 31 = 509.59; 100,000 × 6 % ÷ 366 × 40 = 655.74
    case = lend(
        disbursements=[{"paid_on": "2023-12-01", "amount": 100000, "due_on": "2024-11-30"}],
        interest_days={"year": "actual"},
    )
    statement = draw_up(case, date(2024, 2, 10))
    assert [line.amount for line in statement.lines if line.accrues] == [Decimal("509.59"), Decimal("655.74")]


def test_interest_settled_each_month_is_late_from_the_21st(lend: Lend, owed: Owed) -> None:
    # to 20 August, 3 days: 100.00; to 20 September, 31 days: 1,033.33. Compound on the 100.00: × 9 % ÷ 360 × 31 = 0.78
    case = lend(penalty={**HALF, "compound": True}, interest_days={"settle": "monthly", "on": 20})
    assert owed(draw_up(case, date(2021, 9, 21))) == {
        "principal": "200000.00",
        "interest": "1133.33",
        "compound_interest": "0.78",
    }
    assert draw_up(case, date(2021, 8, 20)).overdue_from is None
    assert draw_up(case, date(2021, 8, 21)).overdue_from == date(2021, 8, 21)


def test_quarters_end_in_march_june_september_and_december(lend: Lend) -> None:
    case = lend(interest_days={"settle": "quarterly", "on": 20})
    starts = [line.from_on for line in draw_up(case, date(2022, 7, 1)).lines if line.accrues]
    assert starts == [date(2021, 8, 18), date(2021, 9, 21), date(2021, 12, 21), date(2022, 3, 21), date(2022, 6, 21)]


@pytest.mark.parametrize("day", [20, 21])
def test_interest_paid_on_the_settlement_day_or_the_next_leaves_nothing_late(lend: Lend, owed: Owed, day: int) -> None:
    paid = [
        {"paid_on": f"2021-08-{day}", "amount": "100.00"},
        {"paid_on": f"2021-09-{day}", "amount": "1033.33"},
        {"paid_on": f"2021-10-{day}", "amount": "1000.00"},
    ]
    case = lend(*paid, penalty={**HALF, "compound": True}, interest_days={"settle": "monthly", "on": 20})
    statement = draw_up(case, date(2021, 10, 22))
    # the 21st alone: 200,000 × 6 % ÷ 360 = 33.33
    assert owed(statement) == {"principal": "200000.00", "interest": "33.33"}
    assert statement.overdue_from is None
    assert statement.interest_paid_until == date(2021, 10, 21)


def test_compound_at_the_contract_rate_until_maturity_and_at_the_penalty_rate_after(lend: Lend, owed: Owed) -> None:
    # 28 days in term (settled on 20 March, late from the 21st): 1,000 yuan of interest in arrears, stepped 6 % then 9 %
    case = lend(
        disbursements=[{"paid_on": "2022-02-19", "amount": 200000, "due_on": "2022-04-17"}],
        penalty={**HALF, "compound": True, "compound_rate": "stepped"},
        interest_days={"settle": "monthly", "on": 20},
    )
    # to 20 February, 2 days: 66.67; to 20 March, 28 days: 933.33; to 17 April, 28 days: 933.33
    # 66.67 × 6 % ÷ 360 × 28 = 0.31; 1,000.00 × 6 % ÷ 360 × 28 = 4.67; 1,933.33 × 9 % ÷ 360 × 10 = 4.83
    assert owed(draw_up(case, date(2022, 4, 28)))["compound_interest"] == "9.81"


def test_a_penalty_bears_compound_interest_only_if_the_contract_says_so(lend: Lend, owed: Owed) -> None:
    days = {"settle": "monthly", "on": 20}
    without = draw_up(lend(penalty={**HALF, "compound": True}, interest_days=days), date(2022, 8, 31))
    agreed = lend(penalty={**HALF, "compound": True, "compound_on_penalty": True}, interest_days=days)
    statement = draw_up(agreed, date(2022, 8, 31))
    # settled on 20 July: 5 days of penalty, 250.00; on 20 August: 31 days more, 1,550.00
    # 250.00 × 9 % ÷ 360 × 31 = 1.94, and 1,800.00 × 9 % ÷ 360 × 10 = 4.50: 6.44 more, to a fen of rounding
    more = statement.compound_interest - without.compound_interest
    assert abs(more - Decimal("6.44")) <= Decimal("0.02")
    assert any("罚息计收复利" in str(notice) for notice in statement.notices)


def test_a_penalty_on_the_whole_unpaid_instalment(lend: Lend, owed: Owed) -> None:
    # principal 10,000 and interest 300 due on 10 March; 10,300 × 9 % ÷ 360 × 30 days from the 11th = 77.25
    case = lend(
        disbursements=[{"paid_on": "2022-01-10", "amount": 10000, "due_on": "2022-03-10"}],
        schedule={
            "method": "irregular",
            "instalments": [{"due_on": "2022-03-10", "principal": 10000, "interest": 300}],
        },
        penalty={**HALF, "base": "instalment"},
    )
    found = owed(draw_up(case, date(2022, 4, 10)))
    # 10 March itself at the contract rate: 10,000 × 6 % ÷ 360 = 1.67
    assert found == {"principal": "10000.00", "interest": "301.67", "penalty_interest": "77.25"}


def test_an_lpr_rate_is_read_anew_on_each_first_of_january(lend: Lend) -> None:
    # one-year LPR 3.85 % on 2021-08-18 and 3.80 % on 2022-01-01, plus 115 basis points
    case = lend(rate={"lpr": "1y", "spread_bp": 115, "reprice": "yearly"})
    lines = [line for line in draw_up(case, date(2022, 3, 1)).lines if line.accrues]
    assert [(line.rate, line.days) for line in lines] == [(Decimal("0.0500"), 136), (Decimal("0.0495"), 59)]
    # 200,000 × 5 % ÷ 360 × 136 and 200,000 × 4.95 % ÷ 360 × 59
    assert [line.amount for line in lines] == [Decimal("3777.78"), Decimal("1622.50")]


def test_the_lpr_of_the_day_before_and_of_the_day_of_publication(lend: Lend) -> None:
    def rate(paid_on: str) -> Decimal:
        disbursement = {"paid_on": paid_on, "amount": 200000, "due_on": "2023-01-15"}
        return draw_up(lend(disbursements=[disbursement], rate={"lpr": "1y"}), AS_OF).lines[1].rate

    assert (rate("2022-01-19"), rate("2022-01-20")) == (Decimal("0.0380"), Decimal("0.0370"))


def test_an_lpr_past_the_last_verified_month_is_said_to_be_unverified(lend: Lend) -> None:
    def notices(paid_on: str) -> str:
        disbursement = {"paid_on": paid_on, "amount": 200000, "due_on": "2027-01-15"}
        case = lend(disbursements=[disbursement], rate={"lpr": "1y", "reprice": "never"})
        return "".join(map(str, draw_up(case, date(2026, 11, 24)).notices))

    assert "只收录到" not in notices("2026-09-01")
    assert "只收录到2026年9月20日公布的" in notices("2026-11-01")


def test_misuse_and_lateness_are_not_added_up(lend: Lend, owed: Owed) -> None:
    # misused from 2022-07-06: 6 % × 2 = 12 % in place of 6 %, and in place of the 9 % of lateness as well
    case = lend(penalty={**HALF, "misuse_surcharge": "100%", "misused_from": "2022-07-06"})
    # 322 days at 6 %: 10,733.33; 10 days and 209 days at 12 %: 666.67 + 13,933.33
    found = owed(draw_up(case, AS_OF))
    assert (found["interest"], found["penalty_interest"]) == ("10733.33", "14600.00")


@pytest.mark.parametrize("compound", [True, False])
def test_the_clause_of_the_due_day_gives_that_day_the_contract_rate_and_the_next_the_penalty_rate(
    lend: Lend, compound: bool
) -> None:
    # 15 July 2022 bears 6 %; from the 16th 9 %, and compound interest on 332 days of interest: 11,066.67
    statement = draw_up(lend(penalty={"surcharge": "50%", "compound": compound}), date(2022, 7, 15))
    on_interest = "，以及以未付利息11,066.67元为基数，按年利率9%计算的复利" if compound else ""
    assert str(statement.runs_on) == (
        "2022年7月15日当日，以本金200,000.00元为基数，按年利率6%计算的利息；自2022年7月16日起至实际清偿之日止，"
        f"以本金200,000.00元为基数，按年利率9%计算的罚息{on_interest}"
    )
    assert statement.daily_accrual == Decimal("33.33")
    assert draw_up(lend(penalty={"surcharge": "50%"}), date(2022, 7, 16)).daily_accrual == Decimal("50.00")


def test_the_clause_of_an_instalments_due_day_names_the_penalty_of_the_next_day(lend: Lend) -> None:
    case = lend(
        disbursements=[{"paid_on": "2022-01-10", "amount": 36000, "due_on": "2023-01-10"}],
        rate={"annual": "12%"},
        schedule={"method": "level_principal", "day": 10},
        penalty={"surcharge": "50%"},
    )
    day, clause = str(draw_up(case, date(2022, 2, 10)).runs_on).split("；")
    assert day.startswith("2022年2月10日当日，")
    assert clause == (
        "自2022年2月11日起至实际清偿之日止，以本金33,000.00元为基数，按年利率12%计算的利息，"
        "以及以本金3,000.00元为基数，按年利率18%计算的罚息"
    )


def test_a_due_day_that_changes_no_rate_splits_no_clause(lend: Lend) -> None:
    clause = str(draw_up(lend(), date(2022, 7, 15)).runs_on)
    assert clause == "自2022年7月15日起至实际清偿之日止，以本金200,000.00元为基数，按年利率6%计算的利息"


def test_a_day_of_rest_that_bears_nothing_is_left_out_of_the_clause(lend: Lend) -> None:
    note = {"paid_on": "2022-02-22", "amount": 200000, "due_on": "2023-01-22"}
    case = lend(disbursements=[note], penalty={"surcharge": "50%"}, due_on_holiday="moved_without_interest")
    clause = str(draw_up(case, date(2023, 1, 25)).runs_on)
    assert clause == "自2023年1月29日起至实际清偿之日止，以本金200,000.00元为基数，按年利率9%计算的罚息"


def test_no_penalty_agreed_means_the_contract_rate_runs_on(lend: Lend, owed: Owed) -> None:
    # 541 days at 6 %, one stretch: maturity changes neither base nor rate
    statement = draw_up(lend(), AS_OF)
    assert owed(statement) == {"principal": "200000.00", "interest": "18033.33"}
    assert str(statement.runs_on).endswith("以本金200,000.00元为基数，按年利率6%计算的逾期利息")


def test_acceleration_lets_the_rest_fall_due_when_the_notice_arrived(lend: Lend, owed: Owed) -> None:
    notice = {"kind": "acceleration", "on": "2022-01-05", "received_on": "2022-01-10"}
    statement = draw_up(lend(penalty=HALF, case={"events": [notice]}), date(2022, 2, 10))
    # to 10 January, that day included: 146 days, 4,866.67; 30 days at 9 %: 1,500.00
    assert owed(statement) == {"principal": "200000.00", "interest": "4866.67", "penalty_interest": "1500.00"}
    assert statement.matured
    assert not draw_up(lend(penalty=HALF, case={"events": [notice]}), date(2022, 1, 9)).matured


def test_an_extension_moves_the_due_day(lend: Lend) -> None:
    extension = {"kind": "extension", "signed_on": "2022-07-10", "new_due_on": "2022-08-10"}
    assert draw_up(lend(penalty=HALF, amendments=[extension]), AS_OF).overdue_from == date(2022, 8, 11)


def test_a_longer_loan_without_agreed_days_pays_interest_at_each_full_year(lend: Lend) -> None:
    # 民法典674: paid out on 2021-08-18 for three years, the first interest is due on 2022-08-18, late from the 19th
    disbursement = {"paid_on": "2021-08-18", "amount": 200000, "due_on": "2024-08-17"}
    case = lend(disbursements=[disbursement])
    assert draw_up(case, date(2022, 8, 18)).overdue_from is None
    assert draw_up(case, date(2022, 8, 19)).overdue_from == date(2022, 8, 19)


def test_interest_withheld_in_advance_is_no_principal(lend: Lend, owed: Owed) -> None:
    # 民法典670: 200,000 less 12,000; 188,000 × 6 % ÷ 360 × 30 = 940.00
    disbursement = {"paid_on": "2021-08-18", "amount": 200000, "due_on": "2022-07-15", "withheld_interest": 12000}
    found = owed(draw_up(lend(disbursements=[disbursement]), date(2021, 9, 17)))
    assert found == {"principal": "188000.00", "interest": "940.00"}


def test_interest_paid_until_a_day_starts_the_books_there(lend: Lend, owed: Owed) -> None:
    disbursement = {
        "paid_on": "2021-08-18",
        "amount": 200000,
        "due_on": "2022-07-15",
        "interest_paid_until": "2022-06-21",
    }
    statement = draw_up(lend(disbursements=[disbursement], penalty=HALF), AS_OF)
    # 21 June to 15 July: 25 days, 833.33
    assert owed(statement)["interest"] == "833.33"
    assert statement.interest_paid_until == date(2022, 6, 21)


def test_interest_first_then_principal(lend: Lend, owed: Owed) -> None:
    # on 2022-08-01: interest 11,066.67, penalty 16 days 800.00, compound 11,066.67 × 9 % ÷ 360 × 16 = 44.27
    # of 30,000.00 the rest, 18,089.06, goes to principal; 181,910.94 × 9 % ÷ 360 × 193 = 8,777.20
    case = lend({"paid_on": "2022-08-01", "amount": 30000}, penalty={**HALF, "compound": True})
    statement = draw_up(case, AS_OF)
    assert statement.applied[0].to == (
        ("interest", "1", Decimal("11066.67")),
        ("penalty_interest", "1", Decimal("800.00")),
        ("compound_interest", "1", Decimal("44.27")),
        ("principal", "1", Decimal("18089.06")),
    )
    assert owed(statement) == {"principal": "181910.94", "penalty_interest": "8777.20"}
    assert (statement.repaid_principal, statement.repaid_interest) == (Decimal("18089.06"), Decimal("11910.94"))


def test_an_agreed_order_comes_before_the_law(lend: Lend, owed: Owed) -> None:
    case = lend(
        {"paid_on": "2022-08-01", "amount": 30000}, penalty=HALF, appropriation={"order": ["principal", "interest"]}
    )
    assert owed(draw_up(case, date(2022, 8, 1))) == {
        "principal": "170000.00",
        "interest": "11066.67",
        "penalty_interest": "800.00",
    }


def test_costs_come_before_interest(lend: Lend) -> None:
    costs = {"request": {"costs": [{"kind": "lawyer_fee", "amount": 3000}]}}
    case = lend({"paid_on": "2022-08-01", "amount": 2000, "applied_to": "costs"}, case=costs)
    statement = draw_up(case, AS_OF)
    assert statement.costs == 1000
    assert statement.claim == statement.total + 1000


def test_among_several_notes_the_due_one_first_then_the_heavier(lend: Lend) -> None:
    notes = [
        {"note": "未到期", "paid_on": "2021-08-18", "amount": 50000, "due_on": "2023-08-17"},
        {"note": "较轻", "paid_on": "2021-08-18", "amount": 50000, "due_on": "2022-07-15"},
        {"note": "较重", "paid_on": "2021-08-18", "amount": 50000, "due_on": "2022-08-15", "rate": {"annual": "8%"}},
    ]
    statement = draw_up(lend({"paid_on": "2022-09-01", "amount": 60000}, disbursements=notes), date(2022, 9, 1))
    assert [note for _, note, _ in statement.applied[0].to] == ["较重", "较重", "较轻", "较轻"]


def test_more_than_everything_is_left_over(lend: Lend) -> None:
    statement = draw_up(lend({"paid_on": "2022-08-01", "amount": 300000}, penalty=HALF), AS_OF)
    # 300,000.00 − 200,000.00 − 11,066.67 − 800.00
    assert statement.total == 0
    assert statement.applied[0].surplus == Decimal("88133.33")
    assert (statement.accrues, str(statement.runs_on)) == (False, "此后不再产生利息")


def test_a_repayment_after_the_day_of_the_statement_does_not_count(lend: Lend, owed: Owed) -> None:
    case = lend({"paid_on": "2023-02-11", "amount": 300000}, penalty=HALF)
    assert draw_up(case, date(2023, 2, 10)).applied == ()
    assert draw_up(case, date(2023, 2, 11)).total == 0


def test_the_claim_reads_on_after_the_words_and_pay(lend: Lend) -> None:
    statement = draw_up(lend(penalty={**HALF, "compound": True}), AS_OF)
    assert f"并支付{statement.runs_on}" == (
        "并支付自2023年2月10日起至实际清偿之日止，以本金200,000.00元为基数，按年利率9%计算的罚息，"
        "以及以未付利息11,066.67元为基数，按年利率9%计算的复利"
    )


def test_a_rate_that_is_not_written_is_asked_for(lend: Lend) -> None:
    case = lend(rate=None)
    with pytest.raises(LedgerError) as refused:
        draw_up(case, AS_OF)
    assert refused.value.faults[0].place.key_path == "loan.rate"


def test_before_the_money_was_paid_out_nothing_can_be_owed(lend: Lend) -> None:
    with pytest.raises(LedgerError):
        draw_up(lend(), date(2021, 8, 18))
    assert draw_up(lend(), date(2021, 8, 19)).interest == Decimal("33.33")


def test_bank_figures_where_the_request_chooses_them(lend: Lend, owed: Owed) -> None:
    bank = {"as_of": "2023-01-31", "principal": 200000, "interest": 11000, "penalty_interest": 9900}
    statement = draw_up(lend(case={"bank_statement": bank, "request": {"figures": "bank"}}), AS_OF)
    assert (statement.source, statement.as_of) == ("bank", date(2023, 1, 31))
    assert owed(statement) == {"principal": "200000", "interest": "11000", "penalty_interest": "9900"}
    ours = draw_up(lend(case={"bank_statement": bank}), AS_OF)
    assert (ours.source, ours.as_of) == ("computed", AS_OF)


def test_a_creditor_who_claims_no_surcharge_claims_interest_and_no_penalty(lend: Callable[..., Case]) -> None:
    case = lend(penalty={"surcharge": "50%", "charged_surcharge": "0%"}, interest_days={"settle": "at_maturity"})
    statement = draw_up(case, date(2023, 2, 10))
    # 200,000 × 6% ÷ 360 × 541天，逾期后仍按 6%，是同一段
    assert (statement.interest, statement.penalty_interest) == (Decimal("18033.33"), Decimal("0.00"))
    assert "罚息" not in str(statement.runs_on)


@pytest.mark.parametrize(("as_of", "since"), [("2022-07-15", None), ("2022-07-16", date(2022, 7, 16))])
def test_the_banks_figures_are_late_from_the_day_after_the_due_day(lend: Lend, as_of: str, since: date | None) -> None:
    bank = {"as_of": as_of, "principal": 200000, "interest": 11000}
    statement = draw_up(lend(case={"bank_statement": bank, "request": {"figures": "bank"}}), AS_OF)
    assert statement.overdue_from == since


def test_what_was_paid_on_the_day_until_which_interest_is_paid_is_in_that_interest(lend: Lend, owed: Owed) -> None:
    def at(paid_on: str) -> dict[str, str]:
        lent = {"paid_on": "2021-08-18", "amount": 200000, "due_on": "2022-07-15", "interest_paid_until": "2022-03-20"}
        return owed(draw_up(lend({"paid_on": paid_on, "amount": 1000}, disbursements=[lent]), date(2022, 3, 22)))

    # 200,000 × 6 % ÷ 360 × 2 days = 66.67; a day later the 1,000 are something else
    assert at("2022-03-20") == {"principal": "200000.00", "interest": "66.67"}
    assert at("2022-03-21") != at("2022-03-20")


def test_two_payments_of_one_day_with_and_without_a_note_need_no_order_of_writing(lend: Lend) -> None:
    note = {"note": "甲", "paid_on": "2021-08-18", "amount": 200000, "due_on": "2022-07-15"}
    paid = [{"paid_on": "2022-08-01", "amount": 100}, {"paid_on": "2022-08-01", "amount": 100, "note": "甲"}]
    one, other = (draw_up(lend(*each, disbursements=[note]), AS_OF) for each in (paid, paid[::-1]))
    assert one == other


def test_several_notes_run_on_each_under_its_name(lend: Lend) -> None:
    notes = [{"note": note, "paid_on": "2021-08-18", "amount": 100000, "due_on": "2022-07-15"} for note in ("甲", "乙")]
    clause = str(draw_up(lend(disbursements=notes, penalty=HALF), AS_OF).runs_on)
    assert "借据甲项下以本金100,000.00元为基数" in clause
    assert "借据乙项下以本金100,000.00元为基数" in clause
