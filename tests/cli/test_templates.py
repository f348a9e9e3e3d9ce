"""`templates list`, `export`, `lint` and `fields`, as a bank's clerk uses them to make a template its own."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document
from docx.enum.style import WD_STYLE_TYPE

from recovery_docs import TemplateError
from recovery_docs.cli.templates import templates
from recovery_docs.rendering.engine.library import TEMPLATES, TemplateLibrary


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOVERY_DOCS_LANG", "zh")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(templates, [str(argument) for argument in arguments])


def _edited(path: Path, text: str) -> None:
    document = Document(str(path))
    document.add_paragraph(text)
    document.save(str(path))


def _only_the_notice(folder: Path) -> Path:
    """The collection notice as it is exported; all else is ours, which need not be compiled a second time."""
    run("export", folder)
    notice = folder / "notices" / "collection-notice.docx"
    for other in {*folder.glob("*/*"), folder / "clauses.docx"} - {notice}:
        other.unlink()
    return notice


def test_list_names_every_template_with_its_grade_and_the_way_it_goes():
    result = run("list")
    assert result.exit_code == 0, result.output
    for info in TemplateLibrary():
        assert info.id in result.output
    assert "预编译" in result.output


def test_an_own_template_stands_in_the_list_as_the_banks(tmp_path):
    _only_the_notice(tmp_path)
    assert "本行：collection-notice.docx" in run("list", "--templates", tmp_path).output


def test_a_template_that_cannot_be_used_is_said_in_the_list(tmp_path):
    _edited(_only_the_notice(tmp_path), "{{ 没有写完")
    result = run("list", "--templates", tmp_path)
    assert result.exit_code == 1
    assert "标签没有在同一段里写完整" in result.output


def test_export_copies_every_template_and_never_overwrites_what_the_bank_edited(tmp_path):
    assert run("export", tmp_path).exit_code == 0
    assert len(list(tmp_path.rglob("*.docx"))) == len(list(TEMPLATES.rglob("*.docx")))
    edited = tmp_path / "notices" / "collection-notice.docx"
    edited.write_bytes(b"edited")
    assert "没有覆盖" in run("export", tmp_path).output
    assert edited.read_bytes() == b"edited"


def test_our_own_templates_have_no_fault_at_all():
    result = run("lint")
    assert result.exit_code == 0, result.output
    assert "0处错误，0处提醒" in result.output


def test_lint_of_an_edited_folder_tells_every_fault_with_its_file(tmp_path):
    run("export", tmp_path)
    edited = {"collection-notice": "【借款人】", "civil-complaint": "{{ no_such_field }}"}
    for path in tmp_path.glob("*/*"):  # 其余的不改，不必都查
        if path.suffix == ".docx" and path.stem in edited:
            _edited(path, edited[path.stem])
        elif path.stem not in edited:
            path.unlink()
    result = run("lint", tmp_path)
    assert result.exit_code == 1
    assert "collection-notice.docx 正文第" in result.output
    assert "没有 no_such_field 这个字段" in result.output
    assert "2处错误" in result.output


def test_lint_of_one_file_that_no_filing_uses_is_a_warning_only(tmp_path):
    document = Document()
    document.save(str(tmp_path / "催收函.docx"))
    result = run("lint", tmp_path / "催收函.docx")
    assert result.exit_code == 0
    assert "做文书时不会用到" in result.output


def test_words_lock_files_are_passed_over(tmp_path):
    (tmp_path / "~$催收函.docx").write_bytes(b"lock")
    assert run("lint", tmp_path).exit_code == 2  # nothing to look at is a mistake in the command


def test_fields_tells_the_meaning_and_an_example_of_each():
    info = TemplateLibrary().info("collection-notice")
    result = run("fields", "collection-notice")
    assert result.exit_code == 0
    for name, said in info.fields.items():
        assert name in result.output
        assert said["meaning"][:8] in result.output


def test_fields_of_a_template_that_does_not_exist_is_refused():
    assert "没有编号为 nosuch 的模板" in str(run("fields", "nosuch").exception)


def test_fix_writes_a_new_file_and_touches_the_old_only_when_told(tmp_path):
    file = tmp_path / "信.docx"
    document = Document()
    document.add_paragraph("｛｛ 甲 ｝｝")
    document.save(str(file))
    before = file.read_bytes()
    result = run("fix", file)
    assert result.exit_code == 0, result.output
    assert "正文第1段：｛｛ 甲 ｝｝ 改成 {{ 甲 }}" in result.output
    assert file.read_bytes() == before
    assert Document(str(tmp_path / "信（已改正）.docx")).paragraphs[0].text == "{{ 甲 }}"
    with pytest.raises(TemplateError, match="已有这个文件，没有覆盖"):
        CliRunner().invoke(templates, ["fix", str(file)], catch_exceptions=False)
    assert run("fix", file, "--in-place").exit_code == 0
    assert Document(str(file)).paragraphs[0].text == "{{ 甲 }}"
    assert "没有要改的标签" in run("fix", file).output


def test_paint_writes_a_new_file(tmp_path):
    file = tmp_path / "信.docx"
    document = Document()
    document.add_paragraph("{{ 甲 }}")
    document.save(str(file))
    assert run("paint", file).exit_code == 0
    assert Document(str(tmp_path / "信（已上色）.docx")).paragraphs[0].runs[0].style.name == "字段"
    assert Document(str(file)).paragraphs[0].runs[0].style.name != "字段"


def test_lint_knows_a_file_of_clauses_and_the_clauses_that_templates_name(tmp_path):
    document = Document()
    document.styles.add_style("条款", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("期限", style="条款")
    document.add_paragraph("十日内")
    document.save(str(tmp_path / "clauses.docx"))
    (tmp_path / "notices").mkdir()
    letter = tmp_path / "notices" / "collection-notice.docx"
    letter_words = Document()
    letter_words.add_paragraph("请{{ 条款.期限 }}还款")
    letter_words.save(str(letter))
    for asked in (tmp_path, letter, tmp_path / "clauses.docx"):
        result = run("lint", asked)
        assert result.exit_code == 0, result.output
        assert "没有同名的内置模板" not in result.output
    _edited(tmp_path / "clauses.docx", "{% if 甲 %}")
    result = run("lint", tmp_path)
    assert result.exit_code == 1
    assert "clauses.docx 条款“期限”第2段 标签 {% if 甲 %}：if 没有结尾" in result.output
