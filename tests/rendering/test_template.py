"""What a rendered document says, and what the engine promises where docxtpl loses words or lets data run as code."""

import io
import zipfile

import pytest
from docx import Document
from docxtpl import Listing
from hypothesis import given
from hypothesis import strategies as st

from recovery_docs.errors import TemplateError
from recovery_docs.rendering.check_document.scan import document_text, refuse_incomplete
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def text_of(template: bytes, **context):
    return document_text(CompiledTemplate.load(template).render(context))


def _name_template() -> CompiledTemplate:
    document = Document()
    document.add_paragraph("借款人：{{ name }}。")
    stream = io.BytesIO()
    document.save(stream)
    return CompiledTemplate.load(stream.getvalue())


NAME = _name_template()


@pytest.mark.parametrize(
    "value",
    [
        "<100万",  # docxtpl: 本金：100万
        "见<附件1>",  # docxtpl: the rest of the paragraph and the next one are gone
        "A & B公司",  # docxtpl: A  B公司
        "{_{ x }_}",  # docxtpl: {{ x }}
        "{{ 7*7 }}",
        "{% for x in y %}",
        "张{{三",
        "a]]>b",
        "&lt;&amp;",
        "“引号”‘单引号’'\"",
        "𠮷野家",  # outside the basic plane, in real names
    ],
)
def test_a_value_comes_out_letter_for_letter(value):
    data = NAME.render({"name": value})
    assert f"借款人：{value}。" in document_text(data)
    refuse_incomplete(data, "催收通知书.docx", known=value)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), min_size=1))
def test_any_printable_text_comes_out_letter_for_letter(value):
    data = NAME.render({"name": value})
    assert f"借款人：{value}。" in document_text(data)
    refuse_incomplete(data, "催收通知书.docx", known=value)
    assert f"借款人：{value}。" == Document(io.BytesIO(data)).paragraphs[0].text


@given(st.text())
def test_any_text_at_all_comes_out_or_is_refused_never_cut(value):
    try:
        data = NAME.render({"name": value})
    except TemplateError:
        assert any(ord(each) < 32 or 0xD800 <= ord(each) < 0xE000 or each in "\ufffe\uffff" for each in value)
    else:
        kept = value.replace("\r\n", "\n").replace("\r", "\n")
        for break_ in "\n\t\a\f":
            kept = kept.replace(break_, "")
        found = document_text(data).split("借款人：")[1].rsplit("。", 1)[0]
        assert found.replace("\n", "") == kept


def test_every_part_is_filled_once(word, with_part):
    note = f'<w:footnotes {W}><w:footnote w:id="1"><w:p><w:r><w:t>脚注{{{{ a }}}}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    template = with_part(word("正文{{ a }}", header="页眉{{ a }}", footer="页脚{{ a }}"), "word/footnotes.xml", note,
                         "wordprocessingml.footnotes")  # fmt: skip
    template = with_part(template, "word/endnotes.xml", note.replace("foot", "end").replace("脚注", "尾注"),
                         "wordprocessingml.endnotes")  # fmt: skip
    comment = (
        f'<w:comments {W}><w:comment w:id="1"><w:p><w:r><w:t>批注{{{{ a }}}}</w:t></w:r></w:p></w:comment></w:comments>'
    )
    template = with_part(template, "word/comments.xml", comment, "wordprocessingml.comments")
    found = text_of(template, a="{{ 7*7 }}")
    for part in ("正文", "页眉", "页脚", "脚注", "尾注", "批注"):
        assert f"{part}{{{{ 7*7 }}}}" in found
    assert "49" not in found


def test_a_footnote_of_a_document_with_two_sections_does_not_run_its_value(with_part):
    # docxtpl goes through the footnotes once for each section, so that a value {{ 7*7 }} prints 49
    document = Document()
    document.add_section()
    stream = io.BytesIO()
    document.save(stream)
    note = (
        f'<w:footnotes {W}><w:footnote w:id="1"><w:p><w:r><w:t>{{{{ a }}}}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    found = text_of(
        with_part(stream.getvalue(), "word/footnotes.xml", note, "wordprocessingml.footnotes"), a="{{ 7*7 }}"
    )
    assert "{{ 7*7 }}" in found
    assert "49" not in found


def test_keywords_and_category_are_filled_like_the_title(word):
    document = Document(io.BytesIO(word("正文")))
    for name in ("title", "keywords", "category", "subject"):
        setattr(document.core_properties, name, f"{name} {{{{ a }}}}")
    stream = io.BytesIO()
    document.save(stream)
    found = Document(io.BytesIO(CompiledTemplate.load(stream.getvalue()).render({"a": "甲<乙"}))).core_properties
    assert [found.title, found.keywords, found.category, found.subject] == [
        *("title 甲<乙", "keywords 甲<乙"),
        *("category 甲<乙", "subject 甲<乙"),
    ]


def test_the_same_data_gives_the_same_bytes(word):
    template = word("{{ a }}", header="{{ a }}", table=[["{{ a }}"]])
    first, again = (CompiledTemplate.load(template).render({"a": "甲"}) for _ in range(2))
    assert first == again
    assert {info.date_time for info in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_two_documents_of_one_template_share_nothing():
    assert "甲" not in document_text([NAME.render({"name": name}) for name in ("甲", "乙")][1])


def test_rows_repeat_and_paragraphs_drop_out(word):
    template = word(
        *("{%p if guaranteed %}", "保证人签名", "{%p endif %}"),
        table=[["{%tr for g in rows %}", ""], ["{{ loop.index }}", "{{ g.name }}"], ["{%tr endfor %}", ""]],
    )
    document = Document(io.BytesIO(CompiledTemplate.load(template).render(
        {"guaranteed": False, "rows": [{"name": "甲"}, {"name": "乙"}]})))  # fmt: skip
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [["1", "甲"], ["2", "乙"]]
    assert "保证人签名" not in [paragraph.text for paragraph in document.paragraphs]


def test_a_tag_that_word_split_into_runs_is_one_tag():
    document = Document()
    paragraph = document.add_paragraph("本金")
    for piece in ("{", "{ am", "ount", " }", "}元"):
        paragraph.add_run(piece).bold = True
    stream = io.BytesIO()
    document.save(stream)
    assert "本金200,000元" in text_of(stream.getvalue(), amount="200,000")


def test_line_breaks_tabs_and_paragraphs_in_values_are_words_own(word):
    template = CompiledTemplate.load(word("{{ a }}"))
    paragraphs = [p.text for p in Document(io.BytesIO(template.render({"a": Listing("一\n二\t三\a四")}))).paragraphs]
    assert paragraphs == ["一\n二\t三", "四"]


def test_a_grid_is_mended_only_where_columns_can_change(word):
    def grid(data):
        table = Document(io.BytesIO(data)).tables[0]
        return [int(column.w) for column in table._tbl.tblGrid.gridCol_lst]

    changing = word(table=[["{%tc for c in cs %}", "{{ c }}", "{%tc endfor %}"]])
    widths = grid(changing)
    for count in (1, 3, 5):
        found = grid(CompiledTemplate.load(changing).render({"cs": ["甲"] * count}))
        assert len(found) == count
        assert sum(found) == pytest.approx(sum(widths), rel=1e-3)
    fixed = word(table=[["{{ a }}", "乙", "丙"]])
    assert grid(CompiledTemplate.load(fixed).render({"a": "甲"})) == grid(fixed)


def test_a_marked_table_leaves_no_mark(word):
    data = CompiledTemplate.load(word(table=[["{%tc for c in cs %}", "{{ c }}", "{%tc endfor %}"]])).render(
        {"cs": ["甲"]}
    )
    assert b"recovery-docs" not in zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")


def test_fields_are_known_by_their_whole_path_in_every_part(word):
    template = word("{% for g in loan.guarantors %}{{ g.name }}{% endfor %}", header="{{ court.name }}")
    assert CompiledTemplate.load(template).fields == {"loan.guarantors", "loan.guarantors.name", "court.name"}
