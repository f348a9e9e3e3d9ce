"""Lists and blocks of lines as a sentence, or numbered as claims are."""

import io

import pytest
from docxtpl import DocxTemplate
from jinja2 import Environment
from markupsafe import Markup
from shown import words

from recovery_docs.errors import TemplateError
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate
from recovery_docs.rendering.filters.list_filters import LIST_FILTERS

BLOCK = ["{%p set 约定 %}", "{{ a }}", "{% if b %}期限{{ b }}{% endif %}", "　", "{{ c }}。", "{%p endset %}"]


def printed(word, *paragraphs: str, **context: object) -> list[str]:
    template = word(*paragraphs)
    ours = words(CompiledTemplate.load(template).render(context))
    environment = Environment(autoescape=True)
    environment.filters.update(LIST_FILTERS)
    theirs = DocxTemplate(io.BytesIO(template))
    theirs.render(context, environment, autoescape=True)
    saved = io.BytesIO()
    theirs.save(saved)
    assert words(saved.getvalue()) == ours
    return ours


@pytest.mark.parametrize(
    ("name", "one", "two", "three"),
    [
        ("分号", "甲", "甲；乙", "甲；乙；丙"),
        ("逗号", "甲", "甲，乙", "甲，乙，丙"),
        ("顿号", "甲", "甲、乙", "甲、乙、丙"),
        ("以及", "甲", "甲以及乙", "甲、乙以及丙"),
    ],
)
def test_a_list_is_joined(word, name, one, two, three):
    for items, expected in ((["甲"], one), (["甲", "乙"], two), (["甲", "", " ", "乙", "丙；"], three)):
        assert printed(word, f"{{{{ 各项|{name} }}}}", 各项=items) == [expected]


def test_a_block_is_joined_line_by_line_without_its_empty_ones(word):
    assert printed(word, *BLOCK, "约定：{{ 约定|分号 }}。", a="一；", b="", c="三") == ["约定：一；三。"]
    assert printed(word, *BLOCK, "约定：{{ 约定|以及 }}。", a="一", b="二", c="三") == ["约定：一、期限二以及三。"]


def test_markup_is_escaped_once_and_no_less(word):
    assert printed(word, *BLOCK, "{{ 约定|分号 }}{{ [a]|顿号 }}", a="A&B <x>", b="&amp;", c='"') == [
        'A&B <x>；期限&amp;；"A&B <x>'
    ]


def test_a_block_of_nothing_is_nothing(word):
    lines = ["{%p set 约定 %}", "{% if a %}有{% endif %}", "{%p endset %}"]
    asked = "{% set 约定 = 约定|分号 %}甲乙{% if 约定 %}，约定：{{ 约定 }}{% endif %}。"
    assert printed(word, *lines, asked, a="") == ["甲乙。"]
    assert printed(word, *lines, asked, a="x") == ["甲乙，约定：有。"]
    assert printed(word, "{% if []|编号 %}有{% else %}无{% endif %}") == ["无"]


def test_a_block_may_be_joined_where_it_is_set(word):
    assert printed(word, "{%p set 约定|分号 %}", *BLOCK[1:], "约定：{{ 约定 }}。", a="A&B", b="", c="三") == [
        "约定：A&B；三。"
    ]


def test_items_are_numbered_as_claims_are(word):
    asked = ["{%p for 项 in 约定|编号 %}", "{{ 项 }}", "{%p endfor %}"]
    assert printed(word, *BLOCK, *asked, a="一&二；", b="", c="三") == ["1. 一&二；", "2. 三。"]
    assert printed(word, *BLOCK[:2], *BLOCK[5:], *asked, a="还款") == ["1. 还款。"]
    assert printed(word, *asked, 约定=["甲", "", "乙"]) == ["1. 甲；", "2. 乙。"]


def test_a_loop_in_a_block_gives_an_item_each_round(word):
    lines = ["{%p set 各笔 %}", "{%p for 笔 in 放款 %}", "{{ 笔.日 }}发放{{ 笔.额 }}", "{%p endfor %}", "{%p endset %}"]
    loans = [{"日": "1月", "额": 1}, {"日": "2月", "额": 2}]
    assert printed(word, *lines, "{{ 各笔|分号 }}", 放款=loans) == ["1月发放1；2月发放2"]


def test_lines_of_several_runs_with_tabs_and_breaks_are_one_item_each(word):
    assert printed(word, *BLOCK, "{{ 约定|分号 }}", a="一\t二", b="", c="三\n四") == ["一\t二；三\n四"]


def test_what_cannot_be_printed_is_refused_in_a_list_too(word):
    for items, said in (([None], "没有值"), (None, "没有值"), ([True], "不是文字"), ([["甲"]], "不是文字")):
        with pytest.raises(TemplateError, match="各项"):
            CompiledTemplate.load(word("{{ 各项|分号 }}")).render({"各项": items})
        with pytest.raises(TemplateError, match=said):
            CompiledTemplate.load(word("{{ 各项|分号 }}")).render({"各项": items})
    with pytest.raises(TemplateError, match="字段 各项 没有值"):
        CompiledTemplate.load(word("{{ 各项|分号 }}")).render({})


def test_ready_markup_of_the_data_is_not_read_as_a_block(word):
    assert printed(word, "{{ 各项|顿号 }}", 各项=[Markup("A&amp;B"), "C&D"]) == ["A&B、C&D"]


def test_endless_lists_are_stopped(word):
    with pytest.raises(TemplateError, match="不被允许"):
        CompiledTemplate.load(word("{% for i in range(9999) %}{{ x|分号|length }}{% endfor %}")).render(
            {"x": ["一" * 10_000] * 10}
        )
    with pytest.raises(TemplateError, match="不被允许"):
        CompiledTemplate.load(word("{{ x|分号 }}")).render({"x": ["一" * 100_000] * 3})
