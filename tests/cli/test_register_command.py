"""`recovery-docs register`: what an officer sees of the numbers, and a number put out of use."""

import io
import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from recovery_docs.cli import group
from recovery_docs.errors import RegisterError
from recovery_docs.register import database
from recovery_docs.register.letter import Finished, Letter
from recovery_docs.register.register import Register

DAY = date(2026, 11, 27)
ONE, OTHER = "〔2026〕催字第0001号", "〔2026〕催字第0002号"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A register of two letters, of which the first is made."""
    path = tmp_path / "register.sqlite"
    register = Register.open(str(path))
    letters = [Letter("甲-1", "collection-notice", "=李示例", DAY), Letter("甲-1", "guarantor-demand", "孙示例", DAY)]
    register.allot("〔{年}〕催字第{序号:04}号", letters, on=DAY)
    register.finished([Finished(ONE, "a" * 64)], on=DAY)
    return path


def _run(path: Path, *words: str) -> Result:
    return CliRunner().invoke(group, ["register", *words, "--register", str(path)], env={"RECOVERY_DOCS_LANG": "zh"})


def test_the_list_is_read_while_a_batch_writes_and_where_nothing_may_be_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_WAIT_SECONDS", 0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE register_series SET last = 7")
        listed = _run(path, "list")
        assert (listed.exit_code, listed.output.count("〔2026〕催字第")) == (0, 2)
        assert _run(path, "show", ONE).exit_code == 0
        voided = _run(path, "void", OTHER, "--reason", "收件人有误")
        assert isinstance(voided.exception, RegisterError), "who writes waits for the other"
    path.chmod(0o400)
    assert _run(path, "list").output == listed.output


def test_the_list_says_of_each_number_what_became_of_it(path: Path) -> None:
    first, second, counts = _run(path, "list").output.splitlines()
    assert first == f"{ONE}　已制作　甲-1　逾期贷款催收通知书　=李示例　2026-11-27"
    assert second == f"{OTHER}　已取号，未制作　甲-1　履行保证责任通知书　孙示例　2026-11-27"
    assert counts == "已取号，未制作：1；已制作：1；已发出：0；已作废：0"


def test_a_letter_that_went_out_is_shown_with_how(path: Path) -> None:
    sent = ("--on", "2026-11-28", "--channel", "ems", "--waybill", "EX000000001CN")
    assert _run(path, "sent", ONE, *sent).output == f"已登记：{ONE}\n"
    shown = _run(path, "show", ONE).output.splitlines()
    assert {"状态：已发出", "发出：2026-11-28 EMS EX000000001CN", f"SHA-256：{'a' * 64}"} <= set(shown)
    assert "还没有制作" in str(_run(path, "sent", OTHER, *sent).exception)


def test_a_void_number_stays_on_the_list_with_its_reason(path: Path) -> None:
    assert _run(path, "void", OTHER, "--reason", "收件人有误").exit_code == 0
    data = json.loads(_run(path, "list", "--state", "void", "--format", "json").output)
    assert [(one["number"], one["state"], one["void_reason"]) for one in data["letters"]] == [
        (OTHER, "void", "收件人有误")
    ]


def test_the_workbook_computes_no_name(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "登记簿.xlsx"
    assert _run(path, "list", "--format", "xlsx", "--out", str(out)).exit_code == 0
    rows = list(load_workbook(io.BytesIO(out.read_bytes())).active.iter_rows())
    assert [cell.value for cell in rows[0]][:5] == ["文号", "状态", "案件编号", "文书", "收件人"]
    assert (rows[1][4].value, rows[1][4].data_type) == ("=李示例", "s")


def test_a_number_that_nobody_allotted_is_told(path: Path) -> None:
    shown = _run(path, "show", "〔2026〕催字第0009号")
    assert (shown.exit_code, shown.output) == (1, "登记簿里没有这个编号\n")


def test_looking_makes_no_register(tmp_path: Path) -> None:
    asked = _run(tmp_path / "register.sqlite", "list")
    assert (asked.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "没有登记簿" in asked.output
