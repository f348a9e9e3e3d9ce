"""What a rule says of an article is what the article says; each row was once told wrongly or in part."""

from datetime import date

import pytest

from recovery_docs.law.citation import Grade, cite, versions
from recovery_docs.prerequisites import load_rules
from recovery_docs.prerequisites.rule import RULES

load_rules()


def statute(code: str) -> str:
    return "".join(line.strip() for line in RULES[code].statute.splitlines())


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("SET003", "19①：协议不因没有处分权而无效"),
        ("SEC001", "抵押权不得转让，但是当事人另有约定的除外"),
        ("SEC010", "被查封、扣押、监管的，抵押合同不因此无效，措施解除后可以行使抵押权"),
        ("SEC010", "没有的看善意取得（民法典311）"),
        ("SEC016", "①先请求抵押人办理登记"),
        ("SEC016", "②因不可归责于抵押人的原因灭失等不能登记的，只在抵押人所得的保险金、赔偿金、补偿金范围内请求"),
        ("SEC016", "③因抵押人自己的原因不能登记的，请求其在约定的担保范围内承担责任"),
        ("GUA005", "村民委员会，依照村民委员会组织法规定的讨论决定程序对外提供担保的除外"),
        ("GUA007", "①加重债务的，保证人对加重的部分不承担责任"),
        ("GUA007", "③协议变更但没有实际履行的，仍应承担责任"),
        ("GUA009", "688：连带责任保证的债务人不履行到期债务的"),
        ("GUA011", "但是债务人在合理期限内拒绝的除外"),
        ("GUA016", "企业破产法16：受理后债务人对个别债权人的清偿无效"),
        ("PTY005", "法人的民事权利能力和民事行为能力"),
        ("CMP013", "民诉法解释66说的是法院通知被保证人作为共同被告，两者不一致；26在后，又是专门规定"),
        ("CMP028", "法院不得以没有使用为由不予立案"),
        (
            "ACC001",
            "562②（约定的解除事由发生时可以解除）、563①（三）（迟延履行主要债务，经催告后在合理期限内仍未履行）说的是解除，参照",
        ),
        ("INT001", "民事诉讼法114（一）、民事证据规定63"),
        ("CON003", "62（此前为51）、刑法279：冒充国家机关工作人员招摇撞骗"),
        ("JCF003", "法发〔2009〕45号（二手引文）：一方申请、另一方同意的，视为共同申请"),
        ("ENF001", "248：仲裁裁决"),
        ("ENF006", "民事调解规定15②"),
        ("MED007", "31：以前设立的调解组织，自施行之日起一年内取得许可"),
    ],
)
def test_a_rule_tells_its_article_as_it_reads(code: str, said: str) -> None:
    assert said in statute(code)


@pytest.mark.parametrize(
    ("code", "never"),
    [
        ("SET003", "不能抵债"),
        ("GUA007", "保证人不再承担保证责任"),
        ("CMP023", "转述"),
        ("CON003", "刑法280"),
        ("INT001", "115"),
        ("JCF003", "人民调解法33①：由双方当事人共同申请。一方申请"),
        ("ENF001", "247、249：发生法律效力的判决、裁定、调解书、仲裁裁决"),
    ],
)
def test_what_an_article_does_not_say_is_not_told(code: str, never: str) -> None:
    assert never not in statute(code)


@pytest.mark.parametrize(
    ("code", "article"),
    [
        ("SET003", "合同编通则解释第二十七条第四款"),
        ("SET003", "合同编通则解释第十九条第一款"),
        ("SEC010", "民法典第三百一十一条"),
        ("GUA007", "担保法解释第三十条"),
        ("GUA009", "民法典第六百八十八条"),
        ("GUA016", "企业破产法第十六条"),
        ("CON003", "刑法第二百七十九条"),
        ("CON003", "治安管理处罚法第六十二条"),
        ("CMP023", "民事证据规定第十九条"),
        ("INT001", "民事诉讼法第一百一十四条第（一）项"),
        ("INT001", "民事证据规定第六十三条"),
        ("JCF003", "法发〔2009〕45号"),
        ("ENF001", "民事诉讼法第二百四十八条"),
        ("ENF006", "民事调解规定第十五条第二款"),
    ],
)
def test_a_rule_cites_the_article_that_says_so(code: str, article: str) -> None:
    assert article in [one.short() for one in RULES[code].citations]


@pytest.mark.parametrize("code", ["SET003", "CMP028", "INT006"])
def test_what_no_court_may_refuse_for_only_warns(code: str) -> None:
    assert RULES[code].severity == "warning"


@pytest.mark.parametrize(
    ("name", "title", "number", "grade"),
    [
        (
            "jurisdiction_reply_2025",
            "最高人民法院关于部分民事案件管辖适用法律有关问题的批复",
            "法释〔2025〕15号",
            "V1",
        ),
        (
            "foreign_currency_interest_reply_2025",
            "最高人民法院关于外币及港澳台货币逾期付款利息计算标准的批复",
            "法释〔2025〕2号",
            "V1",
        ),
        (
            "element_form_notice",
            "最高人民法院 司法部 中华全国律师协会关于印发部分案件起诉状答辩状示范文本的通知",
            "法〔2025〕82号",
            "V1",
        ),
        ("cost_disclosure_provisions", "个人贷款业务明示综合融资成本规定", "金规〔2026〕2号", "S"),
        ("cause_provisions", "民事案件案由规定", "法〔2025〕226号", "S"),
        ("online_litigation_rules", "人民法院在线诉讼规则", "法释〔2021〕12号", "V1"),
        ("enterprise_bankruptcy_law", "中华人民共和国企业破产法", "主席令第54号", "S"),
        ("commercial_mediation_regulation", "商事调解条例", "国务院令第827号", "V2"),
    ],
)
def test_an_instrument_bears_its_own_title_and_number(name: str, title: str, number: str, grade: str) -> None:
    newest = versions(name)[-1]
    assert (newest.title_zh, newest.number, newest.grade) == (title, number, Grade(grade))


def test_the_guiding_case_on_twenty_years_is_registered() -> None:
    assert cite("guiding_case_249").short() == "指导性案例249号"
    assert not cite("guiding_case_249").grade.may_block


def test_evidence_is_cited_as_it_was_read() -> None:
    (citation,) = RULES["CMP023"].citations
    assert citation.grade is Grade.V2


def test_a_title_within_a_title_has_brackets_of_its_own() -> None:
    assert cite("civil_procedure_interpretation", 66).chinese() == (
        "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第六十六条"
    )


@pytest.mark.parametrize(("on", "article"), [("2025-12-31", "第五十一条"), ("2026-01-01", "第六十二条")])
def test_posing_as_an_officer_is_cited_in_the_version_of_the_day(on: str, article: str) -> None:
    assert cite("public_security_law", 62).for_day(date.fromisoformat(on)).place() == article
