"""A template that may come from anybody is stopped before it fills the memory or takes for ever."""

import time

import pytest

from recovery_docs.errors import TemplateError
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate

LONG = "{% set long = 'x' * 199999 %}"
GROWING = "{% set ns = namespace(a=(1,), d={}) %}"


def refused(word, *paragraphs: str) -> str:
    began = time.process_time()
    with pytest.raises(TemplateError) as error:
        CompiledTemplate.load(word(*paragraphs), name="通知书.docx").render({"a": "甲", "rows": [1, 2]})
    assert time.process_time() - began < 20
    return str(error.value)


@pytest.mark.parametrize(
    "expression",
    [
        "('a' * 20000).translate({97: 'x' * 200000})",
        "('x' * 199999).join(range(20000)|map('string'))",
        "('{0}' * 10000).format('x' * 199999)",
        "'%(a)s' * 10000 % {'a': 'x' * 199999}",
        "[['x' * 199999] * 5000]|string",
        "[['x' * 199999] * 5000] ~ ''",
        "rows|tojson(10 ** 8)",
        "range(20000)|map('string')|map('replace', '1', 'x' * 190000)|list|length",
        "([[1, 2]] * 90000)|sum(start=[])|length",
    ],
)
def test_text_is_not_multiplied(word, expression):
    assert "通知书.docx 正文第1段 标签" in refused(word, f"{{{{ {expression} }}}}")


@pytest.mark.parametrize(
    "template",
    [
        LONG + "{% set y %}{% for i in range(2000) %}{{ long }}{% endfor %}{% endset %}",
        LONG + "{% macro m() %}{% for i in range(2000) %}{{ long }}{% endfor %}{% endmacro %}{{ m() }}",
        LONG + "{% set y %}{% for i in range(50000) %}{{ long[i:] }}{% endfor %}{% endset %}",
        LONG + "{% for i in range(90000) %}{% if long|striptags == i %}{% endif %}{% endfor %}",
        LONG + GROWING + "{% for i in range(20000) %}{% set ns.d = dict(ns.d, **{('k' ~ i): long ~ i}) %}{% endfor %}",
        "{% set l = range(90000)|list %}{% for i in range(90000) %}{% if 'q' in l %}{% endif %}{% endfor %}",
        GROWING + "{% for i in range(30000) %}{% set ns.a = ns.a + (i,) %}{% endfor %}",
        GROWING + "{% for i in range(60) %}{% set ns.a = (ns.a, ns.a) %}{% endfor %}{{ 1 if ns.a in {} else 2 }}",
        GROWING + "{% for i in range(60) %}{% set ns.a = (ns.a|batch(9)|list) * 2 %}{% endfor %}{{ ns.a|string }}",
        "{% macro m(x) %}{{ m(x) }}{{ m(x) }}{% endmacro %}{{ m(1) }}",
    ],
)
def test_what_a_template_makes_and_goes_through_is_paid_for(word, template):
    assert "通知书.docx 正文第1段 标签" in refused(word, template)


def test_an_honest_template_pays_little(word):
    rows = [{"name": "甲" * 20, "sum": n} for n in range(5_000)]
    each = "{{ r.name|upper }}{{ '%d' % r.sum }}{{ r.name[:2] ~ '等' }}{% if r in rows[:3] %}{% endif %}"
    collected = "{% set ns.names = ns.names + [r.name] %}"
    template = word(
        f"{{% for r in rows %}}{each}{{% endfor %}}",
        "{{ rows|map(attribute='name')|join('、') }}{{ '，'.join(rows|map(attribute='name')) }}",
        f"{{% set ns = namespace(names=[]) %}}{{% for r in rows[:500] %}}{collected}{{% endfor %}}",
    )
    assert CompiledTemplate.load(template).render({"rows": rows})


class Records:
    """Data with names of its own, and more in it than its names say."""

    secret = "内部"

    def __getitem__(self, name: str) -> str:
        return {"名称": "甲"}[name]


@pytest.mark.parametrize(
    "asked", ["r['secret']", "r['__class__']", "r.__class__", "r['_x']", "d['items']", "d['keys']"]
)
def test_a_key_never_reaches_an_attribute_behind_it(word, asked):
    template = CompiledTemplate.load(word(f"{{{{ {asked} }}}}"))
    with pytest.raises(TemplateError, match=r"没有值|不被允许"):
        template.render({"r": Records(), "d": {"a": 1}})
    assert b"PK" in CompiledTemplate.load(word("{{ r['名称'] }}{{ d['a'] }}")).render({"r": Records(), "d": {"a": 1}})
