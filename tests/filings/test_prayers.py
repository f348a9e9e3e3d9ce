"""What is prayed for, to the word and to the fen: who ranks before whom, to what limit, under which articles."""

import re
from decimal import Decimal
from typing import Any

import pytest
from example_cases import all_words, claims, documents, facts_of, matter_of, section, words
from scripts.golden.cases import case_of

from recovery_docs.fields.annexes.exhibit_list import exhibit_groups
from recovery_docs.fields.phrases.legal_basis import claim_basis
from recovery_docs.fields.phrases.sides import sides
from recovery_docs.prerequisites.matter import Matter

COSTS = [
    {"kind": "lawyer_fee", "amount": "30000", "agreed": "true", "paid": "true"},
    {"kind": "travel", "amount": "1200.50", "agreed": "true", "paid": "true"},
]
IN_ACTION = {"stage": "in_action", "case_number": "（2026）浙0411民初2002号", "reason": "被申请人正在转移财产"}


@pytest.fixture(scope="module")
def wide() -> Matter:
    """Four defendants, every kind of security."""
    case = case_of("four-defendants")
    assert case.request.as_of is not None
    return Matter.on(case, case.request.as_of)


# --- priority --------------------------------------------------------------------------------------------------------
def test_the_plaintiff_ranks_first_over_the_house_that_a_defendant_mortgaged() -> None:
    (prayed,) = (claim for claim in claims(matter_of("housing-loan")) if "优先受偿" in claim)

    assert prayed == (
        "确认原告对被告一何清源提供的坐落于浙江省杭州市上城区样本花园5幢1202室的住宅一套（权属证号：浙（2021）杭州市不动产权"
        "第0000001号，面积（数量）：89.50平方米，登记证明号：浙（2021）杭州市不动产证明第0000002号）"
        "折价或者拍卖、变卖所得的价款，就上述借款本息享有优先受偿权"
    )


def test_each_thing_pledged_or_mortgaged_has_its_claim_against_the_defendant_who_gave_it(wide: Matter) -> None:
    numbers = {"秦示例": "一", "尤例一": "二", "海宁范例经编有限公司": "三", "许范文": "四"}
    given = [one for one in wide.case.security_interests if one.owner.name in numbers]

    opened = [claim.partition("提供的")[0] for claim in claims(wide) if "优先受偿" in claim]

    assert opened == [f"确认原告对被告{numbers[one.owner.name]}{one.owner.name}" for one in given]
    assert len(given) == len(wide.case.security_interests) - 1  # the mortgage that was waived is no claim


def test_the_applicant_ranks_first_over_what_is_to_be_auctioned() -> None:
    (request,) = documents("collateral-auction-request", matter_of("housing-loan"))

    (prayed,) = (text for text in section(request, "请求事项：") if "优先受偿" in text)
    assert "申请人对上述财产拍卖、变卖所得的价款，就" in prayed
    assert "被申请人对" not in prayed


# --- articles --------------------------------------------------------------------------------------------------------
LOAN = "第五百七十七条、第六百七十四条、第六百七十五条、第六百七十六条"  # 违约责任；利息、还款、逾期利息


@pytest.mark.parametrize(
    ("name", "changes", "articles"),
    [
        ("private-loan", {}, LOAN),
        ("credit-card", {}, LOAN),
        ("private-loan", {"request.costs": COSTS}, f"第五百六十一条、{LOAN}"),
        ("assigned-claim", {}, f"第五百四十五条、第五百四十六条、第五百四十七条、{LOAN}"),
        ("overdue-instalments", {}, f"{LOAN}、第六百八十八条、第六百九十一条"),
        ("overdue-instalments", {"guarantees.0.kind": "general"}, f"{LOAN}、第六百八十七条、第六百九十一条"),
        ("housing-loan", {}, f"第四百一十条、{LOAN}"),
        ("entrusted-guaranteed", {}, "第五百七十七条、第六百八十八条、第六百九十一条、第七百条"),
    ],
)
def test_the_claim_rests_on_the_articles_of_its_facts(name: str, changes: dict[str, Any], articles: str) -> None:
    matter = matter_of(name, changes)

    assert claim_basis(matter, sides(matter, "原告", "被告")) == f"《中华人民共和国民法典》{articles}"


OLD_LAW = "，《中华人民共和国担保法》{articles}，《最高人民法院关于适用〈中华人民共和国民法典〉时间效力的若干规定》第一条第二款"


@pytest.mark.parametrize(
    ("signed_on", "due_on", "kind", "code", "older"),
    [
        # 签订、到期都在民法典以前的，适用当时的法律；有一样在以后的，适用民法典
        ("2019-07-16", "2020-12-31", "joint_and_several", "", OLD_LAW.format(articles="第十八条、第二十一条")),
        ("2019-07-16", "2021-01-01", "joint_and_several", "、第六百八十八条、第六百九十一条", ""),
        ("2021-01-01", "2020-12-31", "joint_and_several", "、第六百八十八条、第六百九十一条", ""),
        ("2019-07-16", "2020-12-31", "general", "", OLD_LAW.format(articles="第十七条、第二十一条")),
        # 担保法19：没有约定保证方式的，按照连带责任保证
        ("2019-07-16", "2020-12-31", "not_agreed", "", OLD_LAW.format(articles="第十八条、第十九条、第二十一条")),
    ],
)
def test_a_guarantee_signed_and_due_before_the_civil_code_rests_on_the_law_of_its_time(
    signed_on: str, due_on: str, kind: str, code: str, older: str
) -> None:
    note = {"note": "1", "paid_on": "2019-07-16", "amount": "1000000", "due_on": due_on}
    changes = {
        "loan.facility": None,
        "loan.contract.signed_on": "2019-07-16",
        "loan.disbursements": [note],
        "repayments": [],
        "guarantees.0.contract.signed_on": signed_on,
        "guarantees.0.kind": kind,
        "request.costs": [],
    }
    matter = matter_of("working-capital", changes)

    assert claim_basis(matter, sides(matter, "原告", "被告")) == f"《中华人民共和国民法典》{LOAN}{code}{older}"


def test_guarantors_of_both_kinds_mortgages_and_pledges_each_add_their_article(wide: Matter) -> None:
    assert claim_basis(wide, sides(wide, "原告", "被告")) == (
        f"《中华人民共和国民法典》第四百一十条、第四百三十六条、第五百六十一条、{LOAN}、"
        "第六百八十七条、第六百八十八条、第六百九十一条"
    )


@pytest.mark.parametrize(("stage", "article"), [("before_action", "第一百零四条"), ("in_action", "第一百零三条")])
def test_preservation_is_asked_under_the_article_of_its_stage(stage: str, article: str) -> None:
    (application,) = documents(
        "preservation-application", matter_of("overdue-instalments", {"request.preservation.stage": stage})
    )

    closing = section(application, "事实和理由：")[-1]
    assert closing.startswith(f"申请人依照《中华人民共和国民事诉讼法》{article}、第一百零五条的规定申请")
    assert re.findall(r"第[一二三四五六七八九十百零]+条", closing) == [article, "第一百零五条"]


def test_a_bank_is_spared_security_under_article_9_of_the_provisions() -> None:
    changes = {"request.preservation": IN_ACTION}
    (application,) = documents("preservation-application", matter_of("overdue-instalments", changes))

    assert (
        "《最高人民法院关于人民法院办理财产保全案件若干问题的规定》第九条" in section(application, "事实和理由：")[-2]
    )


# --- sums and counts -------------------------------------------------------------------------------------------------
def amounts(text: str) -> list[Decimal]:
    return [Decimal(found.replace(",", "")) for found in re.findall(r"([\d,]+\.\d\d)元", text)]


@pytest.mark.parametrize("name", ["housing-loan", "credit-card", "working-capital", "assigned-claim"])
def test_the_total_of_a_receipt_is_the_sum_of_its_parts_and_leaves_costs_out(name: str) -> None:
    matter = matter_of(name, {"request.costs": COSTS})
    receipt = next(line for line in words(documents("receipt", matter)[0]).splitlines() if "我方已收到" in line)
    *parts, total = amounts(receipt)

    assert len(parts) > 1
    assert total == sum(parts)
    assert matter.statement.costs == Decimal("31200.50")
    assert f"合计{total:,.2f}元" in receipt


def copies_of(matter: Matter) -> list[str]:
    return [str(row.ask("份数")) for group in exhibit_groups(matter) for row in group.ask("证据")]


def test_an_exhibit_is_filed_once_for_the_court_and_once_for_each_defendant(wide: Matter) -> None:
    assert copies_of(wide) == ["5"] * len(wide.case.exhibits)


@pytest.mark.parametrize(("name", "expected"), [("private-loan", "2"), ("housing-loan", "3")])
def test_the_copies_that_the_case_writes_hold_for_its_exhibit_alone(name: str, expected: str) -> None:
    exhibits = [{**one, "copies": None} for one in facts_of(name)["exhibits"]]
    exhibits[0]["copies"] = "7"

    assert copies_of(matter_of(name, {"exhibits": exhibits})) == ["7", *[expected] * (len(exhibits) - 1)]


def test_a_preservation_limit_that_nobody_wrote_is_the_debt_with_its_costs() -> None:
    matter = matter_of("overdue-instalments", {"request.preservation": IN_ACTION, "request.costs": COSTS})
    (application,) = documents("preservation-application", matter)

    (limit,) = amounts(section(application, "请求事项：")[-1])
    assert limit == matter.statement.total + Decimal("31200.50")


def test_a_preservation_limit_that_was_written_stands() -> None:
    (application,) = documents("preservation-application", matter_of("overdue-instalments", {"request.costs": COSTS}))

    assert amounts(section(application, "请求事项：")[-1]) == [Decimal("500000.00")]


# --- what the plaintiff has to ask for ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("signed_on", "rate", "asked"),
    [("2020-08-19", "30%", True), ("2020-08-19", "12%", False), ("2020-08-20", "30%", False)],
)
def test_the_ceiling_of_an_older_rule_is_asked_for_where_it_holds_the_rate_down(
    signed_on: str, rate: str, asked: bool
) -> None:
    # 民间借贷规定31②：合同成立于2020年8月20日以前的，此前的利息按当时的规定，以当事人请求为前提。
    (note,) = facts_of("private-loan")["loan"]["disbursements"]
    loan = {
        "loan.contract.signed_on": signed_on,
        "loan.disbursements": [note | {"paid_on": signed_on, "due_on": "2021-08-19", "interest_paid_until": None}],
        "loan.rate": {"annual": rate},
        "loan.penalty": None,
        "repayments": [],
        "loan.schedule": None,
        "bank_statement": None,
        "request.complaint_form": "classic",
    }
    (complaint,) = documents("civil-complaint", matter_of("private-loan", loan))
    assert ("原告请求适用当时的司法解释规定的上限计算" in "".join(section(complaint, "事实和理由："))) is asked


def test_the_story_tells_the_death_of_a_borrower_who_is_alive_where_the_mortgage_names_him() -> None:
    heir = {"kind": "person", "name": "何小示", "address": "杭州市示例路8号", "phones": ["13800000099"]}
    dead = {"borrowers.0.died_on": "2026-08-01", "borrowers.0.heirs": ["何小示"], "third_persons": [heir]}
    owner = {"mortgages.0.owner": {"kind": "person", "name": "何清源"}}
    for changes in (dead, dead | owner):
        text = all_words(documents("civil-complaint", matter_of("housing-loan", changes)))
        assert "何清源于2026年8月1日死亡，被告一何小示为其继承人或者遗产管理人" in text


@pytest.mark.parametrize(("days", "ticked"), [(30, "是否到期：是☑　否□"), (None, "是否到期：是□　否□")])
def test_a_loan_without_a_day_is_due_when_the_time_of_the_demand_is_over(days: int | None, ticked: str) -> None:
    lent = {"note": "1", "paid_on": "2025-03-01", "amount": 80000, "no_due_date": "true", "exhibit": 3}
    changes = {"loan.disbursements": [lent], "events.0.pay_within_days": days}
    assert ticked in all_words(documents("civil-complaint", matter_of("private-loan", changes)))
