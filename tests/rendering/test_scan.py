"""No document leaves the house with a tag, a blank, a placeholder or an empty value in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_docs.errors import TemplateError
from recovery_docs.rendering.check_document.scan import document_text, refuse_incomplete
from recovery_docs.rendering.check_document.typed_leftovers import LEFTOVER, left_over
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def refusal(data: bytes, **options) -> str:
    with pytest.raises(TemplateError) as refused:
        refuse_incomplete(data, "起诉状.docx", **options)
    return str(refused.value)


@pytest.mark.parametrize(
    "left",
    [
        *("{{ a }}", "{% if a %}", "}}", "%}", "{# 注 #}", "｛｛ a ｝｝", "{｛ a }}", "｛% a"),
        *("【借款人】", "____", "___", "＿＿", "XXX公司", "XX市", "ＸＸ区", "×××", "××路", "某某", "某某公司"),
        *("None", "姓名：None。", "nan", "NaN", "undefined", "null"),
    ],
)
def test_what_is_left_over_is_refused_at_its_paragraph(word, left):
    assert refusal(word("第一段", f"借款人{left}")).startswith("起诉状.docx 正文第2段：留有")


@pytest.mark.parametrize(
    "text",
    [
        "身份证号 11010119900307765X",
        "MAXX-1型",
        "每股3×4元",
        "张某",
        "nano科技",
        "Nonesuch公司",
        "undefinedly",
        "{a}",
        "100%",
        "a_b__c",
        "〔2025〕82号",
        "A座（2×2）",
    ],
)
def test_ordinary_words_that_look_alike_are_let_through(word, text):
    refuse_incomplete(word(text), "起诉状.docx")


def test_a_placeholder_broken_over_runs_is_found(word, with_part):
    runs = "".join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in ("【借", "款", "人】"))
    xml = f"<w:document {W}><w:body><w:p>{runs}</w:p></w:body></w:document>"
    assert "【借款人】" in refusal(with_part(word(), "word/document.xml", xml))


def test_two_paragraphs_do_not_make_a_placeholder_together(word):
    refuse_incomplete(word("张某", "某日"), "起诉状.docx")


def test_everything_left_over_in_every_part_is_told(word):
    said = refusal(word("____", "好", "XXX公司", table=[["好", "【地址】"]], header="{{ id }}", footer="None"))
    assert [line.split("：")[0] for line in said.splitlines()] == [
        "起诉状.docx 正文第1段",
        "起诉状.docx 正文第3段",
        "起诉状.docx 正文表格1第1行第2格",
        "起诉状.docx 页眉第1段",
        "起诉状.docx 页脚第1段",
    ]


def test_what_a_value_says_itself_is_not_left_over(word):
    data = CompiledTemplate.load(word("借款人{{ name }}，住{{ address }}")).render(
        {"name": "张{{三", "address": "某某路"}
    )
    refuse_incomplete(data, "起诉状.docx", known={"parties": [{"name": "张{{三"}], "address": "某某路"})


def test_a_value_excuses_only_itself(word):
    # 当事人叫“张某某”，不等于模板里的“某某公司”可以留着
    data = CompiledTemplate.load(word("{{ name }}", "某某公司")).render({"name": "张某某"})
    said = refusal(data, known={"name": "张某某"})
    assert said.startswith("起诉状.docx 正文第2段")
    assert len(said.splitlines()) == 1


def test_a_blank_that_the_form_has_for_a_pen_is_let_through_when_named(word):
    refuse_incomplete(word("签名：________"), "起诉状.docx", allowed=("____",))
    assert "【地址】" in refusal(word("签名：____【地址】"), allowed=("____",))


def test_a_draft_may_have_blanks_but_no_tags(word):
    refuse_incomplete(word("____【借款人】某某"), "草稿.docx", draft=True)
    with pytest.raises(TemplateError):
        refuse_incomplete(word("{{ a }}"), "草稿.docx", draft=True)
    with pytest.raises(TemplateError):
        refuse_incomplete(word("None"), "草稿.docx", draft=True)


@pytest.mark.parametrize("xml", ["<w:document>", f"<w:document {W}>\x0b</w:document>", "<!DOCTYPE a><a/>", ""])
def test_a_broken_part_is_refused_never_recovered(word, with_part, xml):
    data = with_part(word(), "word/document.xml", xml)
    assert "部件 word/document.xml：文件的 XML 已损坏" in refusal(data)
    with pytest.raises(TemplateError):
        document_text(data)


@pytest.mark.parametrize("spoiled", [b"", b"not a zip", "half"])
def test_a_damaged_file_is_refused(word, spoiled):
    data = word("好")
    spoiled = data[: len(data) // 2] if spoiled == "half" else spoiled
    assert "不是可以读取的 .docx" in refusal(spoiled)


def test_a_changed_byte_is_noticed(word):
    data = bytearray(CompiledTemplate.load(word("{{ a }}" * 50)).render({"a": "甲"}))
    at = data.rindex(b"word/document.xml", 0, data.rindex(b"PK\x01\x02", 0, len(data)))
    body = data.index(b"word/document.xml") + 400
    data[body] ^= 0xFF
    assert at
    assert "已损坏" in refusal(bytes(data))


def test_the_text_has_its_entities_put_back_and_a_line_for_each_paragraph(word):
    assert document_text(word("A&B<C>", "“引号”")).startswith("A&B<C>\n“引号”\n")


@given(st.from_regex(LEFTOVER, fullmatch=True))
def test_the_quick_look_overlooks_nothing_that_the_close_look_would_find(token):
    assert [left.text for left in left_over(f"甲{token}乙")]
