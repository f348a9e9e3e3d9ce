"""What lawyers really type into templates is found before a document is made, all of it in one run."""

import io

import pytest
from docx import Document

from recovery_docs.rendering.check_template.lint import lint

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_a_good_template_has_no_fault(word):
    template = word("借款人{{ borrower.name }}", "{% for g in guarantors %}{{ g.name }}{% endfor %}")
    assert lint(template, {"borrower.name", "guarantors.name"}) == []


@pytest.mark.parametrize("left", ["【借款人】", "____", "XXX公司", "某某", "×××", "20××年"])
def test_what_was_left_to_be_typed_over_is_found_with_its_place(word, left):
    (fault,) = lint(word("第一段", f"甲{left}"), name="通知书.docx")
    assert str(fault).startswith("通知书.docx 正文第2段：留有占位文字")


def test_a_blank_of_the_form_is_let_through_when_its_toml_names_it(word):
    assert lint(word("签名________"), allowed=("____",)) == []


def test_a_chinese_bracket_inside_a_tag_is_data(word):
    assert lint(word("{{ a|default('【无】') }}"), {"a"}) == []


def test_a_field_that_no_filing_gives_is_found_at_its_tag(word):
    template = word("{{ borrower.nmae }}", header="{{ court }}")
    found = [str(fault) for fault in lint(template, {"borrower.name"}, name="通知书.docx")]
    assert found[0].startswith("通知书.docx 正文第1段 标签 {{ borrower.nmae }}：没有 borrower.nmae 这个字段")
    assert found[1].startswith("通知书.docx 页眉第1段 标签 {{ court }}：没有 court 这个字段")
    assert len(found) == 2


@pytest.mark.parametrize("declared", [{"guarantors.name"}, {"guarantors", "g.name"}])
def test_an_items_field_is_declared_by_the_lists_path_or_by_the_name_in_the_loop(word, declared):
    template = word("{% for g in guarantors %}{{ g.name }}{% endfor %}")
    assert lint(template, declared) == []
    assert lint(template, {"guarantors"}) != []


def test_the_fields_of_a_footnote_are_asked_about_too(word, with_part):
    note = f'<w:footnotes {W}><w:footnote w:id="1"><w:p><w:r><w:t>{{{{ a.b }}}}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    template = with_part(word("正文"), "word/footnotes.xml", note, "wordprocessingml.footnotes")
    (fault,) = lint(template, {"a.c"})
    assert "脚注第1段 标签 {{ a.b }}" in str(fault)


def test_a_font_that_the_court_may_not_have_is_a_warning():
    document = Document()
    document.add_paragraph().add_run("甲").font.name = "某自造字体"
    stream = io.BytesIO()
    document.save(stream)
    (fault,) = lint(stream.getvalue())
    assert fault.severity == "warning"
    assert "某自造字体" in str(fault)


def test_a_comment_that_would_go_to_the_court_is_a_warning(word, with_part):
    comments = f'<w:comments {W}><w:comment w:id="1"><w:p><w:r><w:t>再核对</w:t></w:r></w:p></w:comment></w:comments>'
    (fault,) = lint(with_part(word("正文"), "word/comments.xml", comments, "wordprocessingml.comments"))
    assert fault.severity == "warning"
    assert "批注" in str(fault)


def test_faults_of_every_kind_are_told_together_errors_first(word):
    template = word("{% if a %}", "____", "｛｛ b ｝｝", table=[["{%tr for c in d %}", "旁"], ["{%tr endfor %}", ""]])
    problems = [str(fault) for fault in lint(template)]
    for said in ("没有结尾", "占位文字", "全角", "旁边的内容会丢失"):
        assert any(said in problem for problem in problems), said


def test_what_is_no_word_file_is_one_fault():
    (fault,) = lint(b"%PDF-1.7", name="通知书.docx")
    assert "不是可以读取的 .docx" in str(fault)


def test_an_unknown_field_is_told_beside_a_broken_tag_of_another_part(word):
    problems = [str(fault) for fault in lint(word("{{ nosuch }}", header="{% if a %}"), {"a"})]
    assert len(problems) == 2
    assert "没有 nosuch 这个字段" in "".join(problems)
