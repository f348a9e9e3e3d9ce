"""Published judgments and bank figures, names removed: what the court or the bank computed must come out to the fen."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from recovery_docs.case import Case
from recovery_docs.ledger import draw_up, reconcile
from recovery_docs.ledger.fee import acceptance_fee, halved_acceptance_fee
from recovery_docs.money import capitals

ON = date(2026, 3, 2)


def test_two_loans_of_one_borrower(lend: Callable[..., Case]) -> None:
    # 200,000 × 3.456 % ÷ 360 × 90 = 1,728.00, claimed with 87,928.05 and 1,143.06 of a second loan: 290,799.11
    case = lend(
        disbursements=[{"paid_on": "2024-09-19", "amount": 200000, "due_on": "2025-09-18"}], rate={"annual": "3.456%"}
    )
    statement = draw_up(case, date(2024, 12, 18))
    assert statement.interest == Decimal("1728.00")
    claim = statement.total + (Decimal(100000) - Decimal("12071.95")) + Decimal("1143.06")
    assert claim == Decimal("290799.11")
    assert acceptance_fee(claim, on=ON).in_yuan == 5662


def test_penalty_and_compound_interest_from_the_day_after_the_due_day(lend: Callable[..., Case]) -> None:
    # 40,000 × 14.85 % ÷ 360 × 150 = 2,475.00. The unpaid 225.72 of interest bear 13.97; the bank booked 13.96.
    # The last settlement was on 2024-01-20: 40,000 × 9.9 % ÷ 360 × 19 days (21 January to 8 February) = 209.00,
    # and 16.72 were left of the term before; 225.72 in all, all of it late from 2024-02-09 on.
    case = lend(
        {"paid_on": "2025-01-16", "amount": 3000, "applied_to": "principal"},
        disbursements=[
            {
                "paid_on": "2021-02-09",
                "amount": 40000,
                "due_on": "2024-02-08",
                "schedule": {
                    "method": "irregular",
                    "instalments": [{"due_on": "2024-02-08", "principal": 40000, "interest": "225.72"}],
                },
            }
        ],
        rate={"annual": "9.9%"},
        penalty={"surcharge": "50%", "compound": True},
        case={
            "bank_statement": {
                "as_of": "2024-07-08",
                "principal": 40000,
                "interest": "225.72",
                "penalty_interest": "2475.00",
                "compound_interest": "13.96",
            }
        },
    )
    statement = draw_up(case, date(2024, 7, 8))
    assert statement.penalty_interest == Decimal("2475.00")
    assert statement.compound_interest == Decimal("13.97")
    assert statement.balances[0].overdue_rate == Decimal("0.1485")
    assert draw_up(case, date(2025, 1, 16)).principal == Decimal("37000.00")


def test_recourse_of_a_guarantor_counts_both_end_days(lend: Callable[..., Case]) -> None:
    # 116,122.40 × 0.05 % × 65 days = 3,773.98; 10 % = 11,612.24; together 131,508.62
    case = lend(
        cause="recourse",
        recourse={
            "paid_on": "2023-10-30",
            "amount": "116122.40",
            "occupation_rate_daily": "5‱",
            "damages_share": "10%",
        },
        interest_days={"count_last_day": True},
    )
    statement = draw_up(case, date(2024, 1, 2))
    assert statement.interest == Decimal("3773.98")
    assert statement.liquidated_damages == Decimal("11612.24")
    assert statement.total == Decimal("131508.62")


def test_what_the_bank_charged_counts_where_the_contract_allows_more(lend: Callable[..., Case]) -> None:
    # The contract says 50 %, the bank charges 30 %: 6.15 % × 1.3 = 7.995 %
    case = lend(
        disbursements=[{"paid_on": "2020-12-28", "amount": "155389.06", "due_on": "2023-01-02"}],
        rate={"annual": "6.15%"},
        penalty={"surcharge": "50%", "charged_surcharge": "30%"},
    )
    statement = draw_up(case, date(2023, 4, 13))
    assert statement.balances[0].overdue_rate == Decimal("0.07995")
    # 155,389.06 × 7.995 % ÷ 360 × 100 days from 2023-01-03
    assert statement.penalty_interest == Decimal("3450.93")


def test_five_notes_make_one_claim_and_one_half_fee(lend: Callable[..., Case]) -> None:
    sums = ("45000", "20000", "8000", "30000", "1836.96")
    case = lend(
        disbursements=[
            {"note": str(index), "paid_on": "2018-03-01", "amount": amount, "due_on": "2019-03-01"}
            for index, amount in enumerate(sums)
        ],
        rate={"annual": "6.12%"},
        penalty={"surcharge": "50%"},
        case={
            "bank_statement": {
                "as_of": "2019-08-01",
                "principal": "104836.96",
                "interest": "3817.26",
                "penalty_interest": "5218.59",
                "compound_interest": "269.89",
            },
            "request": {"figures": "bank"},
        },
    )
    statement = draw_up(case, date(2019, 8, 1))
    assert statement.principal == sum(map(Decimal, sums)) == Decimal("104836.96")
    assert {balance.overdue_rate for balance in statement.balances} == {Decimal("0.0918")}
    assert statement.total == Decimal("114142.70")
    half = halved_acceptance_fee(statement.total, on=ON)
    assert (half.amount, half.in_yuan) == (Decimal("1291.43"), 1291)


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        (("264009.47", "8938.67", "278.57", "315.40"), "273542.11"),
        (("70317.58", "6178.53", "0", "0"), "76496.11"),
        (("45000000", "1082703.15", "96632.82", "12603.34"), "46191939.31"),
        (("49139.55", "3662.18", "26028.33", "1939.62"), "80769.68"),
    ],
)
def test_totals_of_bank_statements(lend: Callable[..., Case], parts: tuple[str, ...], total: str) -> None:
    names = ("principal", "interest", "penalty_interest", "compound_interest")
    bank = {"as_of": "2024-01-31", **dict(zip(names, parts, strict=True))}
    case = lend(case={"bank_statement": bank, "request": {"figures": "bank"}})
    assert draw_up(case, date(2024, 6, 30)).total == Decimal(total)


def paid_monthly(first: tuple[int, int], day: int, count: int, amount: str) -> list[dict[str, str]]:
    year, month = first
    months = (year * 12 + month - 1 + index for index in range(count))
    return [{"paid_on": f"{one // 12}-{one % 12 + 1:02d}-{day:02d}", "amount": amount} for one in months]


def test_balance_after_twenty_level_instalments(lend: Callable[..., Case]) -> None:
    # 465,000 yuan, 1.53 % a month, 48 months: 13,747.00 a month; after 20 of them the bank has 311,178.41 left
    case = lend(
        *paid_monthly((2020, 2), 15, 20, "13747.00"),
        disbursements=[{"paid_on": "2020-01-15", "amount": 465000, "due_on": "2024-01-15"}],
        rate={"monthly": "1.53%"},
        schedule={"method": "level_instalment", "periods": 48, "day": 15},
        penalty={"surcharge": "50%"},
    )
    statement = draw_up(case, date(2021, 9, 15))
    assert statement.principal == Decimal("311178.41")
    assert statement.balances[0].overdue_rate == Decimal("0.2754")


def test_overdue_and_performing_principal_of_a_level_instalment_loan(lend: Callable[..., Case]) -> None:
    # 134,000 yuan, 1.53 % a month, 36 months from 2017-06-26; 23 instalments paid, six missed until 2019-12-18.
    # The bank: 57,002.44 unpaid, 24,915.20 of it overdue. Banks' tables differ from the closed form by up to 0.15.
    case = lend(
        *paid_monthly((2017, 7), 26, 23, "4869.35"),
        disbursements=[{"paid_on": "2017-06-26", "amount": 134000, "due_on": "2020-06-26"}],
        rate={"monthly": "1.53%"},
        schedule={"method": "level_instalment", "periods": 36, "day": 26},
        penalty={"surcharge": "50%"},
    )
    balance = draw_up(case, date(2019, 12, 18)).balances[0]
    assert abs(balance.principal - Decimal("57002.44")) <= Decimal("0.20")
    assert abs(balance.overdue_principal - Decimal("24915.20")) <= Decimal("0.10")
    assert balance.overdue_from == date(2019, 6, 27)


def test_a_judgment_charged_on_principal_alone() -> None:
    # 300,000 × 2.5 % × 10 months = 75,000; the fee was taken on 300,000; 380,800 with it, 480,800 with the delay
    interest = Decimal(300000) * Decimal("0.025") * 10
    fee = acceptance_fee(Decimal(300000), on=ON).amount
    assert (interest, fee) == (75000, 5800)
    assert 300000 + interest + fee + 100000 == 480800


def test_a_bank_statement_that_contradicts_the_facts_is_noticed(lend: Callable[..., Case]) -> None:
    # Twenty million lent and nineteen paid: a million is left, not the hundred thousand that the paper says.
    case = lend(
        {"paid_on": "2022-07-15", "amount": 19000000, "applied_to": "principal"},
        disbursements=[{"paid_on": "2021-08-18", "amount": 20000000, "due_on": "2022-07-15"}],
        rate={"annual": "0%"},
        case={"bank_statement": {"as_of": "2023-02-10", "principal": 100000}},
    )
    found = reconcile(case, draw_up(case, date(2023, 2, 10)))
    assert not found.equal
    assert [(one.kind, one.ours, one.banks) for one in found.differences] == [("principal", 1000000, 100000)]
    assert found.explanation is None


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("1409.50", "壹仟肆佰零玖元伍角"),
        ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("0", "零元整"),
        ("10", "壹拾元整"),
        ("1000000", "壹佰万元整"),
        ("100000000", "壹亿元整"),
        ("100010000", "壹亿零壹万元整"),
        ("1010", "壹仟零壹拾元整"),
        ("10001", "壹万零壹元整"),
        ("20000005", "贰仟万零伍元整"),
        ("99.995", "壹佰元整"),
        ("0.53", "伍角叁分"),
        ("0.03", "叁分"),
        ("1000000000.01", "壹拾亿元零壹分"),
        ("1234567890.99", "壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元零玖角玖分"),
        ("107000.53", "壹拾万柒仟元零伍角叁分"),
        ("100000000001.05", "壹仟亿零壹元零伍分"),
        ("100000001110.00", "壹仟亿零壹仟壹佰壹拾元整"),
        ("1000054", "壹佰万零伍拾肆元整"),
        ("150006355", "壹亿伍仟万陆仟叁佰伍拾伍元整"),
        ("100.05", "壹佰元零伍分"),
        ("9800000", "玖佰捌拾万元整"),
        ("678500", "陆拾柒万捌仟伍佰元整"),
        ("1000001.05", "壹佰万零壹元零伍分"),
    ],
)
def test_amounts_in_capitals(amount: str, words: str) -> None:
    assert capitals(Decimal(amount)) == f"人民币{words}"
