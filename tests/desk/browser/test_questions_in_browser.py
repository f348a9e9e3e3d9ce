"""④ In a browser: what a case lacks is answered on its page, faults stand at their fields, the ledger stays as it is."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from recovery_docs.intake import read_workbook
from recovery_docs.intake.supplement.supplement import supplement_path

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
BOOK, NUMBER = "workbook-flat.xlsx", "JJ20210001"
PICTURES = os.environ.get("PICTURES")


@pytest.fixture
def ledger(page: Page, served: Any) -> Path:
    path = Path(shutil.copy(EXAMPLES / BOOK, served.folder.ledgers))
    page.goto(f"{page.url.rstrip('/')}/books/{BOOK}/cases/{NUMBER}?tab=questions")
    return path


def _picture(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)


def test_a_question_is_answered_and_asked_no_more(page: Page, ledger: Path) -> None:
    before = ledger.read_bytes()
    heading = page.locator("#questions-title")
    first = heading.inner_text()
    _picture(page, "questions")
    ask = page.locator("form.asking", has=page.locator('[name="request.letter.pay_by"]')).first
    page.locator("details.others > summary").click()
    day = ask.locator('[name="request.letter.pay_by"]')
    day.fill("下个月")
    ask.get_by_role("button", name="记下").click()
    expect(ask.locator(".fault").filter(has_text="不是完整的日期")).to_be_visible()
    expect(day).to_be_focused()
    _picture(page, "fault")
    day.fill("2026年12月31日")
    day.press("Enter")
    expect(page.locator("#told")).to_contain_text("记下了")
    expect(page.locator('[name="request.letter.pay_by"]')).to_have_count(0)
    assert heading.inner_text() != first
    assert ledger.read_bytes() == before
    assert supplement_path(ledger).is_file()
    (case,) = [row.loaded.case for row in read_workbook(ledger) if row.loaded and row.case_id == NUMBER]
    assert case.request.letter
    assert case.request.letter.pay_by


def test_all_facts_are_a_form_and_one_is_added(page: Page, ledger: Path) -> None:
    page.goto(page.url.replace("tab=questions", "tab=facts"))
    _picture(page, "facts")
    page.get_by_label("添一项").select_option("events")
    page.get_by_role("button", name="添加").click()
    adding = page.locator("#adding")
    adding.get_by_label("事件").select_option("催收")
    adding.get_by_role("button", name="记下").click()
    expect(adding.locator(".fault").filter(has_text="没有填写“日期”")).to_be_visible()
    adding.locator('[name="events[0].on"]').fill("2026年11月3日")
    _picture(page, "adding")
    adding.get_by_role("button", name="记下").click()
    expect(page.locator('[name="events[0].on"]')).to_have_value("2026-11-03")
    assert "add=" not in page.url
