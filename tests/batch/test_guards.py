"""What a run doubts: told at the row, counted on the screen, in the summary and in the report, and no reason not to make."""

import json
from pathlib import Path
from typing import Any

import pytest
from batch_runs import EXAMPLES, Ran, run
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from recovery_docs.case import Case
from recovery_docs.cli import group
from recovery_docs.errors import Fault, PacketError, Place
from recovery_docs.intake.doubted_facts import doubted_balance
from recovery_docs.messages import say

NOTICE = ("--filing", "collection-notice", "--as-of", "2026-11-20")


def case(folder: Path, number: str, *, letter: str | None = None, guarantor: str = "周一凡") -> None:
    text = (EXAMPLES / "working-capital.yaml").read_text(encoding="utf-8")
    text = text.replace("催〔2026〕117号", f"催{letter or number}号").replace("周一凡", guarantor)
    first = text.index("\nid: ") + 1 if not text.startswith("id: ") else 0
    end = text.index("\n", first)
    (folder / f"{number}.yaml").write_text(f"{text[:first]}id: {number}{text[end:]}", encoding="utf-8")


def done(tmp_path: Path) -> tuple[Ran, dict[str, Any]]:
    ran = run(tmp_path / "in", tmp_path / "out", *NOTICE)
    return ran, json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def test_one_letter_number_on_two_letters(tmp_path: Path, cases: Path) -> None:
    case(cases, "A1")
    case(cases, "A2", letter="A1")
    ran, report = done(tmp_path)

    assert "函件编号“催A1号”与案件“A1”的相同" in ran.result.stderr
    assert "提示2处，有提示的1案" in ran.result.stderr
    assert ran.result.exit_code == 0
    assert [len(one["faults"]) for one in report["cases"]] == [0, 2]
    assert report["warnings"] == 2


def test_one_number_under_two_names(tmp_path: Path, cases: Path) -> None:
    case(cases, "A1")
    case(cases, "A2", guarantor="周一九")
    ran, _ = done(tmp_path)

    assert "周一九的证件号码与案件“A1”中周一凡的相同" in ran.result.stderr
    assert ran.result.exit_code == 0


def test_the_same_people_in_two_cases_are_no_doubt(tmp_path: Path, cases: Path) -> None:
    case(cases, "A1")
    case(cases, "A2")
    ran, report = done(tmp_path)

    assert "提示" not in ran.result.stderr
    assert report["warnings"] == 0


def test_a_pdf_that_was_not_made_is_told_and_the_run_ends_with_1(
    tmp_path: Path, cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(papers: object) -> object:
        raise PacketError(Fault(Place(), say("LibreOffice 不能工作"), say("另存为 PDF")))

    monkeypatch.setattr("recovery_docs.packet.office.office_suite", lambda: "soffice")
    monkeypatch.setattr("recovery_docs.packet.pdf.converted", fails)
    case(cases, "A1")
    case(cases, "A2")
    ran = run(cases, tmp_path / "out", *NOTICE, "--pdf")

    assert ran.result.exit_code == 1
    assert "没有生成 PDF 的：2案" in ran.result.stderr
    assert ran.result.stderr.count("LibreOffice 不能工作") == 1
    assert any((tmp_path / "out" / "A1").glob("*.docx"))
    assert json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))["unprinted"] == 2


def test_doubts_of_a_row_are_told_there_and_summed_up(tmp_path: Path) -> None:
    book = tmp_path / "台账.xlsx"
    opened = load_workbook(EXAMPLES / "workbook-flat.xlsx")
    sheet = opened.worksheets[0]
    at = {str(cell.value): cell.column for cell in sheet[2]}
    first, second = 3, 4
    sheet.cell(second, at["身份证号/统一社会信用代码*"]).value = sheet.cell(
        first, at["身份证号/统一社会信用代码*"]
    ).value
    sheet.cell(second, at["本金余额"]).value = 200000.01
    sheet.cell(second, at["担保人1"]).value = sheet.cell(second, at["客户名称*"]).value
    sheet.cell(second, at["担保人1身份证号"]).value = None
    opened.save(book)
    ran = run(book, tmp_path / "out", *NOTICE)
    returned = load_workbook(ran.returned)
    told = next(
        str(cell.value) for row in returned.worksheets[0].iter_rows() for cell in row if "多于放款" in str(cell.value)
    )

    assert "本金余额 200,000.01 元多于放款金额 200,000.00 元" in told
    assert "担保人钱例一就是借款人" in told
    assert "钱例一的证件号码与案件“JJ20210001”中赵示例的相同" in told
    assert "多于放款" in ran.result.stderr
    sums = {row[0]: row[1] for row in returned["处理汇总"].iter_rows(values_only=True)}
    assert sums["提示处数"] >= 3
    assert sums["有提示的案件数"] >= 1


@pytest.mark.parametrize(("balance", "doubted"), [("200000.00", False), ("200000.01", True)])
def test_a_balance_may_be_as_much_as_was_lent(balance: str, doubted: bool) -> None:
    facts = {
        "id": "1",
        "creditor": {"kind": "person", "name": "甲样本"},
        "borrowers": [{"kind": "person", "name": "乙样本"}],
        "loan": {"cause": "private_loan", "amount": 200000},
        "bank_statement": {"as_of": "2026-01-01", "principal": balance},
    }

    assert (doubted_balance(Case.model_validate(facts)) is not None) is doubted


def test_a_check_of_several_files_tells_what_one_says_against_another(cases: Path) -> None:
    case(cases, "A1")
    case(cases, "A2", letter="A1", guarantor="周一九")
    result = CliRunner().invoke(
        group, ["check", *(str(cases / f"A{n}.yaml") for n in (1, 2)), "--format", "json", "--as-of", "2026-11-20"]
    )
    told = [[fault["problem"] for fault in one["faults"]] for one in json.loads(result.stdout)["cases"]]

    assert told[0] == []
    assert told[1] == [
        "周一九的证件号码与案件“A1”中周一凡的相同",
        "周一凡的证件号码与案件“A2”中周一九的相同",
        "函件编号“催A1号”与案件“A1”的相同",
        "函件编号“催A1号”与案件“A2”的相同",
    ]


def test_one_file_of_several_that_cannot_be_read_stops_no_other(cases: Path) -> None:
    case(cases, "A1")
    (cases / "A2.yaml").write_text("id: A2\n", encoding="utf-8")
    result = CliRunner().invoke(group, ["check", str(cases / "A2.yaml"), str(cases / "A1.yaml"), "--format", "json"])
    told = json.loads(result.stdout)["cases"]

    assert result.exit_code == 2
    assert [one["case"] for one in told] == [None, "A1"]
    assert told[0]["faults"][0]["place"].startswith("A2.yaml")


@pytest.mark.parametrize("command", [("workbook", "check"), ("check",)])
def test_rows_of_a_workbook_that_contradict_each_other_are_told_without_a_batch(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    headings = ["案件编号", "债权人名称", "案由", "借款人姓名", "身份证号码", "本金余额", "利息", "截至日", "函件编号"]
    rows = [
        [
            "A1",
            "示例银行股份有限公司",
            "金融借款合同纠纷",
            "李示例",
            "330481198503120016",
            1000,
            0,
            "2026-10-01",
            "催1号",
        ],
        [
            "A2",
            "示例银行股份有限公司",
            "金融借款合同纠纷",
            "李样本",
            "330481198503120016",
            1000,
            0,
            "2026-10-01",
            "催1号",
        ],
    ]
    book = Workbook()
    for line in (headings, *rows):
        book.worksheets[0].append(line)
    book.save(tmp_path / "台账.xlsx")
    result = CliRunner().invoke(group, [*command, str(tmp_path / "台账.xlsx")])

    said = result.stdout + result.stderr
    assert "李样本的证件号码与案件“A1”中李示例的相同" in said
    assert "函件编号“催1号”与案件“A1”的相同" in said
    assert "第3行" in said
