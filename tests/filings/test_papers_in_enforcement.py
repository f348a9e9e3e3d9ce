"""恢复执行、限制消费、变更申请执行人、参与分配、执行担保: what each says of its case, and when it is refused."""

import pytest
from example_cases import all_words, assessed, documents, matter_of

from recovery_docs.rendering.filters.field_filters import ticked
from recovery_docs.tree.leaf import Nothing

RESUMED, ASSIGNED = "enforcement-resumed", "assigned-in-enforcement"
SETTLED = {
    "request.resumption": {
        "ground": "settlement_broken",
        "settlement": {
            "signed_on": "2026-04-10",
            "text": "于2026年6月30日前付清300,000元。",
            "perform_by": "2026-06-30",
            "performance": "part",
        },
    }
}


def told(filing: str, example: str, changes: dict | None = None) -> str:
    """The words of the paper."""
    return all_words(documents(filing, matter_of(example, changes)))


def test_enforcement_resumes_for_what_is_left_of_the_judgment() -> None:
    text = told("resumption-application", RESUMED)
    # 300,000 × 9% ÷ 360 = 75元/日；利息 20,000 + 75 × 289日 − 已抵充20,000 + 75 × 337日 = 46,950.00
    # 加倍部分 306,055 × 0.0175% × 150日 + 300,000 × 0.0175% × 337日 = 8,033.94 + 17,692.50 = 25,726.44
    assert "本金300,000.00元、一般债务利息46,950.00元、加倍部分债务利息25,726.44元，合计人民币372,676.44元" in text
    assert "自2026年11月20日起至实际清偿之日止，以300,000.00元为基数按年利率9%计算的一般债务利息" in text
    assert "已于2026年3月20日裁定终结本次执行程序" in text
    assert "宋晚亭的浙FZ0082号小型轿车一辆（价值约80,000.00元）" in text
    assert "执行和解" not in text


def test_a_broken_settlement_is_told_and_no_property() -> None:
    text = told("resumption-application", RESUMED, SETTLED)
    assert (
        "双方于2026年4月10日达成执行和解协议，约定：于2026年6月30日前付清300,000元。"
        "协议约定的履行期限至2026年6月30日，被执行人没有全部履行。" in text
    )
    assert "《中华人民共和国民事诉讼法》第二百四十一条，《最高人民法院关于执行和解若干问题的规定》第九条" in text
    assert "轿车" not in text


def test_who_resumes_enforcement_does_not_apply_for_it_afresh() -> None:
    assert assessed("enforcement-application", matter_of(RESUMED)).status == "not_applicable"
    assert assessed("enforcement-application", matter_of(RESUMED, {"request.resumption": None})).status == "ready"


def test_only_the_one_named_is_put_on_the_list() -> None:
    text = told("consumption-limit-application", RESUMED)
    assert "对被执行人一宋晚亭、被执行人二桐乡样本服饰有限公司采取限制消费措施" in text
    assert "将被执行人一宋晚亭纳入失信被执行人名单" in text
    assert "限制被执行人二桐乡样本服饰有限公司的法定代表人陆听澜、实际控制人宋晚亭实施" in text


def test_without_a_ground_for_the_list_only_limits_are_asked_for() -> None:
    changes = {"request.consumption_limit.list_ground": None}
    (paper,) = documents("consumption-limit-application", matter_of(RESUMED, changes))
    assert paper.title == "限制消费申请书"
    assert "失信" not in told("consumption-limit-application", RESUMED, changes)


def test_the_assignee_applies_beside_the_bank_that_won() -> None:
    text = told("applicant-change-application", ASSIGNED)
    assert "申请人：样本资产管理股份有限公司浙江省分公司" in text
    assert "申请执行人：示例银行股份有限公司海宁支行" in text
    assert "示例银行股份有限公司海宁支行已于2026年6月5日出具书面意见" in text


PART = {"assignments.0.part": "本金400,000.00元及其利息", "assignments.0.principal": "400000"}


def test_who_took_a_part_of_the_claim_joins_the_bank_that_won() -> None:
    (paper,) = documents("applicant-change-application", matter_of(ASSIGNED, PART))
    text = told("applicant-change-application", ASSIGNED, PART)
    assert paper.title == "追加申请执行人申请书"
    assert "将上述文书确定的债权中的本金400,000.00元及其利息，以及相应的担保等从权利转让给" in text
    assert "与申请执行人示例银行股份有限公司海宁支行各自就其享有的部分申请执行" in text
    assert "变更" not in text.replace("《最高人民法院关于民事执行中变更、追加当事人若干问题的规定》", "")
    assert "全部债权" not in text


def test_who_took_a_part_asks_for_no_more_than_the_part() -> None:
    # 判决尚欠本金1,000,000元，只受让了400,000元
    refused = assessed("collection-notice", matter_of(ASSIGNED, PART))
    assert refused.status == "refused"
    assert str(refused.reason) == "只受让了本金400,000.00元，请求的本金却是1,000,000.00元"
    whole = matter_of(ASSIGNED, PART | {"assignments.0.principal": "1000000"})
    assert assessed("collection-notice", whole).status == "ready"


def test_a_claim_assigned_before_the_judgment_needs_no_change() -> None:
    before = matter_of(ASSIGNED, {"assignments.0.signed_on": "2025-09-09"})
    assert assessed("applicant-change-application", before).status == "not_applicable"
    unsaid = matter_of(ASSIGNED, {"assignments.0.recognised_on": None})
    assert assessed("applicant-change-application", unsaid).status == "refused"


def test_a_debtor_liable_within_a_limit_shares_no_more() -> None:
    capped = {"proceedings.0.title.liabilities": [{"name": "桐乡样本服饰有限公司", "cap": "80000"}]}
    share = {"request.distribution.debtor": "桐乡样本服饰有限公司"}
    text = told("distribution-application", RESUMED, capped | share)
    assert "申请分配金额\n80,000.00元" in text
    assert "依照该文书，桐乡样本服饰有限公司在80,000.00元范围内承担连带清偿责任。" in text
    # 企业法人不适用参与分配（民诉法解释506）
    assert assessed("distribution-application", matter_of(RESUMED, share)).status == "refused"
    assert assessed("distribution-application", matter_of(RESUMED)).status == "ready"


@pytest.mark.parametrize(
    ("priority", "boxes"),
    [("none", "否☑\n是□"), ("secured", "否□\n是☑\n优先受偿权利类型：质押、抵押☑"), (None, "否□\n是□")],
)
def test_no_box_is_ticked_for_what_nobody_said(priority: str | None, boxes: str) -> None:
    text = told("distribution-application", RESUMED, {"request.distribution.priority": priority})
    assert boxes in "\n".join(line.strip() for line in text.splitlines())


def test_a_surety_for_the_debtor_ticks_its_own_boxes() -> None:
    company = {"kind": "organisation", "name": "某示例公司", "type": "limited_company"}
    changes = {"request.enforcement_guarantee.giver": company, "request.enforcement_guarantee.kind": "guarantee"}
    text = told("enforcement-guarantee-application", ASSIGNED, changes)
    assert "财产担保□　保证☑　其他□" in text
    assert "类型：有限责任公司☑" in text
    assert text.count("案外人☑") == 1
    assert assessed("enforcement-guarantee-application", matter_of(ASSIGNED, changes)).status == "refused"


@pytest.mark.parametrize(
    ("value", "choice", "box"),
    [
        (True, None, "☑"),
        (False, None, "□"),
        (Nothing("执行"), None, "□"),
        ("保证", "保证", "☑"),
        ("一般保证", "保证", "□"),
        (["男", "女"], "女", "☑"),
        (None, "保证", "□"),
    ],
)
def test_a_box_is_ticked_for_the_choice_and_nothing_else(value: object, choice: str | None, box: str) -> None:
    assert ticked(value, choice) == box
