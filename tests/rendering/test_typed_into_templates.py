"""What Chinese lawyers really type into templates, each found twice: by `templates lint`, and in the finished paper.

A bank's own collection notice has one such thing in its second paragraph. The lint names it before anything is made; and
were it overlooked there, `packet` still refuses the paper and writes nothing. Details are in `test_faults.py` (tags),
`test_lint.py` and `test_scan.py` (placeholders) and `test_agreement.py` (amounts and dates).
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document
from docx.oxml.ns import qn

from recovery_docs.cli import group
from recovery_docs.errors import TemplateError
from recovery_docs.rendering.check_document.scan import refuse_incomplete

EXAMPLE = Path(__file__).parents[2] / "examples" / "two-notes-published.yaml"
NAME = "collection-notice.docx"

TAGS = {
    "full-width braces": ("｛｛ 欠款.合计 ｝｝", "全角"),
    "a full-width brace beside a plain one": ("{｛ 欠款.合计 }}", "全角"),
    "full-width braces at the end": ("{{ 欠款.合计 ｝｝", "全角"),
    "a full-width condition": ("｛％ if 欠款.合计 ％｝甲｛％ endif ％｝", "全角"),
    "a full-width pipe": ("{{ 欠款.合计｜upper }}", "全角字符 U+FF5C"),
    "a zero-width space": ("{{ 欠款.合计\u200b }}", "看不见的字符 U+200B"),
    "a zero-width space between the braces": ("{\u200b{ 欠款.合计 }\u200b}", "花括号中间有空格或者看不见的字符"),
    "an ideographic space": ("{{\u3000欠款.合计 }}", "全角字符 U+3000"),
    "an ideographic space between the braces": ("{\u3000{ 欠款.合计 }\u3000}", "花括号中间有空格或者看不见的字符"),
    "a space between the braces": ("{ { 欠款.合计 } }", "花括号中间有空格或者看不见的字符"),
}
WORDS = {
    "a name in brackets": ("【借款人】", "占位文字"),
    "a line for a pen": ("____", "占位文字"),
    "a full-width line": ("＿＿＿＿", "占位文字"),
    "a company of crosses": ("XXX公司", "占位文字"),
    "full-width crosses": ("ＸＸ公司", "占位文字"),
    "somebody": ("某某", "占位文字"),
    "multiplication signs": ("×××", "占位文字"),
    "figures and capitals that differ": ("100,000.00元（大写：人民币壹万元整）", "小写和大写不一致"),
    "capitals and figures that differ": ("人民币壹拾万元整（¥10,000.00）", "小写和大写不一致"),
    "a date of two kinds of numerals": ("2023年二月10日", "混用了阿拉伯数字和汉字"),
    "a year in Chinese, a day in Arabic": ("二〇二三年2月10日", "混用了阿拉伯数字和汉字"),
}

Word = Callable[..., bytes]


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOVERY_DOCS_LANG", "zh")


def _saved(folder: Path, data: bytes) -> Path:
    (folder / NAME).write_bytes(data)
    return folder / NAME


def _lint(path: Path) -> Result:
    return CliRunner().invoke(group, ["templates", "lint", str(path)])


def _refusal(folder: Path) -> str:
    """Why no packet was made with the templates of this folder."""
    command = ["packet", str(EXAMPLE), "--filing", "collection-notice", "--templates", str(folder)]
    result = CliRunner().invoke(group, [*command, "--out", str(folder / "out")])
    assert isinstance(result.exception, TemplateError), result.output
    assert not (folder / "out").exists()
    return str(result.exception)


@pytest.mark.parametrize(("typed", "said"), [*TAGS.values(), *WORDS.values()], ids=[*TAGS, *WORDS])
def test_what_was_typed_is_named_by_the_lint_at_its_paragraph(
    word: Word, tmp_path: Path, typed: str, said: str
) -> None:
    result = _lint(_saved(tmp_path, word("{{ 收件人.尊称 }}", f"欠款{typed}", "{{ 欠款.合计 }}")))
    assert result.exit_code == 1
    assert f"错误 {NAME} 正文第2段" in result.stderr
    assert said in result.stderr


@pytest.mark.parametrize(("typed", "said"), [*TAGS.values(), *WORDS.values()], ids=[*TAGS, *WORDS])
def test_no_packet_is_made_with_it(word: Word, tmp_path: Path, typed: str, said: str) -> None:
    _saved(tmp_path, word("{{ 收件人.尊称 }}", f"欠款{typed}", "{{ 欠款.合计 }}"))
    assert "正文第2段" in _refusal(tmp_path)


@pytest.mark.parametrize(("typed", "said"), [*TAGS.values(), *WORDS.values()], ids=[*TAGS, *WORDS])
def test_the_same_scan_finds_it_in_a_finished_paper(word: Word, typed: str, said: str) -> None:
    with pytest.raises(TemplateError, match="正文第2段"):
        refuse_incomplete(word("李示例先生", f"欠款{typed}"), "02_催收通知书.docx")


def test_typed_figures_that_contradict_a_field_are_found_when_the_field_is_filled(word: Word, tmp_path: Path) -> None:
    # The lint cannot know what {{ 欠款.合计|大写 }} will say; the finished paper tells.
    path = _saved(tmp_path, word("{{ 收件人.尊称 }}", "欠款100.00元（大写：{{ 欠款.合计|大写 }}）"))
    assert _lint(path).exit_code == 0
    assert "金额的小写和大写不一致" in _refusal(tmp_path)


@pytest.mark.parametrize("script", ["w:ascii", "w:eastAsia"])
def test_a_font_that_is_not_on_the_machine_is_a_warning(tmp_path: Path, script: str) -> None:
    document = Document()
    run = document.add_paragraph().add_run("{{ 欠款.合计 }}")
    run.font.name = "Arial"
    run._r.rPr.rFonts.set(qn(script), "某行专用字体")
    document.save(str(tmp_path / NAME))
    result = _lint(tmp_path / NAME)
    assert result.exit_code == 0
    assert f"提醒 {NAME}：字体“某行专用字体”" in result.stderr
