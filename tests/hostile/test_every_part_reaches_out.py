"""What would fetch or run something is refused wherever a template can hold it, not in its body alone."""

import pytest
from containers import changed, word

from recovery_docs.errors import TemplateError
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
PARTS = {
    "word/header1.xml": "hdr",
    "word/header3.xml": "hdr",
    "word/footer2.xml": "ftr",
    "word/footnotes.xml": "footnotes",
    "word/endnotes.xml": "endnotes",
    "word/comments.xml": "comments",
    "word/glossary/document.xml": "glossaryDocument",
    "word/numbering.xml": "numbering",
    "word/settings.xml": "settings",
    "word/diagrams/data1.xml": "hdr",
    "word/charts/chart1.xml": "hdr",
}
_PICTURE = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="http://127.0.0.1/x.png"/>'
    "</v:shape></w:pict></w:r></w:p>"
)
INSIDE = {
    "a picture from elsewhere": (_PICTURE, "文件以外的内容"),
    "an object": ("<w:p><w:r><w:object/></w:r></w:p>", "嵌有对象"),
    "a file put in": ("<w:altChunk/>", "插入了别的文件"),
    "a sub-document": ("<w:p><w:subDoc/></w:p>", "子文档"),
    "a field that fetches": ('<w:p><w:fldSimple w:instr=" INCLUDETEXT x.docx "/></w:p>', "INCLUDETEXT"),
}
RELATED = {
    "image": "文件以外的内容",
    "oleObject": "文件以外的内容",
    "aFChunk": "插入了别的文件",
}


def _refusals(parts: dict[str, bytes]) -> str:
    with pytest.raises(TemplateError) as error:
        CompiledTemplate.load(changed(word("第一段"), parts), name="函.docx")
    return "\n".join(map(str, error.value.faults))


def _part(root: str, inside: str) -> bytes:
    return f'<w:{root} xmlns:w="{WORD}" xmlns:r="{RELATIONS}">{inside}</w:{root}>'.encode()


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("what", INSIDE)
def test_an_element_is_refused_in_every_part(part: str, what: str) -> None:
    inside, said = INSIDE[what]

    assert said in _refusals({part: _part(PARTS[part], inside)})


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("kind", RELATED)
def test_a_relation_is_refused_of_every_part(part: str, kind: str) -> None:
    folder, _, name = part.rpartition("/")
    target = f'<Relationship Id="rId9" Type="{RELATIONS}/{kind}" Target="http://127.0.0.1/x" TargetMode="External"/>'
    relations = f'<Relationships xmlns="{PACKAGE}">{target}</Relationships>'.encode()

    refused = _refusals({part: _part(PARTS[part], ""), f"{folder}/_rels/{name}.rels": relations})

    assert RELATED[kind] in refused
    assert part in refused or "页眉" in refused or "页脚" in refused or "注" in refused


@pytest.mark.parametrize("part", PARTS)
def test_an_embedded_file_is_refused_beside_every_part(part: str) -> None:
    folder = part.rpartition("/")[0]

    assert "嵌有对象" in _refusals({f"{folder}/embeddings/book.bin": b"x"})
