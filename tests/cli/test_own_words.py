"""An officer's trial: a sentence changed in Word, one dropped, a field and a condition added, a paper of her own."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from docx import Document

from recovery_docs.cli import group
from recovery_docs.errors import TemplateError

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
GUARANTEED = EXAMPLES / "entrusted-guaranteed.yaml"


@pytest.fixture(autouse=True)
def _in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOVERY_DOCS_LANG", "zh")


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(group, [str(word) for word in words])


def done(*words: str | Path) -> Result:
    result = run(*words)
    assert result.exit_code == 0, (result.output, result.exception)
    return result


def letters(out: Path, title: str) -> list[str]:
    """The words of every paper of this title."""
    return [
        "\n".join(one.text for one in Document(str(path)).paragraphs) for path in sorted(out.rglob(f"*_{title}*.docx"))
    ]


def typed(document: Any, index: int, *runs: str) -> None:
    """The paragraph typed anew, in runs as Word splits them."""
    paragraph = document.paragraphs[index]
    paragraph.runs[0].text = runs[0]
    for run_ in paragraph.runs[1:]:
        run_._element.getparent().remove(run_._element)
    for text in runs[1:]:
        paragraph.add_run(text)


def at(document: Any, words: str) -> int:
    return next(index for index, one in enumerate(document.paragraphs) if words in one.text)


def test_a_sentence_changed_one_dropped_a_field_and_a_condition_added(tmp_path: Path) -> None:
    own, out = tmp_path / "模板", tmp_path / "文书"
    done("templates", "export", own)
    path = own / "notices" / "collection-notice.docx"
    document = Document(str(path))
    typed(
        document,
        at(document, "清偿{{ 条款.所求款项 }}"),
        "请{{ 收件",
        "人.称谓 }}务必",
        "{{ 条款.还款",
        "期限 }}还清合同{{ 合同",
        ".编号 }}项下欠款。{% if 欠款",
        ".罚息 %}其中罚息{{ 欠款.罚息 }}。{% endif %}",
    )
    dropped = document.paragraphs[at(document, "条款.法律后果")]._element
    dropped.getparent().remove(dropped)
    document.save(str(path))
    for other in {*own.glob("*/*")} - {path, path.with_suffix(".toml")}:  # 其余的不改，不必都查
        other.unlink()
    assert "0处错误" in done("templates", "lint", own).output
    done("packet", EXAMPLES / "working-capital.yaml", "--filing", "催收通知书", "--templates", own, "--out", out)
    (letter,) = letters(out, "担保贷款逾期催收通知书")
    assert "务必于" in letter or "务必自收到" in letter or "务必在收到" in letter
    assert "还清合同示银海流借字2024第0716号项下欠款。其中罚息" in letter
    assert "逾期未清偿的" not in letter


def test_a_clause_of_the_banks_own_stands_in_every_letter(tmp_path: Path) -> None:
    own, out = tmp_path / "模板", tmp_path / "文书"
    done("templates", "export", own)
    path = own / "clauses.docx"
    document = Document(str(path))
    index = at(document, "法律后果")
    kept = index + 1
    while document.paragraphs[kept].style.name != "正文文字":
        kept += 1
    last = kept
    while document.paragraphs[last + 1].style.name != "条款":
        last += 1
    for one in document.paragraphs[kept:last]:
        one._element.getparent().remove(one._element)
    typed(document, kept, "逾期不还的，本行将", "依法处理。")
    document.save(str(path))
    for file in own.glob("*/*"):
        file.unlink()
    done(
        "packet",
        EXAMPLES / "working-capital.yaml",
        "--filing",
        "催收通知书",
        "--filing",
        "guarantor-demand",
        "--templates",
        own,
        "--out",
        out,
    )
    found = letters(out, "担保贷款逾期催收通知书") + letters(out, "履行保证责任通知书")
    assert len(found) >= 2
    assert all("逾期不还的，本行将依法处理。" in one for one in found)


def test_a_letter_of_her_own_from_nothing_but_word_and_a_toml(tmp_path: Path) -> None:
    own, out = tmp_path / "模板", tmp_path / "文书"
    done("templates", "new", "律师函", "--to", "保证人", "--dir", own)
    document = Document(str(own / "律师函.docx"))
    typed(
        document,
        at(document, "债务人没有按约"),
        "本所受{{ 债权人.姓名 }}委托，请{{ 收件人.称谓 }}依照{{ 担保.",
        "合同 }}清偿{{ 欠款.合计|大写 }}。",
    )
    document.save(str(own / "律师函.docx"))
    (own / "律师函.toml").write_text('标题 = "律师函"\n发给 ＝ “保证人”\n', encoding="utf-8")
    assert "本行：律师函.docx" in done("templates", "list", "--templates", own).output
    done("packet", GUARANTEED, "--filing", "律师函", "--templates", own, "--out", out)
    first, second = letters(out, "律师函")
    assert (
        "本所受示例融资担保有限公司委托，请您依照《反担保保证合同》（编号：示担反字2024第031-1号）清偿人民币" in first
    )
    assert "请贵单位依照" in second
    manifest = json.loads(next(out.rglob("manifest.json")).read_text(encoding="utf-8"))
    assert {one["template"] for one in manifest["papers"]} == {"律师函", "check-sheet"}


def test_an_own_paper_goes_through_a_batch_and_unchanged_is_not_made_again(tmp_path: Path) -> None:
    own, out = tmp_path / "模板", tmp_path / "文书"
    done("templates", "new", "我行催收函", "--to", "借款人", "--dir", own)
    command = ("batch", EXAMPLES / "workbook-flat.xlsx", "--filing", "我行催收函", "--templates", own, "--out", out)
    run(*command)
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    made = [one for one in report["cases"] if one["status"] == "made"]
    assert len(made) >= 5
    assert len(letters(out, "我行催收函")) >= len(made)
    run(*command)
    again = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert [one["status"] for one in again["cases"]].count("unchanged") == len(made)


@pytest.mark.parametrize(
    ("description", "said"),
    [
        ('标题 = "律师函"', "没有写清一份发给谁"),
        ('标题 = "律师函"\n发给 = "邻居"', "从这些中选一个：案件、借款人、保证人、所有义务人"),
        ('发给 = "保证人"', "没有写标题"),
        ('标题 = "律师函"\n发给 = "保证人"\n规矩 = "甲"', "规矩：不认识这一项"),
        ('标题 = "律师函"\n发给 = "保证人"\n规则 = "ABC001"', "没有编号为 ABC001 的规则"),
        ('标题 = "律师函"\n发给 = "保证人"\n附件 = ["欠款表"]', "没有编号为 欠款表 的附件"),
        ('标题 = "律师函"\n发给 = "保证人"\n必填 = ["欠款.总额"]', "是不是 欠款.合计"),
        ('标题 = "律师函"\n发给 = "保证人"\n[[不用于]]\n条件 = "没有 保证"\n原因 = "甲"', "条件写错了：没有 保证"),
        ("标题 律师函", "不是可以读的 .toml"),
    ],
)
def test_what_is_wrong_with_a_description_is_said_with_what_may_be_written(
    tmp_path: Path, description: str, said: str
) -> None:
    done("templates", "new", "律师函", "--to", "保证人", "--dir", tmp_path)
    (tmp_path / "律师函.toml").write_text(description + "\n", encoding="utf-8")
    result = run("packet", GUARANTEED, "--filing", "律师函", "--templates", tmp_path, "--out", tmp_path / "out")
    assert isinstance(result.exception, TemplateError)
    assert said in str(result.exception)
    assert "律师函.toml" in str(result.exception)
    assert not (tmp_path / "out").exists()


def test_a_word_file_that_is_no_filing_is_told(tmp_path: Path) -> None:
    done("templates", "new", "律师函", "--to", "保证人", "--dir", tmp_path)
    (tmp_path / "律师函.toml").unlink()
    result = run(
        "packet", GUARANTEED, "--filing", "guarantor-demand", "--templates", tmp_path, "--out", tmp_path / "out"
    )
    assert "律师函.docx：文件名不是内置文书的编号" in result.output


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    done("templates", "new", "律师函", "--to", "保证人", "--dir", tmp_path)
    result = run("templates", "new", "律师函", "--to", "保证人", "--dir", tmp_path)
    assert "已经有这个文件，没有覆盖" in str(result.exception)


def test_a_copy_to_read_shows_the_values_of_the_case_on_yellow_ground(tmp_path: Path) -> None:
    target = tmp_path / "阅读.docx"
    done("templates", "show", "guarantor-demand", "--case", GUARANTEED, "--out", target)
    yellow = {
        run_.text
        for paragraph in Document(str(target)).paragraphs
        for run_ in paragraph.runs
        if run_.font.highlight_color is not None
    }
    assert {"秦望舒先生", "《反担保保证合同》（编号：示担反字2024第031-1号）"} <= yellow
    assert not any("为上述债务提供反担保" in one for one in yellow)
    whole = "\n".join(one.text for one in Document(str(target)).paragraphs)
    assert "为上述债务提供反担保" in whole
