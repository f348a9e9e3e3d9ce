"""The six pictures of docs/desk.md, taken from the running desk with an invented ledger: `python -m scripts.desk_pictures`.

Needs Chromium and LibreOffice.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from benchmarks.guarantee_ledger import guarantee_ledger
from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

DOCS = Path(__file__).resolve().parent.parent / "docs"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
PATIENCE = 120_000
SIZE, COLOURS = (1180, 760), 64
_SHORTER = """document.addEventListener("DOMContentLoaded", () => { for (const one of document.querySelectorAll("p, .path"))
    for (const text of one.childNodes) if (text.nodeType === 3) text.data = text.data.replace(%r, "") })"""
"""Where this machine keeps the folder is nobody's concern."""
SHARED = {
    "债权人名称": "示例融资担保有限公司",
    "债权人住所地": "浙江省海宁市示例路1号",
    "债权人联系电话": "0573-80000000",
    "借款合同名称": "委托担保合同",
    "收款户名": "示例融资担保有限公司",
    "收款开户行": "示例银行海宁支行",
    "收款账号": "330000000000000000",
    "本行联系人": "范示例",
    "本行联系电话": "0573-80000000",
}


def main() -> None:
    """Take all six."""
    with tempfile.TemporaryDirectory() as spare:
        ledger = guarantee_ledger(
            Path(spare) / "代偿台账.xlsx",
            first_paid=_three_years_before(date.today()) - timedelta(10),
            counted_on=date.today(),
        )
        with _page_of(Path(spare) / "清收") as page:
            page.add_init_script(_SHORTER % f"{spare}/")
            page.reload()
            _walk(page, ledger)


def _three_years_before(day: date) -> date:
    return day.replace(year=day.year - 3, day=min(day.day, 28))


@contextmanager
def _page_of(folder: Path) -> Iterator[Page]:
    command = [sys.executable, "-m", "recovery_docs", "desk", str(folder), "--no-browser"]
    with (
        subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env={**os.environ, "PYTHONUNBUFFERED": "1"}
        ) as desk,
        sync_playwright() as playwright,
    ):
        try:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*QUIET])
            page = browser.new_page(locale="zh-CN", viewport={"width": SIZE[0], "height": SIZE[1]})
            page.set_default_timeout(PATIENCE)
            expect.set_options(timeout=PATIENCE)
            page.goto(desk.stdout.readline().strip() if desk.stdout else "")
            page.wait_for_url("**/")
            yield page
        finally:
            desk.terminate()


def _walk(page: Page, ledger: Path) -> None:
    _take(page, "home")
    page.get_by_label("选择文件").set_input_files(ledger)
    page.wait_for_url("**/columns")
    page.get_by_label("企业主").select_option("借款人.姓名")
    page.get_by_label("垫款结存").select_option("案件.本金余额")
    _take(page, "columns")
    for name, text in SHARED.items():
        page.get_by_label(name, exact=False).first.fill(text)
    page.get_by_role("button", name="就这样，看案件").click()
    page.wait_for_url(re.compile(r"/books/[^/]+$"))
    expect(page.locator("[data-fresh=state] progress")).to_have_count(0)
    page.get_by_label("30 日内届满").check()
    page.wait_for_url("**bands=month**")
    _take(page, "cases")
    table = page.url
    page.get_by_role("link", name="DC0020").click()
    page.get_by_role("link", name="还缺").click()
    _take(page, "case")
    page.goto(table)
    page.get_by_role("button", name=re.compile("做所列")).click()
    expect(page.get_by_text("没有正在做的")).to_be_visible()
    page.get_by_role("link", name=re.compile("^做好")).click()
    page.set_viewport_size({"width": SIZE[0], "height": 400})
    _take(page, "jobs")
    page.get_by_role("link", name="看文书、交寄、核对").click()
    page.get_by_role("link", name="交寄和回执").click()
    page.get_by_role("button", name="做交寄清单").click()
    page.wait_for_load_state()
    page.set_viewport_size({"width": SIZE[0], "height": 560})
    _take(page, "post")


def _take(page: Page, name: str) -> None:
    """A picture of few colours, so that it stays small."""
    target = DOCS / f"desk-{name}.png"
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(500)
    page.screenshot(path=target)
    with Image.open(target) as picture:
        few = picture.convert("RGB").quantize(COLOURS)
    few.save(target, optimize=True)
    print(target, target.stat().st_size)


if __name__ == "__main__":
    main()
