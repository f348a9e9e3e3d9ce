"""`templates list`, `export`, `lint` and `fields`, as a bank's clerk uses them to make a template its own."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

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


def test_list_names_every_template_with_its_grade_and_the_way_it_goes():
    result = run("list")
    assert result.exit_code == 0, result.output
    for info in TemplateLibrary():
        assert info.id in result.output
    assert "预编译" in result.output


def test_an_own_template_stands_in_the_list_as_the_banks(tmp_path):
    run("export", tmp_path)
    assert "本行：collection-notice.docx" in run("list", "--templates", tmp_path).output


def test_a_template_that_cannot_be_used_is_said_in_the_list(tmp_path):
    run("export", tmp_path)
    _edited(tmp_path / "notices" / "collection-notice.docx", "{{ 没有写完")
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
    _edited(tmp_path / "notices" / "collection-notice.docx", "【借款人】")
    _edited(tmp_path / "court" / "civil-complaint.docx", "{{ no_such_field }}")
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
    assert "做文书时不会用到这个文件" in result.output


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
