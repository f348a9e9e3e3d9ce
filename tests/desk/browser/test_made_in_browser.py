"""⑧ In a browser: letters made are posted, the filled-in list is dropped, and the case knows that its letter arrived."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ledger_of_days import write_ledger
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from recovery_docs.batch.whole_run import run_batch
from recovery_docs.intake import read_workbook

BOOK = "十一月台账.xlsx"


def test_letters_go_out_and_what_became_of_them_comes_home(page: Page, served: Any, tmp_path: Path) -> None:
    folder, today = served.folder, date.today()
    write_ledger(folder.ledgers / BOOK, {"A1": today.replace(year=today.year - 2, day=1)}, balance_on=today)
    run_batch(folder.ledgers / BOOK, folder.papers / "十一月台账", ("collection-notice",), today=today)
    page.goto(f"{page.url}jobs?tab=done")
    page.get_by_role("link", name="看文书、交寄、核对").click()
    page.get_by_role("button", name="核对有没有变").click()
    expect(page.get_by_text("这一页的 1 案都与做好时一样")).to_be_visible()
    page.get_by_role("link", name="交寄和回执").click()
    page.get_by_role("button", name="做交寄清单").click()
    with page.expect_download() as fetched:
        page.get_by_role("link", name="下载 交寄清单.xlsx").click()
    listed = Path(shutil.copy(fetched.value.path(), tmp_path / "退回.xlsx"))
    _fill(listed, {"邮件号": "1234567890123", "投递结果": "妥投", "结果日期": today.isoformat()})
    page.get_by_label("填好结果的清单").set_input_files(listed)
    expect(page.get_by_text("记入妥投 1 件")).to_be_visible()
    (case,) = [row.loaded.case for row in read_workbook(folder.ledgers / BOOK) if row.loaded]
    assert [event.outcome for event in case.events] == ["delivered"]
    page.goto(f"{page.url.split('/papers')[0]}/books/{quote(BOOK)}/cases/A1?tab=facts")
    expect(page.locator('[name="events[0].outcome"]')).to_have_value("妥投")


def _fill(path: Path, said: dict[str, str]) -> None:
    """The first letter's result, under the headings that the list has."""
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    header = next(row for row in sheet.iter_rows() if any("邮件号" in str(cell.value) for cell in row))
    for cell in header:
        for name, value in said.items():
            if name in str(cell.value):
                sheet.cell(cell.row + 1, cell.column).value = value
    book.save(path)
