"""律师函、诉前告知函: one letter for everybody liable, which asks of each what he owes, and speaks for the creditor truly."""

from typing import Any

import pytest
from example_cases import all_words, assessed, documents, matter_of

LAWYER = {"name": "褚律示例", "kind": "lawyer", "firm": "浙江示例律师事务所", "phone": "13800000090"}


def to(name: str, filing: str, case: str, changes: dict[str, Any] | None = None) -> str:
    found = documents(filing, matter_of(case, changes))
    return all_words(one for one in found if one.subject == name)


def test_a_lawyers_letter_speaks_of_its_client_and_is_signed_by_the_firm() -> None:
    text = to("何清源", "lawyer-letter", "housing-loan")
    assert "浙江示例律师事务所接受样本银行股份有限公司杭州分行（以下称委托人）的委托，指派顾问渠律师" in text
    assert "逾期未清偿的，委托人可以依法采取向人民法院提起诉讼" in text
    assert "浙江示例律师事务所（盖章）" in text
    assert "我方" not in text
    assert "自收到本函之日起" in text
    assert "本通知" not in text


def test_without_a_law_firm_there_is_no_lawyers_letter() -> None:
    assert assessed("lawyer-letter", matter_of("working-capital")).status == "not_applicable"
    assert assessed("lawyer-letter", matter_of("working-capital", {"agents": [LAWYER]})).status == "ready"


def test_a_lawyers_letter_after_judgment_is_refused() -> None:
    found = assessed("lawyer-letter", matter_of("enforced-judgment"))
    assert {one.code for one in found.blocking} == {"NOT009"}


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("海宁市样本纺织有限公司", "请贵单位于2026年12月10日前清偿上述全部欠款。"),
        ("周一凡", "现请求您于2026年12月10日前承担连带保证责任，清偿上述全部欠款。"),
    ],
)
def test_each_is_asked_for_what_he_owes(name: str, asked: str) -> None:
    text = to(name, "pre-suit-notice", "working-capital")
    assert asked in text
    assert "我方将依法向海宁市人民法院提起诉讼" in text


def test_who_only_gave_a_thing_is_not_asked_to_pay() -> None:
    owner = {"kind": "person", "name": "抵示例", "address": "浙江省嘉兴市样本街道5号", "phones": ["13800000069"]}
    mortgage = {
        "owner": owner,
        "contract": {"title": "抵押合同", "signed_on": "2024-07-16"},
        "collateral": {"kind": "house", "name": "住宅一套"},
    }
    text = to("抵示例", "pre-suit-notice", "working-capital", {"mortgages": [mortgage]})
    assert "您于2024年7月16日签订《抵押合同》，以住宅一套为上述债务提供抵押担保。" in text
    assert "督促债务人清偿上述全部欠款；期限届满仍未清偿的，担保财产将依法折价或者拍卖、变卖" in text
    assert "请您于2026年12月10日前清偿" not in text


def test_who_agreed_on_arbitration_is_told_of_arbitration() -> None:
    disputes = {"kind": "arbitration", "institution": "嘉兴仲裁委员会"}
    matter = matter_of("working-capital", {"loan.contract.disputes": disputes})
    (letter, *_) = documents("pre-suit-notice", matter)
    text = all_words([letter])
    assert letter.title == "申请仲裁前告知函"
    assert "我方将依法向嘉兴仲裁委员会申请仲裁" in text
    assert "仲裁费用" in text
    assert "提起诉讼" not in text


@pytest.mark.parametrize("outcome", ["pending", "judgment"])
def test_once_there_is_a_suit_nothing_is_announced(outcome: str) -> None:
    suit = {"kind": "suit", "filed_on": "2026-03-02", "outcome": outcome}
    assert assessed("pre-suit-notice", matter_of("working-capital", {"proceedings": [suit]})).status == "not_applicable"
    withdrawn = suit | {"outcome": "withdrawn", "ended_on": "2026-05-02"}
    matter = matter_of("working-capital", {"proceedings": [withdrawn]})
    assert assessed("pre-suit-notice", matter).status == "ready"
