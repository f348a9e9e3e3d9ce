"""Ledgers kept as text: every encoding in which Excel, WPS and bank systems write them; numbers of people stay whole."""

from decimal import Decimal
from pathlib import Path

import pytest
from workbook_files import FLAT, case_of, only, resident_id

from recovery_docs.intake.workbook import read_workbook


def _text(sign: str = ",") -> str:
    values = {**FLAT, "联系电话": "13800000001", "本金余额": '"30,001.50"' if sign == "," else "30,001.50"}
    return "\r\n".join((sign.join(values), sign.join(str(one) for one in values.values()), ""))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_ledger_in_text_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "台账.csv"
    path.write_bytes(_text().encode(encoding))
    case = case_of(path)
    assert (case.borrowers[0].name, case.borrowers[0].resident_id) == ("李示例", resident_id())
    assert case.bank_statement.principal == Decimal("30001.50")
    assert case.borrowers[0].phones == ("13800000001",)


@pytest.mark.parametrize("sign", [";", "\t"])
def test_the_sign_between_the_columns_is_found(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(_text(sign), encoding="utf-8")
    assert case_of(path).bank_statement.principal == Decimal("30001.50")


def test_a_number_written_as_text_for_excel_loses_only_the_signs_around_it(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    number = resident_id()
    path.write_text(_text().replace(number, f'="{number}"'), encoding="gb18030")
    assert case_of(path).borrowers[0].resident_id == number
    path.write_text(_text().replace(number, f"{number}\t"), encoding="gb18030")
    assert case_of(path).borrowers[0].resident_id == number


def test_a_number_that_excel_has_spoilt_is_refused_as_in_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    path.write_text(_text().replace(resident_id(), "3.30481E+17"), encoding="utf-8")
    row = only(path)
    assert row.loaded is None
    assert row.faults[0].place.cell == "E2"


def test_a_unit_above_the_table_holds_in_text_too(tmp_path: Path) -> None:
    path = tmp_path / "台账.csv"
    values = {**FLAT, "放款金额": "20", "本金余额": "20", "利息": "0.12"}
    lines = ["单位：万元", ",".join(values), ",".join(map(str, values.values()))]
    path.write_text("\n".join(lines), encoding="gb18030")
    assert case_of(path).bank_statement.principal == 200_000
    path.write_text("\n".join(lines[1:]), encoding="gb18030")
    rows = read_workbook(path)
    assert "万元" in str(rows.take_faults()[0])
    assert next(rows).loaded is None
