"""The worst a template can ask for takes no more CPU than eight long papers, and a sub-document is placed in its own file."""

import io
from contextlib import suppress

import pytest
from containers import changed, parts_of, word
from docx import Document
from docxtpl import DocxTemplate
from effort import no_more_than

from recovery_docs.errors import TemplateError
from recovery_docs.rendering.check_template.lint import lint
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate

BODY = "word/document.xml"
LONG_PAPERS = 8


def _template(text: str) -> bytes:
    """The text as one run."""
    data = word("这里")
    return changed(data, {BODY: parts_of(data)[BODY].replace("这里".encode(), text.encode())})


def _twice(number: int) -> str:
    called = f"{{{{ f{number - 1}() }}}}" if number else "x"
    return f"{{% macro f{number}() %}}{called}{called}{{% endmacro %}}"


WORST = {
    "braces": "{" * 300_000,
    "openings": "{{ " * 100_000,
    "statements": "{%" * 100_000,
    "openings of two kinds": "{% " * 50_000 + "}}",
    "comments": "{#" * 100_000,
    "split openings": "{{ a }}" + "{{</w:t></w:r><w:r><w:t>" * 20_000,
    "calls": "".join(map(_twice, range(40))) + "{{ f39() }}",
    "loops": "{% for a in range(1000) %}" * 4 + "x" + "{% endfor %}" * 4,
    "product": '{{ "x" * 1000000000 }}',
    "doubled": '{% set s = "xxxxxxxxxx" %}' + "{% set s = s ~ s %}" * 40 + "{{ s }}",
    "lists": "{% set l = [1] %}" + "{% set l = [l, l] %}" * 60 + "{{ l }}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "conditions": "{% if a %}" * 3000 + "x" + "{% endif %}" * 3000,
    "endless macro": "{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}",
    "dots before a mail address": "a." * 300_000 + "@",
}


@pytest.mark.parametrize("kind", WORST)
def test_the_worst_is_refused_or_made_with_the_effort_of_a_few_papers(kind: str) -> None:
    data = _template(WORST[kind])
    with no_more_than(LONG_PAPERS), suppress(TemplateError):
        CompiledTemplate.load(data, name="催收通知书.docx").render_and_read({"a": "x"}, "01_催收通知书.docx")
    with no_more_than(LONG_PAPERS):
        lint(data, name="催收通知书.docx")


@pytest.mark.parametrize("kind", ["paragraphs", "characters"])
def test_a_template_out_of_all_proportion_is_refused_with_the_effort_of_a_few_papers(kind: str) -> None:
    paragraph = "</w:t></w:r></w:p><w:p><w:r><w:t>"
    data = _template({"paragraphs": f"{{{{ a }}}}{paragraph}" * 100_000, "characters": "1 " * 1_000_000}[kind])
    for use in (CompiledTemplate.load, lambda data: TemplateError(*lint(data, name="催收通知书.docx"))):
        with no_more_than(LONG_PAPERS), pytest.raises(TemplateError, match="正文：太大，不像是平常的模板"):
            raise use(data)


def test_tags_that_are_never_closed_are_told_in_one_sentence() -> None:
    with pytest.raises(TemplateError) as error:
        CompiledTemplate.load(_template(WORST["openings"]), name="催收通知书.docx")
    (fault,) = error.value.faults
    assert "正文：有成百上千个标签没有写完" in str(fault)


def _sub_document(into: DocxTemplate) -> object:
    part = Document()
    part.add_paragraph("子文档的话")
    stream = io.BytesIO()
    part.save(stream)
    return into.new_subdoc(io.BytesIO(stream.getvalue()))


def test_a_sub_document_made_for_another_file_is_refused_and_one_made_for_this_is_placed() -> None:
    pytest.importorskip("docxcompose", reason="docxtpl makes sub-documents with docxcompose, if that is there")
    data = word("前", "{{p sub }}", "后")
    template = CompiledTemplate.load(data, name="催收通知书.docx", pictures=frozenset({"sub"}))
    with pytest.raises(TemplateError, match="字段 sub 是为另一个 Word 文件做的子文档") as error:
        template.render({"sub": _sub_document(DocxTemplate(io.BytesIO(data)))})
    assert "正文第2段" in str(error.value)
    made = Document(io.BytesIO(template.render({"sub": _sub_document})))
    assert [paragraph.text for paragraph in made.paragraphs] == ["前", "子文档的话", "后"]
