"""分期还款协议: the sums of its table and of its words are one, and every side signs."""

from typing import Any

import pytest
from example_cases import all_words, assessed, documents, matter_of, words

CASE = "settled-in-mediation"


def lines(changes: dict[str, Any] | None = None, example: str = CASE) -> list[str]:
    (document,) = documents("repayment-plan", matter_of(example, changes))
    return words(document).splitlines()


def test_the_table_adds_up_to_the_sum_in_words() -> None:
    found = lines()
    lead = next(index for index, line in enumerate(found) if "各期的日期和金额见下：" in line)
    rows = found[lead + 4 :][:15]

    assert "人民币202,000.00元（大写：人民币贰拾万贰仟元整）" in found[lead]
    assert rows[0::3] == ["1", "2", "3", "4", "合计"]
    assert [row for row in rows[2::3] if row] == ["50,000.00", "50,000.00", "50,000.00", "52,000.00", "202,000.00"]


def test_creditor_debtor_and_guarantor_sign_as_first_second_and_third_party() -> None:
    found = lines()

    assert found[found.index("甲方（盖章）：样本农村商业银行股份有限公司南湖支行") :][:4] == [
        "甲方（盖章）：样本农村商业银行股份有限公司南湖支行",
        "负责人（签名）：",
        "乙方（签名或者按指印）：顾长风",
        "丙方（签名或者按指印）：钱映雪",
    ]


def test_each_side_is_introduced_as_what_it_signs() -> None:
    heads = [line.partition("：")[0] for line in lines()[1:5]]

    assert heads == ["甲方（债权人）", "负责人", "乙方（借款人）", "丙方（担保人）"]


def test_two_borrowers_are_numbered_and_one_is_not() -> None:
    plan = {"plan": [{"pay_on": "2026-12-20", "amount": "1500000"}]}
    found = [line.partition("：")[0] for line in lines({"request.settlement": plan}, "housing-loan")]

    assert found[found.index("甲方（盖章）") :][:5] == [
        "甲方（盖章）",
        "负责人（签名）",
        "乙方一（签名或者按指印）",
        "乙方二（签名或者按指印）",
        "2026年11月23日",
    ]


def test_clauses_are_numbered_through_to_the_last_and_the_last_stays_with_the_signatures() -> None:
    clauses = [line for line in lines() if line[1:2] == "、" and line[0] in "一二三四五六七八"]

    assert [clause[:2] for clause in clauses] == [f"{number}、" for number in "一二三四五六七"]
    assert clauses[-1] == "七、本协议自各方签名、盖章之日起生效，一式四份，各方各执一份。"


def test_a_single_payment_has_no_instalment_to_miss() -> None:
    plan = {"request.settlement": {"plan": [{"pay_on": "2026-12-20", "amount": "314452.17"}]}}
    text = all_words(documents("repayment-plan", matter_of(CASE, plan)))

    assert "任何一期" not in text
    assert "各期" not in text
    assert "没有按期足额支付的" in text
    assert "减免" not in text


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "ready"),
        ({"request.settlement": None}, "not_applicable"),
        ({"request.settlement.plan": []}, "not_applicable"),
        # 202,000 + 3,000 is less than 314,452.17, and no assets are there for the rest
        ({"request.settlement.assets": []}, "refused"),
    ],
)
def test_when_it_may_be_made(changes: dict[str, Any], status: str) -> None:
    assert assessed("repayment-plan", matter_of(CASE, changes)).status == status


@pytest.mark.parametrize(("amount", "status"), [("109452.17", "ready"), ("109452.16", "refused")])
def test_the_plan_covers_the_debt_to_the_fen(amount: str, status: str) -> None:
    # 314,452.17 - 3,000 waived - 202,000 planned = 109,452.17
    plan = matter_of(CASE).case.model_dump(mode="json")["request"]["settlement"]["plan"]
    last = {"pay_on": "2027-12-20", "amount": amount}
    matter = matter_of(CASE, {"request.settlement.assets": [], "request.settlement.plan": [*plan, last]})

    assert assessed("repayment-plan", matter).status == status
