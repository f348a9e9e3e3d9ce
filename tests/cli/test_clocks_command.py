"""recovery-docs clocks：哪一项权利哪天到期，可以看、可以导入日历和表格。"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from recovery_docs.cli.clocks import clocks
from recovery_docs.errors import InputError

CASE = Path(__file__).resolve().parents[2] / "examples" / "working-capital.yaml"


def ask(*arguments: str, case: Path = CASE):
    return CliRunner().invoke(clocks, [str(case), "--as-of", "2026-11-20", *arguments])


@pytest.fixture(autouse=True)
def _chinese(monkeypatch):
    monkeypatch.setenv("RECOVERY_DOCS_LANG", "zh")


def test_it_says_the_day_how_it_was_reached_and_what_keeps_it():
    answer = ask()
    assert answer.exit_code == 0
    assert "2028-11-05　诉讼时效" in answer.output
    assert "怎样保住" in answer.output
    assert "第一百八十八条" in answer.output


def test_json_holds_every_clock_the_most_urgent_first():
    (case,) = json.loads(ask("--format", "json").output)["cases"]
    found = [(one["right"], one["last_day"], one["state"]) for one in case["clocks"]]
    assert found == [
        ("limitation", "2028-11-05", "running"),
        ("guarantee_limitation", "2028-11-06", "running"),
        ("guarantee_period", "2028-08-15", "exercised"),
    ]
    # 文书日期 2026-11-23 至 2028-11-05 为 713 日。
    assert case["clocks"][0]["days_left"] == 713


@pytest.mark.parametrize(("within", "count"), [(712, 0), (713, 1), (717, 2)])
def test_within_keeps_what_still_runs_and_ends_so_soon(within, count):
    (case,) = json.loads(ask("--format", "json", "--within", str(within)).output)["cases"]
    assert len(case["clocks"]) == count


def test_the_calendar_keeps_the_line_length_and_the_same_bytes(tmp_path):
    first, second = tmp_path / "one.ics", tmp_path / "two.ics"
    assert ask("--format", "ics", "--out", str(first)).exit_code == 0
    ask("--format", "ics", "--out", str(second))
    data = first.read_bytes()
    assert data == second.read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    text = data.decode().replace("\r\n ", "")
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20281105" in text
    assert "TRIGGER:-P7D" in text


def test_a_name_that_looks_like_a_formula_is_kept_as_words(tmp_path):
    case = tmp_path / "case.yaml"
    case.write_text(CASE.read_text(encoding="utf-8").replace("周一凡", "=1+1"), encoding="utf-8")
    book = tmp_path / "clocks.xlsx"
    assert ask("--format", "xlsx", "--out", str(book), case=case).exit_code == 0
    sheet = load_workbook(book).active
    named = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value == "=1+1"]
    assert named
    assert all(cell.data_type == "s" or cell.quotePrefix for cell in named)


def test_a_workbook_and_a_calendar_want_a_file_to_go_to():
    for form in ("xlsx", "ics"):
        assert ask("--format", form).exit_code == 2


def test_a_day_that_does_not_exist_is_refused(tmp_path):
    case = tmp_path / "case.yaml"
    case.write_text(
        CASE.read_text(encoding="utf-8").replace("as_of: 2026-11-20", "as_of: 2026-13-20"), encoding="utf-8"
    )
    answer = ask(case=case)
    assert isinstance(answer.exception, InputError)
    assert "as_of" in str(answer.exception)
