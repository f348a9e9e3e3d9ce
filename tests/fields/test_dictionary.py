"""The dictionary of fields: whole, explained, worked out in every example, and right about what is meant."""

import io
from pathlib import Path

import docx
import pytest

from recovery_docs.authoring.field_list import field_rows, fields_document, fields_workbook
from recovery_docs.fields.roots import DICTIONARY, Roots, names
from recovery_docs.filings.declared import RECIPIENTS
from recovery_docs.intake import read_case
from recovery_docs.prerequisites.matter import Matter
from recovery_docs.rendering.check_template.lint import lint
from recovery_docs.tree.group import member
from recovery_docs.tree.leaf import Nothing, Several

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
_NO_WORDS = ("一组", "几项", "是否")


def _matter(path: Path) -> Matter:
    case = read_case(path).case
    assert case.request.as_of is not None
    return Matter.on(case, case.request.as_of)


def test_every_field_is_explained_and_has_an_example() -> None:
    assert [one.path for one in DICTIONARY.entries if not one.field.meaning] == []
    assert [one.path for one in DICTIONARY.entries if one.kind not in _NO_WORDS and not one.field.example] == []


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
@pytest.mark.parametrize("to", RECIPIENTS)
def test_every_field_can_be_asked_for_in_every_example(path: Path, to: str) -> None:
    """A value, or nothing; never an error, and never a name that nobody declared."""
    for one in list(RECIPIENTS[to](_matter(path)))[:2]:
        tree = names(one.occasion)
        for entry in DICTIONARY.entries:
            first, *steps = entry.path.split(".")
            value = tree[first]
            for step in steps:
                value = member(value[0] if isinstance(value, Several) else value, step)
            assert not isinstance(value, Nothing) or value.known, entry.path
            str(value)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("欠款.总额", "欠款.合计"),
        ("欠款.本息合计", "欠款.合计"),
        ("合同.合同编号", "合同.编号"),
        ("借款.借款金额", "借款.金额"),
        ("收款帐户.户名", "收款账户.户名"),
        ("合同.签约日期", "合同.签订日期"),
        ("文书.文书日期", "文书.日期"),
    ],
)
def test_the_field_that_is_meant_comes_first(typed: str, meant: str) -> None:
    assert DICTIONARY.find(typed) is None
    assert DICTIONARY.nearest(typed)[0] == meant


def test_the_list_shows_the_values_of_the_case_at_hand() -> None:
    rows = {row.path: row.example for row in field_rows(_matter(EXAMPLES / "two-notes-published.yaml"))}
    assert rows["欠款.合计"] == "290,799.11元"
    assert rows["借款.信用卡"] == ""
    assert rows["收件人.称谓"] == "您"


def test_the_list_tells_a_group_once() -> None:
    paths = [row.path for row in field_rows()]
    assert sum(path.endswith(".证件号码") for path in paths) < 8
    assert "借款.委托人.住址" not in paths
    assert set(Roots.fields) <= set(paths)


def test_the_list_as_files_can_be_opened() -> None:
    rows = field_rows()
    assert fields_workbook(rows, "zh").startswith(b"PK")
    assert fields_document(rows, "zh").startswith(b"PK")


def _linted(*texts: str) -> list[str]:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    saved = io.BytesIO()
    document.save(saved)
    return [str(one) for one in lint(saved.getvalue(), (), name="本行的函.docx", dictionary=DICTIONARY)]


def test_the_lint_names_the_place_and_the_field_that_is_meant() -> None:
    assert _linted("欠款{{ 欠款.合计|大写 }}，{{ 合同 }}") == []
    (said,) = _linted("第一段", "欠款{{ 欠款.总额 }}")
    assert "本行的函.docx 正文第2段" in said
    assert "没有 欠款.总额 这个字段" in said
    assert "欠款.合计" in said


def test_the_lint_names_capitals_of_a_day_and_units_twice() -> None:
    (said,) = _linted("签于{{ 合同.签订日期|大写 }}")
    assert "合同.签订日期 不是金额，不能用“大写”" in said
    assert "元元" in _linted("欠款{{ 欠款.合计 }}元")[0]
    assert "日日" in _linted("于{{ 合同.签订日期 }}日")[0]


def test_the_lint_follows_loops_to_the_fields_of_each_item() -> None:
    assert _linted("{% for 保 in 保证 %}{{ 保.合同.编号 }}{% endfor %}") == []
    assert "保证.合同.号码" in _linted("{% for 保 in 保证 %}{{ 保.合同.号码 }}{% endfor %}")[0]
