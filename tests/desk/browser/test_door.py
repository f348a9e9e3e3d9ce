"""The door as a browser meets it: let in once, told when the program ends, gone when its pages are."""

import re
import subprocess
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from recovery_docs.desk.alive import CLOSED_SECONDS
from recovery_docs.desk.door import Door


@pytest.fixture
def served(serve: Any) -> Any:
    """A program of its own for each test: most of them end it."""
    return serve()


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


def test_a_page_says_that_the_program_has_ended_and_where_the_papers_are(page: Page, served: Any, watched: Any) -> None:
    served.stop()
    expect(page.get_by_role("alert")).to_contain_text("程序没有运行，请重新打开")
    expect(page.get_by_role("alert")).to_contain_text(str(served.folder.papers))
    address = page.url
    page.get_by_role("link", name="清收文书工作台").click()
    page.get_by_role("button", name="新建空白工作簿", exact=True).click()
    assert page.url == address  # the page stays, with whatever is typed on it
    page.get_by_role("button", name="打开文件夹").click()
    expect(page.get_by_text("程序没有回答")).to_be_visible()
    watched.troubles.clear()  # the browser tells that nobody answers


def test_the_program_opens_again_while_an_old_page_is_there_and_ends_after_its_own_last_page(
    page: Page, served: Any, serve: Any, context: BrowserContext, watched: Any
) -> None:
    served.stop()
    again = serve(served.folder.root)
    new = context.new_page()
    new.goto(again.address)
    expect(new.get_by_role("heading", name="首页")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("请用新打开的那一页")
    other = context.new_page()
    other.goto(new.url)
    page.close()
    new.close()
    with pytest.raises(subprocess.TimeoutExpired):
        again.process.wait(timeout=CLOSED_SECONDS + 2)
    other.close()
    assert again.process.wait(timeout=60) == 0
    assert sorted(path.name for path in served.folder.root.iterdir()) == sorted(("台账", "方案", "模板", "文书"))
    watched.troubles.clear()


def test_a_page_is_told_when_another_start_answers_at_its_address(page: Page, context: BrowserContext) -> None:
    earlier = re.sub('(?<=name="start" content=")[^"]*', Door("").start, page.content())
    context.route(page.url, lambda route: route.fulfill(body=earlier, content_type="text/html; charset=utf-8"))
    page.reload()
    expect(page.get_by_text("这一页是上一次打开的")).to_be_visible()


def test_ten_pages_at_once_are_all_answered(page: Page, context: BrowserContext, served: Any, watched: Any) -> None:
    # A browser keeps six connections to a host: with a stream for each page the seventh would wait for ever.
    pages = [context.new_page() for _ in range(9)]
    for one in pages:
        one.goto(page.url)
        expect(one.get_by_role("heading", name="首页")).to_be_visible()
    pages[-1].get_by_role("button", name="新建空白工作簿", exact=True).click()
    expect(pages[-1].get_by_text("已建")).to_be_visible()
    served.stop()
    for one in (page, *pages):
        expect(one.get_by_role("alert")).to_be_visible()
    watched.troubles.clear()


def test_a_page_of_another_site_gets_nothing(page: Page, context: BrowserContext, served: Any, watched: Any) -> None:
    address = page.url
    foreign = context.new_page()
    context.route(
        "http://foreign.localhost:9/*",
        lambda route: route.fulfill(body="<title>foreign</title>", content_type="text/html"),
    )
    foreign.goto("http://foreign.localhost:9/x")
    asked = foreign.evaluate(
        """async address => {
            const tried = async (...how) => { try { return (await fetch(...how)).type } catch { return "refused" } };
            const send = { method: "PUT", body: "x" };
            return [await tried(address), await tried(address + "ledgers/a.csv", send),
                    await tried(address + "blank/flat", { method: "POST", mode: "no-cors" })];
        }""",
        address,
    )
    assert asked in (["refused", "refused", "opaque"], ["refused", "refused", "refused"])
    foreign.evaluate("address => { location.href = address }", address)
    expect(foreign.get_by_text("不是本程序的页面发出的")).to_be_visible()
    foreign.get_by_role("link", name="回到首页").click()
    expect(foreign.get_by_role("heading", name="首页")).to_be_visible()
    assert served.folder.books() == []
    watched.troubles.clear()
