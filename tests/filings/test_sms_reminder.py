"""还款提醒短信: to the borrower's own mobile numbers, no identity number, no threat (个人信息保护法6; 催收工作指引)."""

import re
from datetime import date

import pytest
from example_cases import NAMES, all_words, assessed, documents, matter_of, words

from recovery_docs.fields.contacted.messages import numbers
from recovery_docs.prerequisites.forbidden_words import found_terms, full_number
from recovery_docs.prerequisites.matter import Matter


def messages(matter: Matter) -> list[str]:
    """The texts of the sheet."""
    found = all_words(documents("sms-reminder", matter)).splitlines()
    return [line for line in found if line.startswith("【")]


def test_it_says_who_which_contract_how_much_as_of_which_day_and_whom_to_call() -> None:
    matter = matter_of("settled-in-mediation")

    assert messages(matter)[0] == (
        "【样本农村商业银行股份有限公司南湖支行】顾长风先生，您好。个人经营性借款合同（编号尾号0618）项下借款自2026年3月21日起"
        "逾期，截至2026年11月17日（含当日）欠款合计314,452.17元。请及时还款；已经还款的，请忽略本短信。查询、协商还款或者有异议的，"
        "请联系章予安，电话0573-80000062。"
    )


def test_a_card_is_named_by_its_last_four_digits() -> None:
    matter = matter_of("credit-card")

    assert "您尾号0425的信用卡透支款" in messages(matter)[0]


def test_an_assignee_says_from_whom_the_debt_came() -> None:
    matter = matter_of("assigned-claim")

    assert "由示例银行股份有限公司海宁支行转让给我方的流动资金借款合同" in messages(matter)[0]


@pytest.mark.parametrize("name", NAMES)
def test_no_message_shows_a_full_number_or_an_unlawful_word(name: str) -> None:
    matter = matter_of(name)
    for text in messages(matter):
        assert not full_number(text)
        for category in ("abuse", "threat", "coercion", "impersonation", "exaggeration", "extra_charge"):
            assert found_terms(category, text) == ()  # type: ignore[arg-type]


def test_only_mobile_numbers_of_borrowers_each_once() -> None:
    matter = matter_of("overdue-instalments")

    # The company's landline is no mobile; its head's mobile is the guarantor's too, and comes once.
    assert [(party.name, phone) for party, phone in numbers(matter)] == [("嘉兴样本机械有限公司", "13800000092")]


def test_a_number_of_two_borrowers_gets_one_message() -> None:
    second = {"kind": "person", "name": "乔示例", "phones": ["13800000032", "13800000033"]}
    first = matter_of("credit-card").case.model_dump(mode="json")["borrowers"][0]
    matter = matter_of("credit-card", {"borrowers": [first, second]})

    assert [phone for _, phone in numbers(matter)] == ["13800000032", "13800000033"]


@pytest.mark.parametrize(
    ("number", "tail"), [("样借2021-07", "（编号尾号07）"), ("样借第20240716号", "（编号尾号0716）")]
)
def test_a_contract_is_named_by_its_last_digits(number: str, tail: str) -> None:
    matter = matter_of("settled-in-mediation", {"loan.contract.number": number})

    assert tail in messages(matter)[0]


def test_the_sheet_says_between_which_hours_to_send() -> None:
    (sheet,) = documents("sms-reminder", matter_of("credit-card"))

    assert "在8时至22时之间发送" in words(sheet)


def test_before_the_standard_of_2025_no_hours_are_claimed() -> None:
    (sheet,) = documents("sms-reminder", matter_of("two-notes-published"))

    assert not re.search(r"\d时至", words(sheet))


@pytest.mark.parametrize(("as_of", "status"), [(date(2024, 9, 20), "not_applicable"), (date(2024, 9, 21), "ready")])
def test_it_is_of_use_from_the_first_day_of_default(as_of: date, status: str) -> None:
    assert assessed("sms-reminder", matter_of("two-notes-published", as_of=as_of)).status == status


def test_without_a_mobile_number_there_is_nowhere_to_send_it() -> None:
    matter = matter_of("credit-card", {"borrowers.0.phones": ["028-80000009"]})

    assert "没有预留手机号码" in str(assessed("sms-reminder", matter).excuse)
