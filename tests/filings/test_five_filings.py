"""The five filings as a court, a committee or a debtor reads them: who, what, how much, under which paper, proved by what."""

import io
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from docx import Document as Word
from example_cases import LIBRARY, PARTIES, all_words, claims, section

from recovery_docs.case import LoanRate
from recovery_docs.fields.phrases.contract_terms import rate_words
from recovery_docs.filings import FILINGS
from recovery_docs.filings.filing import Document
from recovery_docs.money import capitals, figures
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.check_document.scan import document_text

Facts = dict[str, Any]
Example = Callable[[str], Facts]
MatterOf = Callable[[Facts], Matter]
Papers = Callable[[Facts, str], tuple[Document, ...]]

CODE = "《中华人民共和国民法典》"


@pytest.fixture
def classic(example: Example) -> Callable[[str], Facts]:
    """An example whose complaint is in the classic form."""

    def facts(name: str) -> Facts:
        found = example(name)
        found["request"]["complaint_form"] = "classic"
        return found

    return facts


def only(documents: tuple[Document, ...]) -> Document:
    (document,) = documents
    return document


def rendered(document: Document) -> bytes:
    return LIBRARY.compiled(document.template).render(document.context)


# --- the published case -------------------------------------------------------------------------------------------------


def test_the_published_case_comes_out_at_its_sum(classic: Callable[[str], Facts], matter: MatterOf) -> None:
    # 200,000 × 3.456% ÷ 360 × 90 = 1,728.00; 87,928.05 × 4.5% ÷ 360 × 104 = 1,143.06; with 287,928.05: 290,799.11
    of = matter(classic("two-notes-published"))
    assert str(of.statement.total) == "290799.11"
    claim = claims(of)[0]
    assert "偿还原告借款本金287,928.05元，并支付暂计至2024年12月17日（含当日）的利息2,871.06元" in claim
    assert "以上合计人民币290,799.11元（大写：人民币贰拾玖万零柒佰玖拾玖元壹角壹分）" in claim


# --- parties ------------------------------------------------------------------------------------------------------------


def test_one_defendant_has_no_number_and_several_have_theirs_in_order(
    classic: Callable[[str], Facts], papers: Papers
) -> None:
    alone = section(only(papers(classic("two-notes-published"), "civil-complaint")), PARTIES)
    assert any(line.startswith("被告：闻道明，男，1995年1月30日出生，汉族，") for line in alone)
    assert not any("被告一" in line for line in alone)
    both = section(only(papers(classic("working-capital"), "civil-complaint")), PARTIES)
    heads = [line.partition("：")[0] for line in both]
    assert heads == ["原告", "负责人", "委托诉讼代理人", "被告一", "法定代表人", "被告二"]


def test_a_branch_has_a_responsible_person_and_a_company_its_legal_representative(
    classic: Callable[[str], Facts], papers: Papers
) -> None:
    branch = section(only(papers(classic("working-capital"), "civil-complaint")), PARTIES)
    assert "负责人：王明川，行长，联系电话：0573-80000001。" in branch
    assert "法定代表人：周一凡，执行董事，联系电话：13800000002。" in branch
    company = section(only(papers(classic("entrusted-guaranteed"), "civil-complaint")), PARTIES)
    assert "法定代表人：方远山，董事长，联系电话：0571-80000021。" in company


@pytest.mark.parametrize(
    ("name", "title", "role"),
    [
        ("working-capital", "主要负责人身份证明书", "主要负责人"),
        ("entrusted-guaranteed", "法定代表人身份证明书", "法定代表人"),
    ],
)
def test_the_certificate_of_the_head_has_the_heads_title(
    name: str, title: str, role: str, example: Example, papers: Papers, said: Callable[[Document], str]
) -> None:
    document = only(papers(example(name), "legal-representative-certificate"))
    assert document.title == title
    assert f"职务，为我单位{role}。\n" in said(document)


def test_a_person_who_sues_signs_and_has_no_certificate(example: Example, papers: Papers) -> None:
    facts = example("everything")
    assert papers(facts, "legal-representative-certificate") == ()
    complaint = only(papers(facts, "civil-complaint"))
    assert "起诉人（签名）：方砚" in document_text(rendered(complaint)).splitlines()
    assert not Word(
        io.BytesIO(rendered(complaint))
    ).core_properties.author  # no person's name in the properties of a file
    assert section(complaint, PARTIES)[0].startswith("原告：方砚，男，1970年1月2日出生，回族，")


def test_defendants_follow_the_order_that_the_request_gives(classic: Callable[[str], Facts], papers: Papers) -> None:
    facts = classic("working-capital")
    facts["request"]["defendants"] = ["周一凡", "borrower"]
    complaint = only(papers(facts, "civil-complaint"))
    numbered = [line for line in section(complaint, PARTIES) if line.startswith("被告")]
    assert numbered[0].startswith("被告一：周一凡")
    assert numbered[1].startswith("被告二：海宁市样本纺织有限公司")
    assert "附：本起诉状副本2份" in section(complaint, "此致")
    assert section(complaint, "诉讼请求：")[0].startswith("1. 判令被告二海宁市样本纺织有限公司偿还")


def test_a_guarantor_sued_alone_answers_for_a_debt_that_is_spelled_out(
    classic: Callable[[str], Facts], matter: MatterOf
) -> None:
    facts = classic("working-capital")
    facts["request"]["defendants"] = ["周一凡"]
    of = matter(facts)
    text = "\n".join(claims(of))
    owed = "海宁市样本纺织有限公司截至2026年11月19日（含当日）所欠原告的本金"
    assert f"判令被告周一凡对{owed}" in text
    assert "以及自2026年11月20日起至实际清偿之日止，借据" in text
    assert "承担连带清偿责任" in text
    assert "被告一" not in text


def test_third_persons_are_introduced_like_the_others(example: Example, papers: Papers) -> None:
    parties = section(only(papers(example("everything"), "civil-complaint")), PARTIES)
    assert "第三人一：戴月，住浙江省杭州市滨江区样本路4号。" in parties
    assert "第三人二：杭州样本商超有限公司。" in parties


def test_what_a_borrower_signed_he_signed_even_where_he_is_not_a_party_of_this_paper(
    example: Example, papers: Papers
) -> None:
    request = only(papers(example("housing-loan"), "collateral-auction-request"))
    assert any(line.startswith("债务人：贺知远，男，") for line in section(request, PARTIES))
    contract = section(request, "事实和理由：")[0]
    assert "申请人与被申请人何清源、贺知远在浙江省杭州市签订" in contract


def test_parties_without_a_number_or_a_telephone_are_named_without_a_hole(
    classic: Callable[[str], Facts], papers: Papers
) -> None:
    facts = classic("two-notes-published")
    facts["borrowers"] = [{"kind": "person", "name": "闻道明"}]
    parties = section(only(papers(facts, "civil-complaint")), PARTIES)
    assert parties[-1] == "被告：闻道明。"


# --- claims -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["working-capital", "housing-loan", "entrusted-guaranteed", "everything"])
def test_claims_are_numbered_from_one_and_end_in_a_full_stop(
    name: str, classic: Callable[[str], Facts], papers: Papers
) -> None:
    numbered = section(only(papers(classic(name), "civil-complaint")), "诉讼请求：")
    assert [text.partition(". ")[0] for text in numbered] == [str(number) for number in range(1, len(numbered) + 1)]
    assert all(text.endswith("；") for text in numbered[:-1])
    assert numbered[-1].endswith("。")
    assert numbered[-1].startswith(f"{len(numbered)}. 本案诉讼费用由被告一、被告二")


@pytest.mark.parametrize(
    "name", ["working-capital", "housing-loan", "credit-card", "entrusted-guaranteed", "everything"]
)
def test_a_claim_can_be_computed_by_whoever_reads_it(
    name: str, classic: Callable[[str], Facts], matter: MatterOf
) -> None:
    of = matter(classic(name))
    claim = next(text for text in claims(of) if "大写" in text)
    before, _, total = claim.partition("以上合计人民币")
    parts = [Decimal(amount.replace(",", "")) for amount in re.findall(r"([\d,]+\.\d\d)元", before)]
    assert sum(parts) == of.statement.total
    assert total.startswith(f"{figures(of.statement.total)}元（大写：{capitals(of.statement.total)}）")
    assert "至实际清偿之日止" in total


def test_several_borrowers_owe_together_and_one_alone(classic: Callable[[str], Facts], matter: MatterOf) -> None:
    assert "被告一何清源、被告二贺知远共同偿还" in claims(matter(classic("housing-loan")))[0]
    assert "共同" not in claims(matter(classic("two-notes-published")))[0]


def test_costs_are_claimed_apart_from_the_debt(classic: Callable[[str], Facts], matter: MatterOf) -> None:
    one = claims(matter(classic("working-capital")))[1]
    assert one == "判令被告一海宁市样本纺织有限公司支付原告律师费20,000.00元"
    facts = classic("working-capital")
    facts["request"]["costs"].append({"kind": "travel", "amount": "800.5"})
    two = claims(matter(facts))[1]
    assert two.endswith("支付原告实现债权的费用20,800.50元（其中律师费20,000.00元、差旅费800.50元）")


def test_no_claim_of_what_the_request_leaves_out(classic: Callable[[str], Facts], matter: MatterOf) -> None:
    facts = classic("housing-loan")
    facts["request"] |= {"claim_security": "false", "claim_court_fees": "false", "to_actual_payment": "false"}
    (claim,) = claims(matter(facts))
    assert "优先受偿" not in claim
    assert "实际清偿" not in claim


# --- guarantees ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "claimed", "asked"),
    [
        ("joint_and_several", "承担连带清偿责任", "承担连带保证责任，清偿上述款项"),
        (
            "general",
            "中债务人财产依法强制执行后仍不能履行的部分承担保证责任",
            "督促债务人清偿，并准备依照约定承担一般保证责任",
        ),
        ("not_agreed", "中债务人财产依法强制执行后仍不能履行的部分承担保证责任", "督促债务人清偿"),
        (None, "承担保证责任", "承担保证责任，清偿上述款项"),
    ],
)
def test_a_guarantor_is_asked_for_what_his_kind_of_guarantee_gives(
    kind: str | None,
    claimed: str,
    asked: str,
    classic: Callable[[str], Facts],
    matter: MatterOf,
    papers: Papers,
    said: Callable[[Document], str],
) -> None:
    facts = classic("working-capital")
    guarantee = facts["guarantees"][0]
    guarantee["kind"] = kind
    if kind is None:
        del guarantee["kind"]
        del guarantee["contract"]["signed_on"]  # without its day, nobody can say what the law presumes
    claim = next(text for text in claims(matter(facts)) if "周一凡" in text)
    assert claim.endswith(claimed)
    assert ("连带" in claim) is (kind == "joint_and_several")
    demand = next(line for line in said(only(papers(facts, "guarantor-demand"))).splitlines() if asked in line)
    assert ("连带" in demand) is (kind == "joint_and_several")


def test_no_kind_agreed_before_the_civil_code_is_joint(classic: Callable[[str], Facts], matter: MatterOf) -> None:
    for signed, joint in (("2020-12-31", True), ("2021-01-01", False)):
        facts = classic("working-capital")
        facts["guarantees"][0] |= {"kind": "not_agreed", "signed_on": signed}
        claim = next(text for text in claims(matter(facts)) if "周一凡" in text)
        assert ("连带清偿责任" in claim) is joint, signed


@pytest.mark.parametrize(
    ("limit", "within"),
    [
        ({"maximum": {"limit": "800000"}}, "在最高债权额800,000.00元范围内"),
        ({"maximum": {"limit": "800000", "limit_is_principal": "true"}}, "在最高本金限额800,000.00元范围内"),
        ({"cap": "300000"}, "在300,000.00元的限额内"),
    ],
)
def test_a_guarantor_answers_within_his_limit(
    limit: Facts, within: str, classic: Callable[[str], Facts], matter: MatterOf
) -> None:
    facts = classic("working-capital")
    facts["guarantees"][0] |= limit
    assert any(f"判令被告二周一凡{within}对" in text for text in claims(matter(facts)))


def test_a_released_guarantor_is_not_sued_and_his_release_is_told(
    classic: Callable[[str], Facts], matter: MatterOf, papers: Papers
) -> None:
    facts = classic("working-capital")
    facts["guarantees"][0]["released_on"] = "2026-01-05"
    of = matter(facts)
    assert not any("周一凡" in text for text in claims(of))
    told = next(text for text in section(only(papers(facts, "civil-complaint")), "事实和理由：") if "周一凡" in text)
    assert told.endswith("该保证责任已于2026年1月5日免除。")


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ({"months": "36"}, "保证期间为主债务履行期限届满之日起三年"),
        ({"months": "6"}, "保证期间为主债务履行期限届满之日起六个月"),
        ({"until_on": "2027-12-31"}, "保证期间至2027年12月31日止"),
        ({"until_repaid": "true"}, "保证期间为直至主债务本息还清时为止"),
        ({"not_agreed": "true"}, None),
    ],
)
def test_the_guarantee_period_is_told_as_it_was_agreed(
    period: Facts,
    words: str | None,
    classic: Callable[[str], Facts],
    papers: Papers,
    said: Callable[[Document], str],
) -> None:
    facts = classic("working-capital")
    facts["guarantees"][0]["period"] = period
    told = "\n".join(section(only(papers(facts, "civil-complaint")), "事实和理由："))
    assert ("保证期间" in told) is (words is not None)
    assert words is None or f"，{words}，保证范围" in told
    demand = said(only(papers(facts, "guarantor-demand")))
    assert words is None or words in demand
    assert "为至" not in demand + told
    assert demand.count("2027年12月31日") <= 1


# --- letters ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "filing", "pronouns"),
    [
        ("working-capital", "collection-notice", ["贵单位"]),
        ("working-capital", "guarantor-demand", ["您"]),
        ("housing-loan", "collection-notice", ["您", "您"]),
        ("entrusted-guaranteed", "guarantor-demand", ["您", "贵单位"]),
    ],
)
def test_a_person_is_addressed_as_nin_and_an_organisation_as_gui_danwei(
    name: str, filing: str, pronouns: list[str], example: Example, papers: Papers, said: Callable[[Document], str]
) -> None:
    letters = papers(example(name), filing)
    assert len(letters) == len(pronouns)
    for letter, pronoun in zip(letters, pronouns, strict=True):
        other = {"您": "贵单位", "贵单位": "您"}[pronoun]
        assert pronoun in said(letter)
        assert other not in said(letter)


@pytest.mark.parametrize(("sex", "called"), [("male", "李示例先生"), ("female", "李示例女士"), (None, "李示例")])
def test_a_letter_opens_with_the_name(
    sex: str | None, called: str, example: Example, papers: Papers, said: Callable[[Document], str]
) -> None:
    facts = example("two-notes-published")
    facts["borrowers"] = [{"kind": "person", "name": "李示例"} | ({"sex_if_no_id": sex} if sex else {})]
    assert f"{called}：" in said(only(papers(facts, "collection-notice"))).splitlines()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("two-notes-published", "逾期贷款催收通知书"),
        ("working-capital", "担保贷款逾期催收通知书"),
        ("entrusted-guaranteed", "代偿款催收通知书"),
        ("credit-card", "信用卡欠款催收通知书"),
    ],
)
def test_the_title_of_a_notice_says_what_kind_of_debt_it_is(
    name: str, title: str, example: Example, papers: Papers, said: Callable[[Document], str]
) -> None:
    notice = papers(example(name), "collection-notice")[0]
    assert notice.title == title
    assert f"《{title}》，知悉截至" in said(notice)


def test_an_entrusted_loan_names_who_entrusted_it(
    example: Example, papers: Papers, said: Callable[[Document], str]
) -> None:
    facts = example("two-notes-published")
    facts["loan"]["entrusted_by"] = {"kind": "organisation", "name": "样本产业投资有限公司"}
    notice = only(papers(facts, "collection-notice"))
    assert notice.title == "委托贷款逾期催收通知书"
    assert "本笔借款为委托贷款，委托人为样本产业投资有限公司。" in said(notice).splitlines()


@pytest.mark.parametrize(
    ("letter", "by"),
    [
        ({"pay_by": "2026-12-10"}, "请贵单位于2026年12月10日前清偿"),
        ({"pay_within_days": "10"}, "请贵单位自收到本通知之日起10日内清偿"),
        ({}, "请贵单位在收到本通知后立即清偿"),
    ],
)
def test_the_time_to_pay_is_the_creditors(
    letter: Facts, by: str, example: Example, papers: Papers, said: Callable[[Document], str]
) -> None:
    facts = example("working-capital")
    facts["request"]["letter"] = letter
    assert any(line.startswith(by) for line in said(only(papers(facts, "collection-notice"))).splitlines())


def test_a_counter_guarantor_hears_from_the_guarantor_behind_whom_he_stands(
    example: Example, papers: Papers, said: Callable[[Document], str]
) -> None:
    letters = {letter.subject: letter for letter in papers(example("everything"), "guarantor-demand")}
    letter = letters["莫离"]
    assert letter.title == "担保人履行责任通知书"
    lines = said(letter).splitlines()
    assert "杭州样本置业股份有限公司（盖章）" in lines
    assert any(line.startswith("杭州样本置业股份有限公司：我方已收到《担保人履行责任通知书》") for line in lines)
    # The creditor's account, telephone, clerk and file number are not the guarantor's.
    assert "收款账户：" not in lines
    assert [line for line in lines if "电话" in line] == ["联系电话：0571-80000077。"]
    assert "样催〔2026〕71号" not in said(letter)
    assert "承担反担保责任" in said(letter)
    assert "方砚（签名）" in said(letters["沈晚"]).splitlines()


def test_a_counter_guarantor_of_the_creditor_hears_from_the_creditor(
    example: Example, papers: Papers, said: Callable[[Document], str]
) -> None:
    for letter in papers(example("entrusted-guaranteed"), "guarantor-demand"):
        assert letter.title == "担保人履行责任通知书"
        assert "示例融资担保有限公司（盖章）" in said(letter).splitlines()
        assert "330100020002000200" in said(letter)


@pytest.mark.parametrize("name", ["working-capital", "housing-loan", "credit-card", "entrusted-guaranteed"])
def test_a_letter_threatens_nothing_but_what_the_law_gives(
    name: str, example: Example, papers: Papers, said: Callable[[Document], str]
) -> None:
    for filing in ("collection-notice", "guarantor-demand"):
        for letter in papers(example(name), filing):
            assert not re.search(r"刑事|拘留|坐牢|公安|失信|黑名单|曝光|亲友|后果自负|上门", said(letter))


# --- security -----------------------------------------------------------------------------------------------------------


def test_a_mortgage_is_claimed_with_its_register_and_within_its_maximum(
    classic: Callable[[str], Facts], matter: MatterOf
) -> None:
    facts = classic("housing-loan")
    facts["mortgages"][0]["maximum"] = {"limit": "1200000", "from_on": "2021-01-01", "until_on": "2026-01-01"}
    claim = next(text for text in claims(matter(facts)) if "优先受偿" in text)
    assert "登记证明号：浙（2021）杭州市不动产证明第0000002号）折价或者拍卖、变卖所得的价款" in claim
    assert claim.endswith("在最高债权额1,200,000.00元范围内就上述借款本息享有优先受偿权")


def test_the_auction_request_tells_the_rank_the_lease_and_the_seizures(example: Example, papers: Papers) -> None:
    request = only(papers(example("everything"), "collateral-auction-request"))
    house = next(text for text in section(request, "事实和理由：") if text.startswith("担保财产住宅一套的现状"))
    assert house == (
        "担保财产住宅一套的现状：现由沈晚占有使用，租赁情况：承租人戴月，租期至2027年3月1日，"
        "杭州市滨江区人民法院于2026年1月5日在（2026）浙0108执1号案中查封（首封），申请人为第2顺位抵押权人，"
        "先顺位担保债权数额1,000,000.00元，评估或者约定价值3,000,000.00元，房屋完好。"
    )
    *_, priority, fee = section(request, "请求事项：")
    assert fee == "4. 申请费由被申请人一、被申请人二负担。"
    assert "（住宅一套在最高债权额700,000.00元范围内）" in priority


@pytest.mark.parametrize(
    ("kept", "articles"),
    [
        ("mortgages", "第三百八十六条、第三百九十四条、第四百一十条"),
        ("pledges", "第三百八十六条、第四百三十六条、第四百四十条、第四百四十六条"),
    ],
)
def test_the_auction_request_rests_on_the_articles_of_its_own_kind_of_security(
    kept: str, articles: str, example: Example, papers: Papers
) -> None:
    facts = example("everything")
    del facts[{"mortgages": "pledges", "pledges": "mortgages"}[kept]]
    closing = section(only(papers(facts, "collateral-auction-request")), "事实和理由：")[-1]
    assert f"依照{CODE}{articles}，《中华人民共和国民事诉讼法》第二百零七条、第二百零八条的规定" in closing


def test_a_pledgor_is_introduced_alike_in_both_papers(example: Example, papers: Papers) -> None:
    facts = example("everything")
    request = section(only(papers(facts, "collateral-auction-request")), PARTIES)
    complaint = section(only(papers(facts, "civil-complaint")), PARTIES)
    in_complaint = next(line for line in complaint if "杭州样本茶业有限公司" in line)
    assert in_complaint.replace("被告二", "被申请人二") in request


# --- proof, dates, law --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["working-capital", "housing-loan", "two-notes-published", "everything"])
def test_every_exhibit_that_a_paper_names_is_in_the_list(
    name: str, classic: Callable[[str], Facts], papers: Papers, said: Callable[[Document], str]
) -> None:
    facts = classic(name)
    listed = {one["number"] for one in facts["exhibits"]}
    complaint = only(papers(facts, "civil-complaint"))
    named = set(re.findall(r"证据(\d+)", said(complaint)))
    assert len(named) >= 4
    assert named <= listed
    facts["exhibits"] = []
    assert not re.search(r"证据\d", said(only(papers(facts, "civil-complaint"))))


def test_the_page_numbers_of_the_evidence_run_through(
    example: Example, papers: Papers, said: Callable[[Document], str]
) -> None:
    lines = said(only(papers(example("working-capital"), "evidence-list"))).splitlines()
    pages = [line for line in lines if re.fullmatch(r"\d+—\d+", line)]
    # 2, 2, 12, 8, 4, 3, 2, 2, 2 pages
    assert pages == ["1—2", "3—4", "5—16", "17—24", "25—28", "29—31", "32—33", "34—35", "36—37"]


def test_a_paper_bears_its_own_day_and_the_debt_that_of_the_figures(
    classic: Callable[[str], Facts], papers: Papers
) -> None:
    complaint = only(papers(classic("working-capital"), "civil-complaint"))
    assert "2026年11月23日" in section(complaint, "此致")
    assert "暂计至2026年11月19日（含当日）" in section(complaint, "诉讼请求：")[0]


@pytest.mark.parametrize(
    ("filed_on", "articles"),
    [("2023-12-31", "第二百零三条、第二百零四条"), ("2024-01-01", "第二百零七条、第二百零八条")],
)
def test_the_procedure_law_is_cited_as_it_was_numbered_on_the_day(
    filed_on: str, articles: str, example: Example, papers: Papers
) -> None:
    facts = example("housing-loan")
    facts["request"]["filed_on"] = filed_on
    closing = section(only(papers(facts, "collateral-auction-request")), "事实和理由：")[-1]
    assert f"《中华人民共和国民事诉讼法》{articles}的规定" in closing


def test_a_claim_that_was_assigned_tells_every_hand(classic: Callable[[str], Facts], papers: Papers) -> None:
    told = section(only(papers(classic("everything"), "civil-complaint")), "事实和理由：")
    assert "2023年5月1日，傅青与柏舟签订《转让协议一》，将上述债权及其从权利转让给柏舟（证据7）。" in told
    assert "2024年5月1日，柏舟与原告签订《转让协议二》，将上述债权及其从权利转让给原告（证据7）。" in told
    rescinding = section(only(papers(classic("everything"), "civil-complaint")), "诉讼请求：")[0]
    assert rescinding.startswith("1. 解除傅青与被告一陆归舟、")


def rows_of(application: Document) -> dict[str, list[str]]:
    """The cells of the table of parties, by name."""
    table = Word(io.BytesIO(rendered(application))).tables[0]
    return {row.cells[1].text: [cell.text for cell in row.cells] for row in table.rows}


def test_the_mediation_application_tells_age_and_office(example: Example, papers: Papers) -> None:
    application = only(papers(example("everything"), "mediation-application"))
    rows = rows_of(application)
    # Born 1988-08-08 and 1970-01-02; on 2026-10-21 they are 38 and 56.
    assert (rows["陆归舟"][4], rows["方砚"][4]) == ("38", "56")
    assert rows["杭州样本茶业有限公司"][2:6] == ["—", "—", "—", "法定代表人：陆归舟（执行董事）"]
    assert rows["陆归舟"][0] == "被申请人一"
    assert section(application, "此致")[0] == "杭州市西湖区样本人民调解委员会"


@pytest.mark.parametrize(("on", "age"), [("2026-08-07", "37"), ("2026-08-08", "38")])
def test_a_person_is_a_year_older_on_the_birthday(on: str, age: str, example: Example, papers: Papers) -> None:
    facts = example("everything")
    facts["request"]["filed_on"] = on
    assert rows_of(only(papers(facts, "mediation-application")))["陆归舟"][4] == age


@pytest.mark.parametrize(
    ("filing", "why"),
    [
        ("guarantor-demand", "本案没有保证人"),
        ("collateral-auction-request", "本案没有抵押、质押"),
        ("mediation-application", "本案没有写明人民调解委员会"),
    ],
)
def test_a_filing_that_a_case_has_no_use_for_says_why(
    filing: str, why: str, example: Example, matter: MatterOf
) -> None:
    assert str(FILINGS[filing].excuse(matter(example("two-notes-published")))) == why


# 2026年11月20日为截至日：当天的催收写进去，第二天的不写。
@pytest.mark.parametrize(("on", "told"), [("2026-11-20", True), ("2026-11-21", False)])
def test_a_demand_of_the_day_of_the_figures_is_told(
    on: str, told: bool, classic: Callable[[str], Facts], papers: Papers
) -> None:
    facts = classic("working-capital")
    facts["events"] = [{"kind": "demand", "on": on, "to": "borrower", "channel": "phone", "outcome": "answered"}]
    story = "\n".join(section(only(papers(facts, "civil-complaint")), "事实和理由："))
    year, month, day = on.split("-")
    assert (f"{year}年{month}月{day}日以" in story) is told


@pytest.mark.parametrize(("until_on", "told"), [("2024-07-14", True), (None, False)])
def test_a_maximum_of_which_only_the_first_day_is_known_has_no_period(
    example: Example, papers: Papers, until_on: str | None, told: bool
) -> None:
    facts = example("working-capital")
    maximum = {"limit": 800000, "from_on": "2021-07-15", "until_on": until_on}
    facts["guarantees"][0] |= {"maximum": maximum, "cap": None}
    text = all_words(papers(facts, "guarantor-demand"))

    assert "最高债权额800,000.00元" in text
    assert ("债权发生期间自2021年7月15日至2024年7月14日" in text) is told


@pytest.mark.parametrize(
    ("spread", "words"), [(None, "（LPR）计算"), ("115", "（LPR）加115个基点计算"), ("-1", "（LPR）减1个基点计算")]
)
def test_a_spread_is_added_or_taken_off_or_not_named(spread: str | None, words: str) -> None:
    rate = {"lpr": "1y"} | ({"spread_bp": spread} if spread else {})
    assert words in str(rate_words(LoanRate.model_validate(rate)))
