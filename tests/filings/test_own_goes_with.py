"""What an office says of a paper of its own: what comes with it from outside, in how many copies, what it excludes."""

from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner

from recovery_docs.cli.packet import packet
from recovery_docs.errors import TemplateError
from recovery_docs.filings.own import own_papers
from recovery_docs.rendering.check_document.scan import document_text

CASE = Path(__file__).parents[2] / "examples" / "working-capital.yaml"
SAID = """
标题 = "补充申请书"
发给 = "案件"
外来材料 = ["借款合同", "保证合同", "董事会决议"]
份数 = "法院和被告"

[[不放一包]]
文书 = "民事起诉状"
原因 = "补充申请在立案以后另交"
"""


def _own(folder: Path, said: str = SAID) -> Path:
    document: Any = docx.Document()
    document.add_paragraph("{{ 文书.标题 }}")
    document.add_paragraph("{{ 借款人.姓名 }}")
    document.save(str(folder / "补充申请书.docx"))
    (folder / "补充申请书.toml").write_text(said, encoding="utf-8")
    return folder


def test_the_check_sheet_lists_what_comes_with_it_and_how_many_copies(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    asked = [str(CASE), "--templates", str(_own(tmp_path / "own")), "--out", str(tmp_path / "out")]
    made = CliRunner().invoke(packet, [*asked, "--filing", "补充申请书"])
    assert made.exit_code == 0, made.output
    (sheet,) = (tmp_path / "out").glob("*/*核对表.docx")
    text = document_text(sheet.read_bytes())
    assert "文书和证据各提交3份：法院一份，对方每人一份（" in text, "two are sued"
    assert "有：证据3　借款合同\n有：证据4　保证合同\n缺　董事会决议" in text
    assert "补充申请在立案以后另交" not in made.stderr
    both = CliRunner().invoke(packet, [*asked, "--filing", "补充申请书", "--filing", "civil-complaint"])
    assert "补充申请书：补充申请在立案以后另交" in both.stderr
    assert both.exit_code == 0


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("外来材料 = [1]", "外来材料没有写成一列名称"),
        ('份数 = "两份"', "份数不是一个数"),
        ("份数 = 0", "份数不是一个数"),
        ('[[不放一包]]\n文书 = "没有的"\n原因 = "某"', "没有叫 没有的 的文书"),
        ('[[不放一包]]\n文书 = "civil-complaint"', "没有写明为什么不放一包"),
    ],
)
def test_what_is_written_wrong_is_told(tmp_path: Path, line: str, wrong: str) -> None:
    with pytest.raises(TemplateError, match=wrong):
        own_papers(_own(tmp_path, f'标题 = "补充申请书"\n发给 = "案件"\n{line}\n'))


def test_a_number_of_copies_is_told_without_saying_for_whom(tmp_path: Path) -> None:
    own = _own(tmp_path, '标题 = "补充申请书"\n发给 = "案件"\n份数 = 2\n')
    asked = [str(CASE), "--templates", str(own), "--filing", "补充申请书", "--out", str(tmp_path / "out")]
    assert CliRunner().invoke(packet, asked).exit_code == 0
    (sheet,) = (tmp_path / "out").glob("*/*核对表.docx")
    assert "\n文书和证据各提交2份。\n" in document_text(sheet.read_bytes())
