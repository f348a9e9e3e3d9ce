"""The door as a browser meets it: let in once, told when the program ends, gone when its pages are."""

import subprocess
import time
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect


def test_the_first_page_opens(page: Page) -> None:
    expect(page.get_by_role("heading", name="首页")).to_be_visible()
    expect(page.get_by_text("资料只在本机，不上网")).to_be_visible()


def test_a_ticket_lets_in_once(page: Page, served: Any, context: BrowserContext, watched: Any) -> None:
    page.go_back()  # the ticket's own page is not in the history
    second = context.browser.new_context().new_page()  # type: ignore[union-attr]
    answer = second.goto(served.address)
    assert answer is not None
    assert answer.status == 403
    second.context.close()


def test_the_program_ends_after_its_last_page(page: Page, served: Any, context: BrowserContext) -> None:
    other = context.new_page()
    other.goto(page.url)
    page.close()
    with pytest.raises(subprocess.TimeoutExpired):
        served.process.wait(timeout=6)
    other.close()
    assert served.process.wait(timeout=10) == 0
    assert sorted(path.name for path in served.folder.root.iterdir()) == sorted(("台账", "方案", "模板", "文书"))


def test_a_page_says_that_the_program_has_ended_and_where_the_papers_are(page: Page, served: Any, watched: Any) -> None:
    begun = time.monotonic()
    served.stop()
    assert time.monotonic() - begun < 3
    expect(page.get_by_role("alert")).to_contain_text("程序没有运行，请重新打开")
    expect(page.get_by_role("alert")).to_contain_text(str(served.folder.papers))
    watched.troubles.clear()  # the browser tells that nobody answers
