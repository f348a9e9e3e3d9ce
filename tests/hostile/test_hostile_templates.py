"""A template that would fetch, run or hide something is refused when it is loaded, with the place in Word."""

import re

import pytest
from containers import TYPES, WORD_RELATIONS, changed, parts_of, replaced, word

from recovery_docs.errors import TemplateError
from recovery_docs.rendering.check_template.lint import lint
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate

BODY = "word/document.xml"
_NAMES = {"v": "urn:schemas-microsoft-com:vml", "o": "urn:schemas-microsoft-com:office:office"}
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def refused(data: bytes) -> list[str]:
    """What lint says, which is what loading says."""
    with pytest.raises(TemplateError) as error:
        CompiledTemplate.load(data, name="催收通知书.docx")
    told = [str(fault) for fault in error.value.faults]
    assert told == [str(fault) for fault in lint(data, name="催收通知书.docx") if fault.severity == "error"]
    return told


def related(kind: str, target: str, *, mode: str = "External", data: bytes | None = None) -> bytes:
    relation = (
        f'<Relationship Id="rId99" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    )
    return replaced(data or word("第一段", "第二段"), WORD_RELATIONS, b"</Relationships>", relation.encode())


def in_second_paragraph(xml: str, data: bytes | None = None) -> bytes:
    source = data or word("第一段", "第二段")
    body = parts_of(source)[BODY].decode()
    at = body.index("第二段")
    end = body.index("</w:p>", at)
    names = "".join(f' xmlns:{name}="{uri}"' for name, uri in _NAMES.items() if f"xmlns:{name}=" not in body)
    marked = f"{body[:end]}{xml}{body[end:]}".replace("<w:document ", f"<w:document{names} ", 1)
    return changed(source, {BODY: marked.encode()})


BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def code(*pieces: str) -> str:
    """A field whose code stands in several runs."""
    runs = "".join(f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in pieces)
    return f"{BEGIN}{runs}{SEPARATE}<w:r><w:t>1</w:t></w:r>{END}"


@pytest.mark.parametrize("kind", ["image", "attachedTemplate", "frame", "subDocument", "oleObject", "mailMergeSource"])
@pytest.mark.parametrize("target", ["http://127.0.0.1/x.png", "file:///C:/x.png", "\\\\server\\x"])
def test_a_relation_that_leads_outside_is_refused(kind, target):
    assert "文件以外的内容" in refused(related(kind, target))[0]


def test_the_paragraph_that_uses_it_is_named():
    picture = '<w:r><w:drawing><a:blip xmlns:a="x" xmlns:r="' + RELATIONS + '" r:link="rId99"/></w:drawing></w:r>'
    assert any(
        "正文第2段" in one for one in refused(in_second_paragraph(picture, related("image", "http://127.0.0.1/x")))
    )


@pytest.mark.parametrize(
    "target", ["https://www.court.gov.cn/", "http://www.pbc.gov.cn", "mailto:a@b.example", "tel:12368"]
)
def test_links_to_pages_and_mail_are_harmless(target):
    assert CompiledTemplate.load(related("hyperlink", target), name="催收通知书.docx")


@pytest.mark.parametrize(
    "target", ["file:///C:/客户/名单.xlsx", "\\\\server\\share", "javascript:alert(1)", "../名单.xlsx"]
)
def test_links_to_files_are_not(target):
    assert "链接指向本机" in refused(related("hyperlink", target))[0]


@pytest.mark.parametrize(
    "field",
    [
        code(' INCLUDEPICTURE "http://127.0.0.1/x.png" '),
        code(" INCLUDE", 'TEXT "C:\\\\x.docx" '),
        code(" i", "n", "c", "lude 文件 "),
        code(" DDEAUTO excel x "),
        code(" dde x "),
        code(" LINK Excel.Sheet.8 x "),
        code(" DATABASE \\d x "),
        code(" MACROBUTTON x 点这里 "),
        code(" IF 1 = 1 ") + code(" IMPORT x "),
        '<w:fldSimple w:instr=" INCLUDETEXT x "><w:r><w:t>1</w:t></w:r></w:fldSimple>',
        BEGIN + code(' QUOTE "INCLUDE" ') + "<w:r><w:instrText>TEXT x</w:instrText></w:r>" + END,
    ],
)
def test_fields_that_fetch_or_run_are_refused_however_their_code_is_split(field):
    assert any("正文第2段：域" in one for one in refused(in_second_paragraph(field)))


@pytest.mark.parametrize(
    "field",
    [code(" PAGE "), code(" NUMPAGES "), code(' HYPERLINK "http://x/link" '), code(" TIME "), code(" REF _include ")],
)
def test_other_fields_are_kept(field):
    assert CompiledTemplate.load(in_second_paragraph(field), name="催收通知书.docx")


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ('<w:altChunk r:id="rId9" xmlns:r="' + RELATIONS + '"/>', "插入了别的文件"),
        ("<w:r><w:object><o:OLEObject/></w:object></w:r>", "嵌有对象"),
        (
            '<w:r><w:pict><v:shape><v:imagedata src="http://127.0.0.1/x.png"/></v:shape></w:pict></w:r>',
            "文件以外的内容",
        ),
        ('<w:r><w:pict><v:shape href="\\\\server\\x"/></w:pict></w:r>', "文件以外的内容"),
        ('<w:subDoc r:id="rId9" xmlns:r="' + RELATIONS + '"/>', "子文档"),
    ],
)
def test_elements_that_bring_something_in_are_refused_at_their_paragraph(xml, said):
    assert any(said in one and "正文第2段" in one for one in refused(in_second_paragraph(xml)))


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("word/vbaProject.bin", "宏"),
        ("word/embeddings/Microsoft_Excel_Sheet.xlsx", "嵌有对象"),
        ("word/activeX/activeX1.bin", "嵌有对象"),
        ("word/chunk.html", "别的文件"),
        ("word/afchunk.mht", "别的文件"),
        ("word/x.docx", "别的文件"),
        ("word/webextensions/webextension1.xml", "加载项"),
        ("customUI/customUI.xml", "加载项"),
    ],
)
def test_parts_that_are_no_parts_of_a_paper_are_refused(part, said):
    assert any(said in one and part in one for one in refused(changed(word("好"), {part: b"<x/>"})))


def test_custom_data_with_text_is_refused_and_empty_custom_data_is_not():
    empty = changed(word("好"), {"customXml/item1.xml": b'<b:Sources xmlns:b="x" SelectedStyle="y"/>'})
    assert CompiledTemplate.load(empty, name="催收通知书.docx")
    full = changed(word("好"), {"customXml/item1.xml": "<a>王某的身份证号</a>".encode()})
    assert "自定义数据" in refused(full)[0]


@pytest.mark.parametrize(
    "part", [BODY, "word/styles.xml", "word/settings.xml", "docProps/core.xml", TYPES, WORD_RELATIONS]
)
def test_a_document_type_is_refused_in_every_part(part):
    data = word("好")
    xml = parts_of(data)[part]
    declared = re.sub(rb"\A(<\?xml[^>]*\?>)?", rb"\1<!DOCTYPE x>", xml, count=1)
    assert any("文档类型声明" in one for one in refused(changed(data, {part: declared})))


@pytest.mark.parametrize("name", ["../x.xml", "/word/x.xml", "word/../../x.xml", "C:\\x.xml"])
def test_names_that_lead_out_of_the_package_are_refused(name):
    assert "指向包外" in refused(changed(word("好"), {name: b"<x/>"}))[0]
