"""The dead, the dissolved, the bankrupt and the incapable get no paper; whoever stands in their place does."""

import pytest
from example_cases import NAMES, all_words, assessed, documents, facts_of, matter_of

from recovery_docs.filings import FILINGS

HEIR = {
    "kind": "person",
    "name": "顾小示",
    "address": "浙江省嘉兴市样本街道5号",
    "phones": ["13800000069"],
    "whereabouts": "known",
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
    assert [one["phone"] for one in sheet.context["messages"]] == ["13800000068"]
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
