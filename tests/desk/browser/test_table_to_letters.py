"""From the table to the letters, in a browser: rights that end in thirty days, their papers, a job stopped and gone on with."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from ledger_of_days import write_ledger

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Page, expect

from recovery_docs.batch.whole_run import run_batch

BOOK = "十一月台账.xlsx"
SLOW = 120_000
"""Milliseconds: a busy machine takes its time."""


@pytest.fixture
def served(serve: Any) -> Any:
    """A program of its own for each test: its jobs are counted."""
    return serve()


def _packets(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.glob("*/*")}


def _day(days: int) -> date:
    """A day so many days from now that every year has: a limitation of three years ends on it (民法典188)."""
    day = date.today() + timedelta(days)
    return day.replace(day=28) if (day.month, day.day) == (2, 29) else day


def _open(page: Page, book: Path, numbers: dict[str, date]) -> None:
    due = {number: day.replace(year=day.year - 3) for number, day in numbers.items()}
    write_ledger(book, due, balance_on=date.today() - timedelta(27))
    page.goto(f"{page.url}books/{quote(BOOK)}")
    expect(page.locator("[data-fresh=state] progress")).to_have_count(0, timeout=SLOW)
    expect(page.get_by_role("button", name=re.compile("做所列"))).to_be_enabled(timeout=SLOW)


def _rows(page: Page) -> list[str]:
    return page.locator("table.cases tbody th a").all_inner_texts()


def test_letters_of_rights_that_end_in_thirty_days_are_those_of_the_command_line(
    page: Page, served: Any, tmp_path: Path
) -> None:
    folder = served.folder
    today = date.today()
    numbers = {
        "A1": _day(5),
        "A2": _day(-1),
        "A3": _day(29),
        "A4": _day(32),
    }
    _open(page, folder.ledgers / BOOK, numbers)
    assert _rows(page) == ["A1", "A3", "A4", "A2"]
    expect(page.get_by_text(f"已于 {numbers['A2']} 届满")).to_be_visible()
    page.get_by_label("30 日内届满").check()
    page.wait_for_url("**bands=month**")
    assert _rows(page) == ["A1", "A3"]
    page.reload()
    assert _rows(page) == ["A1", "A3"]  # 状态在地址里
    page.get_by_label("制作").select_option(label="逾期贷款催收通知书")
    page.get_by_role("button", name="做所列 2 案").click()
    expect(page.get_by_text("没有正在做的")).to_be_visible(timeout=SLOW)
    page.get_by_role("link", name="做好 2 案").click()
    with page.expect_download() as fetched:
        page.get_by_role("link", name="下载 十一月台账_已处理.xlsx").click()
    alone = tmp_path / "命令行"
    run_batch(folder.ledgers / BOOK, alone, ("collection-notice",), today=today, only=["A1", "A3"])
    assert _packets(folder.papers / "十一月台账") == _packets(alone)
    assert Path(fetched.value.path()).read_bytes() == (alone / "十一月台账_已处理.xlsx").read_bytes()


def test_a_job_stopped_in_the_middle_is_gone_on_with(page: Page, served: Any, tmp_path: Path) -> None:
    folder = served.folder
    today = date.today()
    _open(page, folder.ledgers / BOOK, {f"A{number:03d}": _day(200) for number in range(400)})
    page.get_by_label("制作").select_option(label="还款提醒短信")
    page.get_by_role("button", name="做所列 400 案").click()
    expect(page.get_by_text(re.compile(r"[1-9]\d* / 400 案"))).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="停止").click()
    expect(page.get_by_text("没有正在做的")).to_be_visible(timeout=SLOW)
    page.get_by_role("link", name=re.compile("^失败")).click()
    expect(page.get_by_text(re.compile(r"已停止。做好的 [1-9]\d* 案都在"))).to_be_visible()
    assert 0 < len(list((folder.papers / "十一月台账").glob("A*"))) < 400
    page.get_by_role("button", name="接着做").click()
    expect(page.get_by_text("没有正在做的")).to_be_visible(timeout=SLOW)
    alone = tmp_path / "命令行"
    run_batch(folder.ledgers / BOOK, alone, ("sms-reminder",), today=today, workers=2)
    assert _packets(folder.papers / "十一月台账") == _packets(alone)


def test_without_a_script_the_filters_are_a_form(page: Page, served: Any) -> None:
    folder = served.folder
    _open(page, folder.ledgers / BOOK, {"A1": _day(5), "A2": _day(400)})
    page.route("**/static/fresh.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.reload()
    page.get_by_label("30 日内届满").check()
    page.get_by_role("button", name="筛选").click()
    page.wait_for_url("**bands=month**")
    assert _rows(page) == ["A1"]
