"""⑥ In a browser: an own template with a fault is refused with its place, mended, used; a field is copied."""

import io
import shutil
from pathlib import Path
from typing import Any

import docx
from playwright.sync_api import BrowserContext, Page, expect

from recovery_docs.intake import read_case

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def _letter(path: Path, *paragraphs: str) -> Path:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    saved = io.BytesIO()
    document.save(saved)
    path.write_bytes(saved.getvalue())
    return path


def test_an_own_template_is_refused_mended_and_used(page: Page, served: Any, tmp_path: Path) -> None:
    root = page.url.rstrip("/")
    shutil.copy(EXAMPLES / "private-loan.yaml", served.folder.ledgers)
    page.goto(f"{root}/templates?tab=put")
    page.get_by_label("名称").fill("律师函")
    page.get_by_label("发给").select_option("借款人")
    expect(page.get_by_label("另作一种文书")).to_be_checked()
    bad = _letter(tmp_path / "律师函.docx", "律师函", "{{ 收件人.尊称 }}：您尚欠{{ 欠款.总和 }}。")
    page.get_by_label("本行的 Word 文件").set_input_files(bad)
    page.get_by_role("button", name="检查，没有错误就用").click()
    expect(page.get_by_role("heading", name="没有用：有 1 处错误")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("cell", name="第2段")).to_be_visible()
    expect(page.get_by_role("cell", name="没有 欠款.总和 这个字段")).to_be_visible()
    assert list(served.folder.templates.iterdir()) == []
    _letter(bad, "律师函", "{{ 收件人.尊称 }}：您尚欠{{ 欠款.合计 }}。")
    page.get_by_label("本行的 Word 文件").set_input_files(bad)
    page.get_by_role("button", name="检查，没有错误就用").click()
    expect(page.get_by_role("heading", name="用上了")).to_be_visible(timeout=60_000)
    number = read_case(EXAMPLES / "private-loan.yaml").case.id
    page.goto(f"{root}/books/private-loan.yaml/cases/{number}?tab=ready&filing=律师函")
    expect(page.get_by_role("heading", name="律师函")).to_contain_text("可以提交")


def test_a_field_is_copied_whole(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{page.url}templates?tab=fields")
    page.get_by_label("找字段").fill("诉讼标的额")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="复制 欠款.请求总额").click()
    expect(page.get_by_role("status")).to_contain_text("已复制 {{ 欠款.请求总额 }}")
    assert page.evaluate("navigator.clipboard.readText()") == "{{ 欠款.请求总额 }}"


def test_an_own_template_is_set_aside_after_a_question(page: Page, served: Any) -> None:
    served.folder.templates.joinpath("collection-notice.docx").write_bytes(
        (EXAMPLES.parent / "templates" / "notices" / "collection-notice.docx").read_bytes()
    )
    page.goto(f"{page.url}templates")
    page.once("dialog", lambda asked: asked.dismiss())
    page.get_by_role("button", name="停用本行的逾期贷款催收通知书").click()
    assert served.folder.templates.joinpath("collection-notice.docx").exists()
    page.once("dialog", lambda asked: asked.accept())
    page.get_by_role("button", name="停用本行的逾期贷款催收通知书").click()
    expect(page.get_by_role("button", name="停用本行的逾期贷款催收通知书")).to_have_count(0)
    assert served.folder.templates.joinpath("已停用", "collection-notice.docx").exists()
