"""`recovery-docs fee` and `recovery-docs ledger` as somebody types them."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from recovery_docs.cli.fee import fee
from recovery_docs.cli.ledger import ledger

CASE = """
id: 2026-0117
creditor: {kind: organisation, name: 示例银行股份有限公司海宁支行, financial_institution: true}
borrowers:
  - {kind: person, name: 李示例}
loan:
  cause: financial_loan
  disbursements:
    - {paid_on: 2021-08-18, amount: 200000, due_on: 2022-07-15}
  rate: {annual: "6%"}
  penalty: {surcharge: "50%", compound: true}
bank_statement:
  as_of: 2023-02-10
  principal: 200000
  interest: "11066.67"
  penalty_interest: "10306.85"
  compound_interest: "578.23"
request: {as_of: 2023-02-10}
"""


@pytest.fixture(autouse=True)
def _in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOVERY_DOCS_LANG", "zh")


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


def test_the_fee_is_shown_with_its_sum() -> None:
    ran = CliRunner().invoke(fee, ["290799.11", "--kind", "acceptance"])
    assert ran.exit_code == 0
    assert "290,799.11 × 1.5% ＋ 1,300.00 = 5,661.99" in ran.output
    assert "5662元" in ran.output
    assert "诉讼费用交纳办法第十三条" in ran.output


def test_every_kind_without_being_asked() -> None:
    ran = CliRunner().invoke(fee, ["1000000", "--format", "json"])
    found = {one["kind"]: one["amount"] for one in json.loads(ran.output)["fees"]}
    assert found == {
        "acceptance": "13800.00",
        "simplified": "6900.00",
        "payment-order": "4600.00",
        "preservation": "5000.00",
        "enforcement": "12400.00",
    }


def test_delayed_interest_by_days_or_between_days() -> None:
    by_days = CliRunner().invoke(fee, ["100000", "--kind", "delayed-interest", "--days", "100"])
    between = CliRunner().invoke(
        fee, ["100000", "--kind", "delayed-interest", "--from", "2026-01-01", "--until", "2026-04-11"]
    )
    assert "1,750.00元" in by_days.output
    assert "1,750.00元" in between.output
    assert CliRunner().invoke(fee, ["100000", "--kind", "delayed-interest"]).exit_code == 2


@pytest.mark.parametrize(
    "amount", ["", "abc", "1e5", "8000.123", "0", "NaN", "1,00", "1,00,000", "10,0000", "-5", "100美元"]
)
def test_what_is_no_amount_is_refused(amount: str) -> None:
    ran = CliRunner().invoke(fee, ["--", amount])
    assert ran.exit_code == 2
    assert f"“{amount}”" in ran.output


@pytest.mark.parametrize(
    ("amount", "yuan"),
    [
        ("8000.55", "8000.55"),
        ("8,000.55", "8000.55"),
        ("100万元", "1000000"),
        ("人民币壹佰万元整", "1000000"),
        ("１００", "100"),
    ],
)
def test_an_amount_is_taken_as_a_case_file_may_write_it(amount: str, yuan: str) -> None:
    ran = CliRunner().invoke(fee, [amount, "--format", "json"])
    assert Decimal(json.loads(ran.output)["amount"]) == Decimal(yuan)


def test_the_ledger_as_text_shows_sums_totals_and_the_bank(case_file: Path) -> None:
    ran = CliRunner().invoke(ledger, [str(case_file)])
    assert ran.exit_code == 0, ran.output
    assert "200,000.00 × 9% ÷ 360 × 209天" in ran.output
    assert "222,094.90" in ran.output
    assert "不一致" in ran.output


def test_the_ledger_as_data(case_file: Path) -> None:
    report = json.loads(CliRunner().invoke(ledger, [str(case_file), "--format", "json"]).output)
    assert report["format"] == 1
    assert report["owed"]["total"] == "222094.90"
    assert sum(Decimal(line["amount"]) for line in report["lines"]) == Decimal("222094.90")
    assert report["bank"]["equal"] is False


def test_the_day_asked_for_comes_before_the_day_of_the_case(case_file: Path) -> None:
    report = json.loads(
        CliRunner().invoke(ledger, [str(case_file), "--as-of", "2022-07-15", "--format", "json"]).output
    )
    assert report["as_of"] == "2022-07-15"
    assert report["owed"]["interest"] == "11033.33"


def test_a_workbook_needs_a_file_to_go_to(case_file: Path, tmp_path: Path) -> None:
    assert CliRunner().invoke(ledger, [str(case_file), "--format", "xlsx"]).exit_code == 2
    out = tmp_path / "statement.xlsx"
    assert CliRunner().invoke(ledger, [str(case_file), "--format", "xlsx", "--out", str(out)]).exit_code == 0
    assert out.read_bytes()[:2] == b"PK"


def test_the_text_goes_to_a_file_as_well(case_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "statement.txt"
    assert CliRunner().invoke(ledger, [str(case_file), "--out", str(out)]).exit_code == 0
    assert "200,000.00 × 9% ÷ 360 × 209天" in out.read_text(encoding="utf-8")


def test_a_workbook_of_cases_is_not_one_case(tmp_path: Path) -> None:
    book = tmp_path / "cases.xlsx"
    book.write_bytes(b"PK")
    assert CliRunner().invoke(ledger, [str(book)]).exit_code == 2
