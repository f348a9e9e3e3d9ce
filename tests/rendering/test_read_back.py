"""A paper is read back from its bytes; the words taken from its pieces are those that a parser finds in the file."""

import io
from contextlib import nullcontext

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from recovery_docs.errors import TemplateError
from recovery_docs.rendering.check_document.scan import read_words
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate
from recovery_docs.rendering.word.archive import Container, deflated


def _template(*paragraphs: str, table: tuple[str, ...] = ()) -> CompiledTemplate:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        rows = document.add_table(rows=len(table), cols=1).rows
        for row, text in zip(rows, table, strict=True):
            row.cells[0].text = text
    document.core_properties.title = "{{ a }}的起诉状"
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    stream = io.BytesIO()
    document.save(stream)
    return CompiledTemplate.load(stream.getvalue())


EVERYTHING = _template(
    "原告：{{ a }}{# 说明 #}，{{ b }}。",
    "{% if b %}有{{ b }}{% else %}没有{% endif %}",
    "{%p for c in items %}",
    "　{{ loop.index }}、{{ c }}；",
    "{%p endfor %}",
    table=("{%tr for c in items %}", "{{ c }}", "{%tr endfor %}"),
)
WITH_MACRO = _template("{% macro sum(x) %}人民币{{ x }}元{% endmacro %}{{ sum(a) }}{{ sum(a)[:cut] }}")
INSIDE_A_TAG = _template("好", table=("{% cellbg colour %}{{ a }}",))
ANY = st.text("甲乙1&<>\"'{}%_\n\t\a\f", max_size=8)


def _same(template: CompiledTemplate, context: dict[str, object]) -> None:
    docx, words = template.render_and_read(context, "起诉状.docx")
    parsed = read_words(docx, "起诉状.docx")
    assert words.keys() == parsed.keys()
    assert {part: text.split() for part, text in words.items()} == {part: text.split() for part, text in parsed.items()}


@given(a=ANY.filter(lambda text: not {*"\a\f"} & {*text}), b=ANY, items=st.lists(ANY, max_size=3))
def test_the_words_of_the_pieces_are_those_of_the_file(a: str, b: str, items: list[str]) -> None:
    _same(EVERYTHING, {"a": a, "b": b, "items": items})


@given(a=st.text('甲乙&<"', max_size=4))
def test_so_are_those_of_values_inside_of_tags(a: str) -> None:
    _same(INSIDE_A_TAG, {"a": a, "colour": "FFEB9C"})


@pytest.mark.parametrize("cut", [0, 3, 5, 40])
def test_a_piece_of_a_macros_xml_is_read_or_refused_and_never_passed_unread(cut: int) -> None:
    context = {"a": "<1&", "cut": cut}
    if cut == 3:  # 人民币: no XML in it
        _same(WITH_MACRO, context)
        return
    with pytest.raises(TemplateError, match="XML 已损坏") if cut == 5 else nullcontext():
        _same(WITH_MACRO, context)


def test_an_entity_cut_in_two_is_refused() -> None:
    template = _template("{{ (b|e)[:2] }}")
    with pytest.raises(TemplateError, match="XML 已损坏"):
        template.render_and_read({"a": "甲", "b": "&"}, "起诉状.docx")


@pytest.mark.parametrize("sign", ["\a", "\f"])
def test_a_paragraph_cannot_be_broken_where_there_is_none(sign: str) -> None:
    with pytest.raises(TemplateError, match="XML 已损坏"):
        EVERYTHING.render_and_read({"a": f"甲{sign}乙", "b": "", "items": []}, "起诉状.docx")


@pytest.mark.parametrize("where", [b"word/styles.xml", b"word/document.xml", b"PK\x01\x02", b"PK\x05\x06"])
def test_a_changed_byte_is_noticed(where: bytes) -> None:
    container = Container({"word/styles.xml": b"<styles/>"})
    docx = bytearray(container.packed([deflated("word/document.xml", "<w:t>甲</w:t>".encode() * 200)]))
    assert list(container.unpacked(bytes(docx), "起诉状.docx")) == ["word/document.xml"]
    # 模板的部件、文书的部件（压缩数据在名称之后）、目录、目录的末尾
    docx[docx.index(where) + (60 if where.endswith(b"document.xml") else 0)] ^= 0x41
    with pytest.raises(TemplateError, match="不是可以读取的"):
        container.unpacked(bytes(docx), "起诉状.docx")
