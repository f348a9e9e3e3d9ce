"""A guarantee company's own ledger, from two selects to its letters; a case from its questions to its packet."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from benchmarks.guarantee_ledger import guarantee_ledger
from playwright.sync_api import Locator, Page, expect

from recovery_docs.batch.whole_run import run_batch

NAME = "代偿台账"
SLOW = 180_000
SHARED = {
    "债权人名称": "示例融资担保有限公司",
    "债权人住所地": "浙江省海宁市示例路1号",
    "债权人联系电话": "0573-80000000",
    "债权人负责人": "范示例",
    "债权人负责人职务": "董事长",
    "借款合同名称": "委托担保合同",
}


@pytest.fixture
def served(serve: Any) -> Any:
    """A program of its own for each test: its jobs are counted."""
    return serve()


def _before(day: date) -> date:
    return day.replace(year=day.year - 3, day=min(day.day, 28))


def _ledger(path: Path, rows: int = 200) -> Path:
    """Rights that ended ten days ago, and then one a day."""
    today = date.today()
    return guarantee_ledger(path, rows, first_paid=_before(today) - timedelta(10), counted_on=today - timedelta(3))


def _looked_at(page: Page) -> None:
    page.wait_for_url(re.compile(r"/books/[^/]+$"))
    expect(page.locator("[data-fresh=state] progress")).to_have_count(0, timeout=SLOW)
    expect(page.get_by_role("button", name=re.compile("做所列"))).to_be_enabled(timeout=SLOW)


@pytest.fixture
def table(page: Page, tmp_path: Path) -> str:
    """The ledger, put in and its headings corrected by the mouse: the address of its table, all of it looked at."""
    page.get_by_label("选择文件").set_input_files(_ledger(tmp_path / f"{NAME}.xlsx"))
    page.wait_for_url("**/columns")
    page.get_by_label("企业主").select_option("借款人.姓名")
    page.get_by_label("垫款结存").select_option("案件.本金余额")
    for name, text in SHARED.items():
        page.get_by_label(name).first.fill(text)
    page.get_by_role("button", name="就这样，看案件").click()
    _looked_at(page)
    return page.url


def _papers(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.glob("*/*")}


def _same_as_command_line(served: Any, alone: Path, filing: str, numbers: list[str]) -> bool:
    folder = served.folder
    run_batch(
        folder.ledgers / f"{NAME}.xlsx",
        alone,
        (filing,),
        today=date.today(),
        only=numbers,
        profile=folder.profiles / f"{NAME}.toml",
    )
    expected = _papers(alone)
    return len(expected) > len(numbers) and _papers(folder.papers / NAME) == expected


def test_a_ledger_never_seen_comes_to_letters_like_those_of_the_command_line(
    page: Page, table: str, served: Any, tmp_path: Path
) -> None:
    page.get_by_label("30 日内届满").check()
    page.wait_for_url("**bands=month**")
    numbers = page.locator("table.cases tbody th a").all_inner_texts()
    assert len(numbers) in (30, 31, 32)
    assert "DC0001" not in numbers
    assert "DC0020" in numbers
    page.get_by_label("制作").select_option(label="逾期贷款催收通知书")
    page.get_by_role("button", name=f"做所列 {len(numbers)} 案").click()
    expect(page.get_by_text("没有正在做的")).to_be_visible(timeout=SLOW)
    page.get_by_role("link", name=f"做好 {len(numbers)} 案").click()
    expect(page.get_by_text(f"已制作 {len(numbers)} 案")).to_be_visible()
    assert _same_as_command_line(served, tmp_path / "命令行", "collection-notice", numbers)


def _answer(page: Page, key: str, text: str) -> None:
    control = page.locator(f'form.asking [name="{key}"]').first
    if control.evaluate("one => one.tagName") == "SELECT":
        control.select_option(text)
    else:
        control.fill(text)
    page.locator("form.asking", has=page.locator(f'[name="{key}"]')).first.get_by_role("button", name="记下").click()
    expect(page.locator("#told")).to_contain_text("记下了")
    expect(page.locator(f'form.asking [name="{key}"]')).to_have_count(0)


def test_three_answers_and_the_exhibits_make_a_refused_paper_ready_and_a_packet(
    page: Page, table: str, served: Any, tmp_path: Path
) -> None:
    case = f"{table}/cases/DC0020"
    ready = f"{case}?tab=ready&filing=payment-order-application"
    page.goto(ready)
    expect(page.get_by_role("heading", name="支付令申请书")).to_contain_text("不能提交")
    page.get_by_role("link", name=re.compile("^还缺")).click()
    _answer(page, "borrowers[0].address", "浙江省海宁市示例街道20号")
    _answer(page, "request.court", "浙江省海宁市人民法院")
    _answer(page, "borrowers[0].whereabouts", "下落明确")
    for number, (name, kind) in enumerate((("委托担保合同", "借款合同"), ("代偿凭证", "放款凭证"))):
        page.goto(f"{case}?tab=facts&add=exhibits")
        page.locator(f'#adding [name="exhibits[{number}].number"]').fill(str(number + 1))
        page.locator(f'#adding [name="exhibits[{number}].name"]').fill(name)
        page.locator(f'#adding [name="exhibits[{number}].kind"]').select_option(kind)
        page.locator("#adding").get_by_role("button", name="记下").click()
        expect(page.locator("#told")).to_contain_text("记下了")
    page.goto(ready)
    expect(page.get_by_role("heading", name="支付令申请书")).to_contain_text("可以提交")
    page.get_by_role("link", name="看文书").last.click()
    with page.expect_download() as fetched:
        page.get_by_role("link", name="下载 Word").first.click()
    seen = Path(fetched.value.path()).read_bytes()
    page.get_by_role("button", name="制作文书包").click()
    page.wait_for_url("**/jobs**")
    expect(page.get_by_text("没有正在做的")).to_be_visible(timeout=SLOW)
    assert _same_as_command_line(served, tmp_path / "命令行", "payment-order-application", ["DC0020"])
    assert seen in _papers(served.folder.papers / NAME).values()


def _tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(150):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not reach {wanted}")


def _choose(page: Page, select: Locator, value: str) -> None:
    """Type on the select what is looked for; the first key opens the field beside it."""
    _tab_to(page, select)
    page.keyboard.press("x")
    page.keyboard.press("Backspace")
    page.keyboard.insert_text(value)
    page.keyboard.press("Enter")
    expect(select).to_be_focused()
    expect(select).to_have_value(value)


def test_the_whole_way_by_the_keyboard_alone(page: Page, served: Any) -> None:
    _ledger(served.folder.ledgers / f"{NAME}.xlsx", 14)
    page.reload()
    _tab_to(page, page.get_by_role("link", name=f"{NAME}.xlsx"))
    page.keyboard.press("Enter")
    _looked_at(page)
    _tab_to(page, page.get_by_role("link", name="核对标题").last)
    page.keyboard.press("Enter")
    page.wait_for_url("**/columns")
    _choose(page, page.get_by_label("企业主"), "借款人.姓名")
    _choose(page, page.get_by_label("垫款结存"), "案件.本金余额")
    for name, text in SHARED.items():
        _tab_to(page, page.get_by_label(name).first)
        page.keyboard.insert_text(text)
    _tab_to(page, page.get_by_role("button", name="就这样，看案件"))
    page.keyboard.press("Enter")
    _looked_at(page)
    _tab_to(page, page.get_by_label("30 日内届满"))
    page.keyboard.press("Space")
    page.wait_for_url("**bands=month**")
    _tab_to(page, page.get_by_role("button", name=re.compile("做所列")))
    page.keyboard.press("Enter")
    expect(page.get_by_text("没有正在做的")).to_be_visible(timeout=SLOW)
    assert "DC0012" in {path.name for path in (served.folder.papers / NAME).iterdir()}
