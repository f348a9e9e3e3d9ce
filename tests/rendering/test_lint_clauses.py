"""The lint of a file of clauses, and of doubled units in clauses and templates."""

import pytest
from clause_files import clauses_docx, clauses_of, split

from recovery_docs.rendering.check_template.lint import lint
from recovery_docs.rendering.check_template.lint_clauses import lint_clauses


def said(clauses, **options) -> list[str]:
    return [str(fault) for fault in lint_clauses(clauses_docx(clauses), **options)]


def test_good_clauses_have_no_fault():
    assert said({"甲": ["{%p if a %}", "{{ a }}{{ 条款.乙 }}", "{%p endif %}"], "乙": "{{ b|顿号 }}"}) == []


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["一", "{% if a %}"], "clauses.docx 条款“甲”第2段 标签 {% if a %}：if 没有结尾"),
        (["{% endif %}"], "clauses.docx 条款“甲”第1段 标签 {% endif %}：endif 没有对应的开头"),
        (["{{ 没有写完"], "clauses.docx 条款“甲”第1段：标签没有在同一段里写完整"),
        (["{%p for x in a %}", "{{ x }}"], "条款“甲”第1段 标签 {%p for x in a %}：for 没有结尾"),
        (["{{ 条款.丁 }}"], "条款“甲”第1段 标签 {{ 条款.丁 }}：没有叫“丁”的条款"),
        (["{{ 条款.甲 }}"], "条款“甲”第1段 标签 {{ 条款.甲 }}：条款互相引用：甲→甲"),
        (["【借款人】欠款"], "条款“甲”第1段：留有占位文字"),
        (["{{ x|没有的 }}"], "没有 没有的 这个过滤器"),
    ],
)
def test_each_clause_is_whole_by_itself(paragraphs, expected):
    assert any(expected in fault for fault in said({"甲": paragraphs, "乙": "好"})), said(
        {"甲": paragraphs, "乙": "好"}
    )


def test_a_banks_clause_may_use_one_of_ours_that_it_does_not_have():
    assert said({"甲": "{{ 条款.乙 }}"}, others=clauses_of(乙="二")) == []
    assert len(said({"甲": "{{ 条款.乙 }}"})) == 1


def test_fields_that_nobody_gives_are_said_in_clauses_too():
    (fault,) = said({"甲": "{{ a }}{{ b }}"}, declared={"a": {}})
    assert "条款“甲”第1段 标签 {{ b }}：没有 b 这个字段" in fault


DECLARED = {"欠款.合计": {"example": "1,234.00元"}, "日期": {"example": "2026年5月1日"}, "名": {"example": "甲"}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("合计{{ 欠款.合计 }}元", "后面又写了一个“元”，会印成“元元”"),
        ("大写{{ 欠款.合计|大写 }}整", "后面又写了一个“整”，会印成“整整”"),
        ("{{ 日期 }}日", "后面又写了一个“日”，会印成“日日”"),
        ("{{ 日期|日期('横线') }}日", "日日"),
        ("合计{{ 欠款.合计 }}，", None),
        ("合计{{ 欠款.合计|数字 }}元", None),
        ("{{ 名 }}元", None),
        ("{{ 日期 }}前", None),
    ],
)
def test_a_unit_that_the_field_prints_already_is_told(word, text, expected):
    warned = [str(fault) for fault in lint(word(text), DECLARED) if "后面又写了" in str(fault)]
    assert [expected in fault for fault in warned] == ([True] if expected else [])
    assert all(fault.severity == "warning" for fault in lint(word(text), DECLARED) if "后面又写了" in str(fault))


def test_a_unit_in_the_next_run_is_seen_as_well():
    assert any("元元" in str(fault) for fault in lint(split("{{ 欠款.", "合计 }}", "元"), DECLARED))


def test_a_comment_beside_a_paragraphs_tag_loses_nothing(word):
    assert lint(word("{%p if a %}{# 只给保证人 #}", "有", "{# 完 #} {%p endif %}")) == []
    assert any("旁边的内容会丢失" in str(fault) for fault in lint(word("{%p if a %}话{# 注 #}", "{%p endif %}")))
