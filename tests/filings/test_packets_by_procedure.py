"""What goes into one packet: annexes of the procedure, nothing that excludes another filing, outside papers, one numbering."""

from collections.abc import Callable
from typing import Any

import pytest

from recovery_docs.case import Case
from recovery_docs.case.exhibit import new_numbers
from recovery_docs.filings import FILINGS, on_their_own
from recovery_docs.filings.annexes.check_sheet import check_sheet
from recovery_docs.filings.assessment import assess, assess_all, set_aside
from recovery_docs.filings.outside_papers import copies_of, outside_papers

OF_SUITS = ("上诉", "反诉", "应诉", "庭审", "质证", "辩论", "诉讼请求")
EVERY_POWER = [
    *("admit", "waive", "change_claims", "settle", "counterclaim", "appeal", "apply_enforcement", "receive_payment"),
]


@pytest.mark.parametrize(
    ("filing", "case", "own"),
    [
        ("enforcement-application", "enforced-judgment", "代为和解；代为收取执行款项"),
        ("resumption-application", "enforcement-resumed", "代为和解；代为收取执行款项"),
        ("payment-order-application", "credit-card", "代为收取款项；代为申请执行支付令"),
        ("collateral-auction-request", "housing-loan", "代为申请执行；代为收取执行款项"),
    ],
)
def test_a_power_of_attorney_outside_a_suit_speaks_of_no_suit(
    example: Any, matter: Any, said: Any, filing: str, case: str, own: str
) -> None:
    facts = example(case)
    agent = {"kind": "lawyer", "name": "江示例", "firm": "浙江示例律师事务所", "licence_number": "13301202010000001"}
    facts["agents"] = [{**agent, "powers": "special", "special_powers": EVERY_POWER}]
    of = matter(facts)
    (power,) = [
        document
        for annex in FILINGS[filing].annexes
        if annex.startswith("power-of-attorney")
        for document in FILINGS[annex].documents(of)
    ]
    text = said(power)
    assert own in text
    assert [word for word in OF_SUITS if word in text.replace("委托诉讼代理人", "")] == []


def test_what_excludes_a_complaint_is_set_aside_with_the_reason_unless_asked_for_by_name(
    example: Any, matter: Any
) -> None:
    of = matter(example("housing-loan"))
    usual = {one.filing.id: one for one in set_aside(of, assess_all(of, on_their_own()))}
    assert usual["civil-complaint"].status == "ready"
    apart = {name: str(one.reason) for name, one in usual.items() if one.status == "set_aside"}
    assert apart.keys() == {"collateral-auction-request", "preservation-application"}
    assert "重复主张" in apart["collateral-auction-request"]
    assert "起诉以前单独提出" in apart["preservation-application"]

    alone = set_aside(of, assess_all(of, [FILINGS["collateral-auction-request"], FILINGS["collection-notice"]]))
    assert [one.status for one in alone] == ["ready", "ready"]
    facts = example("housing-loan")
    facts["request"]["preservation"] |= {"stage": "in_action"}
    facts["request"]["preservation"].pop("urgent_because")
    within = matter(facts)
    beside = FILINGS["preservation-application"].beside
    assert beside(within, frozenset({"civil-complaint"})) is None  # 诉讼保全 goes with the complaint


def test_exhibits_are_numbered_in_the_order_of_the_list_and_every_fact_follows(
    example: Any, matter: Any, said: Any
) -> None:
    facts = example("two-notes-published")
    for exhibit in facts["exhibits"]:
        exhibit["group"] = {"1": "甲", "2": "乙", "3": "甲"}.get(exhibit["number"], "乙")
    contract = next(one for one in facts["exhibits"] if one["number"] == "2")
    facts["loan"]["contract"]["exhibit"] = "2"
    of = matter(facts)
    moved = next(one for one in of.case.exhibits if one.name == contract["name"])
    assert (moved.number, of.case.loan.contract.exhibit) == (3, 3)  # 甲 holds 1 and 3, which comes before it
    (listed,) = FILINGS["evidence-list"].documents(of)
    names = [one.name for one in sorted(of.case.exhibits, key=lambda one: one.number)]
    text = said(listed)
    assert sorted(names, key=text.index) == names
    unmoved = Case.model_validate(example("two-notes-published"))
    assert new_numbers(unmoved.exhibits) == {}


def test_papers_from_outside_are_there_or_missing(example: Any, matter: Any, said: Callable[..., str]) -> None:
    facts = example("two-notes-published")
    facts["exhibits"] = [one for one in facts["exhibits"] if one.get("kind") != "loan_contract"]
    facts["agents"] = [{"kind": "employee", "name": "江示例"}]
    of = matter(facts)
    found = {one.name: one.exhibits for one in outside_papers(FILINGS["civil-complaint"], of)}
    assert found["借款合同"] == ()
    assert found["借据、放款凭证"] == (3,)
    assert found["工作人员的身份证和劳动人事关系证明（劳动合同、社会保险记录或者工作证明）"] == ()
    assert "担保合同" not in found  # nobody stands security
    assert copies_of(FILINGS["civil-complaint"], of) == 1 + 1
    sheet = said(check_sheet(of, [assess(of, FILINGS["civil-complaint"])]))
    assert "缺　借款合同" in sheet
    assert "有：证据3　借据、放款凭证" in sheet
    assert "各提交2份" in sheet


def test_every_filing_names_only_papers_and_conditions_that_are_known(matter: Any, example: Any) -> None:
    of = matter(example("housing-loan"))
    named = {one.name for filing in FILINGS.values() for one in outside_papers(filing, of)}
    assert {"保全担保书或者保单保函", "人民调解协议", "生效法律文书和生效证明", "说明担保财产现状的材料"} <= named
    assert {copies_of(filing, of) for filing in FILINGS.values()} == {None, 1 + len(of.defendants)}
