"""A document that cannot be complete is refused, with the template, the place, the tag and the field."""

from dataclasses import dataclass

import pytest
from docxtpl import Listing, RichText

from recovery_docs.errors import TemplateError
from recovery_docs.rendering.check_document.scan import document_text
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate


@dataclass(frozen=True)
class Party:
    name: str


def faults_of(template: bytes, context) -> list[str]:
    with pytest.raises(TemplateError) as refused:
        CompiledTemplate.load(template, name="通知书.docx").render(context)
    return [str(fault) for fault in refused.value.faults]


@pytest.mark.parametrize("context", [{}, {"phone": None}, {"phone": float("nan")}])
def test_a_missing_value_names_template_paragraph_tag_and_field(word, context):
    (fault,) = faults_of(word("第一段", "电话：{{ phone }}"), context)
    assert fault.startswith("通知书.docx 正文第2段 标签 {{ phone }}：字段 phone 没有值。")


def test_a_missing_value_in_a_table_names_row_and_cell_and_the_item(word):
    template = word(
        table=[["姓名", "电话"], ["{%tr for g in guarantors %}", ""], ["{{ g.name }}", "{{ g.phone }}"], ["{%tr endfor %}", ""]]
    )  # fmt: skip
    rows = [{"name": "甲", "phone": "1"}, {"name": "乙", "phone": None}, {"name": "丙", "phone": "3"}]
    (fault,) = faults_of(template, {"guarantors": rows})
    assert fault.startswith("通知书.docx 正文表格1第3行第2格 标签 {{ g.phone }}：字段 guarantors[1].phone 没有值")


def test_every_missing_value_of_every_part_is_told_in_one_run(word):
    template = word("{{ a }}", "{{ b.c.d }}", "{{ e }}", header="{{ f }}", footer="{{ g }}")
    found = faults_of(template, {"b": {}, "e": "有"})
    assert [fault.split("：")[0] for fault in found] == [
        "通知书.docx 正文第1段 标签 {{ a }}",
        "通知书.docx 正文第2段 标签 {{ b.c.d }}",
        "通知书.docx 页眉第1段 标签 {{ f }}",
        "通知书.docx 页脚第1段 标签 {{ g }}",
    ]


@pytest.mark.parametrize(
    "tag",
    [
        *("{{ a|int }}", "{{ a|upper }}", "{{ a|lower }}", "{{ a|title|trim }}", "{{ a|tojson }}", "{{ a|wordcount }}"),
        *(
            "{{ 'USD' ~ a }}",
            "{{ a ~ '元' }}",
            "{{ [a, '乙']|join }}",
            "{{ '%s元'|format(a) }}",
            "{{ a|map('upper')|join }}",
        ),
        *("{% set c = a|upper %}{{ c }}", "{{ a|default(none)|string }}", "{{ a|e }}"),
    ],
)
def test_a_missing_value_is_refused_before_a_filter_makes_a_word_or_a_zero_of_it(word, tag):
    # Jinja prints 0, NONE, none, None, null, 1, USDNone, None元, None乙, None元 and nothing
    found = faults_of(word("第一段", tag, "{{ b }}"), {"a": None, "b": None})
    assert found[0].startswith("通知书.docx 正文第2段 标签 {"), found
    assert "字段 a 没有值" in found[0]
    assert found[-1].startswith("通知书.docx 正文第3段 标签 {{ b }}：字段 b 没有值")


def test_the_item_that_is_missing_is_named_through_a_filter_too(word):
    template = word("{% for g in rows %}{{ g.phone|upper }}{% endfor %}")
    (fault,) = faults_of(template, {"rows": [{"phone": "1"}, {"phone": None}]})
    assert "字段 rows[1].phone 没有值" in fault


@pytest.mark.parametrize(
    "tag", ["{{ '%s元' % a }}", "{{ '%s%s' % ('甲', a) }}", "{{ '{}元'.format(a) }}", "{{ '{x}'.format(x=a) }}"]
)
def test_a_missing_value_is_not_formatted(word, tag):
    (fault,) = faults_of(word(tag), {"a": None})
    assert fault.startswith(f"通知书.docx 正文第1段 标签 {tag}：没有值。")


@pytest.mark.parametrize("tag", ["{{ a|default('无', true) }}", "{{ a or '无' }}", "{{ '无' if a is none else a }}"])
def test_what_says_what_to_print_instead_may_be_given_nothing(word, tag):
    assert "无" in document_text(CompiledTemplate.load(word(tag)).render({"a": None}))


@pytest.mark.parametrize(
    "tag", ["{% if a %}有{% endif %}", "{% for x in a %}{{ x }}{% endfor %}", "{{ a.b }}", "{{ a ~ '元' }}"]
)
def test_an_unknown_name_is_refused_wherever_it_is_used(word, tag):
    assert "字段 a" in faults_of(word(tag), {})[0]


def test_the_same_tag_twice_is_told_apart(word):
    found = faults_of(word("{{ a }}", "{% if no %}{{ b }}{% endif %}", "{{ b }}"), {"a": "甲", "no": False, "b": None})
    assert [fault.split("：")[0] for fault in found] == ["通知书.docx 正文第3段 标签 {{ b }}"]


def test_a_default_and_a_condition_are_ways_to_do_without(word):
    template = CompiledTemplate.load(
        word("{{ a|default('无') }}{% if b is defined %}{{ b }}{% endif %}{% if c %}{{ c }}{% endif %}")
    )
    assert template.render({"c": None})


@pytest.mark.parametrize("value", [["甲"], {"name": "甲"}, ("甲",), Party("甲"), True])
def test_a_list_a_record_or_a_truth_value_is_no_text(word, value):
    (fault,) = faults_of(word("{{ a }}"), {"a": value})  # Python would print ['甲']
    assert "字段 a 不是文字" in fault


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe"])
def test_a_character_that_xml_cannot_hold_is_refused_not_dropped(word, bad):
    (fault,) = faults_of(word("姓名{{ p.name }}"), {"p": Party(f"张{bad}三")})
    assert "字段 p.name 含有 Word 文档不能保存的控制字符" in fault


@pytest.mark.parametrize(
    "expression",
    [
        "''.__class__.__mro__",
        "a.__init__.__globals__",
        "cycler.__init__.__globals__",
        "self._TemplateReference__context",
        "'%99999999s' % a",
        "'x' * 9999999",
        "9 ** 999999",
        "a.append('x')",
    ],
)
def test_a_template_reaches_nothing_but_its_data(word, expression):
    assert faults_of(word(f"{{{{ {expression} }}}}"), {"a": ["甲"]})[0].startswith("通知书.docx 正文第1段 标签")


def test_an_endless_template_stops(word):
    loops = "".join(f"{{% for x{n} in range(9999) %}}" for n in range(4)) + "甲" + "{% endfor %}" * 4
    assert "不被允许" in faults_of(word(loops), {})[0]


def test_an_expression_that_cannot_be_computed_is_a_fault_at_its_tag(word):
    (fault,) = faults_of(word("好", "{{ a / 0 }}"), {"a": 1})
    assert fault.startswith("通知书.docx 正文第2段 标签 {{ a / 0 }}：标签算不出来")


@pytest.mark.parametrize("value", [Listing("张\x00三"), RichText("张\ud800三")])
def test_a_forbidden_character_is_refused_in_listings_and_rich_text_too(word, value):
    tag = "{{r a }}" if isinstance(value, RichText) else "{{ a }}"
    assert "控制字符" in faults_of(word(tag), {"a": value})[0]


def test_a_defect_of_ours_is_no_fault_of_the_template(word):
    class Broken:
        def __str__(self) -> str:
            raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        CompiledTemplate.load(word("{{ a }}")).render({"a": Broken()})


@pytest.mark.parametrize("constant", ["None", "[1, 2]", "1, 2", "True", "{'a': 1}"])
def test_a_constant_that_would_print_as_python_is_refused_too(word, constant):
    assert faults_of(word(f"{{{{ {constant} }}}}"), {})[0].startswith("通知书.docx 正文第1段 标签")
