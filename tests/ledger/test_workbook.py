"""The workbook of a statement: its formulas, computed by LibreOffice, are our figures to the fen."""

import io
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from recovery_docs.case import Case
from recovery_docs.ledger import Statement, draw_up
from recovery_docs.ledger.statement_workbook import LINES, REPAYMENTS, SUMMARY, statement_workbook

Lend = Callable[..., Case]
AS_OF = date(2024, 6, 30)
ROWS = {
    "本金": "principal",
    "利息": "interest",
    "罚息": "penalty_interest",
    "复利": "compound_interest",
    "违约金": "liquidated_damages",
    "费用": "fees",
    "实现债权的费用": "costs",
    "合计": "total",
    "连同费用合计": "claim",
}


def fen(value: object) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.01"))


def recomputed(files: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """The workbooks as LibreOffice saves them, every formula computed."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    for name, data in files.items():
        (folder / f"{name}.xlsx").write_bytes(data)
    sources = [str(folder / f"{name}.xlsx") for name in files]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        soffice,
        profile,
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(folder / "out"),
    ]
    subprocess.run([*command, *sources], check=True, capture_output=True, timeout=600)
    return {name: (folder / "out" / f"{name}.xlsx").read_bytes() for name in files}


@pytest.mark.office
def test_formulas_computed_by_libreoffice_are_our_figures(ledger_cases: dict[str, Case], tmp_path: Path) -> None:
    statements: dict[str, Statement] = {name: draw_up(case, AS_OF) for name, case in ledger_cases.items()}
    books = recomputed({name: statement_workbook(one, name) for name, one in statements.items()}, tmp_path)
    for name, statement in statements.items():
        book = load_workbook(io.BytesIO(books[name]), data_only=True)
        amounts = [fen(row[8].value) for row in book[LINES].iter_rows(min_row=2)]
        assert amounts == [line.amount for line in statement.lines], name
        totals = {row[0].value: fen(row[1].value) for row in book[SUMMARY].iter_rows(min_row=4, max_row=12)}
        assert totals == {row: getattr(statement, kind) for row, kind in ROWS.items()}, name


@pytest.mark.office
def test_half_a_fen_is_rounded_up_by_the_formula_too(lend: Lend, tmp_path: Path) -> None:
    # an odd number of yuan at 6 % for 30 days of 360 ends in half a fen: 57,539 × 6 % ÷ 360 × 30 = 287.695, so 287.70
    yuan = [1, 3, 201, 1001, 2675, 57539, 100003, 987655, 1000007, 9999999]
    case = lend(
        disbursements=[
            {"note": str(amount), "paid_on": "2024-05-31", "amount": amount, "due_on": "2025-05-30"} for amount in yuan
        ]
    )
    statement = draw_up(case, AS_OF)
    ours = [line.amount for line in statement.lines if line.accrues]
    assert ours == [Decimal(amount + 1) / 200 for amount in yuan]
    book = load_workbook(
        io.BytesIO(recomputed({"half": statement_workbook(statement, "")}, tmp_path)["half"]), data_only=True
    )
    theirs = [fen(row[8].value) for row in book[LINES].iter_rows(min_row=2) if row[5].value]
    assert theirs == ours


def test_words_that_begin_like_a_formula_stay_words(lend: Lend) -> None:
    hostile = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://example.invalid")']
    case = lend(
        {"paid_on": "2022-01-05", "amount": 10, "note": "=1+1"},
        disbursements=[
            {"note": note, "paid_on": "2021-08-18", "amount": 1000, "due_on": "2022-07-15"} for note in hostile
        ],
    )
    book = load_workbook(io.BytesIO(statement_workbook(draw_up(case, AS_OF), "=cmd|' /C calc'!A0")))
    assert book[SUMMARY]["A1"].data_type == "s"
    for sheet, column in ((LINES, 2), (REPAYMENTS, 4)):
        cells = [row[column - 1] for row in book[sheet].iter_rows(min_row=2)]
        assert {cell.data_type for cell in cells} == {"s"}
        assert all(cell.quotePrefix for cell in cells)
    assert {cell.value for row in book[LINES].iter_rows(min_row=2, min_col=2, max_col=2) for cell in row} == set(
        hostile
    )


def test_amounts_are_formulas_and_not_numbers_written_down(ledger_cases: dict[str, Case]) -> None:
    statement = draw_up(ledger_cases["plain"], AS_OF)
    book = load_workbook(io.BytesIO(statement_workbook(statement, "plain")))
    written = [row[8].value for row in book[LINES].iter_rows(min_row=2)]
    for line, value in zip(statement.lines, written, strict=True):
        assert str(value).startswith("=ROUND(") is line.accrues


def test_every_cell_of_the_three_sheets_stands_in_its_column(lend: Lend) -> None:
    # 200,000 at 6 % from 18 August 2021, due 15 July 2022; 500 came in on the day after
    case = lend({"paid_on": "2022-07-16", "amount": 500}, {"paid_on": "2022-07-17", "amount": 300000})
    statement = draw_up(case, date(2022, 7, 16))
    book = load_workbook(io.BytesIO(statement_workbook(statement, "示例")))
    rows = [[cell.value for cell in row] for row in book[LINES].iter_rows(min_row=2)]
    opened, interest = rows[:2]
    assert opened[:2] == ["本金", "1"]
    assert [value and value.date() for value in opened[2:4]] == [date(2021, 8, 18)] * 2
    assert (opened[4:8], opened[8]) == ([None] * 4, 200000)
    assert [value.date() for value in interest[2:4]] == [date(2021, 8, 18), date(2022, 7, 16)]
    assert interest[4:8] == ["=D3-C3", 200000, 0.06, 360]
    assert interest[8] == "=ROUND(ROUND(F3*G3*E3/H3,8),2)"
    formats = {column: book[LINES][f"{column}3"].number_format for column in "CDFGI"}
    assert formats == dict(zip("CDFGI", ("yyyy-mm-dd", "yyyy-mm-dd", "#,##0.00", "0.000000%", "#,##0.00"), strict=True))
    summary = book[SUMMARY]
    assert (summary["A1"].font.bold, summary["A2"].font.bold) == (True, False)
    assert summary["A1"].value == "债权计算清单　示例"
    assert str(summary["A2"].value).startswith("截至2022年7月16日；")
    assert [cell.value for cell in summary[3]] == ["项目", "金额（元）", "按明细计算（元）"]
    last = len(rows) + 1
    assert summary["B4"].value == f"=ROUND(SUMIF({LINES}!$A$2:$A${last},A4,{LINES}!$I$2:$I${last}),2)"
    assert [summary[f"B{row}"].value for row in (10, 11, 12)] == ["=ROUND(SUM(B4:B9),2)", 0, "=ROUND(B10+B11,2)"]
    assert summary["A14"].value == str(statement.runs_on)
    repaid = [[cell.value for cell in row] for row in book[REPAYMENTS].iter_rows(min_row=2)]
    assert [(row[0].date(), *row[1:5]) for row in repaid] == [(date(2022, 7, 16), 500, "利息", "1", 500)]


def test_what_is_left_of_a_repayment_has_a_row_of_its_own(lend: Lend) -> None:
    statement = draw_up(lend({"paid_on": "2022-08-01", "amount": 300000}), date(2022, 8, 1))
    sheet = load_workbook(io.BytesIO(statement_workbook(statement, "")))[REPAYMENTS]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [row[2] for row in rows] == ["利息", "本金", "余款"]
    assert sum(fen(row[4]) for row in rows) == 300000


def test_bank_figures_stand_beside_what_the_lines_come_to(lend: Lend) -> None:
    bank = {"as_of": "2023-01-31", "principal": 200000, "interest": 11000}
    statement = draw_up(lend(case={"bank_statement": bank, "request": {"figures": "bank"}}), AS_OF)
    sheet = load_workbook(io.BytesIO(statement_workbook(statement, "bank")))[SUMMARY]
    assert sheet["B5"].value == 11000
    assert str(sheet["C5"].value).startswith("=ROUND(SUMIF(")
