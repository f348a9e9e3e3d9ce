"""④ In a browser: a case by its tabs, by the keyboard, on paper; its paper as PDF; nothing without a name for the ear."""

import shutil
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from recovery_docs.intake import read_case

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
_UNNAMED = """() => [...document.querySelectorAll("input, select, textarea, button, a, iframe, progress")].filter(one =>
    one.type !== "hidden" && !one.closest("template") && !one.textContent.trim() && !one.getAttribute("aria-label")
    && !one.title && !(one.labels || []).length
    && !(one.getAttribute("aria-labelledby") || "").split(" ").some(id => document.getElementById(id)))
    .map(one => one.outerHTML.slice(0, 120))"""
_UNLABELLED = """() => [...document.querySelectorAll("input, select, textarea")].filter(one => one.type !== "hidden"
    && !one.closest("template") && !one.getAttribute("aria-label") && !(one.labels || []).length
    && !(one.getAttribute("aria-labelledby") || "").split(" ").every(id => id && document.getElementById(id)))
    .map(one => one.outerHTML.slice(0, 120))"""
_TWICE = """() => { const ids = [...document.querySelectorAll("[id]")].map(one => one.id);
    return ids.filter((id, at) => ids.indexOf(id) !== at) }"""


@pytest.fixture
def root(page: Page, served: Any) -> str:
    for path in EXAMPLES.iterdir():
        shutil.copy(path, served.folder.ledgers)
    return page.url.rstrip("/")


def _case(root: str, name: str = "working-capital") -> str:
    number = read_case(EXAMPLES / f"{name}.yaml").case.id
    return f"{root}/books/{name}.yaml/cases/{quote(number, safe='')}"


def test_every_control_of_every_page_has_a_name(page: Page, root: str) -> None:
    book = f"{root}/books/workbook-flat.xlsx"
    pages = [f"{_case(root)}?tab={tab}" for tab in ("ready", "questions", "debt", "paper", "facts")]
    pages += [f"{root}/templates?tab={tab}" for tab in ("list", "put", "fields", "clauses", "try")]
    pages += [f"{book}/columns", f"{book}/cases/JJ20210001"]
    for address in pages:
        page.goto(address, wait_until="domcontentloaded")
        assert page.evaluate(_UNNAMED) == [], address
        assert page.evaluate(_UNLABELLED) == [], address
        assert page.evaluate(_TWICE) == [], address
        assert page.locator("h1").count() == 1


def test_a_case_is_walked_by_the_keyboard(page: Page, root: str) -> None:
    page.goto(_case(root))
    tabs = page.get_by_role("navigation", name="这一案")
    tabs.get_by_role("link", name="债权怎么算").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="逐段的算式")).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="民事起诉状").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="民事起诉状")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="民事起诉状")).to_be_visible()


def test_the_picture_is_heard(page: Page, root: str) -> None:
    page.goto(f"{root}/books/workbook-flat.xlsx/cases/JJ20210001")
    picture = page.get_by_role("img")
    expect(picture).to_be_visible()
    assert "已于2025年7月15日届满" in (picture.text_content() or "")


def test_it_prints_without_what_is_pressed(page: Page, root: str) -> None:
    page.goto(_case(root))
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="看文书")).to_have_count(0)
    expect(page.get_by_role("img")).to_be_visible()


@pytest.mark.office
def test_the_paper_is_seen_as_pdf_and_made_as_a_packet(page: Page, root: str, served: Any) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("no LibreOffice")
    page.set_default_timeout(90_000)
    with page.expect_response(lambda answer: "as=pdf" in answer.url) as came:
        page.goto(f"{_case(root)}?tab=paper&filing=collection-notice", wait_until="domcontentloaded")
    assert came.value.status == 200
    assert came.value.headers["content-type"] == "application/pdf"
    page.get_by_role("button", name="制作文书包").click()
    page.wait_for_url("**/jobs**")
    for _ in range(180):
        if list(served.folder.papers.rglob("*.docx")):
            return
        page.wait_for_timeout(500)
    pytest.fail("no paper was made")


def test_without_an_office_the_word_file_is_offered(serve: Any, context: Any) -> None:
    served = serve(PATH="/nowhere")
    shutil.copy(EXAMPLES / "private-loan.yaml", served.folder.ledgers)
    page = context.new_page()
    page.goto(served.address)
    page.wait_for_url("**/")
    page.goto(f"{_case(page.url.rstrip('/'), 'private-loan')}?tab=paper")
    expect(page.get_by_text("本机没有 LibreOffice")).to_be_visible()
    with page.expect_download() as fetched:
        page.get_by_role("link", name="下载 Word，用 Word 或者 WPS 打开看").click()
    assert fetched.value.suggested_filename.endswith(".docx")
