"""Answers kept beside a workbook or a case file: they fill what is open, and never silently override what is written."""

import json
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from workbook_files import FLAT, book, flat, read

from recovery_docs.cli import group
from recovery_docs.errors import InputError
from recovery_docs.intake import Row, read_case
from recovery_docs.intake.supplement.supplement import (
    Answer,
    read_supplement,
    supplement_path,
    supplement_text,
)

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def answered(of: Path, text: str) -> Path:
    supplement_path(of).write_text(text, encoding="utf-8")
    return of


def _row(folder: Path, text: str, **cells: Any) -> Row:
    (row,) = read(answered(flat(folder, cells), text))
    return row


def _told(row: Row) -> str:
    return "\n".join(map(str, (*row.faults, *(row.loaded.warnings if row.loaded else ()))))


def test_an_answer_fills_what_the_row_leaves_open_as_people_write_it(tmp_path: Path) -> None:
    row = _row(
        tmp_path,
        "2026-0001:\n  request.letter.pay_by: 2023年3月10日\n  borrowers[李示例].address: 浙江省海宁市示例路2号\n"
        "  loan.facility.amount: 30万\n  borrowers[0].whereabouts: known\n"
        "  borrowers[0].phones: ['13800000001', 0573-80000001]\n",
    )
    assert row.loaded, _told(row)
    case = row.loaded.case
    assert case.request.letter
    assert case.request.letter.pay_by == date(2023, 3, 10)
    assert case.borrowers[0].address == "浙江省海宁市示例路2号"
    assert case.borrowers[0].whereabouts == "known"
    assert case.borrowers[0].phones == ("13800000001", "0573-80000001")
    assert case.loan.facility
    assert case.loan.facility.amount == Decimal(300_000)
    assert str(row.loaded.places["request.letter.pay_by"].message()) == (
        "台账.补充.yaml 案件2026-0001 “请求 · 函件 · 要求还款的期限” request.letter.pay_by 第2行"
    )
    assert row.loaded.places["loan.cause"].sheet == "台账"
    assert _told(row) == ""


def test_what_the_row_says_itself_counts_and_a_difference_is_told(tmp_path: Path) -> None:
    row = _row(tmp_path, "2026-0001:\n  bank_statement.interest: 1300\n  bank_statement.principal: 20万\n")
    assert row.loaded
    assert row.loaded.case.bank_statement
    assert row.loaded.case.bank_statement.interest == 1200
    assert "“银行对账单 · 期内利息”" in _told(row)
    assert "按现在写的，没有按补充" in _told(row)
    assert "本金" not in _told(row)  # 相同的不必说


def test_a_correction_counts_while_the_cell_still_says_what_it_said(tmp_path: Path) -> None:
    correction = "2026-0001:\n  bank_statement.interest: {原为: 1200, 改为: 1300}\n"
    row = _row(tmp_path, correction)
    assert row.loaded
    assert row.loaded.case.bank_statement
    assert row.loaded.case.bank_statement.interest == 1300
    assert "按补充的改正" in _told(row)
    row = _row(tmp_path, correction, 利息=1250)
    assert row.loaded
    assert row.loaded.case.bank_statement
    assert row.loaded.case.bank_statement.interest == 1250
    assert "没有按补充" in _told(row)


def test_what_is_added_to_a_list_is_added_once(tmp_path: Path) -> None:
    text = (
        "2026-0001:\n  repayments:\n    - {paid_on: 2023-01-05, amount: 5000}\n"
        "  events:\n    - {kind: 催收, on: 2022-09-01, to: borrower}\n"
    )
    row = _row(tmp_path, text)
    assert row.loaded, _told(row)
    assert [one.amount for one in row.loaded.case.repayments] == [5000]
    assert [one.kind for one in row.loaded.case.events] == ["demand"]
    sheets = {
        "台账": [[*FLAT], [*FLAT.values()]],
        "还款": [["案件编号", "还款日期", "还款金额"], ["2026-0001", "2023-01-05", 5000]],
    }
    (row,) = read(book(tmp_path / "台账.xlsx", sheets))
    assert row.loaded, _told(row)
    assert [one.amount for one in row.loaded.case.repayments] == [5000]
    assert "已经写上了，没有再加" in _told(row)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-0001:\n  request.letter.pay_bye: 2023-03-10\n", "是不是“pay_by”"),
        ("2026-0001:\n  request.letter.pay_by: 下个月\n", "不是完整的日期"),
        ("2026-0001:\n  borrowers[李示例].whereabouts: 不知道\n", "从这些中选一个"),
        ("2026-0001:\n  request.letter.pay_by: 2023-03-10\n  guarantees: [{kind: general}]\n", "没有填写“保证人”"),
    ],
)
def test_what_is_no_answer_stops_its_case_and_says_where(text: str, said: str, tmp_path: Path) -> None:
    row = _row(tmp_path, text)
    assert row.loaded is None
    assert said in _told(row)
    assert "台账.补充.yaml 案件2026-0001" in _told(row)


def test_answers_to_nobody_are_told_and_stop_nothing(tmp_path: Path) -> None:
    text = "2026-0009:\n  request.letter.pay_by: 2023-03-10\n2026-0001:\n  borrowers[王范文].address: 示例路\n"
    row = _row(tmp_path, text)
    assert row.loaded
    assert row.loaded.case.borrowers[0].address is None
    assert "没有编号为“2026-0009”的案件" in _told(row)
    assert "现在没有这一项所说的人" in _told(row)


def test_a_file_that_is_no_list_of_answers_stops_everything(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="补充不是这样写的"):
        _row(tmp_path, "2026-0001: 是\n")
    with pytest.raises(InputError, match="这是补充，不是案件"):
        read_case(answered(tmp_path / "案.yaml", "a: {b: c}\n").with_name("案.补充.yaml"))


def test_a_case_file_is_completed_alike(tmp_path: Path) -> None:
    file = Path(shutil.copy(EXAMPLES / "overdue-instalments.yaml", tmp_path / "案.yaml"))
    case = read_case(file).case
    assert case.request.average_wage is None
    loaded = read_case(answered(file, f"{case.id}:\n  request.average_wage: 9.5万元\n"))
    assert loaded.case.request.average_wage == 95_000
    assert loaded.answers_sha256
    with pytest.raises(InputError, match="不是金额"):
        read_case(answered(file, f"{case.id}:\n  request.average_wage: 很多\n"))
    assert "没有编号为“别的”的案件" in str(read_case(answered(file, "别的:\n  request.average_wage: 1\n")).warnings[-1])


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    answers = {
        "2026-0001": (
            Answer("request.letter.pay_by", "2023-03-10"),
            Answer("borrowers[李示例].phones", "13800000001\n0573-80000001"),
            Answer("borrowers[李示例].address", "新址: 1号", was="旧址"),
            Answer("events", items=({"kind": "demand", "on": "2022-09-01", "officers": ["甲", "乙"]},)),
        ),
        "007": (Answer("loan.purpose", "null"),),
    }
    file = tmp_path / "台账.补充.yaml"
    file.write_text(supplement_text(answers), encoding="utf-8")
    assert read_supplement(file).answers == answers


def _json(*args: object) -> Any:
    return json.loads(CliRunner().invoke(group, [*map(str, args)]).stdout)


def test_every_command_reads_the_answers(tmp_path: Path) -> None:
    file = flat(tmp_path, {"借款人送达地址": "浙江省海宁市示例路1号"})
    asked = ("--as-of", "2023-02-10", "--format", "json")

    def wanting() -> list[str]:
        (case,) = _json("check", file, "--filing", "催收通知书", *asked)["cases"]
        findings = case["filings"][0]["findings"]
        return [one["code"] for one in findings if one["outcome"] == "undetermined"]

    def last_day() -> str:
        clocks = _json("clocks", file, *asked)["cases"][0]["clocks"]
        return next(clock["last_day"] for clock in clocks if clock["right"] == "limitation")

    assert "NOT006" in wanting()
    assert last_day() == "2025-07-15"
    promise = (
        "{kind: acknowledgement, on: 2023-01-09, to: borrower, outcome: signed, text: 同意还款, agrees_to_pay: true}"
    )
    answered(file, f"2026-0001:\n  request.letter.pay_by: 2023-03-10\n  events: [{promise}]\n")
    assert "NOT006" not in wanting()
    assert last_day() == "2026-01-09"  # 2023年1月9日书面承认，重新计算三年


def test_a_batch_makes_the_case_anew_whose_answers_changed(tmp_path: Path) -> None:
    file = Path(shutil.copy(EXAMPLES / "workbook-flat.xlsx", tmp_path / "台账.xlsx"))
    bytes_before, out = file.read_bytes(), tmp_path / "出"

    def made() -> list[str]:
        asked = ("--filing", "collection-notice", "--as-of", "2023-02-10", "--workers", "1")
        CliRunner().invoke(group, ["batch", str(file), *asked, "--out", str(out)])
        report = json.loads((out / "report.json").read_text(encoding="utf-8"))
        return [case["case"] for case in report["cases"] if case["status"] == "made"]

    assert len(made()) == 13
    assert made() == []
    answered(file, "JJ20210003:\n  request.letter.pay_by: 2023-03-10\n")
    assert made() == ["JJ20210003"]
    manifest = json.loads((out / "JJ20210003" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["input"]["answers_sha256"]
    assert made() == []
    supplement_path(file).unlink()
    assert made() == ["JJ20210003"]
    assert file.read_bytes() == bytes_before


def test_the_reading_of_a_workbook_tells_of_its_answers(tmp_path: Path) -> None:
    file = answered(
        flat(tmp_path, {}),
        "2026-0001:\n  request.letter.pay_by: 2023-03-10\n  loan.purpose: 购买原材料\n别的: {id: 1}\n",
    )
    said = CliRunner().invoke(group, ["workbook", "read", str(file)]).stdout
    assert "照“台账.补充.yaml”补充：2案3项" in said
    assert "没有编号为“别的”的案件" in said


def test_the_example_of_the_page_is_read(tmp_path: Path) -> None:
    page = (EXAMPLES.parent / "docs" / "own-ledger.md").read_text(encoding="utf-8")
    text = page.partition("JJ20210001:\n")[2].partition("```")[0]
    row = _row(tmp_path, f"2026-0001:\n{text}")
    assert row.loaded, _told(row)
    assert row.loaded.case.loan.contract.disputes
    assert row.loaded.case.bank_statement
    assert row.loaded.case.bank_statement.interest == 1300
    assert row.loaded.case.events[0].kind == "address_checked"
