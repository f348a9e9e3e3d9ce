"""Facts that cannot all be true are told of a case file as of a workbook, against the day that is asked of."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from recovery_docs.intake import Loaded, read_case

PLAIN: dict[str, Any] = {
    "id": "甲-1",
    "creditor": {"kind": "organisation", "name": "样例农村商业银行股份有限公司", "financial_institution": True},
    "borrowers": [{"kind": "person", "name": "柳样例"}],
}


def loan(**facts: Any) -> dict[str, Any]:
    made = {"paid_on": "2024-01-10", "amount": "100000", "due_on": "2025-01-10", **facts.pop("disbursement", {})}
    return {"cause": "financial_loan", "rate": {"annual": "6%"}, "disbursements": [made], **facts}


def read(folder: Path, kind: str, facts: dict[str, Any]) -> Loaded:
    path = folder / f"case.{kind}"
    text = json.dumps(facts) if kind == "json" else yaml.safe_dump(facts, allow_unicode=True)
    path.write_text(text, encoding="utf-8")
    return read_case(path)


@pytest.mark.parametrize("kind", ["yaml", "json"])
@pytest.mark.parametrize(
    ("facts", "words", "path"),
    [
        (
            {"loan": loan(contract={"signed_on": "2024-01-11"})},
            "放款日期2024年1月10日早于合同签订日期2024年1月11日",
            "loan.disbursements[0].paid_on",
        ),
        (
            {"loan": loan(), "repayments": [{"paid_on": "2023-12-01", "amount": "1"}]},
            "还款日期2023年12月1日早于放款日期2024年1月10日",
            "repayments[0].paid_on",
        ),
        (
            {"loan": loan(penalty={"surcharge": "50%", "first_day": "2024-06-10"})},
            "罚息起始日2024年6月10日早于到期日2025年1月10日",
            "loan.penalty.first_day",
        ),
        (
            {"loan": loan(disbursement={"interest_paid_until": "2024-01-09"})},
            "已付息日2024年1月9日早于放款日期2024年1月10日",
            "loan.disbursements[0].interest_paid_until",
        ),
        (
            {"loan": loan(), "request": {"default_on": "2024-01-10"}},
            "逾期日期2024年1月10日不晚于放款日期2024年1月10日",
            "request.default_on",
        ),
        (
            {
                "loan": loan(),
                "bank_statement": {"as_of": "2025-03-01", "principal": "1", "interest": "1", "total": "3"},
            },
            "合计写的是 3.00 元，各项相加是 2.00 元",
            "bank_statement.total",
        ),
    ],
)
def test_a_contradiction_in_a_case_file_is_told_at_its_place(
    tmp_path: Path, kind: str, facts: dict[str, Any], words: str, path: str
) -> None:
    (doubt,) = read(tmp_path, kind, PLAIN | facts).warnings
    assert (doubt.severity, doubt.place.key_path) == ("warning", path)
    assert words in str(doubt)


def test_a_case_without_contradictions_is_told_of_none(tmp_path: Path) -> None:
    assert read(tmp_path, "yaml", PLAIN | {"loan": loan(contract={"signed_on": "2024-01-10"})}).warnings == ()


def test_what_came_after_the_day_is_told_of_the_day_that_is_asked_of(tmp_path: Path) -> None:
    facts = {"loan": loan(), "repayments": [{"paid_on": "2024-05-01", "amount": "1"}]}
    loaded = read(tmp_path, "yaml", PLAIN | facts | {"request": {"as_of": "2024-06-01"}})
    assert loaded.doubts(date(2024, 5, 1)) == ()
    (doubt,) = loaded.doubts(date(2024, 4, 30))
    assert "还款日期2024年5月1日晚于截至日2024年4月30日，这笔还款不计入" in str(doubt)
