"""信用卡: what came in is told by all that it satisfied, so that the sums add up to the payment."""

from pathlib import Path

import yaml
from example_cases import all_words, documents

from recovery_docs.case import Case
from recovery_docs.prerequisites.matter import Matter

CASE = Path(__file__).resolve().parents[1] / "golden" / "cases" / "card-as-billed.yaml"


def test_a_fee_that_was_paid_is_told_beside_the_principal() -> None:
    # 1,200 came in on 2026-02-25: 100 of it for the fee of the first statement, 1,100 for what was spent
    case = Case.model_validate(yaml.load(CASE.read_text(encoding="utf-8"), yaml.BaseLoader))
    assert case.request.as_of is not None
    text = all_words(documents("civil-complaint", Matter.on(case, case.request.as_of)))
    assert "已偿还透支本金1,100.00元、手续费100.00元。" in text
