"""docxtpl's documentation holds: what it says of tags, rows, cells and spaces prints the same words with us."""

from collections.abc import Mapping
from typing import Any

import pytest
from benchmarks.document import by_docxtpl
from docxtpl import Listing
from shown import words

from recovery_docs.rendering.engine.compiled_template import CompiledTemplate

CONTEXT: Mapping[str, Any] = {
    "a": "甲<&>",
    "yes": True,
    "no": False,
    "rows": [{"n": "一", "m": 1}, {"n": "二", "m": 2}],
    "empty": [],
    "text": Listing("第一行\n第二行\t后\a第二段"),
}


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["{{ a }}", "前{{ a }}后"],
        ["{% if yes %}有{% else %}无{% endif %}{% if no %}有{% else %}无{% endif %}"],
        ["{%p if no %}", "删去", "{%p else %}", "留下", "{%p endif %}"],
        ["{%p for r in rows %}", "{{ loop.index }}、{{ r.n }}", "{%p endfor %}"],
        ["{% for r in rows %}{{ r.n }}{% if not loop.last %}、{% endif %}{% endfor %}"],
        ["{% for r in rows -%}", "{{ r.n }}", "{%- endfor %}"],
        ["{# 注 #}后", "{#p 整段的注 #}", "末"],
        ["{% set total = rows|sum(attribute='m') %}合计{{ total }}"],
        ["{%r if yes %}一段{%r endif %}二"],
        ["{{ text }}"],
        ["{_{ a }_} {_% if %_}"],
        ["{{ rows|map(attribute='n')|join('、') }}"],
        ["{{ '甲' if yes else “乙” }}"],
        ["{% macro sign(name) %}签名：{{ name }}{% endmacro %}{{ sign(a) }}"],
        ["{% raw %}{{ a }}{% endraw %}"],
        ["{% for r in empty %}有{% else %}空{% endfor %}"],
    ],
)
def test_paragraphs_say_the_same(word, paragraphs):
    template = word(*paragraphs)
    assert words(CompiledTemplate.load(template).render(CONTEXT)) == words(by_docxtpl(template, CONTEXT))


@pytest.mark.parametrize(
    "table",
    [
        [["{%tr for r in rows %}", ""], ["{{ r.n }}", "{{ r.m }}"], ["{%tr endfor %}", ""]],
        [["头", "尾"], ["{%tr if no %}", ""], ["删", "去"], ["{%tr endif %}", ""]],
        [["{%tc for r in rows %}", "{{ r.n }}", "{%tc endfor %}"]],
        [["{% colspan 2 %}{{ a }}"], ["乙"]],
        [["{% cellbg 'FF0000' %}{{ a }}", "乙"]],
        [["{%tr for r in rows %}", ""], ["{% vm %}{{ a }}", "{{ r.n }}"], ["{%tr endfor %}", ""]],
        [["{%tc for r in rows %}", "{% hm %}{{ a }}", "{%tc endfor %}"]],
    ],
    ids=["rows", "condition", "columns", "colspan", "cellbg", "vm", "hm"],
)
def test_tables_say_the_same(word, table):
    template = word(table=table)
    assert words(CompiledTemplate.load(template).render(CONTEXT)) == words(by_docxtpl(template, CONTEXT))


def test_spaces_at_the_ends_of_a_value_are_kept(word):
    assert "前 甲 后" in words(CompiledTemplate.load(word("前{{ a }}后")).render({"a": " 甲 "}))
