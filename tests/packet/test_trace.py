"""`trace`: every figure, day, number and name of the papers with the cell or key it came from, or the sum and the article."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from tests.conftest import EXAMPLES

from recovery_docs.cli.batch import batch
from recovery_docs.cli.packet import packet as packet_command
from recovery_docs.cli.proof.trace import trace
from recovery_docs.errors import InputError, PacketError

FILINGS = ["--filing", "civil-complaint", "--filing", "guarantor-demand"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case file with its packet beside it."""
    folder = tmp_path_factory.mktemp("traced")
    shutil.copy(EXAMPLES / "working-capital.yaml", folder)
    result = CliRunner().invoke(
        packet_command, [str(folder / "working-capital.yaml"), *FILINGS, "--out", str(folder / "out")]
    )
    assert result.exit_code == 0, result.output
    return folder / "out" / "2026-0117"


@pytest.fixture(scope="module")
def rows(made: Path) -> list[dict[str, object]]:
    result = CliRunner().invoke(trace, [str(made), "--format", "json"])
    assert result.exit_code == 0, result.output
    said = json.loads(result.output)
    assert said["input_sha256"] == json.loads((made / "manifest.json").read_bytes())["input"]["sha256"]
    found: list[dict[str, object]] = said["traced"]
    return found


def _of(rows: list[dict[str, object]], file: str, text: str) -> list[dict[str, object]]:
    found = [one for one in rows if str(one["file"]).startswith(file) and one["text"] == text]
    assert found, (file, text)
    return found


def test_a_name_and_a_number_come_from_their_keys(rows: list[dict[str, object]]) -> None:
    name = _of(rows, "02_履行保证责任通知书", "周一凡")[0]
    assert any("guarantees[0].guarantor.name" in str(source) for source in name["sources"])  # type: ignore[attr-defined]
    number = _of(rows, "02_履行保证责任通知书", "示银海流借字2024第0716号")[0]
    assert any("working-capital.yaml loan.contract.number" in str(one) for one in number["sources"])  # type: ignore[attr-defined]


def test_a_total_is_told_by_its_sum_and_a_part_by_its_lines_and_article(rows: list[dict[str, object]]) -> None:
    total = _of(rows, "03_债权计算清单", "1,114,112.29")[0]
    assert total["field"] == "欠款.合计"
    assert "欠款合计 = 1,000,000.00 + 31,465.37 + 79,496.25 + 3,150.67" in str(total["workings"])
    interest = _of(rows, "03_债权计算清单", "31,465.37")[0]
    assert "600,000.00 × 4.35% ÷ 360 × 31天 = 2,247.50" in str(interest["workings"])
    assert "民法典第六百七十四条" in str(interest["workings"])
    line = _of(rows, "03_债权计算清单", "50,133.75")[-1]
    assert "600,000.00 × 6.525% ÷ 360 × 461天 = 50,133.75" in str(line["workings"])


def test_nothing_that_was_printed_is_without_a_source(rows: list[dict[str, object]]) -> None:
    silent = [one for one in rows if not (one["sources"] or one["workings"] or one["field"] or one["template"])]
    assert silent == []
    told = [one for one in rows if one["sources"] or one["workings"]]
    assert len(told) > 0.9 * len(rows)


def test_the_table_and_the_workbook_say_the_same(made: Path, rows: list[dict[str, object]], tmp_path: Path) -> None:
    out = tmp_path / "出处.xlsx"
    assert CliRunner().invoke(trace, [str(made), "--format", "xlsx", "--out", str(out)]).exit_code == 0
    sheet = load_workbook(out).active
    assert [cell.value for cell in sheet[1]][:3] == ["文书", "位置", "写的是"]
    assert sheet.max_row == len(rows) + 1
    assert [sheet.cell(row, 3).value for row in range(2, 7)] == [one["text"] for one in rows[:5]]
    text = CliRunner().invoke(trace, [str(made)])
    assert (text.exit_code, "SHA-256" in text.output) == (0, True)


def test_a_case_that_changed_since_is_told_and_not_traced(made: Path, tmp_path: Path) -> None:
    changed = (EXAMPLES / "working-capital.yaml").read_text(encoding="utf-8").replace("周一凡", "周二凡")
    (tmp_path / "working-capital.yaml").write_text(changed, encoding="utf-8")
    result = CliRunner().invoke(trace, [str(made), "--case", str(tmp_path / "working-capital.yaml")])
    assert isinstance(result.exception, PacketError)
    assert "照案件资料现在做出来的与文书包里的不一样：" in str(result.exception)


def test_a_packet_whose_case_is_not_found_is_bad_input(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = tmp_path / "a" / "b" / "c"
    shutil.copytree(made, alone)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(trace, [str(alone)])
    assert isinstance(result.exception, InputError)
    assert "--case" in str(result.exception)


def test_a_fact_of_a_workbook_is_told_by_sheet_row_heading_and_cell(tmp_path: Path) -> None:
    book = EXAMPLES / "workbook-flat.xlsx"
    run = [str(book), "--filing", "collection-notice", "--out", str(tmp_path), "--only", "JJ20210002", "--workers", "1"]
    CliRunner().invoke(batch, run)
    result = CliRunner().invoke(trace, [str(tmp_path / "JJ20210002"), "--case", str(book), "--format", "json"])
    assert result.exit_code == 0, result.output
    notice = [one for one in json.loads(result.output)["traced"] if one["file"].startswith("01_")]
    assert any(
        source.startswith("workbook-flat.xlsx 工作表“") and "单元格" in source for source in notice[0]["sources"]
    )


def test_a_packet_from_which_papers_were_set_aside_is_traced_as_it_is(tmp_path: Path) -> None:
    case = EXAMPLES / "housing-loan.yaml"
    CliRunner().invoke(packet_command, [str(case), "--out", str(tmp_path)])
    (folder,) = tmp_path.iterdir()
    filings = json.loads((folder / "manifest.json").read_bytes())["filings"]
    assert [one["id"] for one in filings if one["status"] == "set_aside"]
    result = CliRunner().invoke(trace, [str(folder), "--case", str(case), "--format", "json"])
    assert result.exit_code == 0, result.output
