"""Cases to compute: invented names, and the figures of worked sums and of published judgments retold."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from recovery_docs.case import Case
from recovery_docs.ledger import Statement

BANK = {"kind": "organisation", "name": "示例银行股份有限公司", "financial_institution": True}
LENDER = {"kind": "person", "name": "王示例"}
BORROWER = {"kind": "person", "name": "李示例"}


def lent(*repayments: dict[str, Any], case: dict[str, Any] | None = None, **loan: Any) -> Case:
    """A case with these facts of the loan; 200,000 yuan at 6 % for eleven months unless they say otherwise."""
    facts = {"cause": "financial_loan", **loan}
    if not {"disbursements", "card", "recourse"} & facts.keys():
        facts["disbursements"] = [{"paid_on": "2021-08-18", "amount": 200000, "due_on": "2022-07-15"}]
    if not {"rate", "card", "recourse"} & facts.keys():
        facts["rate"] = {"annual": "6%"}
    creditor = LENDER if facts["cause"] == "private_loan" else BANK
    whole = {"id": "L-1", "creditor": creditor, "borrowers": [BORROWER], "loan": facts, "repayments": repayments}
    return Case.model_validate(whole | (case or {}))


def amounts(statement: Statement) -> dict[str, str]:
    """What is owed by kind, nothing left out but zeros."""
    kinds = ("principal", "interest", "penalty_interest", "compound_interest", "liquidated_damages", "fees", "costs")
    return {kind: str(getattr(statement, kind)) for kind in kinds if getattr(statement, kind)}


def summed(statement: Statement) -> dict[str, str]:
    """The lines added up by kind."""
    totals: dict[str, Decimal] = {}
    for line in statement.lines:
        totals[line.kind] = totals.get(line.kind, Decimal(0)) + line.amount
    return {kind: str(total) for kind, total in totals.items() if total}


@pytest.fixture(scope="session")
def lend() -> Callable[..., Case]:
    return lent


@pytest.fixture(scope="session")
def owed() -> Callable[[Statement], dict[str, str]]:
    return amounts


@pytest.fixture(scope="session")
def added_up() -> Callable[[Statement], dict[str, str]]:
    return summed


MORTGAGE = {
    "disbursements": [{"paid_on": "2020-08-18", "amount": 1200000, "due_on": "2050-08-18"}],
    "rate": {"lpr": "5y", "spread_bp": 60, "reprice": "yearly"},
    "schedule": {"method": "level_instalment", "day": 18},
    "penalty": {"surcharge": "50%", "compound": True},
}


def cases() -> dict[str, Case]:
    """One case of each kind, as every test that must hold for all of them takes them."""
    return {
        "plain": lent(penalty={"surcharge": "50%", "compound": True}, interest_days={"settle": "monthly", "on": 20}),
        "repaid": lent(
            {"paid_on": "2022-06-20", "amount": 500},
            {"paid_on": "2022-08-01", "amount": 30000},
            penalty={"surcharge": "50%", "compound": True},
            interest_days={"settle": "quarterly", "on": 20},
        ),
        "odd rate": lent(rate={"annual": "6.153%"}, penalty={"surcharge": "50%", "compound": True}),
        "mortgage": lent(
            *({"paid_on": f"202{year}-{month:02d}-18", "amount": 6500} for year in (1, 2) for month in range(1, 13)),
            **MORTGAGE,
        ),
        "level principal": lent(
            disbursements=[{"paid_on": "2022-01-10", "amount": 360000, "due_on": "2025-01-10"}],
            schedule={"method": "level_principal", "day": 10},
            penalty={"surcharge": "30%"},
        ),
        "two notes": lent(
            {"paid_on": "2022-09-01", "amount": 60000},
            disbursements=[
                {"note": "甲", "paid_on": "2021-08-18", "amount": 100000, "due_on": "2022-08-17"},
                {
                    "note": "乙",
                    "paid_on": "2021-10-08",
                    "amount": 50000,
                    "due_on": "2022-04-07",
                    "rate": {"annual": "8%"},
                },
            ],
            penalty={"surcharge": "50%"},
        ),
        "card": lent(
            {"paid_on": "2023-02-20", "amount": 500},
            {"paid_on": "2023-08-20", "amount": 700},
            cause="credit_card",
            card={
                "last4": "1234",
                "daily_rate": "5‱",
                "damages_rate": "5%",
                "statements": [
                    {"stated_on": "2023-01-05", "due_on": "2023-01-25", "spent": 10000, "minimum": 1000},
                    {
                        "stated_on": "2023-02-05",
                        "due_on": "2023-02-25",
                        "spent": 5000,
                        "minimum": 2000,
                        "instalment_fee": 60,
                    },
                ],
            },
        ),
        "recourse": lent(
            {"paid_on": "2023-12-01", "amount": 20000},
            cause="recourse",
            recourse={
                "paid_on": "2023-10-30",
                "amount": "116122.40",
                "occupation_rate_daily": "5‱",
                "damages_share": "10%",
            },
        ),
        "private": lent(
            {"paid_on": "2021-02-01", "amount": 10000},
            cause="private_loan",
            disbursements=[{"paid_on": "2020-03-01", "amount": 100000, "due_on": "2021-03-01"}],
            rate={"monthly": "2%"},
        ),
    }


@pytest.fixture(scope="session")
def ledger_cases() -> dict[str, Case]:
    return cases()
