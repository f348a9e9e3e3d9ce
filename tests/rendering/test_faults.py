"""Templates that lose words in silence are refused when they are loaded, with every fault at its place."""

import io

import pytest
from docx import Document

from recovery_docs.errors import TemplateError
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate


def faults_of(template: bytes) -> list[str]:
    with pytest.raises(TemplateError) as refused:
        CompiledTemplate.load(template, name="通知书.docx")
    return [str(fault) for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("paragraph", "said"),
    [
        ("{% if a %}甲", "if 没有结尾"),
        ("甲{% endif %}", "endif 没有对应的开头"),
        ("{% for a in b %}{% endif %}{% endfor %}", "endif 没有对应的开头"),
        ("{% else %}", "else 没有对应的开头"),
        ("{{ a", "没有在同一段里写完整"),
        ("a }}", "没有在同一段里写完整"),
        ("{{ a b }}", "标签写错了：这里应当是标签的结尾，写的却是“b”"),
        ("{{ }}", "标签写错了：这里应当有字段或者值，写的却是标签的结尾"),
        ("{{ a. }}", "标签写错了：点号后面没有字段名"),
        ("{{ (a }}", "标签写错了：这里应当是“)”，写的却是“}”"),
        ("{{ a、b }}", "标签写错了"),
        ("{{ a|nosuch }}", "没有 nosuch 这个过滤器"),
        ("{% iff a %}", "标签写错了：没有 iff 这种标签"),
        ("｛｛ a ｝｝", "全角"),
        ("{｛ a }}", "全角"),
        ("{{ a ｝｝", "全角"),
        ("｛% if a %｝", "全角"),
        ("{{ a ｜ upper }}", "全角字符 U+FF5C"),
        ("{{\u3000a }}", "全角字符 U+3000"),
        ("{{ a（1） }}", "全角字符 U+FF08"),
        ("{{ a\u200b }}", "看不见的字符 U+200B"),
        ("{{ \ufeffa }}", "看不见的字符 U+FEFF"),
        ("{%p if a %}旁边的字", "旁边的内容会丢失"),
        ("{%tr if a %}", "不在表格里"),
        ("{% include 'x' %}", "模板里不能用 include"),
        ("{% import 'x' as y %}", "模板里不能用 import"),
        ("{% autoescape false %}{{ a }}{% endautoescape %}", "模板里不能用 autoescape"),
        ("{{ a|safe }}", "没有 safe 这个过滤器"),
    ],
)
def test_a_broken_tag_is_refused_at_its_paragraph(word, paragraph, said):
    found = faults_of(word("第一段", paragraph))
    assert any(fault.startswith("通知书.docx 正文第2段") and said in fault for fault in found), found


@pytest.mark.parametrize(
    "paragraph",
    [
        "{{ a|join('、') }}",  # Chinese inside quotes is data
        "{{ a if a == “甲” else ‘乙’ }}",  # Word's curly quotes are docxtpl's dialect
        "{# 说明：删去 #}",
        "{% raw %}{{ x y }}{% endraw %}",
        "{_{ x }_}",
    ],
)
def test_what_docxtpl_allows_is_no_fault(word, paragraph):
    assert CompiledTemplate.load(word(paragraph)).render({"a": "甲"})


def test_every_fault_of_every_part_is_told_in_one_run(word):
    template = word("{% if a %}", "{{ b c }}", "｛｛ d ｝｝", header="{{ e", footer="{{ f|nosuch }}")
    places = [fault.split("：")[0] for fault in faults_of(template)]
    assert places == [
        "通知书.docx 正文第1段 标签 {% if a %}",
        "通知书.docx 正文第3段",
        "通知书.docx 正文第2段 标签 {{ b c }}",
        "通知书.docx 页眉第1段",
        "通知书.docx 页脚第1段 标签 {{ f|nosuch }}",
    ]


def test_every_tag_that_says_what_is_not_known_is_told_though_others_are_right(word):
    found = faults_of(word("{{ a }}{{ a|nosuch }}", "{{ a|upper }}", "{{ a }}{% if a is nosuch %}甲{% endif %}"))
    assert [fault.partition("：")[0] for fault in found] == [
        "通知书.docx 正文第1段 标签 {{ a|nosuch }}",
        "通知书.docx 正文第3段 标签 {% if a is nosuch %}",
    ]


def test_what_is_right_as_plain_text_is_wrong_as_a_tag(word):
    (fault,) = faults_of(word("{% raw %}{{ a b }}{% endraw %}", "{{ a b }}"))
    assert fault.startswith("通知书.docx 正文第2段 标签 {{ a b }}：标签写错了")


def test_a_row_loop_closed_by_a_text_tag_is_refused(word):
    # docxtpl makes a document of it, without the rows
    (fault,) = faults_of(word(table=[["{%tr for g in rows %}"], ["{{ g }}"], ["{% endfor %}"]]))
    assert fault.startswith(
        "通知书.docx 正文表格1第3行第1格 标签 {% endfor %}：开头 {%tr for g in rows %} 在表格行一级"
    )


def test_words_beside_a_row_tag_are_told_before_they_are_lost(word):
    found = faults_of(word(table=[["{%tr for g in rows %}", "合计"], ["{{ g }}", ""], ["{%tr endfor %}", ""]]))
    assert "旁边的内容会丢失（原值：合计）" in found[0]


def test_a_picture_beside_a_paragraph_tag_is_not_lost(word):
    document = Document()
    paragraph = document.add_paragraph("{%p if a %}")
    paragraph.add_run()._r.append(
        paragraph._p.makeelement("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}drawing")
    )
    document.add_paragraph("{%p endif %}")
    stream = io.BytesIO()
    document.save(stream)
    assert "drawing" in faults_of(stream.getvalue())[0]


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize("change", ["ins", "del", "moveFrom", "moveTo"])
def test_tracked_changes_are_refused_since_what_was_deleted_goes_to_the_court(word, with_part, change):
    xml = f"<w:document {W}><w:body><w:p><w:{change}><w:r><w:t>甲</w:t></w:r></w:{change}></w:p></w:body></w:document>"
    (fault,) = faults_of(with_part(word(), "word/document.xml", xml))
    assert fault.startswith("通知书.docx 正文第1段：模板里有修订痕迹")


def test_a_tag_in_a_chart_is_refused_since_nothing_fills_it(word, with_part):
    chart = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:t>{{ a }}</c:t></c:chart>'
    (fault,) = faults_of(with_part(word(), "word/charts/chart1.xml", chart))
    assert fault.startswith("通知书.docx 部件 word/charts/chart1.xml 标签 {{ a }}")


def test_a_condition_that_would_unbalance_the_document_is_refused(word):
    # 两段文字之间的条件：开头在表格前的一段里，结尾在单元格里
    template = word("{% if a %}甲", table=[["{% endif %}"]])
    assert "不在同一个表格、单元格或者正文里" in faults_of(template)[0]


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ("<w:document>", "XML 已损坏"),
        (
            f"<!DOCTYPE w:document [<!ENTITY a 'b'>]><w:document {W}><w:body><w:p/></w:body></w:document>",
            "文档类型声明",
        ),
    ],
)
def test_a_broken_or_hostile_part_is_never_recovered(word, with_part, xml, said):
    assert said in faults_of(with_part(word(), "word/document.xml", xml))[0]


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_word_file_is_said_to_be_none(data):
    assert faults_of(data)[0].startswith("通知书.docx：不是")


@pytest.mark.parametrize(
    "tag",
    [
        "{{ a" + ".a" * 3000 + " }}",
        "{{ " + "(" * 3000 + "a" + ")" * 3000 + " }}",
        "{{ " + "-" * 3000 + "a }}",
        "{% macro f(x, x) %}{% endmacro %}",
    ],
)
def test_a_program_that_python_cannot_compile_is_a_fault_and_no_crash(word, tag):
    assert faults_of(word(tag))[0].startswith("通知书.docx 正文")
