"""截至…（含当日）, and what runs on from the next day: one start day in every paper, true of the figures."""

from datetime import date

import pytest
from example_cases import all_words

from recovery_docs.case import Case
from recovery_docs.fields.phrases.written_amounts import until
from recovery_docs.filings.filing import FILINGS
from recovery_docs.prerequisites.matter import Matter

FACTS = {
    "id": "T-1",
    "creditor": {"kind": "organisation", "name": "样本银行股份有限公司", "financial_institution": True},
    "borrowers": [{"kind": "person", "name": "甲样本"}],
    "loan": {
        "cause": "financial_loan",
        "rate": {"annual": "6%"},
        "disbursements": [{"paid_on": "2024-01-10", "due_on": "2025-01-10", "amount": 100000}],
    },
    "repayments": [{"paid_on": "2025-02-28", "amount": 100}],
    "request": {"as_of": "2025-03-01", "complaint_form": "classic"},
}


def matter(**changes: object) -> Matter:
    return Matter.on(Case.model_validate(FACTS | changes), date(2025, 3, 1))


def words(of: Matter, filing: str) -> str:
    return all_words(FILINGS[filing].documents(of))


@pytest.mark.parametrize(
    "filing", ["civil-complaint", "mediation-application", "debt-statement", "collection-notice", "guarantor-demand"]
)
def test_no_paper_counts_a_day_twice(filing: str) -> None:
    guaranteed = matter(guarantees=[{"guarantor": {"kind": "person", "name": "乙样本"}}])
    said = words(guaranteed, filing)

    assert "至2025年2月28日（含当日）" in said
    assert "自2025年3月1日起至实际清偿之日止" in said
    assert "至2025年3月1日" not in said


def test_a_payment_of_the_statements_own_day_is_named() -> None:
    paid = matter(repayments=[{"paid_on": "2025-03-01", "amount": 100}])

    assert until(paid.statement) == "2025年2月28日（含当日，已扣除2025年3月1日收到的还款）"


def test_the_debt_statement_says_by_how_much_our_lines_differ_from_the_bank() -> None:
    bank = {"as_of": "2025-03-01", "principal": 40000, "interest": "6016.67"}
    on_bank = matter(bank_statement=bank, request={**FACTS["request"], "figures": "bank"})  # type: ignore[dict-item]
    said = words(on_bank, "debt-statement")

    assert "各段相加即为合计" not in said
    assert "本金各段相加为100,000.00元，银行对账单为40,000.00元，相差60,000.00元" in said
    assert said.count("\n40,000.00\n") == 2  # 欠款表和唯一的一笔借据，都按银行的分项


def test_a_debt_statement_without_lines_of_ours_does_not_say_that_they_add_up() -> None:
    loan = {"cause": "credit_card", "card": {"last4": "4711", "daily_rate": "5‱"}}
    bank = {"as_of": "2025-03-01", "principal": 40000}
    said = words(matter(loan=loan, bank_statement=bank), "debt-statement")

    assert "各段相加即为合计" not in said
    assert "没有逐段计算" in said
