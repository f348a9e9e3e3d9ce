"""申请书（申请财产保全用）: measures and their terms, reasons by stage (民事诉讼法103、104), security (保全规定5、9)."""

from typing import Any

import pytest
from example_cases import all_words, assessed, documents, matter_of, section

CASE = "overdue-instalments"
IN_ACTION: dict[str, Any] = {
    "request.preservation.stage": "in_action",
    "request.preservation.case_number": "（2026）浙0411民初2002号",
    "request.preservation.reason": "被申请人正在低价处理机器设备",
}


def text(changes: dict[str, Any] | None = None) -> str:
    return all_words(documents("preservation-application", matter_of(CASE, changes)))


def test_each_kind_of_property_has_its_measure_and_its_longest_term() -> None:
    (document,) = documents("preservation-application", matter_of(CASE))

    assert section(document, "请求事项：") == [
        "1. 冻结被申请人一嘉兴样本机械有限公司名下在样本银行股份有限公司嘉兴分行账户内的存款（数额200,000.00元），期限为一年；",
        (
            "2. 查封、扣押被申请人一嘉兴样本机械有限公司名下存放于浙江省嘉兴市秀洲区样本工业区8号的数控机床四台"
            "（数额240,000.00元），期限为二年；"
        ),
        "3. 冻结被申请人二简怀瑾名下嘉兴样本机械有限公司60%股权，期限为三年；",
        "4. 上述财产的保全以人民币500,000.00元（大写：人民币伍拾万元整）为限。",
    ]


def test_before_a_suit_it_tells_the_whole_story_the_urgency_and_the_promise_to_sue() -> None:
    said = text()

    assert "签订《固定资产借款合同》" in said
    assert "情况紧急，不立即申请保全将会使申请人的合法权益受到难以弥补的损害" in said
    assert "第一百零四条、第一百零五条的规定申请诉前财产保全，并将在采取保全措施后30日内依法起诉" in said
    assert "（样本财产保险股份有限公司诉前财产保全责任保险保函）作为担保，担保数额500,000.00元" in said


def test_within_a_suit_it_names_the_case_and_why_a_judgment_might_fail() -> None:
    said = text(IN_ACTION)

    assert "金融借款合同纠纷一案，嘉兴市秀洲区人民法院已经受理，案号为（2026）浙0411民初2002号" in said
    assert "被申请人正在低价处理机器设备，可能使将来的判决难以执行" in said
    assert "第一百零三条、第一百零五条的规定申请财产保全" in said
    assert "诉前财产保全，并将" not in said


@pytest.mark.parametrize(
    ("institution", "stage", "asked"),
    [
        ("commercial_bank", "in_action", "请求不要求提供担保"),
        ("small_loan_company", "in_action", "申请人愿意按照人民法院的要求提供担保"),
        ("commercial_bank", "before_action", "申请人愿意按照人民法院的要求提供担保"),
    ],
)
def test_only_a_bank_within_a_suit_asks_to_be_spared_security(institution: str, stage: str, asked: str) -> None:
    changes = IN_ACTION | {
        "request.preservation.stage": stage,
        "request.preservation.security": None,
        "creditor.institution": institution,
    }

    assert asked in text(changes)


def test_only_owners_of_what_is_preserved_are_respondents() -> None:
    asset = {"owner": "简怀瑾", "kind": "deposit", "text": "银行存款"}
    said = text({"request.preservation.assets": [asset]})

    assert "被申请人：简怀瑾" in said
    assert "被申请人二" not in said


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "ready"),
        ({"request.preservation": None}, "not_applicable"),
        ({"request.preservation.urgent_because": None}, "refused"),
        ({"request.preservation.assets": []}, "refused"),
        (IN_ACTION, "ready"),
        (IN_ACTION | {"request.preservation.case_number": None}, "refused"),
        ({"request.preservation.security_amount": "499999.99"}, "refused"),
    ],
)
def test_when_it_may_be_filed(changes: dict[str, Any], status: str) -> None:
    assert assessed("preservation-application", matter_of(CASE, changes)).status == status
