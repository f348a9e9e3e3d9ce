"""申请书（申请支付令用）: a sum that stops at a day, against borrowers alone (民事诉讼法225; 解释427、428、434)."""

from typing import Any

import pytest
from example_cases import all_words, assessed, documents, matter_of, section

CASE = "credit-card"


def test_it_asks_for_a_fixed_sum_and_nothing_that_runs_on() -> None:
    """解释428（四）：数额不确定的，裁定驳回."""
    (document,) = documents("payment-order-application", matter_of(CASE))

    # 18,920.00 + 2,503.28 + 230.00
    assert section(document, "请求事项：")[0] == (
        "1. 请求向被申请人乔木生发出支付令，督促其给付申请人透支本金18,920.00元、利息2,503.28元、违约金230.00元"
        "，计算至2026年11月19日（含当日），合计人民币21,653.28元（大写：人民币贰万壹仟陆佰伍拾叁元贰角捌分）；"
    )
    assert "实际清偿之日" not in all_words([document])


def test_two_debtors_are_urged_to_pay_together() -> None:
    one = matter_of(CASE).case.model_dump(mode="json")["borrowers"][0]
    other = {"kind": "person", "name": "乔示例", "address": one["address"]}
    (document,) = documents("payment-order-application", matter_of(CASE, {"borrowers": [one, other]}))

    assert "发出支付令，督促其共同给付申请人透支本金" in section(document, "请求事项：")[0]


def test_it_states_every_limb_of_the_article() -> None:
    text = all_words(documents("payment-order-application", matter_of(CASE)))

    for limb in (
        "已经到期，数额确定",
        "没有对待给付义务",
        "没有其他债务纠纷",
        "没有下落不明",
        "能够送达",
        "没有申请诉前保全",
    ):
        assert limb in text
    assert "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第四百二十七条" in text
    assert "附：证据6份" in text


def test_a_title_within_a_title_is_closed_once() -> None:
    assert "的解释》的解释》" not in all_words(documents("payment-order-application", matter_of(CASE)))


@pytest.mark.parametrize(
    ("example", "changes", "why"),
    [
        ("working-capital", {}, "有担保"),
        ("housing-loan", {}, "有担保"),
        ("enforced-judgment", {}, "已经走别的程序"),
        (CASE, {"borrowers.0.whereabouts": "missing"}, "下落不明"),
        (
            CASE,
            {"request.preservation": {"stage": "before_action", "amount": "20000"}},
            "诉前保全",
        ),
    ],
)
def test_a_case_without_use_for_it_says_why(example: str, changes: dict[str, Any], why: str) -> None:
    assert why in str(assessed("payment-order-application", matter_of(example, changes)).excuse)


def test_a_suit_that_was_withdrawn_does_not_stand_in_the_way() -> None:
    suit = {"kind": "suit", "institution": "成都市武侯区人民法院", "filed_on": "2026-09-01", "outcome": "withdrawn"}

    assert assessed("payment-order-application", matter_of(CASE, {"proceedings": [suit]})).status == "ready"


def test_only_the_court_of_the_debtors_home_may_issue_it() -> None:
    changes = {"request.court": "杭州市西湖区人民法院", "request.court_place": "浙江省杭州市西湖区"}
    assessment = assessed("payment-order-application", matter_of(CASE, changes))

    assert assessment.status == "refused"
    assert "PAY004" in {finding.code for finding in assessment.blocking}
