"""申请书（申请司法确认调解协议用）: by both sides, within thirty days (人民调解法33; 民事诉讼法205)."""

from datetime import date
from typing import Any

import pytest
from example_cases import all_words, assessed, documents, matter_of, words

CASE = "settled-in-mediation"
AGREEMENT = "proceedings.0.agreement"


def test_everybody_is_an_applicant_and_signs() -> None:
    (document,) = documents("judicial-confirmation", matter_of(CASE))

    assert document.title == "司法确认申请书"
    lines = words(document).splitlines()
    assert lines[0] == "申请书"
    assert (
        "请求确认申请人一样本农村商业银行股份有限公司南湖支行、申请人二顾长风、申请人三钱映雪于2026年11月18日达成的调解协议"
        "（编号：南湖示例调〔2026〕118号）有效。"
    ) in lines
    assert lines[lines.index("申请人一（盖章）：样本农村商业银行股份有限公司南湖支行") :][:4] == [
        "申请人一（盖章）：样本农村商业银行股份有限公司南湖支行",
        "负责人（签名）：",
        "申请人二（签名或者按指印）：顾长风",
        "申请人三（签名或者按指印）：钱映雪",
    ]


def test_it_tells_the_mediation_its_result_and_the_promise_of_good_faith() -> None:
    text = all_words(documents("judicial-confirmation", matter_of(CASE)))

    assert "经嘉兴市南湖区示例人民调解委员会人民调解员沈一帆主持调解" in text
    assert "2026年12月20日前支付50,000.00元；2027年3月20日前支付50,000.00元" in text
    assert "《中华人民共和国人民调解法》第三十三条，《中华人民共和国民事诉讼法》第二百零五条、第二百零六条" in text
    assert "没有恶意串通、规避法律的行为" in text


@pytest.mark.parametrize(
    ("changes", "listed"),
    [
        ({}, ["授权委托书；", "与调解协议相关的财产权利证明。"]),
        ({"agents": []}, ["与调解协议相关的财产权利证明。"]),
        ({"agents": [], "request.settlement.assets": []}, []),
    ],
)
def test_it_lists_what_the_court_asks_for(changes: dict[str, Any], listed: list[str]) -> None:
    """民诉法解释354：提交调解协议、主持调解的证明、相关的财产权利证明等材料。"""
    lines = all_words(documents("judicial-confirmation", matter_of(CASE, changes))).splitlines()
    materials = [
        line.partition(". ")[2] for line in lines[lines.index("附：") + 1 :] if line[:2] in {f"{n}." for n in "12345"}
    ]

    assert materials[:2] == ["调解协议书；", "嘉兴市南湖区示例人民调解委员会主持调解的证明；"]
    assert materials[2] == f"各申请人的身份证明、资格证明{'；' if listed else '。'}"
    assert materials[3:] == listed


def test_the_agents_are_empowered_for_this_procedure_and_not_for_a_suit() -> None:
    text = all_words(documents("power-of-attorney-for-confirmation", matter_of(CASE)))

    assert "在样本农村商业银行股份有限公司南湖支行与顾长风、钱映雪申请司法确认调解协议一案中" in text
    assert "起诉" not in text
    assert "上诉" not in text
    assert documents("power-of-attorney-for-auction", matter_of(CASE)) == ()


def test_the_agents_of_an_auction_are_empowered_against_the_owners() -> None:
    text = all_words(documents("power-of-attorney-for-auction", matter_of("housing-loan")))

    assert "申请对何清源的担保财产实现担保物权一案中" in text
    assert "贺知远" not in text


def test_only_those_who_agreed_apply() -> None:
    (document,) = documents("judicial-confirmation", matter_of(CASE, {"proceedings.0.against": ["borrower"]}))

    (request,) = (line for line in words(document).splitlines() if line.startswith("请求确认"))
    assert "申请人二顾长风" in request
    assert "钱映雪" not in request


# 2026-11-18 is the day on which the agreement took effect: it is not counted, and thirty days end with 2026-12-18.
@pytest.mark.parametrize(("as_of", "status"), [(date(2026, 12, 18), "ready"), (date(2026, 12, 19), "refused")])
def test_thirty_days_and_not_one_more(as_of: date, status: str) -> None:
    assert assessed("judicial-confirmation", matter_of(CASE, as_of=as_of)).status == status


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"proceedings": []}, "not_applicable"),
        ({f"{AGREEMENT}.joint_application": "false"}, "refused"),
        ({f"{AGREEMENT}.transfers_property": "true"}, "refused"),
        ({f"{AGREEMENT}.terms": []}, "refused"),
    ],
)
def test_when_it_may_be_made(changes: dict[str, Any], status: str) -> None:
    assert assessed("judicial-confirmation", matter_of(CASE, changes)).status == status


def test_what_is_confirmed_is_not_confirmed_again() -> None:
    mediation = matter_of(CASE).case.proceedings[0].model_dump(mode="json")
    matter = matter_of(CASE, {"proceedings": [mediation, {"kind": "judicial_confirmation", "outcome": "ruled"}]})

    assert "已经司法确认" in str(assessed("judicial-confirmation", matter).excuse)
