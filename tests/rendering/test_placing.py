"""Templates with pictures, rich text or sub-documents go docxtpl's way, under the same promises."""

import io
import struct
import zipfile
import zlib
from collections import namedtuple

import pytest
from docx import Document
from docxtpl import RichText

from recovery_docs.errors import TemplateError
from recovery_docs.rendering.check_document.scan import document_text
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate
from recovery_docs.rendering.engine.placing import Picture


def _png() -> bytes:
    """One grey dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


def test_the_way_is_decided_when_the_template_is_compiled(word):
    assert CompiledTemplate.load(word("{{ a }}")).way == "compiled"
    assert CompiledTemplate.load(word("{{r a }}")).way == "docxtpl"
    assert CompiledTemplate.load(word("{{p a }}")).way == "docxtpl"
    assert CompiledTemplate.load(word("{{ a }}"), pictures=frozenset({"a"})).way == "docxtpl"


def test_a_picture_is_placed_in_body_and_header_and_the_words_are_escaped(word):
    template = CompiledTemplate.load(
        word("盖章：{{ seal }}{{ name }}", header="{{ seal }}"), pictures=frozenset({"seal"})
    )
    data = template.render({"seal": Picture(_png(), width=20), "name": "A & <B>"})
    assert "盖章：" in document_text(data)
    assert "A & <B>" in document_text(data)
    document = Document(io.BytesIO(data))
    assert round(document.inline_shapes[0].width.mm) == 20
    parts = {
        name: zipfile.ZipFile(io.BytesIO(data)).read(name) for name in zipfile.ZipFile(io.BytesIO(data)).namelist()
    }
    assert b"r:embed" in parts["word/header1.xml"]
    assert any(name.startswith("word/media/") for name in parts)


def test_a_drawing_that_a_loop_repeats_has_a_number_of_its_own_each_time(word):
    document = Document()
    document.add_paragraph("{%p for g in rows %}")
    document.add_picture(io.BytesIO(_png()))
    document.add_paragraph("{%p endfor %}")
    stream = io.BytesIO()
    document.save(stream)
    data = CompiledTemplate.load(stream.getvalue()).render({"rows": [1, 2, 3]})
    numbers = [shape._inline.docPr.id for shape in Document(io.BytesIO(data)).inline_shapes]
    assert len(numbers) == len(set(numbers)) == 3


def test_rich_text_keeps_its_looks(word):
    data = CompiledTemplate.load(word("金额{{r amount }}元")).render({"amount": RichText("100 < 200", bold=True)})
    runs = Document(io.BytesIO(data)).paragraphs[0].runs
    assert [run.text for run in runs if run.bold] == ["100 < 200"]


def test_docxtpls_way_gives_the_same_bytes_too(word):
    template = CompiledTemplate.load(word("{{r a }}{{ seal }}"), pictures=frozenset({"seal"}))
    first, again = (template.render({"a": RichText("甲"), "seal": Picture(_png())}) for _ in range(2))
    assert first == again


def test_data_does_not_run_as_a_template_on_docxtpls_way(word):
    found = document_text(
        CompiledTemplate.load(word("{{r a }}{{ b }}", footer="{{ b }}")).render({"a": RichText("甲"), "b": "{{ 7*7 }}"})
    )
    assert found.count("{{ 7*7 }}") == 2
    assert "49" not in found


def test_plain_words_under_a_run_tag_are_refused_since_word_would_not_show_them(word):
    with pytest.raises(TemplateError, match="印在了段落之外"):
        CompiledTemplate.load(word("金额{{r amount }}元")).render({"amount": "100"})


def test_a_list_made_a_sentence_under_a_paragraph_tag_is_refused_with_its_place(word):
    template = CompiledTemplate.load(word("{%p set rows %}", "利息", "{%p endset %}", "{{p rows|顿号 }}"))
    with pytest.raises(TemplateError, match=r"正文第4段 标签 \{\{p rows\|顿号 \}\}：.*印在了段落之外"):
        template.render({})


def test_a_missing_value_is_refused_on_docxtpls_way_with_its_place(word):
    with pytest.raises(TemplateError, match=r"正文第2段 标签 \{\{ b \}\}：字段 b 没有值"):
        CompiledTemplate.load(word("{{r a }}", "{{ b }}")).render({"a": RichText("甲"), "b": None})


def test_a_picture_that_the_template_did_not_declare_is_placed_all_the_same(word):
    from docxtpl import DocxTemplate, InlineImage

    template = CompiledTemplate.load(word("{{ name }}{{ seal }}"))
    image = InlineImage(DocxTemplate(io.BytesIO(word())), io.BytesIO(_png()))
    assert template.way == "compiled"
    docx, words = template.render_and_read({"name": "甲", "seal": image}, "起诉状.docx")
    assert len(Document(io.BytesIO(docx)).inline_shapes) == 1
    assert "甲" in words["word/document.xml"]
    assert not Document(io.BytesIO(template.render({"name": "甲", "seal": ""}))).inline_shapes


def test_an_image_made_for_another_docxtpl_template_is_placed_in_ours(word):
    from docxtpl import DocxTemplate, InlineImage

    data = word("{{ seal }}", "{% for s in seals %}{{ s.image }}{% endfor %}", header="{{ seal }}")
    made_for = DocxTemplate(io.BytesIO(data))
    images = [InlineImage(made_for, io.BytesIO(_png())) for _ in range(3)]
    rendered = CompiledTemplate.load(data, pictures=frozenset({"seal"})).render(
        {"seal": images[0], "seals": [{"image": image} for image in images[1:]]}
    )
    assert len(Document(io.BytesIO(rendered)).inline_shapes) == 3


def test_a_function_that_the_template_calls_itself_is_left_to_it(word):
    template = CompiledTemplate.load(word("{{r a }}{{ shout('好') }}{{ pair.first }}{{ seal }}"))
    pair = namedtuple("Pair", "first second")("一", "二")
    data = template.render(
        {"a": RichText("甲"), "shout": lambda text: f"{text}！", "pair": pair, "seal": lambda _: Picture(_png())}
    )
    assert Document(io.BytesIO(data)).paragraphs[0].text == "甲好！一"
    assert len(Document(io.BytesIO(data)).inline_shapes) == 1


def test_an_address_in_rich_text_is_a_link_that_word_finds(word):
    data = CompiledTemplate.load(word("见{{r a }}", header="{{r a }}")).render(
        {"a": RichText("法院网", url_id="https://court.example/")}
    )
    document = Document(io.BytesIO(data))
    for part in (document, document.sections[0].header):
        (link,) = part.paragraphs[0].hyperlinks
        assert (link.text, link.address) == ("法院网", "https://court.example/")


def test_a_link_that_another_file_numbered_keeps_its_words(word):
    data = CompiledTemplate.load(word("见{{r a }}。")).render({"a": RichText("法院网", url_id="rId999")})
    paragraph = Document(io.BytesIO(data)).paragraphs[0]
    assert (paragraph.text, paragraph.hyperlinks) == ("见法院网。", [])


def test_a_picture_by_a_number_of_another_file_is_refused(word):
    names = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    stray = RichText("甲")
    stray.xml = (
        f'<w:r><w:pict><v:fill xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="{names}" r:id="rId999"/></w:pict></w:r>'
    )
    with pytest.raises(TemplateError, match="正文：放进来的内容里有为另一个 Word 文件做的图片"):
        CompiledTemplate.load(word("见{{r a }}。")).render({"a": stray})


def test_everything_unfit_on_docxtpls_way_is_told_in_one_run_with_its_tag(word):
    template = CompiledTemplate.load(word("{{r a }}", "{{r b }}", table=[["{{p c }}", "{{r d }}"]]), name="通知书.docx")
    with pytest.raises(TemplateError) as refused:
        template.render({"a": RichText("甲"), "b": "乙", "c": 3})
    assert [str(fault).split("。")[0] for fault in refused.value.faults] == [
        "通知书.docx 正文第2段 标签 {{r b }}：字段 b 印在了段落之外，打开时看不到",
        "通知书.docx 正文表格1第1行第1格 标签 {{p c }}：字段 c 印在了段落之外，打开时看不到",
        "通知书.docx 正文表格1第1行第2格 标签 {{r d }}：字段 d 没有值",
    ]


def test_a_part_that_the_template_points_to_and_has_not_refuses_the_paper(word):
    """Word mends such a file in silence; what it would leave out nobody knows."""
    whole = zipfile.ZipFile(io.BytesIO(word("{{r name }}")))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as cut:
        for name in whole.namelist():
            if name != "word/styles.xml":
                cut.writestr(name, whole.read(name))
    template = CompiledTemplate.load(stream.getvalue())
    with pytest.raises(TemplateError, match="已损坏"):
        template.render({"name": "陈示范"})
