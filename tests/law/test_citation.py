"""Citations in the version of the day, and none of a law that does not hold on it."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from recovery_docs.errors import LawError
from recovery_docs.law.citation import Citation, Grade, cite, register, versions
from recovery_docs.prerequisites import load_rules
from recovery_docs.prerequisites.rule import RULES

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("citation", "long", "short", "english"),
    [
        (
            cite("civil_code", 693, paragraph=2),
            "《中华人民共和国民法典》第六百九十三条第二款",
            "民法典第六百九十三条第二款",
            "Civil Code art. 693(2)",
        ),
        (
            cite("civil_procedure_law", 122, item=1),
            "《中华人民共和国民事诉讼法》第一百二十二条第（一）项",
            "民事诉讼法第一百二十二条第（一）项",
            "Civil Procedure Law art. 122 item 1",
        ),
        (cite("civil_code", 10), "《中华人民共和国民法典》第十条", "民法典第十条", "Civil Code art. 10"),
        (
            cite("civil_code", "120-1"),
            "《中华人民共和国民法典》第一百二十条之一",
            "民法典第一百二十条之一",
            "Civil Code art. 120-1",
        ),
        (cite("civil_code"), "《中华人民共和国民法典》", "民法典", "Civil Code"),
    ],
)
def test_how_a_citation_is_printed(citation: Citation, long: str, short: str, english: str) -> None:
    assert (citation.chinese(), citation.short(), citation.english()) == (long, short, english)


@pytest.mark.parametrize(
    ("new", "old"), [("207", "203"), ("208", "204"), ("205", "201"), ("225", "221"), ("250", "246"), ("122", "122")]
)
def test_the_procedure_law_was_renumbered_on_the_first_day_of_2024(new: str, old: str) -> None:
    # 2023年9月1日修正，2024年1月1日施行：实现担保物权从第二百零三条移到第二百零七条，等等。
    citation = cite("civil_procedure_law", new)
    assert citation.for_day(date(2024, 1, 1)).article == new
    assert citation.for_day(date(2023, 12, 31)).article == old
    assert citation.for_day(date(2022, 1, 1)).article == old
    with pytest.raises(LawError):
        citation.for_day(date(2021, 12, 31))


def test_the_old_numbers_are_the_rest_of_the_law_kept() -> None:
    citation = cite("civil_procedure_law", 207, paragraph=2, grade="S")
    old = citation.for_day(date(2023, 6, 1))
    assert (old.article, old.paragraph, old.grade) == ("203", 2, Grade.S)


@pytest.mark.parametrize("name", ["guarantee_law", "contract_law", "property_law", "general_principles"])
def test_a_repealed_law_is_cited_for_days_of_its_time_only(name: str) -> None:
    citation = cite(name, 19)
    assert citation.for_day(date(2020, 12, 31)) is citation
    with pytest.raises(LawError, match=f"{citation.instrument.short_zh}在2021年1月1日没有施行，不能引用"):
        citation.for_day(date(2021, 1, 1))


def test_a_law_that_does_not_hold_yet_is_not_cited() -> None:
    code = cite("civil_code", 577)
    assert code.for_day(date(2021, 1, 1)) is code
    with pytest.raises(LawError, match="民法典在2020年12月31日没有施行，不能引用"):
        code.for_day(date(2020, 12, 31))


def test_a_law_that_nobody_registered_cannot_be_cited() -> None:
    with pytest.raises(LawError):
        cite("no_such_law", 1)


@pytest.mark.parametrize("grade", list(Grade))
def test_what_was_not_verified_only_warns(grade: Grade) -> None:
    assert grade.may_block is (grade in ("V1", "V2"))


@pytest.mark.parametrize("name", sorted(register()))
def test_every_instrument_says_where_it_was_read_and_its_versions_do_not_overlap(name: str) -> None:
    known = versions(name)
    for version in known:
        assert version.title_zh
        assert version.title_en
        assert version.number
        assert version.read_in
        assert version.repealed_on is None or version.in_force_on < version.repealed_on
        assert version.published_on is None or version.published_on <= version.in_force_on
    for older, newer in pairwise(known):
        assert older.repealed_on == newer.in_force_on
        assert not older.in_force(newer.in_force_on)
        assert older.in_force(newer.in_force_on - DAY)


def _citations() -> Iterator[tuple[str, Citation]]:
    load_rules()
    for code, rule in sorted(RULES.items()):
        for citation in rule.citations:
            yield code, citation


def test_every_rule_cites_what_the_register_holds() -> None:
    cited = list(_citations())
    assert len({code for code, _ in cited}) == len(RULES) > 80
    for code, citation in cited:
        assert citation.instrument in versions(citation.instrument.id), code
        assert citation.chinese(), code
        assert citation.short(), code
        assert citation.english().isascii(), code


def test_a_rule_that_blocks_rests_on_an_article_that_was_read() -> None:
    load_rules()
    for rule in RULES.values():
        if rule.severity == "blocking":
            assert any(citation.grade.may_block for citation in rule.citations), rule.code


def test_a_rule_tells_its_statute_in_chinese_and_every_finding_has_a_name() -> None:
    load_rules()
    for rule in RULES.values():
        assert any("\u4e00" <= character <= "\u9fff" for character in rule.statute), rule.code
        assert str(rule.name), rule.code
