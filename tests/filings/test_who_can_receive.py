"""The dead, the dissolved, the bankrupt and the incapable get no paper; whoever stands in their place does."""

import re

import pytest
from example_cases import NAMES, all_words, assessed, documents, facts_of, matter_of, words

from recovery_docs.filings import FILINGS

HEIR = {
    "kind": "person",
    "name": "顾小示",
    "address": "浙江省嘉兴市样本街道5号",
    "phones": ["13800000069"],
    "whereabouts": "known",
    "sex_if_no_id": "male",
    "other_id": {"type": "护照", "number": "E00000001"},
}
DIED = {"borrowers.0.died_on": "2026-06-01"}
WITH_HEIR = DIED | {"borrowers.0.heirs": ["顾小示"], "third_persons": [HEIR]}
NAMING_THE_DEBTOR = (
    "collection-notice",
    "sms-reminder",
    "payment-order-application",
    "mediation-application",
    "repayment-plan",
    "civil-complaint",
)


@pytest.mark.parametrize("name", sorted(set(FILINGS) - {"visit-record"}))
def test_every_paper_that_names_a_party_asks_whether_it_stands(name: str) -> None:
    filing = FILINGS[name]
    assert filing.folder == "annexes" or filing.prerequisites[0] == "PTY005"


@pytest.mark.parametrize("name", NAMING_THE_DEBTOR)
def test_no_paper_is_made_against_a_dead_borrower(name: str) -> None:
    unsecured = {"proceedings": [], "guarantees": [], "mortgages": [], "pledges": []}
    assert "PTY005" not in {one.code for one in assessed(name, matter_of("settled-in-mediation", unsecured)).blocking}
    dead = matter_of("settled-in-mediation", unsecured | DIED)
    refused = assessed(name, dead)
    assert refused.status == "refused"
    (finding,) = [one for one in refused.blocking if one.code == "PTY005"]
    assert finding.subject == dead.case.borrowers[0].name
    assert "heirs" in str(finding.hint)


def test_a_notice_goes_to_the_heir_who_answers_with_the_estate_alone() -> None:
    matter = matter_of("settled-in-mediation", WITH_HEIR)
    (notice,) = documents("collection-notice", matter)
    text = all_words([notice])
    assert notice.subject == "顾小示"
    assert "顾长风已于2026年6月1日死亡，您为其继承人或者遗产管理人" in text
    assert "在所得遗产的实际价值范围内清偿上述全部欠款" in text
    assert "PTY005" not in {one.code for one in assessed("collection-notice", matter).blocking}


def test_an_heir_whose_particulars_nobody_wrote_is_asked_for() -> None:
    matter = matter_of("settled-in-mediation", DIED | {"borrowers.0.heirs": ["顾小示"]})
    (finding,) = [one for one in assessed("collection-notice", matter).blocking if one.code == "PTY005"]
    assert "third_persons" in str(finding.hint)
    assert "顾小示" in str(finding.hint)


def test_a_living_borrower_still_gets_letter_and_message() -> None:
    first = facts_of("settled-in-mediation")["borrowers"][0]
    second = first | {"name": "沈示例", "resident_id": None, "phones": ["13800000068"]}
    matter = matter_of("settled-in-mediation", {"borrowers": [first | {"died_on": "2026-06-01"}, second]})
    assert assessed("collection-notice", matter).stopped == (first["name"],)
    (sheet,) = documents("sms-reminder", matter)
    assert [line for line in words(sheet).splitlines() if re.fullmatch(r"1\d{10}", line)] == ["13800000068"]
    assert "PTY005" not in {one.code for one in assessed("sms-reminder", matter).blocking}


def guarantor_gone(**facts: object) -> dict[str, object]:
    return {f"guarantees.0.guarantor.{key}": value for key, value in facts.items()}


def test_a_dead_guarantors_demand_goes_to_the_heir() -> None:
    example = next(name for name in NAMES if _first_guarantor(name) == "person")
    died = guarantor_gone(died_on="2021-01-01")
    dead = matter_of(example, died).case.guarantees[0].guarantor.name
    stopped = assessed("guarantor-demand", matter_of(example, died)).stopped
    assert dead in stopped
    matter = matter_of(example, died | guarantor_gone(heirs=["顾小示"]) | {"third_persons": [HEIR]})
    assert "PTY005" not in {one.code for one in assessed("guarantor-demand", matter).blocking}
    to_heir = [one for one in documents("guarantor-demand", matter) if one.subject == "顾小示"]
    assert f"{dead}已于2021年1月1日死亡" in all_words(to_heir)
    assert "在所得遗产的实际价值范围内" in all_words(to_heir)


@pytest.mark.parametrize("fact", ["deregistered_on", "bankruptcy_accepted_on"])
def test_a_company_that_is_gone_or_bankrupt_gets_no_demand(fact: str) -> None:
    example = next(name for name in NAMES if _first_guarantor(name) == "person")
    company = {"kind": "organisation", "name": "样本机械有限公司", "type": "limited_company"}
    matter = matter_of(example, {"guarantees.0.guarantor": company | {fact: "2021-01-01"}})
    assert matter.case.guarantees[0].guarantor.name in assessed("guarantor-demand", matter).stopped


def _first_guarantor(name: str) -> str | None:
    guarantees = facts_of(name).get("guarantees") or []
    return guarantees[0]["guarantor"]["kind"] if guarantees else None


def test_a_judgment_against_the_dead_is_not_applied_for_against_them() -> None:
    dead = matter_of("enforced-judgment", {"borrowers.0.died_on": "2026-09-01"})
    assert "PTY005" in {one.code for one in assessed("enforcement-application", dead).blocking}


def test_a_guardian_is_named_where_the_letter_and_the_suit_name_the_ward() -> None:
    ward = {"borrowers.0.incapable_on": "2026-01-01", "borrowers.0.guardian": "顾大示"}
    matter = matter_of("settled-in-mediation", ward | {"request.complaint_form": "classic"})
    assert "（法定代理人顾大示收）" in all_words(documents("collection-notice", matter))
    assert "法定代理人：顾大示" in all_words(documents("civil-complaint", matter))


WIDOW = HEIR | {"name": "顾大示", "other_id": {"type": "护照", "number": "E00000002"}}
TWO_HEIRS = DIED | {"borrowers.0.heirs": ["顾小示", "顾大示"], "third_persons": [HEIR, WIDOW]}
FORMS = ("classic", "element")
UNSECURED = {"proceedings": [], "guarantees": [], "mortgages": [], "pledges": [], "request.defendants": []}


@pytest.mark.parametrize("form", FORMS)
def test_the_heirs_are_sued_within_the_estate(form: str) -> None:
    matter = matter_of("settled-in-mediation", UNSECURED | TWO_HEIRS | {"request.complaint_form": form})
    text = all_words(documents("civil-complaint", matter))
    assert "判令被告一顾小示、被告二顾大示在所继承或者管理的顾长风遗产的实际价值范围内偿还原告借款本金" in text
    assert "顾长风于2026年6月1日死亡，被告一顾小示、被告二顾大示为其继承人或者遗产管理人" in text
    assert "第一千一百六十一条" in text
    assert "被告一顾长风" not in text
    assert "第三人：顾小示" not in text
    told = {one.code for one in assessed("civil-complaint", matter).blocking}
    assert told.isdisjoint({"PTY005", "CMP002", "CMP005", "CMP014", "CMP015"})


@pytest.mark.parametrize("named", [["borrower"], ["顾长风"], ["顾小示"], ["顾小示", "顾长风"]])
def test_however_the_request_names_them_the_heir_stands_in_the_place_of_the_dead(named: list[str]) -> None:
    matter = matter_of("settled-in-mediation", UNSECURED | WITH_HEIR | {"request.defendants": named})
    assert [(one.name, one.capacity) for one in matter.defendants] == [("顾小示", "borrower")]


def test_beside_a_living_borrower_the_heir_answers_with_the_estate_alone() -> None:
    first = facts_of("settled-in-mediation")["borrowers"][0]
    second = first | {"name": "沈示例", "resident_id": None}
    both = {"borrowers": [second, first | {"died_on": "2026-06-01", "heirs": ["顾小示"]}], "third_persons": [HEIR]}
    matter = matter_of("settled-in-mediation", UNSECURED | both | {"request.complaint_form": "classic"})
    text = all_words(documents("civil-complaint", matter))
    assert "判令被告一沈示例偿还原告借款本金" in text
    assert "判令被告二顾小示在所继承或者管理的顾长风遗产的实际价值范围内，与被告一沈示例共同清偿上述借款本息" in text


def test_an_heir_who_borrowed_too_answers_for_the_whole() -> None:
    first = facts_of("settled-in-mediation")["borrowers"][0]
    both = {"borrowers": [HEIR, first | {"died_on": "2026-06-01", "heirs": ["顾小示"]}]}
    matter = matter_of("settled-in-mediation", UNSECURED | both | {"request.complaint_form": "classic"})
    text = all_words(documents("civil-complaint", matter))
    assert "判令被告顾小示偿还原告借款本金" in text
    assert "顾长风于2026年6月1日死亡，其继承人或者遗产管理人为顾小示。" in text
    assert "遗产的实际价值" not in text


def test_the_administrator_of_a_guarantors_estate_answers_for_the_guarantee() -> None:
    example = next(name for name in NAMES if _first_guarantor(name) == "person")
    bureau = {"kind": "organisation", "name": "样本县民政局", "type": "government_body", "address": "样本县1号"}
    died = guarantor_gone(died_on="2021-01-01", heirs=["样本县民政局"]) | {"third_persons": [bureau]}
    matter = matter_of(example, died | {"request.complaint_form": "classic", "request.defendants": []})
    dead = matter.case.guarantees[0].guarantor.name
    assert f"样本县民政局在所继承或者管理的{dead}遗产的实际价值范围内" in all_words(
        documents("civil-complaint", matter)
    )


def test_mediation_is_applied_for_against_the_heirs() -> None:
    changes = UNSECURED | WITH_HEIR | {"request.committee": "样本县人民调解委员会"}
    matter = matter_of("settled-in-mediation", changes)
    text = all_words(documents("mediation-application", matter))
    assert "请求被申请人顾小示在所继承或者管理的顾长风遗产的实际价值范围内偿还" in text
    assert "PTY005" not in {one.code for one in assessed("mediation-application", matter).blocking}


@pytest.mark.parametrize("name", ["payment-order-application", "repayment-plan", "preservation-application"])
def test_what_the_dead_would_have_to_sign_or_owe_for_certain_is_not_turned_on_the_heirs(name: str) -> None:
    # 民诉法解释427：支付令要数额确定；继承人只以所得遗产为限。
    asked = {
        "request.preservation": {
            "stage": "in_action",
            "amount": 1000,
            "assets": [{"owner": "顾长风", "kind": "deposit", "text": "存款"}],
        }
    }
    found = assessed(name, matter_of("settled-in-mediation", UNSECURED | WITH_HEIR | asked))
    (finding,) = [one for one in found.blocking if one.code == "PTY005"]
    assert "已经以顾小示为对方" in str(finding.hint)


def test_a_dead_defendant_is_told_of_once() -> None:
    found = assessed("civil-complaint", matter_of("settled-in-mediation", UNSECURED | DIED))
    assert [one.code for one in found.blocking if one.subject == "顾长风"] == ["PTY005"]


def test_a_struck_off_defendant_is_told_of_once() -> None:
    company = {
        "kind": "organisation",
        "name": "样本机械有限公司",
        "type": "limited_company",
        "deregistered_on": "2026-01-01",
    }
    found = assessed("civil-complaint", matter_of("settled-in-mediation", UNSECURED | {"borrowers": [company]}))
    assert [one.code for one in found.blocking if "注销" in str(one.message)] == ["PTY005"]


def test_notices_of_acceleration_and_assignment_go_to_the_heirs() -> None:
    accelerate = {"request.accelerate": True, "request.acceleration_ground": "借款人死亡"}
    person = facts_of("settled-in-mediation")["borrowers"][0]
    dead = {"borrowers": [person | {"died_on": "2026-06-01", "heirs": ["顾小示"]}], "third_persons": [HEIR]}
    (notice,) = documents("acceleration-notice", matter_of("overdue-instalments", accelerate | dead))
    text = all_words([notice])
    assert notice.subject == "顾小示"
    assert "顾长风没有按约还款" in text
    assert "在所得遗产的实际价值范围内清偿上述全部款项" in text
    matter = matter_of("assigned-claim", dead | {"guarantees": [], "mortgages": [], "pledges": [], "events": []})
    (notice,) = documents("assignment-notice", matter)
    assert notice.subject == "顾小示"
    assert "顾长风已于2026年6月1日死亡，您为其继承人或者遗产管理人" in all_words([notice])
    assert "PTY005" not in {one.code for one in assessed("assignment-notice", matter).blocking}


def test_the_guardian_stands_behind_the_name_in_the_official_form() -> None:
    ward = {"borrowers.0.incapable_on": "2026-01-01", "borrowers.0.guardian": "顾大示"}
    text = all_words(documents("civil-complaint", matter_of("settled-in-mediation", ward)))
    assert "顾长风（法定代理人：顾大示）" in text


def test_the_widow_who_inherits_did_not_sign() -> None:
    heirs = {"borrowers.0.heirs": ["顾小示", "顾大示"], "borrowers.0.spouse": "顾大示", "third_persons": [HEIR, WIDOW]}
    found = assessed("civil-complaint", matter_of("settled-in-mediation", UNSECURED | DIED | heirs)).findings
    assert [str(one.message) for one in found if one.code == "CMP016"] == ["顾大示作为继承人以所得遗产为限负责"]


def test_a_demand_needs_the_address_of_the_heir_and_not_that_of_the_dead() -> None:
    example = next(name for name in NAMES if _first_guarantor(name) == "person")
    dead = guarantor_gone(died_on="2021-01-01", heirs=["顾小示"], address=None, service_address=None, phones=[])
    reached = assessed("guarantor-demand", matter_of(example, dead | {"third_persons": [HEIR]}))
    lost = assessed("guarantor-demand", matter_of(example, dead | {"third_persons": [HEIR | {"phones": []}]}))
    name = matter_of(example).case.guarantees[0].guarantor.name
    assert [one.outcome.value for one in reached.findings if one.code == "GUA010" and one.subject == name] == ["met"]
    assert [one.outcome.value for one in lost.findings if one.code == "GUA010" and one.subject == name] == [
        "undetermined"
    ]


def test_the_dead_get_no_copy_of_the_acceleration() -> None:
    example = "overdue-instalments"
    name = matter_of(example).case.guarantees[0].guarantor.name
    living = all_words(documents("acceleration-notice", matter_of(example)))
    dead = all_words(documents("acceleration-notice", matter_of(example, guarantor_gone(died_on="2021-01-01"))))
    heirs = guarantor_gone(died_on="2021-01-01", heirs=["顾小示"]) | {"third_persons": [HEIR]}
    heir = all_words(documents("acceleration-notice", matter_of(example, heirs)))
    copies = [[line for line in text.splitlines() if line.startswith("抄送")] for text in (living, dead, heir)]
    assert copies == [[f"抄送：{name}"], [], ["抄送：顾小示"]]
