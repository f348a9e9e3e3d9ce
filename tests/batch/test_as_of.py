"""The day that was asked for holds for every case; only without one does a case's own day count."""

import json
from pathlib import Path
from typing import Any

import pytest
from batch_runs import EXAMPLES, run

from recovery_docs.batch.report import REPORT


def _first(tmp_path: Path, *arguments: str) -> dict[str, Any]:
    """The second case of the flat example: guaranteed, with 2023-02-10 as its own day."""
    run(EXAMPLES / "workbook-flat.xlsx", tmp_path / "out", "--filing", "guarantor-demand", *arguments)
    return dict(json.loads((tmp_path / "out" / REPORT).read_text(encoding="utf-8"))["cases"][1])


def test_without_a_day_the_case_s_own_counts(tmp_path: Path) -> None:
    assert _first(tmp_path)["as_of"] == "2023-02-10"


@pytest.mark.parametrize(("day", "status"), [("2024-07-15", "made"), ("2024-07-16", "refused")])
def test_the_day_asked_for_decides_whether_the_guarantor_is_still_bound(tmp_path: Path, day: str, status: str) -> None:
    # 主债务 2022-07-15 到期，保证期间两年：最后一日 2024-07-15
    case = _first(tmp_path, "--as-of", day)
    assert (case["as_of"], case["status"]) == (day, status)


def test_on_a_day_before_anything_was_lent_nothing_is_demanded(tmp_path: Path) -> None:
    case = _first(tmp_path, "--as-of", "2010-01-01")
    assert (case["status"], case["papers"]) == ("refused", [])


def test_what_was_not_made_and_days_long_past_are_told_on_the_screen(tmp_path: Path) -> None:
    said = run(EXAMPLES / "workbook-flat.xlsx", tmp_path / "out", "--filing", "guarantor-demand").result.output
    assert "履行保证责任通知书：" in said
    assert "案未做（" in said
    assert "案按资料里自己的截至日计算，最早的是2023年2月10日" in said
    said = run(
        EXAMPLES / "workbook-flat.xlsx", tmp_path / "b", "--filing", "guarantor-demand", "--as-of", "2023-02-10"
    ).result.output
    assert "自己的截至日" not in said
