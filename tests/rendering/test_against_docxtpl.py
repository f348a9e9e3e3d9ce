"""Where docxtpl is right, the same words stand in the same paragraphs and cells; where it loses words, a refusal."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from benchmarks.document import by_docxtpl
from docx import Document
from shown import words

from recovery_docs.errors import TemplateError
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True)
class Party:
    name: str

    def called(self) -> str:
        return f"{self.name}女士"


CONTEXT: Mapping[str, Any] = {
    "a": "甲<&>",
    "yes": True,
    "no": False,
    "party": Party("王<五"),
    "rows": [{"n": "一", "subs": ["子", "丑"]}, {"n": "二", "subs": ["寅"]}],
    "pairs": {"甲": 1, "乙": 2},
    "shout": lambda text: f"{text}！",
    "span": 2,
    "lines": "一\n二\t三\a四\f五",
}


def with_body(word: Callable[..., bytes], with_part: Callable[..., bytes], *paragraphs: str) -> bytes:
    return with_part(
        word(),
        "word/document.xml",
        f'<w:document xmlns:w="{W}"><w:body>{"".join(paragraphs)}<w:sectPr/></w:body></w:document>',
    )


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["{% if(yes) %}有{% endif %}{%if(no)%}有{%elif(yes)%}无{%endif%}"],
        ["{%+ if yes +%} 有 {%+ endif +%}"],
        ["{%p if(yes) %}", "留", "{%p elif(no) %}", "删", "{%p endif %}"],
        ["{% macro m() %}（{{ caller('内') }}）{% endmacro %}{% call(x) m() %}{{ x }}{% endcall %}"],
        ["{{ a\u00a0}}"],
        ["{{ party.name }}、{{ party.called() }}、{{ shout('好') }}"],
        ["{% for k, v in pairs.items() %}{{ k }}{{ v }}{% endfor %}"],
        ["前{%- if yes %}", "中", "{%- endif %}", "后"],
        ["前", "{%- if no -%}", "甲", "{%- else -%}", "乙", "{%- endif -%}", "后"],
        ["{% for r in rows %}", "{{ r.n }}{% for s in r.subs %}{{ s }}{% endfor %}", "{% endfor %}"],
        ["{%p for r in rows %}", "{%p for s in r.subs %}", "{{ s }}", "{%p endfor %}", "{%p endfor %}"],
        ["{% set x %}<{{ a }}>{% endset %}{{ x }}"],
        ["{% set ns = namespace(n=0) %}{% for r in rows %}{% set ns.n = ns.n + 1 %}{% endfor %}{{ ns.n }}"],
        ["{{ lines }}", "前 {{ lines }} 后"],
    ],
)
def test_paragraphs_say_the_same(word, paragraphs):
    template = word(*paragraphs)
    assert words(CompiledTemplate.load(template).render(CONTEXT)) == words(by_docxtpl(template, CONTEXT))


@pytest.mark.parametrize(
    "table",
    [
        [["{%tr if(no) %}", ""], ["删", "去"], ["{%tr else %}", ""], ["留", "下"], ["{%tr endif %}", ""]],
        [["{%tr for r in rows %}", ""], ["{%tr for s in r.subs %}", ""], ["{% vm %}{{ r.n }}", "{{ s }}"],
         ["{%tr endfor %}", ""], ["{%tr endfor %}", ""]],
        [["头", "{%tc for r in rows %}", "{{ r.n }}", "{%tc endfor %}"]],
        [["{%colspan span%}{{ a }}"], ["乙"]],
        [["{% cellbg 'FF0000' if yes else '00FF00' %}{{ a }}", "乙"]],
    ],
)  # fmt: skip
def test_tables_say_the_same(word, table):
    template = word(table=table)
    assert words(CompiledTemplate.load(template).render(CONTEXT)) == words(by_docxtpl(template, CONTEXT))


@pytest.mark.parametrize(
    "inside",
    [
        f"<w:hyperlink w:anchor='x'>{run('{{')}{run(' a }}')}</w:hyperlink>",
        f"<w:smartTag w:element='x'>{run('{{ a }}')}</w:smartTag>",
        f"<w:fldSimple w:instr='X'>{run('{{ a }}')}</w:fldSimple>",
        f"<w:sdt><w:sdtContent>{run('{{ a }}')}</w:sdtContent></w:sdt>",
        f"{run('{')}<w:bookmarkStart w:id='0' w:name='x'/>{run('{ a')}<w:bookmarkEnd w:id='0'/>{run('}}')}",
        run("{% if yes %}") + run("粗", "<w:rPr><w:b/></w:rPr>") + run("{% endif %}"),
        run("前{%r if yes %}") + run("粗", "<w:rPr><w:b/></w:rPr>") + run("{%r endif %}后"),
        "<w:r><w:t>{% if no %}</w:t><w:br/><w:t>删</w:t><w:br/><w:t>{% endif %}</w:t></w:r>",
    ],
)
def test_tags_in_words_own_containers_say_the_same(word, with_part, inside):
    template = with_body(word, with_part, f"<w:p>{inside}</w:p>")
    assert words(CompiledTemplate.load(template).render(CONTEXT)) == words(by_docxtpl(template, CONTEXT))


@pytest.mark.parametrize("tag", ["{% colspan 2 %}", "{% cellbg 'FF0000' %}", "{% colspan span %}"])
@pytest.mark.parametrize("properties", ["", "<w:tcPr/>"])
def test_a_cell_without_properties_gets_them(word, with_part, tag, properties):
    # docxtpl loses the tag, and prints nothing of it
    table = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{properties}<w:p>{run(tag + '字')}</w:p></w:tc></w:tr></w:tbl>"
    data = CompiledTemplate.load(with_body(word, with_part, table)).render(CONTEXT)
    (cell,) = Document(io.BytesIO(data)).tables[0]._tbl.iter_tcs()
    assert words(data) == ["字"] * cell.grid_span
    assert cell.grid_span == (2 if "colspan" in tag else 1)
    assert ('w:fill="FF0000"' in cell.xml) == ("cellbg" in tag)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["{%p if yes -%}", "会丢的字", "{%p endif %}"],
        ["{%p if yes %}", "{%- if yes %}会丢的字{% endif %}", "{%p endif %}"],
        ["会丢的字", "{%-p if yes %}", "{%-p endif %}"],
    ],
)
def test_words_that_a_minus_would_take_away_are_told(word, paragraphs):
    template = word("首段", *paragraphs, "末段")
    with pytest.raises(TemplateError, match=r"正文第[23]段：标签会把这里的内容.*会丢的字"):
        CompiledTemplate.load(template)


@pytest.mark.parametrize(
    "runs",
    [
        [run("前"), run("会丢的字{%- if yes %}中{% endif %}后")],
        [run("{% if yes -%}会丢的字"), run("后{% endif %}")],
    ],
)
def test_words_of_a_run_that_a_minus_would_take_away_are_told(word, with_part, runs):
    with pytest.raises(TemplateError, match=r"正文第1段：标签会把这里的内容.*会丢的字"):
        CompiledTemplate.load(with_body(word, with_part, f"<w:p>{''.join(runs)}</w:p>"))


def test_a_row_that_a_minus_would_take_away_is_told_with_its_tag(word):
    template = word(table=[["{%tr for r in rows -%}"], ["{{ r.n }}"], ["{%tr endfor %}"]])
    with pytest.raises(TemplateError, match=r"正文表格1第2行第1格 标签 \{\{ r.n \}\}：标签会把这里的内容"):
        CompiledTemplate.load(template)


@pytest.mark.parametrize("value", [10**9, "甲", -1, 64])
def test_a_span_that_no_table_has_is_refused_at_its_cell(word, value):
    template = CompiledTemplate.load(word(table=[["首"], ["{% colspan n %}甲"]]), name="通知书.docx")
    with pytest.raises(
        TemplateError, match=r"通知书.docx 正文表格1第2行第1格 标签 \{% colspan n %\}：字段 n 不是可以合并"
    ):
        template.render({"n": value})
    assert template.render({"n": 63})


def test_a_table_of_more_columns_than_word_knows_is_refused(word):
    template = CompiledTemplate.load(word(table=[["{%tc for c in cs %}", "{{ c }}", "{%tc endfor %}"]]))
    assert template.render({"cs": range(63)})
    with pytest.raises(TemplateError, match="表格有 64 列"):
        template.render({"cs": range(64)})
