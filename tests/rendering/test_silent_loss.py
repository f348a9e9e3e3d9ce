"""What other document systems lose in silence; here each filing is complete, or refused with nothing written.

Each test is one pain of docxtpl's users and its kin, met as a clerk meets it: a bank's own Word file stands in for the
collection notice, and the commands `packet` and `templates lint` are run with it. What the engine does below is tested
beside it in `test_failure.py` (missing values, sandbox), `test_faults.py` (templates refused), `test_template.py` (every
letter kept, every part filled) and `test_placing.py` (docxtpl's way). Control characters and figures cut by Excel are met
in `tests/intake/test_workbook_flat.py`, LibreOffice in `tests/packet/test_pdf.py`, exhibits also
in `tests/packet/test_exhibits.py`, another case's data in `tests/packet/test_row_shift.py`, and what lawyers type into
templates in `test_typed_into_templates.py`.
"""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from docx import Document

from recovery_docs.cli import group
from recovery_docs.errors import RecoveryDocsError
from recovery_docs.rendering.check_document.scan import document_text

EXAMPLES = Path(__file__).parents[2] / "examples"
EXAMPLE = EXAMPLES / "two-notes-published.yaml"
NAME = "collection-notice.docx"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NOTE = f'<w:{{0}}s {W}><w:{{0}} w:id="1"><w:p><w:r><w:t>{{1}}</w:t></w:r></w:p></w:{{0}}></w:{{0}}s>'
"""Footnotes, endnotes or comments: one that says this."""

Word = Callable[..., bytes]
WithPart = Callable[..., bytes]


class Bank:
    """A bank with one template of its own, and one case."""

    def __init__(self, folder: Path, facts: dict[str, Any]) -> None:
        self.folder, self.facts = folder, facts

    def run(self, template: bytes, filing: str = "collection-notice") -> Result:
        (self.folder / NAME).write_bytes(template)
        case = self.folder / "case.yaml"
        case.write_text(yaml.safe_dump(self.facts, allow_unicode=True), encoding="utf-8")
        command = ["packet", str(case), "--filing", filing, "--templates", str(self.folder)]
        return CliRunner().invoke(group, [*command, "--out", str(self.folder / "out")])

    def notice(self, template: bytes) -> bytes:
        """The finished notice."""
        result = self.run(template)
        assert result.exit_code == 0, result.exception or result.output
        return next((self.folder / "out").rglob("*催收通知书*.docx")).read_bytes()

    def refusal(self, template: bytes, filing: str = "collection-notice") -> list[str]:
        """Every fault for which there is no packet."""
        result = self.run(template, filing)
        assert isinstance(result.exception, RecoveryDocsError), result.output
        assert not (self.folder / "out").exists()
        return [str(fault) for fault in result.exception.faults]

    def lint(self, template: bytes) -> list[str]:
        (self.folder / NAME).write_bytes(template)
        result = CliRunner().invoke(group, ["templates", "lint", str(self.folder / NAME)])
        assert result.exit_code == 1, result.output
        return result.stderr.splitlines()


@pytest.fixture
def bank(tmp_path: Path, example: Callable[[str], dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> Bank:
    monkeypatch.setenv("RECOVERY_DOCS_LANG", "zh")
    return Bank(tmp_path, example("two-notes-published"))


# --- values -------------------------------------------------------------------------------------------------------------


def test_missing_values_are_all_named_with_template_paragraph_or_cell_and_field(bank: Bank, word: Word) -> None:
    # docxtpl, Carbone and easy-template-x print nothing, docxtemplater prints “undefined”
    template = word(
        "{{ 收件人.尊称 }}", "电话：{{ phone }}", table=[["邮编", "{{ to.postcode }}"]], header="{{ branch }}"
    )
    assert [fault.partition("。")[0] for fault in bank.refusal(template)] == [
        f"{NAME} 正文第2段 标签 {{{{ phone }}}}：字段 phone 没有值",
        f"{NAME} 正文表格1第1行第2格 标签 {{{{ to.postcode }}}}：字段 to.postcode 没有值",
        f"{NAME} 页眉第1段 标签 {{{{ branch }}}}：字段 branch 没有值",
    ]


@pytest.mark.parametrize(
    "tag", ["{{ 欠款.违约金 }}", "{{ 欠款.违约金|int }}", "{{ '欠款' ~ 欠款.违约金 }}", "{{ 欠款.违约金|upper }}"]
)
def test_none_is_no_word_and_no_zero(bank: Bank, word: Word, tag: str) -> None:
    # the case has no 违约金: docxtpl prints None, 0, 欠款None and NONE
    (fault,) = bank.refusal(word("{{ 收件人.尊称 }}", tag))
    assert fault.startswith(f"{NAME} 正文第2段 标签 {tag}：字段 欠款.违约金 没有值")


def test_a_field_that_does_not_exist_is_named_with_the_nearest_that_does(bank: Bank, word: Word) -> None:
    template = word("{{ 收件人.尊称 }}", "{{ 欠款.总额 }}", "{{ 合同.合同号 }}")
    assert [fault.partition(NAME)[2] for fault in bank.refusal(template)] == [
        " 正文第2段 标签 {{ 欠款.总额 }}：没有字段 欠款.总额。是不是 欠款.合计？用 templates fields 查看全部字段。",
        " 正文第3段 标签 {{ 合同.合同号 }}：没有字段 合同.合同号。是不是 合同.编号？用 templates fields 查看全部字段。",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "本金<100万",  # docxtpl: 本金100万
        "见<附件1>",  # docxtpl: the rest of the paragraph is gone, and the next one
        "A & B公司",  # docxtpl: A  B公司
        "{_{ x }_}",  # docxtpl: {{ x }}
        "{{ 7*7 }}",
        "{% if x %}",
        "甲&lt;乙",
    ],
)
@pytest.mark.parametrize("tag", ["{{ 收件人.尊称 }}", "{{ 收件人.尊称|trim }}", "{{ 收件人.尊称 ~ '' }}"])
def test_what_the_case_says_stands_in_the_paper_letter_for_letter(bank: Bank, word: Word, name: str, tag: str) -> None:
    bank.facts["borrowers"][0]["name"] = name
    template = word(
        f"致{tag}：", "下一段", table=[["{{ 收件人.尊称 }}", "{{ 欠款.合计 }}"]], footer="{{ 收件人.尊称 }}"
    )
    document = Document(io.BytesIO(bank.notice(template)))
    assert [paragraph.text for paragraph in document.paragraphs] == [f"致{name}先生：", "下一段"]
    assert document.tables[0].cell(0, 0).text == document.sections[0].footer.paragraphs[0].text == f"{name}先生"


def test_data_never_runs_though_a_document_has_two_sections_and_a_footnote(bank: Bank, with_part: WithPart) -> None:
    # docxtpl renders footnotes once for each section: {{ 7*7 }} in the data prints 49
    document = Document()
    document.add_paragraph("{{ 收件人.尊称 }}")
    document.add_section()
    stream = io.BytesIO()
    document.save(stream)
    note = NOTE.format("footnote", "{{ 收件人.尊称 }}")
    bank.facts["borrowers"][0]["name"] = "{{ 7*7 }}"
    text = document_text(
        bank.notice(with_part(stream.getvalue(), "word/footnotes.xml", note, "wordprocessingml.footnotes"))
    )
    assert text.count("{{ 7*7 }}先生") == 2
    assert "49" not in text


# --- templates ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", ["{{", "{{r"])
@pytest.mark.parametrize("expression", ["''.__class__.__mro__", "收件人.尊称.__class__", "欠款.分项.append('x')"])
def test_a_template_is_shut_in(bank: Bank, word: Word, delimiter: str, expression: str) -> None:
    tag = f"{delimiter} {expression} }}}}"
    (fault,) = bank.refusal(word("{{ 收件人.尊称 }}", tag))
    assert fault.startswith(f"{NAME} 正文第2段 标签 {tag}：模板要做的事不被允许")


@pytest.mark.parametrize(
    ("part", "kind"), [("endnote", "endnotes"), ("comment", "comments"), ("footnote", "footnotes")]
)
def test_notes_and_comments_are_filled(bank: Bank, word: Word, with_part: WithPart, part: str, kind: str) -> None:
    note = NOTE.format(part, "说明{{ 欠款.合计 }}")
    template = with_part(
        word("{{ 收件人.尊称 }}：{{ 欠款.合计 }}"), f"word/{kind}.xml", note, f"wordprocessingml.{kind}"
    )
    text = document_text(bank.notice(template))
    (total,) = (line.partition("：")[2] for line in text.splitlines() if "：" in line)
    assert f"说明{total}" in text


def test_every_property_is_filled(bank: Bank, word: Word) -> None:
    names = ("title", "subject", "author", "keywords", "category", "comments", "content_status", "last_modified_by")
    document = Document(io.BytesIO(word("{{ 收件人.尊称 }}")))
    for name in names:
        setattr(document.core_properties, name, f"{name}{{{{ 收件人.尊称 }}}}")
    stream = io.BytesIO()
    document.save(stream)
    data = bank.notice(stream.getvalue())
    (addressee,) = (paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)
    found = Document(io.BytesIO(data)).core_properties
    assert [getattr(found, name) for name in names] == [f"{name}{addressee}" for name in names]


def test_a_tag_where_nothing_is_filled_is_refused(bank: Bank, word: Word, with_part: WithPart) -> None:
    chart = (
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:t>{{ 欠款.合计 }}</c:t></c:chart>'
    )
    template = with_part(word("{{ 收件人.尊称 }}"), "word/charts/chart1.xml", chart)
    (fault,) = bank.refusal(template)
    assert "这里的标签不会被填写" in fault
    assert any("word/charts/chart1.xml" in line for line in bank.lint(template))


@pytest.mark.parametrize("part", ["document", "header1", "footnotes"])
def test_a_tracked_deletion_does_not_take_an_old_clients_name_to_court(
    bank: Bank, word: Word, with_part: WithPart, part: str
) -> None:
    deleted = f'<w:p {W}><w:del w:id="1" w:author="x"><w:r><w:delText>旧案当事人</w:delText></w:r></w:del></w:p>'
    root, kind = {
        "document": ("document", ""),
        "header1": ("hdr", "wordprocessingml.header"),
        "footnotes": ("footnotes", "wordprocessingml.footnotes"),
    }[part]
    inside = {"document": f"<w:body>{deleted}</w:body>", "footnotes": f'<w:footnote w:id="1">{deleted}</w:footnote>'}
    xml = f"<w:{root} {W}>{inside.get(part, deleted)}</w:{root}>"
    template = with_part(
        word("{{ 收件人.尊称 }}", header="页眉"), f"word/{part}.xml", xml, kind if part != "header1" else ""
    )
    (fault,) = bank.refusal(template)
    assert "修订痕迹" in fault
    assert any("修订痕迹" in line for line in bank.lint(template))


@pytest.mark.parametrize(
    "xml",
    [
        f"<w:document {W}><w:body><w:p><w:r><w:t>{{{{ 收件人.尊称 }}}}</w:t></w:r><w:p></w:body></w:document>",
        f"<w:document {W}><w:body><w:p><w:r><w:t>甲 & 乙</w:t></w:r></w:p></w:body></w:document>",
        f"<w:document {W}><w:body><w:p/></w:body>",
    ],
)
def test_broken_xml_is_an_error_and_never_mended_by_leaving_something_out(
    bank: Bank, word: Word, with_part: WithPart, xml: str
) -> None:
    template = with_part(word(), "word/document.xml", xml)
    (fault,) = bank.refusal(template)
    assert fault.startswith(f"{NAME} 正文：部件的 XML 已损坏")
    assert any("XML 已损坏" in line for line in bank.lint(template))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["{%tr for one in 欠款.分项 %}", ""], ["{{ one.名称 }}", ""], ["{% endfor %}", ""]], "中间的内容会丢失"),
        ([["{% for one in 欠款.分项 %}", ""], ["{{ one.名称 }}", ""], ["{%tr endfor %}", ""]], "中间的内容会丢失"),
        ([["{%tr for one in 欠款.分项 %}", "合计"], ["{{ one.名称 }}", ""], ["{%tr endfor %}", ""]], "原值：合计"),
        (
            [["{%tr for one in 欠款.分项 %}", ""], ["{{ one.名称 }}", ""], ["{%tr endfor %}", "以下空白"]],
            "原值：以下空白",
        ),
        ([["{%tc if 欠款.合计 %}旁", "{{ 欠款.合计 }}", "{%tc endif %}"]], "原值：旁"),
    ],
)
def test_rows_and_words_that_would_be_lost_are_told(bank: Bank, word: Word, rows: list[list[str]], said: str) -> None:
    template = word("{{ 收件人.尊称 }}", table=rows)
    assert said in bank.refusal(template)[0]
    assert any(line.startswith(f"错误 {NAME} 正文表格1第") and said in line for line in bank.lint(template))


def test_words_beside_a_paragraph_tag_are_told(bank: Bank, word: Word) -> None:
    template = word("{{ 收件人.尊称 }}", "{%p if 欠款.合计 %}另有利息", "{{ 欠款.合计 }}", "{%p endif %}")
    assert "原值：另有利息" in bank.refusal(template)[0]
    assert any(f"错误 {NAME} 正文第2段" in line for line in bank.lint(template))


def test_every_dotted_path_of_every_part_is_held_against_the_declared_fields(
    bank: Bank, word: Word, with_part: WithPart
) -> None:
    # docxtpl's get_undeclared_template_variables would say “欠款, 收款账户, filing”, and nothing of notes and properties
    template = word(
        "{{ 收款账户.开户航 }}",
        "{% for one in 欠款.分项 %}{{ one.金颔 }}{% endfor %}",
        table=[["{{ filing.date }}"]],
        header="{{ 欠款.总记 }}",
        footer="{{ signer.name }}",
    )
    document = Document(io.BytesIO(template))
    document.core_properties.keywords = "{{ 收款账户.keywords }}"
    stream = io.BytesIO()
    document.save(stream)
    template = stream.getvalue()
    for part in ("footnote", "endnote", "comment"):
        note = NOTE.format(part, f"{{{{ 收款账户.{part} }}}}")
        template = with_part(template, f"word/{part}s.xml", note, f"wordprocessingml.{part}s")
    unknown = ("收款账户.开户航", "欠款.分项.金颔", "filing.date", "欠款.总记", "signer.name")
    unknown += ("收款账户.footnote", "收款账户.endnote")
    errors = [line for line in bank.lint(template) if line.startswith("错误")]
    for path in (*unknown, "收款账户.comment", "收款账户.keywords"):
        assert any(f"没有 {path} 这个字段" in line for line in errors), path
    assert len(errors) == len(unknown) + 2


def test_faults_of_every_kind_and_part_come_in_one_run_each_with_its_place(bank: Bank, word: Word) -> None:
    template = word("{{ 欠款.合计", "{% if 欠款.合计 %}", table=[["{{ a b }}", "｛｛ c ｝｝"]], footer="{{ d|nosuch }}")
    places = {fault.partition("：")[0] for fault in bank.refusal(template)}
    assert places == {
        f"{NAME} 正文第1段",
        f"{NAME} 正文第2段 标签 {{% if 欠款.合计 %}}",
        f"{NAME} 正文表格1第1行第1格 标签 {{{{ a b }}}}",
        f"{NAME} 正文表格1第1行第2格",
        f"{NAME} 页脚第1段 标签 {{{{ d|nosuch }}}}",
    }


# --- files --------------------------------------------------------------------------------------------------------------


def test_the_same_case_gives_the_same_bytes_in_another_process_of_another_day(tmp_path: Path) -> None:
    # A zip holds the time of its making, and Python orders sets anew in every process
    made = []
    for seed, zone in (("1", "Asia/Shanghai"), ("2", "America/New_York")):
        out = tmp_path / seed
        command = [sys.executable, "-m", "recovery_docs", "packet", str(EXAMPLES / "housing-loan.yaml"), "--draft"]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": seed}
        subprocess.run([*command, "--out", str(out)], env=environment, capture_output=True, check=False)
        made.append({file.relative_to(out): file.read_bytes() for file in sorted(out.rglob("*.*"))})
    assert len(made[0]) > 5
    assert made[0] == made[1]


@pytest.mark.parametrize("stranger", ["330203198808080019", "13800009999", "91330106MA2AAAAA15"])
def test_an_old_clients_number_in_a_template_does_not_go_out(bank: Bank, word: Word, stranger: str) -> None:
    (fault,) = bank.refusal(word("{{ 收件人.尊称 }}", f"（旧案：{stranger}）"))
    assert fault.startswith("01_")
    assert "出现了不属于本案的证件号码、电话、账号或者邮箱" in fault
    assert stranger not in fault


def test_a_letter_that_does_not_name_its_reader_does_not_go_out(bank: Bank, word: Word) -> None:
    (fault,) = bank.refusal(word("王示例先生：", "欠款{{ 欠款.合计 }}"))
    assert "没有收件人的姓名" in fault


def test_an_exhibit_that_cannot_be_read_is_not_passed_over(bank: Bank, word: Word) -> None:
    bank.facts["exhibits"][1]["file"] = "合同.pdf"
    (bank.folder / "合同.pdf").write_bytes(b"%PDF-1.7 cut off")
    (fault,) = bank.refusal(word("{{ 收件人.尊称 }}"), "civil-complaint")
    assert fault.startswith("case.yaml exhibits[1].file：证据文件损坏")
