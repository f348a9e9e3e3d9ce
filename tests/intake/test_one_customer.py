"""Several notes of one customer: a case and a letter each, or one for all where the office wants it so."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from workbook_files import FLAT, book, resident_id

from recovery_docs.errors import InputError
from recovery_docs.intake import Row, read_workbook
from recovery_docs.intake.profile.read_profile import read_profile

NOTES = [
    {
        "借据号": "J1",
        "放款金额": 100000,
        "本金余额": 60000,
        "利息": 500,
        "放款日期": "2021-08-18",
        "到期日": "2022-08-17",
    },
    {
        "借据号": "J2",
        "放款金额": 200000,
        "本金余额": 150000,
        "利息": 700,
        "放款日期": "2021-09-18",
        "到期日": "2022-09-17",
    },
    {"借据号": "J3", "借款人姓名": "李示例", "身份证号码": resident_id(2)},
]


def _cases(folder: Path, said: str, rows: Sequence[dict[str, Any]] = NOTES) -> list[Row]:
    known = {key: value for key, value in FLAT.items() if key != "案件编号"}
    lines = [{**known, **row} for row in rows]
    headings = list(dict.fromkeys(key for line in lines for key in line))
    if said:
        (folder / "台账方案.toml").write_text(f'"同一客户" = "{said}"\n', encoding="utf-8")
    sheet = [headings, *([line.get(key) for key in headings] for line in lines)]
    return [*read_workbook(book(folder / "台账.xlsx", {"台账": sheet}))]


@pytest.mark.parametrize("said", ["", "分开"])
def test_each_note_is_a_case_where_nothing_else_is_said(tmp_path: Path, said: str) -> None:
    assert [row.case_id for row in _cases(tmp_path, said)] == ["J1", "J2", "J3"]


def test_notes_of_one_customer_are_one_case_where_the_office_wants_it(tmp_path: Path) -> None:
    first, other = _cases(tmp_path, "一案")
    assert first.loaded is not None, first.faults
    case = first.loaded.case
    assert [one.note for one in case.loan.disbursements] == ["J1", "J2"]
    assert case.bank_statement is not None
    assert (case.bank_statement.principal, case.bank_statement.interest) == (
        210000,
        1200,
    )  # 60,000 + 150,000; 500 + 700
    assert other.case_id == "J3"  # of the same name, but another person


@pytest.mark.parametrize(
    "apart",
    [
        {"合同编号": ("H1", "H2")},
        {"案件编号": ("A1", "A2")},
        {"身份证号码": (None, None), "借款人姓名": ("王示例", "王示例")},
    ],
)
def test_two_contracts_two_cases_or_nobody_known_by_number_stay_apart(
    tmp_path: Path, apart: dict[str, tuple[Any, Any]]
) -> None:
    rows = [{**NOTES[place], **{key: values[place] for key, values in apart.items()}} for place in (0, 1)]
    assert len(_cases(tmp_path, "一案", rows)) == 2


def test_another_word_is_told(tmp_path: Path) -> None:
    (tmp_path / "台账方案.toml").write_text('"同一客户" = "合并"\n', encoding="utf-8")
    with pytest.raises(InputError, match="一案"):
        read_profile(tmp_path / "台账方案.toml")
