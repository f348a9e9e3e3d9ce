"""债权转让通知书: who assigned what to whom, whom to pay (民法典546、547、696), what became of the data (个人信息保护法23)."""

from example_cases import all_words, assessed, documents, matter_of

CASE = "assigned-claim"
PERSON = {
    "kind": "person",
    "name": "蒋一舟",
    "address": "浙江省海宁市样本镇皮革路2号",
    "phones": ["13800000052"],
}
GUARANTEE = {"guarantor": PERSON, "contract": {"title": "保证合同", "number": "示保1号"}, "kind": "joint_and_several"}


def test_it_tells_the_hand_the_new_creditor_and_the_arrears() -> None:
    (notice,) = documents("assignment-notice", matter_of(CASE))
    text = all_words([notice])

    assert notice.title == "债权转让通知暨催收通知书"
    assert "已于2025年6月30日与样本资产管理股份有限公司浙江省分公司签订《债权转让协议》" in text
    assert "转让基准日为2025年5月31日" in text
    assert "向样本资产管理股份有限公司浙江省分公司履行全部义务，不再向示例银行股份有限公司海宁支行履行" in text
    assert "转让方（盖章）：示例银行股份有限公司海宁支行" in text
    assert "受让方（盖章）：样本资产管理股份有限公司浙江省分公司" in text
    assert "2,548,186.20" in text
    assert "依法转让" not in text


def test_sums_that_passed_are_named_as_of_the_base_day() -> None:
    matter = matter_of(CASE, {"assignments.0.principal": "2000000", "assignments.0.interest": "310000"})

    assert "截至基准日本金2,000,000.00元、利息310,000.00元" in all_words(documents("assignment-notice", matter))


def test_every_hand_of_a_chain_is_told_and_the_last_assignor_signs() -> None:
    first = matter_of(CASE).case.assignments[0].model_dump(mode="json")
    second = {
        "assignor": {"kind": "organisation", "name": "样本资产管理股份有限公司"},
        "contract": "《资产转让协议》",
        "signed_on": "2025-09-01",
    }
    text = all_words(documents("assignment-notice", matter_of(CASE, {"assignments": [first, second]})))

    assert "与样本资产管理股份有限公司签订《债权转让协议》" in text
    assert "样本资产管理股份有限公司已于2025年9月1日与样本资产管理股份有限公司浙江省分公司签订《资产转让协议》" in text
    assert "转让方（盖章）：样本资产管理股份有限公司\n" in text


def test_a_guarantor_is_told_to_stand_by_his_promise_and_not_to_pay_as_borrower() -> None:
    _, notice = documents("assignment-notice", matter_of(CASE, {"guarantees": [GUARANTEE]}))
    text = all_words([notice])

    assert notice.subject == "蒋一舟"
    assert "请您依照《保证合同》（编号：示保1号）继续向样本资产管理股份有限公司浙江省分公司承担保证责任" in text
    assert "请您于2026年12月10日前清偿上述全部欠款" not in text


def test_a_person_is_told_who_has_his_data_and_what_for_and_an_organisation_is_not() -> None:
    company, person = documents("assignment-notice", matter_of(CASE, {"guarantees": [GUARANTEE]}))

    assert "将您的身份信息、联系方式以及合同、还款信息" in all_words([person])
    assert "身份信息" not in all_words([company])


def test_before_anything_is_overdue_it_notifies_and_asks_for_nothing() -> None:
    matter = matter_of(
        CASE,
        {
            "bank_statement": None,
            "request.figures": "computed",
            "request.default_on": None,
            "loan.disbursements.0.interest_paid_until": "2023-09-20",
            "assignments.0.signed_on": "2023-09-10",
            "assignments.0.base_on": "2023-08-31",
            "request.as_of": "2023-09-15",
            "request.filed_on": "2023-09-15",
            "request.letter": None,
        },
    )
    (notice,) = documents("assignment-notice", matter)
    text = all_words([notice])

    assert notice.title == "债权转让通知书"
    assert "逾期" not in text
    assert "提起诉讼" not in text


def test_a_claim_that_was_never_assigned_has_no_use_for_it() -> None:
    assert assessed("assignment-notice", matter_of("working-capital")).status == "not_applicable"
    assert assessed("assignment-notice", matter_of(CASE)).status == "ready"
