"""② In a browser: a ledger never seen, corrected in two selects, saved, and understood the same by the command line."""

import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from benchmarks.guarantee_ledger import guarantee_ledger
from playwright.sync_api import Page, expect

NAME = "代偿台账.xlsx"


def _command_line(*asked: object) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "recovery_docs", *map(str, asked)], capture_output=True, text=True, encoding="utf-8"
    )
    return done.stdout


@pytest.fixture
def ledger(served: Any) -> Path:
    return guarantee_ledger(served.folder.ledgers / NAME)


def _open(page: Page) -> None:
    page.goto(f"{page.url}books/{quote(NAME)}/columns")


def test_two_selects_make_a_ledger_never_seen_readable(page: Page, served: Any, ledger: Path) -> None:
    _open(page)
    page.get_by_label("企业主").select_option("借款人.姓名")
    page.get_by_label("垫款结存").select_option("案件.本金余额")
    page.get_by_label("债权人名称").fill("示例融资担保有限公司")
    page.get_by_role("button", name="存为方案").click()
    expect(page.get_by_text("与上次相同 15 列")).to_be_visible()
    profile = served.folder.profiles / "代偿台账.toml"
    told = _command_line("workbook", "read", ledger, "--profile", profile)
    assert "企业主 → 借款人.姓名" in told
    assert "垫款结存 → 案件.本金余额（元）" in told
    assert "债权人.名称 = 示例融资担保有限公司" in told
    assert "可以读取的案件 200 件" in _command_line("workbook", "check", ledger, "--profile", profile)
    page.get_by_role("button", name="就这样，看案件").click()
    expect(page.get_by_role("link", name="DC0001")).to_be_visible()


def test_a_refusal_stands_at_its_field_and_is_read_aloud(page: Page, served: Any, ledger: Path) -> None:
    _open(page)
    for heading in ("垫款结存", "已还垫款"):
        page.get_by_label(heading).select_option("案件.本金余额")
    page.get_by_role("button", name="存为方案").click()
    field = page.get_by_label("垫款结存")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    told = field.get_attribute("aria-describedby")
    expect(page.locator(f"#{told}")).to_contain_text("已还垫款")
    assert list(served.folder.profiles.iterdir()) == []
    page.get_by_label("已还垫款").select_option("不读")
    page.get_by_label("企业主").select_option("借款人.姓名")
    page.get_by_role("button", name="存为方案").click()
    expect(page.get_by_text("与上次相同 15 列")).to_be_visible()


def test_headings_are_corrected_by_the_keyboard_alone(page: Page, served: Any, ledger: Path) -> None:
    _open(page)
    field = page.get_by_label("企业主")
    for _ in range(60):
        page.keyboard.press("Tab")
        if field.evaluate("one => one === document.activeElement"):
            break
    expect(field).to_be_focused()
    page.keyboard.press("x")  # 打字就找：第一个键打开旁边的一栏
    page.keyboard.press("Backspace")
    page.keyboard.insert_text("人.姓名")
    page.keyboard.press("Enter")
    expect(field).to_have_value("借款人.姓名")
    page.get_by_role("button", name="存为方案").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("与上次相同 15 列")).to_be_visible()
    assert '"企业主" = "借款人.姓名"' in (served.folder.profiles / "代偿台账.toml").read_text("utf-8")


def test_the_sheet_and_row_in_the_address_outlive_going_back(page: Page, ledger: Path) -> None:
    _open(page)
    page.get_by_label("标题行").fill("3")
    page.get_by_role("button", name="按这些重新读").click()
    page.wait_for_url("**rows=3**")
    expect(page.get_by_label("标题行")).to_have_value("3")
    page.reload()
    expect(page.get_by_label("标题行")).to_have_value("3")
    page.go_back()
    page.wait_for_url("**/columns")
    expect(page.get_by_text("第一次读这本台账")).to_be_visible()
