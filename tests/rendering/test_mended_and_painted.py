"""Tags put right and painted, with everything else of the file as it was."""

import pytest
from clause_files import document, opened, split
from shown import words

from conftest import saved
from recovery_docs.rendering.check_template.lint import lint
from recovery_docs.rendering.check_template.mended_tags import right, with_mended_tags
from recovery_docs.rendering.engine.compiled_template import CompiledTemplate
from recovery_docs.rendering.word.painted_tags import with_painted_tags


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("｛｛ 甲 ｝｝", "{{ 甲 }}"),
        ("{｛ 甲 }｝", "{{ 甲 }}"),
        ("｛％ if 甲 ％｝", "{% if 甲 %}"),
        ("{{ 甲｜写（“于…”） }}", '{{ 甲|写("于…") }}'),
        ("{{ 甲|写(‘于…’) }}", "{{ 甲|写('于…') }}"),
        ("{{ 甲|写('“…”，（…）') }}", "{{ 甲|写('“…”，（…）') }}"),
        ("{{　合同．编号　}}", "{{ 合同.编号 }}"),
        ("{% if 甲 ＝＝ “乙：丙” %}", '{% if 甲 == "乙：丙" %}'),
        ("{{ 甲\u200b }}", "{{ 甲 }}"),
        ("｛# “注”｜ #｝", "{# “注”｜ #}"),
    ],
)
def test_a_tag_typed_with_a_chinese_keyboard_is_put_right(typed, expected):
    assert right(typed) == expected
    assert right(expected) == expected


def test_words_outside_of_tags_and_all_looks_stay():
    template = split("（“甲”｜", "｛", "｛ 甲｜upper ", "}｝", "｝％“乙”")
    mended, done = with_mended_tags(template, "信.docx")
    (paragraph,) = opened(mended).paragraphs
    assert [run.text for run in paragraph.runs] == ["（“甲”｜", "{", "{ 甲|upper ", "}}", "｝％“乙”"]
    assert [(str(one.passage), one.before, one.after) for one in done] == [
        ("正文第1段", "｛｛ 甲｜upper }｝", "{{ 甲|upper }}")
    ]
    assert words(CompiledTemplate.load(mended).render({"甲": "a"})) == ["（“甲”｜A｝％“乙”"]


def test_what_is_right_already_is_not_written_anew(word):
    data = word("{{ 甲 }}", "“乙”")
    assert with_mended_tags(data, "信.docx") == (data, ())


def test_after_mending_the_lint_has_nothing_to_say_of_the_tags(word):
    broken = word(
        "｛％p if 甲 ％｝", "{{ 甲｜default（“无”） }}", "{%p endif ％}", table=[["｛｛ 乙 ｝｝"]], header="｛｛乙｝｝"
    )
    assert lint(broken)
    assert lint(with_mended_tags(broken, "信.docx")[0]) == []


def painted_runs(docx: bytes) -> list[tuple[str, str]]:
    return [
        (run.text, run.style.name)
        for paragraph in opened(docx).paragraphs
        for run in paragraph.runs
        if run.style.name in ("字段", "条件")
    ]


def test_fields_and_conditions_are_painted_however_runs_are_split(word):
    made = with_painted_tags(split("请{{ 甲", " }}于{% if 乙 %}", "今{% endif %}{# 注 #}"), "信.docx")
    assert painted_runs(made) == [
        ("{{ 甲", "字段"),
        (" }}", "字段"),
        ("{% if 乙 %}", "条件"),
        ("{% endif %}", "条件"),
        ("{# 注 #}", "条件"),
    ]
    plain = with_painted_tags(word("{{ 甲 }}", header="{{ 甲 }}", table=[["{{ 乙 }}"]]), "信.docx")
    assert opened(plain).sections[0].header.paragraphs[0].runs[0].style.name == "字段"
    assert opened(plain).tables[0].cell(0, 0).paragraphs[0].runs[0].style.name == "字段"


def test_painting_twice_is_painting_once():
    template = split("请{{ 甲", " }}于{% if 乙 %}", "今{% endif %}")
    once = with_painted_tags(template, "信.docx")
    assert with_painted_tags(once, "信.docx") == once


def test_painting_changes_no_word_and_no_look_of_the_paper():
    made = document()
    paragraph = made.add_paragraph("前")
    paragraph.add_run("{{ 甲 }}").bold = True
    paragraph.add_run("{{ 乙 }}", style="Strong")
    paragraph.add_run("后", style="字段")
    template = saved(made)
    colours = with_painted_tags(template, "信.docx")
    assert painted_runs(colours) == [("{{ 甲 }}", "字段")]
    before, after = (CompiledTemplate.load(each).render({"甲": "一", "乙": "二"}) for each in (template, colours))
    looks = [
        [(run.text, run.bold, run.style.name) for run in opened(each).paragraphs[0].runs if run.text]
        for each in (before, after)
    ]
    assert looks[0] == looks[1]
    assert words(after) == ["前一二后"]
