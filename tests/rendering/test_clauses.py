"""Clauses of a Word file put into templates: what they look like there, and what is said where they cannot be."""

import base64
import io

import pytest
from clause_files import clauses_docx, clauses_of, document, opened, split
from docx.shared import Cm, Pt
from docxtpl import DocxTemplate
from shown import words

from conftest import saved
from recovery_docs.errors import TemplateError
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate, spliced_docx
from recovery_docs.rendering.engine.dialect import W
from recovery_docs.rendering.engine.library import TemplateLibrary
from recovery_docs.rendering.word.clauses import read_clauses

FILE = "通知书.docx"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def printed(template: bytes, clauses, **context: object) -> list[str]:
    return words(CompiledTemplate.load(template, name=FILE, clauses=clauses).render(context))


def refused(template: bytes, clauses, **context: object) -> str:
    with pytest.raises(TemplateError) as error:
        CompiledTemplate.load(template, name=FILE, clauses=clauses).render(context)
    return str(error.value)


def unreadable(data: bytes) -> str:
    with pytest.raises(TemplateError) as error:
        read_clauses(data)
    return str(error.value)


# Reading


def test_a_note_and_empty_lines_around_a_clause_are_not_printed(word):
    clauses = clauses_of(后果=["", "可以起诉。", "可以保全。", ""])
    assert printed(word("{{p 条款.后果 }}"), clauses) == ["可以起诉。", "可以保全。"]


def test_styles_are_found_by_name_whatever_id_an_office_suite_gave_them(word):
    made = document()
    for name, identity in (("条款", "a17"), ("条款说明", "Style23"), ("字段", "user")):
        made.styles[name].element.styleId = identity
    made.add_paragraph("期限", style="条款")
    made.add_paragraph("说明", style="条款说明")
    made.add_paragraph().add_run("十日内", style="字段")
    data = saved(made)
    assert opened(data).paragraphs[0].style.style_id == "a17"
    assert printed(word("请于{{ 条款.期限 }}还款。"), read_clauses(data)) == ["请于十日内还款。"]


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        ([("甲", "条款"), ("一", None), ("甲", "条款"), ("二", None)], "正文第3段：有两个条款都叫“甲”"),
        ([("前言", None), ("甲", "条款"), ("一", None)], "正文第1段：第一个条款的名字之前有内容"),
        ([("甲", "条款"), ("乙", "条款"), ("二", None)], "条款“甲”：条款没有内容"),
        ([("甲", "条款"), ("说明", "条款说明")], "条款“甲”：条款没有内容"),
        ([("还款 期限", "条款"), ("一", None)], "正文第1段：“还款 期限”不能做条款的名字"),
    ],
)
def test_what_is_wrong_with_a_file_of_clauses_is_said_with_its_place(paragraphs, said):
    made = document()
    for text, style in paragraphs:
        made.add_paragraph(text, style=style)
    assert f"clauses.docx {said}" in unreadable(saved(made))


def test_every_fault_of_a_file_of_clauses_is_said_at_once():
    made = document()
    made.add_paragraph("前言")
    made.add_paragraph("甲", style="条款")
    made.add_paragraph("乙", style="条款")
    message = unreadable(saved(made))
    assert message.count("条款没有内容") == 2
    assert "前有内容" in message


# Placing


def test_paragraphs_look_like_the_one_they_stand_for_and_keep_their_own_emphasis():
    made = document()
    made.add_paragraph("甲", style="条款")
    own = made.add_paragraph("逾期的，", style="Quote")
    own.paragraph_format.left_indent = Cm(5)
    own.add_run("依法起诉").bold = True
    own.runs[0].font.size = Pt(30)
    clauses = read_clauses(saved(made))
    host = document()
    paragraph = host.add_paragraph(style="List Bullet")
    paragraph.paragraph_format.first_line_indent = Pt(28)
    paragraph.add_run("{{p 条款.甲 }}", style="字段").font.size = Pt(14)
    (after,) = opened(spliced_docx(saved(host), FILE, clauses)).paragraphs
    assert (after.style.name, after.paragraph_format.first_line_indent) == ("List Bullet", Pt(28))
    assert after.paragraph_format.left_indent is None
    assert [(run.text, run.bold, run.font.size, run.style.name) for run in after.runs] == [
        ("逾期的，", None, Pt(14), "Default Paragraph Font"),
        ("依法起诉", True, Pt(14), "Default Paragraph Font"),
    ]


def test_words_in_a_sentence_look_like_the_run_of_the_tag():
    host = document()
    paragraph = host.add_paragraph("请您")
    paragraph.add_run("{{ 条款.期限 }}", style="条件").underline = True
    paragraph.add_run("还款。")
    (after,) = opened(spliced_docx(saved(host), FILE, clauses_of(期限="于{{ 日 }}前"))).paragraphs
    assert [(run.text, run.underline, run.style.name) for run in after.runs] == [
        ("请您", None, "Default Paragraph Font"),
        ("于{{ 日 }}前", True, "Default Paragraph Font"),
        ("还款。", None, "Default Paragraph Font"),
    ]


@pytest.mark.parametrize(
    "runs",
    [
        ["请", "{{ 条款.", "期限 }}", "还款。"],
        ["请{", "{ 条", "款.期", "限 }", "}还款。"],
        ["请{{ 条款.期限 }}还款。"],
        ["请{{", " ", "条款", ".", "期限", " ", "}}还款。"],
    ],
)
def test_a_tag_that_word_split_over_runs_is_one_tag(runs):
    assert printed(split(*runs), clauses_of(期限="于{{ 日 }}前"), 日="5月1日") == ["请于5月1日前还款。"]


def test_a_paragraphs_tag_split_over_runs_gives_way_to_the_paragraphs():
    assert printed(split("{{", "p 条款", ".甲 }}"), clauses_of(甲=["一", "二"])) == ["一", "二"]


def test_two_clauses_in_one_sentence_and_a_field_between():
    template = split("自{{ 条款.起 }}至{{ 日", " }}，{{ 条款.止 }}。")
    assert printed(template, clauses_of(起="{{ a }}起", 止="{{ b }}止"), a="1月", b="3月", 日="2月") == [
        "自1月起至2月，3月止。"
    ]


def test_a_clause_uses_clauses(word):
    clauses = clauses_of(
        甲=["前{{ 条款.乙 }}后", "{{p 条款.丙 }}"], 乙="中{{ 条款.丁 }}", 丙=["三", "四"], 丁="{{ x }}"
    )
    assert printed(word("{{p 条款.甲 }}"), clauses, x="&") == ["前中&后", "三", "四"]


def test_a_clause_stands_in_a_cell_a_header_and_a_loop(word):
    template = word(
        "{%p for 人 in 人们 %}",
        "{{ 条款.称呼 }}：",
        "{%p endfor %}",
        table=[["{{p 条款.两段 }}", "{{ 条款.称呼 }}"]],
        header="{{ 条款.眉 }}",
    )
    clauses = clauses_of(称呼="{{ 人.名 }}先生", 两段=["上", "下"], 眉="示例银行")
    loaded = CompiledTemplate.load(template, name=FILE, clauses=clauses)
    docx = loaded.render({"人们": [{"名": "甲"}, {"名": "乙"}], "人": {"名": "丙"}})
    assert words(docx) == ["甲先生：", "乙先生：", "上\n下", "丙先生"]
    assert opened(docx).sections[0].header.paragraphs[0].text == "示例银行"


def test_a_table_of_a_clause_comes_along_with_its_own_look(word):
    made = document()
    made.add_paragraph("账户", style="条款")
    made.add_paragraph("收款账户：")
    table = made.add_table(rows=1, cols=2, style="Table Grid")
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "户名", "{{ 户名 }}"
    clauses = read_clauses(saved(made))
    assert printed(word("{{p 条款.账户 }}", "此致"), clauses, 户名="甲行") == ["收款账户：", "此致", "户名", "甲行"]
    message = refused(word("{{p 条款.账户 }}"), clauses, 户名=None)
    assert f"{FILE} 条款“账户”表格1第1行第2格 标签 {{{{ 户名 }}}}：字段 户名 没有值" in message
    assert printed(word(table=[["{{p 条款.账户 }}"]]), clauses, 户名="甲行")


def test_a_field_of_the_same_name_inside_a_record_is_no_clause(word):
    assert printed(word("{{ 合同.条款.利息 }}{{ '条款.利息' }}"), clauses_of(), 合同={"条款": {"利息": "第三条"}}) == [
        "第三条条款.利息"
    ]


def test_a_block_of_lines_stands_in_a_clause_and_in_a_template(word):
    block = ["{%p set 约定 %}", "{{ a }}", "{% if b %}{{ b }}{% endif %}", "{%p endset %}", "约定{{ 约定|逗号 }}。"]
    assert printed(word("{{p 条款.甲 }}"), clauses_of(甲=block), a="A&B <x>", b="") == ["约定A&B <x>。"]
    assert printed(word(*block), clauses_of(), a="一", b="二") == ["约定一，二。"]


def test_a_block_that_is_cut_by_a_condition_is_refused(word):
    message = refused(word("{%p set 约定 %}", "{%p if a %}", "{%p endset %}", "{%p endif %}"), None)
    assert "正文第3段 标签 {%p endset %}" in message


@pytest.mark.parametrize("use", ["{{ 约定 }}。", "{% if 约定 %}有{% endif %}", "{{ 约定|upper }}", "{{ 约定 ~ 'x' }}"])
def test_a_block_of_lines_is_no_words_until_they_are_joined(word, use):
    lines = ["{%p set 约定 %}", "{{ a }}", "{%p endset %}"]
    assert "正文第4段 标签" in (message := refused(word(*lines, use), None, a=""))
    assert "约定 是一块段落，不能当作文字" in message
    joined = word(*lines, "{% set 约定 = 约定|分号 %}", use)
    assert CompiledTemplate.load(joined).render({"a": "一"})
    assert "条款“甲”第4段" in refused(word("{{p 条款.甲 }}"), clauses_of(甲=[*lines, use]), a="")
    assert printed(word("{% set b %}短{% endset %}{{ b }}{% if b %}有{% endif %}"), None) == ["短有"]


def test_a_block_may_be_placed_as_the_paragraphs_that_it_is(word):
    assert printed(word("{%p set 约定 %}", "{{ a }}", "{%p endset %}", "{{p 约定 }}"), None, a="一") == ["一"]


def test_a_clause_in_a_sentence_may_name_another_as_a_paragraph_if_it_has_only_one(word):
    clauses = clauses_of(甲="{{p 条款.乙 }}", 乙="乙", 丙="{{p 条款.丁 }}", 丁=["一", "二"])
    assert printed(word("请{{ 条款.甲 }}。"), clauses) == ["请乙。"]
    assert "条款“丙”第1段 标签 {{p 条款.丁 }}：条款“丁”不止一段" in refused(word("请{{ 条款.丙 }}。"), clauses)


def test_what_a_clause_cannot_bring_along_is_refused(word):
    made = document()
    made.add_paragraph("甲", style="条款")
    made.add_paragraph().add_run().add_picture(io.BytesIO(PIXEL))
    outer = made.add_table(1, 1)
    outer.cell(0, 0).add_table(1, 1)
    message = unreadable(saved(made))
    assert "clauses.docx 条款“甲”第1段：条款里只能有文字和简单的表格" in message
    assert "clauses.docx 条款“甲”表格2第1行第1格：条款里只能有文字和简单的表格" in message


def test_revisions_and_fields_that_fetch_are_refused_in_a_clause_as_anywhere(word):
    made = document()
    made.add_paragraph("甲", style="条款")
    run = made.add_paragraph("一").add_run("删")
    removed = run._element.makeelement(f"{W}ins", {f"{W}id": "1", f"{W}author": "x"})
    run._element.addprevious(removed)
    removed.append(run._element)
    made.add_paragraph("乙", style="条款")
    field = made.add_paragraph("二")._element
    field.append(field.makeelement(f"{W}fldSimple", {f"{W}instr": 'INCLUDETEXT "C:/x.docx"'}))
    clauses = read_clauses(saved(made))
    assert f"{FILE} 条款“甲”第1段：模板里有修订痕迹" in refused(word("{{p 条款.甲 }}"), clauses)
    assert f"{FILE} 条款“乙”第1段：域 INCLUDETEXT 会取来文件以外的内容" in refused(word("{{p 条款.乙 }}"), clauses)


def test_comments_and_bookmarks_of_a_clause_stay_behind(word):
    made = document()
    made.add_paragraph("甲", style="条款")
    paragraph = made.add_paragraph("一")._element
    for name in ("commentRangeStart", "commentRangeEnd", "bookmarkStart", "bookmarkEnd"):
        paragraph.append(paragraph.makeelement(f"{W}{name}", {f"{W}id": "0"}))
    docx = spliced_docx(word("{{p 条款.甲 }}"), FILE, read_clauses(saved(made)))
    assert words(docx) == ["一"]
    assert [each.tag for each in opened(docx).paragraphs[0]._element] == [f"{W}r"]


# Faults and their places


def test_a_fault_inside_a_clause_says_the_clause_and_its_paragraph(word):
    clauses = clauses_of(后果=["一", "请{{ 谁 }}付。"], 期限="{{ 日 }}前")
    message = refused(word("首", "{{p 条款.后果 }}", "于{{ 条款.期限 }}还{{ 款 }}"), clauses, 谁=None, 日=None, 款=None)
    assert message.splitlines() == [
        f"{FILE} 条款“后果”第2段 标签 {{{{ 谁 }}}}：字段 谁 没有值。在案件资料里补上；本来可以不写的，请在模板里加上条件。",
        f"{FILE} 条款“期限”第1段 标签 {{{{ 日 }}}}：字段 日 没有值。在案件资料里补上；本来可以不写的，请在模板里加上条件。",
        f"{FILE} 正文第3段 标签 {{{{ 款 }}}}：字段 款 没有值。在案件资料里补上；本来可以不写的，请在模板里加上条件。",
    ]


def test_paragraphs_are_counted_as_word_shows_them_however_many_a_clause_has(word):
    clauses = clauses_of(长=["一", "二", "三", "{{ x }}"], 表=["丁"])
    template = word(
        "{{p 条款.长 }}", "{{ 甲 }}", "{{p 条款.长 }}", "{{ 乙 }}", table=[["{{p 条款.长 }}"], ["{{ 丙 }}"]]
    )
    message = refused(template, clauses, 甲=None, 乙=None, 丙=None, x=1)
    assert [line.split("：")[0] for line in message.splitlines()] == [
        f"{FILE} 正文第2段 标签 {{{{ 甲 }}}}",
        f"{FILE} 正文第4段 标签 {{{{ 乙 }}}}",
        f"{FILE} 正文表格1第2行第1格 标签 {{{{ 丙 }}}}",
    ]


def test_a_clause_placed_twice_and_in_a_loop_says_its_own_place(word):
    clauses = clauses_of(行="{{ 人.名 }}{{ 人.号 }}")
    template = word(
        "{%p for 人 in 甲 %}",
        "{{p 条款.行 }}",
        "{%p endfor %}",
        "{%p for 人 in 乙 %}",
        "又{{ 条款.行 }}",
        "{%p endfor %}",
    )
    full, bare = {"名": "一", "号": "1"}, {"名": "二", "号": None}
    for given in ({"甲": [full], "乙": [full, bare]}, {"甲": [full, bare], "乙": [full]}):
        message = refused(template, clauses, **given)
        assert f"{FILE} 条款“行”第1段 标签 {{{{ 人.号 }}}}" in message
        assert "名" not in message


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ 条款.还款期 }}", "正文第1段 标签 {{ 条款.还款期 }}：没有叫“还款期”的条款。改成已有的条款：还款期限"),
        ("请{{ 条款.后果 }}", "正文第1段 标签 {{ 条款.后果 }}：条款“后果”不止一段，不能放在句子里"),
        (
            "请{{p 条款.还款期限 }}",
            "正文第1段 标签 {{p 条款.还款期限 }}：这个标签会换成整段的条款，旁边的内容会丢失（原值：请）",
        ),
        ("{{ 条款.还款期限|写('…') }}", "条款只能按名字整个放进来"),
        ("{% if 条款.后果 %}有{% endif %}", "条款只能按名字整个放进来"),
        ("{{ 条款['后果'] }}", "条款只能按名字整个放进来"),
        ("{{ 条款.甲 }}", "条款“乙”第1段 标签 {{ 条款.甲 }}：条款互相引用：甲→乙→甲"),
    ],
)
def test_a_clause_that_cannot_be_put_there_is_said(word, template, said):
    clauses = clauses_of(还款期限="十日内", 后果=["一", "二"], 甲="{{ 条款.乙 }}", 乙="{{ 条款.甲 }}")
    assert said in refused(word(template), clauses)


def test_clauses_that_multiply_are_stopped(word):
    clauses = {f"c{n}": [f"{{{{p 条款.c{n + 1} }}}}"] * 10 for n in range(12)} | {"c12": ["一"]}
    assert "条款里套的条款太多" in refused(word("{{p 条款.c0 }}"), clauses_of(**clauses))


def test_a_clause_that_is_not_whole_by_itself_is_refused_though_the_template_would_close_it(word):
    message = refused(word("{{ 条款.开 }}好{% endif %}"), clauses_of(开="{% if a %}"))
    assert f"{FILE} 条款“开”第1段 标签 {{% if a %}}：if 没有结尾" in message


def test_a_banks_own_clause_stands_in_for_ours_and_is_named_as_its_own(word):
    ours = clauses_of(甲="{{ a }}", 乙="{{ b }}")
    both = ours.overridden(read_clauses(clauses_docx({"甲": "本行{{ a }}"}), own=True))
    assert printed(word("{{ 条款.甲 }}{{ 条款.乙 }}"), both, a="一", b="二") == ["本行一二"]
    message = refused(word("{{ 条款.甲 }}{{ 条款.乙 }}"), both, a=None, b=None)
    assert f"{FILE} 本行clauses.docx条款“甲”第1段 标签 {{{{ a }}}}" in message
    assert f"{FILE} 条款“乙”第1段 标签 {{{{ b }}}}" in message


# Hash, styles of tags, docxtpl


def test_a_changed_clause_changes_the_hash_and_an_unused_one_does_not(word):
    template = word("{{ 条款.甲 }}")

    def digest(**clauses: str) -> str:
        return CompiledTemplate.load(template, clauses=clauses_of(**clauses)).sha256

    before = digest(甲="一{{ 条款.乙 }}", 乙="二", 丙="三")
    assert digest(甲="一{{ 条款.乙 }}", 乙="二", 丙="三三", 丁="四") == before
    assert digest(甲="一一{{ 条款.乙 }}", 乙="二", 丙="三") != before
    assert digest(甲="一{{ 条款.乙 }}", 乙="二二", 丙="三") != before
    plain = word("无")
    assert CompiledTemplate.load(plain, clauses=clauses_of(甲="一")).sha256 == CompiledTemplate.load(plain).sha256


def test_the_note_of_a_clause_may_change_and_nothing_is_made_anew(word):
    template = word("{{ 条款.甲 }}")
    hashes = {
        CompiledTemplate.load(template, clauses=read_clauses(clauses_docx({"甲": "一"}, note))).sha256
        for note in ("给谁用。", "给保证人用。")
    }
    assert len(hashes) == 1


def test_values_print_in_the_look_of_their_paragraph():
    made = document()
    paragraph = made.add_paragraph()
    paragraph.add_run("{% if a %}", style="条件")
    paragraph.add_run("{{ a }}", style="字段")
    paragraph.add_run("元", style="Strong")
    paragraph.add_run("{% endif %}", style="条件")
    made.sections[0].header.paragraphs[0].add_run("{{ a }}", style="字段")
    done = opened(CompiledTemplate.load(saved(made)).render({"a": "甲"}))
    styles = {run.text: run.style.name for run in done.paragraphs[0].runs if run.text}
    assert styles == {"甲": "Default Paragraph Font", "元": "Strong"}
    assert done.sections[0].header.paragraphs[0].runs[0].style.name == "Default Paragraph Font"


def test_docxtpl_prints_the_same_from_the_template_with_its_clauses(word):
    clauses = clauses_of(
        甲=[
            "{%p if a %}",
            "有{{ a }}",
            "{%p endif %}",
            "{%p for x in xs %}",
            "{{ x }}；{{ 条款.乙 }}",
            "{%p endfor %}",
        ],
        乙="{% if a %}以上{{ a }}{% endif %}",
    )
    loaded = CompiledTemplate.load(word("{{p 条款.甲 }}", "请{{ 条款.乙 }}。"), clauses=clauses)
    context = {"a": "甲<&>", "xs": ["一", "二"]}
    theirs = DocxTemplate(io.BytesIO(loaded.docx))
    theirs.render(context, autoescape=True)
    out = io.BytesIO()
    theirs.save(out)
    assert (
        words(loaded.render(context))
        == words(out.getvalue())
        == [
            "有甲<&>",
            "一；以上甲<&>",
            "二；以上甲<&>",
            "请以上甲<&>。",
        ]
    )


# The library


def test_a_banks_folder_may_have_clauses_of_its_own_beside_its_templates(tmp_path, word):
    (tmp_path / "collection-notice.docx").write_bytes(word("请{{ 条款.期限 }}还款"))
    (tmp_path / "clauses.docx").write_bytes(clauses_docx({"期限": "于{{ title }}前"}))
    library = TemplateLibrary(tmp_path)
    assert library.compiled("collection-notice").fields == {"title"}
    assert words(library.compiled("collection-notice").render({"title": "5月"})) == ["请于5月前还款"]
    assert "clauses" not in {info.id for info in library}


def test_a_banks_file_of_clauses_that_cannot_be_read_stops_every_paper(tmp_path):
    (tmp_path / "clauses.docx").write_bytes(clauses_docx({"期限": []}))
    with pytest.raises(TemplateError, match=r"clauses.docx 本行clauses.docx条款“期限”：条款没有内容"):
        TemplateLibrary(tmp_path).compiled("collection-notice")
